import { escapeHtml } from '#src/base/html.ts';
import { dong, formatDong } from '#src/base/money.ts';
import { dayAt } from '#src/base/day.ts';
import { machinePaths, paths } from '#src/base/paths.ts';
import type { ScanWords } from '#src/words/scan/vi.ts';
import { scanWords } from '#src/words/scan/words.ts';
import { amount } from './journey.view.ts';
import { noticesOf } from './notices.ts';
import type { ScanFacts } from './scan-facts.ts';
import { inVietnamese, type ScanSite, siteLang, spoken } from './shell.view.ts';

const TOLD = ['quantity', 'ingredients', 'allergens', 'warnings', 'use'] as const;

/** What the label says, as far as the producer declared it here; the rest is named as missing. */
export function goodsHtml({ product, item }: ScanFacts, { lang }: ScanSite): string {
  const words = scanWords(lang);
  const w = words.goods;
  const content = contentOf(item, words);
  const label: Record<string, string | undefined> = { ...product.label };
  const told = TOLD.filter((key) => label[key]);
  const missing = TOLD.filter((key) => !label[key] && !(key === 'quantity' && content !== ''));
  const size =
    content === '' || label['quantity'] ? '' : `<dt>${w.quantity}</dt><dd>${content}</dd>`;
  const rows =
    size +
    told
      .map((key) => `<dt>${w[key]}</dt><dd>${inVietnamese(label[key] ?? '', lang)}</dd>`)
      .join('');
  const names = missing
    .map((key) => w[key].toLocaleLowerCase(lang))
    .join(lang === 'zh' || lang === 'ja' ? '、' : ', ');
  return (
    `<section><h2>${w.heading}</h2>${rows === '' ? '' : `<dl class="a">${rows}</dl>`}` +
    `${missing.length === 0 ? '' : `<p>${w.noneDeclared(names)}</p>`}</section>`
  );
}

/** Net content of a size, in the reader's units; empty while unknown. */
export function contentOf({ netContent, contentUnit }: ScanFacts['item'], w: ScanWords): string {
  const value = Number(netContent);
  if (netContent === '' || !Number.isFinite(value)) return '';
  return amount(value, contentUnit, w);
}

/** What the scans of one unit say: a hint, never a verdict. */
export function serialHtml({ serial, producer }: ScanFacts, { lang }: ScanSite): string {
  if (serial === null) return '';
  const w = scanWords(lang);
  const { signal } = serial;
  const who = producer === null ? w.producerUnknown : inVietnamese(producer.name, lang);
  const first = signal.firstAt === null ? null : w.day(dayAt(Date.parse(signal.firstAt)));
  const lines = [
    w.serial.registered(who),
    first === null ? '' : w.serial.scans(signal.scans, first),
    signal.levels.includes('many') ? `<b>${w.serial.many}</b>` : '',
    signal.levels.includes('far-apart') ? `<b>${w.serial.farApart}</b>` : '',
    w.serial.caution,
  ];
  return `<section><h2>${w.serial.heading(escapeHtml(serial.serial))}</h2><p>${lines.filter(Boolean).join(' ')}</p></section>`;
}

/** The story and where to buy. */
export function moreHtml(facts: ScanFacts, { lang }: ScanSite): string {
  const { tale, price, product, producer } = facts;
  // A pack that is not to be used is not followed by an offer of the same goods.
  const danger = noticesOf(facts).some(({ tone }) => tone === 'danger');
  const w = scanWords(lang);
  const p = paths(siteLang(lang));
  const story = tale === null ? '' : storyHtml(tale, lang);
  const cost =
    price === null
      ? w.buy.none
      : `${w.buy.price}: <b>${formatDong(dong(price.amount), siteLang(lang))}</b>${price.illustrative ? ` (${w.buy.illustrative})` : ''}`;
  const maker =
    producer === null
      ? ''
      : `<a href="${escapeHtml(p.producer(producer.slug))}">${w.buy.producer}</a>`;
  if (danger) return maker === '' ? story : `${story}<section><p class="q">${maker}</p></section>`;
  return (
    `${story}<section><h2>${w.buy.heading}</h2><p>${cost}</p>` +
    `<p class="q"><a class="r" href="${escapeHtml(p.product(product.slug))}">${w.buy.see}</a>${maker}</p></section>`
  );
}

function storyHtml(tale: NonNullable<ScanFacts['tale']>, lang: ScanSite['lang']): string {
  const w = scanWords(lang);
  const english = lang !== 'vi' && tale.titleEn !== '';
  const title = english ? spoken(tale.titleEn, 'en', lang) : inVietnamese(tale.titleVi, lang);
  const note = lang === 'vi' || english ? '' : ` <span class="x">(${w.storyIn})</span>`;
  const href = escapeHtml(paths(siteLang(lang)).story(tale.slug));
  const toldInEnglish = english && tale.summaryEn !== '';
  const told = toldInEnglish
    ? spoken(tale.summaryEn, 'en', lang)
    : inVietnamese(tale.summaryVi, lang);
  const summary = tale.summaryVi === '' ? '' : `<p>${told}</p>`;
  return `<section><h2>${w.story}</h2><p><a href="${href}">${title}</a>${note}</p>${summary}</section>`;
}

/** What a scan can and cannot tell, and the way to say that something is wrong. */
export function proofHtml({ link }: ScanFacts, { lang }: ScanSite): string {
  const w = scanWords(lang);
  const report = escapeHtml(machinePaths.reportWrong(link, lang));
  return (
    `<section><h2>${w.proof.heading}</h2><p>${w.proof.can}</p><p>${w.proof.cannot} ` +
    `<a href="${paths(siteLang(lang)).whatAScanSays}">${w.proof.more}</a></p>` +
    `<p class="q"><a href="${report}" rel="nofollow">${w.proof.report}</a></p></section>`
  );
}
