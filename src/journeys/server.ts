import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const STARTED = /Open:\s+(https?:\/\/\S+?)\/?\s/;
const START_MS = 180_000;
const STOP_MS = 15_000;

/** A server of the built site with a data folder of its own. */
export interface TestServer {
  /** Without a slash at the end. */
  readonly url: string;
  readonly dataDir: string;
  /** Everything it has written to its outputs. */
  output(): string;
  /** @param instant ISO 8601; what the site's clock says from now on */
  setClock(instant: string): void;
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** ISO 8601; the machine's clock when it is not given. */
  readonly clock?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** False: begin with an empty data folder instead of the one prepared once. */
  readonly seeded?: boolean;
}

const folders = new Set<string>();
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-journey-'));
  folders.add(folder);
  return folder;
}

let prepared: Promise<string> | undefined;

/**
 * A data folder with the first catalogue in it: made once for a test run, copied for each server. Files of tests run in
 * processes of their own; what they share lies in the folder that needs-build.ts names.
 */
function preparedData(): Promise<string> {
  prepared ??= prepare();
  return prepared;
}

async function prepare(): Promise<string> {
  const shared = process.env['JOURNEYS_FOLDER'];
  const ready = shared === undefined ? null : path.join(shared, 'data');
  if (ready !== null && existsSync(ready)) return ready;
  const folder = newFolder();
  const server = await launch(folder, {});
  await server.stop();
  const made = path.join(folder, 'data');
  if (ready === null) return made;
  // Whoever is first: a folder that is there and full is never taken from under another file.
  try {
    renameSync(made, ready);
  } catch {
    return existsSync(ready) ? ready : made;
  }
  return ready;
}

/** Starts the built site on a free port and waits until it has warmed up. */
export async function startServer(options: ServerOptions = {}): Promise<TestServer> {
  const folder = newFolder();
  if (options.seeded !== false) {
    cpSync(await preparedData(), path.join(folder, 'data'), { recursive: true });
  }
  const server = await launch(folder, options);
  return {
    ...server,
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
      folders.delete(folder);
    },
  };
}

async function launch(folder: string, options: ServerOptions): Promise<TestServer> {
  const dataDir = path.join(folder, 'data');
  const clockFile = path.join(folder, 'clock');
  const setClock = (instant: string): void => {
    writeFileSync(`${clockFile}.new`, `${instant}\n`);
    renameSync(`${clockFile}.new`, clockFile);
  };
  setClock(options.clock ?? new Date().toISOString());
  const child = spawn(process.execPath, ['scripts/serve.ts'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      NODE_NO_WARNINGS: '1',
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: dataDir,
      DEMO: 'on',
      // Their passwords are printed once, at the start that makes them: a journey that needs them says 'on'.
      DEMO_ACCOUNTS: 'off',
      CLOCK_FILE: clockFile,
      ...options.env,
    },
  });
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`The server was not ready within ${START_MS / 1000} s:\n${output}`));
    }, START_MS);
    const read = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
      const found = STARTED.exec(output)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`The server ended with ${code} before it was ready:\n${output}`));
    });
  });
  return {
    url,
    dataDir,
    output: () => output,
    setClock,
    stop: () => stopChild(child),
  };
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(timer);
}
