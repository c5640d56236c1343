import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { hashOf, record } from './changes.ts';
import { closeDb, type Db, inTransaction, openDb } from './client.ts';
import { migrate } from './migrate.ts';
import { changes } from './schema/site.ts';
import { readAnchors, verifyChanges, writeAnchor } from './verify-changes.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-audit-'));
const NOW = Date.parse('2026-11-22T03:00:00Z');
let db: Db;
let made = 0;

/** A log of ten rows in a database of its own. */
beforeEach(async () => {
  if (db) closeDb(db);
  made += 1;
  db = await openDb(`file:${path.join(folder, `${made}.db`)}`);
  await migrate(db, new Date(NOW).toISOString());
  await inTransaction(db, async (tx) => {
    for (let n = 1; n <= 10; n += 1) {
      const change = { deed: 'classify-product', subject: `product:${n}`, after: { setNo: n } };
      await record(tx, { actor: 'Cán bộ Đỗ', now: NOW + n }, change);
    }
  });
});

afterAll(() => {
  closeDb(db);
  rmSync(folder, { recursive: true, force: true });
});

const head = async () => {
  const { head } = await verifyChanges(db);
  return { ...(head ?? { id: 0, hash: '' }), at: new Date(NOW).toISOString() };
};
const brokenAt = async (anchors: Parameters<typeof verifyChanges>[1] = []) => {
  const { broken } = await verifyChanges(db, anchors);
  return broken === null ? null : [broken.kind, 'row' in broken ? broken.row.id : undefined];
};

describe('an untouched log', () => {
  it('is sound, and an empty one too', async () => {
    expect(await verifyChanges(db)).toMatchObject({ rows: 10, broken: null, head: { id: 10 } });
    expect(await brokenAt([await head()])).toBeNull();
  });
});

describe('tampering is found at the row', () => {
  it.each(['actor', 'deed', 'subject', 'at', 'after', 'before'])('%s edited', async (column) => {
    await db.run(sql.raw(`update changes set ${column} = 'x' where id = 4`));
    expect(await brokenAt()).toEqual(['edited', 4]);
  });

  it('edited and its own hash made anew: the next row does not follow', async () => {
    const [row] = await db.select().from(changes).where(eq(changes.id, 4));
    const changed = { ...row!, actor: 'Người khác' };
    await db
      .update(changes)
      .set({ actor: 'Người khác', hash: hashOf(changed) })
      .where(eq(changes.id, 4));
    expect(await brokenAt()).toEqual(['broken-chain', 5]);
  });

  it.each([
    ['the first', 1, 2],
    ['one in the middle', 5, 6],
  ])('%s deleted', async (_, id, at) => {
    await db.delete(changes).where(eq(changes.id, id));
    expect(await brokenAt()).toEqual(['broken-chain', at]);
  });

  it('two rows in each other’s place', async () => {
    await db.run(sql`update changes set id = 99 where id = 5`);
    await db.run(sql`update changes set id = 5 where id = 6`);
    await db.run(sql`update changes set id = 6 where id = 99`);
    expect(await brokenAt()).toEqual(['broken-chain', 5]);
  });

  it('a row put in between', async () => {
    const [row] = await db.select().from(changes).where(eq(changes.id, 5));
    await db.run(sql`update changes set id = id + 100 where id > 5`);
    await db.insert(changes).values({ ...row!, id: 50 });
    expect(await brokenAt()).toEqual(['broken-chain', 50]);
  });
});

describe('rows cut off the end', () => {
  it('show by the counter of the database', async () => {
    await db.run(sql`delete from changes where id > 7`);
    expect(await brokenAt()).toEqual(['end-cut', undefined]);
  });

  it('show by an anchor when the counter was turned back as well', async () => {
    const anchor = await head();
    await db.run(sql`delete from changes where id > 7`);
    await db.run(sql`update sqlite_sequence set seq = 7 where name = 'changes'`);
    expect(await brokenAt()).toBeNull();
    expect(await brokenAt([anchor])).toEqual(['anchor-missing', undefined]);
  });

  it('show by an anchor when the chain was written anew', async () => {
    const anchor = await head();
    const rows = await db.select().from(changes);
    let previousHash = '';
    for (const row of rows) {
      const anew = { ...row, actor: 'Người khác', previousHash };
      previousHash = hashOf(anew);
      await db
        .update(changes)
        .set({ ...anew, hash: previousHash })
        .where(eq(changes.id, row.id));
    }
    expect(await brokenAt()).toBeNull();
    expect(await brokenAt([anchor])).toEqual(['anchor-differs', undefined]);
  });
});

describe('the file of anchors', () => {
  it('is read back, comments left out', async () => {
    const anchor = await head();
    expect(readAnchors(`# heads\n${writeAnchor(anchor)}\n`)).toEqual([anchor]);
  });

  it('says which line was touched', async () => {
    const line = writeAnchor(await head()).replace(/^10/, '11');
    expect(() => readAnchors(`# heads\n${line}`)).toThrow('line 2');
  });
});
