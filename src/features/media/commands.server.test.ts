import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changesAfter, lastChangeId } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { media, mediaVariants, productPictures } from '#db/schema/media.ts';
import { Refusal } from '#src/base/refusal.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { ANYONE, SYSTEM } from '#src/features/accounts/may.ts';
import { offersDb } from '#src/features/catalogue/offers/world.examples.ts';
import { type FileStore, localFiles } from '#src/outside/files.ts';
import { type AddPicture, addPicture } from './add-picture.server.ts';
import { cardPhotos } from './card-photos.server.ts';
import {
  describePicture,
  putAwayReplaced,
  removePicture,
  restorePicture,
} from './change-picture.server.ts';
import { forgetPictures } from './forget-pictures.server.ts';
import { parseLibraryQuery } from './library-query.ts';
import { readDeskPicture, readLibrary } from './read-library.server.ts';
import { ownPictures, picturesOfProducts } from './read-media.server.ts';
import { liveUses } from './read-uses.server.ts';
import { deskVariant, openVariant } from './read-variant.server.ts';
import { setProductPicturesIn } from './use-pictures.server.ts';

const NOW = Date.parse('2026-11-23T03:00:00Z');
const actor = actorAs('producer', { producerId: 1 }, 'HTX A');
const other = actorAs('producer', { producerId: 2 }, 'HTX B');
const officer = actorAs('provincial-officer', { provinceCode: '08' });
const elsewhere = actorAs('provincial-officer', { provinceCode: '38' });
const packer = actorAs('producer', { producerId: 1, duty: 'packer' });
const quota = { pictures: 20, bytes: 1e9 };
const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-media-'));
const files = localFiles(folder);
let db: Db;
let close: () => void;

/** A small picture of its own colour. */
const picture = (colour: string) =>
  sharp({ create: { width: 340, height: 330, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();
const add = async (colour: string, more: Partial<AddPicture> = {}, store: FileStore = files) =>
  addPicture(
    db,
    { files: store, quota },
    {
      ...{ producerId: 1, bytes: await picture(colour), fileName: `${colour}.jpg` },
      ...{ upload: null, actor, now: NOW, ...more },
    },
  );
const row = async (id: number) => (await db.select().from(media).where(eq(media.id, id)))[0]!;
const kept = (): number =>
  readdirSync(folder, { recursive: true }).filter((name) => /[0-9a-f]{64}$/.test(String(name)))
    .length;
const WORDS = {
  altVi: 'Hũ mật ong',
  altEn: 'A jar of honey',
  credit: '',
  focalX: 700,
  focalY: 200,
};
async function describe_(id: number): Promise<void> {
  const { key, version } = await row(id);
  await describePicture(db, { key, version, words: WORDS, actor, now: NOW });
}
const show = (productId: number, ids: readonly number[]) =>
  inTransaction(db, (tx) => setProductPicturesIn(tx, productId, ids, NOW));

beforeAll(async () => {
  ({ db, close } = await offersDb(NOW));
});
afterAll(() => {
  close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a picture comes in', () => {
  it('with its variants, closed, and once only', async () => {
    const first = await add('#a00', { upload: 'tus-1' });
    expect(first.key).toMatch(/^[a-z0-9]{16}$/);
    const variants = await db
      .select()
      .from(mediaVariants)
      .where(eq(mediaVariants.mediaId, first.id));
    expect(variants.map(({ format, width }) => `${width} ${format}`).sort()).toEqual([
      ...['320 avif', '320 jpeg', '320 webp', '340 avif', '340 jpeg', '340 webp'],
    ]);
    expect(await row(first.id)).toMatchObject({ open: false, altVi: '', fileName: '#a00.jpg' });
    // The same upload asked for again, and the same picture sent once more.
    expect(await add('#a00', { upload: 'tus-1' })).toMatchObject({ id: first.id, again: true });
    expect(await add('#a00', { upload: 'tus-2' })).toMatchObject({ id: first.id, again: true });
    expect(kept()).toBe(7);
  });

  it.each([
    ['a stranger', ANYONE],
    ['another producer', other],
    ['an officer', officer],
  ])('not from %s', async (_who, who) => {
    const before = await lastChangeId(db);
    await expect(add('#b00', { actor: who })).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await lastChangeId(db)).toBe(before);
  });

  it('from whoever packs, who may not describe it', async () => {
    const { id } = await add('#0a0', { actor: packer });
    const { key, version } = await row(id);
    const words = { key, version, words: WORDS, actor: packer, now: NOW };
    await expect(describePicture(db, words)).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('not when it is none, is too small, or the library is full', async () => {
    const facts = { name: 'x.jpg' };
    const text = { fileName: 'x.jpg', bytes: Buffer.from('<svg onload=alert(1)>') };
    await expect(add('#c00', text)).rejects.toMatchObject({
      ...{ code: 'picture-refused', facts: { ...facts, fault: 'drawing' } },
    });
    const tiny = await sharp(await picture('#c00'))
      .resize(100, 100)
      .jpeg()
      .toBuffer();
    await expect(add('#c00', { fileName: 'x.jpg', bytes: tiny })).rejects.toMatchObject({
      facts: { ...facts, fault: 'too-small' },
    });
    const before = kept();
    const full = { files, quota: { pictures: 1, bytes: 1e9 } };
    const asked = { producerId: 1, bytes: await picture('#d00'), fileName: 'd', upload: null };
    await expect(addPicture(db, full, { ...asked, actor, now: NOW })).rejects.toMatchObject({
      code: 'media-quota',
    });
    expect(kept()).toBe(before);
  });

  it('leaves nothing behind when the disk is full half-way', async () => {
    const before = kept();
    let left = 4;
    const full: FileStore = {
      ...files,
      put: (bytes) => {
        left -= 1;
        if (left < 0) throw new Refusal('no-space', {});
        return files.put(bytes);
      },
    };
    await expect(add('#e0e', {}, full)).rejects.toMatchObject({ code: 'no-space' });
    expect(kept()).toBe(before);
    // What another picture has in common with it stays.
    left = 4;
    await expect(add('#a00', {}, full)).rejects.toMatchObject({ code: 'no-space' });
    expect(kept()).toBe(before);
  });
});

describe('a picture is shown', () => {
  it('only when it is described, in order, and closed when nothing shows it any more', async () => {
    const [one, two] = [await add('#111'), await add('#222')];
    await expect(show(1, [one.id])).rejects.toMatchObject({ code: 'picture-not-described' });
    for (const { id } of [one, two]) await describe_(id);
    await show(1, [two.id, one.id]);
    const shown = await picturesOfProducts(db, [1, 2]);
    expect(shown.get(1)?.map(({ id }) => id)).toEqual([two.id, one.id]);
    expect(shown.has(2)).toBe(false);
    expect((await cardPhotos(db, null)).get(1)).toEqual({
      ...{ key: two.key, widths: [320, 340], focal: 'nx7 ny2' },
    });
    const asked = { key: one.key, width: 320, format: 'avif' } as const;
    expect(await openVariant(db, asked)).toMatch(/^[0-9a-f]{64}$/);
    await show(1, [two.id]);
    expect(await openVariant(db, asked)).toBeNull();
    expect(await openVariant(db, { ...asked, key: two.key })).not.toBeNull();
    // The desk still sees it: its own, and the office of its province.
    for (const who of [actor, officer])
      expect(await deskVariant(db, { ...asked, actor: who })).not.toBeNull();
    for (const who of [other, elsewhere, ANYONE])
      expect(await deskVariant(db, { ...asked, actor: who })).toBeNull();
  });

  it('never by another producer', async () => {
    const { id } = await add('#333');
    await describe_(id);
    await expect(show(2, [id])).rejects.toMatchObject({ code: 'picture-not-here' });
    await expect(ownPictures(db, 2, [id])).rejects.toMatchObject({ code: 'picture-not-here' });
    expect(await db.select().from(productPictures).where(eq(productPictures.mediaId, id))).toEqual(
      [],
    );
  });

  it('keeps its description, and the pages that show it hear of another one', async () => {
    const { id } = await add('#444');
    await describe_(id);
    await show(1, [id]);
    const { key, version } = await row(id);
    const more = { key, version, actor, now: NOW };
    await expect(
      describePicture(db, { ...more, words: { ...WORDS, altEn: '' } }),
    ).rejects.toMatchObject({ code: 'picture-alt-needed', facts: { lang: 'en' } });
    const before = await lastChangeId(db);
    await describePicture(db, { ...more, words: { ...WORDS, altVi: 'Mật ong bạc hà' } });
    const log = await changesAfter(db, before);
    expect(log.map(({ subject }) => subject)).toEqual([`picture:${id}`, 'product:1']);
    const late = { ...more, words: WORDS };
    await expect(describePicture(db, late)).rejects.toMatchObject({ code: 'picture-moved' });
  });
});

describe('a picture is put away', () => {
  it('not while it is shown; it comes back, and is forgotten after 30 days', async () => {
    const { id, key } = await add('#555');
    await describe_(id);
    await show(1, [id]);
    const at = async () => ({ key, version: (await row(id)).version, actor, now: NOW });
    await expect(removePicture(db, await at())).rejects.toMatchObject({
      ...{ code: 'picture-used', facts: { uses: ['Mật ong'], live: true } },
    });
    await putAwayReplaced(db, { key, actor, now: NOW });
    expect((await row(id)).removedAt).toBeNull();
    expect(await liveUses(db, id)).toHaveLength(1);
    await show(1, []);
    await removePicture(db, await at());
    await expect(ownPictures(db, 1, [id])).rejects.toMatchObject({ code: 'picture-not-here' });
    await restorePicture(db, await at());
    expect((await ownPictures(db, 1, [id]))[0]?.key).toBe(key);
    await removePicture(db, await at());
    const later = NOW + 31 * 86_400_000;
    const before = kept();
    expect(await forgetPictures(db, files, { actor: SYSTEM, now: NOW })).toBe(0);
    expect(await forgetPictures(db, files, { actor: SYSTEM, now: later })).toBe(1);
    expect(kept()).toBe(before - 7);
    expect(await db.select().from(media).where(eq(media.id, id))).toEqual([]);
  });
});

describe('the library', () => {
  const list = async (query: string, who = actor) =>
    readLibrary(db, { query: parseLibraryQuery(new URLSearchParams(query)), actor: who });

  it('shows one’s own, or those of the province, and finds words without marks', async () => {
    const all = await list('');
    expect(all.total).toBeGreaterThan(3);
    expect((await list('', officer)).total).toBe(all.total);
    for (const who of [other, elsewhere]) expect((await list('', who)).total).toBe(0);
    expect((await list('q=mat+bac+ha')).pictures.map(({ fileName }) => fileName)).toEqual([
      '#444.jpg',
    ]);
    expect((await list('q=%25')).total).toBe(all.total);
    expect((await list('loc=undescribed')).total + (await list('q=hu+mat+ong')).total).toBeLessThan(
      all.total + 1,
    );
    const [first] = all.pictures;
    expect(await readDeskPicture(db, { key: first!.key, actor: other })).toBeNull();
  });
});
