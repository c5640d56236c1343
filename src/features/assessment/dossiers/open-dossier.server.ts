import { and, eq, notInArray } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { producers, products, productSets } from '#db/schema/catalogue.ts';
import { dossierForms, dossiers, dossierSteps } from '#db/schema/dossiers.ts';
import { communes } from '#db/schema/places.ts';
import { dayAt } from '#src/base/day.ts';
import { fold } from '#src/base/fold.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { type DossierKind, FINAL } from '../dossier-states.ts';
import { kindVerdict, windowFacts } from './kind-check.ts';
import { latestOf, nextDossierCode } from './numbers.server.ts';
import { certificatesOf } from './own-certificates.server.ts';

export interface OpenDossier {
  readonly producerId: number;
  readonly kind: DossierKind;
  /** Null: a product that is not in the catalogue yet, by its name and set. */
  readonly productId: number | null;
  readonly productName: string;
  readonly setNo: number | null;
  /** Where it is made; left out: as the catalogue has it. */
  readonly communeCode: string | null;
  readonly actor: Actor;
  readonly now: number;
}

/** Criteria in force since 22/5/2026. */
const CRITERIA = 'qd26-2026';
const LONGEST_NAME = 200;

/**
 * Opens a draft for a product of the producer, known or new. The kind must fit the product's certificates on this day.
 * @throws Refusal `not-allowed`, `no-such-product-of-producer`, `product-name-missing`, `product-known`, `no-such-set`,
 * `commune-missing`, `dossier-kind`, `dossier-already-open`
 */
export async function openDossier(
  db: Db,
  asked: OpenDossier,
): Promise<{ code: string; id: number }> {
  const { producerId, kind, actor, now } = asked;
  demand(actor, 'open-dossier', { producerId });
  return inTransaction(db, async (tx) => {
    const [producer] = await tx.select().from(producers).where(eq(producers.id, producerId));
    if (!producer) throw new Refusal('no-such-product-of-producer', {});
    const product = await productOf(tx, asked);
    const communeCode = asked.communeCode ?? product.communeCode ?? producer.communeCode;
    const [commune] = await tx
      .select()
      .from(communes)
      .where(eq(communes.code, communeCode ?? ''));
    if (!commune) throw new Refusal('commune-missing', {});
    const held = product.id === null ? [] : await certificatesOf(tx, product.id);
    const verdict = kindVerdict(kind, held, dayAt(now));
    if (!verdict.ok) {
      const { why, window } = verdict;
      throw new Refusal('dossier-kind', { why, window: windowFacts(window) });
    }
    await refuseTwice(tx, producerId, product);
    const at = new Date(now).toISOString();
    const code = await nextDossierCode(tx, Number(dayAt(now).slice(0, 4)));
    const before = await latestOf(tx, producerId);
    const [row] = await tx
      .insert(dossiers)
      .values({
        code,
        kind,
        producerId,
        productId: product.id,
        productName: product.name,
        folded: fold(`${product.name} ${producer.name}`),
        setNo: product.setNo,
        provinceCode: commune.provinceCode,
        communeCode: commune.code,
        criteriaVersion: CRITERIA,
        state: 'draft',
        stateSince: at,
        certificateId: kind === 'first' ? null : (verdict.held?.certificate.id ?? null),
        version: 1,
        openedAt: at,
        openedBy: actor.name,
        openedByUser: actor.userId,
      })
      .returning({ id: dossiers.id });
    const id = row?.id ?? 0;
    const kept = before === null ? {} : await answersOf(tx, before);
    const known = { unitName: producer.name, unitAddress: producer.printedPlace };
    await tx.insert(dossierForms).values(
      (['m01', 'm02'] as const).map((form) => ({
        dossierId: id,
        form,
        content: JSON.stringify(form === 'm01' ? { ...known, ...kept.m01 } : (kept.m02 ?? {})),
        revision: 1,
        savedAt: at,
        savedBy: actor.name,
      })),
    );
    await tx.insert(dossierSteps).values({
      dossierId: id,
      fromState: null,
      toState: 'draft',
      at,
      actor: actor.name,
      note: '',
    });
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'open-dossier',
        subject: `dossier:${id}`,
        after: { code, kind, producerId, productId: product.id, setNo: product.setNo },
      },
    );
    return { code, id };
  });
}

interface ForProduct {
  id: number | null;
  name: string;
  setNo: number;
  communeCode: string | null;
}

async function productOf(tx: Tx, asked: OpenDossier): Promise<ForProduct> {
  const own = await tx.select().from(products).where(eq(products.producerId, asked.producerId));
  if (asked.productId !== null) {
    const found = own.find(({ id }) => id === asked.productId);
    if (!found) throw new Refusal('no-such-product-of-producer', {});
    return { id: found.id, name: found.name, setNo: found.setNo, communeCode: found.communeCode };
  }
  const name = asked.productName.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (name === '' || name.length > LONGEST_NAME || asked.kind !== 'first') {
    throw new Refusal('product-name-missing', {});
  }
  const known = own.find((product) => fold(product.name) === fold(name));
  if (known) throw new Refusal('product-known', { name: known.name });
  const [set] = await tx
    .select({ no: productSets.no })
    .from(productSets)
    .where(eq(productSets.no, asked.setNo ?? 0));
  if (!set) throw new Refusal('no-such-set', { setNo: asked.setNo ?? '?' });
  return { id: null, name, setNo: set.no, communeCode: null };
}

/** One open dossier for a product at a time. */
async function refuseTwice(tx: Tx, producerId: number, product: ForProduct): Promise<void> {
  const open = await tx
    .select()
    .from(dossiers)
    .where(and(eq(dossiers.producerId, producerId), notInArray(dossiers.state, [...FINAL])));
  const same = open.find((one) =>
    product.id === null
      ? fold(one.productName) === fold(product.name)
      : one.productId === product.id,
  );
  if (same) throw new Refusal('dossier-already-open', { code: same.code });
}

/** What the last dossier said of the producer: typed once, corrected when it changes. */
const LASTING = [
  'businessForm',
  'registrationNo',
  'registrationOn',
  'registrationBy',
  'repGender',
  'repEthnicity',
];

async function answersOf(
  tx: Tx,
  dossierId: number,
): Promise<{ m01?: Record<string, string>; m02?: Record<string, string> }> {
  const rows = await tx.select().from(dossierForms).where(eq(dossierForms.dossierId, dossierId));
  const of = (form: string): Record<string, string> =>
    JSON.parse(rows.find((row) => row.form === form)?.content ?? '{}') as Record<string, string>;
  const { unitName, unitAddress, repName, repPost, phone, email, website } = of('m01');
  const m02 = Object.fromEntries(
    Object.entries(of('m02')).filter(([key]) => LASTING.includes(key)),
  );
  const m01 = { unitName, unitAddress, repName, repPost, phone, email, website };
  return { m01: JSON.parse(JSON.stringify(m01)) as Record<string, string>, m02 };
}
