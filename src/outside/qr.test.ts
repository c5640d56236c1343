import jsqr from 'jsqr';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { qrPng, qrSvg } from './qr.ts';

const readQr = jsqr as unknown as (
  data: Uint8ClampedArray,
  width: number,
  height: number,
) => { data: string } | null;

async function read(picture: Sharp): Promise<{ text: string | undefined; width: number }> {
  const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const text = readQr(new Uint8ClampedArray(data), info.width, info.height)?.data;
  return { text, width: info.width };
}

describe.each([
  'https://moixa.vn/san-pham/mam-ca-me-vinh',
  'https://a.vn/q/1',
  `https://dac-san.example.vn/san-pham/${'rat-dai-'.repeat(25)}x`,
])('a QR code of %s', (text) => {
  it('is read back from the PNG, whose modules are whole pixels and which is wide enough to print', async () => {
    const png = await qrPng(text);
    const found = await read(sharp(png));
    expect(found.text).toBe(text);
    expect(found.width).toBeGreaterThanOrEqual(512);
    const modules = Number(/viewBox="0 0 (\d+) /.exec(await qrSvg(text))?.[1]);
    expect(found.width % modules).toBe(0);
  });

  it('is read back from the drawing, which has a quiet zone of four modules', async () => {
    const svg = await qrSvg(text);
    expect((await read(sharp(Buffer.from(svg), { density: 1200 }))).text).toBe(text);
    expect(svg).toContain('d="M4 4.5h7');
  });

  it('is still read with a stain in the middle', async () => {
    const png = await qrPng(text);
    const { width = 0 } = await sharp(png).metadata();
    const side = Math.round(width * 0.12);
    const stain = {
      create: { width: side, height: side, channels: 3 as const, background: '#fff' },
    };
    const at = Math.round(width * 0.45);
    const stained = await sharp(png)
      .composite([{ input: stain, left: at, top: at }])
      .png()
      .toBuffer();
    expect((await read(sharp(stained))).text).toBe(text);
  });
});
