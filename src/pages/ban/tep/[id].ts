import type { APIRoute } from 'astro';
import { Refusal } from '#src/base/refusal.ts';
import { readFile } from '#src/features/assessment/dossiers/read-dossier.server.ts';

const missing = (): Response =>
  new Response(null, { status: 404, headers: { 'cache-control': 'private, no-store' } });

/**
 * A proof, for whoever may see its dossier; for everybody else it does not exist. Pictures are shown, papers are saved:
 * inside the sandbox a browser has no viewer for them.
 */
export const GET: APIRoute = async ({ locals, params, request, url }) => {
  const { app } = locals;
  const person = await app.accounts.personOf(request);
  const id = /^\d{1,12}$/.test(params['id'] ?? '') ? Number(params['id']) : 0;
  if (person === null || person.mustAddSecondFactor) return missing();
  const file = await readFile(app.db, { id, actor: person.actor }).catch((error: unknown) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
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
