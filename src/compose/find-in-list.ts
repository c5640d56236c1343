import { fold } from '#src/base/fold.ts';

/** Whether every word that was typed is in a text, without regard to accents. */
export function hasWords(text: string, typed: string): boolean {
  const folded = fold(text);
  return fold(typed)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}

/** `?trang=`, never before the first page nor after the last. */
export function pageAsked(asked: URLSearchParams, last: number): number {
  const page = Number.parseInt(asked.get('trang') ?? '1', 10) || 1;
  return Math.min(last, Math.max(1, page));
}
