import { rmSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lastChangeId } from '#db/changes.ts';
import { closeDb } from '#db/client.ts';
import { epcisEvents, eventFiles, lotLinks, lots } from '#db/schema/lots.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { ANYONE, SYSTEM } from '#src/features/accounts/may.ts';
import { changeLot } from './change-lot.server.ts';
import { createLot } from './create-lot.server.ts';
import { declareError } from './declare-error.server.ts';
import { EVERY_LOT } from './lot-query.ts';
import { readLot, readLots } from './read-lots.server.ts';
import { readLotStory } from './read-story.server.ts';
import { recordStep } from './record-step.server.ts';
import { lotOf, lotWorld, type LotWorld, NOW, stepOf } from './world.examples.ts';

let world: LotWorld;
const now = NOW;

beforeAll(async () => {
  world = await lotWorld();
}, 30_000);

afterAll(() => {
  closeDb(world.db);
  rmSync(world.folder, { recursive: true, force: true });
});

const create = (lot: ReturnType<typeof lotOf>, actor = world.first) =>
  createLot(world.db, { lot, actor, now });
const say = (step: ReturnType<typeof stepOf>, actor = world.first) =>
  recordStep(world.db, { step, actor, now });
const refused = (code: string, facts: object = {}) => ({
  code,
  facts: expect.objectContaining(facts),
});

describe('a lot', () => {
  it('is opened once however often the phone sends it', async () => {
    const lot = lotOf(world.items.jar, 'LO-1', { clientId: 'phone-1', quantity: 230 });
    const one = await create(lot);
    const at = await lastChangeId(world.db);
    const two = await create(lot);
    expect(two).toEqual({ ...one, again: true });
    expect(await lastChangeId(world.db)).toBe(at);
    expect(await readLot(world.db, { id: one.id, actor: world.first })).toMatchObject({
      code: 'LO-1',
      unit: 'EA',
      link: '/01/09520123456788/10/LO-1',
      itemName: 'Mật ong thử · Hũ 500 ml',
    });
  });

  it('belongs to its producer: nobody else opens, changes or sees it', async () => {
    const lot = lotOf(world.items.jar, 'LO-2');
    for (const actor of [
      ANYONE,
      world.second,
      actorAs('provincial-officer', { provinceCode: '91' }),
    ]) {
      await expect(create(lot, actor)).rejects.toMatchObject({ code: 'not-allowed' });
    }
    const { id } = await create(lot);
    expect(await readLot(world.db, { id, actor: world.second })).toBeNull();
    expect(
      await readLot(world.db, { id, actor: actorAs('provincial-officer', { provinceCode: '08' }) }),
    ).toBeNull();
    expect(
      await readLot(world.db, { id, actor: actorAs('commune-officer', { communeCode: '00001' }) }),
    ).not.toBeNull();
    const change = { id, version: 1, lot, now };
    await expect(changeLot(world.db, { ...change, actor: world.second })).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  it('has a code that can be printed, unique in its item', async () => {
    await create(lotOf(world.items.jar, 'LO-3'));
    await expect(create(lotOf(world.items.jar, 'LÔ 3'))).rejects.toMatchObject(
      refused('lot-code-wrong', { proposal: 'LO-3' }),
    );
    await expect(create(lotOf(world.items.jar, '..'))).rejects.toMatchObject(
      refused('lot-code-wrong'),
    );
    await expect(create(lotOf(world.items.jar, 'lo-3'))).rejects.toMatchObject(
      refused('lot-code-taken', { code: 'LO-3' }),
    );
    await create(lotOf(world.items.cup, 'LO-3'));
  });

  it('has days in their order', async () => {
    const made = (more: object) => create(lotOf(world.items.jar, 'LO-D', more));
    await expect(made({ madeOn: '2026-11-30' })).rejects.toMatchObject(
      refused('lot-dates', { problem: 'in-the-future' }),
    );
    await expect(made({ madeOn: '2026-11-05', packedOn: '2026-11-04' })).rejects.toMatchObject(
      refused('lot-dates', { problem: 'order', field: 'packedOn' }),
    );
    await expect(made({ expiresOn: '2026-02-30' })).rejects.toMatchObject(
      refused('lot-dates', { problem: 'no-day' }),
    );
  });

  it('is changed with its version, and keeps its code once something was recorded', async () => {
    const { id } = await create(lotOf(world.items.jar, 'LO-4'));
    const lot = lotOf(world.items.jar, 'LO-4B', { quantity: 10 });
    const change = { id, lot, actor: world.first, now };
    expect(await changeLot(world.db, { ...change, version: 1 })).toEqual({ version: 2 });
    await expect(changeLot(world.db, { ...change, version: 1 })).rejects.toMatchObject({
      code: 'lot-changed',
    });
    await say(stepOf(id, 'harvest'));
    await expect(
      changeLot(world.db, { ...change, lot: { ...lot, code: 'LO-4C' }, version: 2 }),
    ).rejects.toMatchObject({ code: 'lot-code-fixed' });
    await changeLot(world.db, { ...change, lot: { ...lot, quantity: 11 }, version: 2 });
  });

  it('is illustrative only when the program says so', async () => {
    const { id } = await create(lotOf(world.items.jar, 'LO-5', { illustrative: true }));
    const demo = await create(lotOf(world.items.jar, 'LO-6', { illustrative: true }), SYSTEM);
    expect(await readLot(world.db, { id, actor: world.first })).toMatchObject({
      illustrative: false,
    });
    expect(await readLot(world.db, { id: demo.id, actor: SYSTEM })).toMatchObject({
      illustrative: true,
    });
  });
});

describe('a step', () => {
  it('tells its stage, place, party and inputs; the same one sent twice is one', async () => {
    const raw = await create(lotOf(world.items.raw, 'RAW-1', { quantity: 120 }));
    const jar = await create(lotOf(world.items.jar, 'JAR-1'));
    await say(stepOf(raw.id, 'harvest', { placeId: world.places.open, quantity: 120 }));
    const step = stepOf(jar.id, 'processing', {
      placeId: world.places.closed,
      quantity: 200,
      inputs: [{ lotId: raw.id, quantity: 100 }],
      clientId: 'step-1',
      note: 'Lọc thô',
      files: [
        {
          hash: 'ab'.repeat(32),
          media: 'image/jpeg',
          bytes: 9,
          kind: 'photo',
          caption: '',
          open: false,
        },
      ],
    });
    const one = await say(step);
    expect(await say(step)).toEqual({ ...one, again: true });
    await say(stepOf(jar.id, 'shipping', { partyId: world.parties.hidden }));
    await say(stepOf(jar.id, 'arrival', { partyId: world.parties.open }));
    expect(await world.db.select().from(lotLinks)).toMatchObject([
      { fromLot: raw.id, toLot: jar.id },
    ]);

    const open = await readLotStory(world.db, jar.id, 'public');
    expect(open?.stages.map(({ stage, party }) => [stage, party])).toEqual([
      ['harvest', null],
      ['processing', null],
      ['shipping', 'hidden'],
      ['arrival', { name: 'Siêu thị mở' }],
    ]);
    expect(open?.stages[0]?.about).toMatchObject({ code: 'RAW-1', link: null });
    expect(open?.stages[0]?.place).toMatchObject({
      name: 'Trại ong Bến',
      code: '9520123456788/TRAI-01',
    });
    expect(open?.stages[1]).toMatchObject({
      place: { name: null, code: 'BBBBBBB2', provinceName: 'An Giang' },
      declaredBy: 'HTX Ong Thử',
      files: [],
      inputs: [{ code: 'RAW-1', quantity: 100, unit: 'KGM' }],
    });
    const text = JSON.stringify(open);
    for (const secret of ['Đại lý kín', 'Xưởng kín', '9520123456795', '9520123456801', 'Nguyễn']) {
      expect(text).not.toContain(secret);
    }
    const own = await readLotStory(world.db, jar.id, 'owner');
    expect(own?.stages[1]).toMatchObject({
      place: { name: 'Xưởng kín' },
      declaredBy: 'Nguyễn Thị Ong',
      files: [{ kind: 'photo' }],
    });
    expect(own?.stages[2]?.party).toEqual({ name: 'Đại lý kín' });
    expect((await readLotStory(world.db, raw.id, 'owner'))?.madeInto).toMatchObject([
      { code: 'JAR-1' },
    ]);
    expect(await world.db.select().from(eventFiles)).toHaveLength(1);
  });

  it('cannot use more than is left, and can again once the use was a mistake', async () => {
    const raw = await create(lotOf(world.items.raw, 'RAW-2', { quantity: 10 }));
    const jar = await create(lotOf(world.items.jar, 'JAR-2'));
    const use = (quantity: number) =>
      stepOf(jar.id, 'processing', { inputs: [{ lotId: raw.id, quantity }] });
    const first = await say(use(8));
    await expect(say(use(3))).rejects.toMatchObject(
      refused('more-than-left', { left: 2, unit: 'KGM' }),
    );
    const mended = await declareError(world.db, {
      row: first.row,
      reason: 'incorrect_data',
      replacement: use(9),
      actor: world.first,
      now,
    });
    expect(await world.db.select().from(lotLinks).where(eq(lotLinks.toLot, jar.id))).toMatchObject([
      { eventRow: mended.replacement?.row },
    ]);
    const open = await readLotStory(world.db, jar.id, 'public');
    expect(open).toMatchObject({ corrections: 1, stages: [{ corrects: true, inError: null }] });
    const own = await readLotStory(world.db, jar.id, 'owner');
    expect(own?.stages.map(({ inError }) => inError?.reason ?? null)).toEqual([
      'incorrect_data',
      null,
    ]);
    await expect(
      declareError(world.db, {
        row: first.row,
        reason: 'did_not_occur',
        replacement: null,
        actor: world.first,
        now,
      }),
    ).rejects.toMatchObject({ code: 'already-in-error' });
  });

  it('undoes the declaration when its replacement is refused', async () => {
    const jar = await create(lotOf(world.items.jar, 'JAR-3'));
    const { row } = await say(stepOf(jar.id, 'packing'));
    const wrong = { row, reason: 'incorrect_data' as const, now };
    await expect(
      declareError(world.db, {
        ...wrong,
        replacement: stepOf(jar.id, 'packing', { at: NOW + 86_400_000 }),
        actor: world.first,
      }),
    ).rejects.toMatchObject({ code: 'step-time' });
    await expect(
      declareError(world.db, { ...wrong, replacement: null, actor: world.second }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    const [event] = await world.db.select().from(epcisEvents).where(eq(epcisEvents.id, row));
    expect(event?.declaredInErrorBy).toBeNull();
  });

  it('takes another producer’s lot only by its scanned code, and tells nobody', async () => {
    const sugar = await create(lotOf(world.foreign.sugar, 'SUG-1', { quantity: 5 }), world.second);
    const jar = await create(lotOf(world.items.jar, 'JAR-4'));
    const use = (input: object) =>
      stepOf(jar.id, 'processing', { inputs: [{ quantity: 50, ...input }] });
    await expect(say(use({ lotId: sugar.id }))).rejects.toMatchObject({ code: 'no-such-input' });
    await expect(say(use({ link: '/q/AAAAAAA4/10/NOPE' }))).rejects.toMatchObject({
      code: 'no-such-input',
    });
    await say(use({ link: 'https://ocop.example/q/AAAAAAA4/10/SUG-1' }));
    expect((await readLotStory(world.db, jar.id, 'public'))?.madeFrom).toEqual([]);
    expect((await readLotStory(world.db, jar.id, 'owner'))?.madeFrom).toMatchObject([
      { code: 'SUG-1', producerName: 'Hộ Mía Thử' },
    ]);
    const theirs = await readLotStory(world.db, sugar.id, 'owner');
    expect(theirs).toMatchObject({ stages: [], madeInto: [] });
    expect((await readLotStory(world.db, sugar.id, 'officer'))?.madeInto).toMatchObject([
      { code: 'JAR-4' },
    ]);
  });

  it('is refused with its reason', async () => {
    const { id } = await create(lotOf(world.items.jar, 'JAR-5'));
    const cases: [object, string][] = [
      [{ at: NOW + 11 * 60_000 }, 'step-time'],
      [{ at: NOW - 11 * 366 * 86_400_000 }, 'step-time'],
      [{ placeId: world.places.foreign }, 'no-such-place'],
      [{ partyId: world.parties.foreign }, 'no-such-party'],
      [{ quantity: -1 }, 'step-quantity'],
      [{ unit: 'hũ' }, 'lot-unit'],
      [{ inputs: [{ lotId: id, quantity: 1 }] }, 'step-inputs'],
      [{ result: 'conformant' }, 'step-result'],
      [{ sscc: '095201234567891234' }, 'step-sscc'],
    ];
    for (const [more, code] of cases) {
      await expect(say(stepOf(id, 'packing', more))).rejects.toMatchObject({ code });
    }
    await expect(say(stepOf(999, 'packing'))).rejects.toMatchObject({ code: 'no-such-lot' });
    await expect(say(stepOf(id, 'packing'), world.second)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await say(stepOf(id, 'packing', { sscc: '095201234567891235' }));
  });
});

describe('lists of lots', () => {
  it('show what is within reach', async () => {
    const read = (more: object, actor = world.first) =>
      readLots(world.db, { query: { ...EVERY_LOT, ...more }, actor, now });
    const all = await world.db.select().from(lots);
    expect((await read({})).total).toBe(all.filter(({ producerId }) => producerId === 1).length);
    expect((await read({}, world.second)).total).toBe(1);
    expect((await read({}, ANYONE)).total).toBe(0);
    expect((await read({ q: 'RAW' })).lines.map(({ code }) => code)).toEqual(['RAW-2', 'RAW-1']);
    expect((await read({ q: '%' })).total).toBe(0);
    expect((await read({ sort: 'code', perPage: 2, page: 2 })).lines).toHaveLength(2);
  });
});
