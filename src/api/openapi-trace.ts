import { machinePaths } from '#src/base/paths.ts';
import { EVENT_TYPES, PARAMETERS } from '#src/features/trace/epcis/event-query.ts';

/** Addresses of codes and lots, for the OpenAPI document: the resolver, the passport and the events. */

const inPath = (name: string, description: string, pattern?: string) => ({
  name,
  in: 'path',
  required: true,
  description,
  schema: { type: 'string', minLength: 1, ...(pattern === undefined ? {} : { pattern }) },
});
const query = (name: string, description: string, schema: object = { type: 'string' }) => ({
  name,
  in: 'query',
  required: false,
  description,
  schema,
});
const header = (name: string, description: string) => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string' },
});

const LD = 'application/ld+json';
const GTIN = inPath('gtin', 'GTIN-14 with its check digit.', '^\\d{14}$');
const SHORT = inPath('shortCode', 'Short code of goods without a GTIN.');
const LOT = inPath('lot', 'Lot as printed, percent-encoded.');
const SERIAL = inPath('serial', 'Serial of one unit, percent-encoded.');
const EVENT = inPath('eventID', 'Id of an event, percent-encoded.');

const LINK_TYPE = query(
  'linkType',
  '`linkset`, or a type of the GS1 vocabulary: `gs1:pip`, `gs1:traceability`, `gs1:certificationInfo`, `gs1:recallStatus`, `gs1:epcis`, `gs1:dpp`, `gs1:hasRetailers`, `gs1:support`, `gs1:defaultLink`.',
);
const ASKED = [
  LINK_TYPE,
  header('Accept', '`application/linkset+json` asks for the linkset; `text/html` for the page.'),
  header('Accept-Language', 'Chooses among links and pages of several languages.'),
];

const problem = (description: string) => ({
  description,
  content: { 'application/json': { schema: { type: 'object' } } },
});
const body = (description: string, ...types: readonly string[]) => ({
  description,
  content: Object.fromEntries(types.map((type) => [type, { schema: { type: 'object' } }])),
});
const ANSWERS = {
  '200': {
    description: 'The page itself for browsers; the linkset (RFC 9264) for whoever asks for it.',
    content: {
      'application/linkset+json': { schema: { type: 'object' } },
      'text/html': { schema: { type: 'string' } },
    },
  },
  '300': problem('Several links of that type fit; all are named.'),
  '307': { description: 'To the link that fits; without a `linkType` to the default link.' },
  '400': problem('The code breaks a rule; the answer says which.'),
  '404': problem('There is no such code here, or no link of that type.'),
};
const NOT_OURS = { '400': problem('The code breaks a rule.'), '404': problem('No such code.') };

function get(
  operationId: string,
  summary: string,
  parameters: readonly object[],
  responses: object,
) {
  return { get: { operationId, summary, parameters, responses } };
}

const resolve = (id: string, what: string, ...parts: readonly object[]) =>
  get(id, `The links of ${what} (GS1-Conformant Resolver 1.2)`, [...parts, ...ASKED], ANSWERS);
const PASSPORT = {
  '200': body(
    'The items of Circular 02/2024/TT-BKHCN and of Decree 37/2026/NĐ-CP, article 32; what nobody declared is null.',
    'application/json',
  ),
  ...NOT_OURS,
};

const SAID: Readonly<Record<string, readonly [description: string, schema?: object]>> = {
  eventType: ['Kind of event.', { type: 'string', enum: EVENT_TYPES }],
  EQ_bizStep: ['Business step of the Core Business Vocabulary.'],
  EQ_disposition: ['Disposition of the Core Business Vocabulary.'],
  MATCH_anyEPCClass: ['Lot as a GS1 Digital Link, as the linkset names it.'],
  GE_eventTime: ['Not before this instant.', { type: 'string', format: 'date-time' }],
  LT_eventTime: ['Before this instant.', { type: 'string', format: 'date-time' }],
  EXISTS_errorDeclaration: ['Only with, or only without one.', { type: 'boolean' }],
  perPage: ['Events of one page.', { type: 'integer', minimum: 1 }],
  nextPageToken: ['From the Link header of the page before.'],
};

/** A parameter of the EPCIS 2.0 query interface. */
function asked(name: string) {
  const [description, schema] = SAID[name] ?? [
    'As in EPCIS 2.0; several values stand with `|` between them.',
  ];
  return query(name, description, schema);
}

/** Paths of the document beside those of `/api/v1`. */
export const TRACE_PATHS = {
  '/01/{gtin}': resolve('resolveItem', 'an item', GTIN),
  '/01/{gtin}/10/{lot}': resolve('resolveLot', 'a lot', GTIN, LOT),
  '/01/{gtin}/10/{lot}/21/{serial}': resolve('resolveUnit', 'a unit', GTIN, LOT, SERIAL),
  '/q/{shortCode}': resolve('resolveShortCode', 'goods without a GTIN', SHORT),
  '/q/{shortCode}/10/{lot}': resolve('resolveShortCodeLot', 'a lot of them', SHORT, LOT),
  '/414/{gln}': resolve('resolvePlace', 'a place', inPath('gln', 'GLN.', '^\\d{13}$')),
  [machinePaths.passport('/01/{gtin}')]: get('passport', 'Digital passport', [GTIN], PASSPORT),
  [machinePaths.passport('/01/{gtin}/10/{lot}')]: get(
    'passportOfLot',
    'Digital passport of a lot',
    [GTIN, LOT],
    PASSPORT,
  ),
  [machinePaths.passport('/q/{shortCode}')]: get(
    'passportOfShortCode',
    'Digital passport of goods without a GTIN',
    [SHORT],
    PASSPORT,
  ),
  [machinePaths.epcisEvents]: get(
    'epcisEvents',
    'Events of lots (EPCIS 2.0), what is public of them',
    PARAMETERS.map(asked),
    {
      '200': body('An EPCIS query document; `Link: rel="next"` while there is more.', LD),
      '400': problem('A condition cannot be read.'),
    },
  ),
  [machinePaths.epcisEvent('').concat('{eventID}')]: get('epcisEvent', 'One event', [EVENT], {
    '200': body('An EPCIS document with one event.', LD),
    '404': problem('No such event.'),
  }),
  [machinePaths.resolverDescription]: get('resolverDescription', 'What the resolver can do', [], {
    '200': body('Resolver description file.', 'application/json'),
  }),
};
