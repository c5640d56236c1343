import { and, eq, gt, isNull, lte } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { accountTickets, grants, users } from '#db/schema/accounts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from './may.ts';
import { NOWHERE } from './roles.ts';
import { newToken, tokenHash } from './token.server.ts';
import {
  checkedEmail,
  checkedName,
  hashOfNew,
  writeAccount,
  writeGrant,
} from './write-account.server.ts';

const SET_UP_MS = 24 * 3_600_000;

/** Whether somebody real administers the site; the accounts of demo mode do not count. */
export async function hasAdministrator(db: Db | Tx): Promise<boolean> {
  const rows = await db
    .select({ id: grants.id })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .where(
      and(eq(grants.role, 'administrator'), isNull(grants.withdrawnAt), eq(users.isDemo, false)),
    )
    .limit(1);
  return rows.length > 0;
}

/**
 * A link with which the first administrator makes an account: valid for 24 hours, like those that other
 * processes on the store have printed; the first one used ends them all.
 * @returns null when there is an administrator already
 * @throws Refusal `not-allowed`
 */
export async function makeSetUpLink(
  db: Db,
  { actor, now }: { actor: Actor; now: number },
): Promise<{ token: string } | null> {
  demand(actor, 'set-up-first-administrator');
  if (await hasAdministrator(db)) return null;
  const { token, hash } = newToken();
  return inTransaction(db, async (tx) => {
    await tx
      .delete(accountTickets)
      .where(and(eq(accountTickets.kind, 'set-up'), lte(accountTickets.expiresAt, now)));
    await tx
      .insert(accountTickets)
      .values({ kind: 'set-up', tokenHash: hash, madeAt: now, expiresAt: now + SET_UP_MS });
    await record(
      tx,
      { actor: actor.name, now },
      { deed: 'make-set-up-link', subject: 'person:first' },
    );
    return { token };
  });
}

/** Whether a set-up link still opens. */
export async function isSetUpOpen(db: Db | Tx, token: string, now: number): Promise<boolean> {
  const [ticket] = await db
    .select({ id: accountTickets.id })
    .from(accountTickets)
    .where(
      and(
        eq(accountTickets.kind, 'set-up'),
        eq(accountTickets.tokenHash, tokenHash(token)),
        isNull(accountTickets.usedAt),
        gt(accountTickets.expiresAt, now),
      ),
    );
  return ticket !== undefined && !(await hasAdministrator(db));
}

/**
 * Makes the first administrator with the link that the server printed. The link is the right: whoever reads the
 * server's output runs the site.
 * @throws Refusal `link-over`, `bad-name`, `bad-email`, `bad-password`, `email-taken`
 */
export async function setUpFirstAdministrator(
  db: Db,
  asked: {
    token: string;
    name: string;
    email: string;
    password: string;
    actor: Actor;
    now: number;
  },
): Promise<{ email: string }> {
  const { token, actor, now } = asked;
  demand(actor, 'set-up-first-administrator');
  if (!(await isSetUpOpen(db, token, now))) throw new Refusal('link-over', { kind: 'set-up' });
  const name = checkedName(asked.name);
  const email = checkedEmail(asked.email);
  const passwordHash = await hashOfNew(asked.password, [name, email]);
  return inTransaction(db, async (tx) => {
    if (!(await isSetUpOpen(tx, token, now))) throw new Refusal('link-over', { kind: 'set-up' });
    const id = await writeAccount(tx, { name, email, passwordHash }, now);
    const by = `${name} <${email}>`;
    await writeGrant(tx, { ...NOWHERE, userId: id, role: 'administrator' }, { by, now });
    await tx
      .update(accountTickets)
      .set({ usedAt: now, userId: id })
      .where(eq(accountTickets.tokenHash, tokenHash(token)));
    await record(
      tx,
      { actor: by, now },
      {
        deed: 'set-up-first-administrator',
        subject: `person:${id}`,
        after: { name, email, role: 'administrator' },
      },
    );
    return { email };
  });
}
