/** The stages of a lot's journey as producers speak of them; each is an EPCIS event with its business step. */
export const STAGES = [
  'harvest',
  'receiving',
  'testing',
  'processing',
  'packing',
  'storing',
  'shipping',
  'arrival',
  'selling',
  'recall',
  'recall-lifted',
] as const;
export type Stage = (typeof STAGES)[number];

export function isStage(text: string): text is Stage {
  return (STAGES as readonly string[]).includes(text);
}
