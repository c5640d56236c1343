import type { APIRoute } from 'astro';
import { Refusal } from '#src/base/refusal.ts';
import { readOwnFile } from '#src/features/trace/recorder/read-event-file.server.ts';

const PRIVATE = { 'cache-control': 'private, no-store' };
const missing = (): Response => new Response(null, { status: 404, headers: PRIVATE });

/** A picture or paper of a step as it was sent, for the producer's people and officers; for others it does not exist. */
export const GET: APIRoute = async ({ locals, params, request }) => {
  const { app } = locals;
  const person = await app.accounts.personOf(request);
  const id = /^[1-9]\d{0,11}$/.test(params['id'] ?? '') ? Number(params['id']) : 0;
  if (person === null || person.mustAddSecondFactor || id === 0) return missing();
  const file = await readOwnFile(app.db, { id, actor: person.actor }).catch((error: unknown) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
  const bytes = file === null ? null : await app.files.read(file.hash);
  if (file === null || bytes === null) return missing();
  const ending = file.media === 'application/pdf' ? 'pdf' : file.media.replace('image/', '');
  const how = file.media.startsWith('image/') ? 'inline' : 'attachment';
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...PRIVATE,
      'content-type': file.media,
      'content-disposition': `${how}; filename="${file.kind}-${file.id}.${ending}"`,
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    },
  });
};
