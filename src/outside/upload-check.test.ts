import { deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkUpload } from './upload-check.ts';

async function pdf(
  options: PDFKit.PDFDocumentOptions = {},
  draw?: (doc: PDFKit.PDFDocument) => void,
) {
  const doc = new PDFDocument(options);
  const chunks: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
  });
  doc.text('Phieu kiem nghiem');
  draw?.(doc);
  doc.end();
  return whole;
}

const noise = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  });

const fault = async (bytes: Uint8Array) => {
  const verdict = await checkUpload(bytes);
  return verdict.ok ? verdict.media : verdict.fault;
};

let good: Buffer;
let jpeg: Buffer;
let png: Buffer;
let webp: Buffer;
beforeAll(async () => {
  [good, jpeg, png, webp] = [
    await pdf(),
    await noise(400, 300).jpeg().toBuffer(),
    await noise(200, 100).png().toBuffer(),
    await noise(200, 100).webp().toBuffer(),
  ];
});

describe('what is taken', () => {
  it('PDF, JPEG, PNG, WebP, whatever their names', async () => {
    expect(await fault(good)).toBe('application/pdf');
    expect(await fault(jpeg)).toBe('image/jpeg');
    expect(await fault(png)).toBe('image/png');
    expect(await fault(webp)).toBe('image/webp');
  });

  it('PDF of several kinds: with pictures, 1.3, 1.7, uncompressed', async () => {
    expect(await fault(await pdf({}, (doc) => doc.addPage().image(jpeg, 10, 10)))).toBe(
      'application/pdf',
    );
    expect(await fault(await pdf({ pdfVersion: '1.7ext3' }))).toBe('application/pdf');
    expect(await fault(await pdf({ compress: false, pdfVersion: '1.3' }))).toBe('application/pdf');
  });
  it('words about scripts on a page are words', async () => {
    const words = await pdf({ compress: false }, (doc) => doc.text('/JavaScript /Launch'));
    expect(await fault(words)).toBe('application/pdf');
  });
});

describe('what is not', () => {
  it('nothing, too much, other things', async () => {
    expect(await fault(new Uint8Array())).toBe('empty');
    expect(await fault(Buffer.concat([good, Buffer.alloc(15 * 1024 * 1024)]))).toBe('too-large');
    expect(await fault(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe(
      'unknown-type',
    );
    expect(await fault(Buffer.from('<html><script>alert(1)</script>'))).toBe('unknown-type');
    expect(await fault(Buffer.from('PK\u0003\u0004aaaaaaaaaaaa', 'latin1'))).toBe('unknown-type');
    expect(await fault(Buffer.from('GIF89aaaaaaaaaaaaa'))).toBe('unknown-type');
    expect(await fault(Buffer.from('a'))).toBe('unknown-type');
    expect(await fault(Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0mif1heic', 'latin1'))).toBe('heic');
  });

  it('cut files', async () => {
    for (const whole of [good, jpeg, png, webp]) {
      for (const part of [0.3, 0.6, 0.9]) {
        expect(await fault(whole.subarray(0, Math.floor(whole.length * part)))).toBe('broken');
      }
    }
  });

  it('heads without bodies, and pictures that lie about what they are', async () => {
    expect(await fault(Buffer.from('%PDF-1.7\nhello'))).toBe('broken');
    expect(await fault(Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex'))).toBe(
      'broken',
    );
    expect(
      await fault(Buffer.concat([png.subarray(0, 60), Buffer.alloc(400, 7), png.subarray(-12)])),
    ).toBe('broken');
  });

  it('a bomb: small to send, too many pixels to open', async () => {
    const bomb = await sharp({
      create: { width: 12_000, height: 12_000, channels: 3, background: '#fff' },
      limitInputPixels: false,
    })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(2_000_000);
    expect(await fault(bomb)).toBe('too-many-pixels');
  }, 20_000);

  it('two files in one', async () => {
    const zip = Buffer.from('PK\u0003\u0004 … PK\u0005\u0006', 'latin1');
    for (const picture of [jpeg, png, webp]) {
      expect(await fault(Buffer.concat([picture, zip]))).toBe('two-in-one');
      expect(await fault(Buffer.concat([picture, Buffer.from('<script>alert(1)</script>')]))).toBe(
        'two-in-one',
      );
      expect(await fault(Buffer.concat([picture, good]))).toBe('two-in-one');
    }
    expect(await fault(Buffer.concat([good, Buffer.from('<html><script>')]))).toBe('two-in-one');
    expect(await fault(Buffer.concat([good, Buffer.alloc(5_000, 1)]))).toBe('two-in-one');
    const inside = Buffer.concat([good.subarray(0, 20), zip, good.subarray(20)]);
    expect(await fault(inside)).toBe('two-in-one');
  });

  it('PDFs that are locked, run something or carry a file', async () => {
    expect(await fault(await pdf({ userPassword: 'x', pdfVersion: '1.7' }))).toBe('pdf-encrypted');
    expect(await fault(await pdf({ ownerPassword: 'x' }))).toBe('pdf-encrypted');
    const with_ = (text: string) =>
      Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(text), good.subarray(9)]);
    for (const active of [
      '7 0 obj << /S /JavaScript /JS (app.alert(1)) >> endobj\n',
      '7 0 obj << /S /Launch /F (cmd.exe) >> endobj\n',
      '7 0 obj << /S /J#61vaScript >> endobj\n',
      '7 0 obj << /Names << /EmbeddedFiles 9 0 R >> >> endobj\n',
      '7 0 obj << /XFA 9 0 R >> endobj\n',
    ]) {
      expect(await fault(with_(active)), active).toBe('pdf-active');
    }
    expect(await fault(await pdf({}, (doc) => doc.file(Buffer.from('x'), { name: 'x.exe' })))).toBe(
      'pdf-active',
    );
  });

  it('what is packed into an object stream is looked at too', async () => {
    const packed = deflateSync(Buffer.from('7 0 << /S /JavaScript /JS (app.alert(1)) >>'));
    const head = `8 0 obj << /Type /ObjStm /N 1 /First 4 /Length ${packed.length} /Filter /FlateDecode >> stream\n`;
    const bytes = Buffer.concat([
      good.subarray(0, 9),
      Buffer.from(head),
      packed,
      Buffer.from('\nendstream endobj\n'),
      good.subarray(9),
    ]);
    expect(await fault(bytes)).toBe('pdf-active');
  });
});

it('four hundred mangled files are answered, never thrown at', async () => {
  const seeds = [good, jpeg, png, webp];
  let turn = 12_345;
  const next = (most: number) => {
    turn = (turn * 1_103_515_245 + 12_345) % 2_147_483_648;
    return turn % most;
  };
  for (let n = 0; n < 400; n += 1) {
    const copy = Buffer.from(seeds[n % 4]!);
    for (let k = 0; k < 1 + (n % 5); k += 1) copy[next(copy.length)] = next(256);
    const cut = n % 3 === 0 ? copy.subarray(next(copy.length)) : copy;
    expect(await checkUpload(cut)).toHaveProperty('ok');
  }
}, 60_000);
