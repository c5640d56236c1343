import type { APIContext } from 'astro';
import { Refusal } from '#src/base/refusal.ts';
import { rowId } from '#src/base/row-id.ts';
import { takePicture } from '#src/compose/picture-upload.ts';
import { chosenFiles } from '#src/compose/step-files.ts';
import { demand } from '#src/features/accounts/may.ts';
import type { Person } from '#src/features/accounts/person.ts';
import type { AddedPicture } from '#src/features/media/add-picture.server.ts';
import type { MediaFault } from '#src/features/media/media-fault.ts';
import { MEDIA_LIMITS } from '#src/features/media/media-limits.ts';

/**
 * The files of an ordinary form, one after the other: those that are pictures are in the library afterwards, also when
 * others are refused.
 * @throws Refusal `no-pictures`, `pictures-refused` {list, taken}, and what stops all of them: `media-quota`, `no-space`
 */
export async function takePictures(
  context: Pick<APIContext, 'locals'>,
  form: FormData,
  { person, insteadOf = null }: { person: Person; insteadOf?: string | null },
): Promise<AddedPicture[]> {
  const producerId = rowId(form.get('chu-the'));
  demand(person.actor, 'upload-media', { producerId });
  const files = chosenFiles(form, 'anh').slice(0, MEDIA_LIMITS.picturesAtOnce);
  if (files.length === 0) throw new Refusal('no-pictures', {});
  const added: AddedPicture[] = [];
  const refused: { name: string; fault: MediaFault }[] = [];
  for (const file of files) {
    try {
      added.push(
        await takePicture(context, {
          ...{ person, producerId, insteadOf, fileName: file.name, upload: null },
          read: async () => new Uint8Array(await file.arrayBuffer()),
        }),
      );
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'picture-refused') throw error;
      refused.push(error.facts as { name: string; fault: MediaFault });
    }
  }
  if (refused.length > 0) {
    const taken = added.filter(({ again }) => !again).length;
    throw new Refusal('pictures-refused', { list: refused, taken });
  }
  return added;
}
