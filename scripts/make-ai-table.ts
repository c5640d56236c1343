/**
 * Makes src/features/trace/gs1/ai-table.ts from GS1's Barcode Syntax Dictionary:
 * `node scripts/make-ai-table.ts path/to/gs1-syntax-dictionary.txt`. Run again when GS1 publishes a new one.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const TARGET = new URL('../src/features/trace/gs1/ai-table.ts', import.meta.url);

/** One line for each entry: numbers, flags, parts of the value, then what it needs, bars, and qualifies it as a key. */
export function tableLines(dictionary: string): string[] {
  return dictionary
    .split('\n')
    .filter((line) => /^\d/.test(line))
    .map((line) =>
      entry(
        line
          .replace(/\s#.*$/, '')
          .trim()
          .split(/\s+/),
      ),
    );
}

function entry([ais = '', ...rest]: string[]): string {
  const flags = /^[*?]+$/.test(rest[0] ?? '') ? (rest.shift() ?? '') : '';
  const parts: string[] = [];
  while (/^\[?[NXYZ]/.test(rest[0] ?? '')) parts.push(rest.shift() ?? '');
  const words = [
    ais,
    (flags.includes('*') ? 'fixed' : 'open') + (flags.includes('?') ? '+attribute' : ''),
    parts.map((part) => part.replace(/^\[(.*)\](.*)$/, '$1$2?')).join(' '),
    ...rest.map((word) =>
      word
        .replace(/^req=/, 'needs=')
        .replace(/^ex=/, 'bars=')
        .replace(/^dlpkey/, 'key'),
    ),
  ];
  return words.join(' ');
}

export function tableSource(dictionary: string): string {
  return `/**
 * GS1 application identifiers, made by scripts/make-ai-table.ts from the GS1 Barcode Syntax Dictionary
 * (© BWIPP project, Zint project, GS1 AISBL; Apache License 2.0; changed: selected and rewritten).
 * A line: numbers, \`fixed\` (length known beforehand) or \`open\`, \`+attribute\` (may stand in a query), parts of the value
 * with their checks (\`?\`: may be left out), then \`needs=\`, \`bars=\` and \`key=\` with its qualifiers in order.
 */
export const AI_TABLE = \`
${tableLines(dictionary).join('\n')}
\`;
`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const from = process.argv[2];
  if (from === undefined) throw new Error('Say where the dictionary is.');
  writeFileSync(TARGET, tableSource(readFileSync(from, 'utf8')));
}
