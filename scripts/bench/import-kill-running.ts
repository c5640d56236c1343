import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { count } from 'drizzle-orm';
import { closeDb, openDb } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import { prepare } from './import-kill-points.ts';

/**
 * A built site runs while another process that applies a list is killed, 20 times, and at last applies it: register and
 * search of the running site have to say what the store holds. `node scripts/bench/import-kill-running.ts`
 */
const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-kill-running-'));
const url = `file:${path.join(folder, 'moi-xa.db')}`;
await prepare(folder, 800, 1200);
const start = (script: string, args: string[] = [], env = {}): ChildProcess =>
  spawn(process.execPath, [script, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
const server = start('scripts/serve.ts', [], {
  DATA_DIR: folder,
  DATABASE_URL: url,
  PORT: '0',
  DEMO_ACCOUNTS: 'off',
});
let output = '';
server.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
while (!/Open:\s+(\S+)/.test(output)) await once(server.stdout ?? server, 'data');
const base = new URL(/Open:\s+(\S+)/.exec(output)?.[1] ?? '').origin;

async function shown(): Promise<string> {
  const read = async (at: string) => (await fetch(base + at)).json() as Promise<never>;
  const { certificates: all } = (await read('/api/v1/register.json')) as { certificates: [] };
  const { total } = (await read('/api/v1/search?limit=1')) as { total: number };
  return `${all.length} certificates, ${total} products`;
}
async function held(): Promise<string> {
  const db = await openDb(url);
  const [own] = await db.select({ n: count() }).from(certificates);
  const [all] = await db.select({ n: count() }).from(products);
  closeDb(db);
  return `${own?.n} certificates, ${all?.n} products`;
}

let wrong = 0;
for (let turn = 0; turn <= 20; turn += 1) {
  const child = start('scripts/bench/import-kill-child.ts', [folder]);
  const over = once(child, 'close');
  // The first thing it says is that it begins.
  await once(child.stdout ?? child, 'data');
  child.stdout?.resume();
  if (turn < 20) setTimeout(() => child.kill('SIGKILL'), 200 + Math.random() * 900);
  await over;
  const since = performance.now();
  const [site, store] = [await shown(), await held()];
  if (site !== store) wrong += 1;
  const ms = Math.round(performance.now() - since);
  if (turn === 0 || turn === 20 || site !== store) console.log({ turn, site, store, ms });
}
console.log(`20 killed, then one applied: ${wrong} times the site said something else.`);
server.kill('SIGTERM');
await once(server, 'close');
rmSync(folder, { recursive: true, force: true });
process.exitCode = wrong === 0 ? 0 : 1;
