import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { type Actor, demand } from './may.ts';
import { askToConfirmIn, type ConfirmLetter } from './own-address.server.ts';
import { checkedEmail, checkedName, hashOfNew, writeAccount } from './write-account.server.ts';

/**
 * A stranger makes an account: it has no role and may do nothing but ask for one. The address counts as theirs once the
 * link in the letter was opened.
 * @throws Refusal `bad-name`, `bad-email`, `bad-password`, `email-taken`
 */
export async function makeOwnAccount(
  db: Db,
  asked: {
    name: string;
    email: string;
    password: string;
    letter: ConfirmLetter;
    actor: Actor;
    now: number;
  },
): Promise<{ email: string }> {
  const { letter, now } = asked;
  demand(asked.actor, 'make-own-account');
  const name = checkedName(asked.name);
  const email = checkedEmail(asked.email);
  const passwordHash = await hashOfNew(asked.password, [name, email]);
  return inTransaction(db, async (tx) => {
    const id = await writeAccount(tx, { name, email, passwordHash, emailVerified: false }, now);
    await askToConfirmIn(tx, { user: { id, name, email }, letter, now });
    await record(
      tx,
      { actor: `${name} <${email}>`, now },
      { deed: 'make-own-account', subject: `person:${id}` },
    );
    return { email };
  });
}
