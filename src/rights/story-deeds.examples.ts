import type { Db } from '#db/client.ts';
import { listingChangeFields, listingChanges } from '#db/schema/listings.ts';
import { stories } from '#db/schema/stories.ts';
import { showStory } from '#src/features/stories/show-story.server.ts';
import type { Deed } from './deeds.examples.ts';
import { type DeskPage, OFFICE, REGISTER } from './desk-page.examples.ts';
import { NOW, type World } from './worlds.examples.ts';

export const storyIdOf = ({ producerId }: Pick<World, 'producerId'>): number =>
  800_000 + producerId;
export const storyDraftOf = ({ producerId }: Pick<World, 'producerId'>): string =>
  `ND-TRUYEN${producerId}`;

/** What a world needs for these rows: a live story of its producer, and a new one that waits for approval. */
export async function plantStories(
  db: Db,
  world: Pick<World, 'producerId' | 'provinceCode' | 'mark'>,
): Promise<void> {
  const { producerId, provinceCode, mark } = world;
  const at = new Date(NOW).toISOString();
  await db.insert(stories).values({
    ...{ id: storyIdOf(world), slug: `truyen-thu-${producerId}`, titleVi: 'Chuyện thử' },
    ...{ summaryVi: 'Thử.', bodyVi: 'Chuyện thử.', titleEn: '', summaryEn: '', bodyEn: '' },
    ...{ producerName: 'Thử', producerId, place: '', provinceCode, sources: '[]', caution: '' },
    ...{ writtenOn: '2026-11-01', format: 'markdown', origin: 'producer', fingerprint: 'thu' },
  });
  const [change] = await db
    .insert(listingChanges)
    .values({
      ...{
        code: storyDraftOf(world),
        kind: 'story',
        subjectId: null,
        producerId,
        state: 'waiting',
      },
      ...{
        title: `Nháp ${mark}`,
        baseVersion: 0,
        madeBy: 'thử',
        madeAt: at,
        changedAt: at,
        sentAt: at,
      },
    })
    .returning({ id: listingChanges.id });
  await db.insert(listingChangeFields).values({
    ...{ changeId: change?.id ?? 0, field: 'bodyVi', before: '""' },
    after: JSON.stringify(`Nháp ${mark}`),
  });
}

export const STORY_DEEDS: readonly Deed[] = [
  {
    name: 'showStory',
    everywhere: ['administrator'],
    own: ['provincial-officer', 'producer'],
    run: ({ db }, world, actor) =>
      showStory(db, {
        ...{ storyId: storyIdOf(world), version: 1, shown: false, why: 'Thử', actor, now: NOW },
      }),
  },
];

const typed = { titleVi: 'Tên của kẻ lạ', bodyVi: 'Chữ của kẻ lạ' };

export const STORY_PAGES: readonly DeskPage[] = [
  {
    ...{ file: 'cau-chuyen/index.astro', list: true, everywhere: [...REGISTER, 'producer'] },
    path: () => '/ban/cau-chuyen',
  },
  {
    ...{ file: 'cau-chuyen/moi.astro', own: ['producer'] },
    path: (world) => `/ban/cau-chuyen/moi?chuyen=${storyIdOf(world)}`,
    forms: () => ({
      ...{ luu: { ...typed, 'ban-so': '' }, gui: { ...typed, 'ban-so': '' } },
      ...{ 'xem-truoc': typed, go: { 'ban-bai': '1' }, hien: { 'ban-bai': '1' } },
    }),
  },
  {
    ...{ file: 'cau-chuyen/[code].astro', everywhere: OFFICE },
    own: ['provincial-officer', 'commune-officer', 'producer'],
    path: (world) => `/ban/cau-chuyen/${storyDraftOf(world)}`,
    forms: () => ({
      ...{ luu: { ...typed, 'ban-so': '1' }, gui: { ...typed, 'ban-so': '1' } },
      ...{ 'xem-truoc': typed, 'lay-lai': { 'ban-so': '1' }, bo: { 'ban-so': '1' } },
    }),
  },
  {
    ...{ file: 'cau-chuyen/luu.ts', posted: true, path: () => '/ban/cau-chuyen/luu' },
    forms: (world) => ({
      luu: { ...typed, ma: storyDraftOf(world), 'ban-so': '1' },
      moi: { ...typed, 'chu-the': String(world.producerId), 'ban-so': '' },
      sua: { ...typed, chuyen: String(storyIdOf(world)), 'ban-so': '' },
    }),
  },
  {
    ...{ file: 'cau-chuyen/xem-truoc.astro', posted: true, everywhere: OFFICE },
    path: () => '/ban/cau-chuyen/xem-truoc',
    forms: (world) => ({
      xem: { ...typed, ma: storyDraftOf(world) },
      moi: { ...typed, 'chu-the': String(world.producerId) },
    }),
  },
];
