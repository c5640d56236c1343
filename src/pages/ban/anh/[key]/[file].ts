import type { APIRoute } from 'astro';
import { nothingHere } from '#src/compose/picture-upload.ts';
import { deskVariant } from '#src/features/media/read-variant.server.ts';

const MEDIA = { avif: 'image/avif', webp: 'image/webp', jpeg: 'image/jpeg' } as const;

/** A variant of a picture for people of the desk who may see it, open or not: `/ban/anh/{key}/640.webp`. */
export const GET: APIRoute = async ({ locals, params, request }) => {
  const { app } = locals;
  const [, width = '', format = ''] =
    /^([1-9]\d{1,4})\.(avif|webp|jpeg)$/.exec(params['file'] ?? '') ?? [];
  const key = params['key'] ?? '';
  const person = await app.accounts.personOf(request);
  if (person === null || person.mustAddSecondFactor || width === '') return nothingHere();
  const asked = { key, width: Number(width), format: format as keyof typeof MEDIA };
  const hash = await deskVariant(app.db, { ...asked, actor: person.actor });
  const bytes = hash === null ? null : await app.files.read(hash);
  if (bytes === null) return nothingHere();
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': MEDIA[asked.format],
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
    },
  });
};
