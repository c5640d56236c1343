import type { APIRoute } from 'astro';
import { openVariant } from '#src/features/media/read-variant.server.ts';

const MEDIA = { avif: 'image/avif', webp: 'image/webp', jpeg: 'image/jpeg' } as const;
const SAFE = {
  'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
};

/**
 * A variant of a picture that is open to everybody: `/anh/{key}-640.avif`. Its bytes never change, so that browsers and
 * proxies may keep it; what is not open does not exist here.
 */
export const GET: APIRoute = async ({ locals, params, request }) => {
  const [, key = '', width = '', format = ''] =
    /^([a-z0-9]{16})-([1-9]\d{1,4})\.(avif|webp|jpeg)$/.exec(params['file'] ?? '') ?? [];
  const asked = { key, width: Number(width), format: format as keyof typeof MEDIA };
  const hash = key === '' ? null : await openVariant(locals.app.db, asked);
  if (hash === null) return missing();
  const headers = {
    ...SAFE,
    'cache-control': 'public, max-age=31536000, immutable',
    etag: `"${hash.slice(0, 32)}"`,
    'cross-origin-resource-policy': 'cross-origin',
  };
  if (request.headers.get('if-none-match')?.includes(headers.etag)) {
    return new Response(null, { status: 304, headers });
  }
  const bytes = await locals.app.files.read(hash);
  if (bytes === null) return missing();
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: { ...headers, 'content-type': MEDIA[asked.format] },
  });
};

const missing = (): Response =>
  new Response(null, { status: 404, headers: { ...SAFE, 'cache-control': 'no-store' } });
