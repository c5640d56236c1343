import { asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers, products, productSets } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import { communes, provinces } from '#db/schema/places.ts';
import type { Day } from '#src/base/day.ts';
import { onDay } from '../read-register.server.ts';
import { type DeskLine, searchable } from './desk-line.ts';

/** SQLite takes this many variables in one statement without a word. */
const AT_ONCE = 500;

/**
 * Every certificate as the desk shows it, with what it means on a day, by register code; or only those of the products
 * named. About 1.5 s for 25,000: callers keep it ({@link import('#src/compose/desk-register.ts')}).
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

async function readSome(
  db: Db,
  on: Day,
  productIds: readonly number[] | null,
): Promise<DeskLine[]> {
  const rows = await db
    .select({
      certificate: certificates,
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
    .where(
      productIds === null ? undefined : inArray(certificates.productId, [...productIds]),
    )
    .orderBy(asc(certificates.code));
  const standings = new Map(
    [...onDay(rows.map((row) => row.certificate), on).values()]
      .flat()
      .map(({ row, standing }) => [row.id, standing]),
  );
  return rows.flatMap(({ certificate, product, groupCode, producer, provinceName, communeName }) => {
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
        certificate.decidedOn === null ? certificate.year : Number(certificate.decidedOn.slice(0, 4)),
      evidence: certificate.evidence,
      criteriaVersion: certificate.criteriaVersion,
      revokedOn: certificate.revokedOn as Day | null,
      standing,
    };
    const printed = [certificate.printedName, certificate.printedProducer];
    return [{ ...line, ...searchable(line, printed) }];
  });
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
  for (let from = 0; from < ids.length; from += AT_ONCE) result.push(ids.slice(from, from + AT_ONCE));
  return result;
}
