import type { FileStore } from '#src/outside/files.ts';
import { Refusal } from '#src/base/refusal.ts';
import { tidy } from '#src/base/fold.ts';

const LARGEST = 20 * 1024 * 1024;

/**
 * The signed decision that came with a form, put into the private store; null when none came.
 * @throws Refusal `bad-decision-file` when it is no PDF or too large
 */
export async function keepDecisionFile(
  files: FileStore,
  sent: FormDataEntryValue | null,
): Promise<{ hash: string; name: string } | null> {
  if (!(sent instanceof File) || sent.size === 0) return null;
  if (sent.size > LARGEST) throw new Refusal('bad-decision-file', { name: sent.name });
  const bytes = new Uint8Array(await sent.arrayBuffer());
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 5));
  const tail = new TextDecoder('latin1').decode(bytes.subarray(-2048));
  if (head !== '%PDF-' || !tail.includes('%%EOF')) {
    throw new Refusal('bad-decision-file', { name: sent.name });
  }
  const name = tidy(sent.name)
    .replace(/[\\/\p{Cc}]/gu, '_')
    .slice(-120);
  return { hash: await files.put(bytes), name: /\.pdf$/i.test(name) ? name : `${name}.pdf` };
}
