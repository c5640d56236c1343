import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A storage that speaks as much S3 as we use, and checks every signature (AWS Signature 4) by itself. */
export interface S3StandIn {
  readonly endpoint: string;
  readonly objects: Map<string, Buffer>;
  /** The next so many requests fail with 503. */
  failNext: number;
  /** Requests that were answered. */
  asked: string[];
  close(): void;
}

export const KEYS = { accessKeyId: 'AKIDTEST', secretAccessKey: 'secret/test+key', region: 'vn-1' };

const sha = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');
const hmac = (key: Buffer | string, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest();
const encode = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );

function signature(
  req: IncomingMessage,
  {
    query,
    date,
    signed,
    payload,
  }: { query: string; date: string; signed: string; payload: string },
): string {
  const path = (req.url ?? '').split('?')[0] ?? '';
  const headers = signed
    .split(';')
    .map((name) => `${name}:${String(req.headers[name] ?? '').trim()}\n`)
    .join('');
  const canonical = [req.method, path, query, headers, signed, payload].join('\n');
  const scope = `${date.slice(0, 8)}/${KEYS.region}/s3/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', date, scope, sha(canonical)].join('\n');
  const key = ['s3', 'aws4_request'].reduce(
    (last, part) => hmac(last, part),
    hmac(hmac(`AWS4${KEYS.secretAccessKey}`, date.slice(0, 8)), KEYS.region),
  );
  return createHmac('sha256', key).update(text).digest('hex');
}

/** Whether a request is signed by our keys, in its head or in its address, and not over. */
function isSigned(req: IncomingMessage, body: Buffer, now: number): boolean {
  const params = new URL(req.url ?? '', 'http://x').searchParams;
  const given = params.get('X-Amz-Signature');
  const sorted = (entries: [string, string][]): string =>
    entries
      .map(([name, value]) => `${encode(name)}=${encode(value)}`)
      .sort()
      .join('&');
  if (given !== null) {
    const date = params.get('X-Amz-Date') ?? '';
    const from = Date.parse(
      date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
    );
    if (now > from + Number(params.get('X-Amz-Expires')) * 1000) return false;
    const query = sorted([...params].filter(([name]) => name !== 'X-Amz-Signature'));
    const signed = params.get('X-Amz-SignedHeaders') ?? '';
    return given === signature(req, { query, date, signed, payload: 'UNSIGNED-PAYLOAD' });
  }
  const payload = String(req.headers['x-amz-content-sha256'] ?? '');
  if (payload !== sha(body)) return false;
  const found = /SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
    String(req.headers.authorization ?? ''),
  );
  const date = String(req.headers['x-amz-date'] ?? '');
  const query = sorted([...params]);
  return found?.[2] === signature(req, { query, date, signed: found?.[1] ?? '', payload });
}

/** @param clock what the storage thinks the time is */
export async function s3StandIn(clock: () => number = Date.now): Promise<S3StandIn> {
  const objects = new Map<string, Buffer>();
  const server: Server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const body = Buffer.concat(chunks);
      const path = (req.url ?? '').split('?')[0] ?? '';
      const end = (status: number, bytes: Buffer | string = '', headers = {}): void => {
        stand.asked.push(`${req.method} ${status}`);
        res.writeHead(status, headers).end(req.method === 'HEAD' ? undefined : bytes);
      };
      if (stand.failNext > 0) {
        stand.failNext -= 1;
        return end(503, '<Error><Code>SlowDown</Code></Error>');
      }
      if (!isSigned(req, body, clock())) {
        return end(403, '<Error><Code>SignatureDoesNotMatch</Code></Error>');
      }
      if (req.method === 'PUT') {
        objects.set(path, body);
        return end(200);
      }
      if (req.method === 'DELETE') {
        objects.delete(path);
        return end(204);
      }
      const object = objects.get(path);
      if (object === undefined) return end(404, '<Error><Code>NoSuchKey</Code></Error>');
      const params = new URL(req.url ?? '', 'http://x').searchParams;
      return end(200, object, {
        'content-type': params.get('response-content-type') ?? 'application/octet-stream',
        'content-disposition': params.get('response-content-disposition') ?? '',
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const stand: S3StandIn = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    failNext: 0,
    asked: [],
    close: () => void server.close(),
  };
  return stand;
}
