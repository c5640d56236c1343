import type { APIRoute } from 'astro';
import { Refusal } from '#src/base/refusal.ts';
import { readDossier } from '#src/features/assessment/dossiers/read-dossier.server.ts';
import { may } from '#src/features/accounts/may.ts';
import { targetOf } from '#src/features/assessment/move-dossier.server.ts';

const missing = (): Response =>
  new Response(null, { status: 404, headers: { 'cache-control': 'private, no-store' } });

/** Exactly the bytes whose SHA-256 stands on the receipt: for those who hold the dossier, not for councils. */
export const GET: APIRoute = async ({ locals, params, request, url }) => {
  const { app } = locals;
  const person = await app.accounts.personOf(request);
  if (person === null || person.mustAddSecondFactor) return missing();
  const whole = await readDossier(app.db, {
    code: params['code'] ?? '',
    actor: person.actor,
  }).catch((error: unknown) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
  if (whole === null || !may(person.actor, 'see-dossier', targetOf(whole.dossier)))
    return missing();
  const no = Number(url.searchParams.get('lan'));
  const lodging = whole.lodgings.find((one) => one.no === no);
  if (lodging === undefined) return missing();
  return new Response(lodging.content, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${whole.dossier.code}-${no}.json"`,
      'cache-control': 'private, no-store',
    },
  });
};
