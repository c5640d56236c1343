import type { Db } from '#db/client.ts';
import type { Clock } from '#src/clock.ts';
import type { Env } from '#src/env.ts';
import type { Person } from '#src/features/accounts/person.ts';

/** Who is asking. */
export interface Accounts {
  /** Whoever is signed in; null for a stranger. */
  personOf(request: Request): Promise<Person | null>;
}

export function openAccounts(_options: { db: Db; env: Env; clock: Clock }): Accounts {
  return { personOf: async () => null };
}
