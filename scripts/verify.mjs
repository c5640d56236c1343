// npm run verify: what has to hold before a change goes in. The same word everywhere.
import path from 'node:path';
import { ensureInstalled } from './bootstrap/install.mjs';
import { withLock } from './bootstrap/lock.mjs';
import { pickNode, toolEnv } from './bootstrap/node.mjs';
import { run } from './bootstrap/run.mjs';
import { giveUp, ROOT, timed, Trouble } from './bootstrap/say.mjs';

const tool = (...parts) => path.join(ROOT, 'node_modules', ...parts);

try {
  await withLock(ensureInstalled);
  const node = pickNode();
  const steps = [
    ['Format', [tool('prettier', 'bin', 'prettier.cjs'), '--check', '.']],
    ['Types', [tool('astro', 'bin', 'astro.mjs'), 'check']],
    ['Tests', [path.join(ROOT, 'scripts', 'test.mjs')]],
  ];
  for (const [name, args] of steps) {
    const code = await timed(name, () => run(node, args, { env: toolEnv(node) }));
    if (code !== 0) throw new Trouble(`${name}: not in order (exit code ${code}).`);
  }
} catch (error) {
  giveUp(error);
}
