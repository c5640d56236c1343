import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Refusal } from '#src/base/refusal.ts';
import type { MediaFault } from '#src/features/media/media-fault.ts';
import type { PictureSaid, PictureTold } from './picture-process.ts';
import {
  faultOfPicture,
  type MadePicture,
  type MadeVariant,
  makePicture,
} from './picture-variants.ts';

/** Looks at a picture and makes of it what is kept. */
export interface PictureMaker {
  /**
   * @param keep is given each variant and waited for before the next is made
   * @returns what is kept, or why it is not taken
   * @throws Refusal `media-busy` when it took too long or its process ended
   */
  make(
    bytes: Uint8Array,
    keep: (variant: MadeVariant) => Promise<void>,
  ): Promise<MadePicture | { readonly fault: MediaFault }>;
  close(): void;
}

/** In this process: for tests and small tools. */
export const MAKER_HERE: PictureMaker = {
  async make(bytes, keep) {
    const fault = await faultOfPicture(bytes);
    if (fault !== null) return { fault };
    return (await makePicture(bytes, keep)) ?? { fault: 'too-small' };
  },
  close: () => undefined,
};

const PROCESS = fileURLToPath(new URL('./picture-process.ts', import.meta.url));
/** Freed pixels go back to the system at once instead of staying with the process in pieces. */
const MEMORY = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
};

/**
 * In a process of its own, so that what pixels take is never a part of the server, and a picture that brings the decoder
 * down brings nothing else down. It ends after so many pictures or when nothing comes. One picture at a time.
 */
export function makerApart({ each = 25, idleMs = 20_000, mostMs = 120_000 } = {}): PictureMaker {
  let child: ChildProcess | null = null;
  let made = 0;
  let idle: NodeJS.Timeout | undefined;

  function end(): void {
    clearTimeout(idle);
    child?.kill('SIGKILL');
    child = null;
    made = 0;
  }
  function started(): ChildProcess {
    clearTimeout(idle);
    if (child !== null && child.connected && made < each) return child;
    end();
    const { PATH = '', TMPDIR } = process.env;
    child = fork(PROCESS, [], {
      serialization: 'advanced',
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { PATH, NODE_NO_WARNINGS: '1', ...(TMPDIR ? { TMPDIR } : {}), ...MEMORY },
    });
    return child;
  }
  return {
    async make(bytes, keep) {
      const worker = started();
      made += 1;
      try {
        return await asked(worker, { bytes, keep, mostMs });
      } catch (error) {
        end();
        throw error;
      } finally {
        idle = setTimeout(end, idleMs);
        idle.unref();
      }
    },
    close: end,
  };
}

function asked(
  worker: ChildProcess,
  asked: {
    readonly bytes: Uint8Array;
    readonly keep: (variant: MadeVariant) => Promise<void>;
    readonly mostMs: number;
  },
): Promise<MadePicture | { readonly fault: MediaFault }> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(gone, asked.mostMs);
    function done(): void {
      clearTimeout(timer);
      worker.off('message', heard).off('exit', gone).off('error', gone);
    }
    function gone(): void {
      done();
      reject(new Refusal('media-busy', {}));
    }
    function tell(told: PictureTold): void {
      // A process that has just ended says so itself.
      worker.send(told, () => undefined);
    }
    function heard(message: unknown): void {
      const said = message as PictureSaid;
      if ('variant' in said) {
        asked.keep(said.variant).then(
          () => tell({ kept: true }),
          (error: unknown) => {
            done();
            reject(error as Error);
          },
        );
        return;
      }
      done();
      if ('fault' in said) resolve({ fault: said.fault });
      else if ('failed' in said) reject(new Error(said.failed));
      else resolve(said.made ?? { fault: 'too-small' });
    }
    worker.on('message', heard).on('exit', gone).on('error', gone);
    tell({ bytes: asked.bytes });
  });
}
