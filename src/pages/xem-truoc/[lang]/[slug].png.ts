import path from 'node:path';
import { endpoint, notFound, raw } from '#src/api/answer.ts';
import { HOME, previewOf } from '#src/api/previews.ts';
import { LANGS } from '#src/base/lang.ts';
import { previewPng } from '#src/outside/preview-image.ts';

/** The picture people see when a page is shared. Kept on disk, not among the pages in memory. */
export const { GET, OPTIONS, ALL } = endpoint(async (context, asked) => {
  const { app } = context.locals;
  const lang = LANGS.find((known) => known === context.params['lang']);
  if (lang === undefined) return notFound('endpoint', asked);
  const found = await previewOf(app, lang, context.params['slug'] ?? '');
  const preview = found ?? (await previewOf(app, lang, HOME));
  if (preview === null) return notFound('endpoint', asked);
  const png = await previewPng(preview, path.join(app.env.DATA_DIR, 'cache', 'xem-truoc'));
  const headers = {
    'content-type': 'image/png',
    'cache-control': found === null ? 'no-store' : 'public, max-age=3600',
  };
  return raw(new Uint8Array(png), headers, null, found === null ? 404 : 200);
});
