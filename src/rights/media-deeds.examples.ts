import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { media, mediaVariants } from '#db/schema/media.ts';
import { addPicture } from '#src/features/media/add-picture.server.ts';
import {
  demandReplaceable,
  describePicture,
  putAwayReplaced,
  removePicture,
  restorePicture,
} from '#src/features/media/change-picture.server.ts';
import { forgetPictures } from '#src/features/media/forget-pictures.server.ts';
import { OFFICE, REGISTER, type DeskPage } from './desk-page.examples.ts';
import type { FileStore } from '#src/outside/files.ts';
import type { Deed } from './deeds.examples.ts';
import { NOW, type World } from './worlds.examples.ts';

/** A picture in the library of the world's producer, and one that was put away. */
export async function plantMedia(
  db: Db,
  files: FileStore,
  { producerId, mark }: World,
): Promise<void> {
  const hash = await files.put(Buffer.from(`ảnh của ${producerId}`));
  const at = new Date(NOW).toISOString();
  const rows = await db
    .insert(media)
    .values(
      [null, at].map((removedAt, place) => ({
        ...{
          key: pictureKeyOf({ producerId }, place),
          producerId,
          hash,
          format: 'jpeg' as const,
        },
        ...{
          fileName: `ảnh ${mark}.jpg`,
          width: 800,
          height: 600,
          bytes: 1_000,
          blur: '',
          removedAt,
        },
        ...{ altVi: `Ảnh ${mark}`, searchText: mark.toLowerCase() },
        ...{ addedAt: at, addedBy: 'x' },
      })),
    )
    .returning({ id: media.id });
  await db.insert(mediaVariants).values(
    rows.map(({ id }) => ({
      ...{ mediaId: id, format: 'webp' as const, width: 320, height: 240, hash, bytes: 10 },
    })),
  );
}

export const pictureKeyOf = ({ producerId }: Pick<World, 'producerId'>, place: number): string =>
  `anh${String(producerId).padStart(12, '0')}${place}`;
const versionOf = async (db: Db, key: string): Promise<number> =>
  (await db.select({ version: media.version }).from(media).where(eq(media.key, key)))[0]?.version ??
  0;

const WORDS = { altVi: 'Hũ mật', altEn: 'A jar', credit: '', focalX: 500, focalY: 500 };

export const MEDIA_DEEDS: readonly Deed[] = [
  {
    name: 'addPicture',
    own: ['producer'],
    run: ({ db, files }, { producerId }, actor) =>
      addPicture(
        db,
        { files, quota: { pictures: 10, bytes: 1e9 } },
        { producerId, bytes: new Uint8Array(), fileName: 'a.jpg', upload: null, actor, now: NOW },
      ),
  },
  {
    name: 'describePicture',
    own: ['producer'],
    run: async ({ db }, { producerId }, actor) => {
      const key = pictureKeyOf({ producerId }, 0);
      const version = await versionOf(db, key);
      return describePicture(db, { key, version, words: WORDS, actor, now: NOW });
    },
  },
  {
    name: 'removePicture',
    own: ['producer'],
    run: async ({ db }, { producerId }, actor) => {
      const key = pictureKeyOf({ producerId }, 0);
      return removePicture(db, { key, version: await versionOf(db, key), actor, now: NOW });
    },
  },
  {
    name: 'restorePicture',
    own: ['producer'],
    run: async ({ db }, { producerId }, actor) => {
      const key = pictureKeyOf({ producerId }, 1);
      return restorePicture(db, { key, version: await versionOf(db, key), actor, now: NOW });
    },
  },
  {
    name: 'demandReplaceable',
    own: ['producer'],
    run: ({ db }, { producerId }, actor) =>
      demandReplaceable(db, { key: pictureKeyOf({ producerId }, 0), producerId, actor }),
  },
  {
    name: 'putAwayReplaced',
    own: ['producer'],
    run: ({ db }, { producerId }, actor) =>
      putAwayReplaced(db, { key: pictureKeyOf({ producerId }, 0), actor, now: NOW }),
  },
  {
    name: 'forgetPictures',
    run: ({ db, files }, _world, actor) => forgetPictures(db, files, { actor, now: NOW }),
  },
];

const SEES = {
  everywhere: OFFICE,
  own: ['provincial-officer', 'commune-officer', 'producer'],
} as const;
const NOWHERE = `${'0'.repeat(12)}-${'0'.repeat(32)}`;

export const MEDIA_PAGES: readonly DeskPage[] = [
  {
    ...{ file: 'anh/index.astro', list: true, everywhere: [...REGISTER, 'producer'] },
    path: () => '/ban/anh',
    forms: ({ producerId }) => ({ tai: { 'chu-the': String(producerId) } }),
  },
  {
    ...{ file: 'anh/[key]/index.astro', ...SEES },
    path: ({ producerId }) => `/ban/anh/${pictureKeyOf({ producerId }, 0)}`,
    forms: ({ producerId }) => ({
      luu: { 'ban-so': '1', 'mo-ta-vi': 'Của kẻ lạ', 'mo-ta-en': 'A stranger’s' },
      cat: { 'ban-so': '1', chac: '1' },
      'lay-lai': { 'ban-so': '1' },
      thay: { 'chu-the': String(producerId) },
    }),
  },
  {
    ...{ file: 'anh/[key]/[file].ts', ...SEES, stranger: 404, door: 404 },
    path: ({ producerId }) => `/ban/anh/${pictureKeyOf({ producerId }, 0)}/320.webp`,
  },
  { file: 'anh/tai-len/index.ts', posted: true, path: () => '/ban/anh/tai-len' },
  ...['index', 'xong'].map((name) => ({
    ...{ file: `anh/tai-len/[id]/${name}.ts`, posted: true },
    path: () => `/ban/anh/tai-len/${NOWHERE}${name === 'xong' ? '/xong' : ''}`,
  })),
];
