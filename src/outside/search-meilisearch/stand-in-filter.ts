/** A document as the stand-in keeps it. */
export type StoredDocument = Readonly<Record<string, unknown>>;
type Test = (document: StoredDocument) => boolean;

/** A filter the server would refuse; `code` as in its API. */
export class BadFilter extends Error {}

const TOKEN = /\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|<=|>=|!=|[()[\],=<>]|[^\s()[\],=<>!"']+)/y;

/** Reads the `filter` of a search: an expression, or a list of them (AND) of lists (OR). */
export function readFilter(filter: unknown, filterable: ReadonlySet<string>): Test {
  if (filter === undefined || filter === null) return () => true;
  if (typeof filter === 'string')
    return filter.trim() === '' ? () => true : new Reader(filter, filterable).all();
  if (!Array.isArray(filter))
    throw new BadFilter('Invalid syntax for the filter parameter: expected a string or an array');
  const tests = filter.map((part: unknown): Test => {
    if (!Array.isArray(part)) return readFilter(part, filterable);
    const some = part.map((one) => readFilter(one, filterable));
    return (document) => some.some((test) => test(document));
  });
  return (document) => tests.every((test) => test(document));
}

class Reader {
  readonly #tokens: string[] = [];
  readonly #filterable: ReadonlySet<string>;
  #at = 0;

  constructor(text: string, filterable: ReadonlySet<string>) {
    this.#filterable = filterable;
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < text.trimEnd().length) {
      const match = TOKEN.exec(text);
      if (!match)
        throw new BadFilter(`cannot read the filter near "${text.slice(this.#at, this.#at + 20)}"`);
      this.#tokens.push(match[1] ?? '');
    }
  }

  all(): Test {
    const test = this.#or();
    if (this.#at < this.#tokens.length)
      throw new BadFilter(`Found unexpected "${this.#tokens[this.#at] ?? ''}"`);
    return test;
  }

  #or(): Test {
    const tests = [this.#and()];
    while (this.#is('OR')) tests.push(this.#and());
    return (document) => tests.some((test) => test(document));
  }

  #and(): Test {
    const tests = [this.#not()];
    while (this.#is('AND')) tests.push(this.#not());
    return (document) => tests.every((test) => test(document));
  }

  #not(): Test {
    if (!this.#is('NOT')) return this.#one();
    const test = this.#one();
    return (document) => !test(document);
  }

  #one(): Test {
    if (this.#is('(')) {
      const test = this.#or();
      this.#must(')');
      return test;
    }
    const field = unquoted(this.#next());
    if (!this.#filterable.has(field)) {
      throw new BadFilter(
        `Attribute \`${field}\` is not filterable. Available filterable attributes: ${[...this.#filterable].join(', ')}`,
      );
    }
    const operator = this.#next();
    if (operator === 'IN') {
      this.#must('[');
      const values: string[] = [];
      while (!this.#is(']')) {
        values.push(unquoted(this.#next()));
        this.#is(',');
      }
      return (document) => valuesOf(document[field]).some((value) => values.includes(value));
    }
    if (operator === 'EXISTS') return (document) => document[field] !== undefined;
    const value = unquoted(this.#next());
    const number = Number(value);
    switch (operator) {
      case '=':
        return (document) => valuesOf(document[field]).includes(value);
      case '!=':
        return (document) => !valuesOf(document[field]).includes(value);
      case '<=':
        return (document) => numbersOf(document[field]).some((one) => one <= number);
      case '>=':
        return (document) => numbersOf(document[field]).some((one) => one >= number);
      case '<':
        return (document) => numbersOf(document[field]).some((one) => one < number);
      case '>':
        return (document) => numbersOf(document[field]).some((one) => one > number);
      default:
        throw new BadFilter(
          `Was expecting an operation \`=\`, \`!=\`, \`IN\` … at \`${operator}\``,
        );
    }
  }

  #is(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false;
    this.#at += 1;
    return true;
  }

  #must(token: string): void {
    if (!this.#is(token))
      throw new BadFilter(`Expected "${token}" at "${this.#tokens[this.#at] ?? 'the end'}"`);
  }

  #next(): string {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new BadFilter('The filter ends too early');
    this.#at += 1;
    return token;
  }
}

function unquoted(token: string): string {
  if (token.startsWith('"')) return JSON.parse(token) as string;
  return token.startsWith("'") ? token.slice(1, -1) : token;
}

function valuesOf(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}

function numbersOf(value: unknown): number[] {
  return (Array.isArray(value) ? value : [value]).filter(
    (one): one is number => typeof one === 'number',
  );
}
