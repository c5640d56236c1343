import { createHash } from 'node:crypto';
import { compress, compressible, decompress, type Encoding } from './encoding.ts';

/** Bytes ready to be sent in one encoding, with the whole head laid out flat for `res.writeHead`. */
export interface Ready {
  readonly body: Buffer;
  readonly etag: string;
  readonly head: string[];
  readonly notModifiedHead: string[];
}

export interface AnswerParts {
  readonly status: number;
  /** Name, value, name, value …, without the headers this class writes itself. */
  readonly headers: readonly string[];
  readonly contentType: string;
  readonly body: Buffer;
  /** Strong for files that never change by themselves, weak for rendered pages. */
  readonly strongEtag: boolean;
}

const QUALITY = { br: 5, gzip: 6 } as const;
const BEST = { br: 11, gzip: 9 } as const;
/** What an entry costs besides its bodies: heads, key, bookkeeping. */
const OVERHEAD = 2_048;

/** One answer kept in memory in up to three encodings, each made when first asked for. */
export class KeptAnswer {
  readonly status: number;
  readonly #headers: readonly string[];
  readonly #contentType: string;
  readonly #compressible: boolean;
  readonly #hash: string;
  readonly #weak: string;
  readonly #ready: Record<Encoding, Ready | null> = { identity: null, br: null, gzip: null };
  readonly #making = new Map<Encoding, Promise<Ready>>();
  #upgraded = false;
  /** Told how many bytes were added or given back. */
  onResize: ((bytes: number) => void) | null = null;

  constructor(parts: AnswerParts) {
    this.status = parts.status;
    this.#headers = parts.headers;
    this.#contentType = parts.contentType;
    this.#compressible = compressible(parts.contentType, parts.body.length);
    this.#hash = createHash('sha256').update(parts.body).digest('base64url').slice(0, 16);
    this.#weak = parts.strongEtag ? '' : 'W/';
    this.#ready.identity = this.#layOut(parts.body, 'identity');
  }

  /** The bytes if they are at hand. */
  ready(encoding: Encoding): Ready | null {
    return this.#ready[this.#compressible ? encoding : 'identity'];
  }

  /** The bytes, made off the event loop when they are not at hand; made once for everybody who waits. */
  make(encoding: Encoding): Promise<Ready> {
    const wanted = this.#compressible ? encoding : 'identity';
    const at = this.#ready[wanted];
    if (at !== null) return Promise.resolve(at);
    let making = this.#making.get(wanted);
    if (making === undefined) {
      making = this.#produce(wanted).finally(() => this.#making.delete(wanted));
      this.#making.set(wanted, making);
    }
    return making;
  }

  /** Compresses as well as can be done, for bytes that are asked for often. */
  async upgrade(): Promise<void> {
    if (this.#upgraded || !this.#compressible) return;
    this.#upgraded = true;
    if (this.#weak === '') {
      await this.make('br');
      await this.make('gzip');
      return;
    }
    const body = await this.#original();
    for (const encoding of ['br', 'gzip'] as const) {
      if (this.#ready[encoding] === null) continue;
      const packed = await compress(body, encoding, BEST[encoding]);
      const kept = this.#ready[encoding];
      if (kept === null || packed.length < kept.body.length) this.#keep(encoding, packed, body);
    }
  }

  get upgraded(): boolean {
    return this.#upgraded || !this.#compressible;
  }

  get bytes(): number {
    const { identity, br, gzip } = this.#ready;
    const plain = identity?.body.length ?? 0;
    const brotli = br === null || br.body === identity?.body ? 0 : br.body.length;
    const zipped = gzip === null || gzip.body === identity?.body ? 0 : gzip.body.length;
    return plain + brotli + zipped + OVERHEAD;
  }

  /** Gives the uncompressed bytes back when compressed ones are at hand; they can be made again. */
  slim(): boolean {
    const { identity, br } = this.#ready;
    if (identity === null || br === null || br.body === identity.body) return false;
    this.#ready.identity = null;
    this.onResize?.(-identity.body.length);
    return true;
  }

  async #original(): Promise<Buffer> {
    const { identity, br } = this.#ready;
    if (identity !== null) return identity.body;
    if (br !== null) return decompress(br.body);
    throw new Error('an answer keeps its plain or its brotli bytes');
  }

  async #produce(encoding: Encoding): Promise<Ready> {
    const body = await this.#original();
    if (encoding === 'identity') return this.#keep('identity', body, body);
    // A strong tag promises the same bytes for ever: those are made as small as can be at once.
    const quality = (this.#weak === '' ? BEST : QUALITY)[encoding];
    return this.#keep(encoding, await compress(body, encoding, quality), body);
  }

  #keep(encoding: Encoding, packed: Buffer, plain: Buffer): Ready {
    const before = this.bytes;
    const smaller = encoding === 'identity' || packed.length < plain.length;
    const ready = smaller
      ? this.#layOut(packed, encoding)
      : (this.#ready.identity ?? this.#layOut(plain, 'identity'));
    this.#ready[encoding] = ready;
    this.onResize?.(this.bytes - before);
    return ready;
  }

  #layOut(body: Buffer, encoding: Encoding): Ready {
    const suffix = encoding === 'identity' ? '' : `-${encoding}`;
    const etag = `${this.#weak}"${this.#hash}${suffix}"`;
    const shared = ['ETag', etag, ...this.#headers];
    const head = ['Content-Type', this.#contentType, 'Content-Length', String(body.length)];
    if (encoding !== 'identity') head.push('Content-Encoding', encoding);
    head.push(...shared);
    return { body, etag, head, notModifiedHead: shared };
  }
}

/** Whether an If-None-Match header names this tag: `*`, one tag or a list; weak comparison (RFC 9110, 13.1.2). */
export function matchesEtag(ifNoneMatch: string, etag: string): boolean {
  if (ifNoneMatch === etag || ifNoneMatch === '*') return true;
  const opaque = etag.startsWith('W/') ? etag.slice(2) : etag;
  for (const part of ifNoneMatch.split(',')) {
    const tag = part.trim();
    if (tag === '*' || (tag.startsWith('W/') ? tag.slice(2) : tag) === opaque) return true;
  }
  return false;
}
