import QRCode from 'qrcode';

/** Level M reads with 15% of it lost; the quiet zone of four modules is the standard's. */
const SHAPE = { errorCorrectionLevel: 'M', margin: 4 } as const;
const DARK_ON_LIGHT = { dark: '#000000ff', light: '#ffffffff' } as const;

/** A QR code as a drawing without a fixed size. */
export function qrSvg(text: string): Promise<string> {
  return QRCode.toString(text, { ...SHAPE, type: 'svg', color: DARK_ON_LIGHT });
}

/** A QR code as a PNG whose modules are whole pixels, at least `size` pixels wide. */
export async function qrPng(text: string, size = 640): Promise<Uint8Array<ArrayBuffer>> {
  const modules = QRCode.create(text, SHAPE).modules.size + 2 * SHAPE.margin;
  const scale = Math.ceil(size / modules);
  const png = await QRCode.toBuffer(text, { ...SHAPE, type: 'png', scale, color: DARK_ON_LIGHT });
  return new Uint8Array(png);
}
