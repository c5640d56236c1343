import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { toolEnv } from './node.mjs';
import { run } from './run.mjs';
import { ROOT, timed, Trouble } from './say.mjs';

const MARK = path.join(ROOT, 'dist', '.moi-xa-build');
const ENTRY = path.join(ROOT, 'dist', 'server', 'entry.mjs');
const INPUTS = ['src', 'public', 'db'];
const FILES = ['astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'];
/** Not part of what is built: tests, what only runs on Node, the seed. */
const LEFT_OUT = /\.test\.ts$|^src\/(?:http|journeys)\/|^db\/(?:seed|migrations)\//;

/** Builds the pages, unless they were built from exactly these files. */
export async function ensureBuilt(node) {
  const wanted = inputHash();
  if (existsSync(ENTRY) && existsSync(MARK) && readFileSync(MARK, 'utf8') === wanted) return;
  rmSync(MARK, { force: true });
  await timed('Building the pages', async () => {
    const astro = path.join(ROOT, 'node_modules', 'astro', 'bin', 'astro.mjs');
    const args = [astro, 'build', '--silent'];
    const code = await run(node, args, { env: toolEnv(node, { NODE_ENV: 'production' }) });
    if (code !== 0) throw new Trouble(`The build ended with ${code}; its message above says why.`);
  });
  writeFileSync(MARK, wanted);
}

function inputHash() {
  const hash = createHash('sha256');
  const names = new Set(FILES);
  for (const folder of INPUTS) {
    if (!existsSync(path.join(ROOT, folder))) continue;
    for (const entry of readdirSync(path.join(ROOT, folder), {
      recursive: true,
      withFileTypes: true,
    })) {
      if (!entry.isFile()) continue;
      const parent = entry.parentPath ?? entry.path;
      const name = path.relative(ROOT, path.join(parent, entry.name)).split(path.sep).join('/');
      if (!LEFT_OUT.test(name)) names.add(name);
    }
  }
  for (const name of [...names].sort()) {
    hash
      .update(`${name}\0`)
      .update(readFileSync(path.join(ROOT, name)))
      .update('\0');
  }
  return hash.digest('hex');
}
