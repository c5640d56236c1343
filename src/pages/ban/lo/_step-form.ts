import { Refusal } from '#src/base/refusal.ts';
import { chosenFiles, type GivenFile, takeStepFiles } from '#src/compose/step-files.ts';
import { isStage } from '#src/features/trace/lots/stages.ts';
import type { StepFile, StepInput, StepInputLot } from '#src/features/trace/lots/step.ts';
import { fromLocalInput } from '#src/features/trace/recorder/local-time.ts';
import { readQuantity } from '#src/features/trace/recorder/propose-lot.ts';
import type { FileStore } from '#src/outside/files.ts';

const PAPER_KINDS = ['test-result', 'certificate', 'delivery-note', 'other'] as const;
const RESULTS = ['conformant', 'non_conformant'] as const;

/**
 * A quantity that was typed into a field; null for an empty one.
 * @throws Refusal `quantity-unreadable`
 */
export function typedQuantity(form: FormData, name: string): number | null {
  const typed = String(form.get(name) ?? '');
  const value = readQuantity(typed);
  if (Number.isNaN(value)) throw new Refusal('quantity-unreadable', { typed });
  return value;
}

/**
 * The step that a form describes; its files are kept already.
 * @throws Refusal `step-time-unreadable`, `quantity-unreadable`, `too-many-photos`, `file-refused`, `entry-unreadable`
 */
export async function readStepForm(
  form: FormData,
  lotId: number,
  store: FileStore,
): Promise<StepInput> {
  const text = (name: string): string => String(form.get(name) ?? '').trim();
  const row = (name: string): number | null => Number(text(name)) || null;
  const stage = text('buoc');
  if (!isStage(stage)) throw new Refusal('entry-unreadable', {});
  const at = fromLocalInput(text('luc'));
  if (at === null) throw new Refusal('step-time-unreadable', {});
  return {
    ...{ lotId, stage, at, placeId: row('noi'), partyId: row('doi-tac') },
    ...{ quantity: typedQuantity(form, 'so-luong'), unit: text('don-vi') || null },
    inputs: inputsOf(form),
    result: RESULTS.find((one) => one === text('ket-qua')) ?? null,
    note: text('ghi-chu'),
    // Last: nothing is kept of a form that is refused for something else.
    files: await filesOf(form, store),
    ...{ clientId: text('khoa') || null, source: 'desk' },
  };
}

function inputsOf(form: FormData): StepInputLot[] {
  const own = form.getAll('tu-lo').map((id) => ({
    lotId: Number(id) || 0,
    quantity: typedQuantity(form, `luong-${String(id)}`),
  }));
  const link = String(form.get('tu-ma') ?? '').trim();
  return link === '' ? own : [...own, { link, quantity: typedQuantity(form, 'luong-tu-ma') }];
}

function filesOf(form: FormData, store: FileStore): Promise<StepFile[]> {
  const caption = String(form.get('chu-thich') ?? '')
    .trim()
    .slice(0, 200);
  const photos = chosenFiles(form, 'anh').map((file): GivenFile => ({
    file,
    kind: 'photo',
    caption,
    open: form.get('mo-anh') === '1',
  }));
  const kind = PAPER_KINDS.find((one) => one === form.get('loai-giay')) ?? 'other';
  const papers = chosenFiles(form, 'giay').map((file): GivenFile => ({
    file,
    kind,
    caption: '',
    open: form.get('mo-giay') === '1',
  }));
  return takeStepFiles(store, [...photos, ...papers]);
}
