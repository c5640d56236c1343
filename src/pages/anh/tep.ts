import type { APIRoute } from 'astro';
import { contentDisposition } from '#src/outside/content-disposition.ts';
import { openSigned } from '#src/outside/signed-address.ts';

/** A private file for whoever has its signed address, until the moment that stands in it. Saved, never shown. */
export const GET: APIRoute = async ({ locals, url }) => {
  const { app } = locals;
  const file = openSigned(app.media.secret, url.searchParams, app.clock.now());
  const bytes = file === null ? null : await app.files.read(file.hash).catch(() => null);
  if (file === null || bytes === null) {
    return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } });
  }
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': file.media,
      'content-disposition': contentDisposition('attachment', file.name),
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'cache-control': 'private, no-store',
    },
  });
};
