import type { Db } from '#db/client.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { type Appliers, decideChange } from './decide-change.server.ts';
import { readChange } from './read-change.server.ts';

export interface SeenChange {
  readonly code: string;
  readonly expect: number;
  readonly seen: string;
}

/**
 * Approves many changes as they were shown, each by itself: one that moved, or has flagged words, is refused and stays.
 * @throws Refusal `not-allowed`
 */
export async function approveUnflagged(
  db: Db,
  options: {
    readonly list: readonly SeenChange[];
    readonly appliers: Appliers;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<{ approved: string[]; refused: { code: string; refusal: Refusal }[] }> {
  const { list, appliers, actor, now } = options;
  demand(actor, 'decide-change', SOMEWHERE);
  const approved: string[] = [];
  const refused: { code: string; refusal: Refusal }[] = [];
  for (const { code, expect, seen } of list) {
    try {
      const view = await readChange(db, { code, actor, now });
      if (view === null) throw new Refusal('no-such-change', {});
      if (view.flags.length > 0) throw new Refusal('listing-flagged', {});
      const verdicts = Object.fromEntries(
        view.lines.map(({ field }) => [field, { verdict: 'approved', note: '' } as const]),
      );
      const decision = { code, expect, seen, verdicts, officeNote: '' };
      await decideChange(db, { ...decision, appliers, actor, now });
      approved.push(code);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push({ code, refusal: error });
    }
  }
  return { approved, refused };
}
