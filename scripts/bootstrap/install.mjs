import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './run.mjs';
import { ROOT, timed, Trouble } from './say.mjs';

const LOCKFILE = path.join(ROOT, 'package-lock.json');
const MODULES = path.join(ROOT, 'node_modules');
const MARK = path.join(MODULES, '.moi-xa-lock');

/** Installs the packages of package-lock.json, unless exactly those are there already. */
export async function ensureInstalled() {
  const wanted = createHash('sha256').update(readFileSync(LOCKFILE)).digest('hex');
  if (existsSync(MARK) && readFileSync(MARK, 'utf8') === wanted) return;
  if (!installedByHand()) {
    await timed('Installing packages (npm ci)', async () => {
      const { file, args } = npm();
      const flags = ['--include=dev', '--include=optional', '--no-audit', '--no-fund'];
      const code = await run(file, [...args, 'ci', ...flags, '--loglevel=error']);
      if (code !== 0) {
        throw new Trouble(
          `npm ci ended with ${code}; its message above says why. It needs the package registry once.`,
        );
      }
    });
  }
  writeFileSync(MARK, wanted);
}

/** Somebody ran npm themselves: every package of the lock file is there in its version. */
function installedByHand() {
  try {
    const there = JSON.parse(readFileSync(path.join(MODULES, '.package-lock.json'), 'utf8'));
    const wanted = JSON.parse(readFileSync(LOCKFILE, 'utf8'));
    return Object.entries(wanted.packages).every(
      ([name, { version, optional, link }]) =>
        name === '' || optional || link || there.packages[name]?.version === version,
    );
  } catch {
    return false;
  }
}

/** The npm that started us, else the one on PATH. */
function npm() {
  const started = process.env.npm_execpath;
  if (started !== undefined && /npm-cli\.c?js$/.test(started) && existsSync(started)) {
    return { file: process.execPath, args: [started] };
  }
  return { file: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [] };
}
