import { promisify } from 'node:util';
import zlib from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

const brotli = promisify(zlib.brotliCompress);
const unbrotli = promisify(zlib.brotliDecompress);
const gzip = promisify(zlib.gzip);

/** Browsers send a handful of different Accept-Encoding headers: each is read once. */
const read = new Map<string, Encoding>();
const READ_MAX = 256;

/** The encoding a client likes best among ours; identity when it names none of them. */
export function negotiate(accept: string): Encoding {
  let encoding = read.get(accept);
  if (encoding === undefined) {
    encoding = choose(accept);
    if (read.size >= READ_MAX) read.clear();
    read.set(accept, encoding);
  }
  return encoding;
}

function choose(accept: string): Encoding {
  const weights = new Map<string, number>();
  for (const part of accept.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    if (name === '') continue;
    const q = parameters.find((parameter) => /^q\s*=/.test(parameter));
    const weight = q === undefined ? 1 : Number(q.slice(q.indexOf('=') + 1));
    weights.set(name, Number.isFinite(weight) ? Math.min(Math.max(weight, 0), 1) : 0);
  }
  const any = weights.get('*') ?? 0;
  let best: Encoding = 'identity';
  let bestWeight = weights.get('identity') ?? 0;
  for (const encoding of ['gzip', 'br'] as const) {
    const weight = weights.get(encoding) ?? any;
    if (weight > 0 && weight >= bestWeight) {
      best = encoding;
      bestWeight = weight;
    }
  }
  return best;
}

const TEXT =
  /^(?:text\/|application\/(?:[a-z.+-]*json|[a-z.+-]*xml|javascript|manifest|wasm)|image\/svg\+xml|font\/(?:ttf|otf))/;
/** Below this a compressed body saves nothing worth a header. */
const SMALLEST = 512;

export function compressible(contentType: string, length: number): boolean {
  return length >= SMALLEST && TEXT.test(contentType);
}

/** Compresses in the thread pool, not on the event loop. */
export async function compress(
  body: Buffer,
  encoding: 'br' | 'gzip',
  quality: number,
): Promise<Buffer> {
  if (encoding === 'gzip') return gzip(body, { level: quality });
  return brotli(body, {
    params: {
      [zlib.constants.BROTLI_PARAM_QUALITY]: quality,
      [zlib.constants.BROTLI_PARAM_MODE]: zlib.constants.BROTLI_MODE_TEXT,
      [zlib.constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });
}

export async function decompress(body: Buffer): Promise<Buffer> {
  return unbrotli(body);
}
