import { isObject, type JsonObject, textOf, thingsOf } from './event.ts';
import type { EventQuery } from './event-query.ts';
import { readThing } from './uris.ts';

/** Two ways to write the same lot, unit or carton have the same name here. */
export function thingName(uri: string): string {
  const thing = readThing(uri);
  if (thing === null) return uri;
  return JSON.stringify([thing.key, thing.value, thing.variant, thing.lot, thing.serial]);
}

const BESIDE: ReadonlySet<string> = new Set(['thing', 'child']);

/**
 * Whether an event, as the public reads it, is what was asked for. Asked of the event after it was redacted: what is not
 * told cannot be found out by asking for it.
 * @param places by what `readPoints` and `bizLocations` may be called
 */
export function matches(
  event: JsonObject,
  query: EventQuery,
  places: {
    readonly readPoints: ReadonlySet<string>;
    readonly bizLocations: ReadonlySet<string>;
  },
): boolean {
  const things = thingsOf(event);
  const about = (uris: readonly string[], isClass: boolean, everywhere: boolean): boolean => {
    if (uris.length === 0) return true;
    const names = new Set(uris.map(thingName));
    return things.some(
      (thing) =>
        thing.isClass === isClass &&
        (everywhere || BESIDE.has(thing.part)) &&
        names.has(thingName(thing.uri)),
    );
  };
  const is = (values: readonly string[], field: string): boolean =>
    values.length === 0 || values.includes(textOf(event[field]) ?? '');
  const at = (asked: readonly string[], known: ReadonlySet<string>, field: string): boolean => {
    const place = event[field];
    return asked.length === 0 || (isObject(place) && known.has(textOf(place['id']) ?? ''));
  };
  const declares = event['errorDeclaration'] !== undefined;
  return (
    is(query.types, 'type') &&
    is(query.bizSteps, 'bizStep') &&
    is(query.dispositions, 'disposition') &&
    is(query.eventIds, 'eventID') &&
    at(query.readPoints, places.readPoints, 'readPoint') &&
    at(query.bizLocations, places.bizLocations, 'bizLocation') &&
    about(query.epcs, false, false) &&
    about(query.anyEpcs, false, true) &&
    about(query.classes, true, false) &&
    about(query.anyClasses, true, true) &&
    (query.declarations === null || query.declarations === declares)
  );
}
