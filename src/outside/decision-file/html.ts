import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { Grid } from '#src/features/certificates/decision-list/list.ts';

const UNSEEN = new Set([
  'script',
  'style',
  'head',
  'noscript',
  'template',
  'svg',
  'nav',
  'iframe',
  'object',
]);
const BLOCK = new Set(
  'p div li ul ol h1 h2 h3 h4 h5 h6 section article header footer main table tr td th center blockquote pre dd dt dl form'.split(
    ' ',
  ),
);
const MOST_COLUMNS = 200;
const MOST_ROWS = 50_001;
const DEEPEST = 500;

/** Texts and tables of a web page in the order they stand; a text is a line with one cell. */
export function readHtml(html: string): Grid {
  const grid: Grid = { sheet: '', rows: [], merges: [] };
  walk(parse(html) as Tree.ParentNode, grid, 0);
  return grid;
}

function walk(node: Tree.ParentNode, grid: Grid, depth: number): void {
  if (depth > DEEPEST || grid.rows.length >= MOST_ROWS) return;
  let line = '';
  const flush = (): void => {
    for (const text of line.split('\n')) if (text.trim() !== '') grid.rows.push([text.trim()]);
    line = '';
  };
  for (const child of node.childNodes) {
    if (child.nodeName === '#text') line += (child as Tree.TextNode).value.replace(/\s+/g, ' ');
    else if (!('childNodes' in child) || UNSEEN.has(child.nodeName)) continue;
    else if (child.nodeName === 'table') {
      flush();
      if (has(child, 'table', 0)) walk(child, grid, depth + 1);
      else table(child, grid);
    } else if (child.nodeName === 'br') line += '\n';
    else if (BLOCK.has(child.nodeName) || holdsBlock(child, 0)) {
      flush();
      walk(child, grid, depth + 1);
    } else line += textOf(child, 0);
  }
  flush();
}

function table(node: Tree.ParentNode, grid: Grid): void {
  const busy = new Map<number, number>();
  for (const tr of rowsOf(node, 0)) {
    if (grid.rows.length >= MOST_ROWS) return;
    const r = grid.rows.length;
    const row: string[] = [];
    let c = 0;
    for (const cell of tr.childNodes) {
      if (cell.nodeName !== 'td' && cell.nodeName !== 'th') continue;
      while ((busy.get(c) ?? -1) >= r) row[c++] = '';
      if (c >= MOST_COLUMNS) break;
      const element = cell as Tree.Element;
      const wide = spanOf(element, 'colspan', MOST_COLUMNS - c);
      const high = spanOf(element, 'rowspan', MOST_ROWS);
      row[c] = textOf(element, 0).trim();
      for (let i = 1; i < wide; i++) row[c + i] = '';
      if (wide > 1 || high > 1)
        grid.merges.push({ r0: r, c0: c, r1: r + high - 1, c1: c + wide - 1 });
      if (high > 1) for (let i = 0; i < wide; i++) busy.set(c + i, r + high - 1);
      c += wide;
    }
    for (let i = 0; i < row.length; i++) row[i] ??= '';
    grid.rows.push(row);
  }
}

function* rowsOf(node: Tree.ParentNode, depth: number): Generator<Tree.ParentNode> {
  if (depth > 5) return;
  for (const child of node.childNodes) {
    if (child.nodeName === 'tr') yield child as Tree.Element;
    else if ('childNodes' in child) yield* rowsOf(child, depth + 1);
  }
}

function spanOf(element: Tree.Element, name: string, most: number): number {
  const value = Number(element.attrs.find((one) => one.name === name)?.value ?? 1);
  return Number.isInteger(value) && value > 1 ? Math.min(value, most) : 1;
}

function has(node: Tree.ParentNode, name: string, depth: number): boolean {
  if (depth > DEEPEST) return false;
  return node.childNodes.some(
    (child) => child.nodeName === name || ('childNodes' in child && has(child, name, depth + 1)),
  );
}

function holdsBlock(node: Tree.ParentNode, depth: number): boolean {
  if (depth > 20) return true;
  return node.childNodes.some(
    (child) => BLOCK.has(child.nodeName) || ('childNodes' in child && holdsBlock(child, depth + 1)),
  );
}

function textOf(node: Tree.ParentNode, depth: number): string {
  if (depth > DEEPEST) return '';
  let text = '';
  for (const child of node.childNodes) {
    if (child.nodeName === '#text') text += (child as Tree.TextNode).value.replace(/\s+/g, ' ');
    else if (child.nodeName === 'br') text += '\n';
    else if ('childNodes' in child && !UNSEEN.has(child.nodeName)) {
      const block = BLOCK.has(child.nodeName);
      text += block ? `\n${textOf(child, depth + 1)}\n` : textOf(child, depth + 1);
    }
  }
  return text.replace(/\n\s*\n+/g, '\n');
}
