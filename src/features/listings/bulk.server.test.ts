import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Db } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { offersDb } from '#src/features/catalogue/offers/world.examples.ts';
import { approveUnflagged } from './approve-unflagged.server.ts';
import { copyListing } from './copy-listing.server.ts';
import { applyProducerIn } from './producer-applier.server.ts';
import { applyProductIn } from './product-applier.server.ts';
import { readChange } from './read-change.server.ts';
import { readQuality } from './read-quality.server.ts';
import { saveDraft } from './save-draft.server.ts';
import { sendChange } from './send-change.server.ts';

const NOW = Date.parse('2026-11-23T03:00:00Z');
const actor = actorAs('producer', { producerId: 1 }, 'HTX A');
const officer = actorAs('provincial-officer', { provinceCode: '08' }, 'Cán bộ');
const appliers = {
  product: applyProductIn,
  producer: applyProducerIn,
  story: () => Promise.resolve(),
};
let db: Db;
let close: () => void;
beforeAll(async () => {
  ({ db, close } = await offersDb(NOW));
  const [first] = await db.select().from(products).where(eq(products.id, 1));
  if (!first) throw new Error('no product');
  await db.insert(products).values({
    ...{ ...first, id: 5, slug: 'mat-ong-2', name: 'Mật ong rừng', summaryVi: 'Ngọt' },
    ...{ otherNames: '["Mật rừng"]', labelData: '{"use":"Pha nước ấm"}' },
  });
});
afterAll(() => close());

it('copies chosen contents of an own product into the draft, never its name', async () => {
  const copy = { from: 5, to: 1, producerId: 1, expect: null, actor, now: NOW };
  const fields = ['name', 'otherNames', 'summaryVi', 'label.use', 'descriptionVi'];
  const { code } = await copyListing(db, { ...copy, fields });
  const view = await readChange(db, { code, actor, now: NOW });
  expect(view?.lines.map(({ field }) => field).sort()).toEqual(['label.use', 'summaryVi']);
  for (const from of [1, 2, 99])
    await expect(copyListing(db, { ...copy, from, fields })).rejects.toMatchObject({
      code: 'no-such-listing',
    });
  expect(await readChange(db, { code, actor: officer, now: NOW })).toBeNull();
});

it('approves many as they were shown; flagged ones and what moved stay', async () => {
  const list = [];
  for (const [id, text] of [
    [1, 'Ngọt dịu'],
    [5, 'Giúp chữa bệnh dạ dày'],
  ] as const) {
    const own = { kind: 'product', subjectId: id, producerId: 1, actor, now: NOW } as const;
    const expected = id === 1 ? 1 : null;
    const saved = await saveDraft(db, { ...own, values: { summaryVi: text }, expect: expected });
    await sendChange(db, {
      ...{ code: saved.code, expect: saved.version, flagsRead: true, actor, now: NOW },
    });
    const view = await readChange(db, { code: saved.code, actor: officer, now: NOW });
    list.push({ code: saved.code, expect: view?.change.version ?? 0, seen: view?.seen ?? '' });
  }
  const [first] = list;
  if (!first) throw new Error('nothing was sent');
  const stale = await approveUnflagged(db, {
    ...{ list: [{ ...first, seen: '[]' }], appliers, actor: officer, now: NOW },
  });
  expect(stale.refused[0]?.refusal.code).toBe('listing-seen-moved');
  const done = await approveUnflagged(db, { list, appliers, actor: officer, now: NOW });
  expect(done.approved).toEqual([first.code]);
  expect(done.refused.map(({ refusal }) => refusal.code)).toEqual(['listing-flagged']);
  const [live] = await db.select().from(products).where(eq(products.id, 1));
  expect(live).toMatchObject({ summaryVi: 'Ngọt dịu', labelData: '{"use":"Pha nước ấm"}' });
});

it('says what products lack, to officers of the province alone', async () => {
  const lines = await readQuality(db, { actor: officer, now: NOW });
  expect(lines.map(({ id }) => id)).toEqual([1, 5]);
  expect(lines[0]?.lacks).toEqual(['gtin', 'picture', 'story', 'lot', 'label']);
  const far = actorAs('provincial-officer', { provinceCode: '91' });
  expect(await readQuality(db, { actor: far, now: NOW })).toEqual([]);
});
