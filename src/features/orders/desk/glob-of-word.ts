import { fold } from '#src/base/fold.ts';

/** Vietnamese letters with marks, NFC, as they are kept. */
const MARKED = 'àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ';

const classes = new Map<string, string>();
for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
  const marked = [...MARKED].filter((one) => fold(one) === letter).join('');
  classes.set(letter, `[${letter}${letter.toUpperCase()}${marked}${marked.toUpperCase()}]`);
}

/**
 * A word without marks as a pattern for `glob` of SQLite that finds it anywhere in Vietnamese text, with or without
 * marks, in capitals or not.
 * @param word as `fold` leaves it
 */
export function globOfWord(word: string): string {
  const inner = [...word].map(
    (sign) => classes.get(sign) ?? (/[*?[\]]/.test(sign) ? `[${sign}]` : sign),
  );
  return `*${inner.join('')}*`;
}
