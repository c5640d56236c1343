import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** The law of CONTRIBUTING.md ("The import law"), checked. Paths are relative to the project, with forward slashes. */
const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** What lies at the top of `src`, and the folders that answer to the outside. */
const ENTRY = /^(?:src\/(?:pages|actions|api|compose|http|journeys)\/|src\/[^/]+\.ts$|scripts\/)/;
const FORBIDDEN_FOLDERS = new Set(['utils', 'lib', 'helpers', 'common', 'misc', 'types']);
/** A command may use those of its own noun and of an earlier one. */
const LINE =
  'accounts notices places catalogue criteria assessment certificates sellers media listings stories trace promotions cart orders messages quotes reviews search'.split(
    ' ',
  );

type Kind =
  | 'test'
  | 'entry'
  | 'base'
  | 'rule'
  | 'command'
  | 'view'
  | 'words'
  | 'db'
  | 'outside'
  | 'env'
  | 'package'
  | 'platform'
  | 'unknown';

/** Who may import whom. Tests may import anybody. */
const MAY_IMPORT: Record<Exclude<Kind, 'test' | 'package' | 'platform'>, readonly Kind[]> = {
  entry: [
    ...(['entry', 'base', 'rule', 'command', 'view', 'words', 'db', 'outside', 'env'] as const),
    ...(['package', 'platform'] as const),
  ],
  base: ['base'],
  rule: ['rule', 'base'],
  command: ['command', 'rule', 'base', 'db', 'outside', 'env', 'package', 'platform'],
  view: ['view', 'rule', 'base', 'words', 'package'],
  words: ['words', 'rule', 'base'],
  db: ['db', 'rule', 'base', 'package', 'platform'],
  outside: ['outside', 'rule', 'base', 'env', 'package', 'platform'],
  env: ['base', 'package', 'platform'],
  unknown: [],
};

function kindOf(file: string): Kind {
  if (/^(?:node|astro):/.test(file)) return 'platform';
  if (!/^(?:src|db|scripts)\//.test(file)) return 'package';
  if (/\.(?:test|contract|examples)\.tsx?$/.test(file) && !/\/contract\.ts$/.test(file)) {
    return 'test';
  }
  if (file === 'src/env.ts') return 'env';
  if (ENTRY.test(file)) return 'entry';
  if (file.startsWith('db/')) return 'db';
  if (file.startsWith('src/base/')) return 'base';
  if (file.startsWith('src/words/')) return 'words';
  if (file.startsWith('src/outside/')) return 'outside';
  if (file.startsWith('src/ui/') || /\.(?:astro|tsx|css|view\.ts)$/.test(file)) return 'view';
  if (!file.startsWith('src/features/')) return 'unknown';
  return file.endsWith('.server.ts') ? 'command' : 'rule';
}

/** What a file imports, as project paths, package names or `node:` names. */
function importsOf(file: string, source: string): string[] {
  const code = file.endsWith('.astro') ? (/^---\n([\s\S]*?)\n---/.exec(source)?.[1] ?? '') : source;
  const found = withoutComments(code).matchAll(
    /(?:^|[;\n])\s*(?:import|export)\b(?:[^'"`;]*?\bfrom)?\s*['"]([^'"\n]+)['"]|\bimport\(\s*['"]([^'"\n]+)['"]/g,
  );
  return [...found].map((match) => resolve(file, match[1] ?? match[2] ?? ''));
}

function resolve(file: string, specifier: string): string {
  const bare = specifier.replace(/\?.*$/, '');
  if (bare.startsWith('#')) return bare.slice(1);
  if (bare.startsWith('.')) return path.posix.join(path.posix.dirname(file), bare);
  return bare;
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

/** What is wrong with one file, in words; nothing when all is well. */
function trespasses(file: string, source: string): string[] {
  const kind = kindOf(file);
  if (kind === 'test') return [];
  if (kind === 'unknown') return [`${file} is in no room of the house`];
  const wrong: string[] = [];
  for (const target of importsOf(file, source)) {
    const targetKind = kindOf(target);
    const allowed =
      MAY_IMPORT[kind as keyof typeof MAY_IMPORT].includes(targetKind) ||
      // Aids of the journeys: worlds that other tests made up.
      (file.startsWith('src/journeys/') && targetKind === 'test');
    if (!allowed) wrong.push(`${file} (${kind}) may not import ${target} (${targetKind})`);
    else if (kind === 'command' && targetKind === 'command' && !isEarlier(target, file)) {
      wrong.push(`${file} may not import ${target}: its noun comes later in the line`);
    }
  }
  const code = withoutComments(source);
  if (kind === 'rule' || kind === 'command' || kind === 'base') {
    const clock = /\bDate\.now\b|\bnew Date\(\s*\)|\bMath\.random\b/.exec(code);
    if (clock)
      wrong.push(`${file} (${kind}) looks at ${clock[0]}: time and chance are given to it`);
  }
  if (kind === 'command' && code.includes('inTransaction(')) {
    for (const duty of [/\bdemand\(/, /\brecord(?:All)?\(/]) {
      if (!duty.test(code)) wrong.push(`${file} writes but never does its duty ${duty.source}`);
    }
  }
  const folder = file.split('/').find((part) => FORBIDDEN_FOLDERS.has(part));
  if (folder !== undefined) wrong.push(`${file}: no folder is called ${folder}`);
  return wrong;
}

function isEarlier(target: string, file: string): boolean {
  const noun = (name: string): number => LINE.indexOf(name.split('/')[2] ?? '');
  return noun(target) !== -1 && noun(target) <= noun(file);
}

function projectFiles(): string[] {
  return ['src', 'db', 'scripts'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(?:ts|tsx|astro)$/.test(entry.name))
      .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
      .map((name) => name.split(path.sep).join('/')),
  );
}

describe('the house', () => {
  it('is kept: every file imports only what its kind may', () => {
    const wrong = projectFiles().flatMap((file) =>
      trespasses(file, readFileSync(path.join(ROOT, file), 'utf8')),
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    ['src/features/cart/price.ts', "import { z } from 'zod';"],
    ['src/features/cart/price.ts', "import fs from 'node:fs';"],
    ['src/features/cart/price.ts', "import { openDb } from '#db/client.ts';"],
    ['src/features/cart/price.ts', "export { x } from './read-cart.server.ts';"],
    ['src/features/cart/price.ts', "const m = await import('#src/outside/mail.ts');"],
    ['src/features/cart/price.ts', 'const now = Date.now();'],
    ['src/features/cart/price.ts', 'const now = new Date( );'],
    ['src/features/cart/price.ts', 'const x = Math.random();'],
    [
      'src/features/cart/Cart.astro',
      "---\nimport { readCart } from './read-cart.server.ts';\n---\n<p/>",
    ],
    ['src/features/cart/Cart.tsx', "import { db } from '#db/client.ts';"],
    ['src/ui/Layout.astro', "---\nimport { mail } from '#src/outside/mail.ts';\n---\n"],
    ['src/features/cart/read-cart.server.ts', "import { x } from '../orders/place.server.ts';"],
    ['src/features/cart/read-cart.server.ts', "import { App } from '#src/app.ts';"],
    ['src/features/cart/read-cart.server.ts', "import {\n  a,\n} from '#src/pages/x.ts';"],
    ['src/features/cart/add.server.ts', 'await inTransaction(db, work); record(tx);'],
    ['src/features/cart/add.server.ts', 'await inTransaction(db, work); demand(a);'],
    ['src/base/money.ts', "import { x } from '#src/features/cart/price.ts';"],
    ['db/client.ts', "import { x } from '#src/features/cart/read-cart.server.ts';"],
    ['src/outside/mail.ts', "import { openDb } from '#db/client.ts';"],
    ['src/words/vi.ts', "import { readCart } from '#src/features/cart/read-cart.server.ts';"],
    ['src/features/cart/utils/x.ts', ''],
    ['src/odds-and-ends/x.ts', ''],
  ])('sees what is forbidden in %s: %s', (file, source) => {
    expect(trespasses(file, source)).toHaveLength(1);
  });

  it.each([
    ['src/features/catalogue/read.server.ts', "import { s } from '../certificates/standing.ts';"],
    ['src/features/search/put.server.ts', "import { r } from '../catalogue/read.server.ts';"],
    ['src/features/cart/price.ts', "// import { z } from 'zod';\n/* Date.now */ new Date(0);"],
    ['src/features/cart/add.server.ts', 'demand(a); await inTransaction(db, work); record(tx);'],
    [
      'src/features/cart/Cart.astro',
      "---\nimport '#src/ui/main.css';\n---\n<p>import x from 'zod'</p>",
    ],
    ['src/pages/index.astro', "---\nimport { r } from '#src/features/cart/read.server.ts';\n---\n"],
    ['src/features/cart/price.test.ts', "import { openDb } from '#db/client.ts';"],
  ])('leaves alone what is allowed in %s: %s', (file, source) => {
    expect(trespasses(file, source)).toEqual([]);
  });
});
