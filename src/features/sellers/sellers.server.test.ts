import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { and, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changesAfter, lastChangeId } from '#db/changes.ts';
import type { Db } from '#db/client.ts';
import { emailConfirmations, grants, mails, users } from '#db/schema/accounts.ts';
import { producers } from '#db/schema/catalogue.ts';
import { invitationLetters, producerClaims } from '#db/schema/sellers.ts';
import { acceptAsNew, openInvitation } from '#src/features/accounts/accept-invitation.server.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { giveRole } from '#src/features/accounts/give-role.server.ts';
import { makeOwnAccount } from '#src/features/accounts/make-own-account.server.ts';
import { type Actor, ANYONE, dutyAllows, SYSTEM } from '#src/features/accounts/may.ts';
import { confirmOwnAddress } from '#src/features/accounts/own-address.server.ts';
import { grantsOfUser } from '#src/features/accounts/read-session.server.ts';
import { offersDb } from '#src/features/catalogue/offers/world.examples.ts';
import { type FileStore, localFiles } from '#src/outside/files.ts';
import { claimProducer, mendClaim, withdrawClaim } from './claim-producer.server.ts';
import { parseClaimQuery, parseLetterQuery } from './claim-query.ts';
import { approvePlainClaims, decideClaim } from './decide-claim.server.ts';
import { listClaims, readClaimFile, readOfficeClaim, readOwnClaim } from './list-claims.server.ts';
import { listInvitable } from './list-letters.server.ts';
import { makeLetters, withdrawLetter } from './make-letters.server.ts';
import {
  changeDuty,
  changeMemberInvitation,
  endMembership,
  inviteMember,
} from './members.server.ts';
import { listMembers } from './list-members.server.ts';
import { noteLetterOpened, openLetter } from './open-letter.server.ts';
import { publicSeller, sellerGaps } from './profile.ts';
import { readSellerProfile } from './read-profile.server.ts';
import { checkSeller, saveSellerProfile } from './save-profile.server.ts';

const NOW = Date.parse('2026-11-23T03:00:00Z');
const DAY = 86_400_000;
const office = actorAs('provincial-officer', { provinceCode: '08' });
const elsewhere = actorAs('provincial-officer', { provinceCode: '38' });
const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n',
);
const letter = () => ({ subject: 'Trả lời', text: 'Thư' });
const typed = {
  ...{ personName: 'Lý Thị Mai', personRole: 'Thư ký', personPhone: '0912345678' },
  ...{ producerName: 'HTX A', producerKind: 'cooperative', taxCode: '0100109106' },
};
let db: Db;
let close: () => void;
let folder: string;
let files: FileStore;

beforeEach(async () => {
  ({ db, close } = await offersDb(NOW));
  folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-sellers-'));
  files = localFiles(folder);
});
afterEach(() => {
  close();
  rmSync(folder, { recursive: true, force: true });
});

/** Somebody with an account of his or her own, as sessions make the actor. */
async function somebody(mark: string, confirmed = true): Promise<Actor> {
  let token = '';
  const { email } = await makeOwnAccount(db, {
    ...{ name: `Người ${mark}`, email: `${mark}@vi-du.vn`, password: 'mật khẩu dài và lạ 42' },
    letter: (facts) => ((token = facts.token), { subject: 'Xác nhận', text: facts.token }),
    ...{ actor: ANYONE, now: NOW },
  });
  if (confirmed) await confirmOwnAddress(db, { token, actor: ANYONE, now: NOW });
  return again(email);
}
async function again(email: string): Promise<Actor> {
  const [user] = await db.select().from(users).where(eq(users.email, email));
  if (!user) throw new Error('nobody');
  return {
    name: `${user.name} <${email}>`,
    userId: user.id,
    grants: await grantsOfUser(db, user.id),
  };
}
const claim = (actor: Actor, more: object = {}, uploads = [{ name: 'dk.pdf', bytes: PDF }]) =>
  claimProducer(db, files, {
    ...{ typed: { ...typed, ...more }, uploads, actor, now: NOW, letterToken: null },
    ...{ producerId: 1, place: { provinceCode: null, communeCode: null } },
  });
const decide = (code: string, verdict: 'approved' | 'returned' | 'refused', more: object = {}) =>
  decideClaim(db, {
    code,
    verdict,
    note: 'Thiếu giấy',
    expect: 1,
    letter,
    actor: office,
    now: NOW,
    ...more,
  });
const code = (of: string) => ({ code: of });
async function logged(act: () => Promise<unknown>): Promise<string[]> {
  const before = await lastChangeId(db);
  await act();
  return (await changesAfter(db, before)).map(({ deed, subject }) => `${deed} ${subject}`);
}

describe('an account of one’s own', () => {
  it('has no role, and no address until the link was opened', async () => {
    const actor = await somebody('a', false);
    expect(actor.grants).toEqual([]);
    const row = async () =>
      (
        await db
          .select()
          .from(users)
          .where(eq(users.id, actor.userId ?? ''))
      )[0];
    expect((await row())?.emailVerified).toBe(false);
    const give = { role: 'administrator', scope: {}, actor: SYSTEM, now: NOW } as const;
    await expect(giveRole(db, { email: 'a@vi-du.vn', ...give })).rejects.toMatchObject(
      code('no-such-person'),
    );
    const [sent] = await db.select().from(mails);
    const confirm = (now: number, token = sent?.body ?? '') =>
      confirmOwnAddress(db, { token, actor: ANYONE, now });
    await expect(confirm(NOW + 8 * DAY)).rejects.toMatchObject(code('link-over'));
    await expect(confirm(NOW, 'x')).rejects.toMatchObject(code('link-over'));
    await confirm(NOW);
    await confirm(NOW);
    expect((await row())?.emailVerified).toBe(true);
    expect(JSON.stringify(await db.select().from(emailConfirmations))).not.toContain(sent?.body);
  });
  it('is not made twice', async () => {
    await somebody('a');
    await expect(somebody('a')).rejects.toMatchObject(code('email-taken'));
  });
});

describe('a claim', () => {
  it('gives nothing until the office of the province approves it, then all at once', async () => {
    const actor = await somebody('mai');
    const { code: yc } = await claim(actor, { shopPhone: '0987654321' });
    expect((await again('mai@vi-du.vn')).grants).toEqual([]);
    await expect(decide(yc, 'approved', { actor: elsewhere })).rejects.toMatchObject(
      code('not-allowed'),
    );
    const did = await logged(() => decide(yc, 'approved'));
    expect(did).toEqual(['approve-claim claim:1', 'check-seller producer:1']);
    const after = await again('mai@vi-du.vn');
    expect(after.grants).toMatchObject([{ role: 'producer', producerId: 1, duty: 'manager' }]);
    const profile = await readSellerProfile(db, 1);
    expect(profile).toMatchObject({
      legalName: 'HTX A',
      phone: '0987654321',
      taxCode: '0100109106',
    });
    expect(profile?.checkedAt).not.toBeNull();
    expect(JSON.stringify(profile)).not.toContain('0912345678');
    const log = JSON.stringify(await changesAfter(db, 0));
    for (const secret of ['0912345678', '0987654321', 'Lý Thị Mai'])
      expect(log).not.toContain(secret);
  });

  it('waits for the address to be confirmed', async () => {
    const { code: yc } = await claim(await somebody('mai', false));
    await expect(decide(yc, 'approved')).rejects.toMatchObject(code('claim-address-unconfirmed'));
    expect((await readSellerProfile(db, 1)) ?? null).toBeNull();
    expect((await again('mai@vi-du.vn')).grants).toEqual([]);
  });

  it('is returned with a note, mended and sent again; nobody decides on what he has not seen', async () => {
    const actor = await somebody('mai');
    const { code: yc } = await claim(actor);
    await expect(decide(yc, 'returned', { note: ' ' })).rejects.toMatchObject(
      code('claim-note-missing'),
    );
    await decide(yc, 'returned');
    await expect(decide(yc, 'approved', { expect: 2 })).rejects.toMatchObject(code('claim-closed'));
    const mend = { typed, uploads: [], remove: [], code: yc, actor, now: NOW };
    await expect(mendClaim(db, files, { ...mend, expect: 1 })).rejects.toMatchObject(
      code('claim-changed-meanwhile'),
    );
    await mendClaim(db, files, { ...mend, expect: 2, typed: { ...typed, note: 'Đã thêm' } });
    await expect(decide(yc, 'approved', { expect: 1 })).rejects.toMatchObject(
      code('claim-changed-meanwhile'),
    );
    await decide(yc, 'approved', { expect: 3 });
    await expect(mendClaim(db, files, { ...mend, expect: 4 })).rejects.toMatchObject(
      code('claim-closed'),
    );
  });

  it('belongs to one person', async () => {
    const [mai, ba] = [await somebody('mai'), await somebody('ba')];
    const { code: yc } = await claim(mai);
    const mend = {
      typed,
      uploads: [{ name: 'x.pdf', bytes: PDF }],
      remove: [],
      code: yc,
      expect: 1,
      actor: ba,
      now: NOW,
    };
    await expect(mendClaim(db, files, mend)).rejects.toMatchObject(code('no-such-claim'));
    await expect(
      withdrawClaim(db, { code: yc, expect: 1, actor: ba, now: NOW }),
    ).rejects.toMatchObject(code('no-such-claim'));
    expect(await readOwnClaim(db, { code: yc, userId: ba.userId ?? '' })).toBeNull();
    expect(await readOwnClaim(db, { code: yc, userId: mai.userId ?? '' })).toMatchObject({
      papers: [{ name: 'dk.pdf' }],
    });
    const file = (who: Actor) => readClaimFile(db, { id: 1, actor: who });
    expect(await file(mai)).not.toBeNull();
    expect(await file(office)).not.toBeNull();
    expect([await file(ba), await file(elsewhere), await file(ANYONE)]).toEqual([null, null, null]);
    expect(await file(actorAs('producer', { producerId: 1 }))).toBeNull();
    expect(await readOfficeClaim(db, { code: yc, actor: elsewhere })).toBeNull();
    await withdrawClaim(db, { code: yc, expect: 1, actor: mai, now: NOW });
    expect(await file(mai)).toBeNull();
  });

  it('says what is missing, and takes no file that is none', async () => {
    const actor = await somebody('mai');
    await expect(claim(actor, { personPhone: '12', taxCode: '0100109107' })).rejects.toMatchObject({
      facts: { faults: { personPhone: 'phone', taxCode: 'tax-check-digit' } },
    });
    await expect(
      claim(actor, {}, [{ name: 'a.pdf', bytes: Buffer.from('<svg onload=1>') }]),
    ).rejects.toMatchObject(code('file-refused'));
    await expect(claim(ANYONE)).rejects.toMatchObject(code('not-allowed'));
    expect(await db.select().from(producerClaims)).toEqual([]);
    await claim(actor);
    await expect(claim(actor)).rejects.toMatchObject(code('claim-open-already'));
  });

  it('of a new producer makes the producer, with an address nobody has', async () => {
    const actor = await somebody('mai');
    const { code: yc } = await claimProducer(db, files, {
      ...{ typed, uploads: [], actor, now: NOW, letterToken: null, producerId: null },
      place: { provinceCode: '08', communeCode: '99999' },
    });
    const { producerId } = await decide(yc, 'approved');
    const [row] = await db
      .select()
      .from(producers)
      .where(eq(producers.id, producerId ?? 0));
    expect(row).toMatchObject({
      name: 'HTX A',
      slug: 'htx-a-08',
      provinceCode: '08',
      communeCode: null,
    });
  });

  it('is approved with others only where nothing speaks against it', async () => {
    const [mai, ba] = [await somebody('mai'), await somebody('ba')];
    const [one, two] = [await claim(mai), await claim(ba, { taxCode: '0101248141' })];
    const list = [one, two].map(({ code: yc }) => ({ code: yc, expect: 1 }));
    const bulk = (some: typeof list, actor = office) =>
      approvePlainClaims(db, { list: some, letter, actor, now: NOW });
    // Two claims of one producer: somebody has to look.
    expect(await bulk(list)).toEqual({ approved: [], left: [one.code, two.code] });
    await decide(two.code, 'refused');
    await expect(bulk(list, elsewhere)).rejects.toMatchObject(code('not-allowed'));
    expect(await bulk(list)).toEqual({ approved: [one.code], left: [two.code] });
    const all = await listClaims(db, {
      query: parseClaimQuery(new URLSearchParams('loc=all')),
      actor: office,
    });
    expect(all.claims.map(({ claim: { state } }) => state)).toEqual(['approved', 'refused']);
    const none = await listClaims(db, {
      query: parseClaimQuery(new URLSearchParams('loc=all')),
      actor: elsewhere,
    });
    expect(none).toMatchObject({ total: 0, claims: [] });
  });
});

describe('letters', () => {
  const make = (actor = office, producerIds = [1], now = NOW) =>
    makeLetters(db, { producerIds, actor, now });
  it('are for the producers of one’s own province, who have nobody yet', async () => {
    await expect(make(elsewhere)).rejects.toMatchObject(code('not-allowed'));
    await expect(make(office, [1, 2])).rejects.toMatchObject(code('not-allowed'));
    await expect(make(office, [])).rejects.toMatchObject(code('letters-none'));
    expect(await db.select().from(invitationLetters)).toEqual([]);
    await decide((await claim(await somebody('mai'))).code, 'approved');
    await expect(make()).rejects.toMatchObject(code('letter-has-member'));
  });

  it('open for ninety days, are counted, end when printed again, and keep no token', async () => {
    const [first] = await make();
    const token = first?.token ?? '';
    expect(token).toMatch(/^(?:[a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    expect(JSON.stringify(await db.select().from(invitationLetters))).not.toContain(
      token.replaceAll('-', ''),
    );
    const open = (text: string, now = NOW) => openLetter(db, text, now);
    expect(await open(token.toUpperCase().replaceAll('-', ' '))).toMatchObject({ producerId: 1 });
    expect(await open(token, Date.parse('2027-02-21T16:59:00Z'))).not.toBeNull();
    expect(await open(token, Date.parse('2027-02-21T17:00:00Z'))).toBeNull();
    await noteLetterOpened(db, { id: 1, actor: ANYONE, now: NOW });
    expect(await logged(() => noteLetterOpened(db, { id: 1, actor: ANYONE, now: NOW }))).toEqual(
      [],
    );
    const list = async (asked = '') =>
      (
        await listInvitable(db, {
          query: parseLetterQuery(new URLSearchParams(asked)),
          actor: office,
          now: NOW,
        })
      ).list;
    expect(await list()).toMatchObject([
      { id: 1, state: 'opened', starred: 1, letter: { openedTimes: 2 } },
    ]);
    const [second] = await make();
    expect(await open(token)).toBeNull();
    expect(await open(second?.token ?? '')).not.toBeNull();
    expect(await list('loc=sent')).toHaveLength(1);
    await expect(withdrawLetter(db, { id: 2, actor: elsewhere, now: NOW })).rejects.toMatchObject(
      code('not-allowed'),
    );
    await withdrawLetter(db, { id: 2, actor: office, now: NOW });
    expect(await open(second?.token ?? '')).toBeNull();
    expect(await list('loc=over')).toHaveLength(1);
  });

  it('are noted on the claim, and are over once it is approved', async () => {
    const [one] = await make();
    const token = one?.token ?? '';
    const { code: yc } = await claimProducer(db, files, {
      ...{
        typed,
        uploads: [{ name: 'dk.pdf', bytes: PDF }],
        actor: await somebody('mai'),
        now: NOW,
      },
      ...{ producerId: 1, letterToken: token, place: { provinceCode: null, communeCode: null } },
    });
    expect((await readOfficeClaim(db, { code: yc, actor: office }))?.remarks).toEqual([
      'by-letter',
    ]);
    expect(await openLetter(db, token, NOW)).not.toBeNull();
    await decide(yc, 'approved');
    expect(await openLetter(db, token, NOW)).toBeNull();
  });
});

describe('members', () => {
  const house = async () => {
    await decide((await claim(await somebody('mai'))).code, 'approved');
    return again('mai@vi-du.vn');
  };
  const own = { producerId: 1, now: NOW };

  it('come by mail with their duty, and may do no more than it says', async () => {
    const mai = await house();
    let token = '';
    const write = (facts: { token: string }) => (
      (token = facts.token),
      { subject: 'Mời', text: '' }
    );
    const invite = { ...own, email: 'goi@vi-du.vn', name: 'Gói', letter: write };
    await expect(inviteMember(db, { ...invite, duty: 'boss', actor: mai })).rejects.toMatchObject(
      code('no-such-duty'),
    );
    for (const actor of [
      office,
      actorAs('producer', { producerId: 2 }),
      actorAs('producer', { producerId: 1, duty: 'seller' }),
    ]) {
      await expect(inviteMember(db, { ...invite, duty: 'packer', actor })).rejects.toMatchObject(
        code('not-allowed'),
      );
    }
    const id = await inviteMember(db, { ...invite, duty: 'packer', actor: mai });
    const old = token;
    await changeMemberInvitation(db, { ...own, id, what: { again: write }, actor: mai });
    expect(await openInvitation(db, old, NOW)).toBeNull();
    expect(await openInvitation(db, token, NOW)).toMatchObject({
      duty: 'packer',
      role: 'producer',
    });
    await acceptAsNew(db, {
      token,
      name: 'Gói',
      password: 'mật khẩu dài và lạ 43',
      actor: ANYONE,
      now: NOW,
    });
    const goi = await again('goi@vi-du.vn');
    expect(goi.grants).toMatchObject([{ role: 'producer', producerId: 1, duty: 'packer' }]);
    const save = saveSellerProfile(db, { ...own, typed: {}, expect: 1, actor: goi });
    await expect(save).rejects.toMatchObject(code('not-allowed'));
    expect(dutyAllows('packer', 'fulfil-parcel')).toBe(true);
    expect((await listMembers(db, own)).members.map(({ duty }) => duty)).toEqual([
      'manager',
      'packer',
    ]);
  });

  it('always have somebody who answers for the house', async () => {
    const mai = await house();
    const grantId = (await listMembers(db, own)).members[0]?.grantId ?? 0;
    const mine = { ...own, grantId, actor: mai };
    await expect(endMembership(db, mine)).rejects.toMatchObject(code('last-manager'));
    await expect(changeDuty(db, { ...mine, duty: 'seller' })).rejects.toMatchObject(
      code('last-manager'),
    );
    await somebody('ba');
    await giveRole(db, {
      email: 'ba@vi-du.vn',
      role: 'producer',
      scope: { producerId: 1 },
      actor: SYSTEM,
      now: NOW,
    });
    expect(await logged(() => changeDuty(db, { ...mine, duty: 'seller' }))).toEqual([
      'change-duty producer:1',
    ]);
    const ba = await again('ba@vi-du.vn');
    await endMembership(db, { ...mine, actor: ba });
    expect((await again('mai@vi-du.vn')).grants).toEqual([]);
    await expect(endMembership(db, { ...mine, actor: ba })).rejects.toMatchObject(
      code('no-such-member'),
    );
    const [row] = await db
      .select()
      .from(grants)
      .where(and(eq(grants.id, grantId)));
    expect(row?.withdrawnAt).toBe(NOW);
  });
});

describe('the seller’s identity', () => {
  const own = actorAs('producer', { producerId: 1 });
  const save = (more: object, expect = 0, actor = own) =>
    saveSellerProfile(db, {
      producerId: 1,
      typed: { legalName: 'HTX A', taxCode: '0100109106', ...more },
      expect,
      actor,
      now: NOW,
    });

  it('is checked by the office, and unchecked once the name or a number changes', async () => {
    expect(await save({})).toEqual({ version: 1, unchecked: false });
    const check = (actor: Actor, expect: number) =>
      checkSeller(db, { producerId: 1, expect, actor, now: NOW });
    for (const actor of [own, elsewhere])
      await expect(check(actor, 1)).rejects.toMatchObject(code('not-allowed'));
    await check(office, 1);
    expect((await readSellerProfile(db, 1))?.checkedAt).not.toBeNull();
    expect(await save({ phone: '0912 345 678' }, 2)).toEqual({ version: 3, unchecked: false });
    expect(await save({ phone: '0912 345 678', legalName: 'HTX B' }, 3)).toEqual({
      version: 4,
      unchecked: true,
    });
    expect((await readSellerProfile(db, 1))?.checkedAt).toBeNull();
  });

  it('is not overwritten by somebody who saw an older one, and keeps nothing that is wrong', async () => {
    await save({});
    await expect(save({ phone: '0912345678' }, 0)).rejects.toMatchObject(
      code('seller-changed-meanwhile'),
    );
    await expect(save({ phone: '1' }, 1)).rejects.toMatchObject({
      facts: { faults: { phone: 'phone' } },
    });
    await expect(save({ website: 'javascript:alert(1)' }, 1)).rejects.toMatchObject(
      code('seller-fields'),
    );
    for (const actor of [office, actorAs('producer', { producerId: 2 }), ANYONE]) {
      await expect(save({}, 1, actor)).rejects.toMatchObject(code('not-allowed'));
    }
  });

  it('names what the law still asks for, and never shows a personal number whole', async () => {
    expect(sellerGaps(await readSellerProfile(db, 1))).toHaveLength(8);
    await save({ taxCode: '001085012345', representative: 'Lý Thị Mai' });
    const profile = await readSellerProfile(db, 1);
    expect(sellerGaps(profile)).toEqual([
      'address',
      'phone',
      'registration-day',
      'registration-issuer',
      'email',
    ]);
    const shown = JSON.stringify(profile && publicSeller(profile));
    expect(shown).toContain('•••••••••345');
    for (const secret of ['001085012345', 'Lý Thị Mai']) expect(shown).not.toContain(secret);
  });
});
