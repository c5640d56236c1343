import type { Day } from '#src/base/day.ts';
import { formatDay } from '#src/base/day.ts';
import { paths } from '#src/base/paths.ts';
import type { NewLetter } from '#src/features/sellers/make-letters.server.ts';
import type { ProducerProduct } from '#src/features/sellers/starred-products.server.ts';
import { makePdf, type PdfPage } from '#src/outside/pdf.ts';
import { paperWords } from '#src/words/letters.ts';

/** Products named on a letter: more would not leave it on one sheet. */
const NAMED = 3;

interface Made {
  readonly letters: readonly NewLetter[];
  readonly products: ReadonlyMap<number, readonly ProducerProduct[]>;
  /** Name of a place by code, with its kind: `xã Bản Liền`, `tỉnh Lào Cai`. */
  readonly place: (letter: NewLetter) => readonly string[];
  readonly site: { readonly name: string; readonly url: string };
  readonly signer: string;
  readonly day: Day;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

/** One sheet for each producer: address in the window of the envelope, what is asked, the code to scan or type. */
export function invitationPdf(made: Made): Promise<Uint8Array<ArrayBuffer>> {
  const { letters, site, now } = made;
  const title = `${paperWords.title} (${letters.length})`;
  return makePdf({ title, author: site.name, lang: 'vi', now, footer: site.name }, (page) => {
    letters.forEach((letter, index) => {
      if (index > 0) page.newPage();
      writeLetter(page, letter, made);
    });
  });
}

function writeLetter(page: PdfPage, letter: NewLetter, made: Made): void {
  const w = paperWords;
  const { site, products, signer, day } = made;
  const own = products.get(letter.producerId) ?? [];
  const [host] = site.url.replace(/^https?:\/\//, '').split('/');
  const url = `${site.url}${paths('vi').invitationLetter('').replace(/\/$/, '')}`;
  page.addressWindow({
    from: `${site.name} · ${host}`,
    to: [letter.producer, ...made.place(letter)],
  });
  page.paragraph(`${formatDay(day, 'vi')} · ${w.code(letter.code)}`, {
    align: 'right',
    small: true,
    quiet: true,
  });
  page.title(w.title);
  page.paragraph(w.greeting(short(letter.producer, 70)));
  page.paragraph(w.about(site.name, own.length));
  if (own.length > 0) {
    const named = own.slice(0, NAMED).map(({ name, stars }) => w.product(short(name, 48), stars));
    const rest = own.length - named.length;
    const all = rest > 0 ? [...named, w.more(rest)] : named;
    page.paragraph(`${w.products} ${all.join('; ')}.`, { bold: true });
  }
  page.paragraph(w.ask);
  page.list(w.steps);
  page.qr(`${site.url}${paths('vi').invitationLetter(letter.token)}`, {
    caption: `${w.scan(url, letter.token)}\n${w.until(formatDay(letter.until, 'vi'))}`,
    size: 32,
  });
  page.paragraph(`${w.careful} ${w.english}`, { small: true });
  page.signatures([{ role: w.signer, note: w.sign, name: signer }]);
}

/** So that a letter stays on its sheet. */
function short(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}
