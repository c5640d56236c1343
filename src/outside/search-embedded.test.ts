import { describe, expect, it } from 'vitest';
import { searchDoc, searchFor, SMALL_CATALOGUE } from '#src/features/search/search-doc.fixture.ts';
import { searchEngineContract } from '#src/features/search/search-engine.contract.ts';
import { embeddedSearch } from './search-embedded.ts';

searchEngineContract('embedded', () => Promise.resolve(embeddedSearch()), { saysCorrection: true });

describe('the embedded search alone', () => {
  it('answers before anything was put', async () => {
    expect(await embeddedSearch().find(searchFor('mật ong'))).toMatchObject({ total: 0, hits: [] });
    expect(embeddedSearch().suggest('mật', 'vi', 5)).toEqual([]);
  });

  it.each([
    ['nuocmam', [5, 6]],
    ['mat-ong', [1, 2]],
    ['nuowcs mawsm', [5, 6]],
    ['mật ông', [1, 2]],
    ['chef', [3, 4]],
  ])('reads "%s"', async (q, expected) => {
    const engine = embeddedSearch();
    await engine.replaceAll(SMALL_CATALOGUE);
    const found = (await engine.find(searchFor(q))).hits.map((hit) => hit.doc.id);
    expect(found.slice(0, 2).sort((a, b) => a - b)).toEqual(expected);
  });

  it('prefers the marks that were typed', async () => {
    const engine = embeddedSearch();
    await engine.replaceAll(SMALL_CATALOGUE);
    const first = async (q: string) => (await engine.find(searchFor(q))).hits[0]?.doc.id;
    expect(await first('bơ')).toBe(9);
    expect(await first('bò')).toBe(10);
  });

  it('keeps what is put while everything is built anew', async () => {
    const engine = embeddedSearch();
    const many = Array.from({ length: 3_000 }, (_, i) => searchDoc(i + 1, `Bánh ${i} gai`));
    await engine.replaceAll(many.slice(0, 10));
    const replacing = engine.replaceAll(many);
    await new Promise((resolve) => setTimeout(resolve, 15));
    await engine.put([searchDoc(9_000, 'Rượu cần Hòa Bình')]);
    expect((await engine.find(searchFor('rượu cần'))).total).toBe(1);
    await replacing;
    expect((await engine.find(searchFor('rượu cần'))).total).toBe(1);
    expect(await engine.count()).toBe(3_001);
  });

  it('answers the same after many small changes', async () => {
    const engine = embeddedSearch();
    await engine.replaceAll(SMALL_CATALOGUE);
    for (let i = 0; i < 300; i += 1)
      await engine.put([searchDoc(5_000 + (i % 270), `Gạo nếp ${i}`)]);
    expect(await engine.count()).toBe(282);
    expect((await engine.find(searchFor('gạo nếp', { limit: 1 }))).total).toBe(270);
  });

  it('suggests products, producers, sets and places, and says where an old place went', async () => {
    const engine = embeddedSearch();
    await engine.replaceAll(SMALL_CATALOGUE);
    expect(engine.suggest('ha gi', 'vi', 5)[0]).toMatchObject({
      kind: 'place',
      place: 'old-province',
      text: 'Hà Giang',
      note: 'nay thuộc Tuyên Quang',
    });
    expect(engine.suggest('mat o', 'vi', 8).map(({ kind }) => kind)).toContain('product');
    expect(engine.suggest('htx tuan', 'vi', 5)[0]).toMatchObject({
      kind: 'producer',
      slug: 'htx-tuan-dung',
    });
    expect(engine.suggest('tea', 'en', 5)[0]).toMatchObject({ kind: 'set', textEn: 'Tea' });
    expect(engine.suggest('x', 'vi', 5)).toEqual([]);
    expect(engine.suggest('🍯'.repeat(50), 'vi', 5)).toEqual([]);
  });
});
