import http from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from './server.ts';

/** The same requests again: SEED=… npm test -- src/journeys/bad-input.test.ts */
const SEED = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const RUNS = Number(process.env['BAD_INPUT_RUNS'] ?? 1_500);
const PATIENCE_MS = 300_000;

const FITTING = new Set([200, 301, 302, 308, 400, 404, 405, 414, 421]);

/** Must never come back as a tag or an attribute. */
const TAG = '<mx7';
const ATTRIBUTE = /<[a-z][^>]*\smx7attr/i;

/** A page without what its attributes say: inside their quotes a `<` is only text. */
function bare(page: string): string {
  return page.replace(/="[^"]*"/g, '=""');
}

/** Addresses with a name in them, and those with none. */
const NAMED = [
  ...['/san-pham/', '/nha-san-xuat/', '/nhom/', '/bo-san-pham/', '/tinh/', '/xa/', '/chung-nhan/'],
  ...['/cau-chuyen/', '/chinh-sach/', '/api/v1/products/', '/api/v1/producers/'],
  ...[
    '/api/v1/certificates/',
    '/api/v1/',
    '/api/',
    '/xem-truoc/vi/',
    '/xem-truoc/',
    '/',
    '/sitemap-',
  ],
];
const PLAIN = [
  ...['/', '/san-pham', '/nha-san-xuat', '/tinh', '/so-dang-ky', '/cau-chuyen', '/chung-nhan'],
  ...['/gioi-thieu', '/sao-ocop', '/lien-he', '/quyen-rieng-tu', '/chinh-sach', '/du-lieu-mo'],
  ...['/api/v1/search', '/api/v1/suggest', '/api/v1/provinces', '/api/v1/groups'],
  ...['/api/v1/register.json', '/api/v1/register.csv', '/api/v1/openapi.json'],
  ...['/sitemap.xml', '/chung-nhan-moi.xml', '/robots.txt', '/manifest.webmanifest'],
  ...['/nhom/thuc-pham', '/bo-san-pham/mat-ong', '/tinh/an-giang', '/tinh/kien-giang'],
];
const TAILS = ['', '', '', '.png', '.xml', '/qr.svg', '/qr.png', '/', '//', '/x'];
const PARAMETERS = [
  ...[
    'q',
    'sao',
    'nhom',
    'bo',
    'tinh',
    'xa',
    'tinh-cu',
    'nha',
    'loai',
    'trang-thai',
    'gia',
    'trang',
  ],
  ...[
    'cau-chuyen',
    'sap-xep',
    'so',
    'limit',
    'offset',
    'lang',
    'stars',
    'group',
    'set',
    'province',
  ],
  ...['commune', 'producer', 'kind', 'state', 'price', 'story', 'sort', 'page', 'nam', 'year'],
  ...[
    'evidence',
    'nguon-ghi',
    'xep',
    'old-province',
    'ma',
    'utm_source',
    '__proto__',
    'constructor',
  ],
];
const NASTY = [
  "' or 1=1 --",
  "'; drop table products; --",
  '") union select sql from sqlite_master --',
  '"* AND NEAR(a b) OR -x:y ^"',
  '"><mx7 onload=alert(1)>',
  '<mx7>',
  '</script><mx7>',
  '</title><mx7>',
  '" mx7attr="1',
  "' mx7attr='1",
  'javascript:mx7()',
  '{{7*7}}${7*7}<%= 7 %>',
  '../../../../etc/passwd',
  '..\\..\\windows',
  '\u0000',
  'a\u0000b',
  '\r\nX-Mx7: 1',
  '\ud800',
  '\u202e\u200b\ufeff',
  'Đặc sản 🍯 蜂蜜 꿀 عسل',
  'é'.repeat(20),
  'e\u0301\u0323\u0302'.repeat(50),
  '-1',
  '0',
  '1e309',
  'NaN',
  'null',
  'undefined',
  '[object Object]',
  'true',
  '99999999999999999999',
  '-9007199254740993',
  '0x10',
  '3,4,5,,,',
  ','.repeat(500),
  'MX-99999999999',
  'mx-1',
  'x'.repeat(10_000),
  '4 sao '.repeat(300),
];
/** Sent as they are, percent signs and all. */
const BROKEN = [
  '%',
  '%zz',
  '%E0%A4%A',
  '%c3',
  '%ff%fe',
  '%00',
  '%2e%2e%2f',
  '%25%zz',
  'a%',
  '%u1EA1',
  '+%',
  '%f0%28%8c%28',
];

/** As encodeURIComponent, with lone surrogates as the bytes nobody should send. */
function encode(text: string): string {
  return text.replace(/[^\w.~!*'()-]/gu, (letter) => {
    try {
      return encodeURIComponent(letter);
    } catch {
      return '%ED%A0%80';
    }
  });
}

const value = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...NASTY).map(encode) },
  { weight: 2, arbitrary: fc.constantFrom(...BROKEN) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }).map(encode) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }).map(encode) },
  { weight: 1, arbitrary: fc.double().map(String).map(encode) },
  { weight: 1, arbitrary: fc.bigInt().map(String) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('mat-ong', '3', 'I', 'an-giang', 'valid', 'en', 'chung-nhan-x'),
  },
);
const query = fc
  .array(
    fc.oneof(
      fc.tuple(fc.constantFrom(...PARAMETERS), value).map(([name, text]) => `${name}=${text}`),
      fc
        .tuple(fc.constantFrom(...PARAMETERS), value, value)
        .map(([name, a, b]) => `${name}=${a}&${name}=${b}`),
      fc.tuple(fc.constantFrom(...PARAMETERS), value).map(([name, text]) => `${name}[]=${text}`),
      fc.tuple(value, value).map(([name, text]) => `${name}=${text}`),
      fc.constantFrom('&&&', '=', '?', '==&=', 'q', '&q', ';q=1'),
    ),
    { maxLength: 4 },
  )
  .map((parts) => (parts.length === 0 ? '' : `?${parts.join('&')}`));
const target = fc
  .tuple(
    fc.constantFrom('', '', '/en'),
    fc.oneof(
      fc.constantFrom(...PLAIN),
      fc
        .tuple(fc.constantFrom(...NAMED), value, fc.constantFrom(...TAILS))
        .map((parts) => parts.join('')),
    ),
    query,
  )
  .map((parts) => parts.join(''));

it('the eye for injected marks sees them, and only them', () => {
  for (const page of [
    '<p><mx7></p>',
    '<a href=""><mx7 onload=alert(1)>',
    '<input value="" mx7attr="1">',
  ]) {
    expect(bare(page).includes(TAG) || ATTRIBUTE.test(bare(page))).toBe(true);
  }
  for (const page of [
    '<input value="&#34;><mx7>">',
    '<p>&#34; mx7attr=&#34;1</p>',
    '<i title="\' mx7attr=\'1">',
  ]) {
    expect(bare(page).includes(TAG) || ATTRIBUTE.test(bare(page))).toBe(false);
  }
});

interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

let server: TestServer;
const agent = new http.Agent({ keepAlive: true, maxSockets: 4 });

beforeAll(async () => {
  console.log(`bad input: SEED=${SEED}, ${RUNS} requests`);
  server = await startServer();
});
afterAll(async () => {
  agent.destroy();
  await server?.stop();
});

/** Without the tidying that fetch does to an address. */
function ask(address: string, options: http.RequestOptions = {}): Promise<Answer> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    const request = http.request({ hostname, port, agent, path: address, ...options }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const { statusCode: status = 0, headers } = answer;
        resolve({ status, headers, body: Buffer.concat(chunks) });
      });
      answer.on('error', reject);
    });
    request.on('error', reject);
    request.end();
  });
}

/** What is wrong with an answer, in words. */
function faults(address: string, { status, headers, body }: Answer): string[] {
  // Beyond 16 KB Node's own reader hangs up before there is a request to answer.
  if (address.length > 15_000 && status === 431) return [];
  const wrong: string[] = [];
  const type = headers['content-type'] ?? '';
  const text = /^image\/png/.test(type) ? '' : body.toString('utf8');
  if (!FITTING.has(status)) wrong.push(`status ${status}`);
  if (address.length > 8_192 && status !== 414)
    wrong.push(`${address.length} characters: ${status}`);
  if (headers['x-mx7'] !== undefined) wrong.push('a header was injected');
  if (status >= 300 && status < 400) {
    if (!/^\/(?!\/)|^http:\/\/127\.0\.0\.1:/.test(headers.location ?? '')) {
      wrong.push(`sent away to ${headers.location}`);
    }
    return wrong;
  }
  if (body.length === 0) wrong.push('no body');
  const html = type.startsWith('text/html');
  const looked = html ? bare(text) : text;
  if (looked.includes(TAG)) wrong.push('the tag came back');
  if (html) {
    if (ATTRIBUTE.test(looked)) wrong.push('the attribute came back');
    if (!/^<!doctype html>/i.test(text) || !/<\/html>\s*$/.test(text)) wrong.push('half a page');
    if (!/charset=utf-8/i.test(type) && !/<meta charset="utf-8"/i.test(text))
      wrong.push('no charset');
    const titles = text.match(/<h1[\s>]/g)?.length ?? 0;
    if (titles !== 1) wrong.push(`${titles} h1`);
    if (!/<title>[^<]+<\/title>/.test(text)) wrong.push('no title');
    const said = text
      .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
      .replace(/<[^>]+>/g, ' ')
      .trim();
    if (said.length < 30) wrong.push('nothing is said');
  } else if (type.startsWith('application/json')) {
    try {
      const parsed = JSON.parse(text) as { error?: { code?: string; message?: string } };
      if (status >= 400 && !(parsed.error?.code && parsed.error.message)) wrong.push('no message');
    } catch {
      wrong.push('broken JSON');
    }
  } else if (/xml/.test(type)) {
    if (!/^(<\?xml|<svg)/.test(text)) wrong.push('broken XML');
  } else if (!/^(image\/png|text\/csv|text\/plain|application\/manifest)/.test(type)) {
    wrong.push(`content type ${type}`);
  }
  return wrong;
}

async function wellAfterwards(): Promise<void> {
  const home = await ask('/');
  expect(home.status).toBe(200);
  expect(faults('/', home)).toEqual([]);
  const ready = await ask('/readyz');
  expect(ready.status).toBe(200);
  expect(JSON.parse(ready.body.toString('utf8'))).toMatchObject({ ready: true });
  expect(server.output()).not.toContain('"level":"error"');
}

describe('bad input', () => {
  it(
    'never breaks a page: every answer fits, says something, and gives nothing back unescaped',
    async () => {
      let asked = 0;
      const statuses = new Map<number, number>();
      await fc.assert(
        fc.asyncProperty(target, async (address) => {
          const answer = await ask(address);
          asked += 1;
          statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
          const wrong = faults(address, answer);
          if (wrong.length > 0) throw new Error(`${wrong.join('; ')}: ${address.slice(0, 300)}`);
        }),
        { seed: SEED, numRuns: RUNS, interruptAfterTimeLimit: PATIENCE_MS },
      );
      console.log(`bad input: ${asked} requests`, Object.fromEntries(statuses));
      expect(asked).toBeGreaterThanOrEqual(Math.min(RUNS, 1_000));
      await wellAfterwards();
    },
    PATIENCE_MS + 30_000,
  );

  it('every nasty value in every parameter of the lists and searches', async () => {
    const lists = ['/san-pham', '/en/so-dang-ky', '/api/v1/search', '/api/v1/suggest'];
    const values = [...NASTY.filter((text) => text.length < 1_000).map(encode), ...BROKEN];
    const wrong: string[] = [];
    for (const [index, name] of PARAMETERS.entries()) {
      for (const [at, text] of values.entries()) {
        const list = lists[(index + at) % lists.length] ?? '/';
        const address = `${list}?${name}=${text}`;
        for (const fault of faults(address, await ask(address))) wrong.push(`${fault}: ${address}`);
      }
    }
    expect(wrong).toEqual([]);
    await wellAfterwards();
  });

  it('other methods and other hosts are refused in words', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'POST']) {
      for (const address of ['/', '/san-pham', '/api/v1/search', '/khong-co']) {
        const answer = await ask(address, { method });
        expect([200, 403, 404, 405]).toContain(answer.status);
        expect(answer.body.length).toBeGreaterThan(0);
      }
    }
    for (const host of ['evil.example', 'evil.example:80', '127.0.0.1.evil.example']) {
      const answer = await ask('/', { headers: { host } });
      expect(answer.status).toBe(421);
      expect(answer.body.toString('utf8')).not.toContain('evil');
    }
    await wellAfterwards();
  });
});
