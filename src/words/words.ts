import type { Lang } from '#src/base/lang.ts';
import { en } from './en.ts';
import { vi, type Words } from './vi.ts';

const ALL: Record<Lang, Words> = { vi, en };

/** The sentences of a language. */
export function words(lang: Lang): Words {
  return ALL[lang];
}
