import type { APIRoute } from 'astro';
import { rowId } from '#src/base/row-id.ts';
import { readClaimFile } from '#src/features/sellers/list-claims.server.ts';

const missing = (): Response =>
  new Response(null, { status: 404, headers: { 'cache-control': 'private, no-store' } });

/**
 * A paper of a claim, for the person who sent it and the officers who reach it; for everybody else it does not exist.
 * Pictures are shown, papers are saved: inside the sandbox a browser has no viewer for them.
 */
export const GET: APIRoute = async ({ locals, params, request, url }) => {
  const { app } = locals;
  const person = await app.accounts.personOf(request);
  if (person === null || person.mustAddSecondFactor) return missing();
  const file = await readClaimFile(app.db, { id: rowId(params['id'] ?? ''), actor: person.actor });
  const bytes = file === null ? null : await app.files.read(file.hash);
  if (file === null || bytes === null) return missing();
  const picture = file.media.startsWith('image/') && !url.searchParams.has('tai');
  const ascii = file.name.normalize('NFD').replace(/[^\x20-\x7e]|["\\]/g, '');
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': file.media,
      'content-disposition': `${picture ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
    },
  });
};
