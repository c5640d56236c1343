import { randomUUID } from 'node:crypto';
import { and, asc, eq, ne } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { serials } from '#db/schema/codes.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import type { FileStore } from '#src/outside/files.ts';
import { labelPdf } from '#src/outside/label-pdf.ts';
import type { LabelOptions } from './label-options.ts';
import { planLabels } from './plan-labels.server.ts';
import type { LabelLot } from './read-label-lot.server.ts';

/** Labels being made in the background, for one person. Instants are milliseconds since 1970 UTC. */
export interface LabelJob {
  readonly id: string;
  readonly userId: string;
  readonly lotId: number;
  readonly runId: number;
  readonly format: string;
  readonly total: number;
  readonly askedAt: number;
  done: number;
  state: 'waiting' | 'working' | 'done' | 'failed';
  /** In the private store, once it is done. */
  hash: string | null;
  bytes: number;
}

/** Jobs that wait or work for one person at a time; finished ones that are remembered. */
const MOST_OPEN = 3;
const REMEMBERED = 200;

interface Jobs {
  readonly all: Map<string, LabelJob>;
  /** One at a time: making codes is work, and pages come first. */
  turn: Promise<void>;
}

/** They live with the process: after a restart the serials are still there, and the file is made anew. */
function jobsOf(db: Db): Jobs {
  const known = db.$process.kept.get('label-jobs') as Jobs | undefined;
  if (known !== undefined) return known;
  const fresh: Jobs = { all: new Map(), turn: Promise.resolve() };
  db.$process.kept.set('label-jobs', fresh);
  return fresh;
}

/** Serials of a run of this lot in the order they were made, without those that are void. */
export async function serialsToPrint(db: Db, lotId: number, runId: number): Promise<string[]> {
  const rows = await db
    .select({ serial: serials.serial })
    .from(serials)
    .where(and(eq(serials.runId, runId), eq(serials.lotId, lotId), ne(serials.state, 'void')))
    .orderBy(asc(serials.id));
  return rows.map(({ serial }) => serial);
}

/**
 * Begins to make the labels of a run; the answer comes at once and {@link labelJob} tells how far it is.
 * @throws Refusal `not-allowed`, `label-run-unknown`, `label-run-empty`, `label-jobs-full`, and those of `planLabels`
 */
export async function startLabelJob(
  { db, files }: { readonly db: Db; readonly files: FileStore },
  asked: {
    readonly lot: LabelLot;
    readonly options: LabelOptions;
    readonly runId: number;
    readonly origin: string;
    readonly author: string;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<LabelJob> {
  const { lot, options, runId, actor, now } = asked;
  demand(actor, 'make-labels', lot.row);
  const run = lot.runs.find(({ id }) => id === runId);
  if (run === undefined) throw new Refusal('label-run-unknown', { runId });
  const jobs = jobsOf(db);
  const userId = actor.userId ?? '';
  const open = [...jobs.all.values()].filter((job) => job.userId === userId && isOpen(job));
  if (open.length >= MOST_OPEN) throw new Refusal('label-jobs-full', { most: MOST_OPEN });
  const planned = planLabels(lot, { ...options, kind: 'run' }, asked.origin);
  const units = await serialsToPrint(db, lot.row.id, runId);
  if (units.length === 0) throw new Refusal('label-run-empty', { runId });
  const job: LabelJob = {
    ...{ id: randomUUID(), userId, lotId: lot.row.id, runId, askedAt: now },
    ...{ format: options.format.id, total: units.length, done: 0 },
    ...{ state: 'waiting', hash: null, bytes: 0 },
  };
  remember(jobs, job);
  jobs.turn = jobs.turn.then(async () => {
    try {
      job.state = 'working';
      const { plan, version } = planned;
      const pieces: Uint8Array[] = [];
      const sheets = {
        ...{ title: `Lô ${lot.row.code}`, author: asked.author, format: options.format },
        ...{ plan, version, startAt: options.startAt, cropMarks: options.cropMarks },
        // Of the run: printed again it is the same file, and kept once.
        now: Date.parse(run.madeAt),
      };
      function* labels() {
        for (const serial of units) {
          yield planned.content(serial);
          job.done += 1;
        }
      }
      for await (const piece of labelPdf(sheets, labels())) pieces.push(piece);
      const whole = Buffer.concat(pieces);
      job.hash = await files.put(whole);
      job.bytes = whole.length;
      job.state = 'done';
    } catch (error) {
      job.state = 'failed';
      console.error(error);
    }
  });
  return job;
}

const isOpen = ({ state }: LabelJob): boolean => state === 'waiting' || state === 'working';

function remember({ all }: Jobs, job: LabelJob): void {
  for (const old of all.values()) {
    if (all.size < REMEMBERED) break;
    if (!isOpen(old)) all.delete(old.id);
  }
  all.set(job.id, job);
}

/** One's own job for this lot; null for any other. */
export function labelJob(
  db: Db,
  { id, lotId, actor }: { readonly id: string; readonly lotId: number; readonly actor: Actor },
): LabelJob | null {
  const job = jobsOf(db).all.get(id);
  return job && job.lotId === lotId && job.userId === (actor.userId ?? '') ? job : null;
}

/** One's own jobs for a lot, the newest first. */
export function labelJobs(
  db: Db,
  { lotId, actor }: { readonly lotId: number; readonly actor: Actor },
): LabelJob[] {
  return [...jobsOf(db).all.values()]
    .filter((job) => job.lotId === lotId && job.userId === (actor.userId ?? ''))
    .reverse();
}
