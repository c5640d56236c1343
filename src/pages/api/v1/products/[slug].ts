import { endpoint, json, notFound } from '#src/api/answer.ts';
import { ask } from '#src/api/ask.ts';
import { productShape } from '#src/api/shapes.ts';
import { readProduct } from '#src/features/catalogue/read-product.server.ts';
import {
  certificateFacts,
  readCertificatesOf,
} from '#src/features/certificates/read-register.server.ts';
import { productStanding } from '#src/features/certificates/standing.ts';
import { productCodeLink } from '#src/features/trace/labels/product-link.server.ts';

export const { GET, OPTIONS, ALL } = endpoint(async (context, lang) => {
  const { db } = context.locals.app;
  const record = await readProduct(db, context.params['slug'] ?? '');
  if (record === null) return notFound('product', lang);
  const asked = await ask(context, lang);
  const { id } = record.product;
  const certificates = (await readCertificatesOf(db, [id], asked.day)).get(id) ?? [];
  const facts = certificates.map(({ row }) => certificateFacts(row));
  const link = await productCodeLink(db, id);
  const body = productShape(record, certificates, productStanding(facts, asked.day), asked, link);
  return json(body, [
    `product:${id}`,
    ...certificates.map(({ row }) => `certificate:${row.id}`),
    ...(record.producer ? [`producer:${record.producer.id}`] : []),
    ...record.stories.map((story) => `story:${story.id}`),
  ]);
});
