import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { Day } from '#src/base/day.ts';
import { producers, products, productSets } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import { oldProvinces, provinces } from '#db/schema/places.ts';
import type { CriteriaVersionId } from './criteria-version.ts';
import { type Certificate, certificateStanding, type Standing } from './standing.ts';

export type CertificateRow = typeof certificates.$inferSelect;

/** The facts of a stored row as the standing rule takes them. */
export function certificateFacts(row: CertificateRow): Certificate {
  return {
    stars: row.stars,
    issuedFirst: row.issuedFirst as Day | null,
    issuedLast: row.issuedLast as Day | null,
    criteriaVersion: row.criteriaVersion as CriteriaVersionId | null,
    evidence: row.evidence,
    heldOverUntil: row.heldOverUntil as Day | null,
    revokedOn: row.revokedOn as Day | null,
  };
}

export interface CertificateOnDay {
  readonly row: CertificateRow;
  readonly standing: Standing;
}

/** The certificates of products with what each means on a day, newest first. */
export async function readCertificatesOf(
  db: Db,
  productIds: readonly number[],
  on: Day,
): Promise<Map<number, CertificateOnDay[]>> {
  const rows = productIds.length
    ? await db
        .select()
        .from(certificates)
        .where(inArray(certificates.productId, [...productIds]))
        .orderBy(desc(certificates.issuedLast), desc(certificates.stars))
    : [];
  return onDay(rows, on);
}

/** What each certificate means on a day, those of the same product considered; by product, in the order given. */
export function onDay(rows: readonly CertificateRow[], on: Day): Map<number, CertificateOnDay[]> {
  const byProduct = new Map<number, CertificateRow[]>();
  for (const row of rows) {
    const list = byProduct.get(row.productId);
    if (list) list.push(row);
    else byProduct.set(row.productId, [row]);
  }
  const result = new Map<number, CertificateOnDay[]>();
  for (const [productId, list] of byProduct) {
    const facts = list.map(certificateFacts);
    result.set(
      productId,
      list.map((row, index) => ({
        row,
        standing: certificateStanding(facts[index] as Certificate, facts, on),
      })),
    );
  }
  return result;
}

/** One certificate by its register code, with the other certificates of its product. */
export async function readCertificate(db: Db, code: string, on: Day) {
  const [row] = await db
    .select({ certificate: certificates, product: products, producer: producers })
    .from(certificates)
    .innerJoin(products, eq(products.id, certificates.productId))
    .leftJoin(producers, eq(producers.id, products.producerId))
    .where(eq(certificates.code, code));
  if (!row) return null;
  const all = (await readCertificatesOf(db, [row.product.id], on)).get(row.product.id) ?? [];
  const own = all.find((entry) => entry.row.id === row.certificate.id);
  if (!own) return null;
  return { ...row, standing: own.standing, history: all };
}

/** A line of the open register. */
export interface RegisterLine {
  readonly certificate: CertificateRow;
  readonly standing: Standing;
  readonly product: {
    readonly slug: string;
    readonly name: string;
    readonly nameLang: string;
    readonly setNo: number;
  };
  readonly groupCode: string;
  readonly producer: { readonly slug: string; readonly name: string } | null;
  readonly province: { readonly code: string; readonly slug: string; readonly name: string };
  readonly oldProvince: { readonly code: string; readonly name: string } | null;
}

/**
 * All certificates with what each means on a day, by register code. About 1 ms for each hundred: callers keep the
 * result for the day and the state of the change log.
 */
export async function readRegister(db: Db, on: Day): Promise<RegisterLine[]> {
  const rows = await db
    .select({
      certificate: certificates,
      product: {
        slug: products.slug,
        name: products.name,
        nameLang: products.nameLang,
        setNo: products.setNo,
      },
      groupCode: productSets.groupCode,
      producer: { slug: producers.slug, name: producers.name },
      province: { code: provinces.code, slug: provinces.slug, name: provinces.name },
      oldProvince: { code: oldProvinces.code, name: oldProvinces.name },
    })
    .from(certificates)
    .innerJoin(products, eq(products.id, certificates.productId))
    .innerJoin(productSets, eq(productSets.no, products.setNo))
    .innerJoin(provinces, eq(provinces.code, products.provinceCode))
    .leftJoin(producers, eq(producers.id, products.producerId))
    .leftJoin(oldProvinces, eq(oldProvinces.code, products.oldProvinceCode))
    .orderBy(asc(certificates.code));
  const standings = new Map<number, Standing>();
  const byProduct = onDay(
    rows.map((row) => row.certificate),
    on,
  );
  for (const list of byProduct.values()) {
    for (const { row, standing } of list) standings.set(row.id, standing);
  }
  return rows.map((row) => ({
    ...row,
    standing: standings.get(row.certificate.id) as Standing,
  }));
}

/** Certificates given by one decision, found by its number as people type it (spaces and case do not matter). */
export async function codesOfDecision(db: Db, number: string): Promise<string[]> {
  const wanted = number.replace(/\s+/g, '').toUpperCase().replace(/Đ/g, 'D');
  if (wanted === '') return [];
  const rows = await db
    .select({ code: certificates.code, decisionNo: certificates.decisionNo })
    .from(certificates)
    .where(and(sql`${certificates.decisionNo} <> ''`))
    .orderBy(asc(certificates.code));
  return rows
    .filter((row) => {
      const have = row.decisionNo.replace(/\s+/g, '').toUpperCase().replace(/Đ/g, 'D');
      return have === wanted || have.split('/')[0] === wanted;
    })
    .map((row) => row.code);
}
