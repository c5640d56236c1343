import {
  type Check,
  list,
  number,
  object,
  offset,
  pattern,
  text,
  time,
  truth,
  uri,
  word,
} from './check-values.ts';
import { isObject, type Json, type JsonObject } from './event.ts';
import { into } from './fault.ts';
import { isUri } from './formats.ts';
import * as cbv from './vocabulary.ts';

/** EPCIS 2.0 JSON binding, as GS1's JSON schema of 2.0.1 describes it; where that leaves room, the stricter reading. */

const bizStep = word(cbv.BIZ_STEPS, cbv.isOtherVocabulary);
const disposition = word(cbv.DISPOSITIONS, cbv.isOtherVocabulary);
const place = object({ fields: { id: uri }, required: ['id'], others: 'any' });
const quantity = object({
  fields: { epcClass: uri, quantity: number, uom: pattern(/^[A-Z0-9]{2,3}$/, 'KGM') },
  required: ['epcClass'],
  others: 'none',
});
const epcs = list(uri, { once: true });
const quantities = list(quantity);
const ofParty = (field: string): Check =>
  list(
    object({
      fields: { type: word(cbv.SOURCE_TYPES, cbv.isOtherVocabulary), [field]: uri },
      required: ['type', field],
      others: 'none',
    }),
  );
const transaction = object({
  fields: { type: word(cbv.TRANSACTION_TYPES, cbv.isOtherVocabulary), bizTransaction: uri },
  required: ['bizTransaction'],
  others: 'none',
});

const report = object({
  fields: {
    type: word(cbv.MEASUREMENTS, cbv.isOtherMeasurement),
    exception: word(cbv.ALERTS, cbv.isOtherMeasurement),
    component: word(cbv.COMPONENTS, cbv.isOtherVocabulary),
    time,
    stringValue: text,
    uom: text,
    booleanValue: truth,
    hexBinaryValue: pattern(/^[A-Fa-f0-9]+$/, '0AF3'),
    ...all(
      'deviceID deviceMetadata rawData dataProcessingMethod bizRules microorganism chemicalSubstance coordinateReferenceSystem uriValue',
      uri,
    ),
    ...all('value minValue maxValue meanValue sDev percRank percValue', number),
  },
  required: ['type'],
  others: 'prefixed',
});
const sensors = list(
  object({
    fields: {
      sensorMetadata: object({
        fields: {
          ...all('time startTime endTime', time),
          ...all('deviceID deviceMetadata rawData dataProcessingMethod bizRules', uri),
        },
        others: 'prefixed',
      }),
      sensorReport: list(report, { least: 1 }),
    },
    required: ['sensorReport'],
    others: 'prefixed',
  }),
);

const persistent: Check = (value, path, faults) => {
  const words = list(disposition, { least: 1, once: true });
  object({ fields: { set: words, unset: words }, others: 'none' })(value, path, faults);
  if (isObject(value) && value['set'] === undefined && value['unset'] === undefined) {
    faults.add(into(path, 'set'), 'missing', { field: 'set' });
  }
};

const ilmd = object({ fields: {}, others: 'prefixed' });

export const context: Check = (value, path, faults) => {
  const one: Check = (entry, at) => {
    if (!isObject(entry)) uri(entry, at, faults);
  };
  if (Array.isArray(value)) list(one, { once: true })(value, path, faults);
  else one(value, path, faults);
};

const COMMON: Readonly<Record<string, Check>> = {
  '@context': context,
  type: text,
  eventTime: time,
  recordTime: time,
  eventTimeZoneOffset: offset,
  eventID: uri,
  certificationInfo: (value, path, faults) =>
    (Array.isArray(value) ? list(uri) : uri)(value, path, faults),
  errorDeclaration: object({
    fields: {
      declarationTime: time,
      reason: word(cbv.ERROR_REASONS, cbv.isOtherVocabulary),
      correctiveEventIDs: list(uri),
    },
    required: ['declarationTime'],
    others: 'prefixed',
  }),
};
const WHERE_AND_WHY: Readonly<Record<string, Check>> = {
  bizStep,
  disposition,
  persistentDisposition: persistent,
  readPoint: place,
  bizLocation: place,
  bizTransactionList: list(transaction),
  sourceList: ofParty('source'),
  destinationList: ofParty('destination'),
  sensorElementList: sensors,
};
const action = word(new Set(['OBSERVE', 'ADD', 'DELETE']));
const CHILDREN = {
  ...COMMON,
  ...WHERE_AND_WHY,
  parentID: uri,
  childEPCs: list(uri),
  childQuantityList: quantities,
  action,
};
const ALWAYS = ['eventTime', 'eventTimeZoneOffset'];

const has = (event: JsonObject, field: string, least = 1): boolean => {
  const value = event[field];
  return Array.isArray(value) && value.length >= least;
};
const children = (event: JsonObject): boolean =>
  has(event, 'childEPCs') || has(event, 'childQuantityList') || event['action'] === 'DELETE';

interface Kind {
  readonly shape: Check;
  /** Whether it is about anything. */
  readonly about: (event: JsonObject) => boolean;
  /** The field whose absence is told when it is not. */
  readonly field: string;
}

const KINDS: Readonly<Record<string, Kind>> = {
  ObjectEvent: {
    shape: object({
      fields: {
        ...COMMON,
        ...WHERE_AND_WHY,
        epcList: epcs,
        quantityList: quantities,
        action,
        ilmd,
      },
      required: [...ALWAYS, 'action'],
      others: 'prefixed',
    }),
    about: (event) =>
      has(event, 'epcList', 0) ||
      has(event, 'quantityList') ||
      (has(event, 'sensorElementList') && event['readPoint'] !== undefined),
    field: 'quantityList',
  },
  AggregationEvent: {
    shape: object({ fields: CHILDREN, required: [...ALWAYS, 'action'], others: 'prefixed' }),
    about: children,
    field: 'childQuantityList',
  },
  AssociationEvent: {
    shape: object({
      fields: CHILDREN,
      required: [...ALWAYS, 'action', 'parentID'],
      others: 'prefixed',
    }),
    about: children,
    field: 'childEPCs',
  },
  TransactionEvent: {
    shape: object({
      fields: {
        ...COMMON,
        ...WHERE_AND_WHY,
        bizTransactionList: list(transaction, { least: 1 }),
        parentID: uri,
        epcList: list(uri),
        quantityList: quantities,
        action,
      },
      required: [...ALWAYS, 'bizTransactionList', 'action'],
      others: 'prefixed',
    }),
    about: (event) =>
      has(event, 'epcList', 0) || has(event, 'quantityList') || event['action'] === 'DELETE',
    field: 'quantityList',
  },
  TransformationEvent: {
    shape: object({
      fields: {
        ...COMMON,
        ...WHERE_AND_WHY,
        inputEPCList: epcs,
        inputQuantityList: quantities,
        outputEPCList: epcs,
        outputQuantityList: quantities,
        transformationID: uri,
        ilmd,
      },
      required: ALWAYS,
      others: 'prefixed',
    }),
    about: (event) => {
      const into_ = has(event, 'inputEPCList') || has(event, 'inputQuantityList');
      const out = has(event, 'outputEPCList') || has(event, 'outputQuantityList');
      return (into_ && out) || ((into_ || out) && event['transformationID'] !== undefined);
    },
    field: 'outputQuantityList',
  },
};

/** One event of a document. An event of somebody's own kind has its type as a URI, and only what all have in common is looked at. */
export const event: Check = (value, path, faults) => {
  if (!isObject(value)) return faults.add(path, 'type', { wanted: 'object' });
  const type: Json | undefined = value['type'];
  if (type === undefined) return faults.add(into(path, 'type'), 'missing', { field: 'type' });
  const kind = typeof type === 'string' && Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
  if (kind === undefined) {
    if (typeof type !== 'string' || !isUri(type)) {
      return faults.add(into(path, 'type'), 'not-a-word', { value: JSON.stringify(type) });
    }
    return object({ fields: COMMON, required: ALWAYS, others: 'any' })(value, path, faults);
  }
  kind.shape(value, path, faults);
  if (!kind.about(value)) {
    faults.add(into(path, kind.field), 'without-things', { field: kind.field });
  }
  if (type === 'ObjectEvent' && value['ilmd'] !== undefined && value['action'] !== 'ADD') {
    faults.add(into(path, 'ilmd'), 'ilmd-not-at-birth');
  }
};

function all(names: string, check: Check): Record<string, Check> {
  return Object.fromEntries(names.split(' ').map((name) => [name, check]));
}
