import { and, count, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { grants, sessions, signInMethods, users } from '#db/schema/accounts.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { councils } from '#db/schema/councils.ts';
import { hashPassword } from 'better-auth/crypto';
import { type Actor, demand, type GrantedRole } from './may.ts';
import { knownScope } from './read-scope.server.ts';
import { type Scope, scopeKindOf } from './roles.ts';
import { randomPassword } from './token.server.ts';
import { writeAccount, writeGrant } from './write-account.server.ts';

export interface DemoAccount {
  readonly email: string;
  readonly role: GrantedRole;
  readonly place: string;
  /** Shown once, kept nowhere. */
  readonly password: string;
}

const CAST: readonly (readonly [email: string, name: string, role: GrantedRole])[] = [
  ['quantri', 'Quản trị viên thử', 'administrator'],
  ['trunguong', 'Cán bộ trung ương thử', 'ministry-officer'],
  ['tinh', 'Cán bộ tỉnh thử', 'provincial-officer'],
  ['xa', 'Cán bộ xã thử', 'commune-officer'],
  ['thuky', 'Thư ký hội đồng thử', 'council-secretary'],
  ['hoidong1', 'Thành viên hội đồng thử 1', 'council-member'],
  ['hoidong2', 'Thành viên hội đồng thử 2', 'council-member'],
  ['hoidong3', 'Thành viên hội đồng thử 3', 'council-member'],
  ['tutuvan', 'Tổ tư vấn thử', 'advisory-team'],
  ['chuthe', 'Chủ thể thử', 'producer'],
];

/**
 * Demo mode: one account per role, in the province with most products. Made once, when nobody has an account yet.
 * Council roles are given when the province has a council.
 * @returns the accounts with their passwords; empty when there are accounts already
 * @throws Refusal `not-allowed`
 */
export async function makeDemoAccounts(
  db: Db,
  { actor, now }: { actor: Actor; now: number },
): Promise<DemoAccount[]> {
  demand(actor, 'make-demo-accounts');
  if (await hasAccounts(db)) return [];
  const scope = await demoStage(db);
  const cast = CAST.filter(([, , role]) => {
    const kind = scopeKindOf(role);
    return kind === null || scope[SCOPE_FIELD[kind]] !== null;
  });
  const made = await Promise.all(
    cast.map(async ([mailbox, name, role]) => {
      const password = randomPassword();
      const passwordHash = await hashPassword(password);
      const { scope: own, name: place } = await knownScope(db, role, scope);
      return { email: `${mailbox}@demo.invalid`, name, role, own, place, password, passwordHash };
    }),
  );
  return inTransaction(db, async (tx) => {
    if (await hasAccounts(tx)) return [];
    for (const { email, name, role, own, passwordHash } of made) {
      const userId = await writeAccount(tx, { name, email, passwordHash, isDemo: true }, now);
      await writeGrant(tx, { ...own, userId, role }, { by: actor.name, now });
      await record(
        tx,
        { actor: actor.name, now },
        {
          deed: 'make-demo-account',
          subject: `person:${userId}`,
          after: { email, role, ...own },
        },
      );
    }
    return made.map(({ email, role, place, password }) => ({ email, role, place, password }));
  });
}

const SCOPE_FIELD = {
  province: 'provinceCode',
  commune: 'communeCode',
  producer: 'producerId',
  council: 'councilId',
} as const;

/** Whether anybody at all has an account, real or of demo mode. */
export async function hasAccounts(db: Db | Tx): Promise<boolean> {
  const [row] = await db.select({ id: users.id }).from(users).limit(1);
  return row !== undefined;
}

/** Provinces with most products that are looked at. */
const STAGES = 5;

/** Where demo mode plays: of the provinces with most products, the producer with most, its commune, and a council. */
export async function demoStage(db: Db): Promise<Scope> {
  const richest = await db
    .select({ code: products.provinceCode })
    .from(products)
    .groupBy(products.provinceCode)
    .orderBy(desc(count()))
    .limit(STAGES);
  const [producer] = await db
    .select({
      id: producers.id,
      provinceCode: producers.provinceCode,
      communeCode: producers.communeCode,
    })
    .from(producers)
    .innerJoin(products, eq(products.producerId, producers.id))
    .where(
      and(
        isNotNull(producers.communeCode),
        inArray(
          producers.provinceCode,
          richest.map((one) => one.code),
        ),
      ),
    )
    .groupBy(producers.id)
    .orderBy(desc(count()), producers.id)
    .limit(1);
  const provinceCode = producer?.provinceCode ?? null;
  const [council] =
    provinceCode === null
      ? []
      : await db
          .select({ id: councils.id })
          .from(councils)
          .where(eq(councils.provinceCode, provinceCode))
          .limit(1);
  return {
    provinceCode,
    communeCode: producer?.communeCode ?? null,
    producerId: producer?.id ?? null,
    councilId: council?.id ?? null,
  };
}

/**
 * Step of ending demo mode: its accounts can no longer sign in and hold no role. Their rows stay, because what they did
 * is in the change log.
 */
export async function closeDemoAccounts(
  tx: Tx,
  { by, now }: { by: string; now: number },
): Promise<number> {
  const open = await tx
    .select({ id: users.id })
    .from(users)
    .innerJoin(signInMethods, eq(signInMethods.userId, users.id))
    .where(eq(users.isDemo, true));
  for (const { id } of open) {
    await tx.delete(sessions).where(eq(sessions.userId, id));
    await tx.delete(signInMethods).where(eq(signInMethods.userId, id));
    await tx
      .update(grants)
      .set({ withdrawnAt: now, withdrawnBy: by, withdrawnWhy: 'demo mode ended' })
      .where(and(eq(grants.userId, id), isNull(grants.withdrawnAt)));
  }
  return open.length;
}
