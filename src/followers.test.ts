import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { lastChangeId, record } from '#db/changes.ts';
import { closeDb, type Db, inTransaction, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
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

  it('takes a change of the catalogue, the settings or a place for a change of everything', async () => {
    const db = await openCopy(await newFile());
    const { follower, heard } = await followed(db);
    for (const subject of ['catalogue', 'settings', 'place:08']) {
      await change(db, subject, 'product:1');
      await follower.follow();
    }
    expect(heard).toEqual([null, null, null]);
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
