import { eq } from 'drizzle-orm';
import { closeDb, type Db } from '#db/client.ts';
import { offers } from '#db/schema/catalogue.ts';
import { paths } from '#src/base/paths.ts';
import type { GrantedRole } from '#src/features/accounts/may.ts';
import { type DeskContent, plantDesk, plantReturnedClaim } from '#src/journeys/desk/content.ts';
import { tradePage } from '#src/journeys/desk/trade-content.ts';
import { DESK_VIEWS } from '#src/journeys/desk/views.ts';
import { signedIn, storeOf } from '#src/journeys/people.ts';
import type { TestServer } from '#src/journeys/server.ts';

/** A page to be measured; `cookie` as a browser sends it. */
export interface BenchPage {
  readonly name: string;
  readonly path: string;
  readonly cookie?: string;
}

/** What the server of {@link deskPages} is started with: its day is the one of the things planted there. */
export const DESK_SERVER = {
  clock: '2026-11-22T03:30:00.000Z',
  env: { SECOND_FACTOR: 'off' },
} as const;

/** Sizes of one producer in the table of prices. */
const SKUS = 500;

/** Pages of the desk with much on them, each as the person who works there. */
export async function deskPages(server: TestServer | null): Promise<BenchPage[]> {
  if (server === null) throw new Error('--desk needs a server of its own: leave --url out');
  const db = await storeOf(server);
  const content = await plantDesk(db, server.dataDir);
  const { world } = content;
  await manySkus(db, content);
  const cookieOf = async (role: GrantedRole): Promise<string> =>
    (await signedIn(server, db, world.actor(role))).cookie;
  const producer = await cookieOf('producer');
  const officer = await cookieOf('provincial-officer');
  closeDb(db);
  const p = paths('vi');
  const own: readonly (readonly [string, string])[] = [
    ['home', p.desk],
    ['listings', p.deskListings],
    ['listing', p.deskListing(world.productId)],
    ['story', p.deskStory(`ND-TRUYEN${world.producerId}`)],
    ['new-story', `${p.deskStories}/moi`],
    ['media', p.deskMedia],
    [`table-of-${SKUS}`, p.deskOfferTable],
    ['orders', p.deskOrders],
    ['messages', p.deskMessages],
    ['message', tradePage('tin-nhan/[code].astro')(content)],
    ['figures', p.deskFigures],
  ];
  const office: readonly (readonly [string, string])[] = [
    ['officer-home', p.desk],
    ['approvals', p.deskListingChanges],
    ['approval', p.deskListingChange(`ND-TRUYEN${world.producerId}`)],
    ['claims', p.deskClaims],
    ['quality', p.deskQuality],
  ];
  return [
    ...own.map(([name, path]) => ({ name, path, cookie: producer })),
    ...office.map(([name, path]) => ({ name, path, cookie: officer })),
  ];
}

/** Every view of everybody's desk that the journeys look at, by its address. */
export async function everyDeskPage(server: TestServer | null): Promise<BenchPage[]> {
  if (server === null) throw new Error('--every needs a server of its own: leave --url out');
  const db = await storeOf(server);
  const content = await plantDesk(db, server.dataDir);
  const pages: BenchPage[] = [];
  for (const [role, views] of Object.entries(DESK_VIEWS)) {
    if (role === 'nobody') continue;
    const { cookie } = await signedIn(server, db, content.world.actor(role as GrantedRole));
    for (const view of views) {
      const path = view(content);
      pages.push({ name: `${role} ${path}`, path, cookie });
    }
  }
  // The claim is of somebody who has an account by now.
  await plantReturnedClaim(db, content.world);
  closeDb(db);
  return pages;
}

/** The world's own size, {@link SKUS} times. */
async function manySkus(db: Db, { world }: DeskContent): Promise<void> {
  const [like] = await db.select().from(offers).where(eq(offers.productId, world.productId));
  if (like === undefined) throw new Error('the producer sells nothing');
  const { id: _id, ...rest } = like;
  const rows = Array.from({ length: SKUS }, (_, n) => ({
    ...{ ...rest, sku: `${rest.sku}-${n + 1}`, price: 20_000 + 500 * n },
    ...{ unitVi: `gói ${n + 1} × 100 g`, unitEn: `pack of ${n + 1} × 100 g` },
  }));
  for (let at = 0; at < rows.length; at += 100) {
    await db.insert(offers).values(rows.slice(at, at + 100));
  }
}
