import { describe, expect, it } from 'vitest';
import { productCard } from '#src/features/catalogue/product-card.view.ts';
import { facetBox } from './facet-box.view.ts';
import { pageNumbers } from './listing.ts';

describe('page numbers', () => {
  it.each([
    [1, 1, [1]],
    [1, 3, [1, 2, 3]],
    [1, 9, [1, 2, null, 9]],
    [5, 9, [1, null, 4, 5, 6, null, 9]],
    [9, 9, [1, null, 8, 9]],
  ])('page %i of %i', (page, last, expected) => expect(pageNumbers(page, last)).toEqual(expected));
});

describe('a product card', () => {
  const card = {
    slug: 'mat-ong',
    name: 'Mật ong <b>',
    nameLang: 'vi',
    setNo: 4,
    producerName: 'HTX "Ong"',
    place: 'Tuyên Quang',
    region: 'tdmnpb',
    price: 125_000,
    priceIsIllustrative: true,
  };
  const lapsed = {
    state: 'expired',
    stars: 0,
    awarded: 4,
    validUntil: null,
    reason: null,
  } as const;

  it('escapes names and says that a price is illustrative', () => {
    const html = productCard({ card, standing: lapsed, lang: 'vi' });
    expect(html).toContain('Mật ong &lt;b&gt;');
    expect(html).toContain('HTX &quot;Ong&quot;');
    expect(html).toContain('125.000\u00a0₫</b><small>giá minh hoạ</small>');
  });

  it('draws stars only while they hold', () => {
    expect(productCard({ card, standing: lapsed, lang: 'vi' })).not.toContain('<svg');
    const valid = { ...lapsed, state: 'valid', stars: 4 } as const;
    expect(productCard({ card, standing: valid, lang: 'vi' })).toContain('<svg');
  });

  it('asks for a price where there is none, and marks Vietnamese on English pages', () => {
    const html = productCard({ card: { ...card, price: null }, standing: lapsed, lang: 'en' });
    expect(html).toContain('Ask the producer for a price');
    expect(html).toContain('href="/en/san-pham/mat-ong" lang="vi"');
  });
});

describe('a filter', () => {
  it('folds away what is beyond the first eight values', () => {
    const values = Array.from({ length: 10 }, (_, i) => ({
      text: `Giá trị ${i}`,
      count: i,
      href: `/san-pham?a=${i}&b=1`,
      active: i === 0,
    }));
    const html = facetBox({ id: 'set', title: 'Bộ', open: true, values }, 'vi');
    expect(html.split('<li>')).toHaveLength(11);
    expect(html).toContain('Xem thêm 2');
    expect(html).toContain('href="/san-pham?a=1&amp;b=1"');
    expect(html).toContain('aria-current="true"');
  });
});
