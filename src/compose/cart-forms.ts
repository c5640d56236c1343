import type { AstroGlobal } from 'astro';
import type { paths } from '#src/base/paths.ts';
import { Refusal } from '#src/base/refusal.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { MINUTE_MS } from '#src/features/accounts/limiter.ts';
import { addToCart } from '#src/features/cart/add-to-cart.server.ts';
import { removeBasket, unpackBasket } from '#src/features/cart/cart-baskets.server.ts';
import { CART_LIMITS, readQuantity, readVoucherCode } from '#src/features/cart/cart-limits.ts';
import {
  moveToCart,
  type RemovedLine,
  removeLine,
  saveForLater,
  setDestination,
  setQuantity,
  setVouchers,
} from '#src/features/cart/change-lines.server.ts';
import { shareCart } from '#src/features/cart/share-cart.server.ts';
import { countCampaign } from '#src/features/promotions/campaigns/count-campaign.server.ts';
import { readVoucherRules } from '#src/features/promotions/campaigns/read-rules.server.ts';
import { networkOf } from '#src/http/client-address.ts';
import type { App } from '#src/app.ts';
import { readCartCodes } from '#src/features/cart/find-cart.server.ts';
import type { OpenCart } from './cart.ts';
import { giftForms } from './gift-forms.ts';
import type { Reference } from './reference.ts';
import { visitorOf } from './visitor.ts';

type Astro = Pick<AstroGlobal, 'request' | 'clientAddress'>;

const LIMIT = {
  /** Much more than fingers do, for everybody behind one address. */
  add: { tries: 120, windowMs: MINUTE_MS },
  voucherCart: { tries: 10, windowMs: 60 * MINUTE_MS },
  voucherAddress: { tries: 60, windowMs: 60 * MINUTE_MS },
  share: { tries: 20, windowMs: 60 * MINUTE_MS },
  /** The same button pressed twice. */
  twice: { tries: 1, windowMs: 1_000 },
} as const;

interface Parts {
  readonly app: App;
  readonly astro: Astro;
  readonly cart: OpenCart;
  readonly ref: Reference;
  readonly p: ReturnType<typeof paths>;
}

type Handler = (form: FormData) => Promise<string>;

/** What the forms of the cart ask for, by their hidden field `viec`; for `act`. */
export function cartForms({ app, astro, cart, ref, p }: Parts): Readonly<Record<string, Handler>> {
  const { actor, now } = cart;
  const text = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();
  const { address } = visitorOf(astro);
  const network = networkOf(address);

  /** @throws Refusal with the code given */
  function limit(code: string, key: string, most: { tries: number; windowMs: number }): void {
    const seconds = app.accounts.limiter.take(key, most, now);
    if (seconds !== null) throw new Refusal(code, { seconds });
  }
  /** For what can only be done to a cart that exists. */
  function own(): number {
    if (cart.id === null) throw new Refusal('no-such-cart', {});
    return cart.id;
  }
  const lineOf = (form: FormData): { cartId: number; lineId: number } => {
    const said = text(form, 'dong');
    if (!/^\d{1,15}$/.test(said)) throw new Refusal('no-such-line', {});
    return { cartId: own(), lineId: Number(said) };
  };
  const here = (query: Readonly<Record<string, string>> = {}, hash = ''): string => {
    const search = new URLSearchParams(query).toString();
    return `${p.cart}${search && `?${search}`}${hash && `#${hash}`}`;
  };
  const removed = (gone: RemovedLine | null): string =>
    gone === null
      ? here()
      : here({ bo: gone.sku, sl: String(gone.quantity), ...(gone.saved ? { de: '1' } : {}) });
  const groupOf = (form: FormData) => ({ cartId: own(), group: text(form, 'gio'), actor, now });

  async function put(form: FormData, saved: boolean): Promise<string> {
    const sku = text(form, 'sku').slice(0, 40);
    const typed = text(form, 'so-luong');
    const quantity = typed === '' ? null : readQuantity(typed);
    if (network !== null) limit('cart-busy', `cart ${network}`, LIMIT.add);
    const campaign = text(form, 'km').slice(0, 120) || null;
    const cartId = await cart.ensure();
    const twice = app.accounts.limiter.take(
      `cart twice ${text(form, 'viec')} ${cartId} ${sku} ${typed}`,
      LIMIT.twice,
      Date.now(),
    );
    if (twice === null) {
      const asked = { cartId, sku, quantity: typed === '' ? null : (quantity ?? 0) };
      const put = await addToCart(app.db, { ...asked, campaign, saved, actor, now });
      if (put.campaignId !== null) {
        const one = { campaignId: put.campaignId, day: app.clock.today(), views: 0, carts: 1 };
        await countCampaign(app.db, { batch: [one], actor: SYSTEM });
      }
    }
    await cart.count();
    return saved ? here({}, 'de-danh') : here({ them: sku });
  }

  const busy = (): void => {
    if (network !== null) limit('cart-busy', `cart ${network}`, LIMIT.add);
  };
  return {
    ...giftForms({ app, cart, p, busy }),
    them: (form) => put(form, false),
    'tra-lai': (form) => put(form, text(form, 'de') === '1'),
    async sua(form) {
      const quantity = readQuantity(text(form, 'so-luong'));
      const line = lineOf(form);
      const gone = await setQuantity(app.db, {
        ...line,
        quantity: quantity ?? -1,
        actor,
        now,
      });
      await cart.count();
      return gone === null ? here({}, `dong-${line.lineId}`) : removed(gone);
    },
    async bo(form) {
      const gone = await removeLine(app.db, { ...lineOf(form), actor, now });
      await cart.count();
      return removed(gone);
    },
    async 'de-danh'(form) {
      await saveForLater(app.db, { ...lineOf(form), actor, now });
      await cart.count();
      return here({}, 'de-danh');
    },
    async 've-gio'(form) {
      await moveToCart(app.db, { ...lineOf(form), actor, now });
      await cart.count();
      return here();
    },
    async 'bo-gio-qua'(form) {
      await removeBasket(app.db, groupOf(form));
      await cart.count();
      return here();
    },
    async 'mo-goi'(form) {
      await unpackBasket(app.db, groupOf(form));
      await cart.count();
      return here();
    },
    async 'noi-nhan'(form) {
      const code = text(form, 'tinh');
      if (code !== '' && !ref.provinces.some((province) => province.code === code)) {
        throw new Refusal('no-such-province', {});
      }
      await setDestination(app.db, { cartId: own(), provinceCode: code || null, actor, now });
      return here({}, 'tong');
    },
    async 'ma-giam'(form) {
      const cartId = own();
      const code = readVoucherCode(text(form, 'ma'));
      if (code === null) throw new Refusal('voucher-unread', {});
      const codes = await readCartCodes(app.db, cartId);
      if (codes.includes(code)) return here({}, 'ma-giam-gia');
      if (codes.length >= CART_LIMITS.vouchers) {
        throw new Refusal('voucher-many', { most: CART_LIMITS.vouchers });
      }
      limit('voucher-tries', `voucher cart ${cartId}`, LIMIT.voucherCart);
      if (network !== null) limit('voucher-tries', `voucher ${network}`, LIMIT.voucherAddress);
      const asked = { buyerKey: null, today: app.clock.today() };
      const [found] = await readVoucherRules(app.db, [code], asked);
      if (found === undefined || found.rule === null)
        throw new Refusal('voucher-unknown', { code });
      await setVouchers(app.db, { cartId, codes: [...codes, found.rule.code], actor, now });
      return here({}, 'ma-giam-gia');
    },
    async 'bo-ma'(form) {
      const cartId = own();
      const gone = text(form, 'ma');
      const codes = await readCartCodes(app.db, cartId);
      await setVouchers(app.db, {
        ...{ cartId, actor, now },
        codes: codes.filter((code) => code !== gone),
      });
      return here({}, 'ma-giam-gia');
    },
    async 'chia-se'(form) {
      const cartId = own();
      limit('share-many', `share cart ${cartId}`, LIMIT.share);
      if (network !== null) limit('share-many', `share ${network}`, LIMIT.share);
      const { code } = await shareCart(app.db, {
        ...{ cartId, actor, now },
        ...{ title: text(form, 'ten'), note: text(form, 'loi'), byName: text(form, 'nguoi') },
      });
      return here({ 'da-chia-se': code }, 'chia-se');
    },
  };
}
