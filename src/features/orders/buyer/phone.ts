/** Mobile prefixes since the change of 2018, two digits after the zero. */
const MOBILE = /^0(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9\d)\d{7}$/;
/** Landlines: 02 with the code of a province, ten or eleven digits. */
const LANDLINE = /^02\d{8,9}$/;

/**
 * A Vietnamese telephone number as it is kept, `0912345678`: spaces, dots, dashes and brackets gone, `+84`, `84` and
 * `0084` read as the zero they replace. Null when it is none.
 */
export function normalPhone(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/[\s.\-()/\u2010-\u2015]/g, '');
  const national = plain.replace(/^(?:\+|00)84\(?0?\)?/, '0').replace(/^84(?=\d{9,10}$)/, '0');
  return MOBILE.test(national) || LANDLINE.test(national) ? national : null;
}

/** `0912 345 678`: how it is read out. */
export function spacedPhone(phone: string): string {
  return phone.length === 10
    ? `${phone.slice(0, 4)} ${phone.slice(4, 7)} ${phone.slice(7)}`
    : phone;
}
