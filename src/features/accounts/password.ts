import { fold } from '#src/base/fold.ts';

export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 128;

/** Folded, without digits and marks at the ends: what people make longer with "123!". */
const OBVIOUS = new Set(
  `password matkhau passw motxa moixa ocop vietnam vietnamocop admin administrator quantri quantrivien qwerty qwertyuiop
   qwertyuiopasdfghjkl asdfghjkl iloveyou welcome letmein anhyeuem emyeuanh congngheso nongnghiep nongthonmoi xinchao
   abcdef abcdefgh abcdefghij abcdefghijkl hanoi saigon hochiminh dangnhap taikhoan dichvucong`
    .split(/\s+/)
    .filter(Boolean),
);

export type PasswordTrouble = 'too-short' | 'too-long' | 'obvious' | 'holds-name' | 'too-few-signs';

/**
 * What is wrong with a new password; null when it will do. Length counts, mixtures of signs are not asked for.
 * @param known words that everybody knows of this person: name, e-mail
 */
export function passwordTrouble(
  password: string,
  known: readonly string[] = [],
): PasswordTrouble | null {
  const length = [...password].length;
  if (length < PASSWORD_MIN) return 'too-short';
  if (length > PASSWORD_MAX) return 'too-long';
  if (new Set(password.toLowerCase()).size < 5) return 'too-few-signs';
  const plain = fold(password).replace(/[^a-z0-9]/g, '');
  const core = plain.replace(/^\d+|\d+$/g, '');
  if (core === '' && isRun(plain)) return 'obvious';
  if (OBVIOUS.has(core) || OBVIOUS.has(halfOf(core))) return 'obvious';
  for (const text of known) {
    for (const word of [fold(text), fold(text).split('@')[0] ?? '']) {
      const bare = word.replace(/[^a-z0-9]/g, '');
      if (bare.length >= 5 && plain.includes(bare) && plain.length - bare.length < 6) {
        return 'holds-name';
      }
    }
  }
  return null;
}

/** `matkhaumatkhau` → `matkhau`. */
function halfOf(text: string): string {
  const half = text.slice(0, text.length / 2);
  return half + half === text ? half : text;
}

/** 123456789012, 987654321098, 121212121212. */
function isRun(digits: string): boolean {
  const steps = new Set<number>();
  for (let i = 1; i < digits.length; i++) {
    steps.add((Number(digits[i]) - Number(digits[i - 1]) + 10) % 10);
  }
  return steps.size <= 2;
}
