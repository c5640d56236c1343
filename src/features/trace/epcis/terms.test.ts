import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { epcisTerms } from '#src/words/epcis-terms.ts';

it('every word of our own that an event may carry is explained where its prefix leads', () => {
  const folder = new URL('./', import.meta.url);
  const used = new Set<string>();
  for (const name of readdirSync(folder)) {
    if (!name.endsWith('.ts') || /\.(?:test|examples)\.ts$/.test(name)) continue;
    const code = readFileSync(new URL(name, folder), 'utf8').replace(/\/\*\*[\s\S]*?\*\//g, '');
    for (const [, term = ''] of code.matchAll(/'ocop:([A-Za-z]+)'/g)) used.add(term);
  }
  expect([...used].sort()).toEqual(Object.keys(epcisTerms).sort());
});
