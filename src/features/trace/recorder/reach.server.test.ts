import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { eventFiles } from '#db/schema/lots.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { createLot } from '../lots/create-lot.server.ts';
import { declareError } from '../lots/declare-error.server.ts';
import { recordStep } from '../lots/record-step.server.ts';
import { lotOf, type LotWorld, lotWorld, NOW, stepOf } from '../lots/world.examples.ts';
import { findSentLot } from './find-sent-lot.server.ts';
import { readOpenFile, readOwnFile } from './read-event-file.server.ts';
import { readOwn } from './read-own.server.ts';
import { readStepDraft, readStepsAgain, readStepToCorrect } from './read-step-draft.server.ts';

const CLIENT = '0b9f3f4e-8a53-4f3e-9d9b-0c8a4c9a1f11';
const file = (open: boolean, kind: 'photo' | 'test-result') => ({
  ...{ hash: (open ? 'a' : 'b').repeat(64), media: 'image/jpeg', bytes: 10, caption: '', kind },
  open,
});
let world: LotWorld;
let lotId: number;
let row: number;
let openId: number;
let closedId: number;

beforeAll(async () => {
  world = await lotWorld();
  const { db, first, items } = world;
  const raw = await createLot(db, {
    lot: lotOf(items.raw, 'THO1', { quantity: 50 }),
    ...{ actor: first, now: NOW },
  });
  ({ id: lotId } = await createLot(db, {
    lot: lotOf(items.jar, 'LO261122A', { quantity: 100, clientId: CLIENT }),
    ...{ actor: first, now: NOW },
  }));
  ({ row } = await recordStep(db, {
    step: stepOf(lotId, 'processing', {
      ...{ placeId: world.places.closed, partyId: null, quantity: 100, note: 'Mẻ một' },
      inputs: [{ lotId: raw.id, quantity: 20 }],
      files: [file(true, 'photo'), file(false, 'test-result')],
    }),
    ...{ actor: first, now: NOW },
  }));
  const files = await db.select().from(eventFiles).where(eq(eventFiles.eventRow, row));
  openId = files.find(({ open }) => open)?.id ?? 0;
  closedId = files.find(({ open }) => !open)?.id ?? 0;
});

describe('what a producer chooses from', () => {
  it('is the producer’s own, with what is left of a lot', async () => {
    const own = await readOwn(world.db, { actor: world.first });
    expect(own.items.map(({ id }) => id).sort()).toEqual([1, 2, 3]);
    expect(own.items.find(({ id }) => id === 1)?.stages[0]).toBe('harvest');
    expect(own.places.map(({ id }) => id).sort()).toEqual([1, 2]);
    expect(own.parties.map(({ id }) => id).sort()).toEqual([1, 2]);
    expect(own.lots.map(({ code, left }) => [code, left])).toEqual([
      ['LO261122A', 100],
      ['THO1', 30],
    ]);
  });

  it('is nothing of another’s, and refused to whoever records nothing', async () => {
    const own = await readOwn(world.db, { actor: world.second });
    expect(own.items.map(({ id }) => id)).toEqual([4]);
    expect(own.lots).toEqual([]);
    const officer = actorAs('provincial-officer', { provinceCode: '91' });
    await expect(readOwn(world.db, { actor: officer })).rejects.toThrow('not-allowed');
  });

  it('finds a lot a phone sent only for its own producer', async () => {
    const asked = { clientId: CLIENT };
    expect(await findSentLot(world.db, { ...asked, actor: world.first })).toBe(lotId);
    expect(await findSentLot(world.db, { ...asked, actor: world.second })).toBeNull();
  });

  it('says a step again only of one’s own', async () => {
    const own = { row, lotId, producerId: 1 };
    expect(await readStepDraft(world.db, own)).toEqual({ placeId: 2, partyId: null });
    expect(await readStepDraft(world.db, { ...own, producerId: 2 })).toBeNull();
    expect(await readStepsAgain(world.db, own)).toMatchObject([{ row, stage: 'processing' }]);
    expect(await readStepsAgain(world.db, { ...own, producerId: 2 })).toEqual([]);
    expect(await readStepToCorrect(world.db, own)).toMatchObject({
      note: 'Mẻ một',
      inputs: [{ quantity: 20 }],
    });
    expect(await readStepToCorrect(world.db, { ...own, producerId: 2 })).toBeNull();
    expect(await readStepToCorrect(world.db, { ...own, lotId: lotId + 7 })).toBeNull();
  });
});

describe('files of a step', () => {
  it('are everybody’s only when they are open', async () => {
    expect((await readOpenFile(world.db, openId))?.lotIds).toContain(lotId);
    expect(await readOpenFile(world.db, closedId)).toBeNull();
    expect(await readOpenFile(world.db, 999)).toBeNull();
  });

  it.each([
    ['their producer', () => world.first, [true, true]],
    ['another producer', () => world.second, [false, false]],
    [
      'an officer of the province',
      () => actorAs('provincial-officer', { provinceCode: '91' }),
      [true, true],
    ],
    [
      'an officer of another province',
      () => actorAs('provincial-officer', { provinceCode: '08' }),
      [false, false],
    ],
    [
      'an officer of the commune, who sees no hidden party',
      () => actorAs('commune-officer', { communeCode: '00001' }),
      [true, false],
    ],
  ])('are shown on the desk to %s as far as the right goes', async (_, actor, seen) => {
    const found = await Promise.all(
      [openId, closedId].map((id) => readOwnFile(world.db, { id, actor: actor() })),
    );
    expect(found.map((one) => one !== null)).toEqual(seen);
  });

  it('are nobody’s but the producer’s once their step was declared in error', async () => {
    const asked = { row, reason: 'did_not_occur', replacement: null } as const;
    await declareError(world.db, { ...asked, actor: world.first, now: NOW });
    expect(await readOpenFile(world.db, openId)).toBeNull();
    expect(await readOwnFile(world.db, { id: openId, actor: world.first })).not.toBeNull();
    expect(await readStepsAgain(world.db, { lotId, producerId: 1 })).toEqual([]);
    const own = await readOwn(world.db, { actor: world.first });
    expect(own.lots.find(({ code }) => code === 'THO1')?.left).toBe(50);
  });
});
