import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changesAfter, lastChangeId } from '#db/changes.ts';
import type { Db } from '#db/client.ts';
import { grants, mails, users } from '#db/schema/accounts.ts';
import { certificates } from '#db/schema/certificates.ts';
import { results } from '#db/schema/councils.ts';
import { decisions } from '#db/schema/decisions.ts';
import { dossiers } from '#db/schema/dossiers.ts';
import { day } from '#src/base/day.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { ANYONE, GRANTED_ROLES } from '#src/features/accounts/may.ts';
import { NOW, scoredDossier, seededDb, SITE } from './commands.examples.ts';
import { bandOf } from './issuable.ts';
import { type IssueOrder, issueDecision, scoreText } from './issue-decision.server.ts';
import { readCertificate } from './read-register.server.ts';

const officer = actorAs('provincial-officer', { provinceCode: '91' });
const minister = actorAs('ministry-officer');
let db: Db;
let close: () => void;
let numbers = 0;

beforeAll(async () => {
  ({ db, close } = await seededDb());
}, 60_000);
afterAll(() => close());

const order = (given: Partial<IssueOrder>): IssueOrder => ({
  number: `${++numbers}/QĐ-UBND`,
  decidedOn: '2026-11-20',
  signer: 'Nguyễn Văn Thử',
  title: 'Công nhận sản phẩm OCOP',
  level: 'province',
  provinceCode: '91',
  resultIds: [],
  siteUrl: SITE,
  actor: officer,
  now: NOW,
  ...given,
});

describe('issuing a decision', () => {
  it('gives certificates of 36 months, recognises the dossiers, ties the results, writes to the producers', async () => {
    const one = await scoredDossier(db, { provinceCode: '91', stars: 4, average: 8966 });
    const two = await scoredDossier(db, { provinceCode: '91', stars: 3, average: 5000 });
    const at = new Date(NOW);
    await db.insert(users).values({
      id: 'u1',
      name: 'Chủ thể',
      email: 'chuthe@example.org',
      createdAt: at,
      updatedAt: at,
    });
    await db.insert(grants).values({
      userId: 'u1',
      role: 'producer',
      producerId: one.producerId,
      grantedBy: 'test',
      grantedAt: NOW,
    });
    const since = await lastChangeId(db);
    const { decisionId, certificates: given } = await issueDecision(
      db,
      order({ resultIds: [one.resultId, two.resultId] }),
    );
    const first = await readCertificate(db, given[0]?.code ?? '', day('2026-11-22'));
    expect(first?.standing).toMatchObject({ state: 'valid', stars: 4, validUntil: '2029-11-20' });
    expect(first?.certificate).toMatchObject({
      decisionId,
      score: '89,66',
      criteriaVersion: 'qd26-2026',
      dossierId: one.dossierId,
    });
    const [dossier] = await db.select().from(dossiers).where(eq(dossiers.id, one.dossierId));
    expect(dossier).toMatchObject({ state: 'recognised', productId: given[0]?.productId });
    const [result] = await db.select().from(results).where(eq(results.id, two.resultId));
    expect(result?.decisionId).toBe(decisionId);
    const [decision] = await db.select().from(decisions).where(eq(decisions.id, decisionId));
    expect(decision).toMatchObject({ kind: 'recognise', level: 'province', provinceCode: '91' });
    expect(decision?.issuer).toContain('UBND tỉnh');
    const letters = await db.select().from(mails);
    expect(letters.map((letter) => letter.toAddress)).toContain('chuthe@example.org');
    const subjects = (await changesAfter(db, since)).map((row) => row.subject);
    expect(subjects).toEqual(
      expect.arrayContaining([
        `decision:${decisionId}`,
        `certificate:${given[0]?.certificateId}`,
        `product:${given[0]?.productId}`,
        `dossier:${one.dossierId}`,
      ]),
    );
  });

  it('an upgrade takes the place of the certificate before it; a result is decided once', async () => {
    const one = await scoredDossier(db, { provinceCode: '91', stars: 3, average: 6000 });
    const { certificates: old } = await issueDecision(
      db,
      order({ resultIds: [one.resultId], decidedOn: '2026-11-12' }),
    );
    const better = await scoredDossier(db, {
      provinceCode: '91',
      stars: 4,
      average: 7000,
      kind: 'upgrade',
      productId: old[0]?.productId ?? 0,
      certificateId: old[0]?.certificateId ?? 0,
    });
    await issueDecision(db, order({ resultIds: [better.resultId] }));
    const before = await readCertificate(db, old[0]?.code ?? '', day('2026-11-22'));
    expect(before?.standing.state).toBe('superseded');
    expect(before?.history.map((entry) => entry.standing.stars)).toEqual([4, 0]);
    await expect(issueDecision(db, order({ resultIds: [better.resultId] }))).rejects.toMatchObject({
      code: 'result-not-issuable',
      facts: { why: 'result-decided' },
    });
  });

  it.each<[string, Partial<IssueOrder>, Parameters<typeof scoredDossier>[1], string, string?]>([
    [
      'no number',
      { number: ' ' },
      { provinceCode: '91', stars: 3, average: 5500 },
      'bad-decision-number',
    ],
    [
      'no day',
      { decidedOn: '2026-02-30' },
      { provinceCode: '91', stars: 3, average: 5500 },
      'bad-decision-day',
    ],
    [
      'a day to come',
      { decidedOn: '2026-11-23' },
      { provinceCode: '91', stars: 3, average: 5500 },
      'decision-in-future',
    ],
    [
      'a day before the result',
      { decidedOn: '2026-11-09' },
      { provinceCode: '91', stars: 3, average: 5500 },
      'decision-before-results',
    ],
    [
      'five stars by the province',
      {},
      { provinceCode: '91', stars: 5, average: 9200 },
      'result-not-issuable',
      'five-stars-need-centre',
    ],
    [
      'less than three stars',
      {},
      { provinceCode: '91', stars: 2, average: 4999 },
      'result-not-issuable',
      'result-without-stars',
    ],
    [
      'stars above the band',
      {},
      { provinceCode: '91', stars: 4, average: 6999 },
      'result-not-issuable',
      'result-does-not-hold',
    ],
    [
      "another province's result",
      {},
      { provinceCode: '01', stars: 3, average: 5500 },
      'no-such-result',
    ],
  ])('refuses %s and changes nothing', async (_what, given, dossier, code, why) => {
    const one = await scoredDossier(db, dossier);
    const since = await lastChangeId(db);
    await expect(
      issueDecision(db, order({ ...given, resultIds: [one.resultId] })),
    ).rejects.toMatchObject(why === undefined ? { code } : { code, facts: { why } });
    expect(await lastChangeId(db)).toBe(since);
    const [row] = await db.select().from(dossiers).where(eq(dossiers.id, one.dossierId));
    expect(row?.state).toBe('scored');
  });

  it('refuses the same number on the same day twice, and nothing chosen', async () => {
    const one = await scoredDossier(db, { provinceCode: '91', stars: 3, average: 5500 });
    const two = await scoredDossier(db, { provinceCode: '91', stars: 3, average: 5500 });
    const same = order({ resultIds: [one.resultId] });
    await issueDecision(db, same);
    await expect(issueDecision(db, { ...same, resultIds: [two.resultId] })).rejects.toMatchObject({
      code: 'decision-exists',
    });
    await expect(issueDecision(db, order({}))).rejects.toMatchObject({ code: 'nothing-chosen' });
  });

  it('all or nothing: one bad result among good ones writes none', async () => {
    const good = await scoredDossier(db, { provinceCode: '91', stars: 3, average: 5500 });
    const bad = await scoredDossier(db, { provinceCode: '91', stars: 5, average: 9500 });
    const before = (await db.select().from(certificates)).length;
    await expect(
      issueDecision(db, order({ resultIds: [good.resultId, bad.resultId] })),
    ).rejects.toMatchObject({ code: 'result-not-issuable' });
    expect((await db.select().from(certificates)).length).toBe(before);
  });

  it('five stars: the minister, from a central council', async () => {
    const five = await scoredDossier(db, {
      provinceCode: '91',
      stars: 5,
      average: 9100,
      level: 'centre',
    });
    const central = { level: 'centre', provinceCode: null, resultIds: [five.resultId] } as const;
    await expect(issueDecision(db, order({ ...central }))).rejects.toMatchObject({
      code: 'not-allowed',
    });
    const { certificates: given } = await issueDecision(
      db,
      order({ ...central, number: '77/QĐ-BNNMT', actor: minister }),
    );
    const found = await readCertificate(db, given[0]?.code ?? '', day('2026-11-22'));
    expect(found?.standing.stars).toBe(5);
  });

  it.each([...GRANTED_ROLES.filter((role) => role !== 'provincial-officer'), 'anyone'] as const)(
    'is not for %s',
    async (role) => {
      const one = await scoredDossier(db, { provinceCode: '91', stars: 3, average: 5500 });
      const scope = {
        provinceCode: '91',
        communeCode: '00004',
        producerId: one.producerId,
        councilId: 1,
      };
      const actor = role === 'anyone' ? ANYONE : actorAs(role, scope);
      await expect(
        issueDecision(db, order({ actor, resultIds: [one.resultId] })),
      ).rejects.toMatchObject({ code: 'not-allowed' });
    },
  );

  it('is not for the officer of another province', async () => {
    const one = await scoredDossier(db, { provinceCode: '91', stars: 3, average: 5500 });
    const actor = actorAs('provincial-officer', { provinceCode: '01' });
    await expect(
      issueDecision(db, order({ actor, resultIds: [one.resultId] })),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(
      issueDecision(db, order({ actor, provinceCode: '01', resultIds: [one.resultId] })),
    ).rejects.toMatchObject({ code: 'no-such-result' });
  });
});

describe('figures', () => {
  it.each([
    [9000, 5],
    [8999, 4],
    [7000, 4],
    [6999, 3],
    [5000, 3],
    [4999, 2],
    [3000, 2],
    [2999, 1],
  ])('%i hundredths of a point lie in the band of %i stars', (average, stars) => {
    expect(bandOf(average)).toBe(stars);
  });
  it('prints scores with a comma', () => {
    expect([8966, 9000, 5005].map(scoreText)).toEqual(['89,66', '90,00', '50,05']);
  });
});
