import { asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers, products, productSets } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import { communes, provinces } from '#db/schema/places.ts';
import type { Day } from '#src/base/day.ts';
import { type Certificate, certificateStanding, type Standing } from '../standing.ts';
import { type DeskLine, searchable } from './desk-line.ts';

/** SQLite takes this many variables in one statement without a word. */
const AT_ONCE = 500;

/**
 * Every certificate as the desk shows it, with what it means on a day, by register code; or only those of the products
 * named. A second or more for 25,000: callers keep the result (src/compose/desk-register.ts).
 */
export async function readDeskLines(
  db: Db,
  on: Day,
  productIds: readonly number[] | null = null,
): Promise<DeskLine[]> {
  if (productIds === null) return readSome(db, on, null);
  const lines: DeskLine[] = [];
  for (let from = 0; from < productIds.length; from += AT_ONCE) {
    lines.push(...(await readSome(db, on, productIds.slice(from, from + AT_ONCE))));
  }
  return lines;
}

/** Only what the desk shows: reading every column of a certificate takes twice as long. */
const COLUMNS = {
  id: certificates.id,
  code: certificates.code,
  productId: certificates.productId,
  stars: certificates.stars,
  score: certificates.score,
  decisionNo: certificates.decisionNo,
  decidedOn: certificates.decidedOn,
  year: certificates.year,
  issuedFirst: certificates.issuedFirst,
  issuedLast: certificates.issuedLast,
  criteriaVersion: certificates.criteriaVersion,
  evidence: certificates.evidence,
  heldOverUntil: certificates.heldOverUntil,
  revokedOn: certificates.revokedOn,
  printedName: certificates.printedName,
  printedProducer: certificates.printedProducer,
} as const;

type Facts = { [K in keyof typeof COLUMNS]: (typeof certificates.$inferSelect)[K] };

/** What each certificate means on the day, the others of its product considered. */
function standingsOf(rows: readonly Facts[], on: Day): Map<number, Standing> {
  const standings = new Map<number, Standing>();
  for (const own of Map.groupBy(rows, (row) => row.productId).values()) {
    const facts = own.map((row) => row as unknown as Certificate);
    own.forEach((row, index) => {
      standings.set(row.id, certificateStanding(facts[index] as Certificate, facts, on));
    });
  }
  return standings;
}

async function readSome(
  db: Db,
  on: Day,
  productIds: readonly number[] | null,
): Promise<DeskLine[]> {
  const rows = await db
    .select({
      certificate: COLUMNS,
      product: {
        slug: products.slug,
        name: products.name,
        setNo: products.setNo,
        provinceCode: products.provinceCode,
        communeCode: products.communeCode,
      },
      groupCode: productSets.groupCode,
      producer: { id: producers.id, name: producers.name },
      provinceName: provinces.name,
      communeName: communes.name,
    })
    .from(certificates)
    .innerJoin(products, eq(products.id, certificates.productId))
    .innerJoin(productSets, eq(productSets.no, products.setNo))
    .innerJoin(provinces, eq(provinces.code, products.provinceCode))
    .leftJoin(producers, eq(producers.id, products.producerId))
    .leftJoin(communes, eq(communes.code, products.communeCode))
    .where(productIds === null ? undefined : inArray(certificates.productId, [...productIds]))
    .orderBy(asc(certificates.code));
  const standings = standingsOf(
    rows.map((row) => row.certificate),
    on,
  );
  return rows.flatMap(
    ({ certificate, product, groupCode, producer, provinceName, communeName }) => {
      const standing = standings.get(certificate.id);
      if (standing === undefined) return [];
      const line = {
        id: certificate.id,
        code: certificate.code,
        productId: certificate.productId,
        productSlug: product.slug,
        productName: product.name,
        setNo: product.setNo,
        groupCode,
        producerId: producer?.id ?? null,
        producerName: producer?.name ?? '',
        provinceCode: product.provinceCode,
        provinceName,
        communeCode: product.communeCode,
        communeName: communeName ?? '',
        stars: certificate.stars,
        score: certificate.score,
        decisionNo: certificate.decisionNo,
        decidedOn: certificate.decidedOn as Day | null,
        issuedLast: certificate.issuedLast as Day | null,
        year:
          certificate.decidedOn === null
            ? certificate.year
            : Number(certificate.decidedOn.slice(0, 4)),
        evidence: certificate.evidence,
        criteriaVersion: certificate.criteriaVersion,
        revokedOn: certificate.revokedOn as Day | null,
        standing,
      };
      const printed = [certificate.printedName, certificate.printedProducer];
      return [{ ...line, ...searchable(line, printed) }];
    },
  );
}

/** Products whose lines change when these subjects do; null when any may. */
export async function productsOfSubjects(
  db: Db,
  subjects: readonly string[],
): Promise<number[] | null> {
  const ids: Record<string, number[]> = { certificate: [], product: [], producer: [] };
  for (const subject of subjects) {
    const [kind = '', id = ''] = subject.split(':');
    if (kind === 'catalogue' || kind === 'settings' || kind === 'place') return null;
    ids[kind]?.push(Number(id));
  }
  const found = new Set(ids['product']);
  for (const part of parts(ids['certificate'] ?? [])) {
    const rows = await db
      .select({ id: certificates.productId })
      .from(certificates)
      .where(inArray(certificates.id, part));
    for (const { id } of rows) found.add(id);
  }
  for (const part of parts(ids['producer'] ?? [])) {
    const rows = await db
      .select({ id: products.id })
      .from(products)
      .where(inArray(products.producerId, part));
    for (const { id } of rows) found.add(id);
  }
  return [...found];
}

function parts(ids: readonly number[]): number[][] {
  const result: number[][] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE)
    result.push(ids.slice(from, from + AT_ONCE));
  return result;
}
