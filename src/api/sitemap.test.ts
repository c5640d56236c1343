import { describe, expect, it } from 'vitest';
import { MOST_ADDRESSES, PART_ADDRESSES, sitemap, sitemapPart } from './sitemap.ts';

const pages = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ path: `/san-pham/x-${i}` }));
const locs = (text: string): string[] =>
  [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map((m) => m[1] ?? '');

describe('the site map', () => {
  it('is one file while both languages of every page fit', () => {
    const text = sitemap(
      [{ path: '/' }, { path: '/cau-chuyen/a', changed: '2026-11-20' }],
      'https://x.vn',
    );
    expect(locs(text)).toEqual([
      'https://x.vn/',
      'https://x.vn/en',
      'https://x.vn/cau-chuyen/a',
      'https://x.vn/en/cau-chuyen/a',
    ]);
    expect(text.match(/<lastmod>2026-11-20<\/lastmod>/g)).toHaveLength(2);
    expect(text).toContain('hreflang="x-default" href="https://x.vn/cau-chuyen/a"');
    expect(sitemapPart(pages(10), 'https://x.vn', 1)).toBeNull();
    expect(locs(sitemap(pages(MOST_ADDRESSES / 2), 'https://x.vn'))).toHaveLength(MOST_ADDRESSES);
  });

  it('becomes an index of parts for 120,000 addresses, each in exactly one of them', () => {
    const many = pages(60_000);
    const parts = locs(sitemap(many, 'https://x.vn'));
    expect(parts).toHaveLength(120_000 / PART_ADDRESSES);
    expect(parts[0]).toBe('https://x.vn/sitemap-1.xml');
    const seen = new Set<string>();
    for (const [index] of parts.entries()) {
      const text = sitemapPart(many, 'https://x.vn', index + 1) ?? '';
      expect(text.length).toBeLessThan(50 * 1_048_576);
      expect(locs(text).length).toBeLessThanOrEqual(MOST_ADDRESSES);
      for (const loc of locs(text)) seen.add(loc);
    }
    expect(seen.size).toBe(120_000);
    expect(sitemapPart(many, 'https://x.vn', 13)).toBeNull();
    expect(sitemapPart(many, 'https://x.vn', 0)).toBeNull();
    expect(sitemapPart(many, 'https://x.vn', 1.5)).toBeNull();
  });

  it('splits at the first address that does not fit', () => {
    expect(locs(sitemap(pages(MOST_ADDRESSES / 2 + 1), 'https://x.vn'))[0]).toBe(
      'https://x.vn/sitemap-1.xml',
    );
    expect(locs(sitemapPart(pages(25_001), 'https://x.vn', 6) ?? '')).toEqual([
      'https://x.vn/san-pham/x-25000',
      'https://x.vn/en/san-pham/x-25000',
    ]);
  });
});
