import type { Db } from '#db/client.ts';

/**
 * A single statement that is no command (a session begins, a letter has gone): it waits in the same queue as the
 * commands, because a local libSQL file refuses to be written while a transaction of this process is open.
 */
export function writeInTurn<T>(db: Db, write: () => Promise<T>): Promise<T> {
  const turn = db.$process.writing.then(write);
  db.$process.writing = turn.catch(() => undefined);
  return turn;
}
