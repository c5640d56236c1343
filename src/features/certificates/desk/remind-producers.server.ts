import { and, eq, gt, inArray } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { mails } from '#db/schema/accounts.ts';
import { products } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import { type Day, dayAt } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { queueMail } from '#src/features/accounts/queue-mail.server.ts';
import { peopleWith } from '#src/features/accounts/read-people.server.ts';
import { onDay } from '../read-register.server.ts';
import { reminderLetter, type ReminderLine } from './reminder-letter.ts';

/** More at once are surely a mistake: a province reminds by the month. */
export const MOST_REMINDED = 500;
/** The same person is not written to twice about the same producer within this time. */
const AGAIN_AFTER_MS = 24 * 3_600_000;

export interface Reminded {
  /** Letters put into the outbox. */
  readonly letters: number;
  /** Producers nobody can be written to: none has an account. */
  readonly unreachable: number;
  /** Producers who had such a letter within the last day. */
  readonly already: number;
  /** Certificates whose source names no producer. */
  readonly nameless: number;
}

/**
 * Writes to the people of the producers of these certificates, one letter for each person and producer, with the days of
 * re-assessment (180 to 120 days before the end, QĐ 26/2026) and what the officer adds.
 * @param codes register codes; @param note the officer's own words, may be empty; @param now milliseconds UTC
 * @throws Refusal `not-allowed`, `nothing-chosen`, `too-many-chosen`, `chosen-certificate-missing`
 */
export async function remindProducers(
  db: Db,
  options: {
    readonly codes: readonly string[];
    readonly note: string;
    readonly actor: Actor;
    readonly now: number;
    /** Address of the site, without a slash at the end. */
    readonly siteUrl: string;
  },
): Promise<Reminded> {
  const { actor, now } = options;
  demand(actor, 'remind-producers', SOMEWHERE);
  const codes = [...new Set(options.codes)];
  if (codes.length === 0) throw new Refusal('nothing-chosen', {});
  if (codes.length > MOST_REMINDED) {
    throw new Refusal('too-many-chosen', { chosen: codes.length, most: MOST_REMINDED });
  }
  return inTransaction(db, async (tx) => {
    const today = dayAt(now);
    const lines = await linesOf(tx, codes, today, actor);
    const result = { letters: 0, unreachable: 0, already: 0, nameless: 0 };
    for (const [producerId, own] of Map.groupBy(lines, (line) => line.producerId)) {
      if (producerId === null) {
        result.nameless += own.length;
        continue;
      }
      const about = `producer:${producerId}`;
      const [recent] = await tx
        .select({ id: mails.id })
        .from(mails)
        .where(and(eq(mails.about, about), gt(mails.queuedAt, now - AGAIN_AFTER_MS)))
        .limit(1);
      if (recent) {
        result.already += 1;
        continue;
      }
      const people = await peopleWith(tx, { role: 'producer', producerId });
      if (people.length === 0) result.unreachable += 1;
      for (const person of people) {
        const letter = reminderLetter(own, {
          name: person.name,
          note: options.note.trim().slice(0, 1_000),
          from: actor.name,
          today,
          siteUrl: options.siteUrl,
        });
        await queueMail(tx, { ...letter, to: person.email, about }, now);
        await record(
          tx,
          { actor: actor.name, now },
          {
            deed: 'remind-producer',
            subject: `person:${person.id}`,
            after: { producerId, certificates: own.map((line) => line.code) },
          },
        );
        result.letters += 1;
      }
    }
    return result;
  });
}

async function linesOf(
  tx: Tx,
  codes: readonly string[],
  today: Day,
  actor: Actor,
): Promise<(ReminderLine & { readonly producerId: number | null })[]> {
  const rows = await tx
    .select({
      code: certificates.code,
      certificateId: certificates.id,
      productId: products.id,
      name: products.name,
      producerId: products.producerId,
      provinceCode: products.provinceCode,
      communeCode: products.communeCode,
    })
    .from(certificates)
    .innerJoin(products, eq(products.id, certificates.productId))
    .where(inArray(certificates.code, [...codes]));
  const found = new Set(rows.map((row) => row.code));
  const missing = codes.find((code) => !found.has(code));
  if (missing !== undefined) throw new Refusal('chosen-certificate-missing', { code: missing });
  for (const row of rows) demand(actor, 'remind-producers', row);
  const all = await tx
    .select()
    .from(certificates)
    .where(inArray(certificates.productId, [...new Set(rows.map((row) => row.productId))]));
  const standings = new Map(
    [...onDay(all, today).values()].flat().map(({ row, standing }) => [row.id, standing]),
  );
  return rows.flatMap((row) => {
    const standing = standings.get(row.certificateId);
    return standing ? [{ ...row, standing }] : [];
  });
}
