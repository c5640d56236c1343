import type { APIRoute } from 'astro';
import { openDeskFile } from '#src/compose/desk-endpoint.ts';
import { readDecision } from '#src/features/certificates/read-decisions.server.ts';

/** The decision's original file, byte for byte, for those who may see the decision. */
export const GET: APIRoute = async (context) => {
  const desk = await openDeskFile(context, 'see-decisions');
  if (desk instanceof Response) return desk;
  const decision = await readDecision(desk.app.db, desk.actor, Number(context.params['id']));
  const bytes = decision?.fileHash ? await desk.app.files.read(decision.fileHash) : null;
  if (decision === null || bytes === null) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(decision.fileName ?? 'quyet-dinh')}`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
};
