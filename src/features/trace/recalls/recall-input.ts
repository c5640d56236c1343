import { Refusal } from '#src/base/refusal.ts';
import { isHazard, LONGEST_TEXT, type RecallText } from './recall-states.ts';

/** A lot that was looked at and is left out, with the reason. */
export interface LeftOut {
  readonly lotId: number;
  readonly because: string;
}

/** What leaving a lot out needs at least to be understood later, in characters. */
const SHORTEST_REASON = 5;

/**
 * The texts of a recall, trimmed. Vietnamese is required: it is what the public reads first.
 * @throws Refusal `recall-text-missing`, `recall-text-too-long`, `recall-hazard-missing`
 */
export function checkedText(typed: {
  readonly hazard: string;
  readonly reasonVi: string;
  readonly reasonEn: string;
  readonly adviceVi: string;
  readonly adviceEn: string;
}): RecallText {
  const { hazard } = typed;
  if (!isHazard(hazard)) throw new Refusal('recall-hazard-missing', {});
  const text = {
    hazard,
    reasonVi: typed.reasonVi.trim(),
    reasonEn: typed.reasonEn.trim(),
    adviceVi: typed.adviceVi.trim(),
    adviceEn: typed.adviceEn.trim(),
  };
  if (text.reasonVi === '') throw new Refusal('recall-text-missing', { field: 'reason' });
  if (text.adviceVi === '') throw new Refusal('recall-text-missing', { field: 'advice' });
  for (const one of [text.reasonVi, text.reasonEn, text.adviceVi, text.adviceEn]) {
    if (one.length > LONGEST_TEXT) {
      throw new Refusal('recall-text-too-long', { most: LONGEST_TEXT, length: one.length });
    }
  }
  return text;
}

/**
 * Why each lot is left out.
 * @throws Refusal `left-out-without-reason`
 */
export function checkedLeftOut(leaveOut: readonly LeftOut[]): ReadonlyMap<number, string> {
  return new Map(
    leaveOut.map(({ lotId, because }) => {
      const reason = because.trim().slice(0, 500);
      if (reason.length < SHORTEST_REASON) throw new Refusal('left-out-without-reason', {});
      return [lotId, reason];
    }),
  );
}
