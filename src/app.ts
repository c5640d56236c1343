import path from 'node:path';
import { count, eq } from 'drizzle-orm';
import { lastChangeId } from '#db/changes.ts';
import { closeDb, type Db, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { products } from '#db/schema/catalogue.ts';
import { settings as settingsTable } from '#db/schema/site.ts';
import { anchorsFile, keepAnchors } from '#src/audit-anchors.ts';
import { type Clock, openClock } from '#src/clock.ts';
import { databaseUrl, type Env } from '#src/env.ts';
import { type Accounts, openAccounts } from '#src/accounts.ts';
import { deliverMail } from '#src/mail-delivery.ts';
import { type Mail, openMail } from '#src/outside/mail.ts';
import { openWebPush, type WebPush } from '#src/outside/web-push.ts';
import { deliverPushes } from '#src/push-delivery.ts';
import { vapidKeys } from '#src/vapid-keys.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { loadFirstCatalogue } from '#src/features/catalogue/load-first-catalogue.server.ts';
import { loadSearchDocs, searchDocsFor } from '#src/features/search/documents.server.ts';
import { type Changed, type ChangeFollower, followChanges, productIdsOf } from '#src/followers.ts';
import { embeddedSearch } from '#src/outside/search-embedded.ts';
import type { FileStore } from '#src/outside/files.ts';
import { openFiles } from '#src/outside/open-files.ts';
import { authSecret } from '#src/auth-secret.ts';
import { type MediaDesk, openMediaDesk } from '#src/media-desk.ts';
import { meilisearchEngine } from '#src/outside/search-meilisearch.ts';
import { type SearchService, searchService } from '#src/search-service.ts';
import { dailyForgetting } from '#src/daily-forgetting.ts';
import { dailyQuotes } from '#src/daily-quotes.ts';
import { keepSweeping } from '#src/payment-sweep.ts';
import { keepEndingHolds } from '#src/end-holds.ts';
import { dailyReminders } from '#src/daily-reminders.ts';
import { forgetReference } from '#src/compose/reference.ts';
import { forgetRegister } from '#src/compose/register-of-the-day.ts';
import { endAllDemo } from '#src/compose/end-all-demo.ts';
import { giveShortCodes } from '#src/features/trace/codes/give-short-codes.server.ts';

/** What the site shows of itself and its owner (Luật 122/2025, Nghị định 248/2026). */
export interface Site {
  readonly name: string;
  /** Where people reach it, without a slash at the end; null until SITE_URL is set. */
  readonly url: string | null;
  readonly owner: {
    readonly name: string | null;
    readonly address: string | null;
    readonly representative: string | null;
    readonly taxCode: string | null;
    readonly taxCodeIssued: string | null;
    readonly phone: string | null;
    readonly email: string | null;
    readonly registration: string | null;
  };
}

export interface Settings {
  /** Demonstration: prices are made up and said to be. */
  readonly demo: boolean;
}

/** Everything a page may ask for, as `Astro.locals.app`. */
export interface App {
  readonly env: Env;
  readonly db: Db;
  readonly clock: Clock;
  readonly search: SearchService;
  /** As of the last change that was followed. */
  readonly settings: Settings;
  readonly site: Site;
  readonly changes: ChangeFollower;
  readonly accounts: Accounts;
  readonly mail: Mail;
  /** Notices on devices; null when there are no keys. */
  readonly push: WebPush | null;
  /** Private files: proofs, decisions as they came. */
  readonly files: FileStore;
  /** Pictures of producers, on their way in. */
  readonly media: MediaDesk;
  /** Calls `listener` when changes have been followed and the index knows them. */
  onChanged(listener: (changed: Changed) => void): void;
  close(): void;
}

/** Opens the store, brings it up to date, loads the first catalogue into an empty one and builds the index. */
export async function openApp(env: Env, say: (line: string) => void = () => {}): Promise<App> {
  const clock = openClock(env.CLOCK_FILE);
  const secret = authSecret(env);
  // Before anything else: a storage named by half stops the start.
  const files = openFiles(env, secret);
  const db = await openDb(databaseUrl(env), env.DATABASE_AUTH_TOKEN);
  const timed = stopwatch(say);
  const applied = await migrate(db, new Date(clock.now()).toISOString());
  if (applied.length > 0) timed(`Database brought up to date: ${applied.join(', ')}`);
  if (await loadWhenEmpty(db, env, clock)) timed('First catalogue loaded');
  const { given } = await giveShortCodes(db, { actor: SYSTEM, now: clock.now() });
  if (given > 0) timed(`Short codes given to ${given} products`);

  if (env.DEMO === false && (await readDemo(db))) {
    const { removed } = await endAllDemo(db, { actor: SYSTEM, now: clock.now() });
    timed(`DEMO=off: demo mode ended, ${removed} illustrative prices removed`);
  }
  const settings = { demo: await readDemo(db) };
  const from = await lastChangeId(db);
  const docs = await loadSearchDocs(db);
  const search = searchService({
    embedded: embeddedSearch(),
    remote:
      env.MEILI_URL === undefined
        ? null
        : meilisearchEngine({
            url: env.MEILI_URL,
            key: env.MEILI_KEY,
            indexName: env.MEILI_INDEX,
            requestTimeoutMs: 10_000,
          }),
    allDocs: () => loadSearchDocs(db),
    log: say,
  });
  await search.replaceAll(docs);
  timed(`Search index built: ${docs.length} products`);

  const listeners = new Set<(changed: Changed) => void>();
  const changes = followChanges({
    db,
    from,
    async onChange(changed) {
      forgetRegister(db);
      // Products that came in by a decision since.
      if (changed === null || productIdsOf(changed).length > 0) {
        await giveShortCodes(db, { actor: SYSTEM, now: clock.now() });
      }
      if (changed === null || changed.some((subject) => subject.startsWith('story:'))) {
        forgetReference(db);
      }
      if (changed === null) {
        settings.demo = await readDemo(db);
        await search.replaceAll(await loadSearchDocs(db));
      } else {
        await reproject(db, search, productIdsOf(changed));
      }
      for (const listener of listeners) listener(changed);
    },
  });
  const mail = openMail({
    smtpUrl: env.SMTP_URL,
    from: env.MAIL_FROM,
    siteName: env.SITE_NAME,
    host: env.SITE_URL === undefined ? 'localhost' : new URL(env.SITE_URL).hostname,
    folder: path.join(env.DATA_DIR, 'mail'),
  });
  const delivery = deliverMail({
    ...{ db, clock, mail },
    siteUrl: env.SITE_URL ?? `http://${env.HOST}:${env.PORT}`,
  });
  const keys = vapidKeys(env, say);
  const push =
    keys === null
      ? null
      : openWebPush({
          keys,
          // Some push services take nothing but https or an address of mail.
          contact: env.SITE_URL?.startsWith('https:') ? env.SITE_URL : 'mailto:admin@localhost',
          insteadOf: env.PUSH_API_BASE,
        });
  const pushes = deliverPushes({ db, clock, push });
  const reminders = dailyReminders({
    db,
    clock,
    siteUrl: env.SITE_URL ?? `http://${env.HOST}:${env.PORT}`,
    say,
  });
  const forgetting = dailyForgetting({ db, clock, say });
  const quotations = dailyQuotes({
    db,
    clock,
    siteUrl: env.SITE_URL ?? `http://${env.HOST}:${env.PORT}`,
    say,
  });
  const sweeping = keepSweeping({ db, env, clock, demo: () => settings.demo, say });
  const holds = keepEndingHolds({ db, clock, say });
  const media = openMediaDesk({ db, env, clock, files, secret, say });
  const endAnchors = keepAnchors({ db, clock, file: anchorsFile(env.DATA_DIR), say });
  return {
    env,
    db,
    mail,
    push,
    clock,
    search,
    settings,
    site: siteOf(env),
    changes,
    accounts: openAccounts({ db, env, clock }),
    files,
    media,
    onChanged: (listener) => void listeners.add(listener),
    close() {
      endAnchors();
      media.close();
      delivery.close();
      pushes.close();
      reminders.close();
      forgetting.close();
      quotations.close();
      sweeping.close();
      holds.close();
      changes.close();
      closeDb(db);
    },
  };
}

/** Two processes may find the same empty store: the one that comes second finds it filled. */
async function loadWhenEmpty(db: Db, env: Env, clock: Clock): Promise<boolean> {
  if ((await productCount(db)) > 0) return false;
  try {
    await loadFirstCatalogue(db, { now: clock.now(), actor: SYSTEM, demo: env.DEMO ?? true });
    return true;
  } catch (error) {
    if ((await productCount(db)) > 0) return false;
    throw error;
  }
}

export async function productCount(db: Db): Promise<number> {
  const [row] = await db.select({ count: count() }).from(products);
  return row?.count ?? 0;
}

async function readDemo(db: Db): Promise<boolean> {
  const [row] = await db
    .select({ value: settingsTable.value })
    .from(settingsTable)
    .where(eq(settingsTable.key, 'demo'));
  return row !== undefined && JSON.parse(row.value) === true;
}

async function reproject(db: Db, search: SearchService, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  const docs = await searchDocsFor(db, ids);
  const found = new Set(docs.map((doc) => doc.id));
  await search.put(docs);
  await search.drop(ids.filter((id) => !found.has(id)));
}

function siteOf(env: Env): Site {
  return {
    name: env.SITE_NAME,
    url: env.SITE_URL ?? null,
    owner: {
      name: env.OWNER_NAME ?? null,
      address: env.OWNER_ADDRESS ?? null,
      representative: env.OWNER_REPRESENTATIVE ?? null,
      taxCode: env.OWNER_TAX_CODE ?? null,
      taxCodeIssued: env.OWNER_TAX_CODE_ISSUED ?? null,
      phone: env.OWNER_PHONE ?? null,
      email: env.OWNER_EMAIL ?? null,
      registration: env.OWNER_REGISTRATION ?? null,
    },
  };
}

function stopwatch(say: (line: string) => void): (line: string) => void {
  let since = performance.now();
  return (line) => {
    const now = performance.now();
    say(`${line} (${((now - since) / 1000).toFixed(1)} s).`);
    since = now;
  };
}
