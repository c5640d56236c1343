import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changesAfter, lastChangeId } from '#db/changes.ts';
import { closeDb, type Db, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { grants, invitations, mails, sessions, users } from '#db/schema/accounts.ts';
import { producers } from '#db/schema/catalogue.ts';
import { loadFirstCatalogue } from '#src/features/catalogue/load-first-catalogue.server.ts';
import { acceptAsKnown, acceptAsNew, openInvitation } from './accept-invitation.server.ts';
import { actorAs } from './actors.fixture.ts';
import { changeSecondFactorRule } from './change-settings.server.ts';
import { createAccount } from './create-account.server.ts';
import { closeDemoAccounts, makeDemoAccounts } from './demo-accounts.server.ts';
import { endSessionsOf } from './end-sessions.server.ts';
import { askForReset, resetPassword } from './forgotten-password.server.ts';
import { giveRole } from './give-role.server.ts';
import { invite, inviteAgain, withdrawInvitation } from './invite.server.ts';
import {
  listInvitations,
  listPeople,
  producersToInvite,
  readPerson,
} from './list-people.server.ts';
import { type Actor, ANYONE, reachOf, SYSTEM } from './may.ts';
import {
  changeName,
  changePassword,
  endOwnSessions,
  noteSecondFactor,
  removePasskey,
} from './own-account.server.ts';
import { peopleWith } from './read-people.server.ts';
import { resetAccount } from './reset-account.server.ts';
import { makeSetUpLink, setUpFirstAdministrator } from './set-up.server.ts';
import { withdrawRole } from './withdraw-role.server.ts';

const NOW = Date.parse('2026-11-22T03:00:00Z');
const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-people-'));
const PASSWORD = 'bốn con trâu trắng';
const by = { actor: SYSTEM, now: NOW };
const officer = actorAs('provincial-officer', { provinceCode: '91' });
const elsewhere = actorAs('provincial-officer', { provinceCode: '68' });
let db: Db;
let serial = 0;
let tokens: string[] = [];
const letter = ({ token }: { token: string }) => {
  tokens.push(token);
  return { subject: 'Lời mời', text: token };
};
const someEmail = (): string => `nguoi${++serial}@example.vn`;

beforeAll(async () => {
  db = await openDb(`file:${path.join(folder, 'test.db')}`);
  await migrate(db, new Date(NOW).toISOString());
  await loadFirstCatalogue(db, { now: NOW, actor: SYSTEM, demo: true });
}, 60_000);
beforeEach(() => {
  tokens = [];
});
afterAll(() => {
  closeDb(db);
  rmSync(folder, { recursive: true, force: true });
});

/** What the newest row of the change log says. */
async function lastDeed(): Promise<string | undefined> {
  return (await changesAfter(db, (await lastChangeId(db)) - 1))[0]?.deed;
}

async function person(role: 'producer' | 'provincial-officer' = 'provincial-officer') {
  const email = someEmail();
  const scope = role === 'producer' ? { producerId: 1 } : { provinceCode: '91' };
  const { id } = await createAccount(db, {
    name: 'Người Thử',
    email,
    password: PASSWORD,
    role,
    scope,
    ...by,
  });
  const actor: Actor = { name: `Người Thử <${email}>`, userId: id, grants: [{ role, ...scope }] };
  return { id, email, actor };
}

async function openSession(userId: string): Promise<string> {
  const id = `s${++serial}`;
  const at = new Date(NOW);
  const expiresAt = new Date(NOW + 3_600_000);
  const row = { id, userId, token: `token-${id}`, expiresAt, createdAt: at, updatedAt: at };
  await db.insert(sessions).values(row);
  return id;
}

describe('demo accounts', () => {
  it('are made once, when nobody has an account, and closed for good', async () => {
    await expect(makeDemoAccounts(db, { actor: ANYONE, now: NOW })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    const made = await makeDemoAccounts(db, by);
    expect(made.map((one) => one.role)).toEqual([
      ...['administrator', 'ministry-officer', 'provincial-officer', 'commune-officer', 'producer'],
    ]);
    expect(new Set(made.map((one) => one.password)).size).toBe(made.length);
    expect(await makeDemoAccounts(db, by)).toEqual([]);
    expect(await lastDeed()).toBe('make-demo-account');
    await db.transaction((tx) => closeDemoAccounts(tx, { by: 'system', now: NOW }));
    expect(await peopleWith(db, { role: 'administrator' })).toEqual([]);
  });
});

describe('the first administrator', () => {
  it('comes by a link that works for a day; of several the first one used ends them all', async () => {
    await expect(makeSetUpLink(db, { actor: officer, now: NOW })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    const old = await makeSetUpLink(db, by);
    const fresh = await makeSetUpLink(db, by);
    const asked = { name: 'Lê Đầu Tiên', email: 'dau@example.vn', password: PASSWORD };
    const over = { code: 'link-over' };
    await expect(
      setUpFirstAdministrator(db, {
        ...asked,
        token: fresh?.token ?? '',
        actor: SYSTEM,
        now: NOW + 86_400_001,
      }),
    ).rejects.toMatchObject(over);
    const both = await Promise.allSettled(
      [
        { email: 'dau@example.vn', token: fresh?.token ?? '' },
        { email: 'hai@example.vn', token: old?.token ?? '' },
      ].map((one) => setUpFirstAdministrator(db, { ...asked, ...one, ...by })),
    );
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await peopleWith(db, { role: 'administrator' })).toHaveLength(1);
    expect(await lastDeed()).toBe('set-up-first-administrator');
    expect(await makeSetUpLink(db, by)).toBeNull();
  });

  it('keeps the role as the last one', async () => {
    const [grant] = await db.select().from(grants).where(eq(grants.role, 'administrator')).limit(9);
    const all = await db.select().from(grants);
    const held = all.find((one) => one.role === 'administrator' && one.withdrawnAt === null);
    expect(grant).toBeDefined();
    await expect(
      withdrawRole(db, { grantId: held?.id ?? 0, why: 'thử', ...by }),
    ).rejects.toMatchObject({ code: 'last-administrator' });
  });
});

describe('accounts and roles', () => {
  it('are made and given by those who may, where they may', async () => {
    const { email } = await person();
    expect(await lastDeed()).toBe('create-account');
    const asked = { role: 'commune-officer', scope: { communeCode: '31078' } } as const;
    for (const actor of [ANYONE, elsewhere, actorAs('producer', { producerId: 1 })]) {
      await expect(giveRole(db, { email, ...asked, actor, now: NOW })).rejects.toMatchObject({
        code: 'not-allowed',
      });
    }
    expect(await giveRole(db, { email, ...asked, actor: officer, now: NOW })).toBe(true);
    expect(await lastDeed()).toBe('give-role');
    expect(await giveRole(db, { email, ...asked, actor: officer, now: NOW })).toBe(false);
    expect(await peopleWith(db, { role: 'commune-officer', communeCode: '31078' })).toMatchObject([
      { email },
    ]);
    const scope = { communeCode: '99999' };
    await expect(
      giveRole(db, { email, role: 'commune-officer', scope, ...by }),
    ).rejects.toMatchObject({ code: 'no-such-scope' });
  });

  it('are withdrawn with a reason, by those who could have given them', async () => {
    const { email, id } = await person('producer');
    const [grant] = await db.select().from(grants).where(eq(grants.userId, id));
    const grantId = grant?.id ?? 0;
    for (const actor of [ANYONE, elsewhere, actorAs('commune-officer', { communeCode: '31078' })]) {
      await expect(
        withdrawRole(db, { grantId, why: 'thử', actor, now: NOW }),
      ).rejects.toMatchObject({ code: 'not-allowed' });
    }
    await expect(
      withdrawRole(db, { grantId, why: ' ', actor: officer, now: NOW }),
    ).rejects.toMatchObject({ code: 'reason-missing' });
    await withdrawRole(db, { grantId, why: 'chuyển việc', actor: officer, now: NOW });
    expect(await lastDeed()).toBe('withdraw-role');
    expect((await peopleWith(db, { role: 'producer' })).map((one) => one.email)).not.toContain(
      email,
    );
    await expect(
      withdrawRole(db, { grantId, why: 'nữa', actor: officer, now: NOW }),
    ).rejects.toMatchObject({ code: 'no-such-grant' });
  });

  it('no provincial officer takes the role of a colleague', async () => {
    const { id } = await person();
    const [grant] = await db.select().from(grants).where(eq(grants.userId, id));
    await expect(
      withdrawRole(db, { grantId: grant?.id ?? 0, why: 'thử', actor: officer, now: NOW }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('refuse bad names, addresses and passwords', async () => {
    const good = { name: 'A B', email: someEmail(), password: PASSWORD };
    const make = (change: Partial<typeof good>) =>
      createAccount(db, { ...good, ...change, role: 'ministry-officer', scope: {}, ...by });
    await expect(make({ name: ' ' })).rejects.toMatchObject({ code: 'bad-name' });
    await expect(make({ email: 'x' })).rejects.toMatchObject({ code: 'bad-email' });
    await expect(make({ password: '1' })).rejects.toMatchObject({ code: 'bad-password' });
    await make({});
    await expect(make({})).rejects.toMatchObject({ code: 'email-taken' });
  });

  it('are reset by the shell alone', async () => {
    const { email, id, actor } = await person();
    await openSession(id);
    await expect(
      resetAccount(db, { email, secondFactor: true, actor, now: NOW }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    const { password } = await resetAccount(db, { email, secondFactor: true, ...by });
    expect(password).toMatch(/^([a-z2-9]{5}-){3}[a-z2-9]{5}$/);
    expect(await db.select().from(sessions).where(eq(sessions.userId, id))).toEqual([]);
    expect(await lastDeed()).toBe('reset-account');
  });
});

describe('invitations', () => {
  const ask = (actor: Actor, change: object = {}) =>
    invite(db, {
      email: someEmail(),
      name: '',
      role: 'commune-officer',
      scope: { communeCode: '31078' },
      letter,
      actor,
      now: NOW,
      ...change,
    });

  it('are written by those who may, where they may', async () => {
    const refused = { code: 'not-allowed' };
    for (const actor of [ANYONE, elsewhere, actorAs('ministry-officer')]) {
      await expect(ask(actor)).rejects.toMatchObject(refused);
    }
    for (const role of ['administrator', 'ministry-officer', 'provincial-officer'] as const) {
      await expect(ask(officer, { role, scope: { provinceCode: '91' } })).rejects.toMatchObject(
        refused,
      );
    }
    const producer = { role: 'producer', scope: { producerId: 1 } };
    const [row] = await db.select().from(producers).where(eq(producers.id, 1));
    const commune = actorAs('commune-officer', { communeCode: row?.communeCode ?? '?' });
    if (row?.communeCode) expect(await ask(commune, producer)).toBeGreaterThan(0);
    await expect(
      ask(actorAs('commune-officer', { communeCode: '1' }), producer),
    ).rejects.toMatchObject(refused);
    expect(await db.select().from(mails)).toHaveLength(tokens.length);
  });

  it('are accepted once, by a new person', async () => {
    const email = someEmail();
    const id = await ask(officer, { email });
    expect(await lastDeed()).toBe('invite-commune-officer');
    await expect(ask(officer, { email })).rejects.toMatchObject({ code: 'invited-already' });
    const [token = ''] = tokens;
    const accept = { token, name: 'Người Mới', password: PASSWORD, actor: ANYONE };
    await expect(
      acceptAsNew(db, { ...accept, now: NOW + 7 * 86_400_000 + 1 }),
    ).rejects.toMatchObject({ code: 'link-over' });
    await acceptAsNew(db, { ...accept, now: NOW });
    expect(await lastDeed()).toBe('accept-invitation');
    await expect(acceptAsNew(db, { ...accept, now: NOW })).rejects.toMatchObject({
      code: 'link-over',
    });
    await expect(ask(officer, { email })).rejects.toMatchObject({ code: 'has-role-already' });
    await expect(inviteAgain(db, { id, letter, actor: officer, now: NOW })).rejects.toMatchObject({
      code: 'link-over',
    });
  });

  it('are accepted by the person they were written to, and nobody else', async () => {
    const one = await person();
    const other = await person();
    await ask(officer, { email: one.email });
    const [token = ''] = tokens;
    await expect(acceptAsKnown(db, { token, actor: ANYONE, now: NOW })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(acceptAsKnown(db, { token, actor: other.actor, now: NOW })).rejects.toMatchObject({
      code: 'other-account',
    });
    await acceptAsKnown(db, { token, actor: one.actor, now: NOW });
    const held = await db.select().from(grants).where(eq(grants.userId, one.id));
    expect(held.map((grant) => grant.role)).toEqual(['provincial-officer', 'commune-officer']);
  });

  it('are sent again with another link, and withdrawn', async () => {
    const id = await ask(officer);
    for (const actor of [ANYONE, elsewhere]) {
      await expect(inviteAgain(db, { id, letter, actor, now: NOW })).rejects.toMatchObject({
        code: 'not-allowed',
      });
      await expect(withdrawInvitation(db, { id, actor, now: NOW })).rejects.toMatchObject({
        code: 'not-allowed',
      });
    }
    await inviteAgain(db, { id, letter, actor: officer, now: NOW });
    expect(await openInvitation(db, tokens[0] ?? '', NOW)).toBeNull();
    expect(await openInvitation(db, tokens.at(-1) ?? '', NOW)).toMatchObject({ id });
    await withdrawInvitation(db, { id, actor: officer, now: NOW });
    expect(await lastDeed()).toBe('withdraw-invitation');
    expect(await openInvitation(db, tokens.at(-1) ?? '', NOW)).toBeNull();
  });

  it('keep only the hash of their links', async () => {
    await ask(officer);
    const rows = JSON.stringify(await db.select().from(invitations));
    expect(rows).not.toContain(tokens[0]);
  });
});

describe('one’s own account', () => {
  it('is changed by its owner, and every deed leaves a row', async () => {
    const { id, actor } = await person();
    const own = { actor, now: NOW };
    const stranger = { actor: ANYONE, now: NOW };
    const keep = await openSession(id);
    await openSession(id);
    const refused = { code: 'not-allowed' };
    await expect(changeName(db, { ...stranger, name: 'X Y' })).rejects.toMatchObject(refused);
    await expect(endOwnSessions(db, { ...stranger, allBut: null })).rejects.toMatchObject(refused);
    await expect(removePasskey(db, { ...stranger, passkeyId: 'x' })).rejects.toMatchObject(refused);
    await expect(
      noteSecondFactor(db, { ...stranger, deed: 'add-second-factor' }),
    ).rejects.toMatchObject(refused);

    await changeName(db, { ...own, name: '  Tên   Mới ' });
    const [row] = await db.select().from(users).where(eq(users.id, id));
    expect(row?.name).toBe('Tên Mới');
    await expect(
      changePassword(db, { ...own, current: 'sai', next: PASSWORD, keepSession: keep }),
    ).rejects.toMatchObject({ code: 'wrong-password' });
    const next = 'năm con vịt xiêm';
    await changePassword(db, { ...own, current: PASSWORD, next, keepSession: keep });
    expect(await lastDeed()).toBe('change-password');
    const left = await db.select().from(sessions).where(eq(sessions.userId, id));
    expect(left.map((one) => one.id)).toEqual([keep]);
  });

  it('nobody ends a session of somebody else as one’s own', async () => {
    const one = await person();
    const other = await person();
    const sessionId = await openSession(one.id);
    await expect(
      endOwnSessions(db, { actor: other.actor, now: NOW, sessionId }),
    ).rejects.toMatchObject({ code: 'no-such-session' });
    await expect(
      endSessionsOf(db, { userId: one.id, actor: officer, now: NOW }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await endSessionsOf(db, { userId: one.id, ...by })).toBe(1);
    expect(await lastDeed()).toBe('end-sessions-of-others');
  });

  it('gets a new password by a letter, within an hour, once', async () => {
    const { email, id } = await person();
    await openSession(id);
    const ask = { letter, actor: ANYONE, now: NOW };
    await askForReset(db, { email: 'khong-co@example.vn', ...ask });
    expect(tokens).toEqual([]);
    await askForReset(db, { email, ...ask });
    const [token = ''] = tokens;
    const reset = { token, password: 'sáu con gà mái', actor: ANYONE };
    await expect(resetPassword(db, { ...reset, now: NOW + 3_600_001 })).rejects.toMatchObject({
      code: 'link-over',
    });
    await resetPassword(db, { ...reset, now: NOW });
    expect(await lastDeed()).toBe('reset-password');
    expect(await db.select().from(sessions).where(eq(sessions.userId, id))).toEqual([]);
    await expect(resetPassword(db, { ...reset, now: NOW })).rejects.toMatchObject({
      code: 'link-over',
    });
  });
});

describe('settings', () => {
  it('are an administrator’s', async () => {
    await expect(
      changeSecondFactorRule(db, { rule: 'off', actor: officer, now: NOW }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(changeSecondFactorRule(db, { rule: 'maybe', ...by })).rejects.toMatchObject({
      code: 'bad-setting',
    });
    await changeSecondFactorRule(db, { rule: 'off', ...by });
    expect(await lastDeed()).toBe('change-settings');
  });
});

describe('lists of people', () => {
  const all = { q: '', role: null, provinceCode: null, page: 1, perPage: 1000 };
  it('show an officer the own province and nothing else', async () => {
    await createAccount(db, {
      name: 'Người Lâm Đồng',
      email: 'lamdong@example.vn',
      password: PASSWORD,
      role: 'provincial-officer',
      scope: { provinceCode: '68' },
      ...by,
    });
    const here = await listPeople(db, reachOf(officer, 'see-people'), all);
    const there = await listPeople(db, reachOf(elsewhere, 'see-people'), all);
    const whole = await listPeople(db, reachOf(actorAs('administrator'), 'see-people'), all);
    expect(here.total).toBe(here.people.length);
    expect(here.total + there.total).toBeLessThan(whole.total);
    expect(there.people.map((one) => one.email)).toEqual(['lamdong@example.vn']);
    const places = new Set(here.people.flatMap((one) => one.grants.map((g) => g.provinceCode)));
    expect(places).toEqual(new Set(['91']));
    const [foreign] = there.people;
    expect(await readPerson(db, reachOf(officer, 'see-people'), foreign?.id ?? '')).toBeNull();
    const invited = await listInvitations(db, reachOf(elsewhere, 'see-people'));
    expect(invited).toEqual([]);
    expect((await listInvitations(db, reachOf(officer, 'see-people'))).length).toBeGreaterThan(0);
    expect(await listPeople(db, reachOf(ANYONE, 'see-people'), all)).toMatchObject({ total: 0 });
  });

  it('find names without their marks', async () => {
    const reach = reachOf(SYSTEM, 'see-people');
    const { people } = await listPeople(db, reach, { ...all, q: 'nguoi LAM dong' });
    expect(people.map((one) => one.email)).toEqual(['lamdong@example.vn']);
  });

  it('offer only producers within reach', async () => {
    const own = await producersToInvite(db, reachOf(officer, 'invite-producer'), 'nuoc mam');
    expect(own.length).toBeGreaterThan(0);
    expect(own.every((one) => one.place.endsWith('An Giang'))).toBe(true);
    expect(await producersToInvite(db, reachOf(ANYONE, 'invite-producer'), 'nuoc mam')).toEqual([]);
  });
});
