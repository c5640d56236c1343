import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { tradeItems } from '#db/schema/codes.ts';
import { lots } from '#db/schema/lots.ts';
import { dayAt } from '#src/base/day.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { demoStage, hasAccounts } from '#src/features/accounts/demo-accounts.server.ts';
import { createLot } from '../../lots/create-lot.server.ts';
import { recordStep } from '../../lots/record-step.server.ts';
import type { Stage } from '../../lots/stages.ts';
import { openRecall } from '../../recalls/open-recall.server.ts';
import { giveGtin } from '../give-gtin.server.ts';
import { issueSerials } from '../issue-serials.server.ts';
import { NO_FACTS } from '../item-facts.ts';
import { addItem } from '../manage-items.server.ts';
import { addPlace } from '../manage-places.server.ts';
import { addCompanyPrefix, isDemo } from '../manage-prefixes.server.ts';
import { longJourney, MARK, stepsOf, USUAL } from './demo-plan.ts';

const DAY_MS = 86_400_000;
/** Products that get illustrative lots. */
const PRODUCTS = 12;
/** Of the producer whose account demo mode gives. */
const OWN = 3;

interface By {
  readonly actor: Actor;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

/**
 * Demo mode: lots with made-up journeys for a dozen products, all marked illustrative, with GS1's demonstration numbers
 * (952). Once: where there are illustrative lots already, and outside of demo mode, nothing is done.
 * @throws Refusal `not-allowed`
 */
export async function makeDemoLots(db: Db, by: By): Promise<{ made: number }> {
  demand(by.actor, 'make-demo-lots');
  if (!(await isDemo(db))) return { made: 0 };
  const [there] = await db
    .select({ id: lots.id })
    .from(lots)
    .where(eq(lots.illustrative, true))
    .limit(1);
  if (there) return { made: 0 };
  // Nobody is written to about a recall that is none.
  const mayRecall = !(await hasAccounts(db));
  let made = 0;
  const cast = await castOf(db);
  const places = new Map<number, { placeId: number; prefixId: number }>();
  for (const [index, one] of cast.entries()) {
    const own = places.get(one.producerId) ?? (await settle(db, one, places.size, by));
    places.set(one.producerId, own);
    if (one.gtin === null) {
      await giveGtin(db, {
        ...{ itemId: one.itemId, from: { prefixId: own.prefixId }, version: one.version, ...by },
      });
    }
    const raw = index === 0 ? await rawLot(db, one.producerId, own.placeId, by) : null;
    const count = index === 0 ? 3 : 1 + (index % 2);
    for (let at = 0; at < count; at += 1) {
      const expired = index === 1 && at === 0;
      const stages = index === 0 && at === 1 ? longJourney() : USUAL;
      const first = (expired ? 500 : 40) + at * 12;
      const id = await demoLot(db, { ...by, itemId: one.itemId, first, at, expired });
      await journey(db, {
        ...by,
        lotId: id,
        placeId: own.placeId,
        stages,
        first,
        raw: at === 0 ? raw : null,
      });
      if (index === 0 && at === 0) await issueSerials(db, { lotId: id, count: 24, ...by });
      if (index === 2 && at === 0 && mayRecall) await illustrateRecall(db, id, by);
      made += 1;
    }
  }
  if (made === 0) return { made };
  await inTransaction(db, (tx) =>
    record(
      tx,
      { actor: by.actor.name, now: by.now },
      { deed: 'make-demo-lots', subject: 'items', after: { lots: made } },
    ),
  );
  return { made };
}

/** Some of the demo producer's products, then the first of each set: the same on every machine. */
async function castOf(db: Db) {
  const { producerId } = await demoStage(db);
  const rows = await db
    .select({
      ...{ itemId: tradeItems.id, version: tradeItems.version, gtin: tradeItems.gtin },
      ...{ setNo: products.setNo, producerId: producers.id, communeCode: producers.communeCode },
      provinceCode: producers.provinceCode,
    })
    .from(tradeItems)
    .innerJoin(products, eq(products.id, tradeItems.productId))
    .innerJoin(producers, eq(producers.id, products.producerId))
    .where(and(isNotNull(producers.communeCode), eq(tradeItems.label, '')))
    .orderBy(asc(products.id));
  const own = rows.filter((row) => row.producerId === producerId).slice(0, OWN);
  const sets = new Set(own.map(({ setNo }) => setNo));
  const others = rows.filter((row) => {
    if (row.producerId === producerId || sets.has(row.setNo)) return false;
    sets.add(row.setNo);
    return true;
  });
  return [...own, ...others].slice(0, PRODUCTS);
}

type Cast = Awaited<ReturnType<typeof castOf>>[number];

/** A workshop in the producer's own commune, and a prefix of the demonstration range. */
async function settle(db: Db, one: Cast, number: number, by: By) {
  const { producerId, provinceCode, communeCode } = one;
  const { id: placeId } = await addPlace(db, {
    producerId,
    facts: {
      ...{ kind: 'workshop', name: `Xưởng ${MARK}`, address: '', gln: '', glnExtension: '' },
      ...{ provinceCode, communeCode, open: true },
    },
    ...by,
  });
  const prefix = `9520${String(number + 1).padStart(5, '0')}`;
  const note = `Số trình diễn ${MARK}`;
  const { id: prefixId } = await addCompanyPrefix(db, { producerId, prefix, note, ...by });
  return { placeId, prefixId };
}

/** Material that the first lot is made from. */
async function rawLot(db: Db, producerId: number, placeId: number, by: By): Promise<number> {
  const facts = { ...NO_FACTS, label: `Nguyên liệu ${MARK}`, lotUnit: 'KGM' };
  const { id: itemId } = await addItem(db, { producerId, productId: null, facts, ...by });
  const id = await demoLot(db, { ...by, itemId, first: 55, at: 0, expired: false, raw: true });
  await journey(db, {
    ...by,
    lotId: id,
    placeId,
    stages: ['harvest', 'receiving'],
    first: 55,
    raw: null,
  });
  return id;
}

async function demoLot(
  db: Db,
  options: By & { itemId: number; first: number; at: number; expired: boolean; raw?: boolean },
): Promise<number> {
  const { actor, now, itemId, first, at, expired, raw = false } = options;
  const day = (ago: number): string => dayAt(now - ago * DAY_MS);
  const packed = first - 5;
  const { id } = await createLot(db, {
    lot: {
      ...{
        tradeItemId: itemId,
        code: `${raw ? 'NL' : 'MH'}${day(first).slice(2).replaceAll('-', '')}${'ABC'[at] ?? 'A'}`,
      },
      ...{ madeOn: day(first), packedOn: raw ? null : day(packed), bestBefore: null },
      expiresOn: raw ? null : day(expired ? 10 : packed - 365),
      ...{
        quantity: raw ? 500 : 200,
        unit: raw ? 'KGM' : 'EA',
        clientId: null,
        illustrative: true,
      },
      note: 'Lô minh hoạ của chế độ trình diễn: không phải dữ liệu của chủ thể.',
    },
    actor,
    now,
  });
  return id;
}

async function journey(
  db: Db,
  options: By & {
    lotId: number;
    placeId: number;
    stages: readonly Stage[];
    first: number;
    raw: number | null;
  },
): Promise<void> {
  const { actor, now, lotId, placeId, stages, first, raw } = options;
  for (const { stage, daysAgo, note } of stepsOf(stages, first)) {
    await recordStep(db, {
      step: {
        ...{ lotId, stage, at: now - daysAgo * DAY_MS, placeId, partyId: null, note },
        ...{ quantity: null, unit: null, files: [], clientId: null, source: 'demo' },
        inputs: raw !== null && stage === 'processing' ? [{ lotId: raw, quantity: 220 }] : [],
        result: stage === 'testing' ? 'conformant' : null,
      },
      actor,
      now,
    });
  }
}

async function illustrateRecall(db: Db, lotId: number, by: By): Promise<void> {
  await openRecall(db, {
    named: [lotId],
    text: {
      hazard: 'label',
      reasonVi: 'Minh hoạ: thông báo thu hồi để xem thử, không có thật.',
      reasonEn: 'Illustration: a recall notice to look at; it did not happen.',
      adviceVi: 'Minh hoạ: không cần làm gì.',
      adviceEn: 'Illustration: nothing needs to be done.',
    },
    ...{ siteUrl: '', ...by },
  });
}
