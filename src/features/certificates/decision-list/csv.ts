/**
 * Rows of delimited text. Quotes as in RFC 4180, forgiving: a quote inside a plain cell is a quote; one that is never
 * closed is read as an ordinary character and reported.
 */
export function csvRows(text: string, delimiter: string): { rows: string[][]; unclosed: boolean } {
  const strict = parse(text, delimiter, true);
  if (!strict.unclosed) return strict;
  return { rows: parse(text, delimiter, false).rows, unclosed: true };
}

function parse(
  text: string,
  delimiter: string,
  quotes: boolean,
): { rows: string[][]; unclosed: boolean } {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const end = text.length;
  while (at < end) {
    if (quotes && text[at] === '"') {
      const { cell, next } = quoted(text, at + 1);
      if (next < 0) return { rows, unclosed: true };
      at = next;
      const tail = plainCell(text, at, delimiter);
      row.push(cell + text.slice(at, tail).trim());
      at = tail;
    } else {
      const tail = plainCell(text, at, delimiter);
      row.push(text.slice(at, tail));
      at = tail;
    }
    if (at < end && text[at] === delimiter) {
      at++;
      if (at === end) row.push('');
      continue;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++;
    at++;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return { rows, unclosed: false };
}

function plainCell(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length) {
    const letter = text[at];
    if (letter === delimiter || letter === '\n' || letter === '\r') break;
    at++;
  }
  return at;
}

function quoted(text: string, from: number): { cell: string; next: number } {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  if (at < 0) return { cell: '', next: -1 };
  return { cell: text.slice(from, at).replaceAll('""', '"'), next: at + 1 };
}
