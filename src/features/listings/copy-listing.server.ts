import type { Db } from '#db/client.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { NEVER_COPIED } from './copied-fields.ts';
import { isEmptyValue } from './fields.ts';
import { readLive } from './read-live.server.ts';
import { type SavedDraft, saveDraft } from './save-draft.server.ts';

export interface CopyListing {
  readonly from: number;
  readonly to: number;
  readonly producerId: number;
  /** Fields to copy. */
  readonly fields: readonly string[];
  readonly expect: number | null;
  readonly actor: Actor;
  readonly now: number;
}

/**
 * Takes live contents of another product of the same producer into the draft of this one; never name, other names,
 * pictures or GTIN, and nothing that is empty there.
 * @throws Refusal `not-allowed`, `no-such-listing`, and those of `saveDraft`
 */
export async function copyListing(db: Db, copy: CopyListing): Promise<SavedDraft> {
  const { from, to, producerId, fields, expect, actor, now } = copy;
  demand(actor, 'propose-change', SOMEWHERE);
  const source = await readLive(db, 'product', from);
  if (source?.producerId !== producerId || from === to) throw new Refusal('no-such-listing', {});
  const values = Object.fromEntries(
    Object.entries(source.values).filter(
      ([key, value]) => fields.includes(key) && !NEVER_COPIED.includes(key) && !isEmptyValue(value),
    ),
  );
  return saveDraft(db, {
    ...{ kind: 'product', subjectId: to, producerId, values, expect, actor, now },
  });
}
