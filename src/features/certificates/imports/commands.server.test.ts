import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { count, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changesAfter, hashOf, lastChangeId } from '#db/changes.ts';
import { closeDb, type Db, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { products } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import { decisions } from '#db/schema/decisions.ts';
import { day } from '#src/base/day.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { type Actor, ANYONE, SYSTEM } from '#src/features/accounts/may.ts';
import { loadFirstCatalogue } from '#src/features/catalogue/load-first-catalogue.server.ts';
import { type FileStore, localFiles } from '#src/outside/files.ts';
import { refusalText } from '#src/words/refusals.ts';
import { applyImport } from './apply-import.server.ts';
import {
  chooseRows,
  discardImport,
  judgeImportAgain,
  mapImportColumns,
  problemRows,
  retryImport,
  setImportFacts,
} from './change-import.server.ts';
import { findImport, type Import, readImportRows, readImports } from './read-import.server.ts';
import { runImport } from './run-import.server.ts';
import { startImport } from './start-import.server.ts';

const NOW = Date.parse('2026-11-22T03:00:00Z');
const clock = { now: () => NOW };
const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-imports-'));
const anGiang = actorAs('provincial-officer', { provinceCode: '91' }, 'An Giang');
const lamDong = actorAs('provincial-officer', { provinceCode: '68' }, 'Lâm Đồng');
const ministry = actorAs('ministry-officer', {}, 'Bộ');
let db: Db;
let files: FileStore;

beforeAll(async () => {
  db = await openDb(`file:${path.join(folder, 'test.db')}`);
  await migrate(db, new Date(NOW).toISOString());
  await loadFirstCatalogue(db, { now: NOW, actor: SYSTEM, demo: false });
  files = localFiles(path.join(folder, 'files'));
}, 60_000);

afterAll(() => {
  closeDb(db);
  rmSync(folder, { recursive: true, force: true });
});

const FACTS = {
  provinceCode: '91',
  number: '1234/QĐ-UBND',
  decidedOn: day('2026-10-01'),
  issuer: 'Ủy ban nhân dân tỉnh An Giang',
  level: 'province',
  kind: 'recognise',
} as const;

async function begin(text: string, actor: Actor = anGiang, facts: object = FACTS): Promise<Import> {
  const { id } = await startImport(db, {
    files,
    upload: { bytes: Buffer.from(text), fileName: 'ds.csv', facts, sourceUrl: '' },
    actor,
    now: NOW,
  });
  await runImport(db, { files, importId: id, actor, clock });
  return findImport(db, id, actor);
}

const seen = (found: Import, actor: Actor = anGiang) => ({
  importId: found.id,
  seenVersion: found.version,
  actor,
  now: NOW,
});
const again = async (found: Import, actor: Actor = anGiang): Promise<Import> => {
  await runImport(db, { files, importId: found.id, actor, clock });
  return findImport(db, found.id, actor);
};
const total = async (): Promise<number> =>
  (await db.select({ n: count() }).from(certificates))[0]?.n ?? 0;

const HEAD = 'STT,Tên sản phẩm,Chủ thể,Địa chỉ,Hạng sao\n';
const RENEWED = `${HEAD}1,Khô ếch một nắng,Hợp tác xã Thương mại - Dịch vụ - Chăn nuôi ếch Khánh Hòa,"xã Khánh Hòa, huyện Châu Phú",4 sao\n`;

describe('five stars', () => {
  it('are not a province’s to give by a list', async () => {
    const before = await total();
    const found = await begin(
      `${HEAD}1,Bánh năm sao thử nghiệm,HTX Năm Sao,"xã Khánh Hòa, huyện Châu Phú",5 sao\n`,
      anGiang,
      { ...FACTS, level: 'centre' },
    );
    expect(found.counts).toMatchObject({ problem: 0, recognise: 1 });
    await expect(applyImport(db, seen(found))).rejects.toMatchObject({ code: 'central-decision' });
    expect(await total()).toBe(before);
  });
});

describe('a list on its way into the register', () => {
  it('is read, judged and applied once: decision, certificates, new product and producer', async () => {
    const before = await total();
    const found = await begin(
      `${RENEWED}2,Bánh phồng tôm thử nghiệm,HTX Phồng Tôm Mới,"xã Khánh Hòa, huyện Châu Phú",3 sao\n`,
    );
    expect(found).toMatchObject({ state: 'ready', rowsTotal: 2, rowsDone: 2 });
    expect(found.counts).toMatchObject({
      rows: 2,
      raise: 1,
      recognise: 1,
      newProducts: 1,
      newProducers: 1,
    });
    expect(await total()).toBe(before);

    const applied = await applyImport(db, seen(found));
    expect(applied).toMatchObject({ certificates: 2, newProducts: 1, newProducers: 1, revoked: 0 });
    expect(await total()).toBe(before + 2);
    const [decision] = await db
      .select()
      .from(decisions)
      .where(eq(decisions.id, applied.decisions[0]?.id ?? 0));
    expect(decision).toMatchObject({
      number: '1234/QĐ-UBND',
      decidedOn: '2026-10-01',
      kind: 'import',
      fileHash: found.fileHash,
      importId: found.id,
      issuedBy: 'An Giang',
    });
    const made = await db
      .select()
      .from(certificates)
      .where(eq(certificates.decisionId, decision?.id ?? 0));
    expect(made.map(({ stars, criteriaVersion }) => ({ stars, criteriaVersion }))).toEqual([
      { stars: 4, criteriaVersion: 'qd26-2026' },
      { stars: 3, criteriaVersion: 'qd26-2026' },
    ]);
    const { rows } = await readImportRows(db, found.id, { judgement: '', search: '', page: 1 });
    expect(rows.map(({ certificateId }) => certificateId)).toEqual(made.map(({ id }) => id));
    expect(Buffer.from((await files.read(found.fileHash)) ?? []).toString()).toContain(
      'Phồng Tôm Mới',
    );

    await expect(applyImport(db, seen(found))).rejects.toMatchObject({ code: 'already-applied' });
    const twice = await begin(
      `${RENEWED}2,Bánh phồng tôm thử nghiệm,HTX Phồng Tôm Mới,"xã Khánh Hòa, huyện Châu Phú",3 sao\n`,
    );
    expect(twice.counts).toMatchObject({ unchanged: 2 });
    const refusal = await applyImport(db, seen(twice)).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      code: 'already-applied',
      facts: { id: found.id, by: 'An Giang' },
    });
    expect(refusalText(refusal as never, 'vi')).toContain(
      'đã được áp dụng lúc 2026-11-22 10:00 bởi An Giang',
    );
    expect(await total()).toBe(before + 2);
  });

  it('refuses while something is not settled or not known, and writes nothing', async () => {
    const before = await lastChangeId(db);
    const certificatesBefore = await total();
    const found = await begin(
      `${HEAD}1,Món thử A,HTX Thử A,xã Khánh Hòa,0 sao\n2,Món thử B,HTX Thử B,xã Khánh Hòa,3 sao\n`,
      anGiang,
      {
        provinceCode: '91',
      },
    );
    expect(found.counts).toMatchObject({ problem: 1, recognise: 1 });
    await expect(applyImport(db, seen(found))).rejects.toMatchObject({
      code: 'problems-left',
      facts: { count: 1, of: 2 },
    });
    await expect(
      chooseRows(db, { ...seen(found), rows: [1], choice: { leftOut: true } }),
    ).rejects.toMatchObject({ code: 'reason-missing' });
    await chooseRows(db, {
      ...seen(found),
      rows: [1],
      choice: { leftOut: true, reason: 'không đạt hạng' },
    });
    const chosen = await again(found);
    expect(chosen.counts).toMatchObject({ problem: 0, unchanged: 1, leftOut: 1 });
    await expect(applyImport(db, seen(chosen))).rejects.toMatchObject({
      code: 'decision-facts-missing',
      facts: { missing: ['number', 'decidedOn', 'issuer', 'level'] },
    });
    await expect(applyImport(db, seen(found))).rejects.toMatchObject({ code: 'import-moved' });
    await setImportFacts(db, {
      ...seen(chosen),
      facts: { ...FACTS, number: '77/QĐ-UBND' },
      sourceUrl: '',
    });
    const ready = await again(chosen);
    expect(await total()).toBe(certificatesBefore);
    expect(await applyImport(db, seen(ready))).toMatchObject({ certificates: 1, leftOut: 1 });
    expect(await lastChangeId(db)).toBeGreaterThan(before);
  });

  it('corrects stars only with a reason, offers what is near, and undoes a choice', async () => {
    const found = await begin(
      `${HEAD}1,Mắm cá mè vinnh,Hộ kinh doanh sản xuất mắm Bà Sáu,"phường Long Phú, TX. Tân Châu",4\n2,Sà rông,Hợp tác xã Dệt thổ cẩm Khmer Văn Giáo,"xã Văn Giáo, huyện Tịnh Biên",\n`,
    );
    const problems = await readImportRows(db, found.id, {
      judgement: 'problem',
      search: '',
      page: 1,
    });
    expect(problems.rows.map(({ judged }) => judged.problem?.code)).toContain('choose-match');
    const [near] = problems.rows[0]?.judged.near ?? [];
    expect(near).toMatchObject({ name: 'Mắm cá mè vinh', likely: true });
    await chooseRows(db, { ...seen(found), rows: [1], choice: { product: near?.id ?? 0 } });
    const chosen = await again(found);
    const first = await readImportRows(db, found.id, {
      judgement: '',
      search: 'me vinnh',
      page: 1,
    });
    expect(first.rows[0]?.judged).toMatchObject({ judgement: 'renew', product: { how: 'chosen' } });
    await chooseRows(db, {
      ...seen(chosen),
      rows: [2],
      choice: { stars: 3, reason: 'theo bản gốc' },
    });
    const starred = await again(chosen);
    expect(starred.counts).toMatchObject({ problem: 0, renew: 2 });
    await chooseRows(db, { ...seen(starred), rows: [1], choice: {} });
    expect((await again(starred)).counts).toMatchObject({ problem: 1 });
    expect(await problemRows(db, found.id, 'choose-match')).toEqual([1]);
  });

  it('writes nothing when the register moved between looking and applying, and says which rows', async () => {
    const text = RENEWED.replace('4 sao', '3 sao');
    const found = await begin(text, anGiang, {
      ...FACTS,
      number: '5000/QĐ-UBND',
      decidedOn: day('2026-11-01'),
    });
    expect(found.counts).toMatchObject({ lower: 1 });
    const other = await begin(text.replace('3 sao', '3 SAO'), anGiang, {
      ...FACTS,
      number: '5001/QĐ-UBND',
      decidedOn: day('2026-11-02'),
    });
    await applyImport(db, seen(other));
    const before = await lastChangeId(db);
    await expect(applyImport(db, seen(found))).rejects.toMatchObject({
      code: 'moved-since-preview',
      facts: { count: 1, rows: [1] },
    });
    expect(await lastChangeId(db)).toBe(before);
    await judgeImportAgain(db, seen(found));
    const looked = await again(found);
    expect(looked.counts).toMatchObject({ recognise: 1 });
    expect(await applyImport(db, seen(looked))).toMatchObject({ certificates: 1 });
  });

  it('revokes by a list', async () => {
    const found = await begin(
      RENEWED.replace('Hạng sao', 'Ghi chú').replace('4 sao', 'thu hồi'),
      anGiang,
      {
        ...FACTS,
        number: '6000/QĐ-UBND',
        decidedOn: day('2026-11-20'),
      },
    );
    expect(found.counts).toMatchObject({ revoke: 1 });
    expect(await applyImport(db, seen(found))).toMatchObject({ certificates: 0, revoked: 1 });
  });

  it('asks for the columns where headers say nothing, and remembers what was said', async () => {
    const odd = 'cột một;cột hai;cột ba\nMón lạ thử,HTX Món Lạ;3 x;q\n';
    const found = await begin(odd, anGiang, { ...FACTS, number: '7000/QĐ-UBND' });
    if (found.state === 'mapping') {
      await expect(
        mapImportColumns(db, {
          ...seen(found),
          mapping: { columns: { stars: 1 }, headerRow: 0, sheet: null },
          remember: true,
        }),
      ).rejects.toMatchObject({ code: 'mapping-without-name' });
    }
    const list = 'q1;q2;q3\nMón lạ thử;HTX Món Lạ;3 sao\nMón lạ thử hai;HTX Món Lạ;4 sao\n';
    const first = await begin(list, anGiang, { ...FACTS, number: '7001/QĐ-UBND' });
    await mapImportColumns(db, {
      ...seen(first),
      mapping: { columns: { producer: 0, name: 1, stars: 2 }, headerRow: 0, sheet: null },
      remember: true,
    });
    const mapped = await again(first);
    expect(mapped).toMatchObject({ state: 'ready', mappingHow: 'given' });
    const rows = await readImportRows(db, first.id, { judgement: '', search: '', page: 1 });
    expect(rows.rows[0]?.facts).toMatchObject({ name: 'HTX Món Lạ', producer: 'Món lạ thử' });
    const second = await begin(list.replace('3 sao', '4 sao'), anGiang, {
      ...FACTS,
      number: '7002/QĐ-UBND',
    });
    expect(second).toMatchObject({ mappingHow: 'remembered' });
  });

  it('keeps a broken file apart, and takes another try', async () => {
    const found = await begin('%PDF-1.7 nothing to read');
    expect(found.state).toBe('failed');
    await retryImport(db, { importId: found.id, actor: anGiang, now: NOW });
    expect((await again(found)).state).toBe('failed');
    await expect(
      startImport(db, {
        files,
        upload: { bytes: new Uint8Array(), fileName: 'x.csv', facts: FACTS, sourceUrl: '' },
        actor: anGiang,
        now: NOW,
      }),
    ).rejects.toMatchObject({ code: 'empty-file' });
  });
});

describe('who may', () => {
  it('is asked by every command: strangers, other roles and officers of another province get nothing', async () => {
    const found = await begin(RENEWED, anGiang, { ...FACTS, number: '8000/QĐ-UBND' });
    const before = await lastChangeId(db);
    const roles: Actor[] = [
      ANYONE,
      lamDong,
      actorAs('commune-officer', { communeCode: '30469' }),
      actorAs('council-member', { councilId: 1 }),
      actorAs('council-secretary', { councilId: 1 }),
      actorAs('advisory-team', { councilId: 1 }),
      actorAs('producer', { producerId: 2 }),
    ];
    for (const actor of roles) {
      const who = { ...seen(found, actor) };
      const tries = [
        () => findImport(db, found.id, actor),
        () => applyImport(db, who),
        () => setImportFacts(db, { ...who, facts: FACTS, sourceUrl: '' }),
        () =>
          mapImportColumns(db, {
            ...who,
            mapping: { columns: { name: 1 }, headerRow: 0, sheet: null },
            remember: false,
          }),
        () => chooseRows(db, { ...who, rows: [1], choice: { product: 'new' } }),
        () => judgeImportAgain(db, who),
        () => retryImport(db, { importId: found.id, actor, now: NOW }),
        () => discardImport(db, who),
        () => runImport(db, { files, importId: found.id, actor, clock }),
      ];
      for (const attempt of tries) {
        await expect(attempt()).rejects.toMatchObject({ code: 'no-such-import' });
      }
      await expect(
        startImport(db, {
          files,
          upload: { bytes: Buffer.from(RENEWED), fileName: 'x.csv', facts: FACTS, sourceUrl: '' },
          actor,
          now: NOW,
        }),
      ).rejects.toMatchObject({ code: 'not-allowed' });
      expect((await readImports(db, actor, { page: 1, search: '', state: '' })).total).toBe(0);
    }
    expect(await lastChangeId(db)).toBe(before);
    for (const actor of [anGiang, ministry, actorAs('administrator', {})]) {
      expect((await findImport(db, found.id, actor)).id).toBe(found.id);
    }
    await expect(
      setImportFacts(db, {
        ...seen(found),
        facts: { ...FACTS, provinceCode: '68' },
        sourceUrl: '',
      }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    await discardImport(db, seen(found));
    await expect(applyImport(db, seen(found))).rejects.toMatchObject({ code: 'import-closed' });
  });

  it('leaves a whole chain of changes behind', async () => {
    const rows = await changesAfter(db, 0, 100_000);
    rows.forEach((row, i) => {
      const { id: _id, hash, ...covered } = row;
      expect(hashOf(covered)).toBe(hash);
      expect(row.previousHash).toBe(rows[i - 1]?.hash ?? '');
    });
  });
});

const SHARED = path.resolve(import.meta.dirname, '../../../../../shared/data/certification-lists');
const read = (name: string): Buffer | null => {
  try {
    return readFileSync(path.join(SHARED, name));
  } catch {
    return null;
  }
};

describe('real lists', () => {
  it.skipIf(read('10-lam-dong-2025-2026.csv') === null)(
    'the whole country in one list is the ministry’s to import',
    async () => {
      const bytes = read('10-lam-dong-2025-2026.csv') ?? Buffer.alloc(0);
      const { id } = await startImport(db, {
        files,
        upload: { bytes, fileName: '10.csv', facts: { provinceCode: '68' }, sourceUrl: '' },
        actor: lamDong,
        now: NOW,
      });
      await runImport(db, { files, importId: id, actor: lamDong, clock });
      const found = await findImport(db, id, lamDong);
      expect(found.counts).toMatchObject({ rows: 22, unchanged: 22, problem: 0 });
      const own = await db
        .select({ n: count() })
        .from(products)
        .where(eq(products.provinceCode, '68'));
      expect(own[0]?.n).toBeGreaterThan(20);
    },
  );
});
