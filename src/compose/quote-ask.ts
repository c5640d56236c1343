import type { App } from '#src/app.ts';
import { addDays, type Day, parseDay } from '#src/base/day.ts';
import type { Lang } from '#src/base/lang.ts';
import { Refusal } from '#src/base/refusal.ts';
import type { Actor } from '#src/features/accounts/may.ts';
import { readPricedCart } from '#src/features/cart/read-priced-cart.server.ts';
import type { OfferFacts } from '#src/features/catalogue/offers/offer-facts.ts';
import { readOffersBySku } from '#src/features/catalogue/offers/read-offers.server.ts';
import { typedNumber } from '#src/features/catalogue/offers/typed-number.ts';
import { normalPhone } from '#src/features/orders/buyer/phone.ts';
import { oneLine, someLines } from '#src/features/orders/placing/buyer-fields.ts';
import { readTaxCode } from '#src/features/orders/placing/tax-code.ts';
import { type AskField, askFaults } from '#src/features/quotes/ask-fields.ts';
import { askQuote, type Asked } from '#src/features/quotes/ask-quote.server.ts';
import { QUOTE_LIMITS } from '#src/features/quotes/quote-limits.ts';
import type { QuoteWords } from '#src/words/quotes.ts';
import { checkFormToken, mayReport } from './report-guard.ts';
import { readTypedPlace } from './typed-place.ts';

/** What the signed hour of the form is about. */
export const ASK_FORM = 'ask-quote';

/** A size on the form. `blocked`: no quotation can be asked for it. */
export interface AskItem {
  readonly offer: OfferFacts;
  /** As it was typed, or as the cart holds it. */
  readonly quantity: string;
  readonly blocked: 'no-producer' | 'paused' | null;
}

/** The items of the form: those sent with it, those the address names (`?sku=`), or those of the cart. */
export async function askItems(
  app: App,
  from: {
    readonly form: FormData | null;
    readonly asked: URLSearchParams;
    readonly cartId: number | null;
  },
): Promise<AskItem[]> {
  const now = app.clock.now();
  const { form } = from;
  const skus = (form === null ? from.asked.getAll('sku') : form.getAll('sku')).map(String);
  if (skus.length === 0 && form === null && from.cartId !== null) {
    const view = await readPricedCart(app.db, {
      ...{ cartId: from.cartId, now, destination: null, delivery: 'delivery' },
    });
    const pieces = new Map<number, number>();
    for (const { offer, quantity } of view.lines) {
      pieces.set(offer.offerId, (pieces.get(offer.offerId) ?? 0) + quantity);
    }
    const offers = new Map(view.lines.map(({ offer }) => [offer.offerId, offer]));
    return [...offers.values()].map((offer) => itemOf(offer, String(pieces.get(offer.offerId))));
  }
  const wanted = [...new Set(skus)].slice(0, QUOTE_LIMITS.lines);
  const found = await readOffersBySku(app.db, wanted, now);
  const bySku = new Map(found.map((offer) => [offer.sku, offer]));
  return wanted.flatMap((sku) => {
    const offer = bySku.get(sku);
    if (offer === undefined || (offer.illustrative && !app.settings.demo)) return [];
    const typed = (form ?? from.asked).get(`sl-${sku}`) ?? from.asked.get('so-luong');
    return [itemOf(offer, typed === null ? String(offer.minQuantity) : String(typed))];
  });
}

function itemOf(offer: OfferFacts, quantity: string): AskItem {
  const blocked =
    offer.producerId === null ? 'no-producer' : offer.state === 'paused' ? 'paused' : null;
  return { offer, quantity, blocked };
}

/** The last day for answers when the buyer names none. */
export function usualDeadline(today: Day): Day {
  return addDays(today, QUOTE_LIMITS.answerDays);
}

export type AskOutcome =
  | { readonly sent: Asked }
  /** A program filled in the field nobody sees. */
  | { readonly sent: null }
  | {
      readonly faults: readonly AskField[];
      readonly guard: keyof QuoteWords['guard'] | null;
      /** A refusal that belongs to no field. */
      readonly refusal: Refusal | null;
      readonly status: 422 | 429;
    };

/** Takes what the form sent. */
export async function takeAsk(
  app: App,
  one: {
    readonly form: FormData;
    readonly items: readonly AskItem[];
    readonly lang: Lang;
    readonly address: string;
    readonly actor: Actor;
    readonly siteUrl: string;
  },
): Promise<AskOutcome> {
  const { form, items, lang, actor, siteUrl } = one;
  const now = app.clock.now();
  const text = (name: string): string => oneLine(String(form.get(name) ?? ''));
  const no = (
    more: Partial<Extract<AskOutcome, { status: number }>>,
    status: 422 | 429 = 422,
  ): AskOutcome => ({ faults: [], guard: null, refusal: null, ...more, status });
  if (text('trang-web') !== '') return { sent: null };
  const fill = checkFormToken(app, { token: text('luc'), about: ASK_FORM, now });
  if (fill !== 'fine') return no({ guard: fill === 'too-quick' ? 'quick' : 'stale' });
  const until = parseDay(text('han'));
  const wanted = text('ngay-can');
  const wantedOn = parseDay(wanted);
  const invoice = {
    company: text('hd-ten'),
    taxCode: readTaxCode(text('hd-mst')) ?? text('hd-mst'),
    address: text('hd-dia-chi'),
    email: text('hd-thu'),
  };
  const asksInvoice = Object.values(invoice).some((value) => value !== '');
  const place = await readTypedPlace(app, { province: text('tinh'), commune: text('xa') });
  const lines = items
    .filter(({ blocked }) => blocked === null)
    .map(({ offer, quantity }) => ({ offerId: offer.offerId, quantity: piecesOf(quantity) }))
    .filter(({ quantity }) => quantity !== 0);
  const ask = {
    ...{ lang, userId: actor.userId, name: text('ten'), organisation: text('don-vi') },
    ...{ phone: normalPhone(text('dien-thoai')) ?? text('dien-thoai'), email: text('thu') },
    ...{
      ...place,
      addressLine: text('dia-chi'),
      note: someLines(String(form.get('loi-nhan') ?? '')),
    },
    ...{ invoice: asksInvoice ? invoice : null, wantedOn, lines },
    answerUntil: until ?? usualDeadline(app.clock.today()),
  };
  const badDays: AskField[] = [
    ...(wanted !== '' && wantedOn === null ? (['wantedOn'] as const) : []),
    ...(text('han') !== '' && until === null ? (['answerUntil'] as const) : []),
  ];
  if (badDays.length > 0) return no({ faults: badDays });
  const faults = askFaults(ask, app.clock.today());
  if (faults.length > 0) return no({ faults });
  // Counted only once everything else is right: whoever mends a field is not shut out.
  if (!mayReport(one.address, now)) return no({ guard: 'often' }, 429);
  try {
    const options = { ask, requestKey: text('khoa'), demo: app.settings.demo, actor, now, siteUrl };
    return { sent: await askQuote(app.db, options) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return no({ refusal: error });
  }
}

/** A number as it is typed, `1.500` or `1500`; 0 for nothing, NaN for what is none: `1.5` is not fifteen. */
function piecesOf(text: string): number {
  return text.trim() === '' ? 0 : typedNumber(text);
}
