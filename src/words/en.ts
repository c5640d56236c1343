import { type Day, formatDay } from '#src/base/day.ts';
import { formatCount } from '#src/base/money.ts';
import type { Words } from './vi.ts';

const d = (day: Day): string => formatDay(day, 'en');
const n = (count: number): string => formatCount(count, 'en');

export const en: Words = {
  tagline: 'Specialities with a star and a source',
  skipToContent: 'Skip to content',
  otherLang: 'Tiếng Việt',
  otherLangShort: 'VI',
  nav: {
    label: 'Main',
    products: 'Products',
    map: 'Map',
    stories: 'Stories',
    register: 'Register',
    producers: 'Producers',
    home: 'Home',
    breadcrumbs: 'You are here',
  },
  search: {
    label: 'Search products, producers, communes, provinces',
    placeholder: 'Search: honey, nuoc mam, Hà Giang…',
    submit: 'Search',
    suggestions: 'Suggestions',
    suggestionCount: (count) =>
      count === 0 ? 'No suggestions' : `${n(count)} suggestions, use the arrow keys to choose`,
    kinds: { product: 'Product', producer: 'Producer', place: 'Place', set: 'Product set' },
  },
  demoBand:
    'Demonstration: prices and lots are illustrative. Stars, sources and producers are real data.',
  standing: {
    stars: (stars) => `OCOP ${stars} stars`,
    short: (s) => {
      switch (s.state) {
        case 'valid':
          return s.validUntil ? `Valid until ${d(s.validUntil)}` : 'Valid';
        case 'held-over':
          return s.validUntil ? `Held over until ${d(s.validUntil)}` : 'Held over';
        case 'expired':
          return s.validUntil ? `Lapsed on ${d(s.validUntil)}` : 'Lapsed';
        case 'revoked':
          return 'Revoked';
        case 'superseded':
          return 'Replaced by a newer decision';
        case 'unknown':
          return s.reason === 'no-date' ? 'Date of recognition unknown' : 'Validity unknown';
        case 'none':
          return s.reason === 'not-yet' ? 'Not yet in force' : 'Stars unknown';
      }
    },
    long: (s) => {
      const star = s.awarded ? `OCOP ${s.awarded} stars` : '';
      switch (s.state) {
        case 'valid':
          return `${star}, valid until ${s.validUntil ? d(s.validUntil) : 'a day unknown'}`;
        case 'held-over':
          return `${star}, its 36 months are over but it is held over until the re-assessment is decided, at the latest until ${s.validUntil ? d(s.validUntil) : 'a day unknown'}`;
        case 'expired':
          return `Once ${star}, lapsed on ${s.validUntil ? d(s.validUntil) : ''}; no newer decision seen`;
        case 'revoked':
          return `Once ${star}; the certificate was revoked`;
        case 'superseded':
          return `These ${star} were replaced by a newer decision`;
        case 'unknown':
          return `A source says ${star}; whether it holds today is unknown`;
        case 'none':
          return s.reason === 'not-yet'
            ? 'The decision is not yet in force'
            : 'No star rating has been confirmed';
      }
    },
    reason: {
      'year-only':
        'The source gives only the year. Counting every possible day of that year leaves it open, so we show no star.',
      'no-date': 'The source gives neither day nor year, so the 36-month term cannot be counted.',
      'no-decision':
        'The source reports a council’s scoring; we have not seen the decision itself.',
      'no-stars': 'The source states no star rating for this product.',
      'below-three': 'One or two stars bring no certificate (Decision 26/2026/QĐ-TTg, article 4).',
      'not-yet': 'The day of recognition is still to come.',
    },
    states: {
      valid: 'Valid',
      'held-over': 'Held over',
      unknown: 'Unknown',
      expired: 'Lapsed',
      superseded: 'Replaced',
      revoked: 'Revoked',
      none: 'No stars',
    },
  },
  price: {
    illustrative: 'illustrative price',
    ask: 'Ask the producer for a price',
    from: 'from',
    bands: {
      'duoi-100': 'Under ₫100,000',
      '100-200': '₫100,000–200,000',
      '200-500': '₫200,000–500,000',
      'tren-500': '₫500,000 and more',
      'hoi-gia': 'Price on request',
    },
  },
  producerKinds: {
    cooperative: 'Cooperative',
    'cooperative-group': 'Cooperative group',
    company: 'Company',
    household: 'Household business',
    unknown: 'Kind unknown',
  },
  producerUnknown: 'The source names no producer',
  before2025: (name) => `before July 2025: ${name}`,
  place: {
    today: 'Where it is made, today',
    printed: 'Address printed at recognition',
    provinceOf: (kind, name) => (kind === 'thành phố' ? `${name} City` : `${name} Province`),
    mapAlt: (name) =>
      `Map of Việt Nam with ${name} marked; the Hoàng Sa and Trường Sa archipelagos are shown`,
  },
  list: {
    title: 'OCOP products',
    found: (count) => (count === 1 ? '1 product' : `${n(count)} products`),
    foundFor: (count, q) => `${count === 1 ? '1 product' : `${n(count)} products`} for “${q}”`,
    filters: 'Filters',
    filtersOpen: 'Filter and sort',
    applied: 'Filtered by',
    clear: 'Clear all filters',
    remove: (what) => `Remove filter: ${what}`,
    sort: 'Sort',
    sorts: {
      'phu-hop': 'Most relevant',
      moi: 'Newly recognised',
      sao: 'Most stars',
      'gia-tang': 'Price, low to high',
      'gia-giam': 'Price, high to low',
      ten: 'Name A–Z',
    },
    facets: {
      stars: 'Stars valid today',
      group: 'Product group',
      set: 'Product set',
      province: 'Province or city',
      producerKind: 'Producer is a',
      state: 'Certificate',
      price: 'Price',
      story: 'Story',
    },
    hasStory: 'With a story',
    starsN: (stars) => `${stars} stars`,
    more: (count) => `Show ${n(count)} more`,
    corrected: (q) => `No word is spelled quite like that; searching for “${q}”.`,
    ignored: 'Left out, because not understood:',
    empty: 'No products found',
    emptyHelp: 'Try fewer words or fewer filters, or a place name. Typing without accents is fine.',
    emptyTry: 'You may like to see',
    pages: 'Result pages',
    page: (page) => `Page ${n(page)}`,
    previous: 'Previous page',
    next: 'Next page',
    pastEnd: (last) =>
      last === 1
        ? 'There is only one page of results.'
        : `There are only ${n(last)} pages of results.`,
    ranking: 'How is this ordered?',
  },
  product: {
    why: (stars) => `Why ${stars} stars?`,
    whyAny: 'Where the rating comes from',
    decision: 'Decision',
    decisionUnknown: 'The source gives no decision number',
    issuer: 'Recognised by',
    issuerPrinted: (province, stars, mayBeDistrict) =>
      stars === 5
        ? 'National level (5 stars)'
        : `Provincial level: ${province}${mayBeDistrict ? ', or its district under the rules of that time' : ''}`,
    date: 'Date of decision',
    yearOnly: (year) => `In ${year}; the source gives no day`,
    dateUnknown: 'The source gives no date',
    until: 'Term of 36 months',
    score: 'Score',
    criteria: 'Criteria',
    criteriaUnsure: 'Unknown, one of:',
    history: 'History of recognition',
    source: 'Source',
    via: 'read through',
    readOn: (day) => `read on ${d(day)}`,
    producer: 'Producer',
    set: 'Product set',
    setInferred:
      'Set chosen by us from the name; the source does not say. Officers can correct it.',
    label: 'Label data',
    labelIntro:
      'The items that Decree 37/2026/NĐ-CP asks for. What the producer has not declared is left empty; we do not guess.',
    labelMissing: 'Not declared',
    labelFields: {
      name: 'Name of goods',
      responsible: 'Responsible party',
      origin: 'Origin',
      quantity: 'Quantity',
      made: 'Date of manufacture',
      expiry: 'Best before',
      ingredients: 'Ingredients',
      warnings: 'Warnings',
      use: 'Use and storage',
      gtin: 'GTIN',
    },
    story: 'Story',
    related: 'Of the same kind or region',
    share: 'Share',
    shareHint: 'Copy this address or scan the code:',
    copy: 'Copy address',
    copied: 'Copied',
    otherNames: 'Also written as',
    foreignName:
      'So far we have seen this name only on a page in another language, not the Vietnamese one.',
    wrong: 'Something wrong? Tell us',
    seeCertificate: 'See the certificate',
    offers: 'Price',
    pictureNote: 'A drawing; the producer has not given a photograph yet.',
    council: 'Council result, decision not seen',
  },
  notFound: {
    title: 'There is no such page',
    lead: 'The address may be mistyped, or the commune or province has a new name. Try a search:',
    product: 'This product is not in the register. Perhaps you are looking for one of these:',
  },
  defect: {
    title: 'This page is broken, and it is our fault',
    lead: 'Nothing you did is lost. Please try again in a few minutes.',
    id: 'Error code to tell us:',
  },
};
