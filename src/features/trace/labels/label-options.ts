import { Refusal } from '#src/base/refusal.ts';
import { type Dpi, isDpi } from './qr-size.ts';
import { labelFormat, type LabelFormat, OWN_SIZE, ownFormat, perSheet } from './sheet-formats.ts';

/** Labels that are all the same, in one file. */
export const MOST_LABELS = 5_000;
/** Sides of a QR code that may be asked for, mm. */
export const QR_SIDE = { least: 10, most: 100 } as const;

/** `same`: one code for the whole lot; `new`: each with a serial, made now; `run`: serials made before. */
export type LabelKind = 'same' | 'new' | 'run';

export interface LabelOptions {
  readonly format: LabelFormat;
  readonly dpi: Dpi;
  /** Side of the QR code, mm; null leaves it to the label. */
  readonly side: number | null;
  readonly ean: boolean;
  readonly star: boolean;
  readonly kind: LabelKind;
  readonly count: number;
  readonly runId: number | null;
  readonly startAt: number;
  readonly cropMarks: boolean;
}

/** Names of the fields, in forms and addresses. */
export const FIELDS = {
  format: 'kho',
  width: 'rong',
  height: 'cao',
  dpi: 'dpi',
  side: 'co',
  ean: 'ean',
  star: 'sao',
  kind: 'loai',
  count: 'so',
  run: 'dot',
  startAt: 'bat-dau',
  cropMarks: 'cat',
} as const;
const KINDS: Readonly<Record<string, LabelKind>> = { giong: 'same', moi: 'new', dot: 'run' };
export const KIND_VALUES = { same: 'giong', new: 'moi', run: 'dot' } as const;

/** Which field a refusal is about, to stand beside it. */
export const FIELD_OF: Readonly<Record<string, string>> = {
  'label-format-unknown': FIELDS.format,
  'label-own-size-wrong': FIELDS.width,
  'label-side-wrong': FIELDS.side,
  'label-count-wrong': FIELDS.count,
  'serial-count-wrong': FIELDS.count,
  'label-start-wrong': FIELDS.startAt,
  'label-run-unknown': FIELDS.run,
  'label-run-empty': FIELDS.run,
  'label-too-small-for-qr': FIELDS.format,
  'label-side-too-small': FIELDS.side,
};

/** What the form begins with: the commonest sheet, every fact on it. */
export const FIRST_CHOICE: Readonly<Record<string, string>> = {
  [FIELDS.format]: 'a4-3x7',
  [FIELDS.ean]: '1',
  [FIELDS.star]: '1',
  [FIELDS.kind]: KIND_VALUES.same,
  [FIELDS.startAt]: '1',
};

/** `3,5` and `3.5`. */
const numberOf = (text: string): number =>
  /^\d{1,6}([.,]\d{1,3})?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : NaN;

/**
 * Reads what was chosen. A printer that was not named is an office printer for sheets, a thermal one for rolls.
 * @param get what was typed into a field, null where it is missing
 * @throws Refusal `label-format-unknown`, `label-own-size-wrong`, `label-side-wrong`, `label-count-wrong`, `label-start-wrong`
 */
export function readLabelOptions(get: (field: string) => string | null): LabelOptions {
  const text = (field: string): string => (get(field) ?? '').trim();
  const format = formatOf(text);
  const dpi = Number(text(FIELDS.dpi));
  const sideText = text(FIELDS.side);
  const side = sideText === '' ? null : numberOf(sideText);
  if (side !== null && !(side >= QR_SIDE.least && side <= QR_SIDE.most)) {
    throw new Refusal('label-side-wrong', QR_SIDE);
  }
  const kind = KINDS[text(FIELDS.kind)] ?? 'same';
  const whole = perSheet(format);
  const count = text(FIELDS.count) === '' ? whole : numberOf(text(FIELDS.count));
  // How many serials there may be is the serials' own rule.
  if (!Number.isInteger(count) || count < 1 || (kind === 'same' && count > MOST_LABELS)) {
    throw new Refusal('label-count-wrong', { most: MOST_LABELS });
  }
  const startAt = text(FIELDS.startAt) === '' ? 1 : numberOf(text(FIELDS.startAt));
  if (format.sheet !== null && !(Number.isInteger(startAt) && startAt >= 1 && startAt <= whole)) {
    throw new Refusal('label-start-wrong', { most: whole });
  }
  return {
    ...{ format, side, kind, count },
    dpi: isDpi(dpi) ? dpi : format.sheet === null ? 203 : 600,
    ean: text(FIELDS.ean) === '1',
    star: text(FIELDS.star) === '1',
    runId: /^[1-9]\d{0,11}$/.test(text(FIELDS.run)) ? Number(text(FIELDS.run)) : null,
    startAt: format.sheet === null ? 1 : startAt,
    cropMarks: text(FIELDS.cropMarks) === '1',
  };
}

function formatOf(text: (field: string) => string): LabelFormat {
  const id = text(FIELDS.format);
  if (id !== 'cuon-khac') {
    const known = labelFormat(id);
    if (known === null) throw new Refusal('label-format-unknown', { id: id.slice(0, 40) });
    return known;
  }
  const own = ownFormat(numberOf(text(FIELDS.width)), numberOf(text(FIELDS.height)));
  if (own === null) throw new Refusal('label-own-size-wrong', OWN_SIZE);
  return own;
}
