import { rmSync } from 'node:fs';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb } from '#db/client.ts';
import { serials } from '#db/schema/codes.ts';
import { dayAt } from '#src/base/day.ts';
import type { Actor } from '#src/features/accounts/may.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { issueSerials } from '#src/features/trace/codes/issue-serials.server.ts';
import { createLot } from '#src/features/trace/lots/create-lot.server.ts';
import { lotOf, type LotWorld, lotWorld, NOW } from '#src/features/trace/lots/world.examples.ts';
import { localFiles } from '#src/outside/files.ts';
import { byZxing, pdfPicture } from '#src/outside/label-readers.fixture.ts';
import { labelJob, labelJobs, serialsToPrint, startLabelJob } from './label-jobs.server.ts';
import { FIRST_CHOICE, readLabelOptions } from './label-options.ts';
import { planLabels } from './plan-labels.server.ts';
import { productCodeLink } from './product-link.server.ts';
import { type LabelLot, readLabelLot } from './read-label-lot.server.ts';

const ORIGIN = 'https://moixa.vn';
const TODAY = dayAt(NOW);
let world: LotWorld;
let jar = 0;
let cup = 0;

beforeAll(async () => {
  world = await lotWorld();
  const { db, first, items } = world;
  const dates = { packedOn: '2026-11-05', expiresOn: '2027-11-05' };
  const made = { actor: first, now: NOW };
  const { id } = await createLot(db, { ...made, lot: lotOf(items.jar, 'LO2611A', dates) });
  jar = id;
  cup = (await createLot(db, { ...made, lot: lotOf(items.cup, 'LO2611B', dates) })).id;
});
afterAll(() => {
  closeDb(world.db);
  rmSync(world.folder, { recursive: true, force: true });
});

const options = (more: Readonly<Record<string, string>> = {}) =>
  readLabelOptions((field) => ({ ...FIRST_CHOICE, ...more })[field] ?? null);
const read = (id: number, actor: Actor = world.first): Promise<LabelLot | null> =>
  readLabelLot(world.db, { id, actor, today: TODAY });
async function known(id: number): Promise<LabelLot> {
  const lot = await read(id);
  if (lot === null) throw new Error('within reach');
  return lot;
}

describe('labels of a lot', () => {
  it('are for its producer and the officers of its province; to others there is no such lot', async () => {
    expect(await read(jar)).not.toBeNull();
    const may = await read(jar, actorAs('provincial-officer', { provinceCode: '91' }));
    expect(may?.mayIssue).toBe(false);
    for (const other of [
      world.second,
      actorAs('provincial-officer', { provinceCode: '08' }),
      actorAs('commune-officer', { communeCode: '00001' }),
      actorAs('ministry-officer'),
      actorAs('administrator'),
    ]) {
      expect(await read(jar, other)).toBeNull();
    }
    expect(await read(987_654)).toBeNull();
  });

  it('say what the code leads to, and carry bars only where the number can', async () => {
    const { content, plan, noEanNumber } = planLabels(await known(jar), options(), ORIGIN);
    expect(content(null)).toEqual({
      url: 'https://moixa.vn/01/09520123456788/10/LO2611A',
      serial: null,
      ean: '9520123456788',
    });
    expect(noEanNumber).toBe(false);
    expect(plan.texts.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Lô: LO2611A', 'HSD: 05/11/2027', 'moixa.vn']),
    );
    const short = planLabels(await known(cup), options(), ORIGIN);
    expect(short.content(null).url).toBe('https://moixa.vn/q/AAAAAAA2/10/LO2611B');
    expect(short.noEanNumber).toBe(true);
    expect(short.plan.ean).toBeNull();
    expect(short.plan.texts.map(({ text }) => text)).toContain('moixa.vn/q/AAAAAAA2');
  });

  it('name the star only while it holds, and only when asked to', async () => {
    const lot = await known(jar);
    expect(lot.star).toBeNull();
    const stars = (with_: LabelLot, sao: string) =>
      planLabels(with_, options({ sao }), ORIGIN).plan.texts.filter(({ id }) => id === 'star');
    expect(stars(lot, '1')).toEqual([]);
    const starred: LabelLot = { ...lot, star: { stars: 4, until: TODAY } };
    const text = stars(starred, '1').map((line) => line.text);
    expect(text.join(' ')).toBe('OCOP 4 sao – hiệu lực đến 22/11/2026');
    expect(stars(starred, '0')).toEqual([]);
  });

  it('are refused where the code would not scan, with the smallest size that would', async () => {
    const lot = await known(jar);
    const small = options({ kho: 'cuon-khac', rong: '18', cao: '18' });
    expect(() => planLabels(lot, small, ORIGIN)).toThrow(
      expect.objectContaining({
        code: 'label-too-small-for-qr',
        facts: expect.objectContaining({ needs: (37 * 4 * 25.4) / 203, room: 15.5, dpi: 203 }),
      }) as Error,
    );
    expect(() => planLabels(lot, options({ co: '12' }), ORIGIN)).toThrow(
      expect.objectContaining({ code: 'label-side-too-small' }) as Error,
    );
  });

  it('are refused while the lot is under recall', async () => {
    const { $client: client } = world.db;
    await client.executeMultiple(
      `insert into recalls (id, code, producer_id, province_code, state, reason_vi, advice_vi, hazard, opened_at, opened_by)
       values (1, 'TH-2026-0001', 1, '91', 'open', 'x', 'x', 'label', '2026-11-22T00:00:00Z', 't');
       insert into recall_lots (recall_id, lot_id, how, distance, included) values (1, ${jar}, 'named', 0, 1);`,
    );
    const recalled = await known(jar);
    expect(() => planLabels(recalled, options(), ORIGIN)).toThrow(
      expect.objectContaining({
        code: 'label-lot-recalled',
        facts: { recall: 'TH-2026-0001' },
      }) as Error,
    );
    await client.execute(
      "update recalls set state = 'lifted', lifted_at = '2026-11-22T01:00:00Z' where id = 1",
    );
    expect((await known(jar)).recall).toBeNull();
  });
});

describe('labels with serials', () => {
  it('are made in the background: progress, then a file whose codes are the serials', async () => {
    const { db, first, folder } = world;
    const files = localFiles(path.join(folder, 'files'));
    const { runId } = await issueSerials(db, { lotId: jar, count: 30, actor: first, now: NOW });
    const [spoilt] = await serialsToPrint(db, jar, runId);
    await db
      .update(serials)
      .set({ state: 'void' })
      .where(eq(serials.serial, spoilt ?? ''));
    const lot = await known(jar);
    const asked = { lot, options: options({ loai: 'dot' }), runId, origin: ORIGIN };
    const job = await startLabelJob(
      { db, files },
      { ...asked, author: 'Mỗi Xã', actor: first, now: NOW },
    );
    expect(job).toMatchObject({ total: 29, hash: null });
    expect(job.done).toBeLessThan(29);
    const mine = { id: job.id, lotId: jar, actor: first };
    await expect.poll(() => labelJob(db, mine)?.state, { timeout: 15_000 }).toBe('done');
    const done = labelJob(db, mine);
    expect(done?.done).toBe(29);
    const bytes = await files.read(done?.hash ?? '');
    expect(bytes?.length).toBe(done?.bytes);
    const said = await byZxing(await pdfPicture(bytes ?? new Uint8Array(), 220), 'QRCode');
    const printed = await serialsToPrint(db, jar, runId);
    expect(printed).not.toContain(spoilt);
    const urls = printed.map((serial) => `${ORIGIN}/01/09520123456788/10/LO2611A/21/${serial}`);
    expect(said.toSorted()).toEqual(urls.slice(0, 21).toSorted());

    // Another person's, another lot's: not there.
    expect(labelJob(db, { ...mine, actor: { ...first, userId: 'somebody' } })).toBeNull();
    expect(labelJob(db, { ...mine, lotId: cup })).toBeNull();
    expect(labelJobs(db, { lotId: jar, actor: first })).toHaveLength(1);
    expect(labelJobs(db, { lotId: cup, actor: first })).toEqual([]);
  });

  it('refuse a run of another lot, one that is all void, and whoever may not', async () => {
    const { db, first, second, folder } = world;
    const files = localFiles(path.join(folder, 'files'));
    const { runId } = await issueSerials(db, { lotId: cup, count: 2, actor: first, now: NOW });
    const begin = async (id: number, actor: Actor) =>
      startLabelJob(
        { db, files },
        {
          ...{ lot: await known(id), options: options(), runId, origin: ORIGIN },
          ...{ author: 'Mỗi Xã', actor, now: NOW },
        },
      );
    await expect(begin(jar, first)).rejects.toMatchObject({ code: 'label-run-unknown' });
    await expect(begin(cup, second)).rejects.toMatchObject({ code: 'not-allowed' });
    await db.update(serials).set({ state: 'void' }).where(eq(serials.runId, runId));
    await expect(begin(cup, first)).rejects.toMatchObject({ code: 'label-run-empty' });
  });
});

describe('the code of a product', () => {
  it('is that of its first item that is still made', async () => {
    expect(await productCodeLink(world.db, 1)).toBe('/01/09520123456788');
    expect(await productCodeLink(world.db, 2)).toBe('/q/AAAAAAA4');
    expect(await productCodeLink(world.db, 99)).toBeNull();
  });
});
