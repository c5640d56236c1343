import { eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { products, productSets } from '#db/schema/catalogue.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';

/**
 * Puts a product into another of the 26 sets: our own classification, where a source was silent, is an officer's to
 * correct. The product says from then on that an officer chose.
 * @param now milliseconds since 1970 UTC
 * @throws Refusal `not-allowed`, `no-such-product`, `no-such-set`
 */
export async function classifyProduct(
  db: Db,
  { slug, setNo, actor, now }: { slug: string; setNo: number; actor: Actor; now: number },
): Promise<{ id: number; before: number; after: number }> {
  demand(actor, 'classify-product', SOMEWHERE);
  return inTransaction(db, async (tx) => {
    const [product] = await tx
      .select({
        id: products.id,
        setNo: products.setNo,
        setBy: products.setBy,
        provinceCode: products.provinceCode,
      })
      .from(products)
      .where(eq(products.slug, slug));
    if (!product) throw new Refusal('no-such-product', { slug });
    demand(actor, 'classify-product', product);
    const [set] = await tx
      .select({ no: productSets.no })
      .from(productSets)
      .where(eq(productSets.no, setNo));
    if (!set) throw new Refusal('no-such-set', { setNo });
    await tx.update(products).set({ setNo, setBy: 'officer' }).where(eq(products.id, product.id));
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'classify-product',
        subject: `product:${product.id}`,
        before: { setNo: product.setNo, setBy: product.setBy },
        after: { setNo, setBy: 'officer' },
      },
    );
    return { id: product.id, before: product.setNo, after: setNo };
  });
}
