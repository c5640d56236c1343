import type { Asker } from './deeds.examples.ts';
import type { World } from './worlds.examples.ts';

/** An address of the desk as one row: who may see it, and what everybody else is answered. */
export interface DeskPage {
  /** The file under src/pages/ban. */
  readonly file: string;
  /** Which of several objects it is asked for. */
  readonly about?: string;
  readonly path: (world: World) => string;
  readonly everywhere?: readonly Asker[];
  readonly own?: readonly Asker[];
  /** Roles that come as far as the object, which is not there for them; the others are told 403 at the door. */
  readonly missingFor?: readonly Asker[];
  /** Roles that see the object and may not have this of it: 403 within their own reach, 404 outside of it. */
  readonly seesOnly?: readonly Asker[];
  /** For files: what strangers and those stopped at the door are answered instead of 303 and 403. */
  readonly stranger?: number;
  readonly door?: number;
  /** Names of the forms of the page with fields that would do something, were it allowed. */
  readonly forms?: (world: World) => Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Roles that see things of their whole province here. */
  readonly sharing?: readonly Asker[];
  /** Answers what is sent only: it has no page to look at. */
  readonly posted?: boolean;
  /** Its forms name many things; each is answered by itself, on the page. */
  readonly eachAnswered?: boolean;
  /** No single object: everybody within the role sees the own part of it. */
  readonly list?: boolean;
}

export const OFFICE = ['administrator', 'ministry-officer'] as const;
export const COUNCIL = ['council-member', 'council-secretary', 'advisory-team'] as const;
export const REGISTER = [...OFFICE, 'provincial-officer', 'commune-officer'] as const;
export const DECISIONS = [...OFFICE, 'provincial-officer'] as const;
export const WITH_ROLE = [...REGISTER, ...COUNCIL, 'producer'] as const;
export const PEOPLE = [...WITH_ROLE, 'person'] as const;

/** What a form says it has seen. */
export const v = { version: '1', ban: '1' };
