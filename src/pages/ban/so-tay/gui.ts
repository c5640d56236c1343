import type { APIRoute } from 'astro';
import { Refusal } from '#src/base/refusal.ts';
import type { App } from '#src/app.ts';
import { chosenFiles, type GivenFile, takeStepFiles } from '#src/compose/step-files.ts';
import type { Actor } from '#src/features/accounts/may.ts';
import { createLot } from '#src/features/trace/lots/create-lot.server.ts';
import { recordStep } from '#src/features/trace/lots/record-step.server.ts';
import type { LotDraft, StepDraft } from '#src/features/trace/recorder/entry.ts';
import { findSentLot } from '#src/features/trace/recorder/find-sent-lot.server.ts';
import { readEntry } from '#src/features/trace/recorder/read-entry.ts';
import { recorderPerson, refused, tell } from './_answer.ts';

interface Sender {
  readonly app: App;
  readonly actor: Actor;
  readonly clientId: string;
}

/**
 * One entry of the recorder: `muc` is the entry as JSON, `anh` its pictures, `nguoi` the person who recorded it. Sent
 * twice it is stored once. Answers {id, lotId}, or {code, text} with 401, 403, 409 or 422.
 */
export const POST: APIRoute = async (context) => {
  const { app, lang } = context.locals;
  const person = await recorderPerson(context);
  if (person instanceof Response) return person;
  const form = await context.request.formData().catch(() => new FormData());
  // What one person recorded is never declared in the name of another.
  if (form.get('nguoi') !== person.id) return tell({ code: 'other-person' }, 409);
  try {
    const entry = readEntry(String(form.get('muc') ?? ''));
    const sender = { app, actor: person.actor, clientId: entry.clientId };
    const stored =
      entry.kind === 'lot'
        ? await storeLot(sender, entry.draft)
        : await storeStep(sender, entry.draft, chosenFiles(form, 'anh'));
    return tell(stored);
  } catch (error) {
    if (error instanceof Refusal) return refused(error, lang);
    throw error;
  }
};

async function storeLot({ app, actor, clientId }: Sender, draft: LotDraft) {
  const { itemId, ...said } = draft;
  const lot = { ...said, tradeItemId: itemId, bestBefore: null, clientId };
  const { id } = await createLot(app.db, { lot, actor, now: app.clock.now() });
  return { id, lotId: id };
}

async function storeStep({ app, actor, clientId }: Sender, draft: StepDraft, photos: File[]) {
  const { lotClientId, photosOpen, ...said } = draft;
  const lotId =
    draft.lotId ??
    (lotClientId === null ? null : await findSentLot(app.db, { clientId: lotClientId, actor }));
  if (lotId === null) throw new Refusal('lot-not-here-yet', {});
  const given = photos.map((file): GivenFile => ({
    file,
    kind: 'photo',
    caption: '',
    open: photosOpen,
  }));
  const files = await takeStepFiles(app.files, given);
  const step = { ...said, lotId, files, clientId, source: 'phone' } as const;
  const { row } = await recordStep(app.db, { step, actor, now: app.clock.now() });
  return { id: row, lotId };
}
