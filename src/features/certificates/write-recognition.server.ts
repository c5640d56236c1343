import { inArray, max, sql } from 'drizzle-orm';
import type { SQLiteInsertValue, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { type Change, type Context, recordAll } from '#db/changes.ts';
import type { Tx } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import { dayAt } from '#src/base/day.ts';
import { fold, tidy } from '#src/base/fold.ts';
import { Refusal } from '#src/base/refusal.ts';
import { freeSlug } from '#src/features/catalogue/free-slug.ts';
import {
  type NewProducer,
  type NewProduct,
  type Recognition,
  registerCode,
  type Written,
} from './recognition.ts';

export type { Recognition, Written } from './recognition.ts';
export { revokeStep, type Revocation } from './revoke-step.server.ts';

/** Rows of one insert: SQLite takes at most 32,766 values in a statement. */
const BATCH = 400;

type Row<T extends SQLiteTable> = SQLiteInsertValue<T>;

/** What one call gathers before it writes. */
interface Draft {
  readonly context: Context;
  readonly producers: Row<typeof producers>[];
  readonly products: Row<typeof products>[];
  readonly certificates: Row<typeof certificates>[];
  readonly changes: Change[];
  readonly producerIds: Map<string, number>;
  readonly productIds: Map<string, { id: number; producerId: number | null }>;
  readonly producerSlugs: Set<string>;
  readonly productSlugs: Set<string>;
  nextProducer: number;
  nextProduct: number;
}

/**
 * The one place that writes certificates, with the products and producers that are new; a step of a command, inside its
 * transaction, after its `demand`. Equal new producers and products within one call are made once; codes follow the
 * highest there is. Each certificate, product and producer gets its change row.
 * @returns in the order of `list`
 * @throws Refusal `no-such-product-id` when an existing product is not there
 */
export async function writeRecognitions(
  tx: Tx,
  context: Context,
  list: readonly Recognition[],
): Promise<Written[]> {
  if (list.length === 0) return [];
  const known = await readKnown(tx, list);
  const draft = await openDraft(tx, context, list);
  let nextCertificate = (await highest(tx, certificates.id, certificates)) + 1;
  let nextCode = (await highestCode(tx)) + 1;
  const written = list.map((recognition): Written => {
    const isNewProduct =
      'new' in recognition.product && !hasProduct(draft, recognition.product.new);
    const product =
      'new' in recognition.product
        ? newProduct(draft, recognition.product.new)
        : known.get(recognition.product.id);
    if (!product) throw new Refusal('no-such-product-id', recognition.product);
    const certificate = { id: nextCertificate++, code: registerCode(nextCode++) };
    draft.certificates.push(rowOf(recognition, certificate, product.id));
    draft.changes.push({
      deed: 'record-recognition',
      subject: `certificate:${certificate.id}`,
      after: {
        code: certificate.code,
        productId: product.id,
        stars: recognition.stars,
        decisionId: recognition.decision.id,
        decisionNo: recognition.decision.number,
        decidedOn: recognition.decision.decidedOn,
      },
    });
    return {
      certificateId: certificate.id,
      code: certificate.code,
      productId: product.id,
      producerId: product.producerId,
      isNewProduct,
    };
  });
  await insert(tx, producers, draft.producers);
  await insert(tx, products, draft.products);
  await insert(tx, certificates, draft.certificates);
  await recordAll(tx, context, draft.changes);
  return written;
}

async function readKnown(tx: Tx, list: readonly Recognition[]) {
  const ids = [...new Set(list.flatMap(({ product }) => ('id' in product ? [product.id] : [])))];
  const known = new Map<number, { id: number; producerId: number | null }>();
  for (let start = 0; start < ids.length; start += BATCH) {
    const rows = await tx
      .select({ id: products.id, producerId: products.producerId })
      .from(products)
      .where(inArray(products.id, ids.slice(start, start + BATCH)));
    for (const row of rows) known.set(row.id, row);
  }
  return known;
}

async function openDraft(tx: Tx, context: Context, list: readonly Recognition[]): Promise<Draft> {
  const hasNew = list.some(({ product }) => 'new' in product);
  const slugsOf = async (table: typeof producers | typeof products): Promise<Set<string>> =>
    new Set(
      hasNew ? (await tx.select({ slug: table.slug }).from(table)).map((row) => row.slug) : [],
    );
  return {
    context,
    producers: [],
    products: [],
    certificates: [],
    changes: [],
    producerIds: new Map(),
    productIds: new Map(),
    producerSlugs: await slugsOf(producers),
    productSlugs: await slugsOf(products),
    nextProducer: (await highest(tx, producers.id, producers)) + 1,
    nextProduct: (await highest(tx, products.id, products)) + 1,
  };
}

async function highest(
  tx: Tx,
  column: typeof certificates.id | typeof products.id | typeof producers.id,
  table: typeof certificates | typeof products | typeof producers,
): Promise<number> {
  const [row] = await tx.select({ id: max(column) }).from(table);
  return Number(row?.id ?? 0);
}

async function highestCode(tx: Tx): Promise<number> {
  const [row] = await tx
    .select({ number: sql<number | null>`max(cast(substr(${certificates.code}, 4) as integer))` })
    .from(certificates);
  return row?.number ?? 0;
}

const producerKey = (one: NewProducer): string =>
  [fold(tidy(one.name)), one.provinceCode, one.communeCode].join('\n');

function productKey(one: NewProduct): string {
  const producer =
    one.producer === null
      ? ''
      : 'id' in one.producer
        ? one.producer.id
        : producerKey(one.producer.new);
  return [fold(tidy(one.name)), producer, one.provinceCode, one.communeCode].join('\n');
}

const hasProduct = (draft: Draft, one: NewProduct): boolean =>
  draft.productIds.has(productKey(one));

function newProducer(draft: Draft, one: NewProducer): number {
  const key = producerKey(one);
  const known = draft.producerIds.get(key);
  if (known !== undefined) return known;
  const id = draft.nextProducer++;
  draft.producerIds.set(key, id);
  const name = tidy(one.name);
  draft.producers.push({
    id,
    slug: freeSlug(draft.producerSlugs, name, one.printedPlace),
    name,
    kind: one.kind,
    provinceCode: one.provinceCode,
    communeCode: one.communeCode,
    printedPlace: tidy(one.printedPlace),
    sourceUrl: one.sourceUrl,
  });
  draft.changes.push({ deed: 'add-producer', subject: `producer:${id}`, after: { name } });
  return id;
}

function newProduct(draft: Draft, one: NewProduct): { id: number; producerId: number | null } {
  const key = productKey(one);
  const known = draft.productIds.get(key);
  if (known) return known;
  const producerId =
    one.producer === null
      ? null
      : 'id' in one.producer
        ? one.producer.id
        : newProducer(draft, one.producer.new);
  const product = { id: draft.nextProduct++, producerId };
  draft.productIds.set(key, product);
  const name = tidy(one.name);
  const maker = one.producer !== null && 'new' in one.producer ? one.producer.new.name : '';
  draft.products.push({
    id: product.id,
    slug: freeSlug(draft.productSlugs, name, maker),
    name,
    nameLang: 'vi',
    otherNames: '[]',
    producerId,
    setNo: one.setNo,
    setBy: one.setBy,
    provinceCode: one.provinceCode,
    communeCode: one.communeCode,
    oldProvinceCode: one.oldProvinceCode,
    placeHow: one.placeHow,
    labelData: '{}',
    addedOn: dayAt(draft.context.now),
  });
  draft.changes.push({
    deed: 'add-product',
    subject: `product:${product.id}`,
    after: { name, setNo: one.setNo, producerId },
  });
  return product;
}

function rowOf(
  { stars, score, decision, printed, source, note, dossierId, productCode }: Recognition,
  certificate: { id: number; code: string },
  productId: number,
): Row<typeof certificates> {
  return {
    ...certificate,
    productId,
    stars,
    score,
    decisionNo: decision.number,
    decidedOn: decision.decidedOn,
    year: Number(decision.decidedOn.slice(0, 4)),
    issuedFirst: decision.decidedOn,
    issuedLast: decision.decidedOn,
    criteriaVersion: decision.criteriaVersion || null,
    evidence: 'decision',
    heldOverUntil: null,
    revokedOn: null,
    revokedWhy: '',
    printedName: printed.name,
    printedProducer: printed.producer,
    printedCommune: printed.commune,
    printedDistrict: printed.district,
    printedProvince: printed.province,
    printedGroup: printed.group,
    sourceUrl: source.url,
    sourceVia: source.via,
    sourceReadOn: source.readOn,
    note,
    decisionId: decision.id,
    dossierId,
    productCode,
  };
}

async function insert<T extends SQLiteTable>(
  tx: Tx,
  table: T,
  rows: readonly Row<T>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) {
    await tx.insert(table).values(rows.slice(start, start + BATCH) as Row<T>[]);
  }
}
