import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, type GrantedRole } from './may.ts';
import { knownScope } from './read-scope.server.ts';
import { inviteDeedOf, type Scope } from './roles.ts';
import { userByEmail, writeGrant } from './write-account.server.ts';

/**
 * Gives a person who has an account one more role.
 * @returns whether anything changed
 * @throws Refusal `not-allowed`, `no-such-scope`, `no-such-person`
 */
export async function giveRole(
  db: Db,
  asked: {
    email: string;
    role: GrantedRole;
    scope: Partial<Scope>;
    actor: Actor;
    now: number;
  },
): Promise<boolean> {
  const { role, actor, now } = asked;
  const place = await knownScope(db, role, asked.scope);
  demand(actor, inviteDeedOf(role), place.target);
  return inTransaction(db, async (tx) => {
    const user = await userByEmail(tx, asked.email.trim().toLowerCase());
    // Whoever made the account alone has not shown yet that the address is theirs.
    if (!user?.emailVerified) throw new Refusal('no-such-person', {});
    const grant = { ...place.scope, userId: user.id, role };
    const id = await writeGrant(tx, grant, { by: actor.name, now });
    if (id === null) return false;
    await record(
      tx,
      { actor: actor.name, now },
      { deed: 'give-role', subject: `person:${user.id}`, after: { role, ...place.scope } },
    );
    return true;
  });
}
