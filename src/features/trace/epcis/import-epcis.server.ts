import { eq } from 'drizzle-orm';
import { recordAll } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { producers } from '#db/schema/catalogue.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { itemNameOf, subjectsOf } from '#src/features/trace/lots/lot-row.server.ts';
import { checkDocument, eventsIn } from './check-document.ts';
import { fromOrigin } from './document.ts';
import type { Json, JsonObject } from './event.ts';
import type { Fault } from './fault.ts';
import { openWork, storeTaken, takeIn, type Work } from './take-in-event.server.ts';

export interface ImportedEpcis {
  readonly stored: number;
  /** Events that were here already, just the same. */
  readonly known: number;
  readonly newLots: number;
  /** Of those stored: about nothing that has a code here. They are kept for their producer and told to nobody. */
  readonly archived: number;
  /** The producer's lots that the document speaks of. */
  readonly lots: readonly {
    readonly id: number;
    readonly code: string;
    readonly itemName: string;
    readonly isNew: boolean;
  }[];
}

const MOST_EVENTS = 5000;
const MOST_FAULTS = 200;
/** Of a document, in UTF-16 units. */
const LONGEST = 5 * 1024 * 1024;

export interface EpcisToImport {
  readonly text: string;
  readonly producerId: number;
  /** Of this site, without a slash at the end. */
  readonly origin: string;
  readonly actor: Actor;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

/**
 * Takes an EPCIS 2.0 document into a producer's records: all of it, or nothing. Events are kept as they came. Those about
 * the producer's own lots join their journey; those about what has no code here are archived; those about other
 * producers' things are refused.
 * @throws Refusal `not-allowed`, `no-such-producer`, `epcis-invalid` with every fault and its path
 */
export async function importEpcis(db: Db, asked: EpcisToImport): Promise<ImportedEpcis> {
  return run(db, asked, true);
}

/**
 * What {@link importEpcis} would do; nothing of it is kept.
 * @throws the same refusals
 */
export async function previewEpcis(db: Db, asked: EpcisToImport): Promise<ImportedEpcis> {
  return run(db, asked, false);
}

async function run(
  db: Db,
  { text, producerId, origin, actor, now }: EpcisToImport,
  keep: boolean,
): Promise<ImportedEpcis> {
  demand(actor, 'import-epcis', SOMEWHERE);
  const document = parsed(text);
  refuseIf(checkDocument(document));
  const found = eventsIn(fromOrigin(document as JsonObject, origin));
  if (found.events.length > MOST_EVENTS) {
    refuseIf([{ path: '$', code: 'too-many-events', facts: { most: String(MOST_EVENTS) } }]);
  }
  try {
    return await inTransaction(db, async (tx) => {
      const [producer] = await tx.select().from(producers).where(eq(producers.id, producerId));
      demand(actor, 'import-epcis', { ...producer, producerId });
      if (!producer) throw new Refusal('no-such-producer', {});
      const work = await openWork(tx, { found, producerId, actor, now });
      for (const { event, path } of found.events) await takeIn(work, event, path);
      refuseIf(work.faults.list);
      if (keep) await storeTaken(work);
      const done = doneBy(work);
      if (!keep) throw new Undone(done);
      const { lots: _lots, ...after } = done;
      const subjects = subjectsOf(work.touched.values());
      await recordAll(
        tx,
        { actor: actor.name, now },
        (subjects.length > 0 ? subjects : [`producer:${producerId}`])
          .slice(0, done.stored === 0 ? 0 : undefined)
          .map((subject) => ({ deed: 'import-epcis', subject, after })),
      );
      return done;
    });
  } catch (error) {
    if (error instanceof Undone) return error.done;
    throw error;
  }
}

/** Undoes a trial, and says what it would have done. */
class Undone extends Error {
  readonly done: ImportedEpcis;

  constructor(done: ImportedEpcis) {
    super('undone');
    this.done = done;
  }
}

function doneBy({ counts, newLots, touched }: Work): ImportedEpcis {
  return {
    ...counts,
    newLots: newLots.size,
    lots: [...touched.values()].map((lot) => ({
      id: lot.id,
      code: lot.code,
      itemName: itemNameOf(lot),
      isNew: newLots.has(lot.id),
    })),
  };
}

function parsed(text: string): Json {
  if (text.length > LONGEST) refuseIf([{ path: '$', code: 'too-long', facts: {} }]);
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as Json;
  } catch {
    throw new Refusal('epcis-invalid', {
      faults: [{ path: '$', code: 'not-json', facts: {} }],
      count: 1,
    });
  }
}

function refuseIf(faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  throw new Refusal('epcis-invalid', {
    faults: faults.slice(0, MOST_FAULTS),
    count: faults.length,
  });
}
