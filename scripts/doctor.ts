import { constants } from 'node:fs';
import { access, mkdir, stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { hashOf } from '#db/changes.ts';
import { closeDb, type Db, openDb } from '#db/client.ts';
import { pendingMigrations } from '#db/migrate.ts';
import { changes, settings } from '#db/schema/site.ts';
import { productCount } from '#src/app.ts';
import { BadConfiguration, databaseUrl, type Env, readEnv } from '#src/env.ts';
import { peopleWith } from '#src/features/accounts/read-people.server.ts';
import { loadSearchDocs } from '#src/features/search/documents.server.ts';
import { mailState } from '#src/mail-delivery.ts';
import { meilisearchEngine } from '#src/outside/search-meilisearch.ts';

/** What the law asks a site to show of its owner. */
const OWNER = {
  OWNER_NAME: 'name of the owner',
  OWNER_ADDRESS: 'address',
  OWNER_REPRESENTATIVE: 'legal representative',
  OWNER_TAX_CODE: 'tax or enterprise code',
  OWNER_TAX_CODE_ISSUED: 'when and by whom the code was issued',
  OWNER_PHONE: 'telephone',
  OWNER_EMAIL: 'e-mail address',
  OWNER_REGISTRATION: 'notification to, or registration with, the trade authority',
} as const;

let broken = 0;
const say = (mark: string, what: string, remedy = ''): void =>
  console.log(`${mark.padEnd(7)} ${what}${remedy === '' ? '' : `\n          → ${remedy}`}`);
const well = (what: string): void => say('ok', what);
const off = (what: string, remedy: string): void => say('off', what, remedy);
const missing = (what: string, remedy: string): void => say('missing', what, remedy);
const bad = (what: string, remedy: string): void => {
  broken += 1;
  say('BROKEN', what, remedy);
};
const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

try {
  await examine(readEnv(process.env));
} catch (error) {
  if (!(error instanceof BadConfiguration)) throw error;
  bad('configuration', error.message);
}
console.log(broken === 0 ? '\nNothing is broken.' : `\n${broken} broken.`);
process.exitCode = broken === 0 ? 0 : 1;

async function examine(env: Env): Promise<void> {
  well(`Node ${process.version}`);
  await examineDisk(env);
  await examineStore(env);
  examineSite(env);
}

async function examineDisk(env: Env): Promise<void> {
  try {
    await mkdir(env.DATA_DIR, { recursive: true });
    await access(env.DATA_DIR, constants.W_OK);
    const { bavail, bsize } = await statfs(env.DATA_DIR);
    well(`DATA_DIR ${env.DATA_DIR} can be written, ${Math.round((bavail * bsize) / 1e9)} GB free`);
  } catch (error) {
    bad(`DATA_DIR ${env.DATA_DIR}: ${messageOf(error)}`, 'give the user of the server the folder');
  }
}

async function examineStore(env: Env): Promise<void> {
  let db: Db;
  try {
    db = await openDb(databaseUrl(env), env.DATABASE_AUTH_TOKEN);
    await db.$client.execute('select 1');
  } catch (error) {
    const remedy = 'check DATABASE_URL and DATABASE_AUTH_TOKEN, or the rights on DATA_DIR';
    return bad(`database: ${messageOf(error)}`, remedy);
  }
  try {
    const kind = db.$file === null ? 'libSQL server' : `file ${db.$file}`;
    well(`database: ${kind}`);
    const pending = await pendingMigrations(db);
    if (pending.length > 0) {
      return bad(`migrations waiting: ${pending.join(', ')}`, 'npm run migrate, or npm start');
    }
    const count = await productCount(db);
    if (count === 0) missing('the catalogue is empty', 'npm run seed, or npm start');
    else well(`${count} products`);
    await examineLog(db);
    const [demo] = await db.select().from(settings).where(eq(settings.key, 'demo'));
    if (demo?.value === 'true') say('note', 'demo mode is on: prices are made up');
    else well('demo mode is off');
    await examineSearch(env, db);
    await examineMail(env, db);
    await examinePeople(env, db);
  } finally {
    closeDb(db);
  }
}

/** Each row holds the hash of the one before: an edited or deleted one shows. */
async function examineLog(db: Db): Promise<void> {
  const rows = await db.select().from(changes).orderBy(changes.id);
  let before = '';
  for (const row of rows) {
    const { id, hash, ...rest } = row;
    if (row.previousHash !== before || hashOf(rest) !== hash) {
      const remedy = 'somebody changed the table `changes` by hand: compare with a backup';
      return bad(`the change log does not add up at row ${id}`, remedy);
    }
    before = hash;
  }
  well(`change log: ${rows.length} rows, unbroken`);
}

async function examineSearch(env: Env, db: Db): Promise<void> {
  well('search: embedded index, built at each start');
  if (env.MEILI_URL === undefined)
    return off('Meilisearch', 'MEILI_URL (and MEILI_KEY) switch it on');
  const engine = meilisearchEngine({
    url: env.MEILI_URL,
    key: env.MEILI_KEY,
    indexName: env.MEILI_INDEX,
    requestTimeoutMs: 3_000,
  });
  try {
    await engine.health();
    const there = await engine.count();
    const wanted = (await loadSearchDocs(db)).length;
    if (there === wanted) well(`Meilisearch: ${there} documents`);
    else missing(`Meilisearch holds ${there} of ${wanted} documents`, 'npm run reindex');
  } catch (error) {
    bad(
      `Meilisearch at ${env.MEILI_URL}: ${messageOf(error)}`,
      'the embedded index answers meanwhile; check the address, the key and that it runs',
    );
  }
}

async function examineMail(env: Env, db: Db): Promise<void> {
  if (env.SMTP_URL === undefined) {
    off(`mail is written to ${env.DATA_DIR}/mail`, 'SMTP_URL and MAIL_FROM send it');
  } else well('mail goes out by SMTP');
  const { waiting, failing, lastError } = await mailState(db, Date.now());
  if (failing > 0) bad(`${failing} letters were not taken: ${lastError ?? ''}`, 'check SMTP_URL');
  else well(`outbox: ${waiting} letters due`);
}

async function examinePeople(env: Env, db: Db): Promise<void> {
  const administrators = await peopleWith(db, { role: 'administrator' });
  if (administrators.length === 0) {
    missing('nobody administers the site', 'npm run account -- setup-link');
  } else well(`${administrators.length} administrators`);
  if (env.AUTH_SECRET !== undefined) return well('AUTH_SECRET is given');
  const file = path.join(env.DATA_DIR, 'auth-secret');
  const found = await stat(file).catch(() => null);
  if (found !== null && (found.mode & 0o077) !== 0) {
    bad(`${file} can be read by others`, `chmod 600 ${file}`);
  }
}

function examineSite(env: Env): void {
  if (env.SITE_URL === undefined) {
    off('public address', 'SITE_URL: canonical links and the check of Host headers need it');
  } else if (env.SITE_URL.startsWith('https:')) {
    well(`public address ${env.SITE_URL}`);
  } else {
    missing(
      `public address ${env.SITE_URL} is not https`,
      'put a proxy with a certificate in front',
    );
  }
  for (const [name, what] of Object.entries(OWNER)) {
    if (env[name as keyof typeof OWNER] !== undefined) continue;
    missing(
      what,
      `${name} (Luật 122/2025, Nghị định 248/2026: shown on every page of a live site)`,
    );
  }
  if (env.CLOCK_FILE !== undefined) say('note', `the clock is read from ${env.CLOCK_FILE} (tests)`);
}
