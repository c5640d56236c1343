import { endpoint, notFound, originOf, raw } from '#src/api/answer.ts';
import { scanUrl } from '#src/api/shapes.ts';
import { readProduct } from '#src/features/catalogue/read-product.server.ts';
import { qrSvg } from '#src/outside/qr.ts';

export const { GET, OPTIONS, ALL } = endpoint(async (context, lang) => {
  const record = await readProduct(context.locals.app.db, context.params['slug'] ?? '');
  if (record === null) return notFound('product', lang);
  const { id, slug } = record.product;
  const body = await qrSvg(scanUrl(slug, originOf(context)));
  return raw(body, { 'content-type': 'image/svg+xml; charset=utf-8' }, [`product:${id}`]);
});
