import type { Db } from '#db/client.ts';
import { isObject, type JsonObject, textOf } from '#src/features/trace/epcis/event.ts';
import { readThing } from '#src/features/trace/epcis/uris.ts';
import { itemLink } from '#src/features/trace/codes/item-link.ts';
import { publicDeclarer } from './declarer.ts';
import { itemNameOf, lotById, lotsByIds, type LotRow } from './lot-row.server.ts';
import type { LotRef, LotStory, StoryStage } from './lot-story.ts';
import { isStage } from './stages.ts';
import {
  type EventRow,
  eventsOfLots,
  filesOfEvents,
  materialsOf,
  type ThingRow,
  thingsOfEvents,
} from './story-rows.server.ts';

/** `owner`: the producer's people; `officer`: those who may see hidden parties and everybody's lots. */
export type Audience = 'public' | 'owner' | 'officer';

interface Telling {
  readonly audience: Audience;
  readonly lot: LotRow;
  readonly rows: ReadonlyMap<number, LotRow>;
  readonly materials: ReadonlyMap<number, LotRow>;
  readonly things: ReadonlyMap<number, readonly ThingRow[]>;
  readonly files: ReadonlyMap<number, Awaited<ReturnType<typeof filesOfEvents>>>;
  /** eventIDs that a declaration names as its correction. */
  readonly corrective: ReadonlySet<string>;
}

/**
 * A lot's journey, as far as its reader may know it. Whether he or she may ask as `owner` or `officer` is the caller's to
 * know.
 * @param reach producers whose dealings an officer may read: of others' nothing is told, though it touched this lot
 */
export async function readLotStory(
  db: Db,
  lotId: number,
  audience: Audience,
  reach: (producer: { producerId: number; provinceCode: string }) => boolean = () => true,
): Promise<LotStory | null> {
  const lot = await lotById(db, lotId);
  if (lot === null) return null;
  const materials = await materialsOf(db, lot);
  const all = await eventsOfLots(db, [lotId, ...materials.keys()]);
  const things = Map.groupBy(
    await thingsOfEvents(
      db,
      all.map(({ event }) => event.id),
    ),
    ({ eventRow }) => eventRow,
  );
  const told = all.filter(({ event, provinceOfProducer }) => {
    // What another producer recorded about this lot is that producer's business, and of the officers over both.
    if (event.producerId !== lot.producerId) {
      if (audience !== 'officer') return false;
      const { producerId } = event;
      if (!reach({ producerId, provinceCode: provinceOfProducer ?? '' })) return false;
    }
    const about = things.get(event.id) ?? [];
    if (about.some((thing) => thing.lotId === lotId)) return true;
    return about.some(
      (thing) => thing.lotId !== null && thing.part !== 'input' && materials.has(thing.lotId),
    );
  });
  const own = told.filter(({ event }) =>
    (things.get(event.id) ?? []).some((thing) => thing.lotId === lotId),
  );
  const shown = audience === 'public' ? told.filter(({ event }) => stands(event)) : told;
  const rowIds = shown.map(({ event }) => event.id);
  const lotIds = rowIds.flatMap((id) =>
    (things.get(id) ?? []).flatMap(({ lotId: one }) => one ?? []),
  );
  const telling: Telling = {
    audience,
    lot,
    materials,
    things,
    rows: await lotsByIds(db, lotIds),
    files: Map.groupBy(await filesOfEvents(db, rowIds), ({ eventRow }) => eventRow),
    corrective: correctiveIds(told),
  };
  const stages = shown.map((row) => stageOf(row, telling));
  const standing = shown.filter(({ event }) => stands(event));
  const refs = (mine: string, others: 'input' | 'output'): LotRef[] => {
    const found = standing.flatMap((row) => {
      const about = things.get(row.event.id) ?? [];
      const is = about.some((thing) => thing.lotId === lotId && thing.part === mine);
      return is ? refsOf(row, others, telling) : [];
    });
    return [...new Map(found.map((ref) => [ref.lotId ?? ref.code, ref])).values()];
  };
  return {
    lot: {
      id: lot.id,
      code: lot.code,
      tradeItemId: lot.tradeItemId,
      producerId: lot.producerId,
      madeOn: lot.madeOn,
      packedOn: lot.packedOn,
      bestBefore: lot.bestBefore,
      expiresOn: lot.expiresOn,
      quantity: lot.quantity,
      unit: lot.unit,
      note: lot.note,
      otherCodes: JSON.parse(lot.otherCodes),
      illustrative: lot.illustrative,
    },
    stages,
    corrections: own.filter(({ event }) => !stands(event)).length,
    madeFrom: refs('output', 'input'),
    madeInto: refs('input', 'output'),
    lastDeclaredAt:
      shown
        .map(({ event }) => event.recordTime)
        .sort()
        .at(-1) ?? null,
  };
}

const stands = (event: EventRow['event']): boolean => event.declaredInErrorBy === null;

function stageOf(row: EventRow, telling: Telling): StoryStage {
  const { event } = row;
  const things = telling.things.get(event.id) ?? [];
  const open = telling.audience === 'public';
  const self =
    things.find(({ lotId }) => lotId === telling.lot.id) ??
    things.find(({ lotId }) => lotId !== null && telling.materials.has(lotId));
  const material =
    self?.lotId === telling.lot.id ? undefined : telling.materials.get(self?.lotId ?? 0);
  const files = (telling.files.get(event.id) ?? []).filter((file) => file.open || !open);
  return {
    eventId: event.eventId,
    row: event.id,
    stage: event.stage !== null && isStage(event.stage) ? event.stage : null,
    bizStep: event.bizStep,
    disposition: event.disposition,
    at: event.eventTime,
    zoneOffset: event.zoneOffset,
    place: placeOf(row, open),
    party:
      row.party === null ? null : open && !row.party.open ? 'hidden' : { name: row.party.name },
    quantity: self?.quantity ?? null,
    unit: self?.quantity == null ? null : (self.unit ?? 'EA'),
    result:
      event.disposition === 'conformant' || event.disposition === 'non_conformant'
        ? event.disposition
        : null,
    note: event.note,
    declaredBy: open ? publicDeclarer(event, telling.lot.producerName) : event.declaredBy,
    declaredAt: event.recordTime,
    source: event.source,
    inputs: refsOf(row, 'input', telling),
    outputs: refsOf(row, 'output', telling),
    files: files.map(({ id, kind, media, caption }) => ({ id, kind, media, caption })),
    inError: stands(event) ? null : inErrorOf(row),
    corrects: telling.corrective.has(event.eventId),
    about: material === undefined ? null : refOf(material, self),
  };
}

function placeOf(
  { place, communeName, provinceName }: EventRow,
  open: boolean,
): StoryStage['place'] {
  if (place === null) return null;
  const closed = open && !place.open;
  const gln = place.glnExtension === '' ? place.gln : `${place.gln}/${place.glnExtension}`;
  return {
    name: closed ? null : place.name,
    kind: place.kind,
    communeName,
    provinceName: provinceName ?? '',
    code: closed ? place.shortCode : (gln ?? place.shortCode),
  };
}

/** Lots on one side of a transformation; another producer's only where the reader may know of the dealing. */
function refsOf(row: EventRow, part: 'input' | 'output', telling: Telling): LotRef[] {
  const { audience, lot } = telling;
  const partyOpen = row.party?.open === true;
  return (telling.things.get(row.event.id) ?? []).flatMap((thing) => {
    if (thing.part !== part) return [];
    const found = thing.lotId === null ? undefined : telling.rows.get(thing.lotId);
    const foreign = found === undefined || found.producerId !== lot.producerId;
    if (foreign && audience === 'public' && !partyOpen) return [];
    return [found === undefined ? strangerOf(thing) : refOf(found, thing)];
  });
}

function refOf(row: LotRow, thing: ThingRow | undefined): LotRef {
  return {
    lotId: row.id,
    code: row.code,
    itemName: itemNameOf(row),
    producerName: row.producerName,
    link: row.kind === 'material' ? null : itemLink(row, { lot: row.code }),
    quantity: thing?.quantity ?? null,
    unit: thing?.quantity == null ? null : (thing.unit ?? 'EA'),
  };
}

/** A lot of another system: only its code is known. */
function strangerOf(thing: ThingRow): LotRef {
  const code = readThing(thing.uri);
  return {
    lotId: null,
    code: code?.lot ?? thing.uri,
    itemName: '',
    producerName: '',
    link: null,
    quantity: thing.quantity,
    unit: thing.quantity === null ? null : (thing.unit ?? 'EA'),
  };
}

function inErrorOf({ declaration, event }: EventRow): StoryStage['inError'] {
  const found = declaration === null ? null : declarationOf(declaration.body);
  return {
    reason: (found && textOf(found['reason'])) ?? '',
    declaredAt: declaration?.at ?? event.recordTime,
  };
}

function correctiveIds(rows: readonly EventRow[]): ReadonlySet<string> {
  return new Set(
    rows.flatMap(({ declaration }) => {
      const ids =
        declaration === null ? undefined : declarationOf(declaration.body)?.['correctiveEventIDs'];
      return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
    }),
  );
}

function declarationOf(body: string): JsonObject | null {
  const found = (JSON.parse(body) as JsonObject)['errorDeclaration'];
  return isObject(found) ? found : null;
}
