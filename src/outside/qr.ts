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

/** A code as squares: `runs` are rows of dark modules, [row, first, how many], without the quiet zone. */
export interface QrMatrix {
  /** Modules on a side. */
  readonly size: number;
  readonly version: number;
  readonly runs: readonly (readonly [row: number, from: number, length: number])[];
}

/**
 * The squares of a code.
 * @param version at least this version, so that codes of one sheet are all of one size
 * @throws Error when the text is too long for the version
 */
export function qrMatrix(text: string, version?: number): QrMatrix {
  const code = QRCode.create(text, { ...SHAPE, ...(version === undefined ? {} : { version }) });
  const { size } = code.modules;
  const runs: [number, number, number][] = [];
  for (let row = 0; row < size; row += 1) {
    for (let from = 0; from < size; from += 1) {
      if (!code.modules.get(row, from)) continue;
      let to = from + 1;
      while (to < size && code.modules.get(row, to)) to += 1;
      runs.push([row, from, to - from]);
      from = to;
    }
  }
  return { size, version: code.version, runs };
}
