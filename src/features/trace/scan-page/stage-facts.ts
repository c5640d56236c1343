import type { StoryStage } from '#src/features/trace/lots/lot-story.ts';

/** Day and clock of an instant where it happened. @param offset as in the event, `+07:00` */
export function localTime(at: string, offset: string): { day: string; clock: string } {
  const match = /^([+-])(\d{2}):(\d{2})$/.exec(offset);
  const minutes = match ? Number(match[2]) * 60 + Number(match[3]) : 0;
  const shifted = Date.parse(at) + (match?.[1] === '-' ? -minutes : minutes) * 60_000;
  if (Number.isNaN(shifted)) return { day: at.slice(0, 10), clock: '' };
  const text = new Date(shifted).toISOString();
  return { day: text.slice(0, 10), clock: text.slice(11, 16) };
}

/**
 * Whether anybody but the one who declared a step stands behind it, as far as the reader can see: a laboratory that is
 * named, or a paper that may be opened.
 */
export function checkOf(stage: StoryStage): 'laboratory' | 'paper' | null {
  const lab = typeof stage.party === 'object' && stage.party !== null;
  if (stage.stage === 'testing' && stage.result !== null && lab) return 'laboratory';
  const paper = stage.files.some(({ kind }) => kind === 'test-result' || kind === 'certificate');
  return paper ? 'paper' : null;
}

/** Who declared most of the steps: said once, at the top. Empty when nothing was declared. */
export function mainDeclarer(stages: readonly StoryStage[]): string {
  const counts = new Map<string, number>();
  for (const { declaredBy } of stages) counts.set(declaredBy, (counts.get(declaredBy) ?? 0) + 1);
  return [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0])[0];
}
