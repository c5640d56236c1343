/** What a tax code belongs to: an enterprise or cooperative, a branch of one, or a person (household businesses). */
export type TaxCodeKind = 'enterprise' | 'branch' | 'personal';

export type TaxCodeFault =
  /** Neither 10, nor 12, nor 13 digits. */
  | 'length'
  /** The tenth digit does not follow from the nine before it: a digit was misread. */
  | 'check-digit'
  /** Branches are numbered 001 to 999. */
  | 'branch'
  /** The first three of twelve digits name no province. */
  | 'personal';

export type TaxCodeRead =
  { readonly kind: TaxCodeKind; readonly code: string } | { readonly fault: TaxCodeFault };

const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3] as const;
/** Places of birth in personal numbers: 001 to 096. */
const LAST_PLACE = 96;

/**
 * A Vietnamese tax code as it is kept: `0100109106`, a branch as `0100109106-001`. Since July 2025 a household business
 * uses its owner's personal number of 12 digits (Luật Quản lý thuế, Thông tư 86/2024/TT-BTC). Spaces and dots are ignored.
 */
export function readTaxCode(text: string): TaxCodeRead {
  const plain = text.normalize('NFKC').replace(/[\s.\-\u2010-\u2015]/g, '');
  if (!/^\d+$/.test(plain)) return { fault: 'length' };
  if (plain.length === 12) {
    const place = Number(plain.slice(0, 3));
    return place >= 1 && place <= LAST_PLACE
      ? { kind: 'personal', code: plain }
      : { fault: 'personal' };
  }
  if (plain.length !== 10 && plain.length !== 13) return { fault: 'length' };
  if (!checkDigitFits(plain.slice(0, 10))) return { fault: 'check-digit' };
  if (plain.length === 10) return { kind: 'enterprise', code: plain };
  if (plain.endsWith('000')) return { fault: 'branch' };
  return { kind: 'branch', code: `${plain.slice(0, 10)}-${plain.slice(10)}` };
}

function checkDigitFits(ten: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(ten[at]), 0);
  return 10 - (sum % 11) === Number(ten[9]);
}

/** A personal number is never shown whole to the public: `•••••••••345`. Other codes stay as they are. */
export function shownTaxCode(code: string): string {
  const read = readTaxCode(code);
  return 'kind' in read && read.kind === 'personal' ? `•••••••••${code.slice(-3)}` : code;
}
