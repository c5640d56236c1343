import { endpoint, notFound, originOf, raw } from '#src/api/answer.ts';
import { scanUrl } from '#src/api/shapes.ts';
import { readProduct } from '#src/features/catalogue/read-product.server.ts';
import { productCodeLink } from '#src/features/trace/labels/product-link.server.ts';
import { qrPng } from '#src/outside/qr.ts';

export const { GET, OPTIONS, ALL } = endpoint(async (context, lang) => {
  const { db } = context.locals.app;
  const record = await readProduct(db, context.params['slug'] ?? '');
  if (record === null) return notFound('product', lang);
  const { id, slug } = record.product;
  const link = await productCodeLink(db, id);
  const body = await qrPng(scanUrl(slug, originOf(context), link));
  return raw(body, { 'content-type': 'image/png' }, [`product:${id}`]);
});
