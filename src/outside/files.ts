import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Refusal } from '#src/base/refusal.ts';
import { signedAddress } from './signed-address.ts';

/** How a file is handed out by a link: what it is, how it is called when it is saved, and until when. */
export interface FileLink {
  readonly media: string;
  /** Any name; whatever a header cannot carry is left out of it. */
  readonly name: string;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /** How long the link is good, at most a day. */
  readonly seconds: number;
}

/** Private files, kept under the hash of what they hold: the same bytes are kept once, and nothing is ever changed. */
export interface FileStore {
  /**
   * Whole or not at all.
   * @returns SHA-256, in hex
   * @throws Refusal `no-space` when the disk is full
   */
  put(bytes: Uint8Array): Promise<string>;
  /** Null when there is no such file. */
  read(hash: string): Promise<Uint8Array | null>;
  /** Removes what nothing refers to any more; nothing happens when it is not there. */
  drop(hash: string): Promise<void>;
  /** An address under which whoever has it may fetch the file for a short time, without signing in. */
  link(hash: string, link: FileLink): Promise<string>;
}

/** A hash becomes part of a path or an address only when it is one. */
export function checkedHash(hash: string): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new RangeError(`"${hash}" is not a SHA-256`);
  return hash;
}

/**
 * Files in a folder, `ab/abcdef…`; a file is there whole or not at all.
 * @param secret what links are signed with; without one there are none
 */
export function localFiles(folder: string, secret: string | null = null): FileStore {
  const placeOf = (hash: string): string =>
    path.join(folder, checkedHash(hash).slice(0, 2), checkedHash(hash));
  return {
    async put(bytes) {
      const hash = createHash('sha256').update(bytes).digest('hex');
      const place = placeOf(hash);
      if (await stat(place).catch(() => null)) return hash;
      const half = `${place}.${randomUUID()}.part`;
      try {
        await mkdir(path.dirname(place), { recursive: true });
        await writeFile(half, bytes, { flush: true });
        await rename(half, place);
      } catch (error) {
        await rm(half, { force: true }).catch(() => undefined);
        throw isFull(error) ? new Refusal('no-space', {}) : error;
      }
      return hash;
    },
    async read(hash) {
      return readFile(placeOf(hash)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
    },
    async drop(hash) {
      await rm(placeOf(hash), { force: true });
    },
    async link(hash, link) {
      if (secret === null) throw new Error('Links of files need a secret to be signed with');
      return signedAddress(secret, { hash: checkedHash(hash), ...link });
    },
  };
}

/** The disk, or what one may use of it, is full. */
export function isFull(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return code === 'ENOSPC' || code === 'EDQUOT';
}
