import { endpoint, LISTS, originOf, raw } from '#src/api/answer.ts';
import { newest, rss } from '#src/api/rss.ts';
import { registerOfTheDay } from '#src/compose/register-of-the-day.ts';

export const { GET, OPTIONS, ALL } = endpoint(async (context) => {
  const { app, lang } = context.locals;
  const day = app.clock.today();
  const lines = newest(await registerOfTheDay(app.db, day), day);
  const text = rss(lines, { name: app.site.name, origin: originOf(context) }, lang);
  return raw(text, { 'content-type': 'application/rss+xml; charset=utf-8' }, LISTS);
});
