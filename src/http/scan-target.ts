import { type ScanLang, SCAN_LANGS } from '#src/base/scan-lang.ts';

/** GS1 primary keys that may begin a Digital Link path, and our own short codes, typed in capitals too. */
const KEY = /^\/(?:0[01]|25[35]|40[12]|41[47]|80(?:0[346]|1[0378])|[qQ])\/[^/?#]/;
/** What resolves away while an address is read: such a path is left as it is. */
const MOVING = /\\|\/(?:\.|%2e){1,2}(?:[/?#]|$)/i;

/**
 * The page that a browser gets at once for a code it scanned: `/01/…` becomes `/quet/{lang}/01/…`. Null when the
 * resolver (or any other page) has to answer: another address, no browser, or a question with `linkType`.
 *
 * The query goes: attributes of the pack (`?17=281105`) and what advertisers add say nothing the page shows, and would
 * keep one page under many names. `/quet/01/…` without a language, where the resolver sends to, gets its language here
 * whatever is accepted.
 */
export function scanTarget(target: string, accept: string, acceptLanguage: string): string | null {
  return scanAsked(target, accept, acceptLanguage)?.page ?? null;
}

/** A page of a code, and the code it is of: `/quet/ko/01/…` and `/01/…`. */
export interface ScanAsked {
  readonly page: string;
  readonly code: string;
}

/** As {@link scanTarget}, with the code. What was asked for lately is remembered: a label is scanned again and again. */
export function scanAsked(
  target: string,
  accept: string,
  acceptLanguage: string,
): ScanAsked | null {
  // A page asked for by its own name is answered whatever is accepted.
  if (!target.startsWith('/quet/') && !isBrowser(accept)) return null;
  const lang = scanLang(acceptLanguage);
  return remembered(asked[lang], target, () => readAsked(target, lang));
}

const asked = Object.fromEntries(
  SCAN_LANGS.map((lang) => [lang, new Map<string, ScanAsked | null>()]),
) as Record<ScanLang, Map<string, ScanAsked | null>>;

function readAsked(target: string, lang: ScanLang): ScanAsked | null {
  const bare = target.startsWith('/quet/') ? target.slice(5) : null;
  const link = bare ?? target;
  if (!KEY.test(link) || MOVING.test(link)) return null;
  const end = link.search(/[?#]/);
  if (bare === null && end !== -1 && asksForLink(link.slice(end))) return null;
  const code = (end === -1 ? link : link.slice(0, end)).replace(/\/+$/, '');
  return { page: `/quet/${lang}${code}`, code };
}

/** Whether a target may be the address of a scanned code: one look at two letters, so that others pay nothing. */
export function mayBeScan(target: string): boolean {
  const sign = target.charCodeAt(1);
  if (sign >= 48 && sign <= 57) return true;
  if (sign !== 113 && sign !== 81) return false;
  return target[2] === '/' || target.startsWith('/quet/');
}

/** An address of the resolver, whose answer depends on who asks: `/01/…`, not the page of it. */
export function isResolverPath(url: string): boolean {
  return KEY.test(url);
}

/** The page of a code, in a language. */
export function isScanPage(url: string): boolean {
  return PAGE.test(url);
}
const PAGE = /^\/quet\/[a-z]{2}\/[^/?#]/;

/**
 * The code an address asks for, the same for its page, its resolver and its form for errors: `/quet/ko/01/…?x` →
 * `/01/…`. Null for addresses that do not say whether a code exists.
 */
export function codeOf(url: string): string | null {
  const sign = url.charCodeAt(1);
  // No digit, b or q: no code.
  if (!((sign >= 48 && sign <= 57) || sign === 98 || sign === 113 || sign === 81)) return null;
  const end = url.search(/[?#]/);
  const path = end === -1 ? url : url.slice(0, end);
  if (KEY.test(path)) return path;
  const under = /^\/(?:quet|bao-sai)(?:\/(?:vi|en|zh|ko|ja|fr)(?=\/))?(\/.+)/.exec(path)?.[1];
  return under ?? null;
}

function asksForLink(query: string): boolean {
  return /[?&;]linktype=/i.test(query);
}

const MEMO_MAX = 512;
const browsers = new Map<string, boolean>();
const langs = new Map<string, ScanLang>();

/** Names text/html and none of the forms a link set comes in. */
function isBrowser(accept: string): boolean {
  return remembered(browsers, accept, (header) => {
    const named = header.toLowerCase();
    const html = /text\/html\s*(?:;([^,]*))?/.exec(named);
    if (html === null || /linkset|\bjson\b|\+json/.test(named)) return false;
    return !/\bq\s*=\s*0(?:\.0*)?\s*(?:;|$)/.test(html[1] ?? '');
  });
}

/** The language a reader likes best among ours; English for readers of others, Vietnamese when nothing is said. */
export function scanLang(acceptLanguage: string): ScanLang {
  if (acceptLanguage === '') return 'vi';
  return remembered(langs, acceptLanguage, (header) => {
    let best: ScanLang | null = null;
    let most = 0;
    let named = false;
    for (const part of header.toLowerCase().split(',', 32)) {
      const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim());
      if (tag === '' || tag === '*') continue;
      named = true;
      const q = parameters.find((one) => /^q\s*=/.test(one));
      const weight = q === undefined ? 1 : Number(q.slice(q.indexOf('=') + 1));
      const lang = SCAN_LANGS.find((one) => tag === one || tag.startsWith(`${one}-`));
      if (lang !== undefined && weight > most) {
        best = lang;
        most = weight;
      }
    }
    return best ?? (named ? 'en' : 'vi');
  });
}

function remembered<T>(memo: Map<string, T>, key: string, read: (key: string) => T): T {
  let value = memo.get(key);
  if (value === undefined) {
    value = read(key);
    if (memo.size >= MEMO_MAX) memo.clear();
    if (key.length <= 256) memo.set(key, value);
  }
  return value;
}
