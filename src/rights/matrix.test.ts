import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lastChangeId } from '#db/changes.ts';
import { closeDb, type Db, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, ANYONE, SYSTEM } from '#src/features/accounts/may.ts';
import { councilWith } from '#src/features/assessment/councils/scoring.fixture.server.ts';
import { loadFirstCatalogue } from '#src/features/catalogue/load-first-catalogue.server.ts';
import { type CredentialKeys, credentialKeys } from '#src/outside/credential-keys.ts';
import { type FileStore, localFiles } from '#src/outside/files.ts';
import { ACCOUNT_DEEDS } from './account-deeds.examples.ts';
import { CERTIFICATE_DEEDS } from './certificate-deeds.examples.ts';
import { askingIn, commandsFound } from './commands-found.examples.ts';
import { COUNCIL_DEEDS } from './council-deeds.examples.ts';
import { type Asker, ASKERS, type Deed } from './deeds.examples.ts';
import { DOSSIER_DEEDS } from './dossier-deeds.examples.ts';
import { NOW, plantWorld, threePlaces, type World } from './worlds.examples.ts';

const DEEDS = [...ACCOUNT_DEEDS, ...DOSSIER_DEEDS, ...COUNCIL_DEEDS, ...CERTIFICATE_DEEDS];

/** Steps and readers that others call with the right already asked for, or that ask for themselves on the way. */
const NO_ROW: Readonly<Record<string, string>> = {
  openCertificate: 'step of revoking, holding over and correcting',
  demandSheet: 'step of saving and signing a sheet',
  writeSheet: 'step of saving and signing a sheet',
  dossierFor: 'step of every command on a dossier',
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
    read: (hash) => local.read(hash),
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

/** What came of it: the refusal's code, `done`, or a defect. */
async function outcome(deed: Deed, asker: Asker, where: Where): Promise<string> {
  try {
    await deed.run({ db, files, keys }, worlds[where], actorOf(asker));
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
    const elsewhere = ['findImport'];
    expect([...rows].filter((name) => !names.has(name ?? '') && !elsewhere.includes(name ?? ''))).toEqual([]);
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

  it.each(DEEDS)('$name', async (deed) => {
    for (const asker of ASKERS) {
      let written = false;
      for (const where of PLACES) {
        const before = await traces();
        const came = await outcome(deed, asker, where);
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
  });
});
