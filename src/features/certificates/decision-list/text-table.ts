import { csvRows } from './csv.ts';
import { headerAt } from './layout.ts';
import { meaningOf } from './headers.ts';
import { isSeparator, isTotal } from './lines.ts';
import type { Grid } from './list.ts';

export interface TextGrids {
  kind: 'csv' | 'tsv' | 'text';
  grids: Grid[];
  /** A quotation mark was opened and never closed. */
  unclosed: boolean;
}

const DELIMITERS = ['\t', ';', ',', '|'] as const;

/** Tables of a text: delimited, drawn with `|`, or lined up with spaces; otherwise one cell a line. */
export function gridsOfText(text: string, fileName: string): TextGrids {
  const all = text.split(/\r\n?|\n/);
  if (all.at(-1) === '') all.pop();
  const named = /\.(?:csv|tsv|tab)$/i.test(fileName);
  const pipes = all.filter((line) => (line.match(/\|/g)?.length ?? 0) >= 2).length;
  if (
    pipes >= 2 &&
    pipes >= all.filter((line) => line.trim() !== '').length * 0.3 &&
    !/\.csv$/i.test(fileName)
  ) {
    return { kind: 'text', grids: [joinWrapped(pipeGrid(all), isRuled(all))], unclosed: false };
  }
  const delimiter = delimiterOf(text, named);
  if (delimiter !== null) {
    const { rows, unclosed } = csvRows(text, delimiter);
    return { kind: delimiter === '\t' ? 'tsv' : 'csv', grids: [grid(rows)], unclosed };
  }
  return {
    kind: 'text',
    grids: [joinedAligned(all) ?? grid(all.map((line) => [line]))],
    unclosed: false,
  };
}

function grid(rows: string[][]): Grid {
  return { sheet: '', rows, merges: [] };
}

function delimiterOf(text: string, named: boolean): string | null {
  const head = text.slice(0, 20_000);
  let best: { delimiter: string; rank: number } | null = null;
  for (const delimiter of DELIMITERS) {
    if (!head.includes(delimiter)) continue;
    const rows = csvRows(head, delimiter).rows.slice(0, 80);
    const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''));
    const probe = grid(rows);
    const header = rows.findIndex((_, r) => headerAt(probe, r) !== null);
    const widths = filled.map((row) => row.length).filter((width) => width > 1);
    const mode = modeOf(widths);
    const even = widths.filter((width) => width === mode).length / (filled.length || 1);
    let rank = 0;
    if (header >= 0)
      rank = 100 + (headerAt(probe, header)?.columns.filter((c) => c.column).length ?? 0) + even;
    else if (delimiter === '\t' && widths.length >= 2) rank = 50 + even;
    else if (even >= 0.6 && mode >= 3 && (named || filled.length >= 3)) rank = 20 + even * mode;
    else if (named && even >= 0.5) rank = 5 + even;
    if (rank > 0 && (best === null || rank > best.rank)) best = { delimiter, rank };
  }
  return best?.delimiter ?? (named && head.includes(',') ? ',' : null);
}

function modeOf(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** A table with a rule between its rows. */
function isRuled(all: readonly string[]): boolean {
  return all.filter((line) => /^\s*[+|][-=+|]{5,}$/.test(line)).length >= 4;
}

function joinedAligned(all: readonly string[]): Grid | null {
  const aligned = alignedGrid(all);
  return aligned === null ? null : joinWrapped(aligned, true);
}

/** Puts cells that run over several lines together again: lines without a running number under one that has it. */
function joinWrapped(table: Grid, wraps: boolean): Grid {
  const header = table.rows.findIndex((row, r) => row.length > 1 && headerAt(table, r) !== null);
  const first = table.rows[header]?.[0] ?? '';
  if (!wraps || header < 0 || meaningOf(first)?.column !== 'stt') return table;
  let above: string[] | null = null;
  const rows = table.rows.map((row, r) => {
    const own = row.map((cell) => cell.trim());
    if (r <= header || row.length < 2) above = null;
    else if (/^\d+[.)]?$/.test(own[0] ?? '')) {
      above = own;
      return own;
    } else if (
      above !== null &&
      own[0] === '' &&
      !own.some((cell) => isTotal(cell)) &&
      !isSeparator(own.filter((cell) => cell !== ''))
    ) {
      const target = above;
      own.forEach((cell, c) => {
        if (cell !== '') target[c] = `${target[c] ?? ''} ${cell}`.trim();
      });
      return row.map(() => '');
    } else above = null;
    return row;
  });
  return { ...table, rows };
}

function pipeGrid(all: readonly string[]): Grid {
  const rows = all.map((line) => {
    if ((line.match(/\|/g)?.length ?? 0) < 2) return [line];
    const inner = line.trim().replace(/^\|/, '').replace(/\|$/, '');
    return inner.split(/(?<!\\)\|/).map((cell) =>
      cell
        .replace(/\\\|/g, '|')
        .replace(/\*\*/g, '')
        .replace(/<br\s*\/?>/gi, '\n')
        .trim(),
    );
  });
  return grid(rows);
}

/** Columns that start where the cells of the header start. */
function alignedGrid(all: readonly string[]): Grid | null {
  const split = all.map((line) => segmentsOf(line.replace(/\t/g, '    ')));
  const probe = grid(split.map((parts) => parts.map((part) => part.text)));
  const header = split.findIndex((parts, r) => parts.length >= 2 && headerAt(probe, r) !== null);
  if (header < 0) {
    const wide = split.filter((parts) => parts.length >= 3);
    return wide.length >= 3 && wide.length >= split.length * 0.5 ? probe : null;
  }
  const starts = (split[header] ?? []).map((part) => part.start);
  const rows = split.map((parts, r) => {
    if (parts.length < 2 && (parts[0]?.start ?? 0) <= 1) return [parts[0]?.text ?? ''];
    if (r < header || isSeparator(parts.map((part) => part.text)))
      return parts.map((part) => part.text);
    if (parts.length === starts.length) return parts.map((part) => part.text);
    const cells = starts.map(() => '');
    for (const part of parts) {
      let at = 0;
      starts.forEach((start, i) => {
        if (Math.abs(start - part.start) < Math.abs((starts[at] ?? 0) - part.start)) at = i;
      });
      cells[at] = cells[at] ? `${cells[at]} ${part.text}` : part.text;
    }
    return cells;
  });
  return grid(rows);
}

function segmentsOf(line: string): { text: string; start: number }[] {
  return [...line.matchAll(/\S+(?: \S+)*/g)].map((match) => ({
    text: match[0],
    start: match.index,
  }));
}
