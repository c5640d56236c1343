import { describe, expect, it } from 'vitest';
import type { SearchDoc } from '#src/features/search/contract.ts';
import { searchDoc, searchFor, SMALL_CATALOGUE } from '#src/features/search/search-doc.fixture.ts';
import { embeddedSearch } from '../search-embedded.ts';

async function engineOf(docs: readonly SearchDoc[]) {
  const engine = embeddedSearch();
  await engine.replaceAll(docs);
  const ids = async (q: string) =>
    (await engine.find(searchFor(q))).hits.map((hit) => hit.doc.id).sort((a, b) => a - b);
  return { engine, ids };
}

describe('words and a place that has none of them', () => {
  const docs = [
    ...SMALL_CATALOGUE.filter((doc) => doc.id !== 1),
    searchDoc(20, 'Mật ong hoa cà phê', {
      province: '68',
      old: ['67', 'Đắk Nông'],
    }),
  ];

  it('answers with the words from elsewhere, the province of today first', async () => {
    const { engine, ids } = await engineOf(docs);
    expect(await ids('mật ong Hà Giang')).toEqual([2, 20]);
    const [first] = (await engine.find(searchFor('mật ong Hà Giang'))).hits;
    expect(first?.doc.id).toBe(2);
    expect(await ids('Hà Giang')).toEqual([3, 7]);
  });
});

describe('words that nothing is about', () => {
  it('does not make a short unknown word another that never stands beside the rest', async () => {
    const { ids } = await engineOf([
      ...SMALL_CATALOGUE,
      searchDoc(30, 'Dung dịch xịt khuẩn', {
        producer: 'Công ty TNHH Măng Tây',
      }),
    ]);
    expect(await ids('xi măng')).toEqual([]);
    expect(await ids('xịt khuẩn')).toEqual([30]);
  });
});

describe('suggestions', () => {
  it('forgets a product that was dropped or renamed, and its producer with the last one', async () => {
    const { engine } = await engineOf(SMALL_CATALOGUE);
    const texts = (q: string) => engine.suggest(q, 'vi', 20).map(({ text }) => text);
    expect(texts('arabi')).toEqual([]);
    expect(texts('ca phe cau')).toEqual(['Cà phê Cầu Đất']);
    const doc = SMALL_CATALOGUE.find(({ id }) => id === 8) as SearchDoc;
    await engine.put([{ ...doc, name: 'Trà ô long' }]);
    expect(texts('ca phe cau')).toEqual([]);
    expect(texts('tra o')).toEqual(['Trà ô long']);
    expect(texts('cong ty cp che')).toEqual(['Công ty CP Chè Cầu Đất']);
    await engine.drop([8]);
    expect(texts('tra o')).toEqual([]);
    expect(texts('cong ty cp che')).toEqual([]);
  });
});
