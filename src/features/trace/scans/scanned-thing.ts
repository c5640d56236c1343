import { readCrockford, readShortCode } from '../codes/short-code.ts';
import { SERIAL_LENGTH } from '../codes/serial.ts';

/** What a code path names, in the spelling of the store. */
export interface ScannedThing {
  readonly key: 'gtin' | 'short';
  readonly value: string;
  readonly lot: string | null;
  readonly serial: string | null;
}

/**
 * Reads `/01/{gtin}[/22/…][/10/{lot}][/21/{serial}]` or `/q/{code}…`. It is asked only about pages that were answered,
 * so what is not written like that is simply not counted.
 */
export function scannedThing(link: string): ScannedThing | null {
  const pieces: string[] = [];
  for (const piece of link.split('/').slice(1)) {
    const plain = decoded(piece);
    if (plain === null || plain === '') return null;
    pieces.push(plain);
  }
  const [stem = '', code = '', ...rest] = pieces;
  if (rest.length % 2 === 1) return null;
  const value =
    stem === 'q'
      ? readShortCode(code)
      : stem === '01' && /^(?:\d{8}|\d{12,14})$/.test(code)
        ? code.padStart(14, '0')
        : null;
  if (value === null) return null;
  const parts = new Map<string, string>();
  for (let at = 0; at < rest.length; at += 2) parts.set(rest[at] ?? '', rest[at + 1] ?? '');
  const serial = parts.get('21') ?? null;
  const spelt = serial === null ? '' : readCrockford(serial);
  return {
    key: stem === 'q' ? 'short' : 'gtin',
    value,
    lot: parts.get('10') ?? null,
    serial: spelt.length === SERIAL_LENGTH ? spelt : serial,
  };
}

function decoded(piece: string): string | null {
  try {
    return decodeURIComponent(piece);
  } catch {
    return null;
  }
}
