import { parse } from 'csv-parse/sync';

/** Longer statements are exported by fewer days. */
export const MOST_ROWS = 20_000;

/** Not text in rows: an Excel file, a picture. */
export class NotCsv extends Error {}

/**
 * The cells of a bank's CSV: UTF-8 or UTF-16, with or without a byte order mark, separated by comma, semicolon or tab.
 * @throws NotCsv
 */
export function bankFileRows(bytes: Uint8Array): string[][] {
  const text = decode(bytes);
  if (/[\u0000-\u0008\u000e-\u001f]/.test(text.slice(0, 4096))) throw new NotCsv('not text');
  try {
    return parse(text, {
      delimiter: separatorOf(text),
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      trim: true,
      to: MOST_ROWS + 100,
    });
  } catch (error) {
    throw new NotCsv(error instanceof Error ? error.message : String(error));
  }
}

function decode(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  // Without a mark: Latin letters in UTF-16 leave every other byte empty.
  const head = bytes.subarray(0, 400);
  const empty = head.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  if (empty > head.length / 4) {
    return new TextDecoder(head[0] === 0 ? 'utf-16be' : 'utf-16le').decode(bytes);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Old exports: the amounts and references are plain letters all the same.
    return new TextDecoder('windows-1258').decode(bytes);
  }
}

/** The mark that most lines have the most of. */
function separatorOf(text: string): string {
  const lines = text.split(/\r?\n/).slice(0, 200);
  const score = (mark: string): number =>
    lines.reduce(
      (sum, line) => sum + Math.min(12, line.replace(/"[^"]*"/g, '').split(mark).length - 1),
      0,
    );
  const marks = ['\t', ';', ','];
  return marks.reduce((best, mark) => (score(mark) > score(best) ? mark : best), marks[0] ?? ',');
}
