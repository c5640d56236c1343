import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

/** Astro's handler in middleware mode. */
export type Handler = (
  req: IncomingMessage,
  res: ServerResponse,
  next: (error?: unknown) => void,
  locals: object,
) => Promise<void> | void;

export interface RenderRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer | null;
  readonly remoteAddress: string | undefined;
  readonly secure: boolean;
}

export interface Rendered {
  readonly status: number;
  /** Lower-case name and value, in order; Set-Cookie may come several times. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
}

const NOTHING = (): void => undefined;

/**
 * Asks the handler for an answer and takes it as bytes, so that one rendering serves everybody who waits for it and a
 * client that goes away spoils nobody else's.
 * @returns null when no page answers to the address
 * @throws what the handler throws, or Error when it broke off in the middle
 */
export function render(
  handler: Handler,
  request: RenderRequest,
  locals: object,
): Promise<Rendered | null> {
  return new Promise((resolve, reject) => {
    const socket = {
      encrypted: request.secure,
      remoteAddress: request.remoteAddress,
      destroyed: false,
      on: NOTHING,
      off: NOTHING,
    };
    const req = {
      method: request.method,
      url: request.url,
      headers: request.headers,
      socket,
      on: NOTHING,
      once: NOTHING,
      ...(request.body === null ? {} : { body: request.body }),
    };
    const answer = new Capture(req, resolve, reject);
    const next = (error?: unknown): void => {
      if (error === undefined) resolve(null);
      else reject(error);
    };
    Promise.resolve(
      handler(req as unknown as IncomingMessage, answer as unknown as ServerResponse, next, locals),
    ).catch(reject);
  });
}

/** As much of ServerResponse as Astro writes to. */
class Capture {
  readonly req: object;
  statusCode = 200;
  statusMessage = '';
  headersSent = false;
  readonly #headers: [string, string][] = [];
  readonly #chunks: Buffer[] = [];
  readonly #resolve: (rendered: Rendered) => void;
  readonly #reject: (error: unknown) => void;

  constructor(
    req: object,
    resolve: (rendered: Rendered) => void,
    reject: (error: unknown) => void,
  ) {
    this.req = req;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  setHeader(name: string, value: string | number | readonly string[]): this {
    for (const one of Array.isArray(value) ? value : [value]) {
      this.#headers.push([name.toLowerCase(), String(one)]);
    }
    return this;
  }

  writeHead(status: number, ...rest: unknown[]): this {
    this.statusCode = status;
    this.headersSent = true;
    const headers = rest.at(-1);
    if (typeof headers === 'object' && headers !== null) {
      for (const [name, value] of Object.entries(headers)) {
        if (value !== undefined) this.setHeader(name, value);
      }
    }
    return this;
  }

  write(chunk: Uint8Array | string, written?: unknown): boolean {
    this.headersSent = true;
    this.#chunks.push(
      typeof chunk === 'string'
        ? Buffer.from(chunk)
        : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength),
    );
    if (typeof written === 'function') written();
    return true;
  }

  end(chunk?: unknown): this {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) this.write(chunk);
    this.headersSent = true;
    this.#resolve({
      status: this.statusCode,
      headers: this.#headers,
      body: this.#chunks.length === 1 ? (this.#chunks[0] as Buffer) : Buffer.concat(this.#chunks),
    });
    return this;
  }

  destroy(error?: unknown): this {
    this.#reject(error ?? new Error('the page broke off while it was being rendered'));
    return this;
  }

  on = (): this => this;
  once = (): this => this;
  off = (): this => this;
  removeListener = (): this => this;
}
