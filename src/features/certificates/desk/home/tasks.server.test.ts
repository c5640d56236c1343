import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb, type Db, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { mails } from '#db/schema/accounts.ts';
import { decisionImports } from '#db/schema/decision-imports.ts';
import { dossiers } from '#db/schema/dossiers.ts';
import { addDays, day } from '#src/base/day.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import type { Actor } from '#src/features/accounts/may.ts';
import type { DossierState } from '#src/features/assessment/dossier-states.ts';
import { loadFirstCatalogue } from '#src/features/catalogue/load-first-catalogue.server.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { deskLine, validUntil } from '../desk-line.fixture.ts';
import { lateCertificateTasks, reassessmentTasks } from './certificate-tasks.ts';
import { councilTasks } from './council-tasks.server.ts';
import { dossierTasks } from './dossier-tasks.server.ts';
import { officeTasks } from './office-tasks.server.ts';
import { blockOf, SHOWN, type Task, type TaskKind } from './task.ts';

const TODAY = day('2026-11-22');
const AT = '2026-11-01T00:00:00.000Z';
const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-tasks-'));
let db: Db;

const PLACES = [
  { producerId: 1, provinceCode: '91', communeCode: '30001' },
  { producerId: 2, provinceCode: '68', communeCode: '24700' },
];
const STATES: DossierState[] = [
  'draft',
  'lodged',
  'returned-by-commune',
  'with-province',
  'returned-by-province',
  'accepted',
  'forwarded-to-centre',
  'recognised',
];

/** A dossier in each state in each of two places. */
beforeAll(async () => {
  db = await openDb(`file:${path.join(folder, 'test.db')}`);
  await migrate(db, AT);
  await loadFirstCatalogue(db, { now: Date.parse(AT), actor: SYSTEM, demo: false });
  await db.run('pragma foreign_keys = off');
  let n = 0;
  for (const place of PLACES) {
    for (const state of STATES) {
      n += 1;
      await db.insert(dossiers).values({
        ...place,
        code: `HS-2026-${String(n).padStart(5, '0')}`,
        kind: 'first',
        productName: `${place.provinceCode} ${state}`,
        setNo: 4,
        criteriaVersion: 'qd26-2026',
        state,
        stateSince: AT,
        version: 1,
        openedAt: AT,
        openedBy: 'x',
        communeDueOn: '2026-11-20',
      });
    }
    await db.insert(decisionImports).values({
      state: 'ready',
      fileHash: 'x',
      fileName: `danh-sach-${place.provinceCode}.xlsx`,
      fileSize: 1,
      provinceCode: place.provinceCode,
      beatAt: AT,
      createdBy: 'x',
      createdAt: AT,
    });
  }
  await db.insert(mails).values({
    toAddress: 'a@b.invalid',
    subject: 'Thư kẹt',
    body: '',
    about: 'settings',
    dueAt: 0,
    queuedAt: 0,
    nextTryAt: 0,
    tries: 2,
    lastError: 'connection refused',
  });
}, 60_000);

afterAll(() => {
  closeDb(db);
  rmSync(folder, { recursive: true, force: true });
});

const all = async (actor: Actor): Promise<[TaskKind, string[]][]> =>
  [
    ...(await dossierTasks(db, actor)),
    ...(await councilTasks(db, actor)),
    ...(await officeTasks(db, actor)),
  ]
    .filter(([, tasks]) => tasks.length > 0)
    .map(([kind, tasks]) => [kind, tasks.map((task) => task.title)]);

describe('what waits for whom', () => {
  it.each([
    [
      'producer',
      { producerId: 1 },
      [
        ['mend-dossier', ['91 returned-by-commune', '91 returned-by-province']],
        ['lodge-dossier', ['91 draft']],
      ],
    ],
    ['commune-officer', { communeCode: '24700' }, [['report-dossier', ['68 lodged']]]],
    [
      'provincial-officer',
      { provinceCode: '91' },
      [
        ['check-dossier', ['91 with-province']],
        ['put-into-round', ['91 accepted']],
        ['finish-import', ['danh-sach-91.xlsx']],
      ],
    ],
    [
      'ministry-officer',
      {},
      [
        ['take-to-centre', ['91 forwarded-to-centre', '68 forwarded-to-centre']],
        ['finish-import', ['danh-sach-68.xlsx', 'danh-sach-91.xlsx']],
      ],
    ],
    [
      'administrator',
      {},
      [
        ['finish-import', ['danh-sach-68.xlsx', 'danh-sach-91.xlsx']],
        ['stuck-mail', ['Thư kẹt']],
      ],
    ],
    ['producer', { producerId: 3 }, []],
    ['commune-officer', { communeCode: '00001' }, []],
    ['provincial-officer', { provinceCode: '01' }, []],
    ['council-member', { councilId: 1 }, []],
    ['council-secretary', { councilId: 1 }, []],
    ['advisory-team', { councilId: 1 }, []],
  ] as const)('%s %o: %o', async (role, scope, expected) => {
    expect(await all(actorAs(role, scope))).toEqual(expected);
  });
});

describe('certificates', () => {
  const line = (id: number, days: number, more = {}) =>
    deskLine(id, { standing: validUntil(addDays(TODAY, days)), ...more });
  const lines = [line(1, 150), line(2, 150, { producerId: 9 }), line(3, 50), line(4, 300)];

  it('a producer sees own ones inside the window, due when it closes', () => {
    expect(reassessmentTasks(lines, [1, 3, 4], TODAY)).toMatchObject([
      { key: 'MX-00001', due: addDays(TODAY, 30) },
    ]);
    expect(reassessmentTasks(lines, [], TODAY)).toEqual([]);
  });

  it('a province sees own ones past the window', () => {
    expect(lateCertificateTasks(lines, ['91'], TODAY).map((task) => task.key)).toEqual([
      'MX-00003',
    ]);
    expect(lateCertificateTasks(lines, ['68'], TODAY)).toEqual([]);
  });
});

it('puts the late first, counts all, lists a few', () => {
  const task = (key: string, due: string | null): Task => ({
    title: key,
    key,
    detail: '',
    due: due === null ? null : day(due),
  });
  const tasks = [task('a', null), task('b', '2026-12-01'), task('c', '2026-11-01')];
  const many = [...tasks, ...Array.from({ length: 9 }, (_, n) => task(`n${n}`, null))];
  const block = blockOf('report-dossier', many, TODAY);
  expect(block).toMatchObject({ count: 12, late: 1 });
  expect(block?.tasks.map((one) => one.key).slice(0, 3)).toEqual(['c', 'b', 'a']);
  expect(block?.tasks).toHaveLength(SHOWN);
  expect(blockOf('report-dossier', [], TODAY)).toBeNull();
});
