import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import type { PublicKey } from '#src/features/certificates/credential/did.ts';

/** The algorithm of every key: ECDSA on P-256, which all credential libraries know. */
export const ALGORITHM = 'ES256';

export interface SigningKey {
  readonly kid: string;
  readonly jwk: JWK;
}

/** Keys that sign credentials, oldest first in files of one folder; private halves only while a key is in use. */
export interface CredentialKeys {
  /** The newest; made when there is none yet. */
  current(): Promise<SigningKey>;
  /** All there have ever been, the retired ones included. */
  all(): Promise<PublicKey[]>;
  /** Makes a new one and throws the private half of the one before away. @param now milliseconds since 1970 */
  rotate(now: number): Promise<{ before: string | null; after: string }>;
}

interface Kept {
  readonly kid: string;
  readonly createdAt: string;
  readonly retiredAt: string | null;
  readonly jwk: JWK;
}

/** @param folder made on first use, readable by its owner only */
export function credentialKeys(folder: string, now: () => number = Date.now): CredentialKeys {
  const fileOf = (no: number): string => path.join(folder, `${String(no).padStart(4, '0')}.jwk`);

  async function read(): Promise<{ no: number; key: Kept }[]> {
    const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    const numbers = names
      .filter((name) => /^\d{4}\.jwk$/.test(name))
      .map(Number.parseFloat)
      .sort((a, b) => a - b);
    return Promise.all(
      numbers.map(async (no) => ({
        no,
        key: JSON.parse(await readFile(fileOf(no), 'utf8')) as Kept,
      })),
    );
  }

  async function write(no: number, key: Kept, replace: boolean): Promise<boolean> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const half = path.join(folder, `${randomUUID()}.part`);
    await writeFile(half, `${JSON.stringify(key, null, 2)}\n`, { mode: 0o600, flush: true });
    if (replace) {
      await rename(half, fileOf(no));
      return true;
    }
    try {
      // A link refuses when another process was first.
      await link(half, fileOf(no));
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      return false;
    } finally {
      await rm(half, { force: true });
    }
  }

  async function make(at: number): Promise<Kept> {
    const pair = await generateKeyPair(ALGORITHM, { extractable: true });
    const jwk = await exportJWK(pair.privateKey);
    return {
      kid: await calculateJwkThumbprint(jwk),
      createdAt: new Date(at).toISOString(),
      retiredAt: null,
      jwk,
    };
  }

  return {
    async current() {
      for (;;) {
        const newest = (await read()).at(-1);
        if (newest) return newest.key;
        await write(1, await make(now()), false);
      }
    },
    async all() {
      await this.current();
      return (await read()).map(({ key }) => ({ kid: key.kid, jwk: publicHalf(key.jwk) }));
    },
    async rotate(at) {
      const before = (await read()).at(-1);
      const key = await make(at);
      if (!(await write((before?.no ?? 0) + 1, key, false))) {
        throw new Error('another process is rotating the keys: try again');
      }
      if (before) {
        const retired = { ...before.key, retiredAt: new Date(at).toISOString() };
        await write(before.no, { ...retired, jwk: publicHalf(before.key.jwk) }, true);
      }
      return { before: before?.key.kid ?? null, after: key.kid };
    },
  };
}

function publicHalf({ kty = '', crv = '', x = '', y = '' }: JWK): PublicKey['jwk'] {
  return { kty, crv, x, y };
}
