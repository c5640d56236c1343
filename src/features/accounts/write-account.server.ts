import { and, eq, isNull } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { grants, signInMethods, users } from '#db/schema/accounts.ts';
import { tidy } from '#src/base/fold.ts';
import { Refusal } from '#src/base/refusal.ts';
import { hashPassword } from 'better-auth/crypto';
import { readEmail } from './email.ts';
import type { Duty, GrantedRole } from './may.ts';
import { passwordTrouble } from './password.ts';
import { type Scope, scopeKindOf } from './roles.ts';
import { newId } from './token.server.ts';

/** A person to be, with the password already hashed: hashing takes 60 ms and has no place in a transaction. */
export interface NewAccount {
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string;
  readonly isDemo?: boolean;
  /** False for somebody who was not invited: nobody has shown yet that the address is theirs. */
  readonly emailVerified?: boolean;
}

/** @throws Refusal `bad-name`, `bad-email` */
export function checkedName(text: string): string {
  const name = tidy(text);
  if (name.length < 2 || name.length > 100) throw new Refusal('bad-name', { length: name.length });
  return name;
}

export function checkedEmail(text: string): string {
  const email = readEmail(text);
  if (email === null) throw new Refusal('bad-email', { email: text.slice(0, 80) });
  return email;
}

/** @throws Refusal `bad-password` */
export async function hashOfNew(password: string, known: readonly string[]): Promise<string> {
  const trouble = passwordTrouble(password, known);
  if (trouble !== null) throw new Refusal('bad-password', { trouble });
  return hashPassword(password);
}

/**
 * Step: writes a person who can sign in.
 * @returns the new id
 * @throws Refusal `email-taken`
 */
export async function writeAccount(tx: Tx, account: NewAccount, now: number): Promise<string> {
  if ((await userByEmail(tx, account.email)) !== null) {
    throw new Refusal('email-taken', { email: account.email });
  }
  const at = new Date(now);
  const id = newId();
  await tx.insert(users).values({
    id,
    name: account.name,
    email: account.email,
    emailVerified: account.emailVerified ?? true,
    isDemo: account.isDemo ?? false,
    createdAt: at,
    updatedAt: at,
  });
  await tx.insert(signInMethods).values({
    id: newId(),
    userId: id,
    accountId: id,
    providerId: 'credential',
    password: account.passwordHash,
    createdAt: at,
    updatedAt: at,
  });
  return id;
}

export interface NewGrant extends Scope {
  readonly userId: string;
  readonly role: GrantedRole;
  /** Of a producer's people; null: everything. */
  readonly duty?: Duty | null;
}

/**
 * Step: gives a role, once.
 * @returns null when the person already has it there
 */
export async function writeGrant(
  tx: Tx,
  grant: NewGrant,
  { by, now }: { by: string; now: number },
): Promise<number | null> {
  const kind = scopeKindOf(grant.role);
  const row = {
    userId: grant.userId,
    role: grant.role,
    provinceCode: kind === 'province' ? grant.provinceCode : null,
    communeCode: kind === 'commune' ? grant.communeCode : null,
    producerId: kind === 'producer' ? grant.producerId : null,
    councilId: kind === 'council' ? grant.councilId : null,
    duty: kind === 'producer' ? (grant.duty ?? null) : null,
  };
  const held = await tx
    .select()
    .from(grants)
    .where(
      and(eq(grants.userId, grant.userId), eq(grants.role, grant.role), isNull(grants.withdrawnAt)),
    );
  const same = held.some(
    (one) =>
      one.provinceCode === row.provinceCode &&
      one.communeCode === row.communeCode &&
      one.producerId === row.producerId &&
      one.councilId === row.councilId,
  );
  if (same) return null;
  const [written] = await tx
    .insert(grants)
    .values({ ...row, grantedBy: by, grantedAt: now })
    .returning({ id: grants.id });
  return written?.id ?? null;
}

export async function userByEmail(
  db: Db | Tx,
  email: string,
): Promise<typeof users.$inferSelect | null> {
  const [row] = await db.select().from(users).where(eq(users.email, email));
  return row ?? null;
}
