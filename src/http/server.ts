import { randomUUID } from 'node:crypto';
import http, {
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { dayAt } from '#src/base/day.ts';
import { clientAddress, networkOf, rawHeader } from './client-address.ts';
import { codeGuard } from './code-guard.ts';
import { compress, compressible, negotiate } from './encoding.ts';
import type { Hosts } from './hosts.ts';
import { KeptAnswer, matchesEtag, type Ready } from './kept-answer.ts';
import {
  bodyLimit,
  BodyTooLarge,
  isMalformed,
  LIMITS,
  METHODS,
  readBody,
  setTimeouts,
} from './limits.ts';
import { type Outcome, PageCache } from './page-cache.ts';
import { AddressBook } from './page-key.ts';
import { PLAIN_TYPE, plainPage } from './plain-pages.ts';
import { type Handler, render, type Rendered } from './render.ts';
import { codeOf, isResolverPath, isScanPage, mayBeScan, scanAsked } from './scan-target.ts';
import { securityHeaders } from './security-headers.ts';
import { loadStaticFiles } from './static-files.ts';
import { Turns } from './turns.ts';

/** What every page finds in `Astro.locals`, besides what the caller adds. */
export interface RequestLocals {
  /** Printed in the log line and on the page when something goes wrong. */
  requestId: string;
  /** The path and query that were asked for, where `Astro.url` shows `/404`. */
  askedFor: string;
}

export interface FrontDoorOptions {
  readonly handler: Handler;
  /** Added to the locals of every request. */
  readonly locals: object;
  /** What the pages are asked for instead of the address, and what they are told about it: languages share pages. */
  readonly route?: (url: string) => { readonly url: string; readonly locals: object };
  readonly hosts: Hosts;
  readonly https: boolean;
  readonly clock: { now(): number };
  /** Follows the change log: null when there was nothing new, else resolves when it has been followed. */
  readonly follow: () => Promise<void> | null;
  /** The folder of files served as they are; null for none. */
  readonly staticFolder: string | null;
  readonly pageCacheBytes: number;
  readonly maxBodyBytes?: number;
  /** Told of each page of a code that exists, as it is sent to whoever scanned it: `/01/…`, `/q/…`. Must be quick. */
  readonly scanned?: (link: string, visit: ScanVisit) => void;
  /** Told of each page that is kept as it is sent: path and headers (name, value, …) as they came. Must be quick. */
  readonly viewed?: (path: string, headers: readonly string[]) => void;
  /** What else `/readyz` says, and whether all of it is well. */
  readonly readiness?: () => Promise<{ readonly ok: boolean; readonly parts: object }>;
  readonly log?: (line: Readonly<Record<string, unknown>>) => void;
}

/** Who scanned, for as long as it takes to count: nothing of it is kept. */
export interface ScanVisit {
  /** Address of the client; see {@link clientAddress}. */
  readonly address: string;
  /** Name, value, name, value … as they came. */
  readonly headers: readonly string[];
}

export interface FrontDoor {
  readonly server: http.Server;
  /** Pages that depend on these subjects are rendered anew; null: all of them. */
  invalidate(subjects: readonly string[] | null): void;
  /** @returns the port it listens on */
  listen(port: number, host: string): Promise<number>;
  /** Renders each path once, so that nobody waits for a cold start; afterwards `/readyz` says yes. */
  warmUp(paths: readonly string[], host: string): Promise<void>;
  /** Takes no more connections, finishes what was asked, at the latest after ten seconds. */
  close(): Promise<void>;
}

type Page = Outcome<Rendered>;
/** What a page may not depend on if it is to be kept: everything about the visitor. */
const ANONYMOUS: IncomingHttpHeaders = { accept: '*/*' };
const KEPT_STATUSES: ReadonlySet<number> = new Set([200, 301, 404]);
const MAX_PERSONAL = 5_000;
/** Headers the front door writes itself. */
const OWN: ReadonlySet<string> = new Set([
  ...['content-length', 'content-type', 'content-encoding', 'connection', 'transfer-encoding'],
  ...['x-cache-subjects', 'x-code-unknown', 'vary', 'etag', 'date', 'keep-alive'],
]);

/** Our own HTTP server in front of Astro: hosts, limits, files, kept pages, compression, security headers. */
export function createFrontDoor(options: FrontDoorOptions): FrontDoor {
  const { handler, hosts, https, clock, follow } = options;
  const log = options.log ?? ((line) => console.error(JSON.stringify(line)));
  const maxBodyBytes = options.maxBodyBytes ?? LIMITS.bodyBytes;
  const keeping = options.pageCacheBytes > 0;
  const pages = new PageCache<Rendered>({ maxBytes: options.pageCacheBytes });
  const addresses = new AddressBook();
  const files = loadStaticFiles(options.staticFolder, https);
  /** Keys of pages that turned out to be for one visitor only: not rendered without the visitor again. */
  const personal = new Set<string>();
  const guard = codeGuard();
  const turns = new Turns();
  /** Kept pages of codes that do not exist, or not as finely as they were asked for. */
  const unknown = new WeakSet<KeptAnswer>();
  let warm = false;
  let stopping = false;

  const server = http.createServer({ keepAlive: true, noDelay: true }, (req, res) => {
    try {
      answer(req, res);
    } catch (error) {
      fail(req, res, error);
    }
  });
  setTimeouts(server);
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') {
      socket.destroy();
      return;
    }
    const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
    socket.end(
      `HTTP/1.1 ${status} ${http.STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
    );
  });

  function answer(req: IncomingMessage, res: ServerResponse): void {
    const target = req.url ?? '/';
    let host = '';
    let acceptEncoding = '';
    let ifNoneMatch = '';
    let accept = '';
    let acceptLanguage = '';
    const maybeScan = mayBeScan(target);
    const raw = req.rawHeaders;
    // req.headers would parse every header of every request; a hit needs three.
    for (let i = 0; i < raw.length; i += 2) {
      const name = raw[i] as string;
      switch (name.length) {
        case 4:
          if (host === '' && name.toLowerCase() === 'host') host = raw[i + 1] as string;
          break;
        case 6:
          if (maybeScan && name.toLowerCase() === 'accept') accept = raw[i + 1] as string;
          break;
        case 13:
          if (name.toLowerCase() === 'if-none-match') ifNoneMatch = raw[i + 1] as string;
          break;
        case 15:
          if (name.toLowerCase() === 'accept-encoding') acceptEncoding = raw[i + 1] as string;
          else if (maybeScan && name.toLowerCase() === 'accept-language')
            acceptLanguage = raw[i + 1] as string;
          break;
      }
    }
    const method = req.method ?? 'GET';
    const reading = method === 'GET' || method === 'HEAD';
    // A code that a browser scanned is answered with its page at once, under the page's own address.
    const scan = reading && maybeScan ? scanAsked(target, accept, acceptLanguage) : null;
    const asked = scan?.page ?? target;
    const code = scan !== null ? scan.code : reading ? codeOf(target) : null;
    const client: Client = { req, res, head: method === 'HEAD', acceptEncoding, ifNoneMatch, code };

    if (reading && (target === '/healthz' || target === '/readyz')) {
      void report(client, target);
      return;
    }
    if (!hosts.allows(host)) return refuse(client, 421);
    if (target.startsWith('/api/') && !reading && method !== 'OPTIONS') return refuseInJson(client);
    if (!METHODS.has(method)) return refuse(client, 405, ['Allow', 'GET, HEAD, POST, OPTIONS']);
    if (target.length > LIMITS.urlBytes) return refuse(client, 414);
    if (reading) {
      const file = files.find(target);
      if (file !== null) return send(client, file);
    }
    const following = follow();
    if (following === null) return enter(client, asked, host, reading);
    following.then(
      () => enter(client, asked, host, reading),
      (error: unknown) => {
        noteDefect(req, randomUUID(), error);
        refuse(client, 503, ['Retry-After', '10']);
      },
    );
  }

  function enter(client: Client, target: string, host: string, reading: boolean): void {
    // What the resolver says depends on who asks: rendering it for nobody would be in vain.
    if (reading && keeping && (client.code === null || !isResolverPath(target))) {
      const address = addresses.find(target);
      if (address.key !== null) {
        pages.setDay(today());
        const { key } = address;
        const kept = pages.get(key);
        if (kept !== null) {
          if (client.code === null) {
            noteView(client, address.url, kept.status);
            return send(client, kept);
          }
          if (!unknown.has(kept)) return sendScan(client, target, kept);
          return guessing(client) ? undefined : sendScan(client, target, kept);
        }
        if (!isMalformed(target)) {
          if (guessing(client)) return;
          return settle(client, fresh(client, key, address.url, host));
        }
      }
    }
    if (isMalformed(target)) return refuse(client, 400);
    if (guessing(client)) return;
    settle(client, direct(client, reading ? addresses.find(target).url : target, host));
  }

  /** Whoever has asked for too many codes that do not exist waits; those that were found before are never refused. */
  function guessing(client: Client): boolean {
    if (client.code === null) return false;
    const seconds = guard.wait(networkOf(addressOf(client.req)), client.code);
    if (seconds === 0) return false;
    refuse(client, 429, ['Retry-After', String(seconds)]);
    return true;
  }

  /** Sends the page of a code, and lets it be counted when there is such a code. */
  function sendScan(client: Client, url: string, kept: KeptAnswer): void {
    judge(client, url, kept.status, unknown.has(kept), false);
    send(client, kept);
  }

  function judge(
    client: Client,
    url: string,
    status: number,
    isUnknown: boolean,
    anew: boolean,
  ): void {
    const { code, req } = client;
    // What is no code at all is no guess either.
    if (code === null || status === 400 || status >= 500) return;
    const found = status < 400 && !isUnknown;
    if (anew || !found) guard.note(networkOf(addressOf(req)), code, found);
    if (found && status === 200 && !client.head && options.scanned && isScanPage(url)) {
      options.scanned(code, { address: addressOf(req), headers: req.rawHeaders });
    }
  }

  function noteView({ req, head }: Client, url: string, status: number): void {
    if (status === 200 && !head) options.viewed?.(url, req.rawHeaders);
  }

  function addressOf(req: IncomingMessage): string {
    return clientAddress(req.socket.remoteAddress ?? '', () =>
      rawHeader(req.rawHeaders, 'x-forwarded-for'),
    );
  }

  function settle(client: Client, work: Promise<void>): void {
    work.catch((error: unknown) => fail(client.req, client.res, error));
  }

  /** A page that may be kept but is not: rendered once, without the visitor, for all who wait. */
  async function fresh(client: Client, key: string, url: string, host: string): Promise<void> {
    if (personal.has(key)) return direct(client, url, host);
    const { outcome, shared } = await pages.render(key, () => anonymous(url, host));
    if ('kept' in outcome) {
      judge(client, url, outcome.kept.status, unknown.has(outcome.kept), true);
      if (client.code === null) noteView(client, url, outcome.kept.status);
      return send(client, outcome.kept);
    }
    if (outcome.once.status >= 500) {
      return shared ? direct(client, url, host) : sendOnce(client, outcome.once);
    }
    // Nothing about a visitor stands on the page of a code: what was rendered is the answer.
    if (isScanPage(url)) {
      judge(client, url, outcome.once.status, isUnknownCode(outcome.once), true);
      return sendOnce(client, scanVary(outcome.once));
    }
    if (personal.size >= MAX_PERSONAL) personal.clear();
    personal.add(key);
    return direct(client, url, host);
  }

  /** Rendered as anybody at all would see it, at the site's own address. */
  async function anonymous(url: string, askedHost: string): Promise<Page> {
    const host = hosts.canonical ?? askedHost;
    const rendered = await renderPage('GET', url, { ...ANONYMOUS, host }, null, undefined, host);
    const subjects = subjectsOf(rendered, isScanPage(url));
    if (subjects === null) return { once: rendered };
    return { kept: keep(rendered, url), subjects, brief: isUnknownCode(rendered) };
  }

  /** For this visitor only. */
  async function direct(client: Client, url: string, host: string): Promise<void> {
    const { req, res } = client;
    let body: Buffer | null = null;
    if (req.method === 'POST') {
      try {
        body = await readBody(req, bodyLimit(url, req.headers.cookie, maxBodyBytes));
      } catch (error) {
        if (!(error instanceof BodyTooLarge)) {
          res.destroy();
          return;
        }
        return refuse(client, 413, ['Connection', 'close']);
      }
    }
    const method = client.head ? 'GET' : (req.method ?? 'GET');
    const rendered = await renderPage(
      method,
      url,
      req.headers,
      body,
      req.socket.remoteAddress,
      host,
    );
    judge(client, url, rendered.status, isUnknownCode(rendered), true);
    await sendOnce(client, rendered);
  }

  async function renderPage(
    method: string,
    url: string,
    headers: IncomingHttpHeaders,
    body: Buffer | null,
    remoteAddress: string | undefined,
    host: string,
  ): Promise<Rendered> {
    await turns.take();
    const requestId = randomUUID();
    const routed = options.route?.(url) ?? { url, locals: {} };
    const own: RequestLocals = { requestId, askedFor: url };
    const locals = { ...options.locals, ...routed.locals, ...own };
    const secure = hosts.isSecure(host);
    const request = { method, url: routed.url, headers, body, remoteAddress, secure };
    try {
      const rendered =
        (await render(handler, request, locals)) ??
        (await render(handler, { ...request, method: 'GET', url: '/404', body: null }, locals));
      if (rendered === null) return plain(404, null);
      if (rendered.status < 500) return rendered;
      log({ at: instant(), level: 'error', requestId, method, url, status: rendered.status });
      return rendered.body.length < 64 ? plain(rendered.status, requestId) : rendered;
    } catch (error) {
      noteDefect({ method, url }, requestId, error);
      return plain(500, requestId);
    }
  }

  function keep(rendered: Rendered, url: string): KeptAnswer {
    const varied = isScanPage(url) ? scanVary(rendered) : rendered;
    const { headers, contentType } = headOf(varied, 'public, max-age=0, must-revalidate');
    const { status, body } = rendered;
    const kept = new KeptAnswer({ status, headers, contentType, body, strongEtag: false });
    if (status >= 400 || isUnknownCode(rendered)) unknown.add(kept);
    return kept;
  }

  function headOf(
    rendered: Rendered,
    cacheControl: string,
  ): { headers: string[]; contentType: string } {
    const given = new Set<string>();
    const headers: string[] = [];
    const vary = new Set(['Accept-Encoding']);
    let contentType = '';
    for (const [name, value] of rendered.headers) {
      if (name === 'content-type') contentType = withCharset(value);
      if (name === 'vary') for (const one of value.split(',')) vary.add(one.trim());
      if (OWN.has(name)) continue;
      given.add(name);
      headers.push(name, value);
    }
    if (!given.has('cache-control')) headers.push('Cache-Control', cacheControl);
    headers.push('Vary', [...vary].join(', '), ...securityHeaders(contentType, given, https));
    return { headers, contentType: contentType || 'text/plain; charset=utf-8' };
  }

  async function sendOnce(client: Client, rendered: Rendered): Promise<void> {
    const { headers, contentType } = headOf(rendered, 'private, no-cache');
    let { body } = rendered;
    const encoding = negotiate(client.acceptEncoding);
    const head = ['Content-Type', contentType];
    if (encoding !== 'identity' && compressible(contentType, body.length)) {
      body = await compress(body, encoding, 4);
      head.push('Content-Encoding', encoding);
    }
    const { status } = rendered;
    // What a page says of its own bytes holds only while they are sent as they are.
    const tag = rendered.headers.find(([name]) => name === 'etag')?.[1];
    if (tag !== undefined && head.length === 2) headers.push('ETag', tag);
    const known = status === 200 && tag !== undefined && client.ifNoneMatch !== '';
    if (known && matchesEtag(client.ifNoneMatch, tag)) {
      client.res.writeHead(304, headers).end();
      return;
    }
    if (status === 204 || status === 304) {
      client.res.writeHead(status, headers).end();
      return;
    }
    head.push('Content-Length', String(body.length), ...headers);
    client.res.writeHead(status, head);
    client.res.end(client.head ? undefined : body);
  }

  function send(client: Client, kept: KeptAnswer): void {
    const encoding = client.acceptEncoding === '' ? 'identity' : negotiate(client.acceptEncoding);
    const ready = kept.ready(encoding);
    if (ready !== null) return write(client, kept.status, ready);
    settle(
      client,
      kept.make(encoding).then((made) => write(client, kept.status, made)),
    );
  }

  function write(client: Client, status: number, ready: Ready): void {
    const { res } = client;
    if (
      status === 200 &&
      client.ifNoneMatch !== '' &&
      matchesEtag(client.ifNoneMatch, ready.etag)
    ) {
      res.writeHead(304, ready.notModifiedHead);
      res.end();
      return;
    }
    res.writeHead(status, ready.head);
    if (client.head) res.end();
    else res.end(ready.body);
  }

  function refuse(client: Client, status: number, extra: readonly string[] = []): void {
    const { headers, contentType, body } = plainParts(status, null);
    client.res.writeHead(status, [
      ...['Content-Type', contentType, 'Content-Length', String(body.length), ...headers],
      ...extra,
    ]);
    client.res.end(client.head ? undefined : body);
    // What is still being sent to us is not read.
    if (extra.includes('close')) client.req.resume();
  }

  /** The data are there to be read: programs are told so in the form they read. */
  function refuseInJson(client: Client): void {
    const type = 'application/json; charset=utf-8';
    const body = Buffer.from(
      JSON.stringify({
        error: {
          code: 'method-not-allowed',
          message: 'Only GET, HEAD and OPTIONS are answered here.',
        },
      }),
    );
    client.res.writeHead(405, [
      ...['Content-Type', type, 'Content-Length', String(body.length), 'Cache-Control', 'no-store'],
      ...['Allow', 'GET, HEAD, OPTIONS', 'Access-Control-Allow-Origin', '*'],
      ...securityHeaders(type, new Set(), https),
    ]);
    client.res.end(body);
    client.req.resume();
  }

  function plainParts(
    status: number,
    requestId: string | null,
  ): { headers: string[]; contentType: string; body: Buffer } {
    const headers = ['Cache-Control', 'no-store', ...securityHeaders(PLAIN_TYPE, new Set(), https)];
    return { headers, contentType: PLAIN_TYPE, body: plainPage(status, requestId) };
  }

  function plain(status: number, requestId: string | null): Rendered {
    return {
      status,
      headers: [
        ['content-type', PLAIN_TYPE],
        ['cache-control', 'no-store'],
      ],
      body: plainPage(status, requestId),
    };
  }

  /** The server's own state: never kept, and the same whatever Host a probe sends. */
  async function report(client: Client, target: string): Promise<void> {
    let status = 200;
    let body: object = { status: 'up' };
    if (target === '/readyz') {
      const { ok, parts } = await (
        options.readiness?.() ?? Promise.resolve({ ok: true, parts: {} })
      ).catch((error: unknown) => ({ ok: false, parts: { error: String(error) } }));
      status = ok && warm && !stopping ? 200 : 503;
      body = { ready: status === 200, warm, stopping, ...parts, cache: pages.status() };
    }
    const bytes = Buffer.from(`${JSON.stringify(body)}\n`);
    const contentType = 'application/json; charset=utf-8';
    client.res.writeHead(status, [
      ...['Content-Type', contentType, 'Content-Length', String(bytes.length)],
      ...['Cache-Control', 'no-store', ...securityHeaders(contentType, new Set(), https)],
    ]);
    client.res.end(client.head ? undefined : bytes);
  }

  function fail(req: IncomingMessage, res: ServerResponse, error: unknown): void {
    const requestId = randomUUID();
    noteDefect(req, requestId, error);
    if (res.headersSent) {
      res.destroy();
      return;
    }
    const { headers, contentType, body } = plainParts(500, requestId);
    res.writeHead(500, [
      ...['Content-Type', contentType, 'Content-Length', String(body.length), ...headers],
    ]);
    res.end(req.method === 'HEAD' ? undefined : body);
  }

  function noteDefect(
    request: { readonly method?: string | undefined; readonly url?: string | undefined },
    requestId: string,
    error: unknown,
  ): void {
    log({
      at: instant(),
      level: 'error',
      requestId,
      method: request.method,
      url: request.url,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }

  function instant(): string {
    return new Date(clock.now()).toISOString();
  }

  let dayFrom = 0;
  let dayTo = 0;
  let day = '';
  /** Kept between midnights of Việt Nam, so that a hit formats no date. */
  function today(): string {
    const now = clock.now();
    if (now < dayFrom || now >= dayTo) {
      day = dayAt(now);
      dayFrom = Date.parse(`${day}T00:00:00+07:00`);
      dayTo = dayFrom + 86_400_000;
    }
    return day;
  }

  return {
    server,
    invalidate(subjects) {
      personal.clear();
      pages.invalidate(subjects);
    },
    listen(port, host) {
      return new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          resolve((server.address() as AddressInfo).port);
        });
      });
    },
    async warmUp(paths, host) {
      void files.compressAll();
      await follow();
      if (keeping) pages.setDay(today());
      for (const target of paths) {
        const { key, url } = addresses.find(target);
        if (key === null || !keeping) {
          await anonymous(url, host);
          continue;
        }
        const { outcome } = await pages.render(key, () => anonymous(url, host));
        if ('kept' in outcome) await outcome.kept.make('br');
      }
      warm = true;
    },
    close() {
      stopping = true;
      return new Promise((resolve) => {
        const idle = setInterval(() => server.closeIdleConnections(), 50);
        const last = setTimeout(() => server.closeAllConnections(), LIMITS.stopMs);
        server.close(() => {
          clearInterval(idle);
          clearTimeout(last);
          resolve();
        });
      });
    },
  };
}

interface Client {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
  readonly head: boolean;
  readonly acceptEncoding: string;
  readonly ifNoneMatch: string;
  /** The code asked for, without language and query; null when it is no such address. */
  readonly code: string | null;
}

/** One code has a page for browsers and an answer for programs, in six languages, at one address. */
function scanVary(rendered: Rendered): Rendered {
  const vary = ['vary', 'Accept, Accept-Language'] as const;
  return { ...rendered, headers: [...rendered.headers, vary] };
}

/** A page says `x-code-unknown: 1` when the lot or unit asked for is not registered, though its item is. */
function isUnknownCode(rendered: Rendered): boolean {
  return rendered.status >= 400 || rendered.headers.some(([name]) => name === 'x-code-unknown');
}

const PLAIN_VARY = /^(?:accept-encoding)?$/i;
/** The front door has chosen form and language before: the page under this address is the same for all. */
const SCAN_VARY = /^(?:(?:accept|accept-language|accept-encoding)(?:\s*,\s*|$))*$/i;

/** The subjects a page depends on, when it says that it may be kept and nothing speaks against it. */
function subjectsOf(rendered: Rendered, scan: boolean): string[] | null {
  if (!KEPT_STATUSES.has(rendered.status)) return null;
  let subjects: string[] | null = null;
  for (const [name, value] of rendered.headers) {
    if (name === 'x-cache-subjects') {
      subjects = value.split(/[\s,]+/).filter(Boolean);
    } else if (name === 'set-cookie') {
      return null;
    } else if (name === 'vary' && !(scan ? SCAN_VARY : PLAIN_VARY).test(value.trim())) {
      return null;
    } else if (name === 'cache-control' && /no-store|private/i.test(value)) {
      return null;
    }
  }
  return subjects;
}

/** Astro leaves the charset out; our text is always UTF-8. */
function withCharset(contentType: string): string {
  return /^(?:text\/|application\/(?:javascript|json|[a-z.+-]+\+json|xml|[a-z.+-]+\+xml))/.test(
    contentType,
  ) && !/charset=/i.test(contentType)
    ? `${contentType}; charset=utf-8`
    : contentType;
}
