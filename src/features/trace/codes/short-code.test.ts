import { describe, expect, it } from 'vitest';
import {
  MAX_SERIALS_A_RUN,
  readSerialList,
  SERIAL_BYTES,
  serialFrom,
  serialsFrom,
} from './serial.ts';
import { CROCKFORD, readShortCode, shortCodeFor, spacedShortCode } from './short-code.ts';

const CODE = shortCodeFor('9f86d081884c7d65');

describe('a short code', () => {
  it('has eight characters of the alphabet and is the same for the same hash', () => {
    expect(CODE).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
    expect(shortCodeFor('9f86d081884c7d659a2f')).toBe(CODE);
    expect(shortCodeFor('0f86d081884c7d65')).not.toBe(CODE);
    // 9f86d0818 >> 1 = 100 1111 1100 0011 0110 1000 0100 0000 1100
    expect(CODE.slice(0, 7)).toBe('KY3D10C');
    expect(() => shortCodeFor('12')).toThrow(RangeError);
  });

  it('is read as people type it', () => {
    expect(readShortCode(CODE)).toBe(CODE);
    expect(readShortCode(` ${CODE.toLowerCase()} `)).toBe(CODE);
    expect(readShortCode(spacedShortCode(CODE))).toBe(CODE);
    const forgiven = CODE.replaceAll('0', 'o').replaceAll('1', 'l');
    expect(forgiven).not.toBe(CODE);
    expect(readShortCode(forgiven)).toBe(CODE);
    expect(readShortCode(CODE.replaceAll('1', 'i'))).toBe(CODE);
  });

  it.each(['', 'KY3D10', `${CODE}0`, CODE.replace('K', 'U'), 'ĐY3D10CC', CODE.replace('Y', '!')])(
    'is not %j',
    (text) => {
      expect(readShortCode(text)).toBeNull();
    },
  );

  it('shows any wrong character and any two that changed places', () => {
    for (let at = 0; at < CODE.length; at += 1) {
      for (const other of CROCKFORD) {
        const wrong = CODE.slice(0, at) + other + CODE.slice(at + 1);
        if (wrong !== CODE) expect(readShortCode(wrong), wrong).toBeNull();
      }
      for (let to = at + 1; to < CODE.length; to += 1) {
        const chars = [...CODE];
        [chars[at], chars[to]] = [chars[to] ?? '', chars[at] ?? ''];
        const swapped = chars.join('');
        if (swapped !== CODE) expect(readShortCode(swapped), swapped).toBeNull();
      }
    }
  });
});

describe('a serial', () => {
  it('takes ten characters from ten bytes', () => {
    expect(serialFrom(Uint8Array.from([0, 1, 31, 32, 63, 255, 10, 18, 20, 22]))).toBe('01Z0ZZAJMP');
    expect(() => serialFrom(new Uint8Array(9))).toThrow(RangeError);
    expect(serialsFrom(new Uint8Array(3 * SERIAL_BYTES))).toEqual(['0000000000']);
    expect(MAX_SERIALS_A_RUN).toBe(20_000);
  });

  it('is read from a pasted list, each once', () => {
    const list = 'abcdefghjk\nABCDEFGHJK, https://x.vn/q/K7/21/0123456789?x=1;\r\n\nngắn';
    expect(readSerialList(list)).toEqual({
      serials: ['ABCDEFGHJK', '0123456789'],
      wrong: ['ngắn'],
    });
  });
});
