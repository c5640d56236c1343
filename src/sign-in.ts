import { Refusal } from '#src/base/refusal.ts';
import type { Clock } from '#src/clock.ts';
import { type Limit, type Limiter, LIMITS } from '#src/features/accounts/limiter.ts';
import type { Auth } from './auth.ts';

/** Whoever is at the other end. */
export interface Visitor {
  readonly headers: Headers;
  /** IP address. */
  readonly address: string;
}

/** Cookies to be set, as header lines. */
export interface Entered {
  readonly cookies: readonly string[];
}

export interface SecondFactorKit {
  /** `otpauth://…`, to be shown as a QR code. */
  readonly uri: string;
  readonly backupCodes: readonly string[];
}

export interface SignIn {
  /** @throws Refusal `wrong-sign-in`, `too-many-tries` */
  signIn(
    visitor: Visitor,
    asked: { email: string; password: string; remember: boolean },
  ): Promise<Entered & { readonly needsCode: boolean }>;
  /**
   * The second step of a sign-in: six digits of the authenticator, or one of the backup codes.
   * @throws Refusal `wrong-code`, `sign-in-again`, `too-many-tries`
   */
  giveCode(visitor: Visitor, asked: { code: string; trust: boolean }): Promise<Entered>;
  signOut(visitor: Visitor): Promise<Entered>;
  /** @throws Refusal `wrong-password`, `too-many-tries` */
  beginSecondFactor(visitor: Visitor, password: string): Promise<SecondFactorKit>;
  /** @throws Refusal `wrong-code`, `too-many-tries` */
  confirmSecondFactor(visitor: Visitor, code: string): Promise<Entered>;
  /** @throws Refusal `wrong-password`, `too-many-tries` */
  removeSecondFactor(visitor: Visitor, password: string): Promise<Entered>;
  /** @throws Refusal `wrong-password`, `too-many-tries` */
  newBackupCodes(visitor: Visitor, password: string): Promise<readonly string[]>;
  /** Passkeys speak with better-auth itself. */
  passkeys(request: Request, address: string): Promise<Response>;
  /** Counts a try. @throws Refusal `too-many-tries` */
  count(key: string, limit: Limit): void;
}

interface Parts {
  readonly auth: Auth;
  readonly limiter: Limiter;
  readonly clock: Clock;
  readonly cookie: string;
}

/** What better-auth answered, as far as it matters here. */
interface Said {
  readonly twoFactorRedirect?: boolean;
  readonly code?: string;
  readonly totpURI?: string;
  readonly backupCodes?: string[];
}

export function signInWith({ auth, limiter, clock, cookie }: Parts): SignIn {
  const count = (key: string, limit: Limit): void => {
    const seconds = limiter.take(key, limit, clock.now());
    if (seconds !== null) throw new Refusal('too-many-tries', { seconds });
  };
  const token = ({ headers }: Visitor): string =>
    new RegExp(`${cookie.replaceAll('.', '\\.')}=([^;]{8,})`).exec(
      headers.get('cookie') ?? '',
    )?.[1] ?? '';

  /** A deed that asks for the password again. */
  async function withPassword(visitor: Visitor, call: Promise<Response>): Promise<Answered> {
    const answered = await read(call);
    if (answered.ok) return answered;
    if (answered.status === 401) throw new Refusal('sign-in-again', {});
    throw new Refusal(
      answered.said.code === 'INVALID_PASSWORD' ? 'wrong-password' : 'second-factor-not-so',
      { code: answered.said.code ?? String(answered.status), address: visitor.address },
    );
  }

  return {
    count,
    async signIn(visitor, { email, password, remember }) {
      count(`sign-in address ${visitor.address}`, LIMITS.signInAddress);
      count(`sign-in ${email}`, LIMITS.signInAccount);
      const { ok, said, cookies } = await read(
        auth.api.signInEmail({
          body: { email, password, rememberMe: remember },
          headers: headersFor(visitor),
          asResponse: true,
        }),
      );
      if (!ok) throw new Refusal('wrong-sign-in', {});
      if (said.twoFactorRedirect !== true) limiter.clear(`sign-in ${email}`);
      return { cookies, needsCode: said.twoFactorRedirect === true };
    },

    async giveCode(visitor, { code, trust }) {
      count(`code address ${visitor.address}`, LIMITS.signInAddress);
      const digits = code.replace(/\s/g, '');
      const ask = {
        body: { code: digits, trustDevice: trust },
        headers: headersFor(visitor),
        asResponse: true,
      } as const;
      const answered = await read(
        /^\d{6}$/.test(digits) ? auth.api.verifyTOTP(ask) : auth.api.verifyBackupCode(ask),
      );
      if (answered.ok) return { cookies: answered.cookies };
      switch (answered.said.code) {
        case 'INVALID_CODE':
        case 'INVALID_BACKUP_CODE':
          throw new Refusal('wrong-code', {});
        case 'ACCOUNT_TEMPORARILY_LOCKED':
          throw new Refusal('too-many-tries', { seconds: 900 });
        default:
          throw new Refusal('sign-in-again', {});
      }
    },

    async signOut(visitor) {
      const { cookies } = await read(
        auth.api.signOut({ headers: headersFor(visitor), asResponse: true }),
      );
      return { cookies };
    },

    async beginSecondFactor(visitor, password) {
      count(`password ${token(visitor)}`, LIMITS.password);
      const { said } = await withPassword(
        visitor,
        auth.api.enableTwoFactor({
          body: { password },
          headers: headersFor(visitor),
          asResponse: true,
        }),
      );
      return { uri: said.totpURI ?? '', backupCodes: said.backupCodes ?? [] };
    },

    async confirmSecondFactor(visitor, code) {
      count(`code ${token(visitor)}`, LIMITS.code);
      const { ok, cookies } = await read(
        auth.api.verifyTOTP({
          body: { code: code.replace(/\s/g, '') },
          headers: headersFor(visitor),
          asResponse: true,
        }),
      );
      if (!ok) throw new Refusal('wrong-code', {});
      return { cookies };
    },

    async removeSecondFactor(visitor, password) {
      count(`password ${token(visitor)}`, LIMITS.password);
      return withPassword(
        visitor,
        auth.api.disableTwoFactor({
          body: { password },
          headers: headersFor(visitor),
          asResponse: true,
        }),
      );
    },

    async newBackupCodes(visitor, password) {
      count(`password ${token(visitor)}`, LIMITS.password);
      const { said } = await withPassword(
        visitor,
        auth.api.generateBackupCodes({
          body: { password },
          headers: headersFor(visitor),
          asResponse: true,
        }),
      );
      return said.backupCodes ?? [];
    },

    passkeys(request, address) {
      const headers = new Headers(request.headers);
      headers.set('x-client-address', address);
      return auth.handler(new Request(request, { headers }));
    },
  };
}

interface Answered extends Entered {
  readonly ok: boolean;
  readonly status: number;
  readonly said: Said;
}

async function read(call: Promise<Response>): Promise<Answered> {
  const response = await call;
  return {
    ok: response.ok,
    status: response.status,
    said: ((await response.json().catch(() => null)) ?? {}) as Said,
    cookies: response.headers.getSetCookie(),
  };
}

/** As much of the request as better-auth needs. */
function headersFor({ headers, address }: Visitor): Headers {
  const kept = new Headers({ 'x-client-address': address });
  for (const name of ['cookie', 'host', 'origin', 'user-agent']) {
    const value = headers.get(name);
    if (value !== null) kept.set(name, value);
  }
  return kept;
}
