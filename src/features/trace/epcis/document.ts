import { canonical } from './check-values.ts';
import { isObject, type Json, type JsonObject, textOf } from './event.ts';

/** Every text of a value, changed. */
function mapTexts(value: Json, change: (text: string) => string): Json {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one: Json) => mapTexts(one, change));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, mapTexts(inner, change)]),
  );
}

/** As it leaves the house: `self:/…` becomes an address of this site. @param origin without a slash at the end */
export function atOrigin<T extends Json>(value: T, origin: string): T {
  return mapTexts(value, (text) =>
    text.startsWith('self:/') ? origin + text.slice('self:'.length) : text,
  ) as T;
}

/** As it is stored: this site's own addresses no longer say where it stood at the time. */
export function fromOrigin<T extends Json>(value: T, origin: string): T {
  return mapTexts(value, (text) =>
    text.startsWith(`${origin}/`) ? `self:${text.slice(origin.length)}` : text,
  ) as T;
}

export interface StoredEvent {
  readonly body: JsonObject;
  /** `@context` of the document it came in. */
  readonly context: Json;
}

/** The contexts of several documents as one; null when a prefix would mean two things. */
function joined(contexts: readonly Json[]): Json | null {
  const [first = []] = contexts;
  if (contexts.every((one) => canonical(one) === canonical(first))) return first;
  const entries = new Map<string, Json>();
  const meanings = new Map<string, string>();
  for (const entry of contexts.flatMap((one) => (Array.isArray(one) ? one : [one])) as Json[]) {
    entries.set(canonical(entry), entry);
    if (!isObject(entry)) continue;
    for (const [prefix, meaning] of Object.entries(entry)) {
      const known = meanings.get(prefix);
      if (known !== undefined && known !== canonical(meaning)) return null;
      meanings.set(prefix, canonical(meaning));
    }
  }
  return [...entries.values()];
}

/** The context of several events, and those events; an event carries its own where one prefix would mean two things. */
function withContext(events: readonly StoredEvent[], fallback: Json): [Json, Json[]] {
  const context = joined(events.map((one) => one.context));
  if (events.length === 0) return [fallback, []];
  if (context !== null) return [context, events.map(({ body }) => body)];
  return [
    fallback,
    events.map(({ body, context: own }) =>
      body['@context'] === undefined ? { '@context': own, ...body } : body,
    ),
  ];
}

/** Newest instant that the events themselves tell: the same events make the same document, whenever it is written. */
function newestTime(events: readonly StoredEvent[]): string {
  const times = events.flatMap(({ body }) => {
    const error = body['errorDeclaration'];
    return [
      textOf(body['recordTime']) ?? textOf(body['eventTime']),
      isObject(error) ? textOf(error['declarationTime']) : null,
    ].filter((time) => time !== null);
  });
  times.sort((a, b) => Date.parse(a) - Date.parse(b));
  return times.at(-1) ?? '1970-01-01T00:00:00Z';
}

/** An EPCIS document of stored events. */
export function epcisDocument(events: readonly StoredEvent[], fallback: Json): JsonObject {
  const [context, eventList] = withContext(events, fallback);
  return {
    '@context': context,
    type: 'EPCISDocument',
    schemaVersion: '2.0',
    creationDate: newestTime(events),
    epcisBody: { eventList },
  };
}

/** The answer to a query. @param createdAt ISO 8601 */
export function queryDocument(
  events: readonly StoredEvent[],
  fallback: Json,
  createdAt: string,
): JsonObject {
  const [context, eventList] = withContext(events, fallback);
  return {
    '@context': context,
    type: 'EPCISQueryDocument',
    schemaVersion: '2.0',
    creationDate: createdAt,
    epcisBody: {
      queryResults: { queryName: 'SimpleEventQuery', resultsBody: { eventList } },
    },
  };
}
