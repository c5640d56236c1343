import { Refusal } from '#src/base/refusal.ts';

/** Everything that can be done to the store. Each command names its deed; the table below says who may. */
export const DEEDS = [
  'load-first-catalogue',
  'end-demo',
  'classify-product',
  'record-recognition',
] as const;
export type Deed = (typeof DEEDS)[number];

/** `system`: the program itself at start, or a person with a shell on the server. */
export type Role = 'system' | 'administrator' | 'provincial-officer' | 'anyone';

export interface Actor {
  readonly role: Role;
  /** How the change log names the actor. */
  readonly name: string;
}

export const SYSTEM: Actor = { role: 'system', name: 'system' };
export const ANYONE: Actor = { role: 'anyone', name: 'anyone' };

/** The one table of who may do which deed. */
const MAY: Record<Deed, readonly Role[]> = {
  'load-first-catalogue': ['system'],
  'end-demo': ['system', 'administrator'],
  'classify-product': ['system', 'administrator', 'provincial-officer'],
  'record-recognition': ['system', 'administrator', 'provincial-officer'],
};

export function may(actor: Actor, deed: Deed): boolean {
  return MAY[deed].includes(actor.role);
}

/** First line of every command. @throws Refusal `not-allowed` */
export function demand(actor: Actor, deed: Deed): void {
  if (!may(actor, deed)) throw new Refusal('not-allowed', { deed, role: actor.role });
}
