// npm start: from a fresh copy to an open shop. Runs on any Node from 20 on, with nothing installed.
import path from 'node:path';
import { toolEnv } from './bootstrap/node.mjs';
import { prepare } from './bootstrap/prepare.mjs';
import { run } from './bootstrap/run.mjs';
import { giveUp, ROOT } from './bootstrap/say.mjs';

try {
  const node = await prepare();
  const serve = path.join(ROOT, 'scripts', 'serve.ts');
  process.exitCode = await run(node, [serve, ...process.argv.slice(2)], {
    env: toolEnv(node, {
      NODE_ENV: 'production',
      // What Node compiles is kept for the next start.
      NODE_COMPILE_CACHE: path.join(ROOT, 'node_modules', '.cache', 'moi-xa'),
    }),
    // The channel closes when this process is killed outright: the server then stops by itself.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
} catch (error) {
  giveUp(error);
}
