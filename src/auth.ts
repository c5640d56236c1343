import { passkey } from '@better-auth/passkey';
import { APIError } from 'better-auth/api';
import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Db } from '#db/client.ts';
import type { Clock } from '#src/clock.ts';
import type { Env } from '#src/env.ts';
import { PASSWORD_MAX, PASSWORD_MIN } from '#src/features/accounts/password.ts';
import { authStore } from './auth-store.ts';

/** How long a session lives without being used, and how fresh it has to be to add a passkey. */
export const SESSION_DAYS = 7;
const DAY_S = 86_400;

export interface AuthOptions {
  readonly db: Db;
  readonly env: Env;
  readonly clock: Clock;
  readonly secret: string;
}

/**
 * Sign-in by better-auth. Nobody signs up here: accounts are made by the set-up link, an invitation, a person with a
 * shell, or demo mode. Our own pages call it on the server; only passkeys, which need a script, reach it by HTTP.
 */
export function makeAuth({ db, env, clock, secret }: AuthOptions) {
  const https = env.SITE_URL?.startsWith('https:') ?? false;
  return betterAuth({
    appName: env.SITE_NAME,
    secret,
    basePath: '/auth',
    // The front door has refused every other host before.
    baseURL: { allowedHosts: ['*', '*:*'], protocol: https ? 'https' : 'http' },
    trustedOrigins: (request) => {
      const host = request?.headers.get('host');
      return host ? [`http://${host}`, `https://${host}`] : [];
    },
    database: authStore(db, clock),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_MIN,
      maxPasswordLength: PASSWORD_MAX,
    },
    session: {
      expiresIn: SESSION_DAYS * DAY_S,
      updateAge: DAY_S,
      freshAge: DAY_S,
      cookieCache: { enabled: false },
    },
    rateLimit: { enabled: true, window: 60, max: 60, storage: 'memory' },
    advanced: {
      cookiePrefix: 'moi-xa',
      useSecureCookies: https,
      ipAddress: { ipAddressHeaders: ['x-client-address'] },
    },
    telemetry: { enabled: false },
    logger: { level: 'error' },
    plugins: [
      twoFactor({ issuer: env.SITE_NAME }),
      passkey({
        rpID: env.SITE_URL === undefined ? 'localhost' : new URL(env.SITE_URL).hostname,
        rpName: env.SITE_NAME,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        authentication: {
          // A passkey stands for both factors: the device has to have recognised its owner.
          afterVerification: async ({ verification }) => {
            if (verification.authenticationInfo?.userVerified) return;
            throw new APIError('UNAUTHORIZED', { message: 'user verification required' });
          },
        },
      }),
    ],
  });
}

export type Auth = ReturnType<typeof makeAuth>;
