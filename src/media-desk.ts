import path from 'node:path';
import type { Db } from '#db/client.ts';
import { machinePaths } from '#src/base/paths.ts';
import { Refusal } from '#src/base/refusal.ts';
import type { Clock } from '#src/clock.ts';
import type { Env } from '#src/env.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import type { MediaQuota } from '#src/features/media/add-picture.server.ts';
import { forgetPictures } from '#src/features/media/forget-pictures.server.ts';
import { FORGET_UPLOAD_HOURS, MEDIA_LIMITS } from '#src/features/media/media-limits.ts';
import type { FileStore } from '#src/outside/files.ts';
import { makerApart, type PictureMaker } from '#src/outside/picture-maker.ts';
import { openUploads, type Uploads } from '#src/outside/uploads.ts';

/** What pictures of producers are taken in with. Kept here because the built pages have their own copy of every module. */
export interface MediaDesk {
  readonly uploads: Uploads;
  readonly quota: MediaQuota;
  /** Works in a process of its own: the server does not grow by what pixels take. */
  readonly maker: PictureMaker;
  /** What links of the local folder are signed with. */
  readonly secret: string;
  /**
   * Works on one picture at a time, in order: there is one process that makes them.
   * @throws Refusal `media-busy` when too many are waiting
   */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  close(): void;
}

const MOST_WAITING = 100;
const HOUR_MS = 3_600_000;

/** @param say told of what was forgotten, and what went wrong while forgetting */
export function openMediaDesk({
  db,
  env,
  clock,
  files,
  secret,
  say,
}: {
  db: Db;
  env: Env;
  clock: Clock;
  files: FileStore;
  secret: string;
  say: (line: string) => void;
}): MediaDesk {
  const uploads = openUploads({
    folder: path.join(env.DATA_DIR, 'uploads'),
    at: machinePaths.uploads,
    mostBytes: MEDIA_LIMITS.fileBytes,
    mostOpen: MEDIA_LIMITS.picturesAtOnce * 2,
    keepFree: env.MEDIA_KEEP_FREE_MB * 1024 * 1024,
  });
  async function forget(): Promise<void> {
    await uploads.forgetOlderThan(FORGET_UPLOAD_HOURS * HOUR_MS, Date.now());
    await forgetPictures(db, files, { actor: SYSTEM, now: clock.now() });
  }
  const timer = setInterval(() => {
    forget().catch((error: unknown) =>
      say(`Old pictures could not be forgotten: ${String(error)}`),
    );
  }, HOUR_MS);
  timer.unref();

  const maker = makerApart();
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    uploads,
    secret,
    maker,
    quota: { pictures: env.MEDIA_PRODUCER_PICTURES, bytes: env.MEDIA_PRODUCER_MB * 1024 * 1024 },
    async inTurn(work) {
      if (waiting >= MOST_WAITING) throw new Refusal('media-busy', {});
      waiting += 1;
      const turn = last.then(work);
      last = turn.catch(() => undefined);
      try {
        return await turn;
      } finally {
        waiting -= 1;
      }
    },
    close() {
      clearInterval(timer);
      maker.close();
    },
  };
}
