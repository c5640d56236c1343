import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { type Actor, demand, type GrantedRole } from './may.ts';
import { knownScope } from './read-scope.server.ts';
import { inviteDeedOf, type Scope } from './roles.ts';
import {
  checkedEmail,
  checkedName,
  hashOfNew,
  writeAccount,
  writeGrant,
} from './write-account.server.ts';

/**
 * Makes a person with a first role: for people with a shell. Everybody else is invited.
 * @param now milliseconds since 1970 UTC
 * @throws Refusal `not-allowed`, `bad-name`, `bad-email`, `bad-password`, `email-taken`, `no-such-scope`
 */
export async function createAccount(
  db: Db,
  asked: {
    name: string;
    email: string;
    password: string;
    role: GrantedRole;
    scope: Partial<Scope>;
    actor: Actor;
    now: number;
  },
): Promise<{ id: string; email: string; place: string }> {
  const { role, actor, now } = asked;
  const place = await knownScope(db, role, asked.scope);
  demand(actor, inviteDeedOf(role), place.target);
  const name = checkedName(asked.name);
  const email = checkedEmail(asked.email);
  const passwordHash = await hashOfNew(asked.password, [name, email]);
  return inTransaction(db, async (tx) => {
    const id = await writeAccount(tx, { name, email, passwordHash }, now);
    await writeGrant(tx, { ...place.scope, userId: id, role }, { by: actor.name, now });
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'create-account',
        subject: `person:${id}`,
        after: { name, email, role, ...place.scope },
      },
    );
    return { id, email, place: place.name };
  });
}
