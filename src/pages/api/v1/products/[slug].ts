import { endpoint, json, notFound } from '#src/api/answer.ts';
import { ask } from '#src/api/ask.ts';
import { productShape } from '#src/api/shapes.ts';
import { recalledProducts } from '#src/features/cart/recalled-products.server.ts';
import { readProduct } from '#src/features/catalogue/read-product.server.ts';
import {
  certificateFacts,
  readCertificatesOf,
} from '#src/features/certificates/read-register.server.ts';
import { productStanding } from '#src/features/certificates/standing.ts';
import { productCodeLink } from '#src/features/trace/labels/product-link.server.ts';

export const { GET, OPTIONS, ALL } = endpoint(async (context, lang) => {
  const { db } = context.locals.app;
  const now = context.locals.app.clock.now();
  const record = await readProduct(db, context.params['slug'] ?? '', now);
  if (record === null) return notFound('product', lang);
  const asked = await ask(context, lang);
  const { id } = record.product;
  const certificates = (await readCertificatesOf(db, [id], asked.day)).get(id) ?? [];
  const facts = certificates.map(({ row }) => certificateFacts(row));
  const [codeLink, off] = await Promise.all([productCodeLink(db, id), recalledProducts(db, [id])]);
  const body = productShape(record, certificates, productStanding(facts, asked.day), asked, {
    ...{ codeLink, recalled: off.has(id) },
  });
  return json(body, [
    `product:${id}`,
    ...record.offers.map((offer) => `offer:${offer.id}`),
    ...certificates.map(({ row }) => `certificate:${row.id}`),
    ...(record.producer ? [`producer:${record.producer.id}`] : []),
    ...record.stories.map((story) => `story:${story.id}`),
  ]);
});
