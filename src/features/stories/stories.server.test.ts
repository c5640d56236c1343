import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changesAfter, lastChangeId } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { media } from '#db/schema/media.ts';
import { stories, storyBands, storyProducts } from '#db/schema/stories.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { ANYONE } from '#src/features/accounts/may.ts';
import { offersDb } from '#src/features/catalogue/offers/world.examples.ts';
import { readProduct } from '#src/features/catalogue/read-product.server.ts';
import { saveDraft } from '#src/features/listings/save-draft.server.ts';
import type { Values } from '#src/features/listings/fields.ts';
import { searchDocsFor } from '#src/features/search/documents.server.ts';
import { applyStoryIn } from './apply-story.server.ts';
import { readDeskStories } from './read-desk-stories.server.ts';
import { similarStories } from './read-similar.server.ts';
import { readStories, readStory, readStoryLines } from './read-stories.server.ts';
import { readStoryDesk } from './read-story-desk.server.ts';
import { showStory } from './show-story.server.ts';

const NOW = Date.parse('2026-11-23T03:00:00Z');
const producer = actorAs('producer', { producerId: 1 }, 'HTX A');
const officer = actorAs('provincial-officer', { provinceCode: '08' }, 'Cán bộ');
const BODY =
  'Năm 1996 bà Hảo thôi nghề buôn chè để tự làm chè ở quê nhà.\n\nSố vốn đi buôn dồn cả vào máy sao, máy vò mua lại của người quen.\n\nBây giờ cả xóm cùng làm, mỗi nhà giữ một cách sao của mình.';
let db: Db;
let close: () => void;

beforeAll(async () => {
  ({ db, close } = await offersDb(NOW));
  await db.insert(media).values(
    [
      { id: 1, producerId: 1, altVi: 'Đồi chè', altEn: 'Tea hill' },
      { id: 2, producerId: 2, altVi: 'Ruộng', altEn: 'Field' },
      { id: 3, producerId: 1, altVi: '', altEn: '' },
    ].map((one) => ({
      ...one,
      ...{ key: `anhthu000000000${one.id}`, hash: `h${one.id}`, fileName: 'a.jpg', width: 800 },
      ...{ height: 600, bytes: 1000, blur: '', addedAt: '', addedBy: '', format: 'jpeg' as const },
    })),
  );
});
afterAll(() => close());

const apply = (values: Values, subjectId: number | null = null, producerId = 1) =>
  inTransaction(db, (tx) =>
    applyStoryIn(tx, {
      ...{ change: { id: 1, subjectId, producerId }, values, now: NOW, actor: officer },
    }),
  );
const versionOf = async (id: number): Promise<number> =>
  (await db.select().from(stories).where(eq(stories.id, id)))[0]?.version ?? 0;
async function logged(act: () => Promise<unknown>): Promise<string[]> {
  const before = await lastChangeId(db);
  await act();
  return (await changesAfter(db, before)).map(({ deed, subject }) => `${deed} ${subject}`);
}

describe('an approved story', () => {
  let id = 0;
  it('is made, with a free address, its product and its picture', async () => {
    const values = { titleVi: 'Chè nhà Hảo', bodyVi: BODY, products: [1], pictures: [1] };
    const done = await logged(async () => {
      ({ subjectId: id } = await apply(values));
    });
    expect(done).toEqual([`publish-story story:${id}`, 'publish-story product:1']);
    const found = await readStory(db, 'che-nha-hao');
    expect(found?.story).toMatchObject({
      ...{ format: 'markdown', origin: 'producer', provinceCode: '08', place: 'Tuyên Quang' },
      ...{ writtenOn: '2026-11-23', version: 1, producerName: 'HTX A' },
      summaryVi: 'Năm 1996 bà Hảo thôi nghề buôn chè để tự làm chè ở quê nhà.',
    });
    expect(found?.pictures.map((one) => one.id)).toEqual([1]);
    expect(found?.products.map((one) => one.id)).toEqual([1]);
    const [row] = await db.select().from(media).where(eq(media.id, 1));
    expect(row?.open).toBe(true);
  });

  it('gets a number where another has its name', async () => {
    const { subjectId } = await apply(
      { titleVi: 'Chè nhà Hảo', bodyVi: 'Chuyện khác hẳn.' },
      null,
      2,
    );
    expect((await readStoryLines(db)).find((one) => one.id === subjectId)?.slug).toBe(
      'che-nha-hao-2',
    );
  });

  it('changes only in what was approved; products that lost it are named too', async () => {
    const done = await logged(() => apply({ products: [] }, id));
    expect(done).toEqual([`publish-story story:${id}`, 'publish-story product:1']);
    await apply({ products: [1], craftVi: 'Làng chè' }, id);
    const found = await readStory(db, 'che-nha-hao');
    expect(found?.story).toMatchObject({ craftVi: 'Làng chè', bodyVi: BODY, version: 3 });
    await apply({ pictures: [] }, id);
    const [row] = await db.select().from(media).where(eq(media.id, 1));
    expect(row?.open).toBe(false);
  });

  it.each([
    ['without a text', { titleVi: 'Tên' }, null, 'story-needs-text'],
    [
      'with another producer’s product',
      { titleVi: 'T', bodyVi: 'B', products: [2] },
      null,
      'product-not-own',
    ],
    [
      'with another producer’s picture',
      { titleVi: 'T', bodyVi: 'B', pictures: [2] },
      null,
      'picture-not-here',
    ],
    [
      'with a picture that says nothing',
      { titleVi: 'T', bodyVi: 'B', pictures: [3] },
      null,
      'picture-not-described',
    ],
    ['of a story that is not there', { titleVi: 'T' }, 999, 'no-such-story'],
  ] as const)('is refused %s', async (_what, values, subjectId, code) => {
    const before = await lastChangeId(db);
    await expect(apply(values, subjectId)).rejects.toMatchObject({ code });
    expect(await lastChangeId(db)).toBe(before);
  });

  it('is nobody else’s', async () => {
    await expect(apply({ titleVi: 'Của tôi' }, id, 2)).rejects.toMatchObject({
      code: 'no-such-story',
    });
  });

  it('taken down is nowhere, at once, and comes back as it was', async () => {
    const shown = async () => ({
      page: (await readStory(db, 'che-nha-hao')) !== null,
      list: (await readStoryLines(db)).some((one) => one.id === id),
      all: (await readStories(db)).some(({ story }) => story.id === id),
      product: (await readProduct(db, 'mat-ong'))?.stories.length === 1,
      search: (await searchDocsFor(db, [1]))[0]?.story !== null,
      alike: (await similarStories(db, { text: BODY, except: null })).length > 0,
    });
    const everywhere = {
      page: true,
      list: true,
      all: true,
      product: true,
      search: true,
      alike: true,
    };
    const nowhere = Object.fromEntries(Object.keys(everywhere).map((key) => [key, false]));
    expect(await shown()).toEqual(everywhere);
    const set = async (on: boolean, actor = producer, why = '') =>
      showStory(db, {
        ...{ storyId: id, version: await versionOf(id), shown: on, why, actor, now: NOW },
      });
    expect(await logged(() => set(false))).toEqual([
      `take-down-story story:${id}`,
      'take-down-story product:1',
    ]);
    expect(await shown()).toEqual(nowhere);
    await set(true);
    expect(await shown()).toEqual(everywhere);
    await expect(set(false, officer)).rejects.toMatchObject({ code: 'story-why' });
    await set(false, officer, 'Có số điện thoại của người khác');
    await expect(set(true)).rejects.toMatchObject({ code: 'story-taken-by-office' });
    await apply({ titleVi: 'Chè nhà bà Hảo' }, id);
    expect(await shown()).toEqual(everywhere);
    const late = { storyId: id, version: 1, shown: false, why: '', actor: producer, now: NOW };
    await expect(showStory(db, late)).rejects.toMatchObject({ code: 'story-moved' });
  });

  it.each([
    ['a stranger', ANYONE],
    ['another producer', actorAs('producer', { producerId: 2 })],
    ['an officer of elsewhere', actorAs('provincial-officer', { provinceCode: '38' })],
    ['a packer', actorAs('producer', { producerId: 1, duty: 'packer' })],
    ['a commune officer', actorAs('commune-officer', { communeCode: '1' })],
  ])('is not taken down by %s', async (_who, actor) => {
    const version = await versionOf(id);
    const ask = { storyId: id, version, shown: false, why: 'x', actor, now: NOW };
    await expect(showStory(db, ask)).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await versionOf(id)).toBe(version);
  });

  it('is seen at the desk by its own people and their officers', async () => {
    const seen = async (actor: typeof ANYONE) =>
      (await readStoryDesk(db, { storyId: id }, actor)) !== null;
    expect(await seen(producer)).toBe(true);
    expect(await seen(officer)).toBe(true);
    expect(await seen(actorAs('producer', { producerId: 2 }))).toBe(false);
    expect(await seen(actorAs('provincial-officer', { provinceCode: '38' }))).toBe(false);
    const draft = await saveDraft(db, {
      ...{ kind: 'story', subjectId: null, producerId: 1, values: { titleVi: 'Nháp' } },
      ...{ expect: null, actor: producer, now: NOW },
    });
    const desk = await readStoryDesk(db, { code: draft.code }, producer);
    expect(desk).toMatchObject({ values: { titleVi: 'Nháp' }, mayWrite: true, story: null });
    expect(
      await readStoryDesk(db, { code: draft.code }, actorAs('producer', { producerId: 2 })),
    ).toBeNull();
    const lists = async (actor: typeof ANYONE) =>
      (await readDeskStories(db, actor)).map(({ title }) => title);
    expect(await lists(producer)).toEqual(['Nháp', 'Chè nhà bà Hảo']);
    expect(await lists(actorAs('producer', { producerId: 2 }))).toEqual(['Chè nhà Hảo']);
    expect(await lists(officer)).toEqual(['Chè nhà bà Hảo']);
    expect(await readStoryDesk(db, { code: draft.code }, officer)).toBeNull();
    expect(await lists(ANYONE)).toEqual([]);
  });

  it('stands in as many places as it has pieces', async () => {
    const bands = await db.select().from(storyBands).where(eq(storyBands.storyId, id));
    expect(bands).toHaveLength(32);
    expect(await db.select().from(storyProducts)).toHaveLength(1);
  });
});

describe('stories that look alike', () => {
  it('says how much of it, and which passages; not of itself', async () => {
    const copy = BODY.replace('bà Hảo', 'bà Lan').replace('cả xóm', 'cả bản');
    const [first] = await similarStories(db, { text: copy, except: null });
    expect(first).toMatchObject({ producerName: 'HTX A' });
    expect(first?.percent).toBeGreaterThan(70);
    expect(first?.passages[0]).toContain('số vốn đi buôn dồn cả vào máy sao');
    expect(await similarStories(db, { text: copy, except: first?.id ?? 0 })).toEqual([]);
    expect(
      await similarStories(db, { text: 'Một chuyện hoàn toàn khác hẳn ở đây.', except: null }),
    ).toEqual([]);
    expect(await similarStories(db, { text: '', except: null })).toEqual([]);
  });

  it('finds those that were loaded and never indexed', async () => {
    const old =
      'Đàn ong theo hoa bạc hà lên cao nguyên đá, người nuôi dựng lán ăn ngủ bên sườn núi cho tới khi hoa tàn.';
    await db.insert(stories).values({
      ...{ slug: 'ong', titleVi: 'Ong', summaryVi: '', bodyVi: old, titleEn: '', summaryEn: '' },
      ...{ bodyEn: '', producerName: 'Ai', place: '', sources: '[]', caution: '', writtenOn: '' },
    });
    const [first] = await similarStories(db, { text: `${old} Tôi kể thêm.`, except: null });
    expect(first?.slug).toBe('ong');
  });
});
