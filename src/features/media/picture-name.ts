import { fold, tidy } from '#src/base/fold.ts';
import { MEDIA_LIMITS } from './media-limits.ts';

/** A file's name without its path, without what files and headers are quoted with, at most 120 characters; never empty. */
export function cleanName(given: string): string {
  const last = given.toWellFormed().split(/[/\\]/).at(-1) ?? '';
  const clean = tidy(
    // eslint-disable-next-line no-control-regex
    last.replace(
      /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff<>:"|?*;%]/g,
      ' ',
    ),
  );
  return [...clean].slice(0, MEDIA_LIMITS.nameLength).join('').trim() || 'anh';
}

/** What the library's search looks through: without marks and capitals. */
export function searchTextOf(words: {
  readonly fileName: string;
  readonly altVi: string;
  readonly altEn: string;
  readonly credit: string;
}): string {
  return fold([words.fileName, words.altVi, words.altEn, words.credit].join(' '));
}
