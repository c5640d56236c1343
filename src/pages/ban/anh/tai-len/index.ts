import type { APIRoute } from 'astro';
import { Metadata } from '@tus/server';
import { Refusal } from '#src/base/refusal.ts';
import { rowId } from '#src/base/row-id.ts';
import { json, refusedAsJson, uploaderOf } from '#src/compose/picture-upload.ts';
import { demand } from '#src/features/accounts/may.ts';
import { MEDIA_LIMITS } from '#src/features/media/media-limits.ts';
import { cleanName } from '#src/features/media/picture-name.ts';

/** Begins a resumable upload (tus 1.0): how long it is, how it is called, for which producer. */
export const POST: APIRoute = async (context) => {
  const { locals, request } = context;
  const person = await uploaderOf(context);
  if (person instanceof Response) return person;
  try {
    const bytes = Number(request.headers.get('upload-length') ?? Number.NaN);
    if (!Number.isSafeInteger(bytes) || bytes < 0) return json(400, { code: 'upload-length' });
    const said = metadataOf(request);
    const name = cleanName(said['filename'] ?? '');
    if (bytes === 0) throw new Refusal('picture-refused', { name, fault: 'empty' });
    if (bytes > MEDIA_LIMITS.fileBytes) {
      throw new Refusal('upload-too-large', { name, megabytes: Math.ceil(bytes / 1e6) });
    }
    const producerId = rowId(said['producer']);
    demand(person.actor, 'upload-media', { producerId });
    const instead = /^[a-z0-9]{16}$/.test(said['instead'] ?? '') ? (said['instead'] ?? '') : '';
    const note = { owner: person.actor.userId ?? '', producer: String(producerId), name, instead };
    return await locals.app.media.uploads.begin(request, note, bytes);
  } catch (error) {
    return refusedAsJson(error);
  }
};

function metadataOf(request: Request): Record<string, string | null> {
  try {
    return Metadata.parse(request.headers.get('upload-metadata') ?? undefined);
  } catch {
    return {};
  }
}
