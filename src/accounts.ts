import { createHmac, timingSafeEqual } from 'node:crypto';
import { eq, lt } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { sessions, verifications } from '#db/schema/accounts.ts';
import type { Clock } from '#src/clock.ts';
import type { Env } from '#src/env.ts';
import { Limiter } from '#src/features/accounts/limiter.ts';
import type { Person } from '#src/features/accounts/person.ts';
import {
  grantsOfUser,
  type OpenSession,
  secondFactorRule,
  sessionOf,
} from '#src/features/accounts/read-session.server.ts';
import { isOffice } from '#src/features/accounts/roles.ts';
import { writeInTurn } from '#src/features/accounts/write-in-turn.server.ts';
import { authSecret } from './auth-secret.ts';
import { makeAuth } from './auth.ts';
import { type SignIn, signInWith } from './sign-in.ts';

/** Who is asking, and the ways in and out. */
export interface Accounts extends SignIn {
  /** Whoever is signed in; null for a stranger. */
  personOf(request: Request): Promise<Person | null>;
  /** Id of the session the request belongs to. */
  sessionIdOf(request: Request): Promise<string | null>;
  /** Whether a request carries anything that looks like a session: asks no database. */
  hasSession(request: Request): boolean;
  /** What is tried too often. Kept here because the built pages have their own copy of every module. */
  readonly limiter: Limiter;
}

const LAST_SEEN_MS = 15 * 60_000;
const SWEEP_MS = 6 * 3_600_000;

export function openAccounts({ db, env, clock }: { db: Db; env: Env; clock: Clock }): Accounts {
  const https = env.SITE_URL?.startsWith('https:') ?? false;
  const cookie = `${https ? '__Secure-' : ''}moi-xa.session_token`;
  const secret = authSecret(env);
  const auth = makeAuth({ db, env, clock, secret });
  const limiter = new Limiter();
  setInterval(sweep, SWEEP_MS).unref();

  async function openSessionOf(request: Request): Promise<OpenSession | null> {
    const token = tokenIn(request.headers.get('cookie'), cookie, secret);
    return token === null ? null : sessionOf(db, token, clock.now());
  }

  return {
    limiter,
    ...signInWith({ auth, limiter, clock, cookie }),
    hasSession: (request) => request.headers.get('cookie')?.includes(`${cookie}=`) ?? false,
    async sessionIdOf(request) {
      return (await openSessionOf(request))?.id ?? null;
    },
    async personOf(request) {
      const session = await openSessionOf(request);
      if (session === null) return null;
      const grants = await grantsOfUser(db, session.userId);
      touch(session);
      const { userId: id, name, email, hasSecondFactor, isDemo } = session;
      const asked = env.SECOND_FACTOR !== 'off' && !isDemo && !hasSecondFactor;
      return {
        id,
        name,
        email,
        grants,
        actor: { name: `${name} <${email}>`, userId: id, grants },
        hasSecondFactor,
        isDemo,
        mustAddSecondFactor:
          asked && grants.some(isOffice) && (await secondFactorRule(db)) === 'officers',
      };
    },
  };

  /** Sessions and challenges that have run out are good for nothing. */
  function sweep(): void {
    const over = new Date(clock.now());
    void writeInTurn(db, async () => {
      await db.delete(sessions).where(lt(sessions.expiresAt, over));
      await db.delete(verifications).where(lt(verifications.expiresAt, over));
    }).catch(() => undefined);
  }

  /** When somebody was last here, to a quarter of an hour; nobody waits for it. */
  function touch(session: OpenSession): void {
    const now = clock.now();
    if (now - session.updatedAt.getTime() < LAST_SEEN_MS) return;
    void writeInTurn(db, () =>
      db
        .update(sessions)
        .set({ updatedAt: new Date(now) })
        .where(eq(sessions.id, session.id))
        .then(() => undefined),
    ).catch(() => undefined);
  }
}

/** The token of a signed cookie; null when there is none or the signature is not ours. */
function tokenIn(header: string | null, name: string, secret: string): string | null {
  const raw = header
    ?.split(';')
    .map((one) => one.trim())
    .find((one) => one.startsWith(`${name}=`))
    ?.slice(name.length + 1);
  if (!raw) return null;
  let value: string;
  try {
    value = decodeURIComponent(raw);
  } catch {
    return null;
  }
  const dot = value.lastIndexOf('.');
  if (dot < 1) return null;
  const token = value.slice(0, dot);
  const given = Buffer.from(value.slice(dot + 1), 'base64');
  const right = createHmac('sha256', secret).update(token).digest();
  return given.length === right.length && timingSafeEqual(given, right) ? token : null;
}
