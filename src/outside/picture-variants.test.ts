import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { phonePhoto, pngOf, zip } from './pictures.fixture.ts';
import { faultOfPicture, type MadeVariant, makePicture } from './picture-variants.ts';

const SECRETS = [
  'Exif',
  'PHONEMAKER',
  'SECRETMODEL',
  'WGS-84',
  'XMP-SECRET',
  '2026:11:20',
  'Chủ ảnh',
];

let photo: Buffer;
beforeAll(async () => {
  photo = await phonePhoto();
});

describe('what is kept of a photograph', () => {
  it('is upright, without place, time, device and owner, in every variant', async () => {
    const before = await sharp(photo).metadata();
    expect(before).toMatchObject({ orientation: 6, width: 800, height: 600 });
    expect(photo.includes('WGS-84-HERE')).toBe(true);
    expect(photo.includes('XMP-SECRET-PLACE')).toBe(true);
    const variants: MadeVariant[] = [];
    const made = await makePicture(photo, async (one) => void variants.push(one));
    expect(made?.original).toMatchObject({ width: 600, height: 800, media: 'image/jpeg' });
    for (const { bytes } of [made!.original, ...variants]) {
      const { exif, xmp, iptc, icc, orientation } = await sharp(bytes).metadata();
      expect({ exif, xmp, iptc, icc, orientation }).toEqual({});
      for (const secret of SECRETS) {
        expect(Buffer.from(bytes).includes(secret), secret).toBe(false);
      }
    }
    expect(variants.map(({ format, width }) => `${format} ${width}`)).toEqual(
      [320, 600].flatMap((width) => ['avif', 'webp', 'jpeg'].map((of) => `${of} ${width}`)),
    );
    for (const { width, height } of variants) expect(height).toBe(Math.round((width * 4) / 3));
  }, 60_000);

  it('has a blur of at most 300 characters that a page may show', async () => {
    const made = await makePicture(photo, async () => undefined);
    expect(made?.blur).toMatch(/^data:image\/webp;base64,[A-Za-z0-9+/=]+$/);
    expect(made!.blur.length).toBeLessThanOrEqual(300);
    const tiny = Buffer.from(made!.blur.split(',')[1]!, 'base64');
    expect((await sharp(tiny).metadata()).width).toBeLessThanOrEqual(16);
  }, 60_000);

  it('keeps what is see-through as WebP, and brings other colours to sRGB', async () => {
    const clear = await sharp({
      create: { width: 400, height: 400, channels: 4, background: '#ff000080' },
    })
      .png()
      .toBuffer();
    expect(await faultOfPicture(clear)).toBeNull();
    expect((await makePicture(clear, async () => undefined))?.original.media).toBe('image/webp');
    const cmyk = await sharp(photo).toColourspace('cmyk').jpeg().toBuffer();
    expect(await faultOfPicture(cmyk)).toBeNull();
    const made = await makePicture(cmyk, async () => undefined);
    expect((await sharp(made!.original.bytes).metadata()).space).toBe('srgb');
  }, 60_000);

  it('is nothing when its shorter side is less than 320 pixels', async () => {
    const small = await sharp(photo).resize(500, 200, { fit: 'fill' }).jpeg().toBuffer();
    expect(await makePicture(small, async () => undefined)).toBeNull();
  });
});

describe('what is refused, and why', () => {
  const refused = async (bytes: Buffer) => faultOfPicture(bytes);

  it('nothing at all, and too much', async () => {
    expect(await refused(Buffer.alloc(0))).toBe('empty');
    expect(await refused(Buffer.concat([photo, Buffer.alloc(26 * 1024 * 1024)]))).toBe('too-large');
  });

  it('bombs: 30,000 × 30,000 pixels in a few kilobytes, before any is decoded', async () => {
    const bomb = pngOf(30_000, 30_000, 10);
    expect(bomb.length).toBeLessThan(5_000);
    const from = performance.now();
    expect(await refused(bomb)).toBe('too-many-pixels');
    expect(performance.now() - from).toBeLessThan(2_000);
    const whole = pngOf(20_000, 20_000);
    expect(whole.length).toBeLessThan(100_000);
    expect(await refused(whole)).toBe('too-many-pixels');
  });

  it('other types under the name of a picture', async () => {
    const svg =
      '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    expect(await refused(Buffer.from(svg))).toBe('drawing');
    expect(await refused(Buffer.from('<html><script>alert(1)</script></html>'))).toBe(
      'unknown-type',
    );
    expect(await refused(Buffer.from('%PDF-1.7\n%%EOF'))).toBe('unknown-type');
    expect(await refused(zip())).toBe('unknown-type');
    expect(await refused(Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0', 'latin1'))).toBe('heic');
    expect(await refused(Buffer.from('BM\0\0\0\0\0\0\0\0'))).toBe('unknown-type');
  });

  it('two files in one', async () => {
    for (const tail of [
      zip(),
      Buffer.from('<script>alert(1)</script>'),
      Buffer.from('\n<!DOCTYPE html><body onload=alert(1)>'),
      Buffer.from('<?php system($_GET[0]); ?>'),
      Buffer.from('%PDF-1.4 1 0 obj'),
      Buffer.from('#!/bin/sh\nrm -rf /'),
      Buffer.concat([zip(), Buffer.from([0xff, 0xd9])]),
    ]) {
      expect(await refused(Buffer.concat([photo, tail]))).toBe('two-in-one');
    }
  });

  it('a page in a comment of a picture is taken, and is gone from what is kept', async () => {
    const text = Buffer.from('<script>alert("comment")</script>');
    const size = Buffer.alloc(2);
    size.writeUInt16BE(text.length + 2);
    const sly = Buffer.concat([
      photo.subarray(0, 2),
      Buffer.from([0xff, 0xfe]),
      size,
      text,
      photo.subarray(2),
    ]);
    expect(await refused(sly)).toBeNull();
    const files: Uint8Array[] = [];
    const made = await makePicture(sly, async ({ bytes }) => void files.push(bytes));
    for (const bytes of [made!.original.bytes, ...files]) {
      expect(Buffer.from(bytes).includes('<script>')).toBe(false);
    }
  }, 60_000);

  it('what phones put behind a picture is no fault: a second picture, a film, padding', async () => {
    const film = Buffer.concat([
      Buffer.from('\0\0\0\u0018ftypmp42', 'latin1'),
      Buffer.alloc(50_000, 77),
    ]);
    for (const tail of [photo, film, Buffer.alloc(4_096)]) {
      expect(await refused(Buffer.concat([photo, tail]))).toBeNull();
    }
  });

  it('cut in the middle', async () => {
    const png = await sharp(photo).resize(400).png().toBuffer();
    const webp = await sharp(photo).resize(400).webp().toBuffer();
    for (const whole of [photo, png, webp]) {
      for (const part of [0.02, 0.4, 0.7, 0.99]) {
        expect(await refused(whole.subarray(0, Math.floor(whole.length * part)))).toBe('broken');
      }
    }
    // The end put back on after a cut: the structure holds, the pixels do not.
    const patched = Buffer.concat([png.subarray(0, png.length / 2), png.subarray(-12)]);
    expect(await refused(patched)).toBe('broken');
  });

  it('pictures that move', async () => {
    const frames = Buffer.from('GIF89a' + 'x'.repeat(50));
    expect(await refused(frames)).toBe('moving');
    const frame = (colour: string) =>
      sharp({ create: { width: 64, height: 64, channels: 3, background: colour } })
        .png()
        .toBuffer();
    const moving = await sharp([await frame('#f00'), await frame('#00f')], {
      join: { animated: true },
    })
      .webp({ loop: 0, delay: [100, 100] })
      .toBuffer();
    expect(await refused(moving)).toBe('moving');
  });
});
