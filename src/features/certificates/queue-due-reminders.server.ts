import { and, eq, gte, inArray, isNotNull, lte } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import { remindersSent } from '#db/schema/decisions.ts';
import { provinces } from '#db/schema/places.ts';
import { addDays, addMonths, type Day } from '#src/base/day.ts';
import { paths } from '#src/base/paths.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { queueMail } from '#src/features/accounts/queue-mail.server.ts';
import { peopleWith } from '#src/features/accounts/read-people.server.ts';
import { notifyIn } from '#src/features/notices/notify.server.ts';
import { officersReminder, reminderLetter } from './letters.ts';
import { onDay } from './read-register.server.ts';
import { daysLeft, reassessmentWindow, REMIND_BEFORE, reminderOn } from './renewal.ts';

const TERM_MONTHS = 36;

interface Due {
  readonly certificateId: number;
  readonly code: string;
  readonly product: string;
  readonly producerId: number | null;
  readonly provinceCode: string;
  readonly lastDay: Day;
  readonly threshold: number;
}

/**
 * Queues the letters that are due today about certificates that will run out: to the producer, and one list to each
 * officer of the province. Each reminder goes out once, whoever calls and how often. Where nobody is there to be
 * written to it stays due.
 * @returns how many certificates were written about, and how many letters queued
 */
export async function queueDueReminders(
  db: Db,
  { today, now, actor, siteUrl }: { today: Day; now: number; actor: Actor; siteUrl: string },
): Promise<{ certificates: number; letters: number }> {
  demand(actor, 'send-due-mail', {});
  // Read outside: the transaction asks again only for what is due.
  const due = await readDue(db, today);
  if (due.length === 0) return { certificates: 0, letters: 0 };
  return inTransaction(db, async (tx) => {
    const open = await notYetSent(tx, due);
    const lettersOf = new Map<Due, number>();
    const count = (one: Due): void => void lettersOf.set(one, (lettersOf.get(one) ?? 0) + 1);
    let letters = 0;
    for (const one of open) {
      if (one.producerId === null) continue;
      const letter = reminderLetter({
        ...one,
        ...reassessmentWindow(one.lastDay),
        daysLeft: daysLeft(one.lastDay, today),
        url: `${siteUrl}/chung-nhan/${one.code}`,
      });
      const about = `certificate:${one.certificateId}`;
      const told = await notifyIn(tx, {
        ...{ to: { producerId: one.producerId }, kind: 'certificate-ending', letter, about, now },
        facts: { code: one.code, name: one.product, day: one.lastDay },
        href: `${paths('vi').deskNewDossier}?giay=${encodeURIComponent(one.code)}`,
      });
      letters += told;
      for (let n = 0; n < told; n++) count(one);
    }
    for (const [provinceCode, list] of Map.groupBy(open, (one) => one.provinceCode)) {
      const officers = await peopleWith(tx, { role: 'provincial-officer', provinceCode });
      if (officers.length === 0) continue;
      const [province] = await tx
        .select({ name: provinces.name })
        .from(provinces)
        .where(eq(provinces.code, provinceCode));
      const letter = officersReminder(
        province?.name ?? provinceCode,
        list.map((one) => ({ ...one, daysLeft: daysLeft(one.lastDay, today) })),
        `${siteUrl}/ban/gia-han`,
      );
      for (const { email } of officers) {
        await queueMail(tx, { to: email, ...letter, about: 'reminders', dueAt: now }, now);
        letters++;
      }
      for (const one of list) count(one);
    }
    const sent = open.filter((one) => lettersOf.has(one));
    if (sent.length === 0) return { certificates: 0, letters: 0 };
    const queuedAt = new Date(now).toISOString();
    for (let start = 0; start < sent.length; start += 500) {
      await tx.insert(remindersSent).values(
        sent.slice(start, start + 500).map((one) => ({
          certificateId: one.certificateId,
          daysBefore: one.threshold,
          expiresOn: one.lastDay,
          letters: lettersOf.get(one) ?? 0,
          queuedAt,
        })),
      );
    }
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'queue-reminders',
        subject: 'reminders',
        after: { certificates: sent.length, letters, today },
      },
    );
    return { certificates: sent.length, letters };
  });
}

/** Certificates in force today whose last day lies at most 180 days ahead, with the reminder that stands. */
async function readDue(db: Db, today: Day): Promise<Due[]> {
  // Months differ by up to three days: a little wider, and then judged by the rule.
  const from = addDays(addMonths(today, -TERM_MONTHS), -4);
  const until = addDays(addMonths(addDays(today, REMIND_BEFORE[0]), -TERM_MONTHS), 4);
  const rows = await db
    .select({ productId: certificates.productId })
    .from(certificates)
    .where(
      and(
        isNotNull(certificates.decidedOn),
        gte(certificates.issuedFirst, from),
        lte(certificates.issuedLast, until),
      ),
    );
  const ids = [...new Set(rows.map((row) => row.productId))];
  const due: Due[] = [];
  for (let start = 0; start < ids.length; start += 500) {
    const some = ids.slice(start, start + 500);
    const found = await db
      .select({ certificate: certificates, product: products })
      .from(certificates)
      .innerJoin(products, eq(products.id, certificates.productId))
      .where(inArray(products.id, some));
    const productOf = new Map(found.map(({ product }) => [product.id, product]));
    for (const [productId, list] of onDay(
      found.map(({ certificate }) => certificate),
      today,
    )) {
      const product = productOf.get(productId);
      for (const { row, standing } of list) {
        if (standing.state !== 'valid' || standing.validUntil === null || !product) continue;
        const threshold = reminderOn(standing.validUntil, today);
        if (threshold === null) continue;
        due.push({
          certificateId: row.id,
          code: row.code,
          product: product.name,
          producerId: product.producerId,
          provinceCode: product.provinceCode,
          lastDay: standing.validUntil,
          threshold,
        });
      }
    }
  }
  return due.sort((a, b) => (a.lastDay < b.lastDay ? -1 : a.lastDay > b.lastDay ? 1 : 0));
}

async function notYetSent(tx: Tx, due: readonly Due[]): Promise<Due[]> {
  const key = (id: number, before: number, lastDay: string): string => `${id} ${before} ${lastDay}`;
  const sent = new Set<string>();
  for (let start = 0; start < due.length; start += 500) {
    const ids = due.slice(start, start + 500).map((one) => one.certificateId);
    const rows = await tx
      .select()
      .from(remindersSent)
      .where(inArray(remindersSent.certificateId, ids));
    for (const row of rows) sent.add(key(row.certificateId, row.daysBefore, row.expiresOn));
  }
  return due.filter((one) => !sent.has(key(one.certificateId, one.threshold, one.lastDay)));
}
