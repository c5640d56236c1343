import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Private files, kept under the hash of what they hold: the same bytes are kept once, and nothing is ever changed. */
export interface FileStore {
  /** @returns SHA-256, in hex */
  put(bytes: Uint8Array): Promise<string>;
  /** Null when there is no such file. */
  read(hash: string): Promise<Uint8Array | null>;
}

/** Files in a folder, `ab/abcdef…`; a file is there whole or not at all. */
export function localFiles(folder: string): FileStore {
  const placeOf = (hash: string): string => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new RangeError(`"${hash}" is not a SHA-256`);
    return path.join(folder, hash.slice(0, 2), hash);
  };
  return {
    async put(bytes) {
      const hash = createHash('sha256').update(bytes).digest('hex');
      const place = placeOf(hash);
      if (await stat(place).catch(() => null)) return hash;
      await mkdir(path.dirname(place), { recursive: true });
      const half = `${place}.${randomUUID()}.part`;
      await writeFile(half, bytes, { flush: true });
      await rename(half, place);
      return hash;
    },
    async read(hash) {
      return readFile(placeOf(hash)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
    },
  };
}
