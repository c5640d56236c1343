import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { closeDb, type Db } from '#db/client.ts';
import { media } from '#db/schema/media.ts';
import type { Actor, Duty } from '#src/features/accounts/may.ts';
import { councilWith } from '#src/features/assessment/councils/scoring.fixture.server.ts';
import { localFiles } from '#src/outside/files.ts';
import { pictureKeyOf, plantMedia } from '#src/rights/media-deeds.examples.ts';
import { plantTradePages } from '#src/rights/trade-pages.examples.ts';
import { plantWorld, threePlaces, type World } from '#src/rights/worlds.examples.ts';
import { signedIn, storeOf } from '../people.ts';
import { startServer, type TestServer } from '../server.ts';
import { type Answered, Visitor } from '../visitor.ts';

/** What is sent, and the answers that are right. A FormData may hold files. */
export type Sent = readonly [
  what: string,
  address: string,
  fields: Readonly<Record<string, string>> | FormData,
  right: readonly number[],
];

export let server: TestServer;
export let db: Db;
export let home: World;
export let far: World;
export let near: World;
export let stranger: Visitor;
/** Whoever does everything in the house of `home`, sells there, packs there. */
export const house = {} as Record<Duty, Visitor>;
export let officer: Visitor;
/** Somebody of the other producer. */
export let victim: Visitor;
export const counted = { tried: 0, refused: 0, looked: 0 };

const TABLES = [
  ...['listing_changes', 'listing_change_fields', 'bulk_edits', 'offers', 'offer_prices'],
  ...['media', 'media_variants', 'product_pictures', 'story_pictures', 'stories', 'producers'],
  ...['products', 'seller_profiles', 'producer_claims', 'claim_files', 'invitation_letters'],
  ...['grants', 'invitations', 'notices', 'notice_choices', 'push_subscriptions'],
  ...['orders', 'parcels', 'reviews', 'quote_parts', 'lots', 'recalls', 'dossiers'],
];

export const actorOf = (duty: Duty): Actor => ({
  ...{ name: `Người ${duty}`, userId: `nha-${duty}` },
  grants: [{ role: 'producer', producerId: home.producerId, duty }],
});

/** Starts the site with three producers that have one of everything. For `beforeAll`. */
export async function startSellers(): Promise<void> {
  server = await startServer({
    clock: '2026-11-22T03:30:00.000Z',
    env: { SECOND_FACTOR: 'off' },
  });
  db = await storeOf(server);
  const files = localFiles(path.join(server.dataDir, 'files'));
  const { id: centralCouncilId } = await councilWith(db, { provinceCode: null });
  const places = await threePlaces(db);
  const plant = async (where: keyof typeof places, mark: string): Promise<World> => {
    const world = await plantWorld(db, files, places[where], { mark, centralCouncilId });
    await plantTradePages(db, world);
    await plantMedia(db, files, world);
    return world;
  };
  home = await plant('home', 'BÍMẬT-X');
  near = await plant('near', 'BÍMẬT-N');
  far = await plant('far', 'BÍMẬT-Y');
  stranger = new Visitor(server);
  for (const duty of ['manager', 'seller', 'packer'] as const) {
    house[duty] = await signedIn(server, db, actorOf(duty));
  }
  officer = await signedIn(server, db, home.actor('provincial-officer'));
  victim = await signedIn(server, db, far.actor('producer'));
}

/** For `afterAll`: says what was tried. */
export async function stopSellers(): Promise<void> {
  console.log(
    `sellers: ${counted.tried} requests tried, ${counted.refused} refused as they should be; ${counted.looked} pages looked at`,
  );
  closeDb(db);
  await server.stop();
}

/** Every row of the sellers' desk by table, and the uploads that have begun. */
export async function rows(): Promise<Record<string, string>> {
  const { rows: newest } = await db.$client.execute('select max(id) as id from changes');
  const found: Record<string, string> = { log: JSON.stringify(newest) };
  // Letters are sent meanwhile, and a thread that is looked at counts as read.
  const read = [
    ...TABLES.map((table) => [table, '*'] as const),
    ['mails', 'id, about'] as const,
    ['messages', 'id, parcel_id, side, text'] as const,
  ];
  for (const [table, columns] of read) {
    const { rows: list } = await db.$client.execute(`select ${columns} from ${table} order by 1`);
    const digest = createHash('sha1').update(JSON.stringify(list)).digest('base64').slice(0, 10);
    found[table] = `${list.length} ${digest}`;
  }
  const folders = readdirSync(server.dataDir, { recursive: true }).map(String);
  found['uploads'] = folders.filter((name) => /[0-9a-f]{12}-[0-9a-f]{32}/.test(name)).join();
  return found;
}

/** Words of other producers; an officer may read those of the province, a stranger not even those of `home`. */
export function leaksNothing(said: string, { text, location }: Answered, visitor: Visitor): void {
  const worlds = visitor === stranger ? 'XNY' : visitor === officer ? 'Y' : 'NY';
  const marks = [...worlds].flatMap((end) => [`BÍMẬT-${end}`, `LOKIN-${end}`]);
  for (const mark of marks) {
    expect.soft(`${text}\n${location ?? ''}`.includes(mark), `${said} tells “${mark}”`).toBe(false);
  }
}

/** One answer judged: as expected, nothing written. @param before what stood until then */
export async function judged(
  said: string,
  answer: { readonly status: number },
  { right, before }: { right: readonly number[]; before: Record<string, string> },
): Promise<void> {
  counted.tried += 1;
  expect.soft(right, `${said} → ${answer.status}`).toContain(answer.status);
  const after = await rows();
  const moved = Object.keys(after).filter((table) => after[table] !== before[table]);
  expect.soft(moved, said).toEqual([]);
  if (right.includes(answer.status) && moved.length === 0) counted.refused += 1;
}

/** Sends what nobody may, one after the other: refused as expected, nothing written, nothing told. */
export async function refuses(visitor: Visitor, all: readonly Sent[]): Promise<void> {
  const before = await rows();
  for (const [what, address, fields, right] of all) {
    const answer = await visitor.post(address, fields);
    const typed = fields instanceof FormData ? '(files)' : JSON.stringify(fields).slice(0, 200);
    const said = `${what}: ${address} ${typed}`;
    await judged(said, answer, { right, before });
    leaksNothing(said, answer, visitor);
  }
}

/** Looks where there is nothing for this visitor. */
export async function sees(
  visitor: Visitor,
  addresses: readonly string[],
  right: readonly number[],
): Promise<void> {
  for (const address of addresses) {
    const answer = await visitor.get(address);
    counted.looked += 1;
    expect.soft(right, `${address} → ${answer.status}`).toContain(answer.status);
    leaksNothing(address, answer, visitor);
  }
}

/** Number and key of the picture in a world's library. */
export async function pictureOf(world: World): Promise<{ id: number; key: string }> {
  const key = pictureKeyOf(world, 0);
  const [row] = await db.select({ id: media.id }).from(media).where(eq(media.key, key));
  return { id: row?.id ?? 0, key };
}
