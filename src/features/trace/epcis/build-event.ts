import type { Stage } from '#src/features/trace/lots/stages.ts';
import type { Json, JsonObject } from './event.ts';

/** A lot as an event writes it. */
export interface LotThing {
  readonly uri: string;
  readonly quantity: number | null;
  /** UN/ECE. */
  readonly unit: string;
}

/** What an event is written from: codes have become URIs already. */
export interface EventFacts {
  /** A UUID. */
  readonly id: string;
  readonly stage: Stage;
  /** Instants, milliseconds since 1970 UTC. */
  readonly at: number;
  readonly recordedAt: number;
  readonly lot: LotThing;
  readonly inputs: readonly LotThing[];
  readonly dates: {
    readonly madeOn: string | null;
    readonly packedOn: string | null;
    readonly bestBefore: string | null;
    readonly expiresOn: string | null;
  };
  readonly placeUri: string | null;
  readonly partyUri: string | null;
  readonly producerUri: string;
  readonly producerName: string;
  readonly result: 'conformant' | 'non_conformant' | null;
  readonly note: string;
  /** SHA-256, hex, of the test results that came with it. */
  readonly testHashes: readonly string[];
  /** Eighteen digits. */
  readonly sscc: string | null;
  /** The lot was made up for demonstration. */
  readonly illustrative?: boolean;
}

/** Business step and disposition of each stage (CBV 2.0), and whether the thing stays where it was read. */
const CBV: Record<Stage, { readonly step: string; readonly is: string; readonly stays: boolean }> =
  {
    harvest: { step: 'commissioning', is: 'active', stays: true },
    receiving: { step: 'receiving', is: 'in_progress', stays: true },
    testing: { step: 'inspecting', is: 'in_progress', stays: false },
    processing: { step: 'commissioning', is: 'active', stays: true },
    packing: { step: 'packing', is: 'in_progress', stays: true },
    storing: { step: 'storing', is: 'sellable_not_accessible', stays: true },
    shipping: { step: 'shipping', is: 'in_transit', stays: false },
    arrival: { step: 'receiving', is: 'sellable_accessible', stays: true },
    selling: { step: 'retail_selling', is: 'retail_sold', stays: false },
    recall: { step: 'holding', is: 'recalled', stays: false },
    // CBV 2.0 has no step for letting go again.
    'recall-lifted': { step: 'other', is: 'available', stays: false },
  };

/** `2026-11-05T14:00:00+07:00`: an instant as Việt Nam's clocks show it. */
export function vietnamTime(ms: number): string {
  const text = new Date(ms + 7 * 3_600_000).toISOString();
  return `${text.slice(0, text.endsWith('.000Z') ? 19 : 23)}+07:00`;
}

/** The event of one recorded step. */
export function buildEvent(facts: EventFacts): JsonObject {
  const { stage } = facts;
  const cbv = CBV[stage];
  return without({
    ...whatHappened(facts),
    eventID: `urn:uuid:${facts.id}`,
    eventTime: vietnamTime(facts.at),
    eventTimeZoneOffset: '+07:00',
    recordTime: vietnamTime(facts.recordedAt),
    bizStep: cbv.step,
    disposition: stage === 'testing' && facts.result !== null ? facts.result : cbv.is,
    persistentDisposition:
      stage === 'recall'
        ? { set: ['recalled'] }
        : stage === 'recall-lifted'
          ? { unset: ['recalled'] }
          : null,
    readPoint: facts.placeUri === null ? null : { id: facts.placeUri },
    bizLocation: facts.placeUri === null || !cbv.stays ? null : { id: facts.placeUri },
    bizTransactionList: facts.testHashes.map((hash) => ({
      type: 'testres',
      bizTransaction: `ni:///sha-256;${base64url(hash)}`,
    })),
    ...partiesOf(facts),
    'ocop:stage': stage,
    [stage === 'recall' || stage === 'recall-lifted' ? 'ocop:reason' : 'ocop:note']:
      facts.note === '' ? null : facts.note,
    'ocop:declaredBy': facts.producerName,
    'ocop:illustrative': facts.illustrative === true ? true : null,
  });
}

function whatHappened(facts: EventFacts): Record<string, Json> {
  const lot = quantityOf(facts.lot);
  const ilmd = without({
    'ocop:productionDate': facts.dates.madeOn,
    'ocop:packagingDate': facts.dates.packedOn,
    'ocop:bestBeforeDate': facts.dates.bestBefore,
    'ocop:expiryDate': facts.dates.expiresOn,
  });
  const born = Object.keys(ilmd).length === 0 ? {} : { ilmd };
  if (facts.stage === 'processing' && facts.inputs.length > 0) {
    return {
      type: 'TransformationEvent',
      transformationID: `urn:uuid:${facts.id}`,
      inputQuantityList: facts.inputs.map(quantityOf),
      outputQuantityList: [lot],
      ...born,
    };
  }
  if (facts.stage === 'packing' && facts.sscc !== null) {
    return {
      type: 'AggregationEvent',
      action: 'ADD',
      parentID: `https://id.gs1.org/00/${facts.sscc}`,
      childQuantityList: [lot],
    };
  }
  if (facts.stage === 'harvest' || facts.stage === 'processing') {
    return { type: 'ObjectEvent', action: 'ADD', quantityList: [lot], ...born };
  }
  return { type: 'ObjectEvent', action: 'OBSERVE', quantityList: [lot] };
}

/** EPCIS counts pieces where there is no unit. */
function quantityOf({ uri, quantity, unit }: LotThing): JsonObject {
  return without({
    epcClass: uri,
    quantity,
    uom: quantity === null || unit === 'EA' ? null : unit,
  });
}

/** One step back and one step forward: whose hands it came from and went into. */
function partiesOf({ stage, partyUri, producerUri }: EventFacts): Record<string, Json> {
  if (partyUri === null) return {};
  const lists = (from: string, to: string): Record<string, Json> => ({
    sourceList: [{ type: 'possessing_party', source: from }],
    destinationList: [{ type: 'possessing_party', destination: to }],
  });
  if (stage === 'receiving' || stage === 'harvest') return lists(partyUri, producerUri);
  if (stage === 'shipping' || stage === 'arrival' || stage === 'selling') {
    return lists(producerUri, partyUri);
  }
  return { 'ocop:withParty': partyUri };
}

/**
 * The declaration that an event was wrong: the same event again, with why and since when. Nothing of it is changed.
 * @param correctiveIds eventIDs of what was recorded instead
 */
export function errorDeclarationOf(
  event: JsonObject,
  {
    reason,
    declaredAt,
    correctiveIds,
  }: {
    readonly reason: string;
    readonly declaredAt: number;
    readonly correctiveIds: readonly string[];
  },
): JsonObject {
  return {
    ...event,
    errorDeclaration: {
      declarationTime: vietnamTime(declaredAt),
      reason,
      ...(correctiveIds.length === 0 ? {} : { correctiveEventIDs: correctiveIds }),
    },
  };
}

function without(fields: Readonly<Record<string, Json>>): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** RFC 6920 writes hashes so. */
function base64url(hex: string): string {
  const bits = [...hex].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0'));
  const groups = bits.join('').match(/.{1,6}/g) ?? [];
  return groups.map((group) => ALPHABET[Number.parseInt(group.padEnd(6, '0'), 2)] ?? '').join('');
}
