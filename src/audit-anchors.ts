import { appendFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Db } from '#db/client.ts';
import { changes } from '#db/schema/site.ts';
import { type Anchor, readAnchors, writeAnchor } from '#db/verify-changes.ts';
import { desc } from 'drizzle-orm';
import type { Clock } from './clock.ts';

/** Where the heads of the change log are noted, a line a day. */
export function anchorsFile(dataDir: string): string {
  return path.join(dataDir, 'audit-anchors.txt');
}

const HEAD =
  '# Heads of the change log: id, hash, when noted, check. A copy belongs on another machine.\n';
const DAY_MS = 24 * 3_600_000;

/** No file: no anchors. @throws RangeError when a line of it does not read as one */
export async function loadAnchors(file: string): Promise<Anchor[]> {
  return readAnchors((await readOrNull(file)) ?? '');
}

/** Notes the head of the log, unless it was the last thing noted. @returns whether a line was written */
export async function noteAnchor(file: string, anchor: Anchor): Promise<boolean> {
  const have = await readOrNull(file);
  const last = readAnchors(have ?? '').at(-1);
  if (last?.id === anchor.id && last.hash === anchor.hash) return false;
  await appendFile(file, `${have === null ? HEAD : ''}${writeAnchor(anchor)}`, { flush: true });
  return true;
}

/** Notes the head of the log at once and then every day, for as long as the site runs. @returns what ends it */
export function keepAnchors({
  db,
  clock,
  file,
  say,
}: {
  db: Db;
  clock: Clock;
  file: string;
  say: (line: string) => void;
}): () => void {
  const note = async (): Promise<void> => {
    const [row] = await db
      .select({ id: changes.id, hash: changes.hash })
      .from(changes)
      .orderBy(desc(changes.id))
      .limit(1);
    if (row) await noteAnchor(file, { ...row, at: new Date(clock.now()).toISOString() });
  };
  const tryTo = (): void => {
    note().catch((error: unknown) =>
      say(`The head of the change log could not be noted: ${error}`),
    );
  };
  tryTo();
  const timer = setInterval(tryTo, DAY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

async function readOrNull(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}
