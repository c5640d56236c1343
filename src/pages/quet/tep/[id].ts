import path from 'node:path';
import type { APIRoute } from 'astro';
import { readOpenFile } from '#src/features/trace/recorder/read-event-file.server.ts';
import { publicPicture } from '#src/outside/public-picture.ts';

const SAFE = {
  'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
};
const missing = (): Response =>
  new Response(null, { status: 404, headers: { ...SAFE, 'cache-control': 'no-store' } });

/**
 * A picture or paper of a step that its producer opened to everybody. Pictures are smaller copies without what the camera
 * noted; papers are saved, not shown. A file that is closed does not exist here.
 */
export const GET: APIRoute = async ({ locals, params }) => {
  const { app } = locals;
  const id = /^[1-9]\d{0,11}$/.test(params['id'] ?? '') ? Number(params['id']) : 0;
  const file = id === 0 ? null : await readOpenFile(app.db, id);
  if (file === null) return missing();
  const picture = file.media.startsWith('image/');
  const folder = path.join(app.env.DATA_DIR, 'cache', 'tep-su-kien');
  const original = () => app.files.read(file.hash);
  const bytes = picture ? await publicPicture(folder, file.hash, original) : await original();
  if (bytes === null) return missing();
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...SAFE,
      'content-type': picture ? 'image/webp' : file.media,
      'content-disposition': picture ? 'inline' : `attachment; filename="${file.kind}-${id}.pdf"`,
      // A correction or a closed file takes it back: asked again every time, answered from memory.
      'cache-control': 'public, max-age=0, must-revalidate',
      'x-cache-subjects': file.lotIds.map((lot) => `lot:${lot}`).join(' ') || '*',
    },
  });
};
