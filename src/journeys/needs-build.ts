import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Journeys walk through the built site; `npm test` builds it, a bare `vitest` does not. The first catalogue is loaded once
 * for all of their files: it takes longer than many of them.
 */
export default function needsBuild(): () => void {
  if (!existsSync(new URL('../../dist/server/entry.mjs', import.meta.url))) {
    throw new Error('Journeys need the built site: run "npm test", or "npm run build" first.');
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-journeys-'));
  process.env['JOURNEYS_FOLDER'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
