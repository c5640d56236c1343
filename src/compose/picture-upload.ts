import type { APIContext } from 'astro';
import { Refusal } from '#src/base/refusal.ts';
import { rowId } from '#src/base/row-id.ts';
import { may, SOMEWHERE } from '#src/features/accounts/may.ts';
import type { Person } from '#src/features/accounts/person.ts';
import { type AddedPicture, addPicture } from '#src/features/media/add-picture.server.ts';
import { demandReplaceable, putAwayReplaced } from '#src/features/media/change-picture.server.ts';
import { picturesByIds } from '#src/features/media/read-media.server.ts';
import { pictureAddress, variantFor } from '#src/features/media/picture.ts';
import type { UploadNote } from '#src/outside/uploads.ts';
import { refusalText } from '#src/words/refusals.ts';

type Context = Pick<APIContext, 'locals' | 'request'>;

const HEADERS = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' };

/** For whoever may not know that it is there. */
export const nothingHere = (): Response => new Response(null, { status: 404, headers: HEADERS });

export function json(status: number, body: object): Response {
  return Response.json(body, { status, headers: HEADERS });
}

/** Who may upload pictures somewhere; 401 for a stranger, 403 for anybody else. */
export async function uploaderOf({ locals, request }: Context): Promise<Person | Response> {
  const person = await locals.app.accounts.personOf(request);
  if (person === null || person.mustAddSecondFactor) return json(401, said('upload-sign-in', {}));
  if (!may(person.actor, 'upload-media', SOMEWHERE)) return json(403, said('not-allowed', {}));
  return person;
}

/** The upload, when it is this person's own and he or she may still send it; else it does not exist. */
export async function ownUpload(
  { locals }: Pick<Context, 'locals'>,
  person: Person,
  id: string,
): Promise<UploadNote | null> {
  const note = await locals.app.media.uploads.noteOf(id);
  if (note === null || note.owner !== person.actor.userId) return null;
  const producerId = rowId(note.producer);
  return may(person.actor, 'upload-media', { producerId }) ? note : null;
}

const STATUS: Readonly<Record<string, number>> = {
  ...{ 'no-space': 507, 'media-quota': 413, 'media-busy': 503, 'too-many-uploads': 429 },
  ...{ 'not-allowed': 403, 'upload-too-large': 413 },
};

/** A refusal as the script in the page shows it, in both languages; whatever else was thrown is thrown on. */
export function refusedAsJson(error: unknown): Response {
  if (!(error instanceof Refusal)) throw error;
  return json(STATUS[error.code] ?? 422, said(error.code, error.facts));
}

function said(code: string, facts: object) {
  const refusal = new Refusal(code, facts);
  return { code, vi: refusalText(refusal, 'vi') ?? code, en: refusalText(refusal, 'en') ?? code };
}

/** Puts one file into the library, in its turn. @throws Refusal those of `addPicture` and `demandReplaceable`, `media-busy` */
export async function takePicture(
  { locals }: Pick<Context, 'locals'>,
  asked: {
    readonly person: Person;
    readonly producerId: number;
    readonly fileName: string;
    readonly upload: string | null;
    readonly insteadOf?: string | null;
    /** Read when its turn has come. */
    readonly read: () => Promise<Uint8Array>;
  },
): Promise<AddedPicture> {
  const { app } = locals;
  const { person, read, ...rest } = asked;
  const { actor } = person;
  const insteadOf = asked.insteadOf ?? null;
  if (insteadOf !== null) await demandReplaceable(app.db, { ...rest, key: insteadOf, actor });
  return app.media.inTurn(async () => {
    const now = app.clock.now();
    const added = await addPicture(
      app.db,
      { files: app.files, quota: app.media.quota, maker: app.media.maker },
      { ...rest, bytes: await read(), actor, now },
    );
    if (insteadOf !== null && added.key !== insteadOf) {
      await putAwayReplaced(app.db, { key: insteadOf, actor, now });
    }
    return added;
  });
}

/** A new picture as the script in the page shows it. */
export async function pictureForScript(context: Pick<Context, 'locals'>, added: AddedPicture) {
  const one = (await picturesByIds(context.locals.app.db, [added.id])).get(added.id);
  const small = one ? variantFor(one, 'webp', 320) : null;
  return {
    ...{ id: added.id, key: added.key, again: added.again },
    thumb: small ? pictureAddress(added.key, small.width, 'webp', true) : '',
    described: one ? one.alt.vi !== '' && one.alt.en !== '' : false,
  };
}
