import { reachOf } from '#src/features/accounts/may.ts';
import { scanPeriodOf, scanSteps } from '#src/features/trace/scans/scan-period.ts';
import { scansWords } from '#src/words/scans.ts';
import type { Desk } from './desk.ts';

/** What the page and the file of scans both begin with: how far this person sees, and which days are asked for. */
export function askScans(desk: Desk, params: URLSearchParams) {
  const { actor, day, lang, ref } = desk;
  const period = scanPeriodOf(params.get('ky'));
  const steps = scanSteps(period, day);
  const names = new Map(ref.provinces.map(({ code, name }) => [code, name]));
  return {
    period,
    steps,
    query: { reach: reachOf(actor, 'see-scans'), from: steps[0]?.from ?? day, to: day },
    provinceName: (code: string): string => names.get(code) ?? scansWords[lang].unknownPlace,
  };
}
