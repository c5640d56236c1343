import { execFile } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { TestServer } from './server.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/** What was answered: no redirect is followed. */
export interface Answered {
  readonly status: number;
  readonly location: string | null;
  readonly text: string;
  readonly headers: Headers;
}

/** Somebody with a browser that keeps cookies and runs no scripts. */
export class Visitor {
  readonly #jar = new Map<string, string>();
  readonly server: Pick<TestServer, 'url'>;

  constructor(server: Pick<TestServer, 'url'>) {
    this.server = server;
  }

  get cookie(): string {
    return [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async get(address: string): Promise<Answered> {
    return this.#ask(address, { headers: { cookie: this.cookie } });
  }

  /** Sends a form; a FormData may hold files. */
  async post(
    address: string,
    fields: Readonly<Record<string, string>> | FormData,
    headers: Readonly<Record<string, string>> = { origin: this.server.url },
  ): Promise<Answered> {
    const body = fields instanceof FormData ? fields : new URLSearchParams(fields);
    return this.#ask(address, {
      method: 'POST',
      body,
      headers: { cookie: this.cookie, ...headers },
    });
  }

  async signIn(email: string, password: string): Promise<Answered> {
    return this.post('/dang-nhap', { viec: 'vao', email, 'mat-khau': password, giu: '1' });
  }

  async #ask(address: string, init: RequestInit): Promise<Answered> {
    const url = new URL(address, this.server.url);
    const response = await fetch(url, { ...init, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0/i.test(line)) this.#jar.delete(name);
      else this.#jar.set(name, value);
    }
    return {
      status: response.status,
      location: response.headers.get('location'),
      text: await response.text(),
      headers: response.headers,
    };
  }
}

/** `npm run account -- …` against the store of a server. */
export async function account(server: TestServer, ...args: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, ['scripts/account.ts', ...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', DATA_DIR: server.dataDir, NODE_NO_WARNINGS: '1' },
  });
  return stdout;
}

/** Makes an account with a role; `scope` as the script takes it: `['--province', '91']`. */
export async function makeAccount(
  server: TestServer,
  {
    email,
    name,
    role,
    scope = [],
  }: { email: string; name: string; role: string; scope?: string[] },
): Promise<{ email: string; password: string }> {
  const said = await account(
    server,
    ...['create', '--email', email, '--name', name, '--role', role, ...scope],
  );
  const password = /Password \(shown this once\): (\S+)/.exec(said)?.[1];
  if (password === undefined) throw new Error(`No password in: ${said}`);
  return { email, password };
}

/** E-mail → password of the demo accounts that a server printed at its first start (DEMO_ACCOUNTS=on). */
export function demoPasswords(server: Pick<TestServer, 'output'>): Record<string, string> {
  const found = server.output().matchAll(/(\S+@demo\.invalid)\s+(\S+)/g);
  return Object.fromEntries([...found].map(([, email, password]) => [email, password]));
}

/** Six digits of an authenticator (RFC 6238, SHA-1, 30 s). @param secret base32 */
export function totp(secret: string, at = Date.now()): string {
  const bits = [...secret.replace(/[\s=]/g, '').toUpperCase()]
    .map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** The text of the letters to an address, the newest last. Waits until there are `count`. */
export async function lettersTo(server: TestServer, address: string, count = 1): Promise<string[]> {
  const folder = path.join(server.dataDir, 'mail');
  const mark = address.replace(/[^a-z0-9]+/g, '-');
  // Letters that were waiting for their time are looked at every quarter of a minute.
  for (let turn = 0; turn < 400; turn++) {
    const names = filesIn(folder).filter((name) => name.endsWith(`-${mark}.eml`));
    if (names.length >= count) {
      return names.sort().map((name) => plainText(readFileSync(path.join(folder, name), 'utf8')));
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`No ${count} letters to ${address} in ${folder}: ${filesIn(folder).join(', ')}`);
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Enough of MIME for letters we wrote: the plain part, whichever way it is encoded. */
function plainText(eml: string): string {
  const part =
    /content-type: text\/plain[\s\S]*?content-transfer-encoding: (\S+)\r?\n[\s\S]*?\r?\n\r?\n([\s\S]*?)\r?\n--/i.exec(
      `${eml}\r\n--`,
    );
  const [, encoding = '', body = ''] = part ?? [];
  if (encoding.toLowerCase() === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding.toLowerCase() !== 'quoted-printable') return body;
  const bytes = body
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
