import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers } from '#db/schema/catalogue.ts';
import { companyPrefixes } from '#db/schema/codes.ts';
import { communes, provinces } from '#db/schema/places.ts';
import { type Day, toNumber } from '#src/base/day.ts';
import { pictureFor } from '#src/features/catalogue/pictures.ts';
import { pictureAddress, variantFor } from '#src/features/media/picture.ts';
import { picturesOfProducts } from '#src/features/media/read-media.server.ts';
import { readProduct } from '#src/features/catalogue/read-product.server.ts';
import { certificateFacts, onDay } from '#src/features/certificates/read-register.server.ts';
import { productTimeline, standingAt } from '#src/features/certificates/standing.ts';
import { itemLink } from '#src/features/trace/codes/item-link.ts';
import { readLotStory } from '#src/features/trace/lots/read-story.server.ts';
import {
  readRecallNotices,
  recalledLotsOfProduct,
} from '#src/features/trace/recalls/read-notices.server.ts';
import type { Resolved } from '#src/features/trace/resolve/resolve-link.server.ts';
import { serialSignal } from '#src/features/trace/scans/read-signal.server.ts';
import type { ScanFacts, Thing } from './scan-facts.ts';

export interface Scan {
  readonly facts: ScanFacts;
  /** Subjects of the change log that the page depends on. */
  readonly subjects: readonly string[];
}

interface Asked {
  readonly resolved: Resolved;
  /** The code's path in its one spelling. */
  readonly link: string;
  readonly today: Day;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Made-up lots are only known while the site demonstrates itself. */
  readonly demo: boolean;
}

/**
 * What is said of a code that was looked up: a handful of statements.
 * @returns null when it names no product
 */
export async function readScan(db: Db, asked: Asked): Promise<Scan | null> {
  const { resolved, link, today } = asked;
  const { item } = resolved;
  const found = resolved.product === null ? null : await readProduct(db, resolved.product.slug);
  if (item === null || found === null) return null;
  const { product, producer, set, province, commune } = found;
  const lot = resolved.lot?.illustrative === true && !asked.demo ? null : resolved.lot;
  const serial = lot === null ? null : resolved.serial;
  const [story, recalls, recalled, signal, identifier] = await Promise.all([
    lot === null ? null : readLotStory(db, lot.id, 'public'),
    lot === null ? [] : readRecallNotices(db, lot.id),
    lot === null ? recalledLotsOfProduct(db, product.id) : [],
    serial === null ? null : serialSignal(db, serial.id, asked.now),
    producer === null ? '' : prefixOf(db, producer.id),
  ]);
  const certificates = onDay(found.certificates, today).get(product.id) ?? [];
  const timeline = productTimeline(certificates.map(({ row }) => certificateFacts(row)));
  const { from: _from, ...standing } = standingAt(timeline, toNumber(today));
  const row = (
    certificates.find(
      ({ standing: own }) => own.state === standing.state && own.awarded === standing.awarded,
    ) ?? certificates[0]
  )?.row;
  const price = found.offers.find(
    ({ illustrative, state }) => state === 'on-sale' && (asked.demo || !illustrative),
  );
  const [tale] = found.stories;
  const facts: ScanFacts = {
    today,
    link,
    asked: { lot: resolved.asked.lot ?? null, serial: resolved.asked.serial ?? null },
    product: {
      slug: product.slug,
      name: product.name,
      nameLang: product.nameLang,
      set,
      ...(await pictureOf(db, { id: product.id, setNo: set.no, name: product.name })),
      region: province.region,
      label: found.label,
    },
    item: {
      ...item,
      link: itemLink(item),
      withdrawn: item.withdrawnAt !== null,
    },
    producer: producer && {
      slug: producer.slug,
      name: producer.name,
      address: producer.printedPlace,
      identifier,
    },
    where: { province, commune },
    standing,
    certificate: row
      ? { code: row.code, decisionNo: row.decisionNo, decidedOn: row.decidedOn }
      : null,
    story,
    recalls,
    recalledLots: distinct(
      recalled.map((one) => ({
        code: one.lotCode,
        link: itemLink(one, { lot: one.lotCode }),
      })),
    ),
    serial: serial && signal && { serial: serial.serial, signal },
    tale: tale
      ? {
          ...{ slug: tale.slug, titleVi: tale.titleVi, titleEn: tale.titleEn },
          ...{ summaryVi: tale.summaryVi, summaryEn: tale.summaryEn },
        }
      : null,
    price: price ? { amount: price.price, illustrative: price.illustrative } : null,
  };
  return { facts, subjects: subjectsOf(found, resolved, story) };
}

/** What the GS1 office knows the producer by. */
async function prefixOf(db: Db, producerId: number): Promise<string> {
  const [row] = await db
    .select({ prefix: companyPrefixes.prefix })
    .from(companyPrefixes)
    .where(eq(companyPrefixes.producerId, producerId))
    .limit(1);
  return row?.prefix ?? '';
}

type Story = Awaited<ReturnType<typeof readLotStory>>;

/** What follows from a place, a party or a recall reaches the page by its lot, its item or its product. */
function subjectsOf(
  { product, producer, stories }: NonNullable<Awaited<ReturnType<typeof readProduct>>>,
  { item, lot }: Resolved,
  story: Story,
): string[] {
  const near = story?.stages.flatMap(({ about }) => about ?? []) ?? [];
  const refs = story === null ? [] : [...story.madeFrom, ...story.madeInto, ...near];
  const lots = [lot?.id ?? null, ...refs.map(({ lotId }) => lotId)];
  return [
    `item:${item?.id}`,
    `product:${product.id}`,
    ...(producer === null ? [] : [`producer:${producer.id}`]),
    ...stories.map(({ id }) => `story:${id}`),
    ...lots.filter((id) => id !== null).map((id) => `lot:${id}`),
    'settings',
  ];
}

function distinct<T extends { readonly link: string }>(lots: readonly T[]): T[] {
  return [...new Map(lots.map((lot) => [lot.link, lot])).values()];
}

/** The place or organisation that a code names; only what is open to everybody. Null for all else. */
export async function readThing(db: Db, resolved: Resolved, link: string): Promise<Thing | null> {
  const { place, party } = resolved;
  const owner = place ?? party;
  if (owner === null || !owner.open) return null;
  const [producer] = await db
    .select({ slug: producers.slug, name: producers.name })
    .from(producers)
    .where(eq(producers.id, owner.producerId));
  const what = place === null ? 'party' : 'place';
  const where = place === null ? '' : await readWhere(db, place);
  const extension = place?.glnExtension ? ` (254) ${place.glnExtension}` : '';
  return {
    what,
    link,
    name: owner.name,
    kind: place?.kind ?? null,
    // Who trades with whom is the producer's own affair: of a party only its name and number are told.
    address: place?.address ?? '',
    where,
    code: `${owner.gln ?? owner.shortCode}${extension}`,
    producer: place === null ? null : (producer ?? null),
  };
}

async function readWhere(
  db: Db,
  place: { readonly provinceCode: string; readonly communeCode: string | null },
): Promise<string> {
  const [found] = await db
    .select({
      kind: provinces.kind,
      name: provinces.name,
      communeKind: communes.kind,
      commune: communes.name,
    })
    .from(provinces)
    .leftJoin(communes, eq(communes.code, place.communeCode ?? ''))
    .where(eq(provinces.code, place.provinceCode));
  if (!found) return '';
  const commune = found.commune === null ? '' : `${found.communeKind} ${found.commune}, `;
  return `${commune}${found.kind} ${found.name}`;
}

/** The product's first photograph, small, or else its drawing. */
async function pictureOf(
  db: Db,
  { id, setNo, name }: { id: number; setNo: number; name: string },
): Promise<Pick<ScanFacts['product'], 'picture' | 'photo'>> {
  const one = (await picturesOfProducts(db, [id])).get(id)?.[0];
  const variant = one ? variantFor(one, 'jpeg', 320) : null;
  if (!one || !variant) return { picture: pictureFor({ setNo, name }).src };
  const { width, height } = variant;
  return {
    picture: pictureAddress(one.key, width, 'jpeg'),
    photo: { ...one.alt, width, height },
  };
}
