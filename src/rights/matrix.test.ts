import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lastChangeId } from '#db/changes.ts';
import { closeDb, type Db, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, ANYONE, type GrantedRole, SYSTEM } from '#src/features/accounts/may.ts';
import { grantsOfUser } from '#src/features/accounts/read-session.server.ts';
import { councilWith } from '#src/features/assessment/councils/scoring.fixture.server.ts';
import { loadFirstCatalogue } from '#src/features/catalogue/load-first-catalogue.server.ts';
import { openDossier } from '#src/features/assessment/dossiers/open-dossier.server.ts';
import { chooseRows } from '#src/features/certificates/imports/change-import.server.ts';
import { readImportRows } from '#src/features/certificates/imports/read-import.server.ts';
import { runImport } from '#src/features/certificates/imports/run-import.server.ts';
import { parseChangeQuery } from '#src/features/certificates/desk/change-query.ts';
import { readChanges } from '#src/features/certificates/desk/read-changes.server.ts';
import { endCouncilRoles } from '#src/compose/end-council-roles.ts';
import { type CredentialKeys, credentialKeys } from '#src/outside/credential-keys.ts';
import { type FileStore, localFiles } from '#src/outside/files.ts';
import { ACCOUNT_DEEDS } from './account-deeds.examples.ts';
import { CERTIFICATE_DEEDS } from './certificate-deeds.examples.ts';
import { CODE_DEEDS } from './code-deeds.examples.ts';
import { askingIn, commandsFound } from './commands-found.examples.ts';
import { COUNCIL_DEEDS } from './council-deeds.examples.ts';
import { type Asker, ASKERS, type Deed } from './deeds.examples.ts';
import { DOSSIER_DEEDS } from './dossier-deeds.examples.ts';
import { MEDIA_DEEDS, plantMedia } from './media-deeds.examples.ts';
import { NOTICE_DEEDS } from './notice-deeds.examples.ts';
import { TRACE_DEEDS } from './trace-deeds.examples.ts';
import { plantTrade, TRADE_DEEDS } from './trade-deeds.examples.ts';
import { HELD_ROLES, NOW, plantWorld, threePlaces, type World } from './worlds.examples.ts';

const DEEDS = [
  ...[...ACCOUNT_DEEDS, ...DOSSIER_DEEDS, ...COUNCIL_DEEDS, ...CERTIFICATE_DEEDS],
  ...[...CODE_DEEDS, ...TRACE_DEEDS, ...TRADE_DEEDS, ...NOTICE_DEEDS, ...MEDIA_DEEDS],
];

/** Steps and readers that others call with the right already asked for, or that ask for themselves on the way. */
const NO_ROW: Readonly<Record<string, string>> = {
  openCertificate: 'step of revoking, holding over and correcting',
  demandSheet: 'step of saving and signing a sheet',
  dossierFor: 'step of every command on a dossier',
  recallToChange: 'step of every command on a recall',
  ownOfferIn: 'step of changing, adjusting and pausing an offer',
  ownOffersIn: 'step of changing many offers and of taking that back',
  campaignToChange: 'step of every command on a campaign',
  openPayment: 'step of every command on a payment',
};

/** `near`: the same province, but another commune, producer and council. */
const PLACES = ['home', 'near', 'far'] as const;
type Where = (typeof PLACES)[number];

const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-rights-'));
const planted = path.join(folder, 'planted.db');
const used = path.join(folder, 'used.db');
let db: Db;
let worlds: Record<Where, World>;
let puts = 0;
let files: FileStore;
let keys: CredentialKeys;

beforeAll(async () => {
  const local = localFiles(path.join(folder, 'files'));
  files = {
    ...local,
    put: (bytes) => {
      puts += 1;
      return local.put(bytes);
    },
  };
  keys = credentialKeys(path.join(folder, 'keys'), () => NOW);
  db = await openDb(`file:${planted}`);
  await migrate(db, new Date(NOW).toISOString());
  await loadFirstCatalogue(db, { now: NOW, actor: SYSTEM, demo: false });
  const { id: centralCouncilId } = await councilWith(db, { provinceCode: null });
  const places = await threePlaces(db);
  const plant = (where: Where, mark: string) =>
    plantWorld(db, files, places[where], { mark, centralCouncilId });
  worlds = {
    home: await plant('home', 'BÍMẬT-X'),
    near: await plant('near', 'BÍMẬT-N'),
    far: await plant('far', 'BÍMẬT-Y'),
  };
  for (const world of Object.values(worlds)) await plantTrade(db, world);
  for (const world of Object.values(worlds)) await plantMedia(db, files, world);
  await db.$client.execute('pragma wal_checkpoint(truncate)');
  await anew();
}, 120_000);

afterAll(() => {
  closeDb(db);
  rmSync(folder, { recursive: true, force: true });
});

/** The store as it was planted. */
async function anew(): Promise<void> {
  closeDb(db);
  for (const end of ['', '-wal', '-shm']) rmSync(`${used}${end}`, { force: true });
  copyFileSync(planted, used);
  db = await openDb(`file:${used}`);
}

function actorOf(asker: Asker): Actor {
  if (asker === 'anyone') return ANYONE;
  if (asker === 'person') return { name: 'Không vai trò', userId: 'khong-vai', grants: [] };
  return worlds.home.actor(asker);
}

function mayDo(deed: Deed, asker: Asker, where: Where): boolean {
  if (deed.everywhere?.includes(asker)) return true;
  if (!deed.own?.includes(asker)) return false;
  return where === 'home' || (where === 'near' && asker === 'provincial-officer');
}

/** Whatever could have been written: rows, files, keys. */
async function traces(): Promise<unknown[]> {
  const size = (file: string): string => {
    const at = statSync(file, { throwIfNoEntry: false });
    return `${at?.size} ${at?.mtimeMs}`;
  };
  return [await lastChangeId(db), size(used), size(`${used}-wal`), puts, (await keys.all()).length];
}

/** What came of it: the refusal's code, or `done`; a defect is thrown. */
async function cameOf(deed: Deed, actor: Actor, where: Where): Promise<string> {
  try {
    await deed.run({ db, files, keys }, worlds[where], actor);
    return 'done';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

describe('the matrix', () => {
  it('has a row for every command that asks for a right', () => {
    const rows = new Set([...DEEDS.map(({ name }) => name.split(':')[0]), ...Object.keys(NO_ROW)]);
    const found = commandsFound();
    expect(found.filter(({ name }) => !rows.has(name))).toEqual([]);
    const names = new Set(found.map(({ name }) => name));
    const elsewhere = ['findImport', 'readPayment'];
    expect(
      [...rows].filter((name) => !names.has(name ?? '') && !elsewhere.includes(name ?? '')),
    ).toEqual([]);
  });

  it('sees a command that asks through another function of its file', () => {
    const source = `/** demand( */
export function free() { return 1; }
function inner() { demand(actor, 'x'); }
export async function outer() { await inner(); }
export const arrow = (x: number) => inTransaction(db, x);
async function hidden() { demand(); }`;
    expect(askingIn(source)).toEqual(['outer', 'arrow']);
  });

  it.each(DEEDS)(
    '$name',
    async (deed) => {
      for (const asker of ASKERS) {
        let written = false;
        for (const where of PLACES) {
          const before = await traces();
          const came = await cameOf(deed, actorOf(asker), where);
          const refusals = ['not-allowed', deed.missing];
          const said = `${deed.name} by ${asker} ${where}: ${came}`;
          if (mayDo(deed, asker, where)) {
            expect(refusals, said).not.toContain(came);
            written ||= (await lastChangeId(db)) !== before[0];
          } else {
            expect(refusals, said).toContain(came);
            expect(await traces(), `${said} left traces`).toEqual(before);
          }
        }
        if (written) await anew();
      }
    },
    60_000,
  );
});

describe('one person with two roles', () => {
  const pairs = DEEDS.flatMap((deed) =>
    (deed.own ?? []).map((right) => ({ deed, right: right as GrantedRole, name: deed.name })),
  );

  it.each(pairs)('$name: $right here, something else there', async ({ deed, right }) => {
    const others = HELD_ROLES.filter(
      (role) => !deed.own?.includes(role) && !deed.everywhere?.includes(role),
    );
    for (const other of others) {
      const before = await traces();
      const actor = worlds.home.actor(right);
      const two = { ...actor, grants: [...actor.grants, ...worlds.far.actor(other).grants] };
      const came = await cameOf(deed, two, 'far');
      expect(['not-allowed', deed.missing], `${other} there: ${came}`).toContain(came);
      expect(await traces(), `${other} there left traces`).toEqual(before);
    }
  });
});

describe('within a province', () => {
  it('a list cannot be made to recognise a product or a producer of another one', async () => {
    const { home, far } = worlds;
    const { id: importId, version: seenVersion } = home.imports.ready;
    const actor = home.actor('provincial-officer');
    const choice = { product: far.productId, producer: far.producerId };
    await chooseRows(db, { ...{ importId, seenVersion, rows: [1], choice, actor, now: NOW } });
    await runImport(db, { ...{ importId, files, actor, clock: { now: () => NOW } } });
    const { rows } = await readImportRows(db, importId, { judgement: '', search: '', page: 1 });
    expect(rows[0]?.choice).toMatchObject(choice);
    expect(rows[0]?.judged.product.id).not.toBe(far.productId);
    expect(rows[0]?.judged.producer.id).not.toBe(far.producerId);
    await anew();
  });

  it('nobody reads of a draft in the change log before it is lodged', async () => {
    const { home } = worlds;
    await openDossier(db, {
      ...{ producerId: home.producerId, kind: 'first', productId: null, setNo: 1 },
      ...{ productName: 'Mứt chưa nộp', communeCode: home.communeCode },
      ...{ actor: home.actor('producer'), now: NOW },
    });
    const officer = home.actor('provincial-officer');
    const { rows } = await readChanges(db, officer, parseChangeQuery(new URLSearchParams()), 5_000);
    expect(rows.some(({ subject }) => subject.startsWith('dossier:'))).toBe(true);
    expect(rows.filter(({ deed }) => deed === 'open-dossier')).toEqual([]);
    await anew();
  });

  it('whoever loses the seat loses the role that came with it', async () => {
    const { home } = worlds;
    const { id: councilId } = home.council;
    const { userId, email } = home.holders['council-member'];
    const by = { actor: home.actor('provincial-officer'), now: NOW };
    await endCouncilRoles(db, { councilId, email, userId: null, why: 'Nghỉ', ...by });
    expect((await grantsOfUser(db, userId)).filter((one) => one.councilId === councilId)).toEqual(
      [],
    );
    await anew();
  });
});
