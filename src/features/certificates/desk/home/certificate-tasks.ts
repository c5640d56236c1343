import type { Day } from '#src/base/day.ts';
import type { DeskLine } from '../desk-line.ts';
import { renewalOf } from '../renewal.ts';
import type { Task } from './task.ts';

/** Certificates of these producers whose re-assessment can be lodged now, by the day the window closes. */
export function reassessmentTasks(
  lines: readonly DeskLine[],
  producerIds: readonly number[],
  today: Day,
): Task[] {
  if (producerIds.length === 0) return [];
  return lines.flatMap((line) => {
    if (line.producerId === null || !producerIds.includes(line.producerId)) return [];
    const renewal = renewalOf(line.standing, today);
    if (renewal === null || (renewal.phase !== 'open' && renewal.phase !== 'closing')) return [];
    return [{ title: line.productName, key: line.code, detail: line.code, due: renewal.closes }];
  });
}

/** Certificates within a province that will end with no time left to re-assess them in the ordinary way. */
export function lateCertificateTasks(
  lines: readonly DeskLine[],
  provinceCodes: readonly string[],
  today: Day,
): Task[] {
  if (provinceCodes.length === 0) return [];
  return lines.flatMap((line) => {
    if (!provinceCodes.includes(line.provinceCode)) return [];
    const renewal = renewalOf(line.standing, today);
    if (renewal?.phase !== 'late') return [];
    return [
      { title: line.productName, key: line.code, detail: line.producerName, due: renewal.expires },
    ];
  });
}
