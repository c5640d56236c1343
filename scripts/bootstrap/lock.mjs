import { linkSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT, say } from './say.mjs';

const FILE = path.join(ROOT, '.astro', 'moi-xa.lock');
const LOOK_AGAIN_MS = 300;

/** Only one process at a time installs and builds in this folder; the others wait and then find it done. */
export async function withLock(work) {
  mkdirSync(path.dirname(FILE), { recursive: true });
  for (let said = false; !take();) {
    const holder = Number(read(FILE));
    if (holder === 0 || !alive(holder)) {
      removeStale(holder);
    } else if (!said) {
      say(`Process ${holder} is installing or building in this folder; waiting for it …`);
      said = true;
    }
    await sleep(LOOK_AGAIN_MS);
  }
  const release = () => {
    if (Number(read(FILE)) === process.pid) unlinkSync(FILE);
  };
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

function take() {
  try {
    writeFileSync(FILE, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Takes the lock of a dead process away; puts it back if it turns out to be somebody else's new one. */
function removeStale(holder) {
  const aside = `${FILE}.${process.pid}`;
  try {
    renameSync(FILE, aside);
  } catch {
    return;
  }
  const found = Number(read(aside));
  if (found !== holder && found !== 0) {
    try {
      linkSync(aside, FILE);
    } catch {
      // A third process has taken it meanwhile: its lock stands.
    }
  }
  unlinkSync(aside);
}
