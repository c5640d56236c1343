import type { Hit } from './contract.ts';

/**
 * A shelf that changes every day and shows many provinces and sets: one product after another from a start that the
 * day chooses, never two of the same province before each had its turn.
 * @param dayNumber chooses where to begin; the same day gives the same shelf
 */
export function shelfOfTheDay(hits: readonly Hit[], dayNumber: number, size: number): Hit[] {
  const start = hits.length === 0 ? 0 : (dayNumber * 7) % hits.length;
  const turned = [...hits.slice(start), ...hits.slice(0, start)];
  const chosen: Hit[] = [];
  for (const mostPerProvince of [1, 2, size]) {
    for (const hit of turned) {
      if (chosen.length >= size) return chosen;
      if (chosen.includes(hit)) continue;
      const sameProvince = chosen.filter(
        (other) => other.doc.province.code === hit.doc.province.code,
      );
      const sameSet = chosen.filter((other) => other.doc.set.no === hit.doc.set.no);
      if (sameProvince.length < mostPerProvince && sameSet.length < mostPerProvince + 1)
        chosen.push(hit);
    }
  }
  return chosen;
}
