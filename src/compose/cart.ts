import type { AstroGlobal } from 'astro';
import { type Actor, ANYONE } from '#src/features/accounts/may.ts';
import type { Person } from '#src/features/accounts/person.ts';
import { KEEP_GUEST_CART_DAYS } from '#src/features/cart/cart-limits.ts';
import {
  countPieces,
  findCart,
  findCartSeen,
  isCartKey,
  newCartKey,
  startCart,
  touchCart,
} from '#src/features/cart/find-cart.server.ts';
import { mergeCarts } from '#src/features/cart/merge-carts.server.ts';
import type { App } from '#src/app.ts';

/** A guest's secret: HttpOnly. Only its hash is in the store. */
const CART_COOKIE = 'gio';
/** How many pieces: read by the script that writes the number beside the link, as pages are the same for everybody. */
const COUNT_COOKIE = 'gio_so';
const MAX_AGE_S = KEEP_GUEST_CART_DAYS * 86_400;

type Astro = Pick<AstroGlobal, 'request' | 'cookies' | 'response'> & {
  readonly locals: { readonly app: App };
};

/** The visitor's own cart. It is never found by anything that a form or an address says. */
export interface OpenCart {
  /** Null while nothing was ever put in. */
  readonly id: number | null;
  readonly person: Person | null;
  /** What commands are told. */
  readonly actor: Actor;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /** Id of the cart, made with its cookie when there is none yet. For what puts something in. */
  ensure(): Promise<number>;
  /** Writes the count for the link to the cart. After every change of the cart. */
  count(): Promise<void>;
}

/**
 * Opens the visitor's cart: a guest's by its cookie, a signed-in person's by the session. When there are both, the
 * guest's lines go into the person's and the guest's cart is closed. The page is not to be kept (personal addresses).
 */
export async function openCart(astro: Astro): Promise<OpenCart> {
  const { app } = astro.locals;
  const now = app.clock.now();
  const person = await app.accounts.personOf(astro.request);
  const actor = person?.actor ?? ANYONE;
  const secure = app.env.SITE_URL?.startsWith('https:') ?? false;
  const common = { path: '/', sameSite: 'lax', secure, maxAge: MAX_AGE_S } as const;
  const said = astro.cookies.get(CART_COOKIE)?.value ?? '';
  const key = isCartKey(said) ? said : null;
  const guest = key === null ? null : await findCartSeen(app.db, { key });
  const guestId = guest?.id ?? null;
  let id = person === null ? guestId : await findCart(app.db, { userId: person.id });

  async function count(): Promise<void> {
    const pieces = id === null ? 0 : await countPieces(app.db, id);
    if (pieces === 0) astro.cookies.delete(COUNT_COOKIE, { path: '/' });
    else astro.cookies.set(COUNT_COOKIE, String(Math.min(pieces, 9_999)), common);
  }

  if (person !== null && guestId !== null) {
    const owner = { userId: person.id };
    id ??= await startCart(app.db, { owner, actor, now });
    await mergeCarts(app.db, { from: guestId, into: id, actor, now });
    astro.cookies.delete(CART_COOKIE, { path: '/' });
    await count();
  }
  if (
    person === null &&
    key !== null &&
    guest !== null &&
    (await touchCart(app.db, { cartId: guest.id, lastSeen: guest.seenAt, now }))
  ) {
    astro.cookies.set(CART_COOKIE, key, { ...common, httpOnly: true });
    await count();
  }
  astro.response.headers.set('cache-control', 'private, no-store');

  return {
    get id() {
      return id;
    },
    person,
    actor,
    now,
    count,
    async ensure() {
      if (person !== null) {
        id ??= await startCart(app.db, { owner: { userId: person.id }, actor, now });
        return id;
      }
      if (id === null) {
        const fresh = newCartKey();
        id = await startCart(app.db, { owner: { key: fresh }, actor, now });
        astro.cookies.set(CART_COOKIE, fresh, { ...common, httpOnly: true });
      }
      return id;
    },
  };
}
