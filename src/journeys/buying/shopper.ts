import type { PaymentMethod } from '#src/features/orders/order-facts.ts';
import { type Answered, Visitor } from '../visitor.ts';

/** A buyer at the forms of the site, without scripts. */
export class Shopper extends Visitor {
  put(sku: string, pieces = 1): Promise<Answered> {
    return this.post('/gio-hang', { viec: 'them', sku, 'so-luong': String(pieces) });
  }

  /** The checkout's form as a browser would send it, filled in; the fee has been seen. */
  async form(
    tra: PaymentMethod,
    more: Readonly<Record<string, string>> = {},
  ): Promise<{ page: Answered; fields: Record<string, string> }> {
    const typed = { ...BUYER, tra, ...more };
    const page = await this.post('/thanh-toan', { ...typed, viec: 'tinh' });
    return { page, fields: { ...typed, ...hiddenOf(page.text), viec: 'dat' } };
  }

  order(fields: Readonly<Record<string, string>>): Promise<Answered> {
    return this.post('/thanh-toan', fields);
  }
}

const BUYER = {
  ...{ nhan: 'giao', tinh: '08', xa: 'dong van', 'dia-chi': 'Số 5 ngõ 2' },
  ...{ ten: 'Nguyễn Thị Bưởi', 'dien-thoai': '0912 345 678' },
} as const;

/** Hidden fields of a page. */
export function hiddenOf(html: string): Record<string, string> {
  const found = html.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g);
  return Object.fromEntries(
    [...found].map(([, name = '', value = '']) => [name, plain(value)] as const),
  );
}

const plain = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#34;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** What a page says loudly: the sentences of its alerts, without marks. */
export function alertsOf(html: string): string {
  return [...html.matchAll(/<(div|p)\b[^>]*role="alert"[^>]*>([\s\S]*?)<\/\1>/g)]
    .map(([, , inner = '']) => inner.replace(/<[^>]+>/g, ' '))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The secret of the order that an answer leads to; null when it leads nowhere of the kind. */
export function tokenOf(answer: Answered): string | null {
  return /^\/don-hang\/([0-9a-z]{26})(?:$|\?)/.exec(answer.location ?? '')?.[1] ?? null;
}
