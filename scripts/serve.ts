import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { asc } from 'drizzle-orm';
import { products } from '#db/schema/catalogue.ts';
import { pendingMigrations } from '#db/migrate.ts';
import { type App, openApp } from '#src/app.ts';
import type { Lang } from '#src/base/lang.ts';
import { deskRegister } from '#src/compose/desk-register.ts';
import { machinePaths, paths, withoutLang } from '#src/base/paths.ts';
import { BadConfiguration, readEnv } from '#src/env.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { openDemoStage } from '#src/demo-stage.ts';
import { makeSetUpLink } from '#src/features/accounts/set-up.server.ts';
import { lagOf } from '#src/followers.ts';
import { hostsOf } from '#src/http/hosts.ts';
import type { Handler } from '#src/http/render.ts';
import { createFrontDoor } from '#src/http/server.ts';
import { scanCounter } from '#src/scan-counter.ts';
import { viewCounter, viewedProduct } from '#src/view-counter.ts';

const ENTRY = new URL('../dist/server/entry.mjs', import.meta.url);
const CLIENT = fileURLToPath(new URL('../dist/client', import.meta.url));

const say = (line: string): void => console.log(`[mỗi xã] ${line}`);

try {
  await serve();
} catch (error) {
  console.error(error instanceof BadConfiguration ? error.message : error);
  process.exit(1);
}

async function serve(): Promise<void> {
  const env = readEnv(process.env);
  if (!existsSync(ENTRY)) throw new BadConfiguration('The pages have not been built: npm start.');
  const { handler } = (await import(ENTRY.href)) as { handler: Handler };
  const app = await openApp(env, say);
  const hosts = hostsOf(env);
  const counter = scanCounter({
    db: app.db,
    clock: app.clock,
    placeHeader: env.SCAN_PLACE_HEADER ?? null,
    say,
  });
  const views = viewCounter({ db: app.db, clock: app.clock, say });
  const door = createFrontDoor({
    handler,
    locals: { app },
    route: inItsLanguage,
    hosts,
    https: env.SITE_URL?.startsWith('https:') ?? false,
    clock: app.clock,
    follow: app.changes.follow,
    staticFolder: existsSync(CLIENT) ? CLIENT : null,
    pageCacheBytes: env.PAGE_CACHE_MB * 1_048_576,
    readiness: () => readiness(app),
    scanned: counter.seen,
    viewed: (path, headers) => {
      const slug = viewedProduct(path);
      if (slug !== null) views.seen(slug, headers);
    },
  });
  app.onChanged(door.invalidate);

  const port = await door.listen(env.PORT, env.HOST).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    app.close();
    const why = error.code === 'EACCES' ? 'may not be opened' : 'is taken by another program';
    throw new BadConfiguration(`Port ${env.PORT} on ${env.HOST} ${why}: set PORT to another one.`);
  });
  // Asked for any port: addresses that the pages write name the one that was given.
  Object.assign(app.env, { PORT: port });
  stopOnSignal(async () => {
    await door.close();
    await counter.close();
    await views.close();
    app.close();
  });
  const shown = env.HOST.includes(':') ? `[${env.HOST}]` : env.HOST;
  await door.warmUp(await pathsToWarm(app), hosts.canonical ?? `${shown}:${port}`);
  // The desk's register of a big store takes seconds to read the first time: no officer waits for it.
  await deskRegister(app.db, app.clock.today(), app.clock.today());

  const base = env.SITE_URL ?? `http://${shown === '0.0.0.0' ? '127.0.0.1' : shown}:${port}`;
  if (app.settings.demo && app.env.DEMO_ACCOUNTS !== false) await printDemoAccounts(app);
  const setUp = await makeSetUpLink(app.db, { actor: SYSTEM, now: app.clock.now() });
  if (setUp !== null) {
    say('Nobody administers this site yet. Make the first administrator (once, within 24 hours):');
    say(`  ${base}${paths('vi').setUp}?ma=${setUp.token}`);
  }
  say(`Open:     ${base}${paths('vi').home}   (English: ${base}${paths('en').home})`);
  say(`Register: ${base}${paths('vi').register}`);
  say(`Data:     ${base}${paths('vi').api}   (API: ${base}${machinePaths.openapi})`);
  say(
    app.settings.demo
      ? 'Demo mode is on: prices are made up and every page says so (README, "Demo mode").'
      : 'Demo mode is off.',
  );
}

/** One account per role, once: the passwords are written here and nowhere else. */
async function printDemoAccounts(app: App): Promise<void> {
  const made = await openDemoStage(app.db, app.clock.now());
  if (made.length === 0) return;
  say('Demo accounts, shown this once (end them with demo mode):');
  for (const { email, password, role, place } of made) {
    say(`  ${email.padEnd(24)} ${password}  ${role}${place ? `, ${place}` : ''}`);
  }
}

/** `/en/x` is the page `/x`, told to speak English. */
function inItsLanguage(target: string): { url: string; locals: { lang: Lang; barePath: string } } {
  const { lang, path: url } = withoutLang(target);
  const [path = '/'] = url.split('?');
  return { url, locals: { lang, barePath: path.length > 1 ? path.replace(/\/+$/, '') : path } };
}

/** Each kind of page once, in both languages. */
async function pathsToWarm(app: App): Promise<string[]> {
  const [first] = await app.db
    .select({ slug: products.slug })
    .from(products)
    .orderBy(asc(products.id))
    .limit(1);
  return (['vi', 'en'] as const).flatMap((lang) => {
    const at = paths(lang);
    const product = first === undefined ? [] : [at.product(first.slug)];
    return [at.home, at.products, ...product, at.provinces, at.producers, at.register, at.stories];
  });
}

async function readiness(app: App): Promise<{ ok: boolean; parts: object }> {
  const pending = await pendingMigrations(app.db);
  const log = { followedTo: app.changes.cursor(), behind: await lagOf(app.db, app.changes) };
  const index = await app.search.status();
  const parts = { database: 'up', pendingMigrations: pending, changes: log, index };
  return { ok: pending.length === 0, parts };
}

/** SIGTERM, SIGINT, or the end of the process that started us. A second signal changes nothing: it ends anyway. */
function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const begin = (): void => {
    if (stopping) return;
    stopping = true;
    say('Stopping: finishing what was asked …');
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, begin);
  if (process.send !== undefined) process.on('disconnect', begin);
}
