import type { MediaFault } from '#src/features/media/media-fault.ts';
import {
  faultOfPicture,
  type MadePicture,
  type MadeVariant,
  makePicture,
} from './picture-variants.ts';

/** What the process says of the picture it was given: variants one by one, then what is kept, or why nothing is. */
export type PictureSaid =
  | { readonly variant: MadeVariant }
  | { readonly made: MadePicture | null }
  | { readonly fault: MediaFault }
  | { readonly failed: string };

/** Given by the server: a picture, or the word that a variant was kept. */
export type PictureTold = { readonly bytes: Uint8Array } | { readonly kept: true };

let kept: (() => void) | null = null;

function say(said: PictureSaid): void {
  process.send?.(said);
}

async function work(bytes: Uint8Array): Promise<void> {
  const fault = await faultOfPicture(bytes);
  if (fault !== null) return say({ fault });
  const made = await makePicture(bytes, (variant) => {
    say({ variant });
    return new Promise((resolve) => (kept = resolve));
  });
  say({ made });
}

process.on('message', (message: unknown) => {
  const told = message as PictureTold;
  if ('kept' in told) kept?.();
  else work(told.bytes).catch((error: unknown) => say({ failed: String(error) }));
});
// The server is gone: there is nobody to work for.
process.on('disconnect', () => process.exit());
