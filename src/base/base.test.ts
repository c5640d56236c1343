import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  day,
  dayAt,
  formatDay,
  fromNumber,
  parseDay,
  toNumber,
} from './day.ts';
import { fold, slugOf, tidy, words } from './fold.ts';
import { escapeHtml, markHtml } from './html.ts';
import { dong, formatCount, formatDong } from './money.ts';
import { inLang, paths, withoutLang } from './paths.ts';
import { sourceLink } from './source-link.ts';

describe('days', () => {
  it.each([
    ['2024-02-29', '2024-02-29'],
    ['2023-02-29', null],
    ['2026-11-31', null],
    ['26-11-01', null],
    ['2026-1-1', null],
    ['', null],
    ['2026-11-22T00:00:00Z', null],
  ])('%s reads as %s', (text, expected) => expect(parseDay(text)).toBe(expected));

  it.each([
    ['2026-11-22T16:59:59.999Z', '2026-11-22'],
    ['2026-11-22T17:00:00.000Z', '2026-11-23'],
    ['2026-12-31T17:00:00.000Z', '2027-01-01'],
  ])('at %s it is %s in Việt Nam', (instant, expected) =>
    expect(dayAt(Date.parse(instant))).toBe(expected),
  );

  it.each([
    ['2026-08-05', 36, '2029-08-05'],
    ['2024-02-29', 36, '2027-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2026-01-31', -2, '2025-11-30'],
  ])('%s and %i months is %s', (from, months, expected) =>
    expect(addMonths(day(from), months)).toBe(expected),
  );

  it('count up and down without loss', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -20_000, max: 60_000 }),
        fc.integer({ min: -999, max: 999 }),
        (n, k) => {
          expect(toNumber(fromNumber(n))).toBe(n);
          expect(addDays(addDays(fromNumber(n), k), -k)).toBe(fromNumber(n));
        },
      ),
    );
  });

  it('cannot be read the wrong way round', () => {
    expect(formatDay(day('2029-08-05'), 'vi')).toBe('05/08/2029');
    expect(formatDay(day('2029-08-05'), 'en')).toBe('5 August 2029');
  });
});

describe('Vietnamese text', () => {
  it.each([
    ['Đường Hoà', 'duong hoa'],
    ['Đường Hoà'.normalize('NFD'), 'duong hoa'],
    ['Ðồng Tháp', 'dong thap'],
    ['ƯỚP MUỐI', 'uop muoi'],
  ])('%s folds to %s', (text, expected) => expect(fold(text)).toBe(expected));

  it('splits into words and names for addresses', () => {
    expect(words('Mật ong (bạc hà) 500ml')).toEqual(['mat', 'ong', 'bac', 'ha', '500ml']);
    expect(slugOf('  Chè Bát Tiên – Đặc sản ')).toBe('che-bat-tien-dac-san');
    expect(slugOf('…')).toBe('');
  });

  it('is kept tidy', () => {
    expect(tidy(' Ðặc   sản\u00a0Huế '.normalize('NFD'))).toBe('Đặc sản Huế'.normalize('NFC'));
  });
});

describe('money', () => {
  it('is whole đồng', () => {
    expect(formatDong(dong(125_000), 'vi')).toBe('125.000\u00a0₫');
    expect(formatDong(dong(125_000), 'en')).toBe('₫125,000');
    expect(() => dong(0.5)).toThrow(RangeError);
    expect(() => dong(Number.NaN)).toThrow(RangeError);
    expect(formatCount(18_243, 'vi')).toBe('18.243');
  });
});

describe('addresses', () => {
  it('go to the other language and back', () => {
    for (const address of ['/', '/?q=a', '/san-pham', '/san-pham?q=a&sao=4', '/tinh/hue']) {
      expect(inLang(inLang(address, 'en'), 'vi')).toBe(address);
      expect(withoutLang(inLang(address, 'en'))).toEqual({ lang: 'en', path: address });
    }
  });

  it('do not take a word that begins with “en” for English', () => {
    expect(withoutLang('/entry')).toEqual({ lang: 'vi', path: '/entry' });
    expect(paths('en').home).toBe('/en');
  });
});

describe('HTML', () => {
  it('never lets text become markup', () => {
    expect(escapeHtml(`<b a="x" c='y'>&`)).toBe('&lt;b a=&quot;x&quot; c=&#39;y&#39;&gt;&amp;');
    fc.assert(
      fc.property(fc.string(), fc.array(fc.tuple(fc.nat(20), fc.nat(20))), (text, pairs) => {
        const marks = pairs
          .map(
            ([a, b]) =>
              [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)] as const,
          )
          .sort((a, b) => a[0] - b[0]);
        const html = markHtml(text, marks).replaceAll(/<\/?mark>/g, '');
        expect(html).not.toMatch(/[<>"']/);
      }),
    );
  });

  it('marks what answered', () => {
    expect(markHtml('Mật ong & hoa', [[0, 7]])).toBe('<mark>Mật ong</mark> &amp; hoa');
  });
});

describe('sources', () => {
  it.each([
    ['https://www.nhandan.vn/a?b', 'nhandan.vn', true],
    ['https://88tysobongda.com/x', '88tysobongda.com', false],
    ['javascript:alert(1)', 'javascript:alert(1)', false],
  ])('%s is named %s', (url, host, linked) => {
    const source = sourceLink(url);
    expect(source.host).toBe(host);
    expect(source.href !== null).toBe(linked);
  });
});
