import type { Actor, Grant } from './may.ts';

/** Whoever is signed in. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly grants: readonly Grant[];
  /** The person as commands know him or her. */
  readonly actor: Actor;
  readonly hasSecondFactor: boolean;
  /** An office that requires a second factor, and none is set up. */
  readonly mustAddSecondFactor: boolean;
  /** One of the accounts of demo mode. */
  readonly isDemo: boolean;
}
