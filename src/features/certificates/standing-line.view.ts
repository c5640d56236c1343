import { escapeHtml } from '#src/base/html.ts';
import type { Lang } from '#src/base/lang.ts';
import { starMark } from '#src/ui/star-mark.ts';
import { words } from '#src/words/words.ts';
import type { Standing } from './standing.ts';

/** What the star means today, in one line: drawn stars only while they hold, always in words. */
export function standingLine(standing: Standing, lang: Lang): string {
  const w = words(lang);
  const stars =
    standing.stars === 0
      ? ''
      : `${starMark({
          stars: standing.stars,
          size: 'small',
          state: standing.state === 'held-over' ? 'held-over' : 'valid',
        })}<span class="an">${w.standing.stars(standing.stars)}. </span>`;
  return `<p class="tt tt-${standing.state}">${stars}<span class="tt-chu">${escapeHtml(w.standing.short(standing))}</span></p>`;
}
