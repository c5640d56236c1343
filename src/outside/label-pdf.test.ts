import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { LABEL_FORMATS, labelFormat, placeOn } from '#src/features/trace/labels/sheet-formats.ts';
import { ean13Bars } from './ean13.ts';
import { labelPdf } from './label-pdf.ts';
import { byZxing, pdfPicture } from './label-readers.fixture.ts';
import { LABEL_URLS, sampleLabel } from './label-samples.fixture.ts';
import { labelSvg } from './label-svg.ts';

const URL = LABEL_URLS['item, lot and serial'] ?? '';
const SERIALS = Array.from({ length: 25 }, (_, at) => `7KQ2M9XD${String(at).padStart(2, '0')}`);

async function sheet(id: string, startAt: number, serials = SERIALS): Promise<Buffer> {
  const format = labelFormat(id) ?? LABEL_FORMATS[0]!;
  const label = sampleLabel(format, URL, format.sheet === null ? 203 : 600);
  if (label === null) throw new Error('it fits');
  const { plan, version, content } = label;
  const labels = serials.map((serial) => ({
    ...content,
    serial,
    url: URL.replace('7KQ2M9XDTB', serial),
  }));
  const meta = { title: 'Lô LO2611A', author: 'Mỗi Xã', now: Date.UTC(2026, 10, 22) };
  const pieces = labelPdf({ ...meta, format, plan, version, startAt, cropMarks: true }, labels);
  return Buffer.concat(await Array.fromAsync(pieces));
}

const open = (bytes: Uint8Array) =>
  getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;

describe('a sheet of labels', () => {
  it('begins at the label that was asked for, each with a code and a serial of its own', async () => {
    const bytes = await sheet('a4-3x7', 4);
    const document = await open(bytes);
    expect(document.numPages).toBe(2);
    const format = labelFormat('a4-3x7')!;
    for (const [at, serial] of [
      [0, 'zero'],
      [3, SERIALS[0]],
      [20, SERIALS[17]],
    ] as const) {
      const corner = placeOn(format, at);
      const cut = { ...corner, width: format.width, height: format.height };
      const said = await byZxing(await pdfPicture(bytes, 300, cut), 'QRCode');
      expect(said).toEqual(at === 0 ? [] : [URL.replace('7KQ2M9XDTB', serial ?? '')]);
    }
    const { items } = await (await document.getPage(1)).getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join('|');
    expect(text).toContain('Mật ong hoa bạc hà Mèo Vạc');
    expect(text).toContain(`Số: ${SERIALS[0]}`);
    expect(text).not.toContain(`Số: ${SERIALS[18]}`);
    expect(bytes.toString('latin1')).toContain('/PrintScaling /None');
  });

  it('holds shapes and letters, no picture', async () => {
    const page = await (await open(await sheet('a4-2x5', 1, SERIALS.slice(0, 3)))).getPage(1);
    const { fnArray } = await page.getOperatorList();
    expect(fnArray).toContain(OPS.constructPath);
    for (const picture of [
      ...[OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject],
    ]) {
      expect(fnArray).not.toContain(picture);
    }
  });

  it('is one page for each label of a roll, in its real size', async () => {
    const document = await open(await sheet('cuon-50x30', 1, SERIALS.slice(0, 3)));
    expect(document.numPages).toBe(3);
    const [, , width = 0, height = 0] = (await document.getPage(1)).view;
    expect((width / 72) * 25.4).toBeCloseTo(50, 3);
    expect((height / 72) * 25.4).toBeCloseTo(30, 3);
  });

  it('is the same file when made again', async () => {
    const [one, two] = [await sheet('a4-4x10', 1), await sheet('a4-4x10', 1)];
    expect(one.equals(two)).toBe(true);
  });
});

describe('a single label', () => {
  it('is a drawing in millimetres without fonts', () => {
    const label = sampleLabel(labelFormat('a4-3x7')!, URL, 600)!;
    const svg = labelSvg(label.plan, label.content, label.version);
    expect(svg).toContain('width="63.5mm" height="38.1mm" viewBox="0 0 63.5 38.1"');
    expect(svg).not.toContain('<text');
    expect(svg).not.toContain('style=');
  });
});

describe('EAN-13', () => {
  it('is thirty bars over 95 modules, six of them guards; a wrong check digit is refused', () => {
    const bars = ean13Bars('9521234543213');
    expect(bars).toHaveLength(30);
    expect(bars.filter(({ guard }) => guard)).toHaveLength(6);
    const last = bars.at(-1);
    expect((last?.from ?? 0) + (last?.width ?? 0)).toBe(95);
    expect(() => ean13Bars('9521234543214')).toThrow();
  });
});
