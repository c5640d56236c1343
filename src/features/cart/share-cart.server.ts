import { randomInt } from 'node:crypto';
import { and, asc, eq, gt } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { cartLines, sharedCarts } from '#db/schema/carts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { readOffers } from '#src/features/catalogue/offers/read-offers.server.ts';
import { SHARE_DAYS } from './cart-limits.ts';
import { putIn } from './put-in.server.ts';
import { writeCart } from './write-cart.server.ts';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 10;
const DAY_MS = 86_400_000;

/** What a shared cart shows: nothing of the sharer but the name he or she chose. */
export interface SharedCart {
  readonly code: string;
  readonly title: string;
  readonly note: string;
  /** '' when none was given. */
  readonly byName: string;
  readonly lines: readonly { readonly offerId: number; readonly quantity: number }[];
  /** Instants, ISO 8601 UTC. */
  readonly madeAt: string;
  readonly endsAt: string;
}

/**
 * Makes a link to what is in the cart now; later changes of the cart do not change it. Packed baskets are shared as what
 * lies in them.
 * @param now milliseconds since 1970 UTC
 * @throws Refusal `not-allowed`, `no-such-cart`, `share-empty`, `share-title`
 */
export async function shareCart(
  db: Db,
  asked: {
    readonly cartId: number;
    readonly title: string;
    readonly note: string;
    readonly byName: string;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<{ code: string }> {
  const { cartId, actor, now } = asked;
  demand(actor, 'use-cart');
  const title = plain(asked.title, 80);
  if (title === '') throw new Refusal('share-title', {});
  const code = newCode();
  return writeCart(db, { cartId, now }, async (tx) => {
    const rows = await tx
      .select()
      .from(cartLines)
      .where(and(eq(cartLines.cartId, cartId), eq(cartLines.saved, false)))
      .orderBy(asc(cartLines.id));
    const pieces = new Map<number, number>();
    for (const { offerId, quantity } of rows) {
      pieces.set(offerId, (pieces.get(offerId) ?? 0) + quantity);
    }
    if (pieces.size === 0) throw new Refusal('share-empty', {});
    await tx.insert(sharedCarts).values({
      ...{ code, title, note: plain(asked.note, 500), byName: plain(asked.byName, 60) },
      lines: JSON.stringify([...pieces].map(([offerId, quantity]) => ({ offerId, quantity }))),
      byUser: actor.userId,
      madeAt: new Date(now).toISOString(),
      endsAt: new Date(now + SHARE_DAYS * DAY_MS).toISOString(),
    });
    return { code };
  });
}

/** A shared cart by its code, in capitals or not; null when there is none or its time is over. */
export async function readSharedCart(
  db: Pick<Db | Tx, 'select'>,
  code: string,
  now: number,
): Promise<SharedCart | null> {
  const asked = code.toUpperCase();
  if (asked.length !== CODE_LENGTH || [...asked].some((sign) => !CROCKFORD.includes(sign))) {
    return null;
  }
  const [row] = await db
    .select()
    .from(sharedCarts)
    .where(and(eq(sharedCarts.code, asked), gt(sharedCarts.endsAt, new Date(now).toISOString())));
  if (row === undefined) return null;
  const { title, note, byName, madeAt, endsAt } = row;
  const lines = JSON.parse(row.lines) as { offerId: number; quantity: number }[];
  return { code: row.code, title, note, byName, lines, madeAt, endsAt };
}

/**
 * Puts lines of a shared cart into the visitor's own. What cannot be had now, or not in that number, is left out and
 * told by their skus; the rest goes in.
 * @param picks offers with the pieces chosen; those that are not in the shared cart count for nothing
 * @param now milliseconds since 1970 UTC
 * @throws Refusal `not-allowed`, `no-such-cart`, `no-such-share`, `share-none-chosen`
 */
export async function takeSharedCart(
  db: Db,
  {
    code,
    cartId,
    picks,
    actor,
    now,
  }: {
    readonly code: string;
    readonly cartId: number;
    readonly picks: ReadonlyMap<number, number>;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<{ taken: number; left: readonly string[] }> {
  demand(actor, 'use-cart');
  return writeCart(db, { cartId, now }, async (tx) => {
    const shared = await readSharedCart(tx, code, now);
    if (shared === null) throw new Refusal('no-such-share', {});
    const chosen = shared.lines.filter(({ offerId }) => (picks.get(offerId) ?? 0) > 0);
    if (chosen.length === 0) throw new Refusal('share-none-chosen', {});
    const left: string[] = [];
    let taken = 0;
    for (const offer of await readOffers(
      tx,
      chosen.map(({ offerId }) => offerId),
      now,
    )) {
      try {
        await putIn(tx, { cartId, offer, quantity: picks.get(offer.offerId) ?? 0, now });
        taken++;
      } catch (error) {
        // Refused before anything of this line was written.
        if (!(error instanceof Refusal)) throw error;
        left.push(offer.sku);
      }
    }
    return { taken, left };
  });
}

function newCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => CROCKFORD[randomInt(CROCKFORD.length)]).join('');
}

/** One line of plain text, control characters and double spaces taken out. */
function plain(text: string, most: number): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, most);
}
