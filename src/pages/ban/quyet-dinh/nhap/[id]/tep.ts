import type { APIRoute } from 'astro';
import { Refusal } from '#src/base/refusal.ts';
import { openDeskFile } from '#src/compose/desk-endpoint.ts';
import { findImport } from '#src/features/certificates/imports/read-import.server.ts';

/** The list exactly as it came, for those who may import for its province. */
export const GET: APIRoute = async (context) => {
  const desk = await openDeskFile(context, 'import-decision');
  if (desk instanceof Response) return desk;
  const found = await findImport(desk.app.db, Number(context.params['id']), desk.actor).catch(
    (error: unknown) => {
      if (error instanceof Refusal) return null;
      throw error;
    },
  );
  const bytes = found === null ? null : await desk.app.files.read(found.fileHash);
  if (found === null || bytes === null) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.fileName)}`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
};
