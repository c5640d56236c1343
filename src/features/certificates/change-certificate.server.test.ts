import { and, eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changesAfter, lastChangeId } from '#db/changes.ts';
import type { Db } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import { certificateCorrections, decisions, voidedCredentials } from '#db/schema/decisions.ts';
import { day } from '#src/base/day.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { ANYONE, GRANTED_ROLES } from '#src/features/accounts/may.ts';
import { NOW, scoredDossier, seededDb, SITE } from './commands.examples.ts';
import { correctCertificate } from './correct-certificate.server.ts';
import { holdOverCertificate } from './hold-over-certificate.server.ts';
import { issueDecision } from './issue-decision.server.ts';
import { readCertificate } from './read-register.server.ts';
import { revokeCertificate, type RevokeOrder } from './revoke-certificate.server.ts';

const TODAY = day('2026-11-22');
const officer = actorAs('provincial-officer', { provinceCode: '91' });
const minister = actorAs('ministry-officer');
let db: Db;
let close: () => void;
let numbers = 0;

beforeAll(async () => {
  ({ db, close } = await seededDb());
}, 60_000);
afterAll(() => close());

/** A certificate in force of An Giang. */
async function fresh(stars: 3 | 4 | 5 = 4): Promise<string> {
  const central = stars === 5;
  const one = await scoredDossier(db, {
    provinceCode: '91',
    stars,
    average: stars === 5 ? 9100 : stars === 4 ? 7500 : 5500,
    level: central ? 'centre' : 'province',
  });
  const { certificates: given } = await issueDecision(db, {
    number: `${++numbers}/QĐ-CN`,
    decidedOn: '2026-11-15',
    signer: '',
    title: 'Công nhận',
    level: central ? 'centre' : 'province',
    provinceCode: central ? null : '91',
    resultIds: [one.resultId],
    siteUrl: SITE,
    actor: central ? minister : officer,
    now: NOW,
  });
  return given[0]?.code ?? '';
}

const revocation = (code: string, given: Partial<RevokeOrder> = {}): RevokeOrder => ({
  code,
  version: 0,
  number: '900/QĐ-UBND',
  decidedOn: '2026-11-21',
  signer: '',
  ground: 'criteria-not-met',
  authority: 'Sở Nông nghiệp và Môi trường',
  concludedOn: '2026-11-18',
  why: '',
  siteUrl: SITE,
  actor: officer,
  now: NOW,
  ...given,
});

const standing = async (code: string) => (await readCertificate(db, code, TODAY))?.standing;
const row = async (code: string) =>
  (await db.select().from(certificates).where(eq(certificates.code, code)))[0];

/** A certificate of the first catalogue that has run out, of a day before 22/05/2026, and its province. */
async function old(expired: boolean): Promise<{ code: string; provinceCode: string; on: string }> {
  const rows = await db
    .select({
      code: certificates.code,
      on: certificates.decidedOn,
      provinceCode: products.provinceCode,
      productId: products.id,
    })
    .from(certificates)
    .innerJoin(products, eq(products.id, certificates.productId))
    .where(and(eq(certificates.evidence, 'decision'), isNull(certificates.revokedOn)))
    .orderBy(certificates.id);
  for (const one of rows) {
    const stars = (await row(one.code))?.stars ?? 0;
    if (one.on === null || stars < 3 || stars > 4) continue;
    const state = (await standing(one.code))?.state;
    if (state === (expired ? 'expired' : 'valid')) return { ...one, on: one.on };
  }
  throw new Error('no such certificate in the first catalogue');
}

describe('revoking', () => {
  it('takes the star away from the day of the decision, keeps ground, authority and decision', async () => {
    const code = await fresh();
    const { decisionId, late } = await revokeCertificate(db, revocation(code));
    expect(late).toBe(false);
    expect(await standing(code)).toMatchObject({ state: 'revoked', stars: 0, awarded: 4 });
    expect(await row(code)).toMatchObject({
      revokedOn: '2026-11-21',
      revokedGround: 'criteria-not-met',
      revokedConcludedOn: '2026-11-18',
      revokedDecisionId: decisionId,
      version: 1,
    });
    const [last] = (await changesAfter(db, (await lastChangeId(db)) - 2)).filter((one) =>
      one.subject.startsWith('certificate:'),
    );
    expect(last?.deed).toBe('revoke-certificate');
  });

  it('notes more than 15 days after the conclusion as late, and lets it pass', async () => {
    const onTime = await fresh();
    const late = await fresh();
    expect(
      (await revokeCertificate(db, revocation(onTime, { concludedOn: '2026-11-06' }))).late,
    ).toBe(false);
    expect(
      (await revokeCertificate(db, revocation(late, { concludedOn: '2026-11-05' }))).late,
    ).toBe(true);
  });

  it('one decision may revoke several: it is written once', async () => {
    const codes = [await fresh(), await fresh()];
    const ids = [];
    for (const code of codes) {
      ids.push(
        (await revokeCertificate(db, revocation(code, { number: '901/QĐ-UBND' }))).decisionId,
      );
    }
    expect(new Set(ids).size).toBe(1);
    expect(
      await db.select().from(decisions).where(eq(decisions.number, '901/QĐ-UBND')),
    ).toHaveLength(1);
  });

  it('refuses a second time, a stale page, and one that has run out', async () => {
    const code = await fresh();
    await expect(revokeCertificate(db, revocation(code, { version: 7 }))).rejects.toMatchObject({
      code: 'certificate-changed',
    });
    await revokeCertificate(db, revocation(code));
    await expect(revokeCertificate(db, revocation(code, { version: 1 }))).rejects.toMatchObject({
      code: 'already-revoked',
    });
    const gone = await old(true);
    const actor = actorAs('provincial-officer', { provinceCode: gone.provinceCode });
    await expect(revokeCertificate(db, revocation(gone.code, { actor }))).rejects.toMatchObject({
      code: 'not-in-force',
      facts: { state: 'expired' },
    });
  });

  it.each<[string, Partial<RevokeOrder>, string]>([
    ['no ground', { ground: '' }, 'no-ground'],
    ['a ground of its own', { ground: 'because' }, 'no-ground'],
    ['no authority', { authority: '  ' }, 'no-authority'],
    ['no day of conclusion', { concludedOn: '' }, 'bad-conclusion-day'],
    ['a conclusion after the decision', { concludedOn: '2026-11-22' }, 'concluded-after-decision'],
    ['a decision to come', { decidedOn: '2026-12-01' }, 'decision-in-future'],
    [
      'a day before it was issued',
      { decidedOn: '2026-11-10', concludedOn: '2026-11-01' },
      'revoked-before-issue',
    ],
  ])('refuses %s and changes nothing', async (_what, given, refusal) => {
    const code = await fresh();
    const since = await lastChangeId(db);
    await expect(revokeCertificate(db, revocation(code, given))).rejects.toMatchObject({
      code: refusal,
    });
    expect(await lastChangeId(db)).toBe(since);
    expect((await row(code))?.revokedOn).toBeNull();
  });

  it('five stars are the minister’s, three and four the province’s', async () => {
    const five = await fresh(5);
    await expect(revokeCertificate(db, revocation(five))).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await revokeCertificate(db, revocation(five, { actor: minister }));
    const four = await fresh(4);
    await expect(
      revokeCertificate(db, revocation(four, { actor: minister })),
    ).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it.each([...GRANTED_ROLES, 'anyone'] as const)('of another place is not for %s', async (role) => {
    const code = await fresh();
    const scope = { provinceCode: '01', communeCode: '00004', producerId: 1, councilId: 1 };
    const actor = role === 'anyone' ? ANYONE : actorAs(role, scope);
    await expect(revokeCertificate(db, revocation(code, { actor }))).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });
});

describe('holding over', () => {
  const hold = (code: string, until: string, provinceCode: string, version = 0) =>
    holdOverCertificate(db, {
      code,
      version,
      until,
      reason: 'Đang chờ kết quả đánh giá lại',
      number: '950/QĐ-UBND',
      decidedOn: '2026-11-20',
      signer: '',
      actor: actorAs('provincial-officer', { provinceCode }),
      now: NOW,
    });

  it('runs on for at most 180 days after the term, to the day', async () => {
    const one = await old(true);
    const facts = (await readCertificate(db, one.code, TODAY))?.standing;
    const expired = Date.parse(`${facts?.validUntil}T00:00:00Z`);
    const dayAfter = (days: number): string =>
      new Date(expired + days * 86_400_000).toISOString().slice(0, 10);
    await expect(hold(one.code, dayAfter(181), one.provinceCode)).rejects.toMatchObject({
      code: 'bad-hold-over-day',
    });
    await expect(hold(one.code, dayAfter(0), one.provinceCode)).rejects.toMatchObject({
      code: 'bad-hold-over-day',
    });
    await hold(one.code, dayAfter(180), one.provinceCode);
    const held = await readCertificate(db, one.code, day(dayAfter(180)));
    expect(held?.standing).toMatchObject({ state: 'held-over', validUntil: dayAfter(180) });
    expect((await readCertificate(db, one.code, day(dayAfter(181))))?.standing.state).toBe(
      'expired',
    );
  });

  it('is only for certificates from before 22/05/2026, in one’s own province', async () => {
    const code = await fresh();
    await expect(hold(code, '2029-12-01', '91')).rejects.toMatchObject({
      code: 'no-hold-over',
      facts: { why: 'new-rules' },
    });
    const one = await old(false);
    const foreign = one.provinceCode === '01' ? '91' : '01';
    await expect(hold(one.code, '2027-01-01', foreign)).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });
});

describe('correcting', () => {
  const correct = (
    code: string,
    fields: Parameters<typeof correctCertificate>[1]['fields'],
    given: Partial<Parameters<typeof correctCertificate>[1]> = {},
  ) =>
    correctCertificate(db, {
      code,
      version: 0,
      fields,
      reason: 'In sai trong danh sách',
      number: '960/QĐ-UBND',
      decidedOn: '2026-11-21',
      signer: '',
      actor: officer,
      now: NOW,
      ...given,
    });

  it('keeps what stood before, changes the term with the day, voids credentials given out', async () => {
    const code = await fresh();
    const before = await row(code);
    await correct(code, {
      printedName: 'Tên đúng',
      decidedOn: '2026-11-14',
      score: before?.score ?? '',
    });
    const after = await row(code);
    expect(after).toMatchObject({ printedName: 'Tên đúng', decidedOn: '2026-11-14', version: 1 });
    expect((await standing(code))?.validUntil).toBe('2029-11-14');
    const kept = await db
      .select()
      .from(certificateCorrections)
      .where(eq(certificateCorrections.certificateId, after?.id ?? 0));
    expect(kept.map((one) => [one.field, one.before, one.after])).toEqual([
      ['printedName', before?.printedName, 'Tên đúng'],
      ['decidedOn', '2026-11-15', '2026-11-14'],
    ]);
    const voided = await db
      .select()
      .from(voidedCredentials)
      .where(eq(voidedCredentials.certificateId, after?.id ?? 0));
    expect(voided.map((one) => one.place)).toEqual([after?.id]);
    expect(after?.credentialPlace).toBeGreaterThan(100_000_000);
    const [product] = await db
      .select()
      .from(products)
      .where(eq(products.id, after?.productId ?? 0));
    expect(product?.name).toBe('Tên đúng');
  });

  it.each<[string, Parameters<typeof correct>[1], string]>([
    ['nothing that differs', {}, 'nothing-corrected'],
    ['two stars', { stars: '2' }, 'bad-correction'],
    ['an empty name', { printedName: ' ' }, 'bad-correction'],
    ['a day to come', { decidedOn: '2027-01-01' }, 'bad-correction'],
    ['a score in words', { score: 'tám mươi' }, 'bad-correction'],
  ])('refuses %s', async (_what, fields, refusal) => {
    await expect(correct(await fresh(), fields)).rejects.toMatchObject({ code: refusal });
  });

  it('refuses no reason, a stale page, a revoked one, five stars by the province', async () => {
    const code = await fresh();
    await expect(correct(code, { score: '80' }, { reason: '' })).rejects.toMatchObject({
      code: 'no-reason',
    });
    await expect(correct(code, { score: '80' }, { version: 3 })).rejects.toMatchObject({
      code: 'certificate-changed',
    });
    await expect(correct(code, { stars: '5' })).rejects.toMatchObject({ code: 'not-allowed' });
    await revokeCertificate(db, revocation(code));
    await expect(correct(code, { score: '80' }, { version: 1 })).rejects.toMatchObject({
      code: 'already-revoked',
    });
    const five = await fresh(5);
    await expect(correct(five, { score: '95' })).rejects.toMatchObject({ code: 'not-allowed' });
    await correct(five, { score: '95' }, { actor: minister });
  });
});

describe('holding over and correcting', () => {
  it.each([...GRANTED_ROLES, 'anyone'] as const)(
    'in another place are not for %s',
    async (role) => {
      const code = await fresh(5);
      const scope = { provinceCode: '01', communeCode: '00004', producerId: 1, councilId: 1 };
      const actor = role === 'anyone' ? ANYONE : actorAs(role, scope);
      const decision = { number: '990/QĐ-UBND', decidedOn: '2026-11-21', signer: '' };
      const common = { code, version: 0, reason: 'Thử', actor, now: NOW, ...decision };
      const since = await lastChangeId(db);
      const held = holdOverCertificate(db, { ...common, until: '2029-12-01' });
      // The minister's officers may, everywhere: what they are told is about the certificate.
      await expect(held).rejects.toMatchObject({
        code: role === 'ministry-officer' ? 'no-hold-over' : 'not-allowed',
      });
      const corrected = correctCertificate(db, { ...common, fields: { stars: '2' } });
      await expect(corrected).rejects.toMatchObject({
        code: role === 'ministry-officer' ? 'bad-correction' : 'not-allowed',
      });
      expect(await lastChangeId(db)).toBe(since);
    },
  );
});
