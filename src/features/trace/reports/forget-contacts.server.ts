import { and, eq, inArray, isNotNull, lt, ne } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { mails } from '#db/schema/accounts.ts';
import { wrongReports } from '#db/schema/recalls.ts';
import { addMonths, dayAt } from '#src/base/day.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { KEEP_CONTACT_MONTHS } from './report-states.ts';

/**
 * Removes how visitors wished to be answered from reports closed 12 months ago, and from the letters that answered them.
 * For the program itself, once a day.
 * @param now milliseconds since 1970 UTC
 * @returns how many reports were cleared
 * @throws Refusal `not-allowed`
 */
export async function forgetReportContacts(
  db: Db,
  { actor, now }: { readonly actor: Actor; readonly now: number },
): Promise<number> {
  demand(actor, 'forget-report-contacts');
  const before = `${addMonths(dayAt(now), -KEEP_CONTACT_MONTHS)}T00:00:00.000Z`;
  return inTransaction(db, async (tx) => {
    const rows = await tx
      .select({ id: wrongReports.id, contact: wrongReports.contact })
      .from(wrongReports)
      .where(
        and(
          ne(wrongReports.contact, ''),
          isNotNull(wrongReports.closedAt),
          lt(wrongReports.closedAt, before),
        ),
      )
      .limit(1000);
    if (rows.length === 0) return 0;
    const ids = rows.map(({ id }) => id);
    await tx.update(wrongReports).set({ contact: '' }).where(inArray(wrongReports.id, ids));
    for (const { id, contact } of rows) {
      await tx
        .delete(mails)
        .where(and(eq(mails.about, `wrong-report:${id}`), eq(mails.toAddress, contact)));
    }
    for (const id of ids) {
      const subject = `wrong-report:${id}`;
      await record(tx, { actor: actor.name, now }, { deed: 'forget-report-contact', subject });
    }
    return rows.length;
  });
}
