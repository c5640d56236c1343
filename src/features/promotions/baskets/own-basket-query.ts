import type { Dong } from '#src/base/money.ts';
import { type Theme, themeOf } from './basket-themes.ts';
import { OWN_LIMITS } from './own-basket.ts';

/** What a shopper asked of the builder; the whole state of it is the address, so that it can be sent to somebody. */
export interface OwnAsk {
  readonly theme: Theme;
  /** đồng for one basket, packing included. */
  readonly budget: Dong;
  /** What was typed as a budget and is none, to be shown again; null when it is one. */
  readonly badBudget: string | null;
  readonly gifts: number;
  readonly destination: string | null;
  readonly highStars: boolean;
  readonly provinceCode: string | null;
  /** In the basket, by sku; empty while nothing was proposed yet. */
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
  /** Refused before, by sku. */
  readonly without: readonly string[];
  /** What was pressed: `doi:SKU`, `bo:SKU`, `goi-y`, `tinh`, `them`; '' for nothing. */
  readonly press: string;
  /** Anything was asked at all. */
  readonly asked: boolean;
}

const USUAL_BUDGET = 500_000;
const SKU = /^[A-Za-z0-9-]{1,40}$/;

/** `500.000`, `500000`, `500k`, `1,5tr`; null when it is no whole amount. */
export function readBudget(typed: string): number | null {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/[\s₫đ]/g, '');
  const short = /^(\d{1,6})(?:[.,](\d{1,3}))?(k|nghìn|ngàn|tr|triệu|m)$/.exec(text);
  if (short) {
    const [, whole = '', part = '', unit = ''] = short;
    const one = ['tr', 'triệu', 'm'].includes(unit) ? 1_000_000 : 1_000;
    return Number(whole) * one + Math.round((Number(part) * one) / 10 ** part.length);
  }
  const plain = text.replace(/[.,](?=\d{3}(?:\D|$))/g, '');
  return /^\d{1,12}$/.test(plain) ? Number(plain) : null;
}

const whole = (text: string | null, least: number, most: number, usual: number): number => {
  const value = Number(text ?? '');
  return text !== null && /^\d{1,6}$/.test(text.trim())
    ? Math.min(most, Math.max(least, value))
    : usual;
};

export function parseOwnAsk(query: URLSearchParams): OwnAsk {
  const typed = query.get('ngan-sach');
  const budget = typed === null || typed.trim() === '' ? USUAL_BUDGET : readBudget(typed);
  const fits =
    budget !== null && budget >= OWN_LIMITS.leastBudget && budget <= OWN_LIMITS.mostBudget;
  const skus = query.getAll('mon');
  const counts = query.getAll('sl');
  const lines = new Map<string, number>();
  for (const [at, sku] of skus.slice(0, OWN_LIMITS.lines).entries()) {
    const quantity = whole(counts[at] ?? null, 0, OWN_LIMITS.quantity, 1);
    if (SKU.test(sku) && quantity > 0) lines.set(sku, quantity);
  }
  const code = (name: string): string | null => {
    const value = query.get(name) ?? '';
    return /^\d{2}$/.test(value) ? value : null;
  };
  // A link with nothing but a wish, from a letter or the home page, is answered with a proposal.
  const wish = skus.length === 0 && query.has('ngan-sach') && !query.has('so-gio');
  return {
    theme: themeOf(query.get('chu-de')) ?? 'tet',
    budget: (fits ? budget : USUAL_BUDGET) as Dong,
    badBudget: fits ? null : (typed ?? ''),
    gifts: whole(query.get('so-gio'), 1, OWN_LIMITS.gifts, 1),
    destination: code('noi-den'),
    highStars: query.get('sao') === '4',
    provinceCode: code('tinh'),
    lines: [...lines].map(([sku, quantity]) => ({ sku, quantity })),
    without: query
      .getAll('tranh')
      .filter((sku) => SKU.test(sku))
      .slice(-40),
    press: query.get('viec') ?? (wish ? 'goi-y' : ''),
    asked: query.has('chu-de') || query.has('ngan-sach') || skus.length > 0,
  };
}

/** The same as an address: `?…`, without what was pressed. */
export function ownSearch(ask: OwnAsk): string {
  const query = new URLSearchParams({
    'chu-de': ask.theme,
    'ngan-sach': String(ask.budget),
    'so-gio': String(ask.gifts),
  });
  if (ask.destination !== null) query.set('noi-den', ask.destination);
  if (ask.highStars) query.set('sao', '4');
  if (ask.provinceCode !== null) query.set('tinh', ask.provinceCode);
  for (const { sku, quantity } of ask.lines) {
    query.append('mon', sku);
    query.append('sl', String(quantity));
  }
  for (const sku of ask.without) query.append('tranh', sku);
  return `?${query.toString()}`;
}
