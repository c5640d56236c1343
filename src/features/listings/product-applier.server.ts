import { eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import type { Tx } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { Refusal } from '#src/base/refusal.ts';
import { setProductPicturesIn } from '#src/features/media/use-pictures.server.ts';
import type { Approved } from './decide-change.server.ts';
import type { FieldValue, Values } from './fields.ts';

type Columns = Partial<typeof products.$inferInsert>;

/** Fields that are a column of their own. */
const TEXTS = ['name', 'summaryVi', 'summaryEn', 'descriptionVi', 'descriptionEn'] as const;
const LISTS = ['otherNames', 'claims'] as const;

/**
 * Step: writes approved values to a product and its pictures; pages, lists, search and the page of its code follow.
 * @throws Refusal `no-such-listing` when it is no longer this producer's, `picture-not-here`, `picture-not-described`
 */
export async function applyProductIn(
  tx: Tx,
  { change, values, now, actor }: Approved,
): Promise<void> {
  const id = change.subjectId ?? 0;
  const [product] = await tx.select().from(products).where(eq(products.id, id));
  if (product?.producerId !== change.producerId) throw new Refusal('no-such-listing', {});
  const columns = columnsFor(values, product.labelData);
  await tx
    .update(products)
    .set({ ...columns, listingVersion: product.listingVersion + 1 })
    .where(eq(products.id, id));
  const pictures = values['pictures'];
  if (pictures) await setProductPicturesIn(tx, id, pictures as readonly number[], now);
  const keys = Object.keys(values);
  await record(
    tx,
    { actor: actor.name, now },
    {
      ...{ deed: 'apply-listing', subject: `product:${id}` },
      before: { listingVersion: product.listingVersion },
      after: { listingVersion: product.listingVersion + 1, change: change.code, fields: keys },
    },
  );
}

function columnsFor(values: Values, labelData: string): Columns {
  const columns: Columns = {};
  for (const key of TEXTS) if (values[key] !== undefined) columns[key] = values[key] as string;
  for (const key of LISTS)
    if (values[key] !== undefined) columns[key] = JSON.stringify(values[key]);
  // A name that a producer writes and an officer approves is the Vietnamese one.
  if (values['name'] !== undefined) columns.nameLang = 'vi';
  const label = Object.entries(values).filter(([key]) => key.startsWith('label.'));
  if (label.length > 0) columns.labelData = withLabel(labelData, label);
  return columns;
}

function withLabel(labelData: string, changed: readonly (readonly [string, FieldValue])[]): string {
  const label = JSON.parse(labelData) as Record<string, unknown>;
  for (const [key, value] of changed) label[key.slice('label.'.length)] = value;
  return JSON.stringify(
    Object.fromEntries(Object.entries(label).filter(([, value]) => value !== '')),
  );
}
