import { and, eq, ne } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { tracePlaces } from '#db/schema/codes.ts';
import { communes, provinces } from '#db/schema/places.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { freshShortCode } from './fresh-short-code.server.ts';
import { demandVersion, ownerOf } from './owner.server.ts';
import { checkedPlace, type PlaceFacts } from './place-facts.ts';

/**
 * Adds a place where things happen to lots.
 * @param now milliseconds since 1970 UTC
 * @throws Refusal `not-allowed`, `no-such-producer`, `place-somewhere-else`, `gln-taken`, what {@link checkedPlace} throws
 */
export async function addPlace(
  db: Db,
  options: { producerId: number; facts: PlaceFacts; actor: Actor; now: number },
): Promise<{ id: number; shortCode: string }> {
  const { producerId, actor, now } = options;
  demand(actor, 'manage-codes', SOMEWHERE);
  return inTransaction(db, async (tx) => {
    demand(actor, 'manage-codes', await ownerOf(tx, producerId));
    const facts = checkedPlace(options.facts);
    await demandOnMap(tx, facts);
    await demandOwnGln(tx, facts, 0);
    const shortCode = await freshShortCode(tx, tracePlaces);
    const [made] = await tx
      .insert(tracePlaces)
      .values({
        ...{ producerId, shortCode, ...facts },
        ...{ addedAt: new Date(now).toISOString(), addedBy: actor.name },
      })
      .returning({ id: tracePlaces.id });
    const id = made?.id ?? 0;
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'add-trace-place',
        subject: `trace-place:${id}`,
        after: { producerId, shortCode, ...facts },
      },
    );
    return { id, shortCode };
  });
}

/**
 * Changes what is said of a place; its short code stays.
 * @param version as the form was filled
 * @throws Refusal `not-allowed`, `no-such-trace-place`, `code-changed`, `place-somewhere-else`, `gln-taken`, what
 *   {@link checkedPlace} throws
 */
export async function changePlace(
  db: Db,
  options: { id: number; facts: PlaceFacts; version: number; actor: Actor; now: number },
): Promise<void> {
  const { id, actor, now } = options;
  demand(actor, 'manage-codes', SOMEWHERE);
  await inTransaction(db, async (tx) => {
    const row = await placeRow(tx, id);
    demand(actor, 'manage-codes', await ownerOf(tx, row.producerId));
    demandVersion(options.version, row);
    const facts = checkedPlace(options.facts);
    await demandOnMap(tx, facts);
    await demandOwnGln(tx, facts, id);
    await tx
      .update(tracePlaces)
      .set({ ...facts, version: row.version + 1 })
      .where(eq(tracePlaces.id, id));
    await record(
      tx,
      { actor: actor.name, now },
      { deed: 'change-trace-place', subject: `trace-place:${id}`, before: row, after: facts },
    );
  });
}

/**
 * Says that nothing happens at a place any more, or takes that back. Events that name it go on naming it.
 * @throws Refusal `not-allowed`, `no-such-trace-place`, `code-changed`
 */
export async function withdrawPlace(
  db: Db,
  options: { id: number; withdrawn: boolean; version: number; actor: Actor; now: number },
): Promise<void> {
  const { id, withdrawn, actor, now } = options;
  demand(actor, 'manage-codes', SOMEWHERE);
  await inTransaction(db, async (tx) => {
    const row = await placeRow(tx, id);
    demand(actor, 'manage-codes', await ownerOf(tx, row.producerId));
    demandVersion(options.version, row);
    const withdrawnAt = withdrawn ? new Date(now).toISOString() : null;
    await tx
      .update(tracePlaces)
      .set({ withdrawnAt, version: row.version + 1 })
      .where(eq(tracePlaces.id, id));
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: withdrawn ? 'withdraw-trace-place' : 'return-trace-place',
        subject: `trace-place:${id}`,
        before: { withdrawnAt: row.withdrawnAt },
        after: { withdrawnAt },
      },
    );
  });
}

async function placeRow(tx: Tx, id: number): Promise<typeof tracePlaces.$inferSelect> {
  const [row] = await tx.select().from(tracePlaces).where(eq(tracePlaces.id, id));
  if (!row) throw new Refusal('no-such-trace-place', { id });
  return row;
}

type Spot = { readonly provinceCode: string; readonly communeCode: string | null };

async function demandOnMap(tx: Tx, { provinceCode, communeCode }: Spot): Promise<void> {
  const [province] = await tx.select().from(provinces).where(eq(provinces.code, provinceCode));
  if (!province) throw new Refusal('place-somewhere-else', {});
  if (communeCode === null) return;
  const [commune] = await tx
    .select()
    .from(communes)
    .where(and(eq(communes.code, communeCode), eq(communes.provinceCode, provinceCode)));
  if (!commune) throw new Refusal('place-somewhere-else', {});
}

async function demandOwnGln(
  tx: Tx,
  { gln, glnExtension }: { gln: string | null; glnExtension: string },
  id: number,
): Promise<void> {
  if (gln === null) return;
  const [taken] = await tx
    .select({ id: tracePlaces.id })
    .from(tracePlaces)
    .where(
      and(
        eq(tracePlaces.gln, gln),
        eq(tracePlaces.glnExtension, glnExtension),
        ne(tracePlaces.id, id),
      ),
    );
  if (taken) throw new Refusal('gln-taken', { gln });
}
