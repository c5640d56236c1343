import { setImmediate } from 'node:timers/promises';
import type { Grid } from '#src/features/certificates/decision-list/list.ts';
import { attribute, tokens } from './xml.ts';
import type { Zip } from './zip.ts';

const MOST_ROWS = 50_001;
const MOST_COLUMNS = 200;

/** Paragraphs (one cell a line) and tables of a Word document in the order they stand. @throws Unreadable */
export async function readDocx(zip: Zip): Promise<Grid> {
  const bytes = await zip.part('word/document.xml');
  const grid: Grid = { sheet: '', rows: [], merges: [] };
  let depth = 0;
  let row: string[] = [];
  let text = '';
  let inText = false;
  let column = 0;
  let span = 1;
  let merge: '' | 'start' | 'more' = '';
  let count = 0;
  const open = new Map<number, { r0: number; r1: number }>();
  const settle = (at: number): void => {
    const area = open.get(at);
    if (area && area.r1 > area.r0) grid.merges.push({ r0: area.r0, c0: at, r1: area.r1, c1: at });
    open.delete(at);
  };
  for (const token of tokens(bytes ? new TextDecoder().decode(bytes) : '')) {
    if (++count % 20_000 === 0) await setImmediate();
    if (grid.rows.length >= MOST_ROWS) break;
    if (token.kind === 'text') {
      if (inText && text.length < 4_000) text += token.text;
      continue;
    }
    const begins = token.kind === 'open';
    if (token.name === 't') inText = begins && !token.closed;
    else if (token.name === 'br' || token.name === 'cr') text += begins ? '\n' : '';
    else if (token.name === 'tab' && begins && depth === 0) text += '\t';
    else if (token.name === 'p' && !begins) {
      if (depth > 0) text += '\n';
      else {
        grid.rows.push(...text.split('\n').map((line) => line.split('\t')));
        text = '';
      }
    } else if (token.name === 'p' && begins && token.closed && depth === 0) grid.rows.push(['']);
    else if (token.name === 'tbl') {
      depth += begins ? 1 : -1;
      if (depth === 0) for (const at of [...open.keys()]) settle(at);
    } else if (depth !== 1) continue;
    else if (token.name === 'tr') {
      if (begins) row = [];
      else grid.rows.push(row);
    } else if (token.name === 'tc') {
      if (begins) {
        text = '';
        column = row.length;
        span = 1;
        merge = '';
      } else if (row.length < MOST_COLUMNS) {
        row.push(merge === 'more' ? '' : text.trim());
        const r = grid.rows.length;
        const area = open.get(column);
        if (merge === 'more' && area) area.r1 = r;
        else {
          settle(column);
          if (merge === 'start') open.set(column, { r0: r, r1: r });
        }
        if (span > 1) grid.merges.push({ r0: r, c0: column, r1: r, c1: column + span - 1 });
        for (let i = 1; i < span; i++) row.push('');
        text = '';
      }
    } else if (token.name === 'gridSpan' && begins)
      span = Math.min(MOST_COLUMNS, Number(attribute(token.attributes, 'val')) || 1);
    else if (token.name === 'vMerge' && begins)
      merge = attribute(token.attributes, 'val') === 'restart' ? 'start' : 'more';
  }
  return grid;
}
