import { describe, expect, it } from 'vitest';
import { CONCEPTS, synonymTable } from './synonyms.ts';
import { MOST_WORDS, understand } from './understand.ts';

describe('what a typed text asks for', () => {
  it.each([
    ['nước mắm 5 sao', ['nuoc', 'mam'], 5],
    ['OCOP 5★ Vĩnh Long', ['vinh', 'long'], 5],
    ['★★★★ chè', ['che'], 4],
    ['bốn sao yên bái', ['yen', 'bai'], 4],
    ['5-star tea', ['tea'], 5],
    ['hạng 3 sao đà nẵng', ['da', 'nang'], 3],
    ['4sao', [], 4],
    ['sao la', ['sao', 'la'], null],
    ['đặc sản Sài Gòn', ['sai', 'gon'], null],
    ['sản phẩm OCOP', [], null],
    ['mua mật ong ở Hà Giang', ['mat', 'ong', 'ha', 'giang'], null],
    ['cua biển', ['cua', 'bien'], null],
    ['Vietnamese fish sauce', ['fish', 'sauce'], null],
    ['', [], null],
    ['!?', [], null],
  ])('%s', (text, words, awarded) => {
    const found = understand(text);
    expect(found.words.map((word) => word.folded)).toEqual(words);
    expect(found.awarded).toBe(awarded);
  });

  it('knows whether the last word is finished', () => {
    expect(understand('mật o').open).toBe(true);
    expect(understand('cao ').open).toBe(false);
    expect(understand('chè 5 sao').open).toBe(false);
  });

  it('reads no more than it has to', () => {
    expect(understand('gạo '.repeat(4_000)).words).toHaveLength(MOST_WORDS);
    expect(understand('\ud83c').words).toEqual([]);
  });
});

describe('the synonyms', () => {
  it('have at least two forms each, all with words', () => {
    for (const { forms, weight } of CONCEPTS) {
      expect(forms.length, forms[0]?.text).toBeGreaterThan(1);
      expect(
        forms.every((form) => form.folded.length > 0),
        forms[0]?.text,
      ).toBe(true);
      expect(weight).toBeGreaterThan(0);
      expect(weight).toBeLessThanOrEqual(1);
    }
  });

  it('can be given to an engine as a table', () => {
    const table = synonymTable();
    expect(table['honey']).toContain('mat ong');
    expect(table['dau phong']).toContain('lac');
    expect(Object.entries(table).every(([from, to]) => !to.includes(from))).toBe(true);
  });
});
