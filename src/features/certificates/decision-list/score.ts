import { fold } from '#src/base/fold.ts';
import { cleaned } from './clean.ts';

export interface ScoreReading {
  score: number | null;
  code: 'score-out-of-range' | 'score-unreadable' | null;
}

const SCORE =
  /^(?:tong\s*)?(?:so\s*)?(?:diem\s*(?:trung binh|tb)?\s*:?\s*)?(-?\d{1,4}(?:[.,]\d+)?)\s*(?:\/\s*100)?\s*(?:diem|d|points?|pts|%)?\.?$/;

/** Points of an assessment: `87,7`, `80/100`, `85.50 điểm`. */
export function readScore(cell: string): ScoreReading {
  const text = fold(cleaned(cell))
    .replace(/\(\s*\*+\s*\)$/, '')
    .trim();
  if (text === '' || /^[-–—.…x/]+$/.test(text)) return { score: null, code: null };
  const match = SCORE.exec(text);
  if (!match) return { score: null, code: 'score-unreadable' };
  const score = Number((match[1] ?? '').replace(',', '.'));
  if (!(score >= 0 && score <= 100)) return { score: null, code: 'score-out-of-range' };
  return { score: Math.round(score * 100) / 100, code: null };
}

/** Points named in a sentence: `… đạt 85,5 điểm`, `72/100`. */
export function scoreIn(text: string): number | null {
  const match = /(?<![\d.,])(\d{1,3}(?:[.,]\d+)?)\s*(?:\/\s*100|diem\b)/.exec(fold(cleaned(text)));
  return match ? readScore(match[1] ?? '').score : null;
}

/** Stars of the band a score falls into (QĐ 26/2026/QĐ-TTg; the same in 2019 and 2023). Below 3 stars: 1 or 2. */
export function starsOfBand(score: number): 1 | 2 | 3 | 4 | 5 {
  if (score >= 90) return 5;
  if (score >= 70) return 4;
  if (score >= 50) return 3;
  return score >= 30 ? 2 : 1;
}
