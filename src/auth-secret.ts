import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { BadConfiguration, type Env } from '#src/env.ts';

const MIN_SIGNS = 32;

/**
 * What cookies are signed with: `AUTH_SECRET`, else 256 random bits made once and kept in `DATA_DIR/auth-secret`,
 * readable by its owner only.
 * @throws BadConfiguration when a secret was given that can be guessed
 */
export function authSecret(env: Env): string {
  if (env.AUTH_SECRET !== undefined) {
    if (env.AUTH_SECRET.length < MIN_SIGNS || new Set(env.AUTH_SECRET).size < 12) {
      throw new BadConfiguration(
        `AUTH_SECRET is too easy to guess: give at least ${MIN_SIGNS} random characters, or leave it out and one is made.`,
      );
    }
    return env.AUTH_SECRET;
  }
  const file = path.join(env.DATA_DIR, 'auth-secret');
  const kept = read(file);
  if (kept !== null) return kept;
  mkdirSync(env.DATA_DIR, { recursive: true });
  const half = `${file}.${process.pid}`;
  writeFileSync(half, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true });
  try {
    // Fails where another process was faster: then its secret counts.
    linkSync(half, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(half, { force: true });
  }
  const made = read(file);
  if (made === null) throw new BadConfiguration(`${file} cannot be read.`);
  return made;
}

function read(file: string): string | null {
  try {
    const secret = readFileSync(file, 'utf8').trim();
    if (secret.length < MIN_SIGNS) {
      throw new BadConfiguration(`${file} is damaged: remove it, and everybody signs in again.`);
    }
    return secret;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
