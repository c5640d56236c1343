const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3] as const;

/**
 * A Vietnamese tax code in one spelling: ten digits of which the last is computed from the others (mod 11), with
 * `-001` behind for a branch; or the twelve digits of a personal number, which households and persons use since
 * 1 July 2025. Null when it is none.
 */
export function readTaxCode(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s.]/g, '')
    .replace(/[\u2010-\u2015]/g, '-');
  if (/^0\d{11}$/.test(plain)) return plain;
  const match = /^(\d{10})(?:-?(\d{3}))?$/.exec(plain);
  if (match === null) return null;
  const [, own = '', branch] = match;
  const sum = WEIGHTS.reduce((all, weight, at) => all + weight * Number(own[at]), 0);
  if (10 - (sum % 11) !== Number(own[9])) return null;
  if (branch === '000') return null;
  return branch === undefined ? own : `${own}-${branch}`;
}
