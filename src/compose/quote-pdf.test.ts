import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, it } from 'vitest';
import { day } from '#src/base/day.ts';
import { dong } from '#src/base/money.ts';
import type { Quote, QuoteLine, QuotePart } from '#src/features/quotes/quote-facts.ts';
import { partPdf, quotePdf } from './quote-pdf.ts';

const line = (id: number, name: string, change: Partial<QuoteLine> = {}): QuoteLine => ({
  ...{ id, offerId: id, productId: id, sku: `MX-${id}`, productName: name, productSlug: 'x' },
  ...{ setNo: 4, unitVi: 'hũ 500 g', unitEn: 'jar 500 g', listPrice: dong(120_000) },
  ...{ quantity: 40, unitPrice: dong(99_999), answeredQuantity: 30 },
  ...change,
});
const part = (id: number, name: string, change: Partial<QuotePart> = {}): QuotePart => ({
  ...{ id, producerId: id, producerName: name, provinceCode: '08', state: 'answered' },
  ...{ shipping: dong(45_000), leadDays: 4, validUntil: day('2026-12-08'), terms: 'Giao hai đợt' },
  ...{ whyDeclined: '', answeredAt: null, orderId: null, version: 2 },
  lines: [line(id, 'Mật ong bạc hà')],
  ...change,
});
const quote: Quote = {
  head: {
    ...{ id: 1, code: 'BG-2026-00007', lang: 'vi', buyerName: 'Trần Thị Bí' },
    ...{ buyerPhone: '0912345678', buyerEmail: 'bi@vi-du.test', organisation: 'Trường Thử' },
    invoice: { company: 'Trường Thử', taxCode: '0100109106', address: 'Hà Nội', email: '' },
    ...{ provinceCode: '01', communeCode: null, addressLine: '12 ngõ 3' },
    ...{ placeText: 'xã Bát Tràng, thành phố Hà Nội', wantedOn: null, note: 'Gói riêng' },
    ...{ state: 'open', demo: true, madeAt: '2026-11-23T03:00:00Z' },
    ...{ answerUntil: day('2026-11-30'), version: 1 },
  },
  parts: [
    part(1, 'HTX Ong Mèo Vạc'),
    part(2, 'HTX Chưa Trả Lời', {
      ...{ state: 'asked', shipping: null, leadDays: null, validUntil: null, terms: '' },
      lines: [line(2, 'Rượu nếp', { unitPrice: null, answeredQuantity: null })],
    }),
  ],
};
const made = { now: Date.parse('2026-11-23T03:00:00Z'), author: 'Mỗi Xã' };

async function textOf(file: Uint8Array): Promise<string> {
  const document = await getDocument({ data: file.slice(), verbosity: 0 }).promise;
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const content = await (await document.getPage(index + 1)).getTextContent();
      return content.items.map((item) => ('str' in item ? item.str : '')).join(' ');
    }),
  );
  return pages
    .join(' ')
    .replace(/[\s\u00a0]+/g, ' ')
    .normalize('NFC');
}

it('prints the whole request with every answer for the buyer', async () => {
  const text = await textOf(await quotePdf(quote, { ...made, lang: 'vi' }));
  for (const word of [
    ...['BG-2026-00007', 'Trường Thử, Trần Thị Bí', '0912 345 678', '0100109106'],
    ...['HTX Ong Mèo Vạc', 'Mật ong bạc hà', '99.999 ₫', '2.999.970 ₫', '3.044.970 ₫'],
    ...['Giao hai đợt', '08/12/2026', 'HTX Chưa Trả Lời', 'chờ báo giá', 'không thu tiền'],
  ]) {
    expect(text).toContain(word);
  }
  const english = await textOf(await quotePdf(quote, { ...made, lang: 'en' }));
  expect(english).toMatch(/REQUEST FOR QUOTATION/);
  expect(english).toContain('₫3,044,970');
});

it('prints a producer its own part and nothing of the others', async () => {
  const [own] = quote.parts;
  if (!own) throw new Error('no part');
  const text = await textOf(await partPdf(quote.head, own, { ...made, lang: 'vi' }));
  expect(text).toContain('3.044.970 ₫');
  expect(text).not.toMatch(/HTX Chưa Trả Lời|Rượu nếp/);
});
