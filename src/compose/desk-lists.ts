import type { Db } from '#db/client.ts';
import type { Day } from '#src/base/day.ts';
import { type Actor, type Deed, reachOf } from '#src/features/accounts/may.ts';
import { type DeskLine, linesWithin } from '#src/features/certificates/desk/desk-line.ts';
import { filterDesk, sortDesk } from '#src/features/certificates/desk/desk-list.ts';
import type { DeskQuery } from '#src/features/certificates/desk/desk-query.ts';
import { deskRegister } from './desk-register.ts';

/** What an officer asked of the register: only what lies within reach is counted or shown. */
export async function askDeskRegister(
  db: Db,
  options: { actor: Actor; deed: Deed; query: DeskQuery; today: Day },
): Promise<{ all: readonly DeskLine[]; found: DeskLine[]; ofAnyState: DeskLine[] }> {
  const { query, today } = options;
  const register = await deskRegister(db, query.on ?? today, today);
  const sorted = sortDesk(register, query.sort, query.down);
  const all = linesWithin(sorted, reachOf(options.actor, options.deed));
  const ofAnyState = filterDesk(all, query, today, 'state');
  const { state } = query;
  const found = state.length
    ? ofAnyState.filter((line) => state.includes(line.standing.state))
    : ofAnyState;
  return { all, found, ofAnyState };
}
