import { Refusal } from '#src/base/refusal.ts';

/** The text of the file that was sent, else what was pasted. @throws Refusal `nothing-sent`, `epcis-invalid` */
export async function sentText(form: FormData): Promise<string> {
  const file = form.get('tep');
  if (!(file instanceof File) || file.size === 0) {
    const pasted = String(form.get('van-ban') ?? '').replaceAll('\r\n', '\n');
    if (pasted.trim() === '') throw new Refusal('nothing-sent', {});
    return pasted;
  }
  const wrong = (code: string): Refusal =>
    new Refusal('epcis-invalid', { faults: [{ path: '$', code, facts: {} }], count: 1 });
  if (file.size > 5 * 1024 * 1024) throw wrong('too-long');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    throw wrong('not-json');
  }
}
