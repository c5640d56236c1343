import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, ne, or } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { grants, mails, passkeys, secondFactors, users } from '#db/schema/accounts.ts';
import { decisionImports } from '#db/schema/decision-imports.ts';
import { type Actor, may, reachOf } from '#src/features/accounts/may.ts';
import type { Task, TaskKind } from './task.ts';

type Found = [TaskKind, Task[]];

/** What is unfinished in the office: lists of decisions half imported, and for administrators what hinders people. */
export async function officeTasks(db: Db, actor: Actor): Promise<Found[]> {
  const found: Found[] = [['finish-import', await unfinishedImports(db, actor)]];
  if (may(actor, 'change-settings')) {
    found.push(['stuck-mail', await stuckMail(db)]);
    found.push(['no-second-factor', await withoutSecondFactor(db)]);
  }
  return found;
}

async function unfinishedImports(db: Db, actor: Actor): Promise<Task[]> {
  const reach = reachOf(actor, 'import-decision');
  const whose = reach.everywhere
    ? undefined
    : or(
        reach.provinceCodes.length
          ? inArray(decisionImports.provinceCode, [...reach.provinceCodes])
          : undefined,
        // A list whose province nobody has named yet belongs to whoever brought it.
        actor.userId === null
          ? undefined
          : and(
              isNull(decisionImports.provinceCode),
              eq(decisionImports.createdById, actor.userId),
            ),
      );
  if (whose === undefined && !reach.everywhere) return [];
  if (!reach.everywhere && reach.provinceCodes.length === 0) return [];
  const rows = await db
    .select({
      id: decisionImports.id,
      fileName: decisionImports.fileName,
      number: decisionImports.number,
    })
    .from(decisionImports)
    .where(and(whose, inArray(decisionImports.state, ['mapping', 'ready', 'failed'])))
    .orderBy(desc(decisionImports.id));
  return rows.map((row) => ({
    title: row.number || row.fileName,
    key: String(row.id),
    detail: row.number ? row.fileName : '',
    due: null,
  }));
}

/** Letters that were tried and did not go out. Addresses stay out of the list: the subject says enough. */
async function stuckMail(db: Db): Promise<Task[]> {
  const rows = await db
    .select({ id: mails.id, subject: mails.subject, lastError: mails.lastError })
    .from(mails)
    .where(and(isNull(mails.sentAt), gt(mails.tries, 0), isNotNull(mails.lastError)))
    .orderBy(desc(mails.id))
    .limit(500);
  return rows.map((row) => ({
    title: row.subject,
    key: String(row.id),
    detail: row.lastError ?? '',
    due: null,
  }));
}

/** People with an office and neither a second factor nor a passkey; demo accounts are let off. */
async function withoutSecondFactor(db: Db): Promise<Task[]> {
  const rows = await db
    .select({ id: users.id, name: users.name, roles: count(grants.id) })
    .from(users)
    .innerJoin(grants, and(eq(grants.userId, users.id), isNull(grants.withdrawnAt)))
    .leftJoin(secondFactors, eq(secondFactors.userId, users.id))
    .leftJoin(passkeys, eq(passkeys.userId, users.id))
    .where(
      and(
        ne(grants.role, 'producer'),
        eq(users.isDemo, false),
        eq(users.twoFactorEnabled, false),
        isNull(secondFactors.id),
        isNull(passkeys.id),
      ),
    )
    .groupBy(users.id)
    .orderBy(asc(users.name));
  return rows.map((row) => ({ title: row.name, key: row.id, detail: '', due: null }));
}
