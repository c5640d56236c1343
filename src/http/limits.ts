import type { IncomingMessage, Server } from 'node:http';

export const LIMITS = {
  urlBytes: 8_192,
  bodyBytes: 1_048_576,
  /** Proofs and lists that somebody with a session sends to the desk. */
  deskBodyBytes: 31_457_280,
  /** "This is wrong", with a photo: from anybody. */
  reportBodyBytes: 8_388_608,
  headersMs: 15_000,
  /** Thirty megabytes over a slow line take minutes; headers have to come at once. */
  requestMs: 300_000,
  keepAliveMs: 65_000,
  stopMs: 10_000,
} as const;

export const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);

export class BodyTooLarge extends Error {}

/** Slow and endless clients are let go. Keep-alive outlasts the usual minute of a proxy before us. */
export function setTimeouts(server: Server): void {
  server.headersTimeout = LIMITS.headersMs;
  server.requestTimeout = LIMITS.requestMs;
  server.keepAliveTimeout = LIMITS.keepAliveMs;
  server.maxRequestsPerSocket = 0;
}

/** How much may be sent to an address: more to the desk, by whoever at least claims to be signed in. */
export function bodyLimit(target: string, cookie: string | undefined, usual: number): number {
  if (/^(?:\/en)?\/bao-sai\//.test(target)) return Math.max(usual, LIMITS.reportBodyBytes);
  const desk = /^(?:\/en)?\/(?:ban|dang-ky-chu-the)(?:\/|$)/.test(target);
  return desk && cookie?.includes('moi-xa.session_token=') === true
    ? Math.max(usual, LIMITS.deskBodyBytes)
    : usual;
}

/** The whole body. @throws BodyTooLarge as soon as it is known to be */
export async function readBody(req: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const announced = Number(req.headers['content-length'] ?? 0);
  if (announced > maxBytes) throw new BodyTooLarge();
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBytes) throw new BodyTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

/** A path whose percent signs cannot be read as UTF-8. */
export function isMalformed(target: string): boolean {
  if (!target.startsWith('/')) return true;
  const mark = target.indexOf('?');
  const path = mark === -1 ? target : target.slice(0, mark);
  if (!path.includes('%')) return false;
  try {
    decodeURIComponent(path);
    return false;
  } catch {
    return true;
  }
}
