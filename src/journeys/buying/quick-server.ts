import { once } from 'node:events';
import { flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { openApp } from '#src/app.ts';
import { withoutLang } from '#src/base/paths.ts';
import { readEnv } from '#src/env.ts';
import { hostsOf } from '#src/http/hosts.ts';
import type { Handler } from '#src/http/render.ts';
import { createFrontDoor } from '#src/http/server.ts';

/**
 * The built site behind its own front door, as scripts/serve.ts opens it, without warming any page up: it is there again
 * a second after it was killed. Prints its address.
 */
const ENTRY = new URL('../../../dist/server/entry.mjs', import.meta.url);
const { handler } = (await import(ENTRY.href)) as { handler: Handler };
// Compiled and waiting: the store is opened after the process before it is dead, never sooner.
if (process.env['WAIT_FOR_GO'] !== undefined) await once(process.stdin, 'data');
// Whoever started it is gone: so is it.
process.stdin.on('end', () => process.exit(1)).resume();
process.stdin.unref();
const env = readEnv(process.env);
const app = await openApp(env, console.error);
const door = createFrontDoor({
  handler,
  locals: { app },
  route: (target) => {
    const { lang, path: url } = withoutLang(target);
    const [path = '/'] = url.split('?');
    return { url, locals: { lang, barePath: path.length > 1 ? path.replace(/\/+$/, '') : path } };
  },
  hosts: hostsOf(env),
  https: false,
  clock: app.clock,
  follow: app.changes.follow,
  staticFolder: fileURLToPath(new URL('../../../dist/client', import.meta.url)),
  pageCacheBytes: 1_048_576,
});
app.onChanged(door.invalidate);
const port = await door.listen(env.PORT, '127.0.0.1');
Object.assign(app.env, { PORT: port });
console.log(`Open: http://127.0.0.1:${port}`);
// Killed, it would not leave to the next one what it has compiled.
flushCompileCache();
process.on('SIGTERM', () => {
  void door.close().then(() => {
    app.close();
    process.exit(0);
  });
});
