import type { APIRoute } from 'astro';
import { siteFacts } from '#src/compose/page.ts';
import { may } from '#src/features/accounts/may.ts';
import { ownerOf } from '#src/features/trace/codes/owner.server.ts';
import { exportLot } from '#src/features/trace/epcis/export-lot.server.ts';
import { readLot } from '#src/features/trace/lots/read-lots.server.ts';

const PRIVATE = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' };
const missing = (): Response => new Response(null, { status: 404, headers: PRIVATE });

/**
 * Everything recorded about a lot as an EPCIS 2.0 document: whole for its producer and for officers who may see hidden
 * parties, as everybody may have it for the others who see the lot.
 */
export const GET: APIRoute = async ({ locals, params, request }) => {
  const { app } = locals;
  const person = await app.accounts.personOf(request);
  const id = /^[1-9]\d{0,11}$/.test(params['id'] ?? '') ? Number(params['id']) : 0;
  if (person === null || person.mustAddSecondFactor || id === 0) return missing();
  const { actor } = person;
  const line = await readLot(app.db, { id, actor, now: app.clock.now() });
  if (line === null) return missing();
  const whole = may(actor, 'see-hidden-parties', await ownerOf(app.db, line.producerId));
  const document = await exportLot(app.db, id, siteFacts(app).url, whole ? 'owner' : 'public');
  if (document === null) return missing();
  const name = `lo-${line.code.replace(/[^A-Za-z0-9._-]/g, '-')}.jsonld`;
  return new Response(`${JSON.stringify(document, null, 2)}\n`, {
    headers: {
      ...PRIVATE,
      'content-type': 'application/ld+json; charset=utf-8',
      'content-disposition': `attachment; filename="${name}"`,
    },
  });
};
