import { AI_TABLE } from './ai-table.ts';

/** N digits, X set 82, Y set 39, Z set 64. */
export type CharSet = 'N' | 'X' | 'Y' | 'Z';

/** One part of an AI's value: characters of a set, `min`–`max` of them, which the checks look at. */
export interface ValuePart {
  readonly set: CharSet;
  readonly min: number;
  readonly max: number;
  readonly checks: readonly string[];
  readonly optional: boolean;
}

/** What GS1 says of one application identifier. */
export interface AiRule {
  readonly ai: string;
  /** Of a length known beforehand: written before the others in a query. */
  readonly fixed: boolean;
  /** May stand in the query of a link. */
  readonly attribute: boolean;
  readonly parts: readonly ValuePart[];
  /** For each list: one of its groups has to be there in full. `n` stands for any digit. */
  readonly needs: readonly (readonly (readonly string[])[])[];
  /** AIs, or patterns of them, that may not be there with it. */
  readonly bars: readonly string[];
  /** Qualifiers of a primary key, in order, each list an alternative; null for what is no key. */
  readonly qualifiers: readonly (readonly string[])[] | null;
}

const RULES: ReadonlyMap<string, AiRule> = new Map(
  AI_TABLE.trim()
    .split('\n')
    .flatMap(rulesOf)
    .map((rule) => [rule.ai, rule]),
);

export function aiRule(ai: string): AiRule | undefined {
  return RULES.get(ai);
}

export function aiRules(): IterableIterator<AiRule> {
  return RULES.values();
}

function rulesOf(line: string): AiRule[] {
  const [ais = '', flags = '', ...words] = line.split(' ');
  const said = (name: string): string[] =>
    words.filter((word) => word.startsWith(`${name}=`)).map((word) => word.slice(name.length + 1));
  const key = words.find((word) => /^key(?:=|$)/.test(word));
  const rule = {
    fixed: flags.startsWith('fixed'),
    attribute: flags.endsWith('+attribute'),
    parts: words.filter((word) => /^[NXYZ]/.test(word)).map(partOf),
    needs: said('needs').map((one) => one.split(',').map((group) => group.split('+'))),
    bars: said('bars').flatMap((one) => one.split(',')),
    qualifiers:
      key === undefined
        ? null
        : (said('key')[0]
            ?.split('|')
            .map((one) => one.split(',')) ?? []),
  };
  const [first = '', last = first] = ais.split('-');
  const found: AiRule[] = [];
  for (let number = Number(first); number <= Number(last); number++) {
    found.push({ ...rule, ai: String(number).padStart(first.length, '0') });
  }
  return found;
}

function partOf(word: string): ValuePart {
  const optional = word.endsWith('?');
  const [size = '', ...checks] = (optional ? word.slice(0, -1) : word).split(',');
  const max = Number(/\d+$/.exec(size)?.[0]);
  const min = size.includes('..') ? 1 : max;
  return { set: size.charAt(0) as CharSet, min, max, checks, optional };
}

/** Whether an AI is meant by a pattern: `310n` by 3103, `235` by itself only. */
export function fits(ai: string, pattern: string): boolean {
  if (ai.length !== pattern.length) return false;
  for (let at = 0; at < ai.length; at++) {
    if (pattern[at] !== 'n' && pattern[at] !== ai[at]) return false;
  }
  return true;
}
