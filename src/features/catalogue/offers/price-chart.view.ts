import { dayAt, formatDay } from '#src/base/day.ts';
import { escapeHtml } from '#src/base/html.ts';
import type { Lang } from '#src/base/lang.ts';
import { dong, formatDong } from '#src/base/money.ts';
import { offerWords } from '#src/words/offers.ts';

const WIDTH = 440;
const HEIGHT = 160;
const LEFT = 90;
const RIGHT = 12;
const TOP = 16;
const BOTTOM = 30;

/**
 * What a size has cost, as a line of steps: flat while the price stood, upright where it changed. The table beside it
 * says the same; to those who do not see the picture it is one sentence.
 * @param prices oldest first, at least two
 * @param now milliseconds since 1970 UTC: where the line ends
 */
export function priceChart(
  prices: readonly { readonly price: number; readonly fromAt: string }[],
  { now, lang }: { readonly now: number; readonly lang: Lang },
): string {
  const points = prices.map(({ price, fromAt }) => ({ price, at: Date.parse(fromAt) }));
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last || points.length < 2) return '';
  const low = Math.min(...points.map(({ price }) => price));
  const high = Math.max(...points.map(({ price }) => price));
  const end = Math.max(now, last.at + 1);
  const x = (at: number): number =>
    round(LEFT + ((at - first.at) / (end - first.at)) * (WIDTH - LEFT - RIGHT));
  const y = (price: number): number =>
    round(TOP + (1 - (price - low) / Math.max(1, high - low)) * (HEIGHT - TOP - BOTTOM));
  const line = points.map(
    ({ price, at }, i) => `${i === 0 ? 'M' : 'H'}${x(at)}${i === 0 ? ' ' : 'V'}${y(price)}`,
  );
  const says = offerWords[lang].one.chart(
    ...([first.at, end].map((at) => formatDay(dayAt(at), lang)) as [string, string]),
    ...([low, high].map((price) => formatDong(dong(price), lang)) as [string, string]),
  );
  const level = (price: number): string =>
    `<line class="ke" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(price)}" y2="${y(price)}"/><text x="${LEFT - 8}" y="${y(price) + 5}" text-anchor="end">${formatDong(dong(price), lang)}</text>`;
  const day = (at: number, anchor: string, px: number): string =>
    `<text x="${px}" y="${HEIGHT - 8}" text-anchor="${anchor}">${formatDay(dayAt(at), lang)}</text>`;
  return `<svg class="gia-do" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(says)}">${[...new Set([low, high])].map(level).join('')}<path d="${line.join('')}H${x(end)}"/>${day(first.at, 'start', LEFT)}${day(end, 'end', WIDTH - RIGHT)}</svg>`;
}

const round = (value: number): number => Math.round(value * 10) / 10;
