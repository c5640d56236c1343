import type { Day } from '#src/base/day.ts';
import type { Lang } from '#src/base/lang.ts';
import { formatCount } from '#src/base/money.ts';
import type { App } from '#src/app.ts';
import { pictureFor } from '#src/features/catalogue/pictures.ts';
import { readProduct } from '#src/features/catalogue/read-product.server.ts';
import {
  certificateFacts,
  readCertificate,
  readCertificatesOf,
} from '#src/features/certificates/read-register.server.ts';
import { canonicalCode } from '#src/features/certificates/register-query.ts';
import { productStanding, type Standing } from '#src/features/certificates/standing.ts';
import { variantFor } from '#src/features/media/picture.ts';
import { picturesOfProducts } from '#src/features/media/read-media.server.ts';
import { openVariant } from '#src/features/media/read-variant.server.ts';
import { readStory } from '#src/features/stories/read-stories.server.ts';
import type { Preview } from '#src/outside/preview-image.ts';
import { anyQuery } from '#src/features/search/any-query.ts';
import { reference, type Reference } from '#src/compose/reference.ts';
import { homeWords } from '#src/words/home.ts';
import { words } from '#src/words/words.ts';
import { IN_FORCE } from './in-force.ts';

/** Pages that are no product: their names begin with what they are. */
const PROVINCE = 'tinh-';
const CERTIFICATE = 'chung-nhan-';
const STORY = 'cau-chuyen-';
export const HOME = 'trang-chu';

const SAID = {
  vi: {
    province: (name: string) => `Đặc sản OCOP ${name}`,
    counts: (all: string, holding: string) =>
      `${all} sản phẩm trong sổ, ${holding} còn sao hôm nay`,
    story: 'Câu chuyện',
    certificate: (code: string) => `Chứng nhận ${code}`,
  },
  en: {
    province: (name: string) => `OCOP specialities from ${name}`,
    counts: (all: string, holding: string) =>
      `${all} products in the register, ${holding} hold a star today`,
    story: 'Story',
    certificate: (code: string) => `Certificate ${code}`,
  },
} as const;

interface Asking {
  readonly app: App;
  readonly lang: Lang;
  readonly day: Day;
  readonly ref: Reference;
}

/** What the preview of a page shows; null when there is no such page. */
export async function previewOf(app: App, lang: Lang, slug: string): Promise<Preview | null> {
  const asking = { app, lang, day: app.clock.today(), ref: await reference(app.db) };
  if (slug === HOME) return home(asking);
  return (
    (await product(asking, slug)) ??
    (await province(asking, slug)) ??
    (await certificate(asking, slug)) ??
    (await story(asking, slug))
  );
}

function frame({ app, lang }: Asking): Pick<Preview, 'siteName' | 'tagline' | 'kicker'> {
  return { siteName: app.site.name, tagline: words(lang).tagline, kicker: '' };
}

/** Stars only while they hold; a lapsed product says what became of them. */
function standingLines(standing: Standing, lang: Lang) {
  const w = words(lang).standing;
  return standing.stars > 0
    ? {
        stars: standing.stars,
        starLine: w.stars(standing.stars),
        stateLine: w.short(standing),
        tone: 'valid' as const,
      }
    : { stars: 0 as const, starLine: '', stateLine: w.long(standing), tone: 'lapsed' as const };
}

function placeLine({ ref, lang }: Asking, code: string, oldCode: string | null): string {
  const now = ref.province(code);
  const old = ref.oldProvince(oldCode);
  return old !== null && old.name !== now.name
    ? `${now.name} (${words(lang).before2025(old.name)})`
    : now.name;
}

async function home(asking: Asking): Promise<Preview> {
  const w = homeWords[asking.lang];
  return {
    ...frame(asking),
    title: w.title,
    stars: 0,
    starLine: '',
    stateLine: await counts(asking, {}),
    tone: 'plain',
    feet: [],
    region: 'dbsh',
    picture: '/tranh/trang-chu.svg',
  };
}

async function counts(
  { app, day, lang }: Asking,
  filter: { readonly province?: readonly string[] },
): Promise<string> {
  const all = { ...anyQuery(day), ...filter, limit: 1 };
  const [everything, holding] = await Promise.all([
    app.search.find(all),
    app.search.find({ ...all, state: IN_FORCE }),
  ]);
  return SAID[lang].counts(formatCount(everything.total, lang), formatCount(holding.total, lang));
}

async function product(asking: Asking, slug: string): Promise<Preview | null> {
  const { app, lang, day, ref } = asking;
  const record = await readProduct(app.db, slug);
  if (record === null) return null;
  const { id, name, provinceCode, oldProvinceCode } = record.product;
  const certificates = (await readCertificatesOf(app.db, [id], day)).get(id) ?? [];
  const standing = productStanding(
    certificates.map(({ row }) => certificateFacts(row)),
    day,
  );
  return {
    ...frame(asking),
    ...standingLines(standing, lang),
    title: name,
    feet: [record.producer?.name ?? '', placeLine(asking, provinceCode, oldProvinceCode)],
    region: ref.province(provinceCode).region,
    picture: pictureFor({ setNo: record.set.no, name }).src,
    photo: await photoOf(app, id),
  };
}

/** The first photograph of a product, as large as the preview shows it. */
async function photoOf(app: App, productId: number): Promise<Uint8Array | undefined> {
  const one = (await picturesOfProducts(app.db, [productId])).get(productId)?.[0];
  const width = one ? variantFor(one, 'jpeg', 640)?.width : undefined;
  if (!one || width === undefined) return undefined;
  const hash = await openVariant(app.db, { key: one.key, width, format: 'jpeg' });
  return (hash === null ? null : await app.files.read(hash)) ?? undefined;
}

async function province(asking: Asking, slug: string): Promise<Preview | null> {
  const { app, lang, day, ref } = asking;
  const found = slug.startsWith(PROVINCE)
    ? ref.provinces.find((one) => one.slug === slug.slice(PROVINCE.length))
    : undefined;
  if (found === undefined) return null;
  const { hits } = await app.search.find({
    ...anyQuery(day),
    province: [found.code],
    sort: 'sao',
    limit: 1,
  });
  const [best] = hits;
  return {
    ...frame(asking),
    title: SAID[lang].province(found.name),
    stars: 0,
    starLine: '',
    stateLine: await counts(asking, { province: [found.code] }),
    tone: 'plain',
    feet: [],
    region: found.region,
    picture: best
      ? pictureFor({ setNo: best.doc.set.no, name: best.doc.name }).src
      : `/tranh/${HOME}.svg`,
  };
}

async function certificate(asking: Asking, slug: string): Promise<Preview | null> {
  const { app, lang, day, ref } = asking;
  if (!slug.startsWith(CERTIFICATE)) return null;
  const code = canonicalCode(slug.slice(CERTIFICATE.length));
  const found = code === null ? null : await readCertificate(app.db, code, day);
  if (found === null) return null;
  const { provinceCode, oldProvinceCode, setNo, name } = found.product;
  return {
    ...frame(asking),
    ...standingLines(found.standing, lang),
    kicker: SAID[lang].certificate(found.certificate.code),
    title: name,
    feet: [found.producer?.name ?? '', placeLine(asking, provinceCode, oldProvinceCode)],
    region: ref.province(provinceCode).region,
    picture: pictureFor({ setNo, name }).src,
  };
}

async function story(asking: Asking, slug: string): Promise<Preview | null> {
  const { app, lang, day } = asking;
  const found = slug.startsWith(STORY) ? await readStory(app.db, slug.slice(STORY.length)) : null;
  if (found === null) return null;
  const english = lang === 'en' && found.story.titleEn !== '';
  const [first] = found.products;
  const record = first ? await readProduct(app.db, first.slug) : null;
  const place = found.province
    ? placeLine({ ...asking, day }, found.province.code, null)
    : found.story.place;
  return {
    ...frame(asking),
    kicker: SAID[lang].story,
    title: english ? found.story.titleEn : found.story.titleVi,
    stars: 0,
    starLine: '',
    stateLine: '',
    tone: 'plain',
    feet: [found.story.producerName, place],
    region: found.province?.region ?? 'dbsh',
    picture: record
      ? pictureFor({ setNo: record.set.no, name: record.product.name }).src
      : `/tranh/${HOME}.svg`,
  };
}
