/** What a dossier may hold. */
export const UPLOAD_LIMITS = {
  fileBytes: 15 * 1024 * 1024,
  dossierFiles: 60,
  dossierBytes: 150 * 1024 * 1024,
  /** Characters of a cleaned file name. */
  nameLength: 120,
  /** Width × height of a picture: larger ones are bombs or posters. */
  pixels: 60_000_000,
} as const;

export const UPLOAD_MEDIA = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'] as const;
export type UploadMedia = (typeof UPLOAD_MEDIA)[number];

const ENDING: Record<UploadMedia, string> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
};

/**
 * A name that is safe to show and to offer for saving: NFC, no path, no control, bidi or quoting character, the ending
 * of what the file really is.
 */
export function cleanFileName(given: string, media: UploadMedia): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const stem = last
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    // Controls, bidi and zero-width characters, and what file systems or headers quote with.
    // eslint-disable-next-line no-control-regex
    .replace(
      /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff<>:"|?*;%]/g,
      ' ',
    )
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const ending = ENDING[media];
  const cut = [...stem]
    .slice(0, UPLOAD_LIMITS.nameLength - ending.length - 1)
    .join('')
    .trim();
  return `${cut === '' ? 'tep' : cut}.${ending}`;
}
