import type { Db } from '#db/client.ts';
import type { Day } from '#src/base/day.ts';
import { type Actor, may } from '#src/features/accounts/may.ts';
import {
  certificateFacts,
  readCertificatesOf,
} from '#src/features/certificates/read-register.server.ts';
import { productStanding } from '#src/features/certificates/standing.ts';
import { readSerialRuns, type SerialRun } from '#src/features/trace/codes/read-serials.server.ts';
import { lotById, type LotRow } from '#src/features/trace/lots/lot-row.server.ts';
import { readRecallNotices } from '#src/features/trace/recalls/read-notices.server.ts';
import type { LabelFacts } from './label-lines.ts';

/** A lot as its labels need it. */
export interface LabelLot {
  readonly row: LotRow;
  /** What the product's certificate gives today; null when it gives no star. */
  readonly star: LabelFacts['star'];
  readonly runs: readonly SerialRun[];
  /** Code of an open recall that names the lot. */
  readonly recall: string | null;
  /** Whether the actor may have serials made. */
  readonly mayIssue: boolean;
}

/** Null when there is no such lot, or the actor may not make labels for it. */
export async function readLabelLot(
  db: Db,
  { id, actor, today }: { readonly id: number; readonly actor: Actor; readonly today: Day },
): Promise<LabelLot | null> {
  const row = await lotById(db, id);
  if (row === null || !may(actor, 'make-labels', row)) return null;
  const notices = await readRecallNotices(db, id);
  return {
    row,
    star: row.productId === null ? null : await starOf(db, row.productId, today),
    runs: await readSerialRuns(db, { lotId: id }),
    recall: notices.find(({ state }) => state === 'open')?.code ?? null,
    mayIssue: may(actor, 'manage-codes', row),
  };
}

async function starOf(db: Db, productId: number, today: Day): Promise<LabelFacts['star']> {
  const found = (await readCertificatesOf(db, [productId], today)).get(productId) ?? [];
  const { state, stars, validUntil } = productStanding(
    found.map(({ row }) => certificateFacts(row)),
    today,
  );
  if ((state !== 'valid' && state !== 'held-over') || stars === 0) return null;
  return { stars, until: validUntil };
}
