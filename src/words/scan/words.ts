import type { ScanLang } from '#src/base/scan-lang.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';
import { type ScanWords, vi } from './vi.ts';
import { zh } from './zh.ts';

const ALL: Readonly<Record<ScanLang, ScanWords>> = { vi, en, zh, ko, ja, fr };

export function scanWords(lang: ScanLang): ScanWords {
  return ALL[lang];
}
