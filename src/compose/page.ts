import type { AstroGlobal } from 'astro';
import type { Day } from '#src/base/day.ts';
import { toNumber } from '#src/base/day.ts';
import type { Lang } from '#src/base/lang.ts';
import { paths } from '#src/base/paths.ts';
import type { CardFacts } from '#src/features/catalogue/card.ts';
import { isService } from '#src/features/catalogue/offers/is-service.ts';
import { inSeason } from '#src/features/catalogue/offers/season.ts';
import { type Standing, standingAt } from '#src/features/certificates/standing.ts';
import type { Hit, SearchDoc } from '#src/features/search/contract.ts';
import type { SiteFacts } from '#src/ui/site-facts.ts';
import { words } from '#src/words/words.ts';
import type { App } from '#src/app.ts';
import { reference, type Reference } from './reference.ts';

/** What a page starts from. `path` is the address as asked, without language, with its query. */
export async function openPage(astro: Pick<AstroGlobal, 'locals' | 'url' | 'response'>) {
  const { app, lang, barePath } = astro.locals;
  const day = app.clock.today();
  return {
    app,
    lang,
    day,
    w: words(lang),
    p: paths(lang),
    site: siteFacts(app),
    path: `${barePath}${astro.url.search}`,
    barePath,
    ref: await reference(app.db),
    /** Lets the page cache keep the page until one of the subjects changes (or the day does). */
    keep(subjects: readonly string[]): void {
      astro.response.headers.set('x-cache-subjects', [...new Set(subjects)].join(' '));
    },
  };
}

const FONT_URL = '/fonts/be-vietnam-pro-v1.woff2';

/** What every page says of the site itself. */
export function siteFacts(app: App): SiteFacts {
  const { HOST, PORT } = app.env;
  return {
    name: app.site.name,
    url: app.site.url ?? `http://${HOST === '0.0.0.0' ? '127.0.0.1' : HOST}:${PORT}`,
    demo: app.settings.demo,
    fontUrl: FONT_URL,
    owner: app.site.owner,
  };
}

export interface Card {
  readonly id: number;
  readonly card: CardFacts;
  readonly standing: Standing;
}

/** Whether a product can be ordered today, for its card. */
function notNowOf(
  { soldOut, season, price, producer, set, holiday }: SearchDoc,
  day: Day,
): Pick<CardFacts, 'notNow'> {
  if (price === null) return {};
  if (producer === null) return { notNow: 'no-producer' };
  if (isService(set.no)) return { notNow: 'by-request' };
  if (holiday && holiday.from <= day && day <= holiday.until) return { notNow: 'holiday' };
  if (season && !inSeason({ seasonFrom: season.from, seasonTo: season.to }, day)) {
    return { notNow: 'out-of-season' };
  }
  return soldOut ? { notNow: 'sold-out' } : {};
}

/** A search hit as a card shows it on a day. */
export function cardOf(hit: Hit | SearchDoc, ref: Reference, lang: Lang, day: Day): Card {
  const doc = 'doc' in hit ? hit.doc : hit;
  const province = ref.province(doc.province.code);
  const old = ref.oldProvince(doc.oldProvinceCode);
  const place =
    old !== null && old.name !== province.name
      ? `${doc.province.name} (${words(lang).before2025(old.name)})`
      : doc.province.name;
  return {
    id: doc.id,
    standing: standingAt(doc.timeline, toNumber(day)),
    card: {
      slug: doc.slug,
      name: doc.name,
      nameLang: doc.nameLang,
      setNo: doc.set.no,
      producerName: doc.producer?.name ?? null,
      place,
      region: province.region,
      price: doc.price,
      priceIsIllustrative: doc.priceIsIllustrative,
      ...(doc.photo ? { photo: doc.photo } : {}),
      ...notNowOf(doc, day),
      ...('doc' in hit ? { nameMarks: hit.nameMarks, producerMarks: hit.producerMarks } : {}),
    },
  };
}
