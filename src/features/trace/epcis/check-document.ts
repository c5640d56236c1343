import { context, event } from './check-event.ts';
import { anything, type Check, list, object, pattern, text, time, uri } from './check-values.ts';
import { isObject, type Json, type JsonObject, listOf } from './event.ts';
import { type Fault, Faults, into } from './fault.ts';

const vocabulary = object({
  fields: {
    type: uri,
    vocabularyElementList: list(
      object({
        fields: {
          id: uri,
          attributes: list(
            object({
              fields: {
                id: uri,
                attribute: (value, path, faults) => {
                  const plain = ['string', 'number'].includes(typeof value);
                  if (!plain && !isObject(value)) faults.add(path, 'type', { wanted: 'string' });
                },
              },
              required: ['id'],
              others: 'any',
            }),
          ),
          children: list(uri),
        },
        required: ['id'],
        others: 'any',
      }),
    ),
  },
  required: ['type'],
  others: 'any',
});
const header = object({
  fields: {
    epcisMasterData: object({ fields: { vocabularyList: list(vocabulary) }, others: 'any' }),
  },
  others: 'prefixed',
});
const events = list(event);
const SKELETON = {
  '@context': context,
  id: uri,
  type: anything,
  schemaVersion: pattern(/^\d+(\.\d+)*$/, '2.0'),
  creationDate: time,
};

const DOCUMENTS: Readonly<Record<string, Check>> = {
  EPCISDocument: object({
    fields: {
      ...SKELETON,
      instanceIdentifier: text,
      sender: text,
      receiver: text,
      epcisHeader: header,
      epcisBody: object({ fields: { eventList: events }, required: ['eventList'], others: 'any' }),
    },
    required: ['@context', 'schemaVersion', 'creationDate', 'epcisBody'],
    others: 'prefixed',
  }),
  EPCISQueryDocument: object({
    fields: {
      ...SKELETON,
      epcisBody: object({
        fields: {
          queryResults: object({
            fields: {
              queryName: text,
              subscriptionID: text,
              resultsBody: object({
                fields: { eventList: events, vocabularyList: list(vocabulary) },
                required: ['eventList'],
                others: 'prefixed',
              }),
            },
            required: ['queryName', 'resultsBody'],
            others: 'prefixed',
          }),
        },
        required: ['queryResults'],
        others: 'prefixed',
      }),
    },
    required: ['@context', 'epcisBody'],
    others: 'prefixed',
  }),
};

/** Deeper than any event goes, and far from where reading would run out of room. */
const DEEPEST = 60;

/**
 * What is wrong with an EPCIS 2.0 document, query document or single event, each fault with its path; nothing when all is
 * well. Never accepts what GS1's JSON schema refuses (checked in the tests against that schema).
 */
export function checkDocument(document: Json): Fault[] {
  const faults = new Faults();
  if (!isObject(document)) faults.add('$', 'type', { wanted: 'object' });
  else if (deeperThan(document, DEEPEST)) faults.add('$', 'deep');
  else {
    const type = document['type'];
    const check =
      typeof type === 'string' && Object.hasOwn(DOCUMENTS, type) ? DOCUMENTS[type] : null;
    if (check) check(document, '$', faults);
    else {
      event(document, '$', faults);
      if (document['@context'] === undefined) {
        faults.add(into('$', '@context'), 'missing', { field: '@context' });
      }
    }
  }
  return faults.list;
}

/** The events of a document that {@link checkDocument} found nothing wrong with, where each stands, and their context. */
export function eventsIn(document: JsonObject): {
  readonly context: Json;
  readonly events: readonly { readonly event: JsonObject; readonly path: string }[];
} {
  const type = document['type'];
  if (type !== 'EPCISDocument' && type !== 'EPCISQueryDocument') {
    const { '@context': own = [], ...bare } = document;
    return { context: own, events: [{ event: bare, path: '$' }] };
  }
  const body = objectIn(document, 'epcisBody');
  const [holder, path] =
    type === 'EPCISDocument'
      ? [body, '$.epcisBody.eventList']
      : [
          objectIn(objectIn(body, 'queryResults'), 'resultsBody'),
          '$.epcisBody.queryResults.resultsBody.eventList',
        ];
  return {
    context: document['@context'] ?? [],
    events: listOf(holder['eventList']).flatMap((one, index) =>
      isObject(one) ? [{ event: one, path: into(path, index) }] : [],
    ),
  };
}

function objectIn(value: JsonObject, field: string): JsonObject {
  const inner = value[field];
  return isObject(inner) ? inner : {};
}

function deeperThan(value: Json, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((inner: Json) => deeperThan(inner, levels - 1));
}
