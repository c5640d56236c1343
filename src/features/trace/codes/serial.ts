import { CROCKFORD, readCrockford } from './short-code.ts';

/** Characters of a serial: fifty random bits, so that a neighbour's cannot be guessed. */
export const SERIAL_LENGTH = 10;
/** Random bytes that one serial takes. */
export const SERIAL_BYTES = SERIAL_LENGTH;
/** Serials of one run. */
export const MAX_SERIALS_A_RUN = 20_000;

/**
 * AI 21 of one unit. Five bits of each byte are used: 256 is a multiple of 32, no character is likelier than another.
 * @param bytes ten random bytes
 */
export function serialFrom(bytes: Uint8Array): string {
  if (bytes.length < SERIAL_BYTES) throw new RangeError(`a serial takes ${SERIAL_BYTES} bytes`);
  let serial = '';
  for (let at = 0; at < SERIAL_LENGTH; at += 1) serial += CROCKFORD.charAt((bytes[at] ?? 0) & 31);
  return serial;
}

/** As many serials as the bytes give, none twice. */
export function serialsFrom(bytes: Uint8Array): string[] {
  const found = new Set<string>();
  for (let at = 0; at + SERIAL_BYTES <= bytes.length; at += SERIAL_BYTES) {
    found.add(serialFrom(bytes.subarray(at, at + SERIAL_BYTES)));
  }
  return [...found];
}

/**
 * Serials out of what was pasted: one on each line, or with commas between; a whole scanned address gives the part
 * after `/21/`.
 * @returns each once, in order; what is no serial of ours stands in `wrong` as it was pasted
 */
export function readSerialList(text: string): { serials: string[]; wrong: string[] } {
  const serials = new Set<string>();
  const wrong: string[] = [];
  for (const piece of text.split(/[\n\r,;\t]+/)) {
    const typed = piece.trim();
    if (typed === '') continue;
    const serial = readCrockford(/\/21\/([^/?#\s]+)/.exec(typed)?.[1] ?? typed);
    if (serial.length === SERIAL_LENGTH) serials.add(serial);
    else wrong.push(typed.slice(0, 60));
  }
  return { serials: [...serials], wrong };
}
