import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import jsqr from 'jsqr';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import sharp, { type Sharp } from 'sharp';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** Grey pixels, one byte each. */
export interface Picture {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}

const readQr = jsqr as unknown as (
  data: Uint8ClampedArray,
  width: number,
  height: number,
) => { data: string } | null;

async function rgba(picture: Picture): Promise<Uint8ClampedArray<ArrayBuffer>> {
  const { width, height } = picture;
  const data = await sharp(picture.data, { raw: { width, height, channels: 1 } })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer();
  return new Uint8ClampedArray(data);
}

/** Decoder one. */
export async function byJsqr(picture: Picture): Promise<string | null> {
  return readQr(await rgba(picture), picture.width, picture.height)?.data ?? null;
}

let ready: Promise<unknown> | undefined;

/** Decoder two, for QR codes and EAN-13. @returns what each code of the picture says */
export async function byZxing(picture: Picture, format: 'QRCode' | 'EAN13'): Promise<string[]> {
  ready ??= (async () => {
    const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
    const wasm = await readFile(file);
    const wasmBinary = new Uint8Array(wasm).buffer;
    return prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  })();
  await ready;
  const data = await rgba(picture);
  const image = { data, width: picture.width, height: picture.height, colorSpace: 'srgb' } as const;
  const found = await readBarcodes(image as ImageData, { formats: [format], tryHarder: true });
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
}

const run = promisify(execFile);

/**
 * Decoder three, a program of the machine: all pictures in one call.
 * @returns what each picture says, null where zbarimg is not installed
 */
export async function byZbar(
  pictures: readonly Picture[],
  format: 'qrcode' | 'ean13',
): Promise<string[][] | null> {
  const folder = await mkdtemp(path.join(tmpdir(), 'nhan-'));
  try {
    const files = await Promise.all(
      pictures.map(async ({ data, width, height }, index) => {
        const file = path.join(folder, `${index}.pgm`);
        await writeFile(file, Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), data]));
        return file;
      }),
    );
    const { stdout } = await run(
      'zbarimg',
      ['-q', '--xml', '-Sdisable', `-S${format}.enable`, ...files],
      { maxBuffer: 1e9 },
    ).catch((error: NodeJS.ErrnoException & { stdout?: string }) => {
      // 4: some picture held nothing; what the others hold is still said.
      if (error.code === 'ENOENT') throw error;
      return { stdout: error.stdout ?? '' };
    });
    const said = pictures.map((): string[] => []);
    for (const [, index, body = ''] of stdout.matchAll(
      /<source href='[^']*\/(\d+)\.pgm'>([\s\S]*?)<\/source>/g,
    )) {
      for (const [, text = ''] of body.matchAll(/<!\[CDATA\[([\s\S]*?)\]\]>/g)) {
        said[Number(index)]?.push(text);
      }
    }
    return said;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What sharp can read, as grey pixels on white. */
export async function picture(image: Sharp): Promise<Picture> {
  const { data, info } = await image
    .flatten({ background: '#fff' })
    .toColourspace('b-w')
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

export const asSharp = ({ data, width, height }: Picture): Sharp =>
  sharp(data, { raw: { width, height, channels: 1 } });

/** How a picture is spoilt before it is read. `module`: its pixels to a module. */
export const SPOILT: Readonly<
  Record<string, (image: Picture, module: number) => Promise<Picture>>
> = {
  'as it is': async (image) => image,
  // A camera out of focus: sigma of a third of a module.
  blurred: (image, module) => picture(asSharp(image).blur(module / 3)),
  'turned by 7°': (image) => picture(asSharp(image).rotate(7, { background: '#fff' })),
  'turned by 33°': (image) => picture(asSharp(image).rotate(33, { background: '#fff' })),
  'turned by 90°': (image) => picture(asSharp(image).rotate(90)),
  'turned by 180°': (image) => picture(asSharp(image).rotate(180)),
  'turned by 287°': (image) => picture(asSharp(image).rotate(287, { background: '#fff' })),
  'at 60 %': (image) => picture(asSharp(image).resize({ width: Math.round(image.width * 0.6) })),
};

/** A page of a PDF as it is printed. @param dpi pixels to the inch @param cut of the page, mm; all of it without */
export async function pdfPicture(
  bytes: Uint8Array,
  dpi: number,
  cut?: { x: number; y: number; width: number; height: number },
  pageNumber = 1,
): Promise<Picture> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  try {
    const page = await document.getPage(pageNumber);
    const viewport = page.getViewport({ scale: dpi / 72 });
    const [width, height] = [Math.round(viewport.width), Math.round(viewport.height)];
    const factory = document.canvasFactory as {
      create(
        w: number,
        h: number,
      ): { canvas: HTMLCanvasElement; context: CanvasRenderingContext2D };
    };
    const { canvas, context } = factory.create(width, height);
    await page.render({ canvas, canvasContext: context, viewport }).promise;
    const { data } = context.getImageData(0, 0, width, height);
    const image = sharp(Buffer.from(data.buffer), { raw: { width, height, channels: 4 } });
    if (cut === undefined) return await picture(image);
    const px = (value: number): number => Math.round((value * dpi) / 25.4);
    const region = {
      left: px(cut.x),
      top: px(cut.y),
      width: px(cut.width),
      height: px(cut.height),
    };
    region.width = Math.min(region.width, width - region.left);
    region.height = Math.min(region.height, height - region.top);
    return await picture(image.extract(region));
  } finally {
    await task.destroy();
  }
}
