import { escapeHtml } from '#src/base/html.ts';
import { paths } from '#src/base/paths.ts';
import { SCAN_LANGS, type ScanLang } from '#src/base/scan-lang.ts';
import { type ScanWords } from '#src/words/scan/vi.ts';
import { scanWords } from '#src/words/scan/words.ts';
import { SCAN_STYLE } from './scan-style.view.ts';

/** What every page of a scanned code starts from. */
export interface ScanSite {
  readonly lang: ScanLang;
  readonly siteName: string;
  /** Without a slash at the end. */
  readonly siteUrl: string;
}

export interface Shell extends ScanSite {
  /** As it may stand in HTML. */
  readonly title: string;
  readonly description: string;
  /** Path of the code; each language of the page lies under it. */
  readonly link: string;
  readonly indexed: boolean;
  /** One of REGIONS, for the woven band. */
  readonly region: string | null;
  readonly main: string;
  readonly footer: string;
}

/** The page of the whole site that goes with a language: Vietnamese for Vietnamese, English for all others. */
export function siteLang(lang: ScanLang): 'vi' | 'en' {
  return lang === 'vi' ? 'vi' : 'en';
}

/** Text in its own language inside a page of another, escaped. */
export function spoken(text: string, itsLang: string, pageLang: ScanLang): string {
  const html = escapeHtml(text);
  return itsLang === pageLang ? html : `<span lang="${escapeHtml(itsLang)}">${html}</span>`;
}

/** Vietnamese names and texts. */
export function inVietnamese(text: string, pageLang: ScanLang): string {
  return spoken(text, 'vi', pageLang);
}

const pageOf = (link: string, lang: ScanLang): string => escapeHtml(`/quet/${lang}${link}`);

/** The document around what a scan says. */
export function shell(page: Shell): string {
  const { lang, link, siteUrl } = page;
  const w = scanWords(lang);
  const url = escapeHtml(siteUrl);
  const alternates = SCAN_LANGS.map(
    (one) =>
      `<link rel="alternate" hreflang="${scanWords(one).tag}" href="${url}${pageOf(link, one)}">`,
  ).join('');
  const known =
    link === ''
      ? ''
      : `<link rel="canonical" href="${url}${pageOf(link, lang)}">${page.indexed ? alternates : ''}`;
  return (
    `<!doctype html><html lang="${w.tag}"><head><meta charset="utf-8">` +
    '<meta name="viewport" content="width=device-width,initial-scale=1">' +
    `<title>${page.title}</title>` +
    (page.indexed
      ? `<meta name="description" content="${page.description}">`
      : '<meta name="robots" content="noindex">') +
    known +
    `<link rel="icon" href="/favicon.svg"><style>${SCAN_STYLE}</style></head><body>` +
    `<div class="b${page.region === null ? '' : ` b-${escapeHtml(page.region)}`}"></div>` +
    header(page, w) +
    `<main id="thu-hoi">${page.main}</main><footer>${page.footer}<p>${w.privacy}</p></footer></body></html>`
  );
}

function header({ lang, link, siteName }: Shell, w: ScanWords): string {
  const others = SCAN_LANGS.map((one) => {
    const { tag, short, name } = scanWords(one);
    const title = short === name ? '' : ` title="${name}"`;
    return `<a href="${pageOf(link, one)}" hreflang="${tag}" lang="${tag}"${title}${one === lang ? ' aria-current="true"' : ''}>${short}</a>`;
  }).join('');
  return (
    `<header><a href="${paths(siteLang(lang)).home}"><span lang="vi">${escapeHtml(siteName)}</span><i>${w.siteLead}</i></a>` +
    `<nav aria-label="${w.languages}">${others}</nav></header>`
  );
}

/** Where the page lies, so that a reader can compare it with the address on the pack. */
export function hostLine({ lang, siteUrl }: ScanSite): string {
  const host = escapeHtml(siteUrl.replace(/^https?:\/\//, ''));
  return `<p>${scanWords(lang).footer(`<b>${host}</b>`)}</p>`;
}
