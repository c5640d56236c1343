import type { APIRoute } from 'astro';
import { rowId } from '#src/base/row-id.ts';
import { Refusal } from '#src/base/refusal.ts';
import {
  json,
  nothingHere,
  ownUpload,
  pictureForScript,
  refusedAsJson,
  takePicture,
  uploaderOf,
} from '#src/compose/picture-upload.ts';
import { pictureByUpload } from '#src/features/media/read-media.server.ts';

/**
 * Everything of an upload is here: it becomes a picture of the library. Asked twice, it answers the same; a file that is
 * refused is forgotten at once.
 */
export const POST: APIRoute = async (context) => {
  const person = await uploaderOf(context);
  if (person instanceof Response) return person;
  const { app } = context.locals;
  const id = context.params['id'] ?? '';
  const done = await pictureByUpload(app.db, { upload: id, actor: person.actor });
  if (done !== null) return json(200, await pictureForScript(context, done));
  const note = await ownUpload(context, person, id);
  if (note === null) return nothingHere();
  const finished = await app.media.uploads.finished(id);
  if (finished === null) return nothingHere();
  if (finished === false) return json(409, { code: 'upload-unfinished' });
  try {
    const added = await takePicture(context, {
      ...{ person, upload: id, producerId: rowId(note.producer), fileName: note.name },
      ...{ insteadOf: note.instead || null, read: finished.read },
    });
    await app.media.uploads.forget(id);
    return json(200, await pictureForScript(context, added));
  } catch (error) {
    // It may go better later; what is no picture will never be one.
    const later = ['no-space', 'media-busy', 'media-quota'];
    if (error instanceof Refusal && !later.includes(error.code)) {
      await app.media.uploads.forget(id);
    }
    return refusedAsJson(error);
  }
};
