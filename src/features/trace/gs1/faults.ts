/** An AI and its value, decoded. */
export type Element = readonly [ai: string, value: string];

export type FaultCode =
  | 'not-a-link'
  | 'too-long-a-link'
  | 'illegal-character'
  | 'illegal-host'
  | 'no-path'
  | 'no-key'
  | 'compressed'
  | 'empty-value'
  | 'null-character'
  | 'wrong-order'
  | 'belongs-in-path'
  | 'unknown-ai'
  | 'not-an-attribute'
  | 'twice'
  | 'too-short'
  | 'too-long'
  | 'wrong-character'
  | 'wrong-check-digit'
  | 'wrong-content'
  | 'does-not-go-with'
  | 'needs-company';

export interface FaultFacts {
  /** The AI it is about. */
  readonly ai?: string;
  /** What was written there, decoded; never more than 90 characters of it. */
  readonly value?: string;
  /** The character that may not be there. */
  readonly char?: string;
  /** How long the value has to be, `1–20`. */
  readonly length?: string;
  /** The right check digit; the right order of AIs; or what AI is missing. */
  readonly expected?: string;
  /** The other AI. */
  readonly other?: string;
  /** Name of the check that failed: `yymmd0`, `iso3166`. */
  readonly check?: string;
}

/** Why something is no GS1 Digital Link. The sentence is in src/words/digital-link.ts. */
export interface LinkFault {
  readonly ok: false;
  readonly code: FaultCode;
  readonly facts: FaultFacts;
}

const LONGEST_SHOWN = 90;

export function fault(code: FaultCode, facts: FaultFacts = {}): LinkFault {
  const { value } = facts;
  const short =
    value === undefined || value.length <= LONGEST_SHOWN
      ? facts
      : { ...facts, value: `${value.slice(0, LONGEST_SHOWN)}…` };
  return { ok: false, code, facts: short };
}
