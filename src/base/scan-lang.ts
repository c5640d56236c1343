/** The languages a scanned page speaks. */
export const SCAN_LANGS = ['vi', 'en', 'zh', 'ko', 'ja', 'fr'] as const;
export type ScanLang = (typeof SCAN_LANGS)[number];

export function isScanLang(text: string): text is ScanLang {
  return (SCAN_LANGS as readonly string[]).includes(text);
}
