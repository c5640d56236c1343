import type { Db } from '#db/client.ts';
import type { Actor, GrantedRole } from '#src/features/accounts/may.ts';
import type { CredentialKeys } from '#src/outside/credential-keys.ts';
import type { FileStore } from '#src/outside/files.ts';
import type { World } from './worlds.examples.ts';

/** Whoever asks: a role of the law, somebody signed in without any, or nobody known. */
export const ASKERS = [
  'administrator',
  'ministry-officer',
  'provincial-officer',
  'commune-officer',
  'council-member',
  'council-secretary',
  'advisory-team',
  'producer',
  'person',
  'anyone',
] as const satisfies readonly (GrantedRole | 'person' | 'anyone')[];
export type Asker = (typeof ASKERS)[number];

export interface Tools {
  readonly db: Db;
  readonly files: FileStore;
  readonly keys: CredentialKeys;
}

/** A command as one row of the matrix. */
export interface Deed {
  /** Name of the exported function; a variant of it stands after a colon. */
  readonly name: string;
  /** Roles that may do it wherever they are. */
  readonly everywhere?: readonly Asker[];
  /** Roles that may do it in their own province, commune, council or to their own producer only. */
  readonly own?: readonly Asker[];
  /** What is refused out of reach as if it were not there. */
  readonly missing?: string;
  run(tools: Tools, world: World, actor: Actor): Promise<unknown>;
}

export const EVERYBODY = ASKERS;
export const SIGNED_IN = ASKERS.filter((asker) => asker !== 'anyone');
