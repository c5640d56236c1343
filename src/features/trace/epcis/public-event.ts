import { isObject, type Json, type JsonObject, listOf, textOf } from './event.ts';

/** What the public may know of the things, places and parties that an event names. */
export interface PublicView {
  /** A lot of the event's own producer, or another one's where their dealing is open. */
  readonly lot: (uri: string) => boolean;
  /** The class of the lot that a unit belongs to, where the lot may be told. */
  readonly lotOfUnit: (uri: string) => string | null;
  /** The place as the public may call it: itself, an opaque code, or null for nothing. */
  readonly place: (uri: string) => string | null;
  readonly party: (uri: string) => boolean;
  /** Who declared it: the producer, or the office that ordered a recall. */
  readonly producerName: string;
}

const PLAIN = [
  'type',
  'eventID',
  'eventTime',
  'eventTimeZoneOffset',
  'recordTime',
  'action',
  'bizStep',
  'disposition',
  'persistentDisposition',
  'transformationID',
  'ocop:stage',
] as const;
const DATES = /^ocop:(?:productionDate|packagingDate|bestBeforeDate|expiryDate)$/;
const SIDES = [
  ['epcList', 'quantityList'],
  ['childEPCs', 'childQuantityList'],
  ['inputEPCList', 'inputQuantityList'],
  ['outputEPCList', 'outputQuantityList'],
] as const;

/**
 * What the public reads of an event: only what is named here leaves the house. Units become their lot, as a list of
 * serials is what a forger would like to have. Null when nothing is left that it is about.
 */
export function publicEvent(event: JsonObject, view: PublicView): JsonObject | null {
  const told: Record<string, Json> = {};
  for (const field of PLAIN) {
    const value = event[field];
    if (value !== undefined) told[field] = value;
  }
  const sides = SIDES.map(([units, classes]) => {
    const kept = thingsTold(event, units, classes, view);
    if (kept.units.length > 0) told[units] = kept.units;
    if (kept.classes.length > 0) told[classes] = kept.classes;
    return kept.units.length + kept.classes.length > 0;
  });
  const parent = textOf(event['parentID']);
  if (parent !== null && isCarton(parent)) told['parentID'] = parent;
  if (!isAbout(told, sides)) return null;
  for (const field of ['readPoint', 'bizLocation'] as const) {
    const at = event[field];
    const id = isObject(at) ? textOf(at['id']) : null;
    const open = id === null ? null : view.place(id);
    if (open !== null) told[field] = { id: open };
  }
  for (const [field, key] of [
    ['sourceList', 'source'],
    ['destinationList', 'destination'],
  ] as const) {
    const open = listOf(event[field]).filter((one) => {
      const uri = isObject(one) ? textOf(one[key]) : null;
      return uri !== null && view.party(uri);
    });
    if (open.length > 0) told[field] = open;
  }
  const ilmd = event['ilmd'];
  if (isObject(ilmd)) {
    const dates = Object.entries(ilmd).filter(
      ([key, value]) => DATES.test(key) && typeof value === 'string',
    );
    if (dates.length > 0) told['ilmd'] = Object.fromEntries(dates);
  }
  const error = event['errorDeclaration'];
  if (isObject(error)) {
    told['errorDeclaration'] = Object.fromEntries(
      Object.entries(error).filter(([key]) =>
        ['declarationTime', 'reason', 'correctiveEventIDs'].includes(key),
      ),
    );
  } else {
    for (const field of ['ocop:note', 'ocop:reason'] as const) {
      const said = event[field];
      if (typeof said === 'string') told[field] = said;
    }
  }
  if (event['ocop:declaredBy'] !== undefined) told['ocop:declaredBy'] = view.producerName;
  return told;
}

function thingsTold(event: JsonObject, units: string, classes: string, view: PublicView) {
  const list = listOf(event[units]).filter((uri) => typeof uri === 'string');
  const own = new Set(list.flatMap((uri) => view.lotOfUnit(uri) ?? []));
  const told = listOf(event[classes]).filter((one) => {
    const uri = isObject(one) ? textOf(one['epcClass']) : null;
    if (uri === null || !view.lot(uri)) return false;
    own.delete(uri);
    return true;
  });
  return {
    units: list.filter(isCarton) as Json[],
    classes: [...told, ...[...own].map((epcClass): Json => ({ epcClass }))],
  };
}

const isCarton = (uri: string): boolean =>
  /^https?:\/\/id\.gs1\.org\/00\/\d{18}$/.test(uri) || /^urn:epc:id:sscc:[\d.]+$/.test(uri);

/** As the standard asks: both sides of a transformation, or one and its id; children; things. */
function isAbout(
  told: Record<string, Json>,
  [things, children, input, output]: boolean[],
): boolean {
  switch (told['type']) {
    case 'ObjectEvent':
      return things === true;
    case 'AggregationEvent':
      return children === true;
    case 'TransformationEvent':
      if (input === true && output === true) return true;
      told['transformationID'] ??= told['eventID'] ?? null;
      return (input === true || output === true) && typeof told['transformationID'] === 'string';
    default:
      // Transactions are papers between parties, and associations are not ours.
      return false;
  }
}
