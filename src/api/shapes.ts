import { toNumber } from '#src/base/day.ts';
import type { Day } from '#src/base/day.ts';
import type { Lang } from '#src/base/lang.ts';
import { machinePaths, paths } from '#src/base/paths.ts';
import { boxOf } from '#src/features/catalogue/offers/box.ts';
import { schemaAvailability } from '#src/features/catalogue/offers/schema-availability.ts';
import type { ProductRecord } from '#src/features/catalogue/read-product.server.ts';
import type {
  CertificateOnDay,
  CertificateRow,
  RegisterLine,
} from '#src/features/certificates/read-register.server.ts';
import { type Standing, standingAt } from '#src/features/certificates/standing.ts';
import {
  FACETS,
  type Hit,
  type SearchResult,
  type Suggestion,
} from '#src/features/search/contract.ts';
import type { Reference } from '#src/compose/reference.ts';

/** What every shape needs to know of the question. */
export interface Asked {
  readonly lang: Lang;
  /** `https://moixa.vn` */
  readonly origin: string;
  readonly day: Day;
  /** Illustrative prices may be shown, and are said to be. */
  readonly demo: boolean;
  readonly ref: Reference;
}

const known = (text: string): string | null => (text === '' ? null : text);

export function hitShape(hit: Hit, asked: Asked) {
  const { doc } = hit;
  const standing = standingAt(doc.timeline, toNumber(asked.day));
  const shown = !doc.priceIsIllustrative || asked.demo;
  const old = asked.ref.oldProvince(doc.oldProvinceCode);
  return {
    slug: doc.slug,
    name: doc.name,
    nameLang: doc.nameLang,
    producer: doc.producer?.name ?? null,
    producerSlug: doc.producer?.slug ?? null,
    province: doc.province.name,
    provinceCode: doc.province.code,
    oldProvince: old?.name ?? null,
    commune: doc.commune?.name ?? null,
    communeCode: doc.commune?.code ?? null,
    group: asked.lang === 'en' ? doc.group.nameEn : doc.group.nameVi,
    groupCode: doc.group.code,
    set: asked.lang === 'en' ? doc.set.nameEn : doc.set.nameVi,
    setNo: doc.set.no,
    stars: standing.stars,
    awarded: standing.awarded,
    state: standing.state,
    reason: standing.reason,
    validUntil: standing.validUntil,
    price: shown ? doc.price : null,
    ...(doc.price !== null && doc.priceIsIllustrative && shown ? { priceIllustrative: true } : {}),
    url: asked.origin + paths(asked.lang).product(doc.slug),
    apiUrl: asked.origin + machinePaths.apiProduct(doc.slug),
  };
}

export function searchShape(result: SearchResult, asked: Asked) {
  return {
    total: result.total,
    tookMs: Math.round(result.tookMs * 100) / 100,
    engine: result.engine,
    day: asked.day,
    correctedTo: result.correctedTo,
    hits: result.hits.map((hit) => hitShape(hit, asked)),
    facets: Object.fromEntries(
      FACETS.map((facet) => [facet, Object.fromEntries(result.facets[facet])]),
    ),
  };
}

export function suggestionShape(suggestion: Suggestion, lang: Lang) {
  const p = paths(lang);
  const { kind, slug } = suggestion;
  const place = suggestion.place === 'commune' ? p.commune(slug) : p.province(slug);
  return {
    kind,
    text: lang === 'en' ? suggestion.textEn : suggestion.text,
    note: lang === 'en' ? suggestion.noteEn : suggestion.note,
    url: { product: p.product(slug), producer: p.producer(slug), place, set: p.set(slug) }[kind],
  };
}

function standingShape({ state, stars, awarded, validUntil, reason }: Standing) {
  return { state, stars, awarded, validUntil, reason };
}

export function certificateShape(row: CertificateRow, standing: Standing, asked: Asked) {
  return {
    code: row.code,
    stars: row.stars,
    starsToday: standing.stars,
    state: standing.state,
    reason: standing.reason,
    validUntil: standing.validUntil,
    decisionNo: known(row.decisionNo),
    decidedOn: row.decidedOn,
    year: row.year,
    issuedFirst: row.issuedFirst,
    issuedLast: row.issuedLast,
    criteriaVersion: row.criteriaVersion,
    evidence: row.evidence,
    score: known(row.score),
    heldOverUntil: row.heldOverUntil,
    revokedOn: row.revokedOn,
    revokedWhy: known(row.revokedWhy),
    printed: {
      name: known(row.printedName),
      producer: known(row.printedProducer),
      commune: known(row.printedCommune),
      district: known(row.printedDistrict),
      province: known(row.printedProvince),
      group: known(row.printedGroup),
    },
    source: { url: known(row.sourceUrl), via: known(row.sourceVia), readOn: row.sourceReadOn },
    note: known(row.note),
    url: asked.origin + paths(asked.lang).certificate(row.code),
    apiUrl: asked.origin + machinePaths.apiCertificate(row.code),
  };
}

export function productLink(
  product: { readonly slug: string; readonly name: string },
  asked: Asked,
) {
  return {
    slug: product.slug,
    name: product.name,
    url: asked.origin + paths(asked.lang).product(product.slug),
    apiUrl: asked.origin + machinePaths.apiProduct(product.slug),
  };
}

export function producerLink(
  producer: { readonly slug: string; readonly name: string } | null,
  asked: Asked,
) {
  return producer === null
    ? null
    : {
        slug: producer.slug,
        name: producer.name,
        url: asked.origin + paths(asked.lang).producer(producer.slug),
        apiUrl: asked.origin + machinePaths.apiProducer(producer.slug),
      };
}

export function provinceShape(
  province: { code: string; slug: string; name: string; nameEn: string; region: string },
  asked: Asked,
) {
  return {
    code: province.code,
    slug: province.slug,
    name: province.name,
    nameEn: province.nameEn,
    region: province.region,
    url: asked.origin + paths(asked.lang).province(province.slug),
  };
}

export function communeShape(
  commune: { code: string; slug: string; name: string; kind: string } | null,
  asked: Asked,
) {
  return commune === null
    ? null
    : {
        code: commune.code,
        slug: commune.slug,
        name: commune.name,
        kind: commune.kind,
        url: asked.origin + paths(asked.lang).commune(commune.slug),
      };
}

type Story = Pick<ProductRecord['stories'][number], 'slug' | 'titleVi' | 'titleEn'>;

export function storyLink(story: Story, asked: Asked) {
  const english = asked.lang === 'en' && story.titleEn !== '';
  return {
    slug: story.slug,
    title: english ? story.titleEn : story.titleVi,
    titleLang: english ? 'en' : 'vi',
    url: asked.origin + paths(asked.lang).story(story.slug),
  };
}

/** What a printed code leads to. @param link the path of the product's own code; its page while it has none */
export function scanUrl(slug: string, origin: string, link: string | null): string {
  return origin + (link ?? machinePaths.scan(slug));
}

export function productShape(
  record: ProductRecord,
  certificates: readonly CertificateOnDay[],
  standing: Standing,
  asked: Asked,
  { codeLink, recalled }: { readonly codeLink: string | null; readonly recalled: boolean },
) {
  const { product, set, group } = record;
  const onSale = record.offers.filter(
    ({ state, illustrative }) => state === 'on-sale' && (asked.demo || !illustrative),
  );
  const { lines } = boxOf(onSale, {
    ...{ today: asked.day, recalled, setNo: product.setNo },
    producerId: record.producer?.id ?? null,
  });
  const en = asked.lang === 'en';
  return {
    ...productLink(product, asked),
    nameLang: product.nameLang,
    otherNames: record.otherNames,
    producer: producerLink(record.producer, asked),
    places: {
      today: {
        commune: communeShape(record.commune, asked),
        province: provinceShape(record.province, asked),
      },
      old: record.oldProvince
        ? { province: { code: record.oldProvince.code, name: record.oldProvince.name } }
        : null,
      printed: certificates.map(({ row }) => ({
        certificate: row.code,
        commune: known(row.printedCommune),
        district: known(row.printedDistrict),
        province: known(row.printedProvince),
      })),
      how: product.placeHow,
    },
    group: { code: group.code, slug: group.slug, name: en ? group.nameEn : group.nameVi },
    set: { no: set.no, slug: set.slug, name: en ? set.nameEn : set.nameVi },
    setBy: product.setBy,
    addedOn: product.addedOn,
    day: asked.day,
    standing: standingShape(standing),
    offers: lines.map((line) => ({
      sku: line.offer.sku,
      unit: en ? line.offer.unitEn : line.offer.unitVi,
      price: line.offer.price,
      currency: 'VND',
      availability: schemaAvailability(line),
      illustrative: line.offer.illustrative,
    })),
    certificates: certificates.map(({ row, standing: own }) => certificateShape(row, own, asked)),
    summary: known((asked.lang === 'en' && product.summaryEn) || product.summaryVi),
    description: known((asked.lang === 'en' && product.descriptionEn) || product.descriptionVi),
    stories: record.stories.map((story) => storyLink(story, asked)),
    scanUrl: scanUrl(product.slug, asked.origin, codeLink),
    qrSvg: `${asked.origin}${machinePaths.apiProduct(product.slug)}/qr.svg`,
    qrPng: `${asked.origin}${machinePaths.apiProduct(product.slug)}/qr.png`,
  };
}

export function registerShape(line: RegisterLine, asked: Asked) {
  const { ref, lang } = asked;
  const set = ref.set(line.product.setNo);
  const group = ref.groups.find(({ code }) => code === line.groupCode);
  return {
    ...certificateShape(line.certificate, line.standing, asked),
    product: productLink(line.product, asked),
    producer: producerLink(line.producer, asked),
    province: provinceShape(ref.province(line.province.code), asked),
    oldProvince: line.oldProvince,
    group: { code: line.groupCode, name: (lang === 'en' ? group?.nameEn : group?.nameVi) ?? '' },
    set: { no: set.no, name: lang === 'en' ? set.nameEn : set.nameVi },
  };
}
