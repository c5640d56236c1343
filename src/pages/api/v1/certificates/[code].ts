import { endpoint, json, notFound } from '#src/api/answer.ts';
import { ask } from '#src/api/ask.ts';
import { certificateShape, producerLink, productLink } from '#src/api/shapes.ts';
import { readCertificate } from '#src/features/certificates/read-register.server.ts';

export const { GET, OPTIONS, ALL } = endpoint(async (context, lang) => {
  const asked = await ask(context, lang);
  const code = (context.params['code'] ?? '').toUpperCase();
  const found = await readCertificate(context.locals.app.db, code, asked.day);
  if (found === null) return notFound('certificate', lang);
  const { certificate, product, producer, standing, history } = found;
  const body = {
    ...certificateShape(certificate, standing, asked),
    day: asked.day,
    product: productLink(product, asked),
    producer: producerLink(producer, asked),
    others: history
      .filter(({ row }) => row.id !== certificate.id)
      .map(({ row, standing: other }) => certificateShape(row, other, asked)),
  };
  return json(body, [
    `certificate:${certificate.id}`,
    `product:${product.id}`,
    ...(producer ? [`producer:${producer.id}`] : []),
  ]);
});
