import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { byJsqr, byZxing } from '#src/outside/label-readers.fixture.ts';
import { qrPng, qrSvg } from '#src/outside/qr.ts';
import { BANKS, bankOf } from './banks.ts';
import { crc16 } from './crc16.ts';
import { DEMO_ACCOUNT } from './bank-account.ts';
import { BadVietQr, foldToAscii, vietQr } from './vietqr.ts';
import { parseVietQr } from './vietqr-parse.ts';

const STANDARDS = fileURLToPath(new URL('../../../../../shared/standards/', import.meta.url));
const FILE = `${STANDARDS}vietqr-vectors.json`;
const beside = existsSync(FILE);
interface Vectors {
  crcVectors: { input: string; crc: string }[];
  valid: {
    id: string;
    payload: string;
    input: Parameters<typeof vietQr>[0] & { purposeBeforeFolding?: string };
    method: string;
    fields: unknown;
    crc: string;
  }[];
  invalid: { id: string; payload: string }[];
  otherVietnamQr: { id: string; payload: string }[];
  diacriticFolding: { input: string; output: string }[];
}
const vectors: Vectors = beside
  ? (JSON.parse(readFileSync(FILE, 'utf8')) as Vectors)
  : { crcVectors: [], valid: [], invalid: [], otherVietnamQr: [], diacriticFolding: [] };
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe.skipIf(!beside)('the published vectors', () => {
  it('CRC values', () => {
    for (const { input, crc } of vectors.crcVectors) expect(crc16(bytes(input))).toBe(crc);
    expect(vectors.crcVectors.length).toBe(3);
  });

  it('builds every valid payload from its parts, to the letter', () => {
    for (const { id, input, payload } of vectors.valid) {
      const upper = payload.slice(0, -4) + payload.slice(-4).toUpperCase();
      expect([id, vietQr(input)]).toEqual([id, upper]);
      const { purposeBeforeFolding: purpose } = input;
      if (purpose !== undefined) expect([id, vietQr({ ...input, purpose })]).toEqual([id, upper]);
    }
    expect(vectors.valid.length).toBe(16);
  });

  it('reads every valid payload into its tree of fields', () => {
    for (const { id, input, payload, method, fields, crc } of vectors.valid) {
      const read = parseVietQr(payload);
      expect([id, read.ok]).toEqual([id, true]);
      if (!read.ok) continue;
      expect(read.fields).toEqual(fields);
      expect(read.crc.toUpperCase()).toBe(crc);
      expect(read).toMatchObject({ method, bankBin: input.bankBin, account: input.account });
      expect(read.amount).toBe(input.amount ?? null);
      expect(read.purpose).toBe(input.purpose ?? null);
    }
  });

  it('refuses every invalid one, and every code that is not a VietQR', () => {
    const faults = vectors.invalid.map(({ id, payload }) => {
      const read = parseVietQr(payload);
      return [id, read.ok ? 'ok' : read.fault];
    });
    expect(Object.fromEntries(faults)).toEqual({
      'napas-6.1.1-as-printed': 'malformed',
      'bad-crc-1': 'crc',
      'truncated-before-crc': 'crc',
      'length-runs-past-end': 'malformed',
      'vietqr-ts-example-2-malformed': 'crc',
    });
    for (const { id, payload } of vectors.otherVietnamQr) {
      expect([id, parseVietQr(payload)]).toMatchObject([id, { ok: false, fault: 'not-vietqr' }]);
    }
  });

  it('folds Vietnamese as the vectors do', () => {
    for (const { input, output } of vectors.diacriticFolding)
      expect(foldToAscii(input)).toBe(output);
  });

  it('knows every bank of the list that has a code', () => {
    const { banks } = JSON.parse(readFileSync(`${STANDARDS}napas-bins.json`, 'utf8')) as {
      banks: { bin: string; code?: string; shortName?: string; vietqr?: string }[];
    };
    const listed = banks.filter(({ bin, code }) => bin !== '' && code !== undefined);
    expect(BANKS.length).toBe(listed.length);
    for (const { bin, code, shortName, vietqr } of listed) {
      const bank = bankOf(bin);
      expect(bank).toMatchObject({ code, name: shortName });
      expect(bank?.vietQr).toBe(vietqr === 'TRANSFER_SUPPORTED' ? 'both' : 'receive');
    }
  });
});

describe('VietQR', () => {
  it('what is written is read again, whatever it is', () => {
    const text = fc.string({ unit: fc.constantFrom(...'abcXYZ 0189đĐắằễưỡ-./한'), maxLength: 60 });
    fc.assert(
      fc.property(
        fc.constantFrom(...BANKS),
        fc.stringMatching(/^[A-Za-z0-9]{1,19}$/),
        fc.integer({ min: 1, max: 9_999_999_999_999 }),
        text,
        ({ bin }, account, amount, purpose) => {
          const read = parseVietQr(vietQr({ bankBin: bin, account, amount, purpose }));
          expect(read).toMatchObject({ ok: true, bankBin: bin, account, amount, method: '12' });
          const folded = foldToAscii(purpose).slice(0, 25).trim();
          if (read.ok) expect(read.purpose ?? '').toBe(folded);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('one character changed is always noticed', () => {
    const payload = vietQr({
      ...{ bankBin: '970436', account: '0123456789', amount: 185_000 },
      purpose: 'MX7K2P9QHWD',
    });
    for (let at = 0; at < payload.length; at += 1) {
      for (const other of ['0', '7', 'A', ' ']) {
        if (payload[at] === other) continue;
        const changed = payload.slice(0, at) + other + payload.slice(at + 1);
        expect(parseVietQr(changed).ok).toBe(false);
      }
    }
  });

  it.each([
    [{ bankBin: '97043', account: '1' }, 'bankBin'],
    [{ bankBin: '970436', account: '' }, 'account'],
    [{ bankBin: '970436', account: '12345678901234567890' }, 'account'],
    [{ bankBin: '970436', account: '12 34' }, 'account'],
    [{ bankBin: '970436', account: '1234', amount: 0 }, 'amount'],
    [{ bankBin: '970436', account: '1234', amount: 1.5 }, 'amount'],
    [{ bankBin: '970436', account: '1234', amount: -1 }, 'amount'],
    [{ bankBin: '970436', account: '1234', amount: 99_999_999_999_999 }, 'amount'],
  ])('does not write %j', (given, field) => {
    expect(() => vietQr(given)).toThrow(BadVietQr);
    expect(() => vietQr(given)).toThrow(field);
  });

  it('two decoders read from the drawn code what was written', async () => {
    for (const [amount, account] of [
      [185_000, '0123456789'],
      [499_999_999, '9704031101234567890'],
      [1_000, DEMO_ACCOUNT.account],
    ] as const) {
      const bankBin = amount === 1_000 ? DEMO_ACCOUNT.bin : '970436';
      const payload = vietQr({ bankBin, account, amount, purpose: 'MX7K2P9QHWD' });
      const png = await qrPng(payload);
      const fromSvg = await sharp(Buffer.from(await qrSvg(payload)), { density: 300 })
        .resize(700, 700, { kernel: 'nearest' })
        .png()
        .toBuffer();
      for (const image of [Buffer.from(png), fromSvg]) {
        const { data, info } = await sharp(image)
          .flatten({ background: '#fff' })
          .greyscale()
          .raw()
          .toBuffer({ resolveWithObject: true });
        const picture = { data, width: info.width, height: info.height };
        expect(await byJsqr(picture)).toBe(payload);
        expect(await byZxing(picture, 'QRCode')).toEqual([payload]);
      }
    }
  });
});
