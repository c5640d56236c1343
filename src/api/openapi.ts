import { PRICE_BANDS, PRODUCER_KINDS } from '#src/features/search/contract.ts';
import { STATES } from '#src/features/certificates/standing.ts';
import { ref, type SchemaName, SCHEMAS } from './openapi-schemas.ts';
import { TRACE_PATHS } from './openapi-trace.ts';
import { REGISTER_COLUMNS } from './register-columns.ts';
import { REGISTER_FILTERS } from './register.ts';
import { API_SORTS, DEFAULT_HITS, FURTHEST, LONGEST_Q, MOST_HITS } from './search-params.ts';

interface Parameter {
  readonly name: string;
  readonly in: 'query' | 'path';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: object;
}

const query = (name: string, schema: object, description?: string): Parameter => ({
  name,
  in: 'query',
  required: false,
  ...(description === undefined ? {} : { description }),
  schema,
});
const commaList = (items: object) => ({ type: 'array', items });
/** A list written `a,b`. */
const list = (name: string, items: object, description: string) => ({
  ...query(name, commaList(items), `${description} Several are separated by commas.`),
  style: 'form',
  explode: false,
});
const inPath = (name: string, description: string): Parameter => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string', minLength: 1 },
});
const lang = query(
  'lang',
  ref('Lang'),
  'Language of names, addresses and messages; `vi` unless said.',
);

const SEARCH = [
  query(
    'q',
    { type: 'string', maxLength: LONGEST_Q },
    'Free text, with or without Vietnamese marks. Star words in it ("4 sao") ask for products awarded that many stars.',
  ),
  list('stars', { type: 'string', enum: ['3', '4', '5'] }, 'Stars in force today.'),
  list('group', { type: 'string' }, 'Code (I–VI) or slug of a product group.'),
  list('set', { type: 'string' }, 'Number (1–26) or slug of a product set.'),
  list(
    'province',
    { type: 'string' },
    'Code, slug or name of a province of today; or slug or name of one of before July 2025, alone, which finds its own products only.',
  ),
  query('commune', { type: 'string', pattern: '^\\d{5}$' }, 'Code of a commune of today.'),
  query('producer', { type: 'string', pattern: '^[a-z0-9-]{1,200}$' }, 'Slug of a producer.'),
  list('kind', { type: 'string', enum: PRODUCER_KINDS }, 'Kind of producer.'),
  list('state', { type: 'string', enum: STATES }, 'What the star means today.'),
  list('price', { type: 'string', enum: PRICE_BANDS.map(({ id }) => id) }, 'Price band.'),
  query('story', { type: 'string', enum: ['true', 'false', '1', '0'] }, 'Only with a story.'),
  query('sort', { type: 'string', enum: API_SORTS, default: 'relevance' }),
  query('limit', { type: 'integer', minimum: 1, maximum: MOST_HITS, default: DEFAULT_HITS }),
  query('offset', { type: 'integer', minimum: 0, maximum: FURTHEST, default: 0 }),
  lang,
];

const FILTERS = Object.entries(REGISTER_FILTERS).map(([name, allowed]) => {
  const several = name === 'state' || name === 'stars';
  const items = { type: 'string', ...(allowed ? { enum: allowed } : {}) };
  if (several) return list(name, items, `Filter of the register.`);
  return query(name, name === 'group' ? { type: 'string' } : items, filterSaid(name));
});

function filterSaid(name: string): string {
  switch (name) {
    case 'q':
      return 'Words of product, producer or decision number, or a register code.';
    case 'province':
      return 'Slug or code of a province of today.';
    case 'old-province':
      return 'Slug or code of a province of before July 2025.';
    case 'group':
      return 'Code (I–VI) or slug of a product group.';
    case 'year':
      return 'Year of the decision.';
    default:
      return 'Filter of the register.';
  }
}

const said = (description: string, schema: SchemaName) => ({
  description,
  content: { 'application/json': { schema: ref(schema) } },
});
const file = (description: string, type: string) => ({
  description,
  content: { [type]: type.startsWith('text/') ? { schema: { type: 'string' } } : {} },
});
const BAD = { '400': said('A parameter cannot be read; every one is named.', 'Error') };
const MISSING = { '404': said('There is no such thing.', 'Error') };
const ALWAYS = {
  '405': said('Anything but GET, HEAD and OPTIONS.', 'Error'),
  '500': said('A fault of ours, with an id.', 'Error'),
};

function get(
  operationId: string,
  summary: string,
  parameters: readonly object[],
  responses: object,
) {
  return { get: { operationId, summary, parameters, responses: { ...responses, ...ALWAYS } } };
}

const PRODUCT = inPath('slug', 'Slug of a product, as in its address.');

/** The OpenAPI 3.1 document of the open data. */
export function openapi(site: { readonly name: string; readonly origin: string }) {
  return {
    openapi: '3.1.0',
    info: {
      title: `${site.name}: open data`,
      version: '1.0.0',
      description: [
        'The open catalogue of certified OCOP products, read-only, for anybody, without a key.',
        'States are those of the day it is in Việt Nam (UTC+7): the same request may answer differently tomorrow.',
        'Answers carry an ETag; ask again with If-None-Match. Any origin may read (CORS).',
        'Unknown parameters are ignored; a known parameter with a value that cannot be read is an error 400 that names it.',
        'Certificates are read from published sources, each named; what a source does not say is null.',
      ].join('\n\n'),
    },
    servers: [{ url: site.origin }],
    paths: {
      '/api/v1/search': get('search', 'Search products', SEARCH, {
        '200': said('Products that answer, with counts for every filter.', 'SearchAnswer'),
        ...BAD,
      }),
      '/api/v1/suggest': get(
        'suggest',
        'Completions while typing',
        [query('q', { type: 'string', maxLength: LONGEST_Q }), lang],
        {
          '200': said('At most eight; none for fewer than two letters.', 'SuggestAnswer'),
          ...BAD,
        },
      ),
      '/api/v1/products/{slug}': get('product', 'One product', [PRODUCT, lang], {
        '200': said('With places, offers, certificates and stories.', 'Product'),
        ...MISSING,
      }),
      '/api/v1/products/{slug}/qr.svg': get('qrSvg', 'QR code as a drawing', [PRODUCT], {
        '200': file('Level M, quiet zone of four modules.', 'image/svg+xml'),
        ...MISSING,
      }),
      '/api/v1/products/{slug}/qr.png': get('qrPng', 'QR code as a picture', [PRODUCT], {
        '200': file('Level M, quiet zone of four modules, at least 512 pixels wide.', 'image/png'),
        ...MISSING,
      }),
      '/api/v1/producers/{slug}': get(
        'producer',
        'One producer',
        [inPath('slug', 'Slug of a producer, as in its address.'), lang],
        { '200': said('With its products and stories.', 'Producer'), ...MISSING },
      ),
      '/api/v1/certificates/{code}': get(
        'certificate',
        'One certificate',
        [inPath('code', 'Register code: MX-00001.'), lang],
        {
          '200': said('With the other certificates of its product.', 'CertificateAnswer'),
          ...MISSING,
        },
      ),
      '/api/v1/provinces': get('provinces', 'The 34 provinces and cities', [lang], {
        '200': said('With their names before July 2025 and counts.', 'Provinces'),
      }),
      '/api/v1/groups': get('groups', 'Product groups and sets', [lang], {
        '200': said('The six groups with their 26 sets (QĐ 26/2026/QĐ-TTg), and counts.', 'Groups'),
      }),
      '/api/v1/register.json': get('registerJson', 'The register', [...FILTERS, lang], {
        '200': said('Every certificate with its state today.', 'Register'),
        ...BAD,
      }),
      '/api/v1/register.csv': get('registerCsv', 'The register as a table', [...FILTERS, lang], {
        '200': file(
          `UTF-8 with byte order mark, CRLF. Columns: ${REGISTER_COLUMNS.map(({ name }) => name).join(', ')}. With \`lang\` the first line is written for people. A cell that a spreadsheet would read as a formula has an apostrophe in front.`,
          'text/csv',
        ),
        ...BAD,
      }),
      '/api/v1/openapi.json': get('openapi', 'This document', [], {
        '200': {
          description: 'OpenAPI 3.1.',
          content: { 'application/json': { schema: { type: 'object' } } },
        },
      }),
      ...TRACE_PATHS,
    },
    components: { schemas: SCHEMAS },
  };
}
