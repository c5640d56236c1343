import { escapeHtml } from '#src/base/html.ts';
import { dayAt } from '#src/base/day.ts';
import { machinePaths, paths } from '#src/base/paths.ts';
import type { RecallNotice } from '#src/features/trace/recalls/recall-states.ts';
import { scanWords } from '#src/words/scan/words.ts';
import { type Notice, noticesOf } from './notices.ts';
import type { ScanFacts } from './scan-facts.ts';
import { type ScanSite, siteLang, spoken } from './shell.view.ts';

/**
 * What has to be said, each in a box of its own.
 * @param where `first`: before anything else of the page; `later`: mere notes, below the product and its star
 */
export function noticesHtml(facts: ScanFacts, site: ScanSite, where: 'first' | 'later'): string {
  return noticesOf(facts)
    .filter(({ tone }) => (tone === 'note') === (where === 'later'))
    .map((notice) => {
      const [title, text] = said(notice, facts, site);
      // The first ones stand above the heading of the page: no headings themselves.
      const heading = title === '' ? '' : `<b class="y">${title}</b>`;
      return `<section class="n ${notice.tone}">${heading}${text.startsWith('<') ? text : `<p>${text}</p>`}</section>`;
    })
    .join('');
}

function said(notice: Notice, facts: ScanFacts, site: ScanSite): [title: string, html: string] {
  const w = scanWords(site.lang);
  const n = w.notice;
  switch (notice.kind) {
    case 'recall':
      return [w.recall.title[notice.recall.hazard], recallText(notice.recall, site)];
    case 'recall-lifted': {
      const day = w.day(dayAt(Date.parse(notice.recall.liftedAt ?? notice.recall.openedAt)));
      return ['', `<p>${w.recall.lifted(day)} ${recallLink(notice.recall, site)}</p>`];
    }
    case 'recalled-lots':
      return ['', recalledLots(facts, site)];
    case 'expired':
      return [n.expiredTitle(w.day(notice.day)), n.expired];
    case 'best-before':
      return [n.bestBeforeTitle(w.day(notice.day)), n.bestBefore];
    case 'unknown-lot':
      return [n.unknownLotTitle(escapeHtml(notice.lot)), n.unknownLot];
    case 'unknown-serial':
      return [n.unknownSerialTitle(escapeHtml(notice.serial)), n.unknownSerial];
    case 'illustrative':
      return [n.illustrativeTitle, n.illustrative];
    case 'serial-void':
      return [n.serialVoidTitle, n.serialVoid];
    case 'after-sale':
      return [n.afterSaleTitle, n.afterSale];
    case 'withdrawn':
      return [n.withdrawnTitle, n.withdrawn];
    case 'product-only':
      return [n.productOnlyTitle, n.productOnly];
  }
}

/** Our own advice in the reader's language first; then the words of the notice, in the language they were written in. */
function recallText(recall: RecallNotice, site: ScanSite): string {
  const { lang } = site;
  const w = scanWords(lang);
  const english = lang !== 'vi' && recall.reasonEn !== '';
  const itsLang = english ? 'en' : 'vi';
  const reason = english ? recall.reasonEn : recall.reasonVi;
  const advice = english && recall.adviceEn !== '' ? recall.adviceEn : recall.adviceVi;
  const adviceLang = advice === recall.adviceEn && english ? 'en' : 'vi';
  const ownWords = itsLang === lang ? '' : ` ${w.recall.words}`;
  return (
    `<p><b>${w.recall.advice[recall.hazard]}</b></p>` +
    `<p>${w.recall.since(w.day(dayAt(Date.parse(recall.openedAt))))}${ownWords}</p>` +
    `<blockquote>${spoken(reason, itsLang, lang)} ${spoken(advice, adviceLang, lang)}</blockquote>` +
    `<p>${recallLink(recall, site)}</p>`
  );
}

function recallLink({ code }: RecallNotice, { lang }: ScanSite): string {
  const href = escapeHtml(paths(siteLang(lang)).recall(code));
  return `<a href="${href}">${scanWords(lang).recall.more} ${escapeHtml(code)}</a>`;
}

const MOST_LOTS = 12;

function recalledLots({ recalledLots: lots }: ScanFacts, { lang }: ScanSite): string {
  const links = lots
    .slice(0, MOST_LOTS)
    .map(
      ({ code, link }) =>
        `<a href="${escapeHtml(machinePaths.scanPage(link, lang))}"><b>${escapeHtml(code)}</b></a>`,
    )
    .join(' · ');
  const rest = lots.length > MOST_LOTS ? ' …' : '';
  return `<p>${scanWords(lang).recall.others(lots.length)}</p><p>${links}${rest}</p>`;
}
