import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { ROOT, Trouble } from './say.mjs';

const BIN = path.join(ROOT, 'node_modules', '.bin');
const OLDEST = [22, 18];

/**
 * The Node to run the site with: the one among the packages, else the one we run on if it is new enough to read
 * TypeScript.
 * @throws Trouble when there is neither
 */
export function pickNode() {
  for (const file of [
    path.join(BIN, process.platform === 'win32' ? 'node.exe' : 'node'),
    path.join(ROOT, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node'),
    process.execPath,
  ]) {
    if (newEnough(file)) return file;
  }
  throw new Trouble(
    `This site needs Node ${OLDEST.join('.')} or newer; this is ${process.version}, and no newer one came with the ` +
      `packages for ${process.platform}-${process.arch}. Install a current Node and start again.`,
  );
}

function newEnough(file) {
  try {
    const version = execFileSync(file, ['--version'], { encoding: 'utf8' });
    const [major = 0, minor = 0] = version.trim().slice(1).split('.').map(Number);
    return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
  } catch {
    return false;
  }
}

/** The environment for programs of the packages: their folder first on PATH, no reports to anybody. */
export function toolEnv(node, extra = {}) {
  const PATH = [path.dirname(node), BIN, process.env.PATH].filter(Boolean).join(path.delimiter);
  return {
    ...process.env,
    PATH,
    ASTRO_TELEMETRY_DISABLED: '1',
    ASTRO_DEV_BACKGROUND: '0',
    ASTRO_PREVIEW_BACKGROUND: '0',
    ...extra,
  };
}
