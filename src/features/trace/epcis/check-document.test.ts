import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDocument } from './check-document.ts';
import type { Json } from './event.ts';
import { isDateTime, isUri } from './formats.ts';
import { officialFaults, officialIsHere, samples } from './official.examples.ts';

const EVENT = '$.epcisBody.eventList';

/** What each invalid sample has wrong, and where. */
const WRONG: Readonly<Record<string, readonly string[]>> = {
  'Combination_of_events_with_missing_mandatory_fields.json': [
    `${EVENT}[0].action missing`,
    `${EVENT}[1].action missing`,
    `${EVENT}[1].eventTimeZoneOffset missing`,
  ],
  'Combination_of_multiple_invalid_fields.json': [
    `${EVENT}[0].bizStep not-a-word`,
    `${EVENT}[1].disposition not-a-word`,
    `${EVENT}[2].sourceList[0].type not-a-word`,
    `${EVENT}[3].ilmd.materialType unknown-field`,
    `${EVENT}[4].action not-a-word`,
    `${EVENT}[4].eventTime not-a-time`,
  ],
  'Combination_of_non_standard_bizStep_and_disposition.json': [
    `${EVENT}[0].bizStep not-a-word`,
    `${EVENT}[1].disposition not-a-word`,
  ],
  'EPCISDocument_without_context.json': [`$['@context'] missing`],
  'ObjectEvent_with_ilmd_field_without_namespace.json': [
    `${EVENT}[0].ilmd.materialType unknown-field`,
  ],
  'ObjectEvent_with_invalid_action.json': [`${EVENT}[0].action not-a-word`],
  'ObjectEvent_with_invalid_certificationInfo.json': [
    `${EVENT}[0].certificationInfo[0] type`,
    `${EVENT}[0].certificationInfo[1] type`,
  ],
  'ObjectEvent_with_invalid_eventTime_format.json': [`${EVENT}[0].eventTime not-a-time`],
  'ObjectEvent_with_non_standard_bizStep.json': [`${EVENT}[0].bizStep not-a-word`],
  'ObjectEvent_with_non_standard_bizStep_in_second_event.json': [`${EVENT}[1].bizStep not-a-word`],
  'ObjectEvent_with_non_standard_disposition.json': [`${EVENT}[0].disposition not-a-word`],
  'ObjectEvent_with_quantity_as_text.json': [`${EVENT}[0].quantityList[0].quantity type`],
  'ObjectEvent_with_unknown_field_in_quantityList.json': [
    `${EVENT}[0].quantityList[0].weight unknown-field`,
  ],
  'ObjectEvent_without_action_and_eventTime.json': [
    `${EVENT}[0].action missing`,
    `${EVENT}[0].eventTime missing`,
    `${EVENT}[0].eventTimeZoneOffset missing`,
  ],
  'ObjectEvent_without_identifier_list.json': [`${EVENT}[0].quantityList without-things`],
};

const tell = (document: Json): string[] =>
  checkDocument(document)
    .map(({ path, code }) => `${path} ${code}`)
    .sort();

describe.skipIf(!officialIsHere)('the official samples', () => {
  it.each([...samples('valid'), ...samples('project')])('accepts %s', (_name, document) => {
    expect(checkDocument(document)).toEqual([]);
    expect(officialFaults(document)).toEqual([]);
  });

  it.each(samples('invalid'))('refuses %s, and says where', (name, document) => {
    expect(tell(document)).toEqual([...(WRONG[name] ?? [])].sort());
  });

  it('has them all', () => {
    expect([samples('valid').length, samples('invalid').length]).toEqual([16, 15]);
  });
});

describe('single values', () => {
  it.each([
    ['https://id.gs1.org/01/09520123456788/10/LO%2F1', true],
    ['urn:uuid:5b6c1f2e-0a01-4c55-9c3e-2f1f7b7b0001', true],
    ['self:/q/AAAAAAA1/10/L1', true],
    ['ni:///sha-256;q6ur', true],
    ['ocop:stage', true],
    ['stage', false],
    ['ocop:', false],
    ['https://a b', false],
    ['https://a/%zz', false],
    ['https://a/Mật', false],
    ['//a/b', false],
    ['', false],
  ])('%s is a URI: %s', (text, is) => {
    expect(isUri(text)).toBe(is);
  });

  it.each([
    ['2026-11-05T14:00:00+07:00', true],
    ['2024-02-29T00:00:00.123Z', true],
    ['2026-02-29T00:00:00Z', false],
    ['2026-11-05T24:00:00Z', false],
    ['2026-11-05T14:00:00', false],
    ['2026-11-05', false],
  ])('%s is an instant: %s', (text, is) => {
    expect(isDateTime(text)).toBe(is);
  });

  it.each<[Json, string]>([
    [null, '$ type'],
    [[], '$ type'],
    ['x', '$ type'],
    [{}, '$.type missing'],
    [{ type: 'toString' }, '$.type not-a-word'],
    [{ type: ['EPCISDocument'] }, '$.type not-a-word'],
  ])('%j is no document', (document, fault) => {
    expect(tell(document)).toContain(fault);
  });

  it('does not fall over what is nested without end', () => {
    let deep: Json = 1;
    for (let at = 0; at < 5000; at += 1) deep = { 'a:b': deep };
    expect(checkDocument(deep).map(({ code }) => code)).toEqual(['deep']);
  });
});

/** Every place in a document, as a list of keys. */
function placesIn(value: Json, at: readonly (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [[...at]];
  return [
    [...at],
    ...Object.entries(value).flatMap(([key, inner]) =>
      placesIn(inner as Json, [...at, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

interface Mutation {
  readonly how: 'remove' | 'put' | 'rename' | 'double' | 'add';
  readonly where: number;
  readonly value: Json;
  readonly key: string;
}

function mutate(document: Json, { how, where, value, key }: Mutation): Json {
  const copy = structuredClone(document) as any;
  const places = placesIn(copy).slice(1);
  const place = places[where % places.length] ?? [];
  const last = place.at(-1) as string;
  const holder = place.slice(0, -1).reduce((inner, step) => inner[step], copy);
  const old = holder[last];
  if (how === 'put') holder[last] = value;
  else if (how === 'double' && Array.isArray(old)) old.push(...structuredClone(old));
  else if (how === 'add' && typeof old === 'object' && old !== null && !Array.isArray(old)) {
    old[key] = value;
  } else if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else {
    delete holder[last];
    if (how === 'rename') holder[key] = old;
  }
  return copy;
}

const VALUES: readonly Json[] = [
  null,
  true,
  0,
  -1.5,
  '',
  'x',
  'OBSERVE',
  'ADD',
  'DELETE',
  'shipping',
  'recalled',
  'https://example.com/a',
  'https://ns.gs1.org/cbv/BizStep-shipping',
  'urn:epcglobal:cbv:bizstep:shipping',
  'https://gs1.org/voc/Mass',
  'urn:x',
  'a:b',
  'a:b c',
  'not a uri',
  '2026-11-05T14:00:00+07:00',
  '2026-11-05T14:00:60Z',
  '2026-11-05 14:00:00Z',
  '2026-13-05T14:00:00Z',
  '+07:00',
  '+14:30',
  'ObjectEvent',
  'TransformationEvent',
  'AggregationEvent',
  'AssociationEvent',
  'TransactionEvent',
  'EPCISDocument',
  'EPCISQueryDocument',
  [],
  ['urn:x:y'],
  ['urn:x:y', 'urn:x:y'],
  [null],
  {},
  { id: 'urn:x:y' },
  { epcClass: 'urn:x:y', quantity: 3 },
  { 'a:b': 1 },
];
const KEYS = [
  ...'x a:b action ilmd epcList quantityList readPoint parentID childEPCs type set unset'.split(
    ' ',
  ),
  ...'transformationID inputEPCList outputEPCList errorDeclaration persistentDisposition'.split(
    ' ',
  ),
  ...'certificationInfo eventID @context bizStep __proto__x sensorElementList 9:x'.split(' '),
];
const MUTATION: fc.Arbitrary<Mutation> = fc.record({
  how: fc.constantFrom('remove', 'put', 'rename', 'double', 'add'),
  where: fc.nat(100_000),
  value: fc.oneof(fc.constantFrom(...VALUES), fc.webUrl(), fc.string()),
  key: fc.constantFrom(...KEYS),
});

describe.skipIf(!officialIsHere)('mutated documents', () => {
  it('are never accepted where GS1’s schema refuses them, and nearly always judged alike', () => {
    const documents = [...samples('valid'), ...samples('project')].map(([, one]) => one);
    let judged = 0;
    let refused = 0;
    let alike = 0;
    const stricter: string[] = [];
    fc.assert(
      fc.property(
        fc.constantFrom(...documents),
        fc.array(MUTATION, { minLength: 1, maxLength: 3 }),
        (document, mutations) => {
          const changed = mutations.reduce<Json>(mutate, document);
          const ours = checkDocument(changed);
          const theirs = officialFaults(changed);
          judged += 1;
          if (theirs.length > 0) refused += 1;
          if (ours.length === 0) expect(theirs).toEqual([]);
          if (ours.length > 0 === theirs.length > 0) alike += 1;
          else stricter.push(`${ours[0]?.path} ${ours[0]?.code}`);
        },
      ),
      { numRuns: Number(process.env['EPCIS_RUNS'] ?? 800) },
    );
    const rate = alike / judged;
    if (process.env['EPCIS_RUNS']) {
      console.log({ judged, refused, alike, rate, stricter: stricter.slice(0, 15) });
    }
    expect(refused / judged).toBeGreaterThan(0.3);
    expect(rate).toBeGreaterThan(0.95);
  }, 60_000);
});
