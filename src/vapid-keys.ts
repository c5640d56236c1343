import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import webPush from 'web-push';
import type { Env } from '#src/env.ts';
import type { VapidKeys } from '#src/outside/web-push.ts';

/**
 * What our pushes are signed with: `VAPID_PUBLIC_KEY` and `VAPID_PRIVATE_KEY`, else a pair made once and kept in
 * `DATA_DIR/vapid-keys`, readable by its owner only. New keys end every subscription, so they are kept.
 * @param say hears why there are none
 * @returns null when they can neither be read nor made: notices then ring on no device, and all else goes on
 */
export function vapidKeys(env: Env, say: (line: string) => void): VapidKeys | null {
  try {
    if (env.VAPID_PUBLIC_KEY !== undefined && env.VAPID_PRIVATE_KEY !== undefined) {
      return { publicKey: env.VAPID_PUBLIC_KEY, privateKey: env.VAPID_PRIVATE_KEY };
    }
    return keptOrMade(path.join(env.DATA_DIR, 'vapid-keys'));
  } catch (error) {
    say(`Notices cannot ring on devices: ${String(error)}`);
    return null;
  }
}

function keptOrMade(file: string): VapidKeys {
  const kept = read(file);
  if (kept !== null) return kept;
  mkdirSync(path.dirname(file), { recursive: true });
  const half = `${file}.${process.pid}`;
  const { publicKey, privateKey } = webPush.generateVAPIDKeys();
  writeFileSync(half, `${publicKey}\n${privateKey}\n`, { mode: 0o600, flush: true });
  try {
    // Fails where another process was faster: then its keys count.
    linkSync(half, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(half, { force: true });
  }
  const made = read(file);
  if (made === null) throw new Error(`${file} cannot be read`);
  return made;
}

function read(file: string): VapidKeys | null {
  try {
    const [publicKey = '', privateKey = ''] = readFileSync(file, 'utf8').trim().split('\n');
    if (!/^[\w-]{87}$/.test(publicKey) || !/^[\w-]{43}$/.test(privateKey)) {
      throw new Error(`${file} is damaged: remove it, and people turn their devices on again`);
    }
    return { publicKey, privateKey };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
