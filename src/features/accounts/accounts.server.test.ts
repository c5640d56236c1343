import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb, type Db, inTransaction, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { settings } from '#db/schema/site.ts';
import { type Accounts, openAccounts } from '#src/accounts.ts';
import { readEnv } from '#src/env.ts';
import { hashOfNew, writeAccount, writeGrant } from './write-account.server.ts';
import { NOWHERE } from './roles.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-accounts-'));
let now = Date.parse('2027-03-01T03:00:00Z');
const clock = { now: () => now, today: () => '2027-03-01' as never };
let db: Db;
let accounts: Accounts;
const PASSWORD = 'mưa rơi trên đồi chè';
const visitor = (cookies: readonly string[] = []) => ({
  headers: new Headers({
    host: 'localhost:4321',
    cookie: cookies.map((one) => one.split(';')[0]).join('; '),
  }),
  address: '127.0.0.1',
});
const request = (cookies: readonly string[]): Request =>
  new Request('http://localhost:4321/ban', { headers: visitor(cookies).headers });

beforeAll(async () => {
  db = await openDb(`file:${path.join(folder, 'test.db')}`);
  await migrate(db, new Date(now).toISOString());
  accounts = openAccounts({ db, env: readEnv({ DATA_DIR: folder }), clock });
  const passwordHash = await hashOfNew(PASSWORD, []);
  await inTransaction(db, async (tx) => {
    const userId = await writeAccount(
      tx,
      { name: 'Nguyễn Thị Thử', email: 'thu@example.vn', passwordHash },
      now,
    );
    await writeGrant(tx, { ...NOWHERE, userId, role: 'ministry-officer' }, { by: 'test', now });
  });
}, 60_000);
afterAll(() => {
  closeDb(db);
  rmSync(folder, { recursive: true, force: true });
});

describe('signing in', () => {
  it('opens a session, known by its cookie, until it is signed out', async () => {
    const { cookies, needsCode } = await accounts.signIn(visitor(), {
      email: 'thu@example.vn',
      password: PASSWORD,
      remember: true,
    });
    expect(needsCode).toBe(false);
    expect(cookies.join()).toMatch(/HttpOnly/i);
    expect(cookies.join()).toMatch(/SameSite=Lax/i);
    const person = await accounts.personOf(request(cookies));
    expect(person).toMatchObject({ email: 'thu@example.vn', mustAddSecondFactor: true });
    expect(person?.grants).toMatchObject([{ role: 'ministry-officer' }]);
    const forged = cookies.map((one) => one.replace(/session_token=./, 'session_token=~'));
    expect(await accounts.personOf(request(forged))).toBeNull();
    await accounts.signOut(visitor(cookies));
    expect(await accounts.personOf(request(cookies))).toBeNull();
  });

  it('runs out by the clock of the site', async () => {
    const { cookies } = await accounts.signIn(visitor(), {
      email: 'thu@example.vn',
      password: PASSWORD,
      remember: true,
    });
    const before = now;
    now += 6 * 86_400_000;
    expect(await accounts.personOf(request(cookies))).not.toBeNull();
    now += 2 * 86_400_000;
    expect(await accounts.personOf(request(cookies))).toBeNull();
    now = before;
  });

  it('asks no database for a stranger', async () => {
    const closed = { ...db, select: () => expect.fail('asked') } as unknown as Db;
    const strangers = openAccounts({ db: closed, env: readEnv({ DATA_DIR: folder }), clock });
    expect(await strangers.personOf(new Request('http://localhost/'))).toBeNull();
  });

  it('waits among the commands: 20 sign-ins while transactions run', async () => {
    const commands = Array.from({ length: 20 }, (_, i) =>
      inTransaction(db, async (tx) => {
        await tx.insert(settings).values({ key: `busy-${i}`, value: '1' });
        await new Promise((resolve) => setTimeout(resolve, 15));
        await tx.insert(settings).values({ key: `busy-too-${i}`, value: '1' });
      }),
    );
    const entries = await Promise.all(
      Array.from({ length: 20 }, () => {
        accounts.limiter.clear('sign-in thu@example.vn');
        return accounts.signIn(visitor(), {
          email: 'thu@example.vn',
          password: PASSWORD,
          remember: true,
        });
      }),
    );
    await Promise.all(commands);
    for (const { cookies } of entries) {
      expect(await accounts.personOf(request(cookies))).not.toBeNull();
    }
  }, 60_000);

  it('says the same of a wrong password and of an unknown address, and makes one wait', async () => {
    const wrong = (email: string) =>
      accounts.signIn(visitor(), { email, password: 'không phải đâu nhé', remember: true });
    await expect(wrong('khong-co@example.vn')).rejects.toMatchObject({ code: 'wrong-sign-in' });
    for (let i = 0; i < 9; i++) await wrong('thu@example.vn').catch(() => undefined);
    accounts.limiter.clear('sign-in thu@example.vn');
    for (let i = 0; i < 10; i++) {
      await expect(wrong('thu@example.vn')).rejects.toMatchObject({ code: 'wrong-sign-in' });
    }
    await expect(wrong('thu@example.vn')).rejects.toMatchObject({
      code: 'too-many-tries',
      facts: { seconds: 900 },
    });
  }, 60_000);
});
