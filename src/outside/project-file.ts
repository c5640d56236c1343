import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

let root: string | undefined;

/** The project's folder, from the sources as well as from the built server. */
function projectRoot(): string {
  if (root !== undefined) return root;
  for (const start of [import.meta.dirname, process.cwd()]) {
    for (let folder = start; ; folder = path.dirname(folder)) {
      if (existsSync(path.join(folder, 'src', 'outside', 'fonts'))) return (root = folder);
      if (folder === path.dirname(folder)) break;
    }
  }
  throw new Error('The folder of the project was not found: src/outside/fonts must lie in it.');
}

/** A file of the project, by its path from the project's folder. */
export function projectFile(name: string): Buffer {
  return readFileSync(path.join(projectRoot(), name));
}
