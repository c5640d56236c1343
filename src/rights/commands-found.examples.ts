import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const FEATURES = fileURLToPath(new URL('../features', import.meta.url));
const ASKS = /\b(?:demand|inTransaction)\(/;

/** Exported functions of all `.server.ts` files that ask for a right or open a transaction, themselves or through a function of their file. */
export function commandsFound(): { name: string; file: string }[] {
  const files = readdirSync(FEATURES, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.server.ts'))
    .map((entry) => path.join(entry.parentPath, entry.name));
  return files.flatMap((file) =>
    askingIn(readFileSync(file, 'utf8')).map((name) => ({
      name,
      file: path.relative(FEATURES, file),
    })),
  );
}

/** Names of the exported functions of one file that ask. */
export function askingIn(source: string): string[] {
  const functions = source
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .split(/^(?=(?:export )?(?:async )?function\b|(?:export )?const \w+ = (?:async )?\()/m)
    .flatMap((body) => {
      const found = /^(export )?(?:(?:async )?function|const) (\w+)/.exec(body);
      return found ? [{ name: found[2] ?? '', exported: found[1] !== undefined, body }] : [];
    });
  const asking = new Set(functions.filter(({ body }) => ASKS.test(body)).map(({ name }) => name));
  for (let before = -1; before !== asking.size;) {
    before = asking.size;
    for (const { name, body } of functions) {
      const calls = [...asking].some(
        (one) => one !== name && new RegExp(`\\b${one}\\(`).test(body),
      );
      if (calls) asking.add(name);
    }
  }
  return functions
    .filter(({ name, exported }) => exported && asking.has(name))
    .map(({ name }) => name);
}
