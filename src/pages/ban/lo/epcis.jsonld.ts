import type { APIRoute } from 'astro';
import { siteFacts } from '#src/compose/page.ts';
import { reachOf } from '#src/features/accounts/may.ts';
import { exportProducer } from '#src/features/trace/epcis/export-lot.server.ts';

const PRIVATE = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' };
const missing = (): Response => new Response(null, { status: 404, headers: PRIVATE });

/** All events of a producer as an EPCIS 2.0 document, for its own people: what an import takes in again. */
export const GET: APIRoute = async ({ locals, request, url }) => {
  const { app } = locals;
  const person = await app.accounts.personOf(request);
  const number = (name: string): number => {
    const text = url.searchParams.get(name) ?? '';
    return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
  };
  const [producerId, part] = [number('nha'), number('phan') || 1];
  if (person === null || person.mustAddSecondFactor || producerId === 0) return missing();
  if (!reachOf(person.actor, 'import-epcis').producerIds.includes(producerId)) return missing();
  const document = await exportProducer(app.db, { producerId, part, origin: siteFacts(app).url });
  return new Response(`${JSON.stringify(document)}\n`, {
    headers: {
      ...PRIVATE,
      'content-type': 'application/ld+json; charset=utf-8',
      'content-disposition': `attachment; filename="epcis-${producerId}-${part}.jsonld"`,
    },
  });
};
