import type { Db } from '#db/client.ts';
import type { Day } from '#src/base/day.ts';
import { type Actor, reachOf } from '#src/features/accounts/may.ts';
import { type DeskLine, linesWithin } from '#src/features/certificates/desk/desk-line.ts';
import { reachableProducers } from '#src/features/certificates/desk/read-renewal-contacts.server.ts';
import {
  filterRenewals,
  type RenewalLine,
  renewalLines,
  type RenewalQuery,
} from '#src/features/certificates/desk/renewal-list.ts';
import { deskRegister } from './desk-register.ts';

const kept = new WeakMap<readonly DeskLine[], readonly RenewalLine[]>();

/** The renewal calendar within this person's reach, as asked. */
export async function askRenewals(
  db: Db,
  { actor, query, today }: { actor: Actor; query: RenewalQuery; today: Day },
) {
  const register = await deskRegister(db, today, today);
  let all = kept.get(register);
  if (!all) {
    all = renewalLines(register, today);
    kept.set(register, all);
  }
  const reach = reachOf(actor, 'see-register-desk');
  const seen = new Set(
    linesWithin(
      all.map(({ line }) => line),
      reach,
    ),
  );
  const own = reach.everywhere ? all : all.filter(({ line }) => seen.has(line));
  const reachable = await reachableProducers(db);
  return {
    all: own,
    reachable,
    ofAnyPhase: filterRenewals(own, query, reachable, 'phase'),
    ofAnyMonth: filterRenewals(own, query, reachable, 'month'),
    found: filterRenewals(own, query, reachable),
  };
}
