import { endpoint, LISTS, originOf, raw } from '#src/api/answer.ts';
import { newest, rss } from '#src/api/rss.ts';
import { registerLines } from '#src/api/register-lines.ts';

export const { GET, OPTIONS, ALL } = endpoint(async (context) => {
  const { app, lang } = context.locals;
  const day = app.clock.today();
  const lines = newest(await registerLines(app), day);
  const text = rss(lines, { name: app.site.name, origin: originOf(context) }, lang);
  return raw(text, { 'content-type': 'application/rss+xml; charset=utf-8' }, LISTS);
});
