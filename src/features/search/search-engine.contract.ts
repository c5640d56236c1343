import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, day } from '#src/base/day.ts';
import type { SearchDoc, SearchEngine, SearchQuery, SearchResult } from './contract.ts';
import { searchDoc, searchFor, SMALL_CATALOGUE, TODAY } from './search-doc.fixture.ts';

/** What one engine does knowingly otherwise than the other. */
export interface Differences {
  /** It says what it corrected a word to. */
  readonly saysCorrection: boolean;
}

/** What every search engine of the site has to do. `makeEngine` gives an empty one. */
export function searchEngineContract(
  name: string,
  makeEngine: () => Promise<SearchEngine>,
  differences: Differences,
): void {
  describe(`search engine: ${name}`, () => {
    let engine: SearchEngine;
    const find = (q: string, more: Partial<SearchQuery> = {}): Promise<SearchResult> =>
      engine.find(searchFor(q, more));
    const ids = async (q: string, more: Partial<SearchQuery> = {}): Promise<number[]> =>
      (await find(q, more)).hits.map((hit) => hit.doc.id);

    beforeAll(async () => {
      engine = await makeEngine();
      await engine.replaceAll(SMALL_CATALOGUE);
    });

    it('is well, and counts', async () => {
      await engine.health();
      expect(await engine.count()).toBe(SMALL_CATALOGUE.length);
    });

    it.each([
      ['mật ong', [1, 2]],
      ['mat ong', [1, 2]],
      ['mật ong'.normalize('NFD'), [1, 2]],
      ['MẬT ONG', [1, 2]],
      ['đường thốt nốt', [12]],
      ['duong thot not', [12]],
      ['Ðường', [12]],
      ['cà phê', [8]],
      ['arabica', [8]],
    ])('finds "%s" whatever the spelling', async (q, expected) => {
      expect((await ids(q)).slice(0, expected.length).sort((a, b) => a - b)).toEqual(expected);
    });

    it.each([
      ['thốt nố', 12],
      ['cà ph', 8],
      ['shan tuy', 4],
    ])('completes "%s"', async (q, expected) => {
      expect(await ids(q)).toContain(expected);
    });

    it.each([
      ['nước mawm phan thieet', 5],
      ['thott nott', 12],
      ['khan tho camm', 7],
    ])('forgives "%s"', async (q, expected) => {
      const result = await find(q);
      expect(result.hits.map((hit) => hit.doc.id)).toContain(expected);
      if (differences.saysCorrection) expect(result.correctedTo).not.toBeNull();
    });

    it.each([
      ['đậu phộng', 11],
      ['mè', 11],
      ['honey', 1],
      ['fish sauce', 5],
      ['tea', 3],
      ['trà hoàng su phì', 3],
    ])('knows what "%s" means', async (q, expected) => {
      expect(await ids(q)).toContain(expected);
    });

    it('wants all words, the better answer first', async () => {
      expect((await ids('mật ong mèo vạc'))[0]).toBe(1);
      expect((await ids('nước mắm cá linh'))[0]).toBe(6);
      expect((await ids('shan tuyết suối giàng'))[0]).toBe(4);
    });

    it('finds by producer', async () => {
      expect((await ids('HTX Lanh Lùng Tám'))[0]).toBe(7);
      expect(await ids('phìn hồ')).toContain(3);
    });

    it('answers an old province with its own products, a new one with everything in it', async () => {
      expect((await ids('Hà Giang')).sort((a, b) => a - b)).toEqual([1, 3, 7]);
      expect((await ids('Tuyên Quang')).sort((a, b) => a - b)).toEqual([1, 2, 3, 7]);
      expect((await ids('Bình Thuận')).sort((a, b) => a - b)).toEqual([5]);
      expect((await ids('Lâm Đồng')).sort((a, b) => a - b)).toEqual([5, 8, 9]);
    });

    it('takes words and place together', async () => {
      expect((await ids('mật ong hà giang'))[0]).toBe(1);
      expect((await ids('nước mắm lâm đồng'))[0]).toBe(5);
    });

    it('understands stars as a wish', async () => {
      expect((await ids('5 sao')).sort((a, b) => a - b)).toEqual([1, 3]);
      expect((await ids('mật ong 5 sao'))[0]).toBe(1);
      const three = await ids('ocop 3 sao mật ong');
      expect(three[0]).toBe(2);
      expect(three).not.toContain(1);
    });

    it.each<[Partial<SearchQuery>, number[]]>([
      [{ stars: [5] }, [1, 3]],
      [{ stars: [3, 5] }, [1, 2, 3, 9, 10, 11]],
      [{ group: ['IV'] }, [7]],
      [{ group: ['II', 'IV'] }, [7, 8]],
      [{ set: [11] }, [3, 4]],
      [{ province: ['15'] }, [4, 10]],
      [{ province: ['15', '91'] }, [4, 6, 10, 11, 12]],
      [{ oldProvince: '02' }, [1, 3, 7]],
      [{ commune: 'lung-tam' }, [7]],
      [{ producer: 'htx-na-hang' }, [2]],
      [{ producerKind: ['company'] }, [3, 5, 8]],
      [{ state: ['expired'] }, [6]],
      [{ price: ['duoi-100'] }, [5, 11, 12]],
      [{ price: ['tren-500'] }, [7, 10]],
      [{ price: ['hoi-gia'] }, [3, 4, 6, 8, 9]],
      [{ story: true }, [1]],
      [{ province: ['08'], stars: [5], price: ['200-500'] }, [1]],
      [{ group: ['nothing'] }, []],
    ])('filters by %j', async (filter, expected) => {
      const result = await find('', filter);
      expect(result.hits.map((hit) => hit.doc.id).sort((a, b) => a - b)).toEqual(expected);
      expect(result.total).toBe(expected.length);
    });

    it('counts every facet', async () => {
      const { facets, total } = await find('');
      expect(total).toBe(12);
      expect(plain(facets.stars)).toEqual({ 5: 2, 4: 5, 3: 4 });
      expect(plain(facets.group)).toEqual({ I: 10, II: 1, IV: 1 });
      expect(plain(facets.set)).toEqual({ 1: 1, 4: 3, 7: 1, 8: 1, 9: 2, 11: 2, 13: 1, 21: 1 });
      expect(plain(facets.province)).toEqual({ '08': 4, 15: 2, 68: 3, 91: 3 });
      expect(plain(facets.producerKind)).toEqual({ cooperative: 6, company: 3, household: 3 });
      expect(plain(facets.state)).toEqual({ valid: 11, expired: 1 });
      expect(plain(facets.price)).toEqual({
        'duoi-100': 3,
        '100-200': 1,
        '200-500': 1,
        'tren-500': 2,
        'hoi-gia': 5,
      });
      expect(plain(facets.story)).toEqual({ true: 1 });
    });

    it('counts each facet without its own filter', async () => {
      const { facets, total } = await find('', { province: ['15'], stars: [4] });
      expect(total).toBe(1);
      expect(plain(facets.province)).toEqual({ '08': 1, 15: 1, 68: 2, 91: 1 });
      expect(plain(facets.stars)).toEqual({ 4: 1, 3: 1 });
      expect(plain(facets.group)).toEqual({ I: 1 });
    });

    it('counts only what answers to the words', async () => {
      const { facets } = await find('nước mắm', { province: ['68'] });
      expect(plain(facets.province)).toEqual({ 68: 1, 91: 1 });
      expect(plain(facets.state)).toEqual({ valid: 1 });
    });

    it('sorts', async () => {
      expect((await ids('', { sort: 'gia-tang' })).slice(0, 4)).toEqual([11, 12, 5, 2]);
      expect((await ids('', { sort: 'gia-giam' })).slice(0, 3)).toEqual([10, 7, 1]);
      expect((await ids('', { sort: 'moi' }))[0]).toBe(8);
      expect((await ids('', { sort: 'moi' })).at(-1)).toBe(6);
      expect((await ids('', { sort: 'sao' })).slice(0, 2).sort()).toEqual([1, 3]);
      const names = (await find('', { sort: 'ten' })).hits.map((hit) => hit.doc.name);
      expect(names[0]).toBe('Bơ sáp Đắk Nông');
      expect(names.at(-1)).toBe('Trà Shan tuyết Suối Giàng');
    });

    it('shows what is in force first when nothing is asked for', async () => {
      const all = await ids('');
      expect(all.slice(0, 2)).toEqual([1, 3]);
      expect(all.at(-1)).toBe(6);
    });

    it.each(['phu-hop', 'moi', 'sao', 'gia-tang', 'gia-giam', 'ten'] as const)(
      'pages by %s without a gap or an overlap',
      async (sort) => {
        const pages: number[] = [];
        for (let offset = 0; offset < 12; offset += 5) {
          pages.push(...(await ids('', { sort, offset, limit: 5 })));
        }
        expect(pages).toHaveLength(12);
        expect(new Set(pages).size).toBe(12);
        expect(await ids('', { sort, limit: 100 })).toEqual(pages);
        expect(await ids('', { sort, offset: 500 })).toEqual([]);
      },
    );

    it('knows what a star means on the day of the question', async () => {
      // Recognised on 23/11/2023: in force up to and with 23/11/2026.
      const last = addDays(TODAY, 1);
      expect(await ids('suối giàng', { day: last, state: ['valid'] })).toContain(4);
      const after = addDays(last, 1);
      expect(await ids('suối giàng', { day: after, state: ['valid'] })).not.toContain(4);
      expect(await ids('suối giàng', { day: after, stars: [4] })).not.toContain(4);
      expect(await ids('suối giàng', { day: after, state: ['expired'] })).toEqual([4]);
      expect(plain((await find('', { day: after })).facets.state)).toEqual({
        valid: 10,
        expired: 2,
      });
      expect(plain((await find('', { day: day('2022-01-01') })).facets.state)).toMatchObject({
        valid: 1,
      });
      expect(await ids('suối giàng', { state: ['valid'] })).toContain(4);
    });

    it.each(['qzxwv', 'iphone 15', 'xyzzy plugh'])('has nothing for "%s"', async (q) => {
      expect(await find(q)).toMatchObject({ total: 0, hits: [] });
    });

    it.each([
      'a'.repeat(10_000),
      'mật ong '.repeat(1_250),
      '🍯🍯🍯',
      '!!! ??? ...',
      '\u0000\u0007',
      '\ud83c',
      '«»“”',
      'ﬁﬃ ǅ İ ẞ ﷺ',
      '" OR 1=1 --',
      'name:"x" AND (',
      '1',
    ])('bears any text', async (q) => {
      const result = await find(q);
      expect(result.total).toBeGreaterThanOrEqual(result.hits.length);
    });

    it('marks what answered, where it stands in the name', async () => {
      const [hit] = (await find('mat ong')).hits;
      expect(hit?.nameMarks.map(([from, to]) => hit.doc.name.slice(from, to))).toEqual(['Mật ong']);
      const [other] = (await find('lùng tám')).hits;
      const producer = other?.doc.producer?.name ?? '';
      expect(other?.producerMarks.map(([from, to]) => producer.slice(from, to))).toEqual([
        'Lùng Tám',
      ]);
    });

    it('gives back the whole document', async () => {
      const [hit] = (await find('arabica')).hits;
      expect(hit?.doc).toEqual(SMALL_CATALOGUE.find((doc) => doc.id === 8));
    });

    it('finds at once what was put, changed and dropped', async () => {
      const made: SearchDoc = searchDoc(50, 'Tương ớt Mường Khương', { province: '15', stars: 4 });
      await engine.put([made]);
      expect((await ids('mường khương'))[0]).toBe(50);
      await engine.put([{ ...made, name: 'Tương ớt Bản Lầu' }]);
      expect(await ids('mường khương')).not.toContain(50);
      expect((await ids('bản lầu'))[0]).toBe(50);
      expect(await engine.count()).toBe(13);
      await engine.drop([50, 999]);
      expect(await ids('bản lầu')).not.toContain(50);
      expect(await engine.count()).toBe(12);
    });

    it('replaces everything, and what was put meanwhile is not lost', async () => {
      const fresh = Array.from({ length: 300 }, (_, i) => searchDoc(1_000 + i, `Bánh ${i} gai`));
      const replacing = engine.replaceAll(fresh);
      await replacing;
      await engine.put([searchDoc(2_000, 'Rượu cần')]);
      expect(await engine.count()).toBe(301);
      expect((await find('bánh gai', { limit: 1 })).total).toBe(300);
      expect((await ids('rượu cần'))[0]).toBe(2_000);
      expect(await ids('cà phê')).not.toContain(8);
      await engine.replaceAll(SMALL_CATALOGUE);
      expect(await engine.count()).toBe(12);
    });
  });
}

function plain(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries(counts);
}
