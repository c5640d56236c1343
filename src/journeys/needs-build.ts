import { existsSync } from 'node:fs';

/** Journeys walk through the built site; `npm test` builds it, a bare `vitest` does not. */
export default function needsBuild(): void {
  if (existsSync(new URL('../../dist/server/entry.mjs', import.meta.url))) return;
  throw new Error('Journeys need the built site: run "npm test", or "npm run build" first.');
}
