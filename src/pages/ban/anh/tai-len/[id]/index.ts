import type { APIRoute } from 'astro';
import { machinePaths } from '#src/base/paths.ts';
import { nothingHere, ownUpload, refusedAsJson, uploaderOf } from '#src/compose/picture-upload.ts';

/**
 * One resumable upload: how far it is, or some more of it. The front door asks pages with GET where it was asked with
 * HEAD, and takes POST where the protocol has PATCH and DELETE: the method's real name comes in a header then.
 */
export const ALL: APIRoute = async (context) => {
  const { locals, params, request } = context;
  const person = await uploaderOf(context);
  if (person instanceof Response) return person;
  const id = params['id'] ?? '';
  if ((await ownUpload(context, person, id)) === null) return nothingHere();
  const method = methodOf(request);
  if (method === null) return new Response(null, { status: 405 });
  const headers = new Headers(request.headers);
  headers.delete('x-http-method-override');
  const body = method === 'PATCH' ? new Uint8Array(await request.arrayBuffer()) : null;
  if (body !== null) headers.set('content-length', String(body.length));
  const url = new URL(`${machinePaths.uploads}/${id}`, request.url);
  try {
    const asked = new Request(url, { method, headers, ...(body === null ? {} : { body }) });
    const answer = await locals.app.media.uploads.goOn(asked, id);
    answer.headers.set('cache-control', 'private, no-store');
    return answer;
  } catch (error) {
    return refusedAsJson(error);
  }
};

function methodOf(request: Request): 'HEAD' | 'PATCH' | 'DELETE' | null {
  if (request.method === 'GET' || request.method === 'HEAD') return 'HEAD';
  const said = request.headers.get('x-http-method-override')?.toUpperCase();
  return request.method === 'POST' && (said === 'PATCH' || said === 'DELETE') ? said : null;
}
