import { type Day, toNumber } from '#src/base/day.ts';

/** Kinds of work, in the order in which a desk shows them. */
export const TASK_KINDS = [
  // Goods that are out: before anything else
  'open-recall',
  'wrong-report',
  // Buyers who wait
  'pack-parcel',
  'answer-message',
  'answer-quote',
  'answer-return',
  'parked-order',
  'erase-data',
  // Producer
  'mend-dossier',
  'lodge-dossier',
  'start-reassessment',
  'listing-returned',
  'stock-low',
  'finish-profile',
  'lot-without-steps',
  // Commune
  'report-dossier',
  // Council
  'sign-sheet',
  'advise',
  'hold-round',
  'start-round',
  // Province
  'check-dossier',
  'decide-claim',
  'decide-change',
  'put-into-round',
  'decide-result',
  'finish-import',
  'late-certificate',
  // Centre
  'take-to-centre',
  // Administrator
  'stuck-mail',
  'no-second-factor',
  'index-lag',
] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** One thing to do. */
export interface Task {
  /** What it is about, as people call it. */
  readonly title: string;
  /** Code of the dossier or certificate, number of the round and so on: what its address is made of. */
  readonly key: string;
  /** A second line, in the words of the source; empty when there is none. */
  readonly detail: string;
  /** The day it has to be done by, null when there is none. */
  readonly due: Day | null;
}

export interface TaskBlock {
  readonly kind: TaskKind;
  /** All of them, also those not listed. */
  readonly count: number;
  /** Past their day. */
  readonly late: number;
  /** The most pressing ones. */
  readonly tasks: readonly Task[];
}

/** How many of a kind a desk lists; the rest is behind a link. */
export const SHOWN = 6;

/** The most pressing first: what has a day by its day, then the others as they came; null when there is nothing. */
export function blockOf(kind: TaskKind, tasks: readonly Task[], today: Day): TaskBlock | null {
  if (tasks.length === 0) return null;
  const sorted = [...tasks].sort((a, b) =>
    (a.due ?? '9999') === (b.due ?? '9999') ? 0 : (a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1,
  );
  return {
    kind,
    count: tasks.length,
    late: tasks.filter((task) => isLate(task, today)).length,
    tasks: sorted.slice(0, SHOWN),
  };
}

export function isLate(task: Pick<Task, 'due'>, today: Day): boolean {
  return task.due !== null && task.due < today;
}

/** Days from today to the day it is due; negative when late. */
export function daysTo(task: Pick<Task, 'due'>, today: Day): number | null {
  return task.due === null ? null : toNumber(task.due) - toNumber(today);
}

export function blocksOf(
  today: Day,
  found: readonly (readonly [TaskKind, readonly Task[]])[],
): TaskBlock[] {
  return found
    .map(([kind, tasks]) => blockOf(kind, tasks, today))
    .filter((block) => block !== null)
    .sort((a, b) => TASK_KINDS.indexOf(a.kind) - TASK_KINDS.indexOf(b.kind));
}
