import { byJsqr, byZxing, pdfPicture } from '#src/outside/label-readers.fixture.ts';
import { labelFormat, placeOn } from '#src/features/trace/labels/sheet-formats.ts';

/** As sharp as a telephone sees a sheet held in two hands. */
const DPI = 220;

/** What the codes of a printed sheet say. */
export interface Printed {
  /** Every QR code of the sheets, by one decoder. */
  readonly codes: readonly string[];
  /** The first label alone, by the other decoder. */
  readonly first: string | null;
  readonly bars: readonly string[];
}

/** Reads the sheets of a PDF back. @param pages how many there are */
export async function readSheets(pdf: Uint8Array, id: string, pages: number): Promise<Printed> {
  const codes: string[] = [];
  for (let page = 1; page <= pages; page += 1) {
    codes.push(...(await byZxing(await pdfPicture(pdf, DPI, undefined, page), 'QRCode')));
  }
  const format = labelFormat(id);
  if (format === null) throw new Error(`no format ${id}`);
  const { x, y } = placeOn(format, 0);
  const label = await pdfPicture(pdf, 300, { x, y, width: format.width, height: format.height });
  return { codes, first: await byJsqr(label), bars: await byZxing(label, 'EAN13') };
}
