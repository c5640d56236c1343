import { endpoint, json, LISTS, notFound } from '#src/api/answer.ts';
import { ask } from '#src/api/ask.ts';
import { producerShape } from '#src/api/producer-shape.ts';
import { readProducer } from '#src/features/catalogue/read-producer.server.ts';
import {
  certificateFacts,
  readCertificatesOf,
} from '#src/features/certificates/read-register.server.ts';
import { productStanding } from '#src/features/certificates/standing.ts';

export const { GET, OPTIONS, ALL } = endpoint(async (context, lang) => {
  const { db } = context.locals.app;
  const record = await readProducer(db, context.params['slug'] ?? '');
  if (record === null) return notFound('producer', lang);
  const asked = await ask(context, lang);
  const ids = record.products.map((product) => product.id);
  const certificates = await readCertificatesOf(db, ids, asked.day);
  const standings = new Map(
    ids.map((id) => {
      const facts = (certificates.get(id) ?? []).map(({ row }) => certificateFacts(row));
      return [id, productStanding(facts, asked.day)] as const;
    }),
  );
  return json(producerShape(record, standings, asked), [
    `producer:${record.producer.id}`,
    ...LISTS,
  ]);
});
