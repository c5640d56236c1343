/** Languages of the site. The scan page will know more. */
export const LANGS = ['vi', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/** A thing said in both languages. */
export type Both = Readonly<Record<Lang, string>>;
