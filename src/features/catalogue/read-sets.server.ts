import { asc } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { productGroups, productSets } from '#db/schema/catalogue.ts';

export type ProductSet = typeof productSets.$inferSelect;
export type ProductGroup = typeof productGroups.$inferSelect & { sets: ProductSet[] };

/** The six groups with their sets, in the order of the decision. */
export async function readGroups(db: Db): Promise<ProductGroup[]> {
  const groups = await db.select().from(productGroups).orderBy(asc(productGroups.position));
  const sets = await db.select().from(productSets).orderBy(asc(productSets.no));
  return groups.map((group) => ({
    ...group,
    sets: sets.filter((set) => set.groupCode === group.code),
  }));
}
