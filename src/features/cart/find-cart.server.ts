import { createHash, randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { cartLines, carts } from '#db/schema/carts.ts';
import { offers } from '#db/schema/catalogue.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { writeInTurn } from '#src/features/accounts/write-in-turn.server.ts';
import { piecesOf, readCodes } from './read-priced-cart.server.ts';
import { writeCarts } from './write-cart.server.ts';

const DAY_MS = 86_400_000;

/** Whose cart it is: a guest's by the secret in the cookie, a signed-in person's by the session only. */
export type CartOwner = { readonly key: string } | { readonly userId: string };

/** A new secret for a guest's cookie: 32 random bytes, base64url. */
export function newCartKey(): string {
  return randomBytes(32).toString('base64url');
}

/** Whether a cookie can be one of ours: nothing else is looked up. */
export function isCartKey(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

/** Id of the owner's cart; null when there is none. */
export async function findCart(
  db: Pick<Db | Tx, 'select'>,
  owner: CartOwner,
): Promise<number | null> {
  return (await findCartSeen(db, owner))?.id ?? null;
}

/** The owner's cart, and when somebody last looked at it (ISO 8601 UTC); null when there is none. */
export async function findCartSeen(
  db: Pick<Db | Tx, 'select'>,
  owner: CartOwner,
): Promise<{ readonly id: number; readonly seenAt: string } | null> {
  const [row] = await db
    .select({ id: carts.id, seenAt: carts.seenAt })
    .from(carts)
    .where('key' in owner ? eq(carts.keyHash, hashOf(owner.key)) : eq(carts.userId, owner.userId));
  return row ?? null;
}

/**
 * The owner's cart, made when there is none.
 * @param now milliseconds since 1970 UTC
 * @throws Refusal `not-allowed`
 */
export async function startCart(
  db: Db,
  { owner, actor, now }: { owner: CartOwner; actor: Actor; now: number },
): Promise<number> {
  demand(actor, 'use-cart');
  return writeCarts(db, async (tx) => {
    const known = await findCart(tx, owner);
    if (known !== null) return known;
    const at = new Date(now).toISOString();
    const whose = 'key' in owner ? { keyHash: hashOf(owner.key) } : { userId: owner.userId };
    const [row] = await tx
      .insert(carts)
      .values({ ...whose, madeAt: at, seenAt: at })
      .returning({ id: carts.id });
    return row?.id ?? 0;
  });
}

/** Pieces to buy in a cart: what the link to it counts. */
export async function countPieces(db: Pick<Db | Tx, 'select'>, cartId: number): Promise<number> {
  const rows = await db
    .select({
      saved: cartLines.saved,
      quantity: cartLines.quantity,
      basketGroup: cartLines.basketGroup,
    })
    .from(cartLines)
    .innerJoin(offers, eq(offers.id, cartLines.offerId))
    .where(eq(cartLines.cartId, cartId));
  return piecesOf(rows);
}

/**
 * Somebody looks at a cart: it is not forgotten for another 90 days. Written once a day at most.
 * @param lastSeen as {@link findCartSeen} says
 * @returns whether it was written
 */
export async function touchCart(
  db: Db,
  {
    cartId,
    lastSeen,
    now,
  }: {
    readonly cartId: number;
    readonly lastSeen: string;
    readonly now: number;
  },
): Promise<boolean> {
  if (now - Date.parse(lastSeen) < DAY_MS) return false;
  const seenAt = new Date(now).toISOString();
  await writeInTurn(db, () => db.update(carts).set({ seenAt }).where(eq(carts.id, cartId)));
  return true;
}

/** The voucher codes a cart remembers, in the order they were typed. */
export async function readCartCodes(
  db: Pick<Db | Tx, 'select'>,
  cartId: number,
): Promise<string[]> {
  const [row] = await db
    .select({ vouchers: carts.vouchers })
    .from(carts)
    .where(eq(carts.id, cartId));
  return row === undefined ? [] : readCodes(row.vouchers);
}
