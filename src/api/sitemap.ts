import { inLang } from '#src/base/paths.ts';
import { xml } from './xml.ts';

/** A page in Vietnamese; its English twin is `/en` and the same. */
export interface SitemapPage {
  readonly path: string;
  /** Only where the day of the last change is truly known. */
  readonly changed?: string;
}

/** The protocol allows 50,000 addresses in a file. */
export const MOST_ADDRESSES = 50_000;
/** In a split map: 10,000 addresses are about 5 MB. */
export const PART_ADDRESSES = 10_000;
const LANGS = 2;
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** One file when everything fits, else an index of parts. */
export function sitemap(pages: readonly SitemapPage[], origin: string): string {
  if (pages.length * LANGS <= MOST_ADDRESSES) return urlset(pages, origin);
  const parts = Array.from({ length: partCount(pages.length) }, (_, index) => index + 1);
  const entries = parts.map(
    (part) => `<sitemap><loc>${xml(`${origin}/sitemap-${part}.xml`)}</loc></sitemap>\n`,
  );
  return `${HEAD}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('')}</sitemapindex>\n`;
}

/** A part by its number from 1; null when the map is not split or has no such part. */
export function sitemapPart(
  pages: readonly SitemapPage[],
  origin: string,
  part: number,
): string | null {
  if (pages.length * LANGS <= MOST_ADDRESSES) return null;
  if (!Number.isInteger(part) || part < 1 || part > partCount(pages.length)) return null;
  const size = PART_ADDRESSES / LANGS;
  return urlset(pages.slice((part - 1) * size, part * size), origin);
}

function partCount(pages: number): number {
  return Math.ceil((pages * LANGS) / PART_ADDRESSES);
}

function urlset(pages: readonly SitemapPage[], origin: string): string {
  const entries = pages.flatMap((page) => {
    const vi = xml(origin + inLang(page.path, 'vi'));
    const en = xml(origin + inLang(page.path, 'en'));
    const links =
      `<xhtml:link rel="alternate" hreflang="vi" href="${vi}"/>` +
      `<xhtml:link rel="alternate" hreflang="en" href="${en}"/>` +
      `<xhtml:link rel="alternate" hreflang="x-default" href="${vi}"/>`;
    const changed = page.changed === undefined ? '' : `<lastmod>${xml(page.changed)}</lastmod>`;
    return [vi, en].map((loc) => `<url><loc>${loc}</loc>${changed}${links}</url>\n`);
  });
  return (
    `${HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" ` +
    `xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${entries.join('')}</urlset>\n`
  );
}
