import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { withLock } from './lock.mjs';
import { pickNode } from './node.mjs';

/**
 * Everything a fresh copy of the project needs before it can run: packages, a Node that reads TypeScript, the build.
 * @returns the path of that Node
 */
export function prepare() {
  return withLock(async () => {
    await ensureInstalled();
    const node = pickNode();
    await ensureBuilt(node);
    return node;
  });
}
