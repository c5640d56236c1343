import { type Day, dayAt, formatDay } from '#src/base/day.ts';
import { type Dong, dong, formatCount, formatDong } from '#src/base/money.ts';
import type { Lang } from '#src/base/lang.ts';
import { spacedPhone } from '#src/features/orders/buyer/phone.ts';
import type { Quote, QuoteHead, QuotePart } from '#src/features/quotes/quote-facts.ts';
import { lineTotal, partTotals } from '#src/features/quotes/quote-totals.ts';
import { makePdf } from '#src/outside/pdf.ts';
import type { PdfPage, PdfRow } from '#src/outside/pdf/shape.ts';
import { quoteWords } from '#src/words/quotes.ts';

interface Made {
  readonly lang: Lang;
  readonly now: number;
  readonly author: string;
}

/** The buyer's paper: what was asked, and every producer's answer so far. */
export function quotePdf(quote: Quote, made: Made): Promise<Uint8Array<ArrayBuffer>> {
  const w = quoteWords[made.lang];
  return paper(quote.head, made, w.pdf.request, (page) => {
    for (const part of quote.parts) writePart(page, part, made.lang);
  });
}

/** A producer's paper: its own part alone, as a quotation. */
export function partPdf(
  head: QuoteHead,
  part: QuotePart,
  made: Made,
): Promise<Uint8Array<ArrayBuffer>> {
  const w = quoteWords[made.lang].pdf;
  return paper(head, made, w.quotation, (page) => {
    writePart(page, part, made.lang);
    page.signatures([
      { role: w.buyer, note: w.sign, name: head.organisation || head.buyerName },
      { role: part.producerName, note: w.sign },
    ]);
  });
}

function paper(
  head: QuoteHead,
  { lang, now, author }: Made,
  title: string,
  write: (page: PdfPage) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const w = quoteWords[lang];
  const on = (day: Day): string => formatDay(day, lang);
  const { invoice } = head;
  const facts: [string, string][] = [
    [w.pdf.sent, on(dayAt(Date.parse(head.madeAt)))],
    [w.pdf.until, on(head.answerUntil)],
    [w.pdf.buyer, [head.organisation, head.buyerName].filter(Boolean).join(', ')],
    [w.own.contact, [spacedPhone(head.buyerPhone), head.buyerEmail].filter(Boolean).join(', ')],
    [w.own.to, [head.addressLine, head.placeText].filter(Boolean).join(', ')],
    [w.own.wantedOn, head.wantedOn === null ? w.own.noHurry : on(head.wantedOn)],
  ];
  if (invoice !== null) {
    const { company, taxCode, address } = invoice;
    facts.push([w.own.invoice, [company, taxCode, address].filter(Boolean).join(', ')]);
  }
  if (head.note !== '') facts.push([w.own.note, head.note]);
  return makePdf(
    { title: `${title} ${head.code}`, author, lang, now, footer: head.code },
    (page) => {
      page.title(title, head.code);
      if (head.demo) page.paragraph(w.pdf.demo, { bold: true, align: 'center' });
      page.section(w.pdf.general);
      page.facts(facts);
      write(page);
      page.paragraph(w.pdf.illustrative, { small: true, quiet: true });
      page.paragraph(w.pdf.made(on(dayAt(now))), { small: true, quiet: true });
    },
  );
}

function writePart(page: PdfPage, part: QuotePart, lang: Lang): void {
  const w = quoteWords[lang];
  const o = w.own;
  const money = (amount: Dong): string => formatDong(amount, lang);
  const sums = partTotals(part);
  const quoted = part.validUntil !== null;
  page.section(part.producerName);
  page.facts([[w.pdf.state, w.states[part.state]]]);
  const rows: (PdfRow | readonly string[])[] = part.lines.map((line, index) => {
    const sum = lineTotal(line);
    return [
      String(index + 1),
      line.productName,
      lang === 'vi' ? line.unitVi : line.unitEn,
      formatCount(line.quantity, lang),
      money(line.listPrice),
      sum === null ? (quoted ? o.notOffered : '') : formatCount(line.answeredQuantity ?? 0, lang),
      line.unitPrice === null ? '' : money(line.unitPrice),
      sum === null ? '' : money(sum),
    ];
  });
  const total = (label: string, amount: Dong): PdfRow => ({
    cells: ['', label, '', '', '', '', '', money(amount)],
    strong: true,
  });
  if (quoted) {
    rows.push(
      total(o.goods, sums.goods),
      total(o.shipping, sums.shipping),
      total(o.total, sums.total),
    );
  }
  page.table({
    about: part.producerName,
    small: true,
    columns: [
      { title: w.pdf.no, share: 1.2, align: 'right' },
      { title: o.product, share: 5.5 },
      { title: w.pdf.unit, share: 3 },
      { title: o.asks, share: 2, align: 'right' },
      { title: o.list, share: 2.8, align: 'right' },
      { title: o.offers, share: 2.2, align: 'right' },
      { title: o.price, share: 2.8, align: 'right' },
      { title: o.sum, share: 3.2, align: 'right' },
    ],
    rows,
  });
  const facts: [string, string][] = [];
  const saved = sums.listOfOffered - sums.goods;
  if (quoted && saved !== 0) {
    facts.push([saved > 0 ? o.saved : o.dearer, money(dong(Math.abs(saved)))]);
  }
  if (part.leadDays !== null) facts.push([o.lead, o.days(part.leadDays)]);
  if (part.validUntil !== null) facts.push([o.valid, formatDay(part.validUntil, lang)]);
  if (part.terms !== '') facts.push([o.terms, part.terms]);
  if (part.whyDeclined !== '') facts.push([o.whyDeclined, part.whyDeclined]);
  if (facts.length > 0) page.facts(facts);
}
