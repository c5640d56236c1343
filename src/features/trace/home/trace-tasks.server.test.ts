import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { closeDb, type Db, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { type Actor, ANYONE } from '#src/features/accounts/may.ts';
import { recordStep } from '#src/features/trace/lots/record-step.server.ts';
import { openRecall } from '#src/features/trace/recalls/open-recall.server.ts';
import { addLots, recallWorld } from '#src/features/trace/recalls/world.examples.ts';
import { answerWrongReport } from '#src/features/trace/reports/answer-wrong-report.server.ts';
import { sendWrongReport } from '#src/features/trace/reports/send-wrong-report.server.ts';
import { traceTasks } from './trace-tasks.server.ts';

const NOW = Date.parse('2026-11-22T03:00:00Z');
const siteUrl = 'https://vi-du.example';
const own = actorAs('producer', { producerId: 1 });
const other = actorAs('producer', { producerId: 3 });
const office91 = actorAs('provincial-officer', { provinceCode: '91' });
const office01 = actorAs('provincial-officer', { provinceCode: '01' });
let folder: string;
let db: Db;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-trace-tasks-'));
  db = await openDb(`file:${path.join(folder, 'test.db')}`);
  await migrate(db, new Date(NOW).toISOString());
  await recallWorld(db);
  await addLots(db, 1, 1, 3);
});
afterEach(() => {
  closeDb(db);
  rmSync(folder, { recursive: true, force: true });
});

const keys = async (actor: Actor): Promise<Record<string, string[]>> =>
  Object.fromEntries(
    (await traceTasks(db, actor)).map(([kind, tasks]) => [kind, tasks.map(({ key }) => key)]),
  );
const NONE = { 'open-recall': [], 'wrong-report': [], 'lot-without-steps': [] };

it('tells a producer of lots nothing was recorded of, and nobody else', async () => {
  await recordStep(db, {
    step: {
      ...{ lotId: 2, stage: 'harvest', at: NOW - 3_600_000, placeId: null, partyId: null },
      ...{ quantity: null, unit: null, inputs: [], result: null, note: 'Hái', files: [] },
      ...{ clientId: null, source: 'desk' },
    },
    ...{ actor: own, now: NOW },
  });
  expect(await keys(own)).toEqual({ ...NONE, 'lot-without-steps': ['1', '3'] });
  for (const actor of [other, office91, office01, ANYONE]) expect(await keys(actor)).toEqual(NONE);
});

it('tells producer and office of recalls and reports until they are dealt with', async () => {
  const { code } = await openRecall(db, {
    ...{ named: [1], actor: own, now: NOW, siteUrl },
    text: {
      ...{ hazard: 'health', reasonVi: 'Vỡ thuỷ tinh trong hũ', reasonEn: '' },
      ...{ adviceVi: 'Ngừng dùng, trả lại nơi mua', adviceEn: '' },
    },
  });
  const report = await sendWrongReport(db, {
    ...{ actor: ANYONE, now: NOW, siteUrl },
    report: {
      ...{ scanned: '/q/KKKKKKK1', tradeItemId: 1, lotId: 1, lang: 'vi', kind: 'other' },
      ...{ said: 'Nhãn ghi sai ngày', contact: '', photo: null },
    },
  });
  const seen = { 'open-recall': [code], 'wrong-report': [report.code] };
  expect(await keys(own)).toMatchObject(seen);
  expect(await keys(office91)).toMatchObject(seen);
  expect(await keys(office01)).toEqual(NONE);
  expect(await keys(other)).toEqual(NONE);
  await answerWrongReport(db, {
    ...{ code: report.code, state: 'looking', answer: '', version: 1 },
    ...{ actor: own, now: NOW },
  });
  expect((await keys(office91))['wrong-report']).toEqual([]);
  expect((await keys(own))['wrong-report']).toEqual([report.code]);
});
