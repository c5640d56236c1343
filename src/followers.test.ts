import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { sql } from 'drizzle-orm';
import { lastChangeId, record, recordAll } from '#db/changes.ts';
import { closeDb, type Db, inTransaction, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { plantScans } from './features/trace/scans/scans.examples.ts';
import { type Changed, type ChangeFollower, followChanges } from './followers.ts';

const NOW = Date.parse('2026-11-22T03:00:00Z');
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0).reverse()) close();
});

async function openCopy(file: string): Promise<Db> {
  const db = await openDb(`file:${file}`);
  closing.push(() => closeDb(db));
  return db;
}

async function newFile(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-followers-'));
  closing.push(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'test.db');
  const db = await openCopy(file);
  await migrate(db, new Date(NOW).toISOString());
  return file;
}

async function followed(db: Db): Promise<{ follower: ChangeFollower; heard: Changed[] }> {
  const heard: Changed[] = [];
  const follower = followChanges({
    db,
    from: await lastChangeId(db),
    onChange: async (changed) => void heard.push(changed),
  });
  closing.push(() => follower.close());
  return { follower, heard };
}

const change = (db: Db, ...subjects: string[]): Promise<void> =>
  inTransaction(db, async (tx) => {
    for (const subject of subjects) {
      await record(tx, { actor: 'test', now: NOW }, { deed: 'classify-product', subject });
    }
  });

const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe('following the change log', () => {
  it('hears of a commit of its own process at once', async () => {
    const db = await openCopy(await newFile());
    const { follower, heard } = await followed(db);
    await follower.follow();
    await change(db, 'product:7');
    await follower.follow();
    expect(heard).toEqual([['product:7', 'list']]);
  });

  it('hears of a commit of another connection before it answers, each time', async () => {
    const file = await newFile();
    const other = await openCopy(file);
    const { follower, heard } = await followed(await openCopy(file));
    for (let i = 1; i <= 30; i++) {
      await change(other, `product:${i}`);
      await nextTurn();
      await follower.follow();
      expect(heard.at(-1)).toEqual([`product:${i}`, 'list']);
      if (i % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 25));
    }
  });

  it('hears of a commit of another process before it answers', async () => {
    const file = await newFile();
    const { follower, heard } = await followed(await openCopy(file));
    const writer = spawn(process.execPath, ['--input-type=module', '--eval', WRITER, file], {
      cwd: new URL('..', import.meta.url),
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    closing.push(() => writer.kill());
    const lines = writer.stdout.setEncoding('utf8')[Symbol.asyncIterator]();
    await lines.next();
    for (let i = 1; i <= 20; i++) {
      writer.stdin.write(`${i}\n`);
      await lines.next();
      await follower.follow();
      expect(heard.at(-1)).toEqual([`product:${i}`, 'list']);
      if (i % 5 === 0) await new Promise((resolve) => setTimeout(resolve, 30));
    }
  });

  it('says null, and asks nothing, when nothing has happened', async () => {
    const db = await openCopy(await newFile());
    const { follower, heard } = await followed(db);
    await new Promise((resolve) => setTimeout(resolve, 30));
    await follower.follow();
    await nextTurn();
    expect(follower.follow()).toBeNull();
    expect(heard).toEqual([]);
  });

  it('reads a long log to its end', async () => {
    const db = await openCopy(await newFile());
    const { follower, heard } = await followed(db);
    await change(db, ...Array.from({ length: 1_100 }, (_, i) => `product:${i}`));
    await follower.follow();
    expect(heard.flat().filter((subject) => subject !== 'list')).toHaveLength(1_100);
    expect(follower.cursor()).toBe(await lastChangeId(db));
  });

  it('hears of thousands of changes at once, and takes more than can be named for a change of everything', async () => {
    const db = await openCopy(await newFile());
    const { follower, heard } = await followed(db);
    const many = (count: number): Promise<void> =>
      inTransaction(db, (tx) =>
        recordAll(
          tx,
          { actor: 'test', now: NOW },
          Array.from({ length: count }, (_, at) => ({ deed: 'recall-lot', subject: `lot:${at}` })),
        ),
      );
    await many(1_200);
    await follower.follow();
    expect(heard.map((changed) => changed?.length)).toEqual([1_200]);
    // 5,001 of them: two pages of the log.
    await many(5_001);
    await follower.follow();
    expect(heard.slice(1)).toEqual([null]);
    expect(follower.cursor()).toBe(await lastChangeId(db));
  });

  it('takes a change of the catalogue, the settings or a place for a change of everything', async () => {
    const db = await openCopy(await newFile());
    const { follower, heard } = await followed(db);
    for (const subject of ['catalogue', 'settings', 'place:08']) {
      await change(db, subject, 'product:1');
      await follower.follow();
    }
    expect(heard).toEqual([null, null, null]);
  });

  it('follows items, lots, recalls and places to the lots and products they touch', async () => {
    const db = await openCopy(await newFile());
    await plantTraced(db);
    const { follower, heard } = await followed(db);
    const hears = async (subject: string) => {
      await change(db, subject);
      await follower.follow();
      return [...(heard.at(-1) ?? [])].sort();
    };
    expect(await hears('item:1')).toEqual(['item:1', 'product:1']);
    expect(await hears('item:2')).toEqual(['item:2']);
    // Made from lot 2, a material; into nothing.
    expect(await hears('lot:1')).toEqual(['lot:1', 'lot:2', 'product:1']);
    expect(await hears('lot:2')).toEqual(['lot:1', 'lot:2']);
    expect(await hears('lot:3')).toEqual(['lot:3', 'product:1']);
    expect(await hears('recall:1')).toEqual(['lot:3', 'product:1', 'recall:1', 'recalls']);
    expect(await hears('trace-place:1')).toEqual(['lot:1', 'lot:2', 'product:1', 'trace-place:1']);
    expect(await hears('trace-place:2')).toEqual(['trace-place:2']);
    expect(await hears('trace-party:1')).toEqual(['lot:3', 'product:1', 'trace-party:1']);
    expect(await hears('wrong-report:1')).toEqual(['wrong-report:1']);
  });

  it('tries again after a failure', async () => {
    const db = await openCopy(await newFile());
    let failing = true;
    const follower = followChanges({
      db,
      from: 0,
      onChange: async () => {
        if (failing) throw new Error('index');
      },
    });
    closing.push(() => follower.close());
    await change(db, 'product:1');
    await expect(follower.follow()).rejects.toThrow('index');
    failing = false;
    await follower.follow();
    expect(follower.cursor()).toBe(1);
  });
});

/** Lots 1 (of item 1, product 1) made from 2 (of a material) at place 1; lot 3 sent to party 1 and recalled. */
async function plantTraced(db: Db): Promise<void> {
  const at = '2026-11-01T00:00:00.000Z';
  await plantScans(db);
  const event = `'ObjectEvent', '${at}', '+07:00', '${at}', '{}', '{}', 'desk', 't'`;
  const statements = [
    `insert into trade_items (id, kind, producer_id, short_code, added_at, added_by)
      values (3, 'material', 1, 'CCCCCCC0', '${at}', 't')`,
    "update trade_items set product_id = null, kind = 'material' where id = 2",
    'update lots set trade_item_id = 3 where id = 2',
    `insert into lots (id, trade_item_id, producer_id, code, unit, added_at, added_by)
      values (3, 1, 1, 'L3', 'EA', '${at}', 't')`,
    `insert into trace_places (id, producer_id, short_code, kind, name, province_code, open, added_at, added_by)
      values (1, 1, 'P1', 'farm', 'Nơi', '01', 0, '${at}', 't')`,
    `insert into trace_parties (id, producer_id, short_code, role, name, open, added_at, added_by)
      values (1, 1, 'D1', 'customer', 'Khách', 0, '${at}', 't')`,
    `insert into epcis_events (id, event_id, producer_id, place_id, party_id, type, event_time, zone_offset, record_time, body, context, source, declared_by)
      values (1, 'e1', 1, 1, null, ${event}), (2, 'e2', 1, null, 1, ${event})`,
    `insert into event_things (event_row, part, uri, is_class, lot_id)
      values (1, 'output', 'x', 1, 1), (2, 'thing', 'x', 1, 3), (2, 'thing', 'y', 1, null)`,
    'insert into lot_links (from_lot, to_lot, event_row) values (2, 1, 1)',
    `insert into recalls (id, code, producer_id, province_code, state, reason_vi, advice_vi, hazard, opened_at, opened_by)
      values (1, 'TH-2026-0001', 1, '01', 'open', 'x', 'x', 'quality', '${at}', 't')`,
    `insert into recall_lots (recall_id, lot_id, how, distance, included) values (1, 3, 'named', 0, 1)`,
  ];
  for (const statement of statements) await db.run(sql.raw(statement));
}

/** Another process on the same file: for each number it reads, one committed change. */
const WRITER = `
import readline from 'node:readline';
import { openDb, inTransaction } from '#db/client.ts';
import { record } from '#db/changes.ts';
const db = await openDb('file:' + process.argv[1]);
console.log('ready');
for await (const line of readline.createInterface({ input: process.stdin })) {
  await inTransaction(db, (tx) =>
    record(tx, { actor: 'other', now: ${NOW} }, { deed: 'classify-product', subject: 'product:' + line }));
  console.log('done');
}
`;
