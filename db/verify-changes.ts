import { createHash } from 'node:crypto';
import { type ChangeRow, changesAfter, hashOf } from './changes.ts';
import type { Db } from './client.ts';

const PAGE = 2_000;

/** The head of the log as it stood once: whatever comes later must still hold this row. */
export interface Anchor {
  readonly id: number;
  readonly hash: string;
  /** Instant, ISO 8601 UTC. */
  readonly at: string;
}

/**
 * `edited`: what the row says does not give its hash. `broken-chain`: the row names another row before it than the one
 * that is there: a row between them was deleted, added, moved, or replaced together with its hash. `anchor-missing`
 * and `anchor-differs`: the log once had this row, and it is gone or another one stands in its place: rows were cut off
 * the end, or the chain was written anew from some row on. `end-cut`: the database has numbered more rows than there are.
 */
export type Break =
  | { readonly kind: 'edited'; readonly row: ChangeRow }
  | { readonly kind: 'broken-chain'; readonly row: ChangeRow; readonly previous: ChangeRow | null }
  | { readonly kind: 'anchor-missing' | 'anchor-differs'; readonly anchor: Anchor }
  | { readonly kind: 'end-cut'; readonly lastId: number; readonly highest: number };

export interface Verified {
  readonly rows: number;
  readonly anchors: number;
  /** The newest row; null for an empty log. */
  readonly head: { readonly id: number; readonly hash: string } | null;
  /** The first thing that is wrong; null when all is well. */
  readonly broken: Break | null;
}

/**
 * Walks the hash chain from the first row to the last and compares it with the anchors. Reads 2,000 rows at a time.
 *
 * What it cannot see: rows cut off the end after the last anchor by somebody who also turned back the counter of the
 * database, and a chain that was written anew together with the anchors. Keep a copy of the anchors where whoever may
 * write the database may not.
 */
export async function verifyChanges(db: Db, anchors: readonly Anchor[] = []): Promise<Verified> {
  // Before the rows: whatever is written while they are read has a higher number.
  const highest = await highestId(db);
  const wanted = new Map(anchors.map((anchor) => [anchor.id, anchor]));
  let rows = 0;
  let previous = null as ChangeRow | null;
  let cursor = 0;
  const found = (broken: Break): Verified => ({
    rows,
    anchors: anchors.length,
    head: null,
    broken,
  });
  for (;;) {
    const page: ChangeRow[] = await changesAfter(db, cursor, PAGE);
    for (const row of page) {
      if (row.previousHash !== (previous?.hash ?? '')) {
        return found({ kind: 'broken-chain', row, previous });
      }
      if (hashOf(row) !== row.hash) return found({ kind: 'edited', row });
      const anchor = wanted.get(row.id);
      if (anchor && anchor.hash !== row.hash) return found({ kind: 'anchor-differs', anchor });
      wanted.delete(row.id);
      previous = row;
      rows += 1;
    }
    cursor = page.at(-1)?.id ?? cursor;
    if (page.length < PAGE) break;
  }
  const missing = [...wanted.values()].sort((a, b) => a.id - b.id)[0];
  if (missing) return found({ kind: 'anchor-missing', anchor: missing });
  const lastId = previous?.id ?? 0;
  if (highest > lastId) return found({ kind: 'end-cut', lastId, highest });
  const head = previous === null ? null : { id: previous.id, hash: previous.hash };
  return { rows, anchors: anchors.length, head, broken: null };
}

/** The highest number a row of the log ever had: rows that were undone take their number back, deleted ones do not. */
async function highestId(db: Db): Promise<number> {
  const { rows } = await db.$client.execute(
    "select seq from sqlite_sequence where name = 'changes'",
  );
  return Number(rows[0]?.['seq'] ?? 0);
}

/**
 * Anchors from their file: `id hash instant` on each line, with a check of its own at the end so that a slip of the hand
 * shows. Comments begin with `#`.
 * @throws RangeError naming the first line that does not read as an anchor
 */
export function readAnchors(text: string): Anchor[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    const match = /^(\d+) ([0-9a-f]{64}) (\S+) ([0-9a-f]{8})$/.exec(line.trim());
    const [, id = '', hash = '', at = '', check] = match ?? [];
    if (!match || check !== checkOf(`${id} ${hash} ${at}`)) {
      throw new RangeError(`line ${index + 1} of the anchors is not an anchor: ${line}`);
    }
    return [{ id: Number(id), hash, at }];
  });
}

export function writeAnchor(anchor: Anchor): string {
  const text = `${anchor.id} ${anchor.hash} ${anchor.at}`;
  return `${text} ${checkOf(text)}\n`;
}

function checkOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
