import { Refusal } from '#src/base/refusal.ts';
import { hasCheckDigit } from '#src/features/trace/gs1/check-digit.ts';
import type { StepInput } from './step.ts';
import { isUnit } from './units.ts';

/** A phone's clock may be a little ahead. */
const AHEAD_MS = 10 * 60_000;
const BACK_MS = 10 * 366 * 86_400_000;
export const LONGEST_NOTE = 2000;
const MOST_INPUTS = 200;

/**
 * What can be said of a step without looking anything up.
 * @param now milliseconds since 1970 UTC
 * @throws Refusal `step-time`, `step-quantity`, `lot-unit`, `step-inputs`, `step-result`, `step-note`, `step-sscc`
 */
export function checkStep(step: StepInput, now: number): void {
  if (!Number.isFinite(step.at)) throw new Refusal('step-time', { problem: 'none' });
  if (step.at > now + AHEAD_MS) throw new Refusal('step-time', { problem: 'future' });
  if (step.at < now - BACK_MS) throw new Refusal('step-time', { problem: 'long-ago' });
  const quantities = [step.quantity, ...step.inputs.map(({ quantity }) => quantity)];
  if (quantities.some((quantity) => quantity !== null && !(quantity > 0 && quantity < 1e12))) {
    throw new Refusal('step-quantity', {});
  }
  if (step.unit !== null && !isUnit(step.unit)) throw new Refusal('lot-unit', { unit: step.unit });
  if (step.inputs.length > 0 && step.stage !== 'processing') {
    throw new Refusal('step-inputs', { problem: 'not-processing' });
  }
  if (step.inputs.length > MOST_INPUTS) throw new Refusal('step-inputs', { problem: 'too-many' });
  if (step.result !== null && step.stage !== 'testing') throw new Refusal('step-result', {});
  if (step.note.length > LONGEST_NOTE) throw new Refusal('step-note', { longest: LONGEST_NOTE });
  if (step.sscc && (step.stage !== 'packing' || !isSscc(step.sscc))) {
    throw new Refusal('step-sscc', { sscc: step.sscc });
  }
}

/** Eighteen digits, the last one a check. */
export function isSscc(text: string): boolean {
  return text.length === 18 && hasCheckDigit(text);
}
