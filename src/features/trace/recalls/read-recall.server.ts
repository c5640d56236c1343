import { asc, desc, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { mails } from '#db/schema/accounts.ts';
import { producers } from '#db/schema/catalogue.ts';
import { recallLots, recalls } from '#db/schema/recalls.ts';
import { type Actor, may, reachOf } from '#src/features/accounts/may.ts';
import { touching } from './list-recalls.server.ts';
import { type LotFacts, readLotFacts } from './lot-facts.server.ts';
import { mayChangeText } from './change-recall-text.server.ts';
import { readReceivers, type Receiver } from './read-receivers.server.ts';

export type RecallFacts = typeof recalls.$inferSelect & {
  readonly producerName: string;
  readonly producerSlug: string;
};

export interface RecallLotLine {
  readonly lot: LotFacts;
  readonly how: 'named' | 'forward' | 'backward';
  readonly distance: number;
  readonly included: boolean;
  readonly leftOutBecause: string;
  readonly outside: boolean;
}

/** A recall as the public reads it, with the lots that are recalled; null when there is none. */
export async function readPublicRecall(
  db: Db,
  code: string,
): Promise<{ recall: RecallFacts; lots: LotFacts[] } | null> {
  const recall = await factsOf(db, code);
  if (recall === null) return null;
  const lines = await linesOf(db, recall.id);
  return { recall, lots: lines.filter(({ included }) => included).map(({ lot }) => lot) };
}

export interface DeskRecall {
  readonly recall: RecallFacts;
  /** What the actor may know: recalled lots are public, the others only within reach. */
  readonly lines: readonly RecallLotLine[];
  /** Whom recalled lots went to, of producers within reach. */
  readonly receivers: readonly Receiver[];
  /** Lots made of recalled ones beyond the reach of whoever opened it, by province; empty for a producer. */
  readonly outside: readonly { readonly provinceCode: string; readonly count: number }[];
  /** Letters in the outbox; only how many for those who may not see addresses. */
  readonly letters: readonly {
    to: string;
    subject: string;
    queuedAt: number;
    sentAt: number | null;
  }[];
  readonly mayChange: boolean;
  /** Whether the actor may change what the notice says. */
  readonly mayChangeText: boolean;
  readonly mayLift: boolean;
}

/** A recall as the desk shows it; null when it does not exist or touches nothing within reach. */
export async function readDeskRecall(
  db: Db,
  { code, actor }: { readonly code: string; readonly actor: Actor },
): Promise<DeskRecall | null> {
  const recall = await factsOf(db, code);
  if (recall === null) return null;
  const [seen] = await db.all<{ id: number }>(
    sql`select r.id from recalls r where r.id = ${recall.id} and ${touching(reachOf(actor, 'see-recalls'))}`,
  );
  if (seen === undefined) return null;
  const all = await linesOf(db, recall.id);
  const lines = all.filter(({ included, lot }) => included || may(actor, 'see-lots', lot));
  const ids = all
    .filter(({ included, lot }) => included && may(actor, 'see-hidden-parties', lot))
    .map(({ lot }) => lot.id);
  const mayChange = may(actor, 'open-recall', recall);
  const office = may(actor, 'lift-recall', recall);
  const beyond = all.filter(({ outside, how }) => outside && how === 'forward');
  return {
    recall,
    lines,
    receivers: await readReceivers(db, ids),
    outside: office
      ? [...Map.groupBy(beyond, ({ lot }) => lot.provinceCode)].map(([provinceCode, own]) => ({
          provinceCode,
          count: own.length,
        }))
      : [],
    letters: office
      ? await db
          .select({
            to: mails.toAddress,
            subject: mails.subject,
            queuedAt: mails.queuedAt,
            sentAt: mails.sentAt,
          })
          .from(mails)
          .where(eq(mails.about, `recall:${recall.id}`))
          .orderBy(desc(mails.queuedAt), asc(mails.toAddress))
      : [],
    mayChange: mayChange && recall.state === 'open',
    mayChangeText: mayChangeText(actor, recall) && recall.state === 'open',
    mayLift: office && recall.state === 'open',
  };
}

async function factsOf(db: Db, code: string): Promise<RecallFacts | null> {
  const [found] = await db
    .select({ recall: recalls, producerName: producers.name, producerSlug: producers.slug })
    .from(recalls)
    .innerJoin(producers, eq(producers.id, recalls.producerId))
    .where(eq(recalls.code, code));
  if (!found) return null;
  const { recall, producerName, producerSlug } = found;
  return { ...recall, producerName, producerSlug };
}

async function linesOf(db: Db, recallId: number): Promise<RecallLotLine[]> {
  const rows = await db.select().from(recallLots).where(eq(recallLots.recallId, recallId));
  const byLot = new Map(rows.map((row) => [row.lotId, row]));
  const facts = await readLotFacts(db, [...byLot.keys()]);
  const order = { named: 0, forward: 1, backward: 2 };
  return facts
    .flatMap((lot) => {
      const row = byLot.get(lot.id);
      if (row === undefined) return [];
      const { how, distance, included, leftOutBecause, outside } = row;
      return [{ lot, how, distance, included, leftOutBecause, outside }];
    })
    .sort((a, b) => order[a.how] - order[b.how] || a.distance - b.distance);
}
