import type { FieldValue, Values } from '#src/features/listings/fields.ts';
import { paragraphsOf } from './story-text.ts';

/** What a producer writes of a story: the values of the change that waits for the office. */
export interface StoryValues {
  readonly titleVi: string;
  readonly titleEn: string;
  /** One or two sentences for lists. */
  readonly summaryVi: string;
  readonly summaryEn: string;
  /** Markdown. */
  readonly bodyVi: string;
  readonly bodyEn: string;
  /** Who is in it; plain text. */
  readonly peopleVi: string;
  readonly peopleEn: string;
  /** Craft village, custom, festival; plain text. */
  readonly craftVi: string;
  readonly craftEn: string;
  /** Ids of the producer's products that it tells of. */
  readonly products: readonly number[];
  /** Ids of the producer's pictures, in their order. */
  readonly pictures: readonly number[];
}

export const STORY_TEXTS = [
  ...(['titleVi', 'titleEn', 'summaryVi', 'summaryEn', 'bodyVi', 'bodyEn'] as const),
  ...(['peopleVi', 'peopleEn', 'craftVi', 'craftEn'] as const),
] as const;
export type StoryTextField = (typeof STORY_TEXTS)[number];

/** The fields of a change as a story; what is missing is empty. */
export function storyOf(values: Values): StoryValues {
  const text = (key: StoryTextField): string => {
    const value = values[key];
    return typeof value === 'string' ? value : '';
  };
  return {
    ...{ titleVi: text('titleVi'), titleEn: text('titleEn') },
    ...{ summaryVi: text('summaryVi'), summaryEn: text('summaryEn') },
    ...{ bodyVi: text('bodyVi'), bodyEn: text('bodyEn') },
    ...{ peopleVi: text('peopleVi'), peopleEn: text('peopleEn') },
    ...{ craftVi: text('craftVi'), craftEn: text('craftEn') },
    ...{ products: idsOf(values['products']), pictures: idsOf(values['pictures']) },
  };
}

function idsOf(value: FieldValue | undefined): number[] {
  return Array.isArray(value) ? value.map(Number).filter((id) => Number.isSafeInteger(id)) : [];
}

const SUMMARY_LENGTH = 220;

/** The summary that was written, or else the beginning of the text, cut between words. */
export function summaryOr(summary: string, body: string): string {
  if (summary.trim() !== '') return summary.trim();
  const first = (paragraphsOf(body)[0] ?? '').replace(/\s+/g, ' ');
  if (first.length <= SUMMARY_LENGTH) return first;
  const cut = first.slice(0, SUMMARY_LENGTH);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))}…`;
}
