// Runs a tool of the packages (`astro build`) or a script of ours (`scripts/doctor.ts`) on the site's own Node.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled } from './bootstrap/install.mjs';
import { withLock } from './bootstrap/lock.mjs';
import { pickNode, toolEnv } from './bootstrap/node.mjs';
import { run } from './bootstrap/run.mjs';
import { giveUp, ROOT, Trouble } from './bootstrap/say.mjs';

try {
  const [what, ...args] = process.argv.slice(2);
  if (what === undefined) throw new Trouble('Say what to run: with-node.mjs <script.ts or tool> …');
  await withLock(ensureInstalled);
  const node = pickNode();
  process.exitCode = await run(node, [fileOf(what), ...args], { env: toolEnv(node) });
} catch (error) {
  giveUp(error);
}

/** A script by its path, a tool by the `bin` of its package. */
function fileOf(what) {
  if (/\.(?:ts|mjs|js)$/.test(what)) return path.resolve(ROOT, what);
  const folder = path.join(ROOT, 'node_modules', what);
  const manifest = path.join(folder, 'package.json');
  if (!existsSync(manifest)) throw new Trouble(`There is no tool called ${what}.`);
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  return path.join(folder, typeof bin === 'string' ? bin : bin[what]);
}
