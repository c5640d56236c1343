import { LANGS } from '#src/base/lang.ts';
import { AVAILABILITIES } from '#src/features/catalogue/offers/schema-availability.ts';
import { CRITERIA_VERSIONS } from '#src/features/certificates/criteria-version.ts';
import { STATES } from '#src/features/certificates/standing.ts';
import { FACETS, PRODUCER_KINDS } from '#src/features/search/contract.ts';

type Schema = Readonly<Record<string, unknown>>;

const text = { type: 'string' } as const;
const words = { type: 'string', minLength: 1 } as const;
const maybe = { type: ['string', 'null'] } as const;
const day = { type: 'string', format: 'date' } as const;
const maybeDay = { type: ['string', 'null'], format: 'date' } as const;
const uri = { type: 'string', format: 'uri' } as const;
const slug = { type: 'string', pattern: '^[a-z0-9]+(?:-[a-z0-9]+)*$' } as const;
const count = { type: 'integer', minimum: 0 } as const;
const stars = {
  type: 'integer',
  enum: [0, 3, 4, 5],
  description: 'Stars that may be shown today; 0 when none is in force.',
} as const;
const awarded = {
  type: 'integer',
  enum: [0, 3, 4, 5],
  description: 'Stars that were awarded, whatever has become of them; 0 when none are known.',
} as const;
const validUntil = {
  ...maybeDay,
  description:
    'While valid or held over: the last day that is certain. When expired: the last day it can have held.',
} as const;
const reason = {
  type: ['string', 'null'],
  enum: ['year-only', 'no-date', 'no-decision', 'no-stars', 'below-three', 'not-yet', null],
  description: 'Why the state is `unknown` or `none`.',
} as const;
const setBy = {
  type: 'string',
  enum: ['inferred', 'source', 'officer'],
  description: 'Who put the product into its set; `inferred`: we did, from its name.',
} as const;

export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const orNull = (name: string): Schema => ({ anyOf: [ref(name), { type: 'null' }] });
const listOf = (items: Schema): Schema => ({ type: 'array', items });

/** An object whose properties are all there, unless named as optional; nothing else is in it. */
function object(properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []) {
  return {
    type: 'object',
    properties,
    required: Object.keys(properties).filter((name) => !optional.includes(name)),
    additionalProperties: false,
  } as const;
}

const link = { slug, name: words, url: uri, apiUrl: uri };
const place = { code: words, slug, name: words };
const certificate = {
  code: { type: 'string', pattern: '^MX-\\d{5,6}$' },
  stars: {
    type: ['integer', 'null'],
    minimum: 1,
    maximum: 5,
    description: 'As the decision states; null where the source states none.',
  },
  starsToday: stars,
  state: ref('State'),
  reason,
  validUntil,
  decisionNo: maybe,
  decidedOn: maybeDay,
  year: { type: ['integer', 'null'], description: 'The year the source names.' },
  issuedFirst: { ...maybeDay, description: 'First possible day of the decision.' },
  issuedLast: { ...maybeDay, description: 'Last possible day of the decision.' },
  criteriaVersion: {
    type: ['string', 'null'],
    enum: [...CRITERIA_VERSIONS.map(({ id }) => id), null],
  },
  evidence: {
    type: 'string',
    enum: ['decision', 'council', 'report'],
    description:
      '`decision`: the recognition itself; `council`: a result of a council, the decision not seen; `report`: news of a recognition.',
  },
  score: { ...maybe, description: 'As printed; decimal comma or point.' },
  heldOverUntil: maybeDay,
  revokedOn: maybeDay,
  revokedWhy: maybe,
  printed: object({
    name: maybe,
    producer: maybe,
    commune: maybe,
    district: maybe,
    province: maybe,
    group: maybe,
  }),
  source: object({ url: { type: ['string', 'null'], format: 'uri' }, via: maybe, readOn: day }),
  note: maybe,
  url: uri,
  apiUrl: uri,
};
const oldProvince = { anyOf: [object({ code: words, name: words }), { type: 'null' }] };

/** Every shape the open data answers with; a test holds real answers against them. */
export const SCHEMAS = {
  Lang: { type: 'string', enum: LANGS },
  State: {
    type: 'string',
    enum: STATES,
    description:
      'What is true today. A certificate holds 36 months; where a source is too vague to tell, the state is `unknown`.',
  },
  Error: object({
    error: object(
      {
        code: {
          type: 'string',
          enum: ['bad-request', 'not-found', 'method-not-allowed', 'defect'],
        },
        message: words,
        problems: listOf(
          object({ param: words, value: text, problem: words, allowed: listOf(text) }, ['allowed']),
        ),
        id: words,
      },
      ['problems', 'id'],
    ),
  }),
  Link: object(link),
  Province: object({
    ...place,
    nameEn: words,
    region: { type: 'string', enum: ['tdmnpb', 'dbsh', 'btb', 'nttn', 'dnb', 'dbscl'] },
    url: uri,
  }),
  Commune: object({ ...place, kind: words, url: uri }),
  StoryLink: object({ slug, title: words, titleLang: ref('Lang'), url: uri }),
  Hit: object(
    {
      slug,
      name: words,
      nameLang: { type: 'string', description: 'Language of the name as the source gives it.' },
      producer: maybe,
      producerSlug: maybe,
      province: { ...words, description: 'Name of the province today, in Vietnamese.' },
      provinceCode: words,
      oldProvince: { ...maybe, description: 'Province before 1 July 2025.' },
      commune: maybe,
      communeCode: maybe,
      group: words,
      groupCode: words,
      set: words,
      setNo: { type: 'integer', minimum: 1, maximum: 26 },
      stars,
      awarded,
      state: ref('State'),
      reason,
      validUntil,
      price: { type: ['integer', 'null'], minimum: 0, description: 'Lowest price in whole đồng.' },
      priceIllustrative: { const: true, description: 'The price is made up for demonstration.' },
      url: uri,
      apiUrl: uri,
    },
    ['priceIllustrative'],
  ),
  Facets: {
    ...object(
      Object.fromEntries(
        FACETS.map((facet) => [facet, { type: 'object', additionalProperties: count }]),
      ),
    ),
    description:
      'Value → number of products. Each facet is counted without its own filter. Groups by code, sets by number, provinces by code.',
  },
  SearchAnswer: object({
    total: count,
    tookMs: { type: 'number', minimum: 0, description: 'Of the search itself, when it was run.' },
    engine: { type: 'string', enum: ['embedded', 'meilisearch'] },
    day,
    correctedTo: {
      ...maybe,
      description: 'The words searched instead, when nothing answered to those typed.',
    },
    hits: listOf(ref('Hit')),
    facets: ref('Facets'),
  }),
  SuggestAnswer: object({
    suggestions: {
      ...listOf(
        object({
          kind: { type: 'string', enum: ['product', 'producer', 'place', 'set'] },
          text: words,
          note: text,
          url: { type: 'string', format: 'uri-reference' },
        }),
      ),
      maxItems: 8,
    },
  }),
  Standing: object({ state: ref('State'), stars, awarded, validUntil, reason }),
  Certificate: object(certificate),
  Offer: object({
    sku: words,
    unit: words,
    price: count,
    currency: { const: 'VND' },
    availability: {
      type: 'string',
      enum: AVAILABILITIES,
      description:
        'ItemAvailability of schema.org on the day asked for, with what is left now. InStoreOnly: a service, booked with its provider. Sizes that are off sale are left out.',
    },
    illustrative: {
      type: 'boolean',
      description: 'True: made up for demonstration, confirmed by nobody.',
    },
  }),
  Product: object({
    ...link,
    nameLang: text,
    otherNames: listOf(words),
    producer: orNull('Link'),
    places: object({
      today: object({ commune: orNull('Commune'), province: ref('Province') }),
      old: {
        anyOf: [object({ province: object({ code: words, name: words }) }), { type: 'null' }],
      },
      printed: listOf(
        object({ certificate: words, commune: maybe, district: maybe, province: maybe }),
      ),
      how: { ...words, description: 'How the place of today was found from the printed one.' },
    }),
    group: object(place),
    set: object({ no: { type: 'integer', minimum: 1, maximum: 26 }, slug, name: words }),
    setBy,
    addedOn: day,
    day: { ...day, description: 'The day for which the states are told.' },
    standing: ref('Standing'),
    offers: listOf(ref('Offer')),
    certificates: listOf(ref('Certificate')),
    summary: { ...maybe, description: 'In one sentence, as an officer approved it.' },
    description: {
      ...maybe,
      description: 'What the producer says of it, as an officer approved it.',
    },
    stories: listOf(ref('StoryLink')),
    scanUrl: {
      ...uri,
      description:
        'What the QR code holds: a GS1 Digital Link `/01/{gtin}`, or `/q/{code}` while the product has no GTIN.',
    },
    qrSvg: uri,
    qrPng: uri,
  }),
  Producer: object({
    ...link,
    kind: { type: 'string', enum: PRODUCER_KINDS },
    places: object({
      today: object({ commune: orNull('Commune'), province: ref('Province') }),
      printed: maybe,
    }),
    source: maybe,
    day,
    products: listOf(object({ ...link, stars, state: ref('State'), validUntil })),
    stories: listOf(ref('StoryLink')),
  }),
  CertificateAnswer: object({
    ...certificate,
    day,
    product: ref('Link'),
    producer: orNull('Link'),
    others: listOf(ref('Certificate')),
  }),
  Provinces: object({
    day,
    provinces: listOf(
      object({
        ...place,
        nameEn: words,
        region: { type: 'string' },
        url: uri,
        kind: words,
        old: listOf(object(place)),
        products: count,
        productsWithStars: count,
      }),
    ),
  }),
  Groups: object({
    day,
    groups: listOf(
      object({
        ...place,
        shortName: words,
        url: uri,
        products: count,
        productsWithStars: count,
        sets: listOf(
          object({
            no: { type: 'integer', minimum: 1, maximum: 26 },
            slug,
            name: words,
            shortName: words,
            subgroup: text,
            url: uri,
            products: count,
            productsWithStars: count,
          }),
        ),
      }),
    ),
  }),
  Register: object({
    day,
    total: count,
    certificates: listOf(
      object({
        ...certificate,
        product: ref('Link'),
        producer: orNull('Link'),
        province: ref('Province'),
        oldProvince,
        group: object({ code: words, name: words }),
        set: object({ no: { type: 'integer', minimum: 1, maximum: 26 }, name: words }),
      }),
    ),
  }),
} as const;

export type SchemaName = keyof typeof SCHEMAS;
