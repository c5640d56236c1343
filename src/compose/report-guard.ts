import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { App } from '#src/app.ts';
import { authSecret } from '#src/auth-secret.ts';
import { Limiter, MINUTE_MS } from '#src/features/accounts/limiter.ts';
import {
  checkFillToken,
  type FillVerdict,
  fillToken,
} from '#src/features/trace/reports/fill-token.ts';

const PER_NETWORK = { tries: 6, windowMs: 10 * MINUTE_MS } as const;
/** All networks together: a flood from many of them fills no inbox. */
const TOGETHER = { tries: 300, windowMs: 60 * MINUTE_MS } as const;
const DAY_MS = 86_400_000;

const limiter = new Limiter();
let salt = { day: -1, bytes: randomBytes(16) };

/**
 * Whether one more report may be sent from a network (IPv4 /24, IPv6 /64). Only a hash whose salt is forgotten every day
 * is held, in memory.
 * @param now milliseconds since 1970 UTC
 */
export function mayReport(address: string, now: number): boolean {
  const day = Math.floor(now / DAY_MS);
  if (salt.day !== day) salt = { day, bytes: randomBytes(16) };
  const key = createHash('sha256')
    .update(salt.bytes)
    .update(networkOf(address))
    .digest('base64url');
  return limiter.take(key, PER_NETWORK, now) === null && limiter.take('*', TOGETHER, now) === null;
}

/** The network an address belongs to: neighbours share it, and one phone changes its address within it. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (/^\d+(?:\.\d+){3}$/.test(plain)) return plain.split('.').slice(0, 3).join('.');
  const [head = '', tail] = plain.toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  const end = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = Array.from({ length: Math.max(0, 8 - groups.length - end.length) }, () => '0');
  const whole = tail === undefined ? groups : [...groups, ...gap, ...end];
  return whole
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}

function signer(app: App): (text: string) => string {
  const secret = authSecret(app.env);
  return (text) =>
    createHmac('sha256', secret).update(`wrong-report ${text}`).digest('base64url').slice(0, 24);
}

/** What a form carries that says when it was shown. */
export function formToken(app: App, about: string, now: number): string {
  return fillToken({ about, sign: signer(app), now });
}

/** Whether that form was shown by us, and long enough ago. */
export function checkFormToken(
  app: App,
  { token, about, now }: { token: string; about: string; now: number },
): FillVerdict {
  return checkFillToken(token, { about, sign: signer(app), now });
}
