import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { cartLines } from '#db/schema/carts.ts';
import { offers, products } from '#db/schema/catalogue.ts';
import { ANYONE } from '#src/features/accounts/may.ts';
import { addToCart } from '#src/features/cart/add-to-cart.server.ts';
import {
  addBasketToCart,
  removeBasket,
  unpackBasket,
} from '#src/features/cart/cart-baskets.server.ts';
import {
  moveToCart,
  noteSeenPrices,
  removeLine,
  saveForLater,
  setDestination,
  setQuantity,
  setVouchers,
} from '#src/features/cart/change-lines.server.ts';
import { newCartKey, startCart } from '#src/features/cart/find-cart.server.ts';
import { forgetCarts } from '#src/features/cart/forget-carts.server.ts';
import { mergeCarts } from '#src/features/cart/merge-carts.server.ts';
import { shareCart, takeSharedCart } from '#src/features/cart/share-cart.server.ts';
import { type Deed, EVERYBODY } from './deeds.examples.ts';
import { NOW } from './worlds.examples.ts';

/** Everybody has a cart; whose it is, the page that opens it knows. */
const CART = { everywhere: EVERYBODY } as const;
const by = { actor: ANYONE, now: NOW };

const newCart = (db: Db): Promise<number> => startCart(db, { owner: { key: newCartKey() }, ...by });

const SKU = 'THU-GIO-1';

/** Something to buy: worlds have products without offers. */
async function someOffer(db: Db): Promise<{ id: number; sku: string }> {
  const found = () =>
    db.select({ id: offers.id, sku: offers.sku }).from(offers).where(eq(offers.sku, SKU));
  if ((await found()).length === 0) {
    const [product] = await db.select({ id: products.id }).from(products).limit(1);
    await db.insert(offers).values({
      ...{ sku: SKU, productId: product?.id ?? 0, unitVi: 'hũ', unitEn: 'jar' },
      ...{ price: 10_000, illustrative: false },
    });
  }
  const [offer] = await found();
  if (offer === undefined) throw new Error('nothing is on sale');
  return offer;
}

/** A cart with one line, and a packed basket when asked. */
async function filled(db: Db): Promise<{ cartId: number; lineId: number }> {
  const cartId = await newCart(db);
  await addToCart(db, { cartId, sku: (await someOffer(db)).sku, quantity: null, ...by });
  const [line] = await db.select().from(cartLines).where(eq(cartLines.cartId, cartId));
  return { cartId, lineId: line?.id ?? 0 };
}

async function packed(db: Db) {
  const { id } = await someOffer(db);
  return {
    lines: [{ offerId: id, quantity: 1 }],
    ...{ basketId: null, title: 'Quà', discountBp: 0, wrapFee: 0, payer: 'site' as const },
  };
}

export const CART_DEEDS: readonly Deed[] = [
  {
    ...{ name: 'startCart', ...CART },
    run: ({ db }, _, actor) => startCart(db, { owner: { key: newCartKey() }, actor, now: NOW }),
  },
  {
    ...{ name: 'addToCart', ...CART },
    run: async ({ db }, _, actor) =>
      addToCart(db, {
        ...{ cartId: await newCart(db), sku: (await someOffer(db)).sku, quantity: null },
        ...{ actor, now: NOW },
      }),
  },
  {
    ...{ name: 'setQuantity', ...CART },
    run: async ({ db }, _, actor) =>
      setQuantity(db, { ...(await filled(db)), quantity: 0, actor, now: NOW }),
  },
  {
    ...{ name: 'removeLine', ...CART },
    run: async ({ db }, _, actor) => removeLine(db, { ...(await filled(db)), actor, now: NOW }),
  },
  {
    ...{ name: 'saveForLater', ...CART },
    run: async ({ db }, _, actor) => saveForLater(db, { ...(await filled(db)), actor, now: NOW }),
  },
  {
    ...{ name: 'moveToCart', ...CART },
    run: async ({ db }, _, actor) => moveToCart(db, { ...(await filled(db)), actor, now: NOW }),
  },
  {
    ...{ name: 'noteSeenPrices', ...CART },
    run: async ({ db }, _, actor) =>
      noteSeenPrices(db, { cartId: await newCart(db), seen: [], actor, now: NOW }),
  },
  {
    ...{ name: 'setDestination', ...CART },
    run: async ({ db }, _, actor) =>
      setDestination(db, { cartId: await newCart(db), provinceCode: '01', actor, now: NOW }),
  },
  {
    ...{ name: 'setVouchers', ...CART },
    run: async ({ db }, _, actor) =>
      setVouchers(db, { cartId: await newCart(db), codes: ['TET2027'], actor, now: NOW }),
  },
  {
    ...{ name: 'addBasketToCart', ...CART },
    run: async ({ db }, _, actor) =>
      addBasketToCart(db, {
        ...{ cartId: await newCart(db), ...(await packed(db)), actor, now: NOW },
      }),
  },
  {
    ...{ name: 'removeBasket', ...CART },
    run: async ({ db }, _, actor) => {
      const cartId = await newCart(db);
      const { group } = await addBasketToCart(db, { cartId, ...(await packed(db)), ...by });
      return removeBasket(db, { cartId, group, actor, now: NOW });
    },
  },
  {
    ...{ name: 'unpackBasket', ...CART },
    run: async ({ db }, _, actor) => {
      const cartId = await newCart(db);
      const { group } = await addBasketToCart(db, { cartId, ...(await packed(db)), ...by });
      return unpackBasket(db, { cartId, group, actor, now: NOW });
    },
  },
  {
    ...{ name: 'mergeCarts', ...CART },
    run: async ({ db }, _, actor) => {
      const { cartId: from } = await filled(db);
      return mergeCarts(db, { from, into: await newCart(db), actor, now: NOW });
    },
  },
  {
    ...{ name: 'shareCart', ...CART },
    run: async ({ db }, _, actor) => {
      const { cartId } = await filled(db);
      return shareCart(db, { cartId, title: 'Quà', note: '', byName: '', actor, now: NOW });
    },
  },
  {
    ...{ name: 'takeSharedCart', ...CART },
    run: async ({ db }, _, actor) => {
      const { cartId } = await filled(db);
      const { code } = await shareCart(db, { cartId, title: 'Q', note: '', byName: '', ...by });
      const picks = new Map([[(await someOffer(db)).id, 1]]);
      return takeSharedCart(db, { code, cartId, picks, actor, now: NOW });
    },
  },
  // The program itself, and nobody who can sign in.
  { name: 'forgetCarts', run: ({ db }, _, actor) => forgetCarts(db, { actor, now: NOW }) },
];
