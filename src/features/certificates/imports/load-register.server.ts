import { and, asc, eq, gt } from 'drizzle-orm';
import { lastChangeId } from '#db/changes.ts';
import type { Db, Tx } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import { changes } from '#db/schema/site.ts';
import { communes, oldPlaces, oldProvinces, provinces } from '#db/schema/places.ts';
import type { Day } from '#src/base/day.ts';
import { matchPlace, type PlaceIndex, placeIndex } from '#src/features/places/match-place.ts';
import { projectFile } from '#src/outside/project-file.ts';
import type { CriteriaVersionId } from '../criteria-version.ts';
import {
  type Award,
  type RegisterIndex,
  registerIndex,
  type RegisterProduct,
} from './register-index.ts';
import { TURNS } from './turns.server.ts';

/** Subjects of changes after which a judgement may be another one. */
const REGISTER = /^(?:certificate|product|producer|place):|^(?:catalogue|settings)$/;

/** Whether the register may have changed after a row of the change log; judged by the subjects in the log. */
export async function registerChangedSince(db: Db | Tx, changeId: number): Promise<boolean> {
  const rows = await db
    .selectDistinct({ subject: changes.subject })
    .from(changes)
    .where(gt(changes.id, changeId));
  return rows.some(({ subject }) => REGISTER.test(subject));
}

interface KeptRegister {
  readonly provinceCode: string | null;
  readonly changeId: number;
  readonly index: RegisterIndex;
}
const KEPT = 'decision-import-register';

/**
 * {@link loadRegister}, or what was loaded last when nothing has changed since.
 * @returns the register with the newest change it is sure to hold
 */
export async function currentRegister(
  db: Db,
  provinceCode: string | null,
): Promise<{ readonly index: RegisterIndex; readonly changeId: number }> {
  const kept = db.$process.kept.get(KEPT) as KeptRegister | undefined;
  if (kept?.provinceCode === provinceCode && !(await registerChangedSince(db, kept.changeId))) {
    return kept;
  }
  db.$process.kept.delete(KEPT);
  for (let turn = 0; ; turn += 1) {
    const changeId = await lastChangeId(db);
    const index = await loadRegister(db, provinceCode);
    const moved = await registerChangedSince(db, changeId);
    if (moved && turn < 3) continue;
    if (!moved) db.$process.kept.set(KEPT, { provinceCode, changeId, index });
    return { index, changeId };
  }
}

/** Rows read at once: a page of them holds the process for a few milliseconds. */
const PAGE = 1000;

/**
 * The register made ready for judging, of one province or of all. Read in pages with turns for others in between: what
 * is written meanwhile may be in it in part, so whoever relies on it looks at the change log afterwards.
 */
export async function loadRegister(db: Db, provinceCode: string | null): Promise<RegisterIndex> {
  const places = await placesOf(db);
  const awards = await awardsByProduct(db, provinceCode);
  const list: RegisterProduct[] = [];
  for await (const rows of pages(async (after) =>
    db
      .select({
        id: products.id,
        name: products.name,
        otherNames: products.otherNames,
        producerId: products.producerId,
        producerName: producers.name,
        provinceCode: products.provinceCode,
        communeCode: products.communeCode,
      })
      .from(products)
      .leftJoin(producers, eq(producers.id, products.producerId))
      .where(inProvince(products, provinceCode, after))
      .orderBy(asc(products.id))
      .limit(PAGE),
  )) {
    for (const row of rows) {
      const own = awards.get(row.id);
      list.push({
        ...row,
        otherNames: [
          ...new Set([...(JSON.parse(row.otherNames) as string[]), ...(own?.names ?? [])]),
        ].filter((name) => name !== row.name),
        otherProducers: [...(own?.producers ?? [])].filter((name) => name !== row.producerName),
        awards: own?.awards ?? [],
      });
    }
  }
  const makers: (typeof producers.$inferSelect)[] = [];
  for await (const rows of pages(async (after) =>
    db
      .select()
      .from(producers)
      .where(inProvince(producers, provinceCode, after))
      .orderBy(asc(producers.id))
      .limit(PAGE),
  )) {
    makers.push(...rows);
  }
  await TURNS.pause();
  return registerIndex(list, makers, places.index, places.provinces, places.isProvince);
}

function inProvince(
  table: typeof products | typeof producers,
  provinceCode: string | null,
  after: number,
) {
  return provinceCode === null
    ? gt(table.id, after)
    : and(gt(table.id, after), eq(table.provinceCode, provinceCode));
}

async function* pages<T extends { readonly id: number }>(
  read: (after: number) => Promise<T[]>,
): AsyncGenerator<T[]> {
  let after = 0;
  for (;;) {
    const rows = await read(after);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (rows.length < PAGE || last === undefined) return;
    after = last.id;
    await TURNS.pause();
  }
}

interface Held {
  readonly awards: Award[];
  readonly names: Set<string>;
  readonly producers: Set<string>;
}

async function awardsByProduct(db: Db, provinceCode: string | null): Promise<Map<number, Held>> {
  const found = new Map<number, Held>();
  for await (const rows of pages(async (after) =>
    db
      .select({
        id: certificates.id,
        productId: certificates.productId,
        stars: certificates.stars,
        decisionNo: certificates.decisionNo,
        decidedOn: certificates.decidedOn,
        issuedFirst: certificates.issuedFirst,
        issuedLast: certificates.issuedLast,
        evidence: certificates.evidence,
        criteriaVersion: certificates.criteriaVersion,
        heldOverUntil: certificates.heldOverUntil,
        revokedOn: certificates.revokedOn,
        printedName: certificates.printedName,
        printedProducer: certificates.printedProducer,
      })
      .from(certificates)
      .innerJoin(products, eq(products.id, certificates.productId))
      .where(
        provinceCode === null
          ? gt(certificates.id, after)
          : and(gt(certificates.id, after), eq(products.provinceCode, provinceCode)),
      )
      .orderBy(asc(certificates.id))
      .limit(PAGE),
  )) {
    for (const { productId, printedName, printedProducer, ...row } of rows) {
      const held = found.get(productId) ?? { awards: [], names: new Set(), producers: new Set() };
      held.awards.push({
        ...row,
        decidedOn: row.decidedOn as Day | null,
        issuedFirst: row.issuedFirst as Day | null,
        issuedLast: row.issuedLast as Day | null,
        heldOverUntil: row.heldOverUntil as Day | null,
        revokedOn: row.revokedOn as Day | null,
        criteriaVersion: row.criteriaVersion as CriteriaVersionId | null,
      });
      if (printedName) held.names.add(printedName);
      if (printedProducer) held.producers.add(printedProducer);
      found.set(productId, held);
    }
  }
  return found;
}

interface Places {
  readonly index: PlaceIndex;
  readonly provinces: RegisterIndex['provinces'];
  isProvince(name: string): boolean;
}

const KEY = 'decision-import-places';

/** Places do not change while the program runs, unless the whole catalogue does. */
async function placesOf(db: Db): Promise<Places> {
  const kept = db.$process.kept.get(KEY) as Places | undefined;
  if (kept !== undefined) return kept;
  const today = await db.select().from(provinces).orderBy(asc(provinces.code));
  const before = await db.select().from(oldProvinces).orderBy(asc(oldProvinces.code));
  const aliases = aliasesByCode();
  const index = placeIndex({
    provinces: today.map((row) => ({ ...row, aliases: aliases.today.get(row.code) ?? [] })),
    oldProvinces: before.map((row) => ({ ...row, aliases: aliases.before.get(row.code) ?? [] })),
    communes: await db.select().from(communes),
    oldPlaces: (await db.select().from(oldPlaces)).map((row) => ({
      ...row,
      communeCodes: row.communeCodes.split('|').filter(Boolean),
    })),
  });
  const places: Places = {
    index,
    provinces: today.map((row) => ({
      code: row.code,
      names: [
        ...new Set([
          row.name,
          ...before.filter((old) => old.provinceCode === row.code).map((old) => old.name),
        ]),
      ],
    })),
    isProvince: (name) => matchPlace(index, { province: name }).provinceCode !== null,
  };
  if (today.length > 0) db.$process.kept.set(KEY, places);
  return places;
}

function aliasesByCode() {
  const held = JSON.parse(projectFile('db/seed/places/provinces.json').toString('utf8')) as {
    provinces: { code: string; aliases: string[] }[];
    oldProvinces: { code: string; aliases: string[] }[];
  };
  const byCode = (rows: readonly { code: string; aliases: string[] }[]) =>
    new Map(rows.map((row) => [row.code, row.aliases]));
  return { today: byCode(held.provinces), before: byCode(held.oldProvinces) };
}

/** The province of today that a name of today or before means, null when it means none. */
export async function provinceNamed(db: Db, name: string): Promise<string | null> {
  if (name.trim() === '') return null;
  return matchPlace((await placesOf(db)).index, { province: name }).provinceCode;
}
