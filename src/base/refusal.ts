/**
 * An expected "no" with its facts: thrown by commands (which rolls back), returned by rules, mapped once to a status
 * and once to a sentence per language. Anything else that is thrown is a defect.
 */
export class Refusal<Code extends string = string, Facts extends object = object> extends Error {
  readonly code: Code;
  readonly facts: Facts;

  constructor(code: Code, facts: Facts) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.facts = facts;
  }

  /** The built pages have a copy of this class of their own: theirs and ours are the same thing. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'Refusal' && 'code' in value;
  }
}
