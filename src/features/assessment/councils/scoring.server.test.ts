import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changesAfter, lastChangeId } from '#db/changes.ts';
import { closeDb, type Db, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { mails } from '#db/schema/accounts.ts';
import { producers } from '#db/schema/catalogue.ts';
import { meetings, results, roundDossiers, scoreSheets } from '#db/schema/councils.ts';
import { dossiers } from '#db/schema/dossiers.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { type Actor, ANYONE, SYSTEM } from '#src/features/accounts/may.ts';
import { loadFirstCatalogue } from '#src/features/catalogue/load-first-catalogue.server.ts';
import { saveReport } from './advise.server.ts';
import { closeMeeting } from './close-meeting.server.ts';
import { type Position, USUAL_RULES } from './council-rules.ts';
import { decideDossier } from './decide-dossier.server.ts';
import type { Decision } from './decisions.ts';
import { callToMeeting, openMeeting } from './hold-meeting.server.ts';
import { changeCouncil, createCouncil } from './manage-council.server.ts';
import {
  addToRound,
  createRound,
  reopenRound,
  startScoring,
  takeFromRound,
} from './manage-round.server.ts';
import { openNextTurn } from './open-next-turn.server.ts';
import { saveSheet } from './save-sheet.server.ts';
import { endSeat, seatMember } from './seat-members.server.ts';
import {
  acceptedDossier,
  councilWith,
  fullMarks,
  NOW,
  runningRound,
  sign,
} from './scoring.fixture.server.ts';
import { EMPTY_SHEET } from './sheet-content.ts';
import { readSheetPage } from './read-sheet.server.ts';
import { sheetsSeen } from './sheets-seen.server.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-councils-'));
let db: Db;
let place: { provinceCode: string; communeCode: string; producerId: number };

beforeAll(async () => {
  db = await openDb(`file:${path.join(folder, 'test.db')}`);
  await migrate(db, new Date(NOW).toISOString());
  await loadFirstCatalogue(db, { now: NOW, actor: SYSTEM, demo: false });
  const all = await db.select().from(producers);
  const one = all.find(({ communeCode }) => communeCode !== null);
  if (!one?.communeCode) throw new Error('no producer with a commune');
  place = { provinceCode: one.provinceCode, communeCode: one.communeCode, producerId: one.id };
}, 60_000);

afterAll(() => {
  closeDb(db);
  rmSync(folder, { recursive: true, force: true });
});

async function running(
  options: { positions?: Position[]; rules?: Partial<typeof USUAL_RULES>; kind?: 'first' } = {},
) {
  const council = await councilWith(db, { provinceCode: place.provinceCode, ...options });
  const dossier = await acceptedDossier(db, place);
  const roundId = await runningRound(db, council.id, [dossier.id]);
  const at = { roundId, dossierId: dossier.id };
  const secretary = council.people.find(({ grants }) => grants[0]?.role === 'council-secretary');
  const scorers = council.people.filter(({ grants }) => grants[0]?.role === 'council-member');
  return { ...council, dossier, roundId, at, secretary: secretary as Actor, scorers };
}

const meet = (room: { roundId: number; seats: number[]; secretary: Actor }, attended?: number[]) =>
  openMeeting(db, {
    ...{ roundId: room.roundId, heldOn: '2026-11-21', place: 'Trụ sở UBND', note: '' },
    ...{ attended: attended ?? room.seats, absentWhy: {}, version: 0 },
    ...{ actor: room.secretary, now: NOW },
  });

const decide = (
  room: { at: { roundId: number; dossierId: number }; secretary: Actor },
  more: { decision?: Decision; why?: string; version?: number } = {},
) =>
  decideDossier(db, {
    ...room.at,
    ...{ decision: 'rate', why: '', version: 1, ...more },
    ...{ actor: room.secretary, now: NOW },
  });

const resultOf = async (dossierId: number) =>
  (await db.select().from(results).where(eq(results.dossierId, dossierId)))[0];

const code = (wanted: string) => ({ code: wanted });

describe('a dossier scored by three members', () => {
  it('gets the mean, its star by band and minimum marks, minutes with a hash, and change rows', async () => {
    const from = await lastChangeId(db);
    const room = await running();
    const [a, b, c] = room.scorers as [Actor, Actor, Actor];
    // 100, 99 and 98: the electronic traceability code missing in one of three sheets is no majority.
    expect(await sign(db, a, room.at, { answers: fullMarks(1) })).toEqual({
      total: 10_000,
      stars: 5,
    });
    await sign(db, b, room.at, { answers: fullMarks(1, { '2.3': 2 }) });
    await sign(db, c, room.at, { answers: fullMarks(1, { '6.3': 1 }) });
    expect(await meet(room)).toEqual({ quorumMet: true });
    expect(await decide(room)).toMatchObject({ averageHundredths: 9900, stars: 5 });

    const [row] = await db.select().from(dossiers).where(eq(dossiers.id, room.dossier.id));
    expect(row).toMatchObject({ state: 'scored', resultHundredths: 9900, resultStars: 5 });
    expect(await resultOf(room.dossier.id)).toMatchObject({
      ...{ outcome: 'rated', sheets: 3, starsByBand: 5, stars: 5, level: 'province' },
      ...{ gateRule: 'majority', criteriaVersion: 'qd26-2026', setNo: 1, decisionId: null },
    });
    const { hash } = await closeMeeting(db, {
      ...{ roundId: room.roundId, actor: room.secretary, now: NOW },
    });
    const [kept] = await db.select().from(meetings).where(eq(meetings.roundId, room.roundId));
    expect(kept?.minutesHash).toBe(hash);
    expect(JSON.parse(kept?.minutes ?? '')).toMatchObject({
      heldOn: '2026-11-21',
      quorum: { met: true, present: 3, seats: 3, needed: 3 },
      dossiers: [
        { code: room.dossier.code, average: 9900, stars: 5, lowest: 9800, highest: 10_000 },
      ],
    });
    const deeds = (await changesAfter(db, from)).map(({ deed }) => deed);
    for (const deed of [
      ...['create-council', 'seat-council-member', 'create-round', 'add-to-round', 'move-round'],
      ...[
        'open-score-sheet',
        'sign-score-sheet',
        'open-meeting',
        'decide-dossier',
        'close-meeting',
      ],
    ]) {
      expect(deeds).toContain(deed);
    }
    const invited = await db
      .select()
      .from(mails)
      .where(eq(mails.about, `round:${room.roundId}`));
    expect(invited).toHaveLength(4);
  });

  it('is held under four stars when most sheets miss a minimum mark, and says which', async () => {
    const room = await running();
    for (const [index, actor] of room.scorers.entries()) {
      await sign(db, actor, room.at, { answers: fullMarks(1, index < 2 ? { '2.3': 2 } : {}) });
    }
    await meet(room);
    expect(await decide(room)).toMatchObject({ stars: 3 });
    const result = await resultOf(room.dossier.id);
    expect(result).toMatchObject({ starsByBand: 5, stars: 3 });
    expect(JSON.parse(result?.reasons ?? '')).toMatchObject({
      missed: [{ gate: 4, item: '2.3', needed: 3, given: 2 }],
    });
  });

  it('counts neither who abstains nor who is absent', async () => {
    const room = await running({
      positions: ['chair', 'member', 'member', 'member', 'member', 'secretary'],
    });
    const [a, b, c, d, e] = room.scorers as [Actor, Actor, Actor, Actor, Actor];
    await sign(db, a, room.at, { answers: fullMarks(1) });
    await sign(db, b, room.at, { answers: fullMarks(1, { '8': 3 }) });
    await expect(sign(db, c, room.at, { conflict: ' ' })).rejects.toMatchObject(
      code('conflict-needs-reason'),
    );
    expect(await sign(db, c, room.at, { conflict: 'Em ruột là giám đốc' })).toEqual({
      total: null,
      stars: null,
    });
    await sign(db, d, room.at, { answers: fullMarks(1) });
    await sign(db, e, room.at, { answers: {} });
    await meet(
      room,
      room.seats.filter((_, index) => index !== 4),
    );
    expect(await decide(room)).toMatchObject({ averageHundredths: 9933 });
    expect(await resultOf(room.dossier.id)).toMatchObject({ sheets: 3 });
  });

  it('goes out when the majority says so, not when half does', async () => {
    const room = await running({ positions: ['chair', 'member', 'secretary'] });
    const out = { disqualified: ['forged-dossier'], disqualifiedWhy: 'Phiếu kiểm nghiệm giả' };
    const [a, b] = room.scorers as [Actor, Actor];
    await expect(
      sign(db, a, room.at, { answers: fullMarks(1), disqualified: ['forged-dossier'] }),
    ).rejects.toMatchObject(code('exclusion-needs-reason'));
    await expect(
      sign(db, a, room.at, { answers: fullMarks(1), ...out, disqualified: ['nothing'] }),
    ).rejects.toMatchObject(code('no-such-disqualifier'));
    await sign(db, a, room.at, { answers: fullMarks(1), ...out });
    await sign(db, b, room.at, { answers: fullMarks(1) });
    await meet(room);
    expect(await decide(room)).toMatchObject({ stars: 5 });

    const other = await running();
    for (const [index, actor] of other.scorers.entries()) {
      await sign(db, actor, other.at, { answers: fullMarks(1), ...(index < 2 ? out : {}) });
    }
    await meet(other);
    expect(await decide(other)).toMatchObject({ stars: 0 });
    expect(await resultOf(other.dossier.id)).toMatchObject({
      ...{ outcome: 'disqualified', starsByBand: 5, stars: 0 },
    });
  });
});

describe('the spread', () => {
  const low = { '1.1': 1, '1.5': 0, '8': 0, '4.3': 0 };

  it('over the limit asks for a second turn, then for the council’s own decision', async () => {
    const room = await running();
    const [a, b, c] = room.scorers as [Actor, Actor, Actor];
    await sign(db, a, room.at, { answers: fullMarks(1) });
    await sign(db, b, room.at, { answers: fullMarks(1, low) });
    await sign(db, c, room.at, { conflict: 'Cổ đông' });
    await meet(room);
    await expect(decide(room)).rejects.toMatchObject({
      ...code('spread-too-wide'),
      facts: { spread: 1500, limit: 10, turn: 1, turns: 2 },
    });
    await expect(
      decide(room, { decision: 'rate-despite-spread', why: 'Đã bàn' }),
    ).rejects.toMatchObject(code('spread-too-wide'));
    await openNextTurn(db, {
      ...room.at,
      ...{ why: 'Chênh 15 điểm', version: 1, actor: room.secretary, now: NOW },
    });
    // Turn 2 starts from what each scored; the abstention stands; nothing can be decided before all have signed.
    const second = await db
      .select()
      .from(scoreSheets)
      .where(and(eq(scoreSheets.dossierId, room.dossier.id), eq(scoreSheets.turn, 2)));
    expect(second.map(({ signedAt }) => signedAt !== null)).toEqual([false, false, true]);
    await expect(decide(room, { version: 2 })).rejects.toMatchObject(code('sheets-missing'));
    await expect(sign(db, a, room.at, { answers: {} })).rejects.toMatchObject(code('turn-over'));
    const again = { ...room.at, turn: 2, version: 1 };
    await sign(db, a, again, { answers: fullMarks(1) });
    await sign(db, b, again, { answers: fullMarks(1, low) });
    await expect(
      openNextTurn(db, { ...room.at, why: 'x', version: 2, actor: room.secretary, now: NOW }),
    ).rejects.toMatchObject(code('last-turn'));
    await expect(decide(room, { version: 2 })).rejects.toMatchObject(code('spread-too-wide'));
    await expect(
      decide(room, { version: 2, decision: 'rate-despite-spread' }),
    ).rejects.toMatchObject(code('reason-needed'));
    expect(
      await decide(room, { version: 2, decision: 'rate-despite-spread', why: 'Theo quy chế' }),
    ).toMatchObject({ averageHundredths: 9250 });
  });

  it('may end in no rating, with a reason', async () => {
    const room = await running({ rules: { scoringTurns: 1 } });
    const [a, b, c] = room.scorers as [Actor, Actor, Actor];
    await sign(db, a, room.at, { answers: fullMarks(1) });
    await sign(db, b, room.at, { answers: fullMarks(1, low) });
    await sign(db, c, room.at, { answers: fullMarks(1) });
    await meet(room);
    await expect(decide(room, { decision: 'not-rated' })).rejects.toMatchObject(
      code('reason-needed'),
    );
    expect(await decide(room, { decision: 'not-rated', why: 'Không thống nhất' })).toMatchObject({
      stars: 0,
    });
    expect(await resultOf(room.dossier.id)).toMatchObject({ outcome: 'not-rated' });
  });
});

describe('the meeting', () => {
  it('decides nothing before it is opened, without quorum or without the chair', async () => {
    const room = await running();
    for (const actor of room.scorers) await sign(db, actor, room.at, { answers: fullMarks(1) });
    await expect(decide(room)).rejects.toMatchObject(code('no-meeting'));
    expect(await meet(room, room.seats.slice(1))).toEqual({ quorumMet: false });
    await expect(decide(room)).rejects.toMatchObject({
      ...code('no-quorum'),
      facts: { present: 2, needed: 3, chairMissing: true },
    });
    await expect(
      closeMeeting(db, { roundId: room.roundId, actor: room.secretary, now: NOW }),
    ).rejects.toMatchObject(code('dossiers-undecided'));
    await expect(
      openMeeting(db, {
        ...{ roundId: room.roundId, heldOn: '2026-11-23', place: '', note: '', version: 1 },
        ...{ attended: [], absentWhy: {}, actor: room.secretary, now: NOW },
      }),
    ).rejects.toMatchObject(code('meeting-day'));
  });

  it('keeps its attendance once a dossier is decided', async () => {
    const room = await running();
    for (const actor of room.scorers) await sign(db, actor, room.at, { answers: fullMarks(1) });
    await meet(room);
    await decide(room);
    await expect(
      openMeeting(db, {
        ...{ roundId: room.roundId, heldOn: '2026-11-21', place: '', note: '', version: 1 },
        ...{ attended: [], absentWhy: {}, actor: room.secretary, now: NOW },
      }),
    ).rejects.toMatchObject(code('attendance-stands'));
    await expect(decide(room)).rejects.toMatchObject(code('dossier-decided'));
  });

  it('is not needed for a re-assessment on which the written opinions agree', async () => {
    const council = await running();
    await db
      .update(roundDossiers)
      .set({ mode: 'written' })
      .where(eq(roundDossiers.dossierId, council.dossier.id));
    const [a, b, c] = council.scorers as [Actor, Actor, Actor];
    await sign(db, a, council.at, { answers: fullMarks(1) });
    await sign(db, b, council.at, { answers: fullMarks(1) });
    await expect(decide(council)).rejects.toMatchObject(code('no-quorum'));
    await sign(db, c, council.at, { answers: fullMarks(1, { '2.3': 2 }) });
    await expect(decide(council)).rejects.toMatchObject(code('opinions-differ'));
    await callToMeeting(db, {
      ...council.at,
      ...{ why: 'Ý kiến khác nhau', actor: council.secretary, now: NOW },
    });
    await expect(decide(council, { version: 2 })).rejects.toMatchObject(code('no-meeting'));

    const agreed = await running();
    await db
      .update(roundDossiers)
      .set({ mode: 'written' })
      .where(eq(roundDossiers.dossierId, agreed.dossier.id));
    for (const actor of agreed.scorers) await sign(db, actor, agreed.at, { answers: fullMarks(1) });
    expect(await decide(agreed)).toMatchObject({ stars: 5 });
    await closeMeeting(db, { roundId: agreed.roundId, actor: agreed.secretary, now: NOW });
    const [kept] = await db.select().from(meetings).where(eq(meetings.roundId, agreed.roundId));
    expect(JSON.parse(kept?.minutes ?? '')).toMatchObject({ inWriting: true, quorum: null });
  });
});

describe('a score sheet', () => {
  it('is saved half done, refuses a stale save, unknown items and points the form does not offer', async () => {
    const room = await running();
    const [a] = room.scorers as [Actor];
    const work = { ...room.at, turn: 1, actor: a, now: NOW };
    const content = { ...EMPTY_SHEET, answers: { '1.1': 2 } };
    expect(await saveSheet(db, { ...work, version: 0, content })).toEqual({ version: 1 });
    await expect(saveSheet(db, { ...work, version: 0, content })).rejects.toMatchObject({
      ...code('sheet-changed'),
      facts: { version: 1 },
    });
    for (const answers of [{ '1.1': 9 }, { '99': 1 }]) {
      await expect(
        saveSheet(db, { ...work, version: 1, content: { ...content, answers } }),
      ).rejects.toMatchObject(code('scores-not-offered'));
    }
    const from = await lastChangeId(db);
    await saveSheet(db, { ...work, version: 1, content });
    expect(await lastChangeId(db)).toBe(from);
  });

  it('asks before items without a score count 0', async () => {
    const room = await running();
    const [a] = room.scorers as [Actor];
    const { signSheet } = await import('./sign-sheet.server.ts');
    await expect(
      signSheet(db, {
        ...{ ...room.at, turn: 1, version: 0, actor: a, now: NOW, zeroForUnanswered: false },
        content: { ...EMPTY_SHEET, answers: { '1.1': 3 } },
      }),
    ).rejects.toMatchObject(code('items-unanswered'));
  });

  it('cannot be changed once signed, by no command and by no statement', async () => {
    const room = await running();
    const [a] = room.scorers as [Actor];
    await sign(db, a, room.at, { answers: fullMarks(1) });
    await expect(
      saveSheet(db, { ...room.at, turn: 1, version: 2, content: EMPTY_SHEET, actor: a, now: NOW }),
    ).rejects.toMatchObject(code('sheet-is-signed'));
    await expect(
      db
        .update(scoreSheets)
        .set({ total: 1 })
        .where(eq(scoreSheets.dossierId, room.dossier.id))
        .catch((error: { cause?: unknown }) => Promise.reject(error.cause ?? error)),
    ).rejects.toThrow('never changed');
    await expect(
      db
        .delete(scoreSheets)
        .where(eq(scoreSheets.dossierId, room.dossier.id))
        .catch((error: { cause?: unknown }) => Promise.reject(error.cause ?? error)),
    ).rejects.toThrow('never deleted');
  });

  it('is read by nobody else before its turn is over, by the secretary once it is signed', async () => {
    const room = await running();
    const [a, b] = room.scorers as [Actor, Actor];
    const seen = async (actor: Actor): Promise<number> =>
      (await sheetsSeen(db, { ...room.at, actor })).length;
    await saveSheet(db, {
      ...{ ...room.at, turn: 1, version: 0, actor: a, now: NOW },
      content: { ...EMPTY_SHEET, answers: { '1.1': 2 } },
    });
    expect([await seen(a), await seen(b), await seen(room.secretary)]).toEqual([1, 0, 0]);
    await sign(db, a, { ...room.at, version: 1 }, { answers: fullMarks(1) });
    expect([await seen(a), await seen(b), await seen(room.secretary)]).toEqual([1, 0, 1]);
    const officer = actorAs('provincial-officer', { provinceCode: place.provinceCode });
    expect([await seen(officer), await seen(ANYONE)]).toEqual([1, 0]);
    expect(await seen(actorAs('provincial-officer', { provinceCode: 'xx' }))).toBe(0);
    expect(await seen(actorAs('council-member', { councilId: room.id + 1 }))).toBe(0);
    const page = await readSheetPage(db, { code: room.dossier.code, actor: b });
    expect(page?.sheet).toBeNull();
    await sign(db, b, room.at, { answers: fullMarks(1) });
    await sign(db, room.scorers[2] as Actor, room.at, { answers: fullMarks(1) });
    await meet(room);
    await decide(room);
    expect([await seen(a), await seen(b)]).toEqual([3, 3]);
  });
});

describe('the advisers’ report', () => {
  it('is saved, signed and then frozen', async () => {
    const room = await running();
    const adviser = room.people.at(-1) as Actor;
    const content = {
      ...{ paperReview: 'Đủ', surveyed: true, surveyedOn: null, surveyNote: '', tests: '' },
      ...{ answers: { '1.1': 2 }, remarks: { '1.1': 'Có hợp đồng' }, conclusion: 'Đề nghị chấm' },
    };
    const work = { ...room.at, content, actor: adviser, now: NOW };
    await saveReport(db, { ...work, version: 0, sign: false });
    await expect(saveReport(db, { ...work, version: 0, sign: false })).rejects.toMatchObject(
      code('report-changed'),
    );
    await expect(saveReport(db, { ...work, version: 1, sign: true })).rejects.toMatchObject({
      ...code('report-incomplete'),
      facts: { fields: ['surveyedOn'] },
    });
    const whole = { ...content, surveyedOn: '2026-11-10' };
    await saveReport(db, { ...work, content: whole, version: 1, sign: true });
    await expect(
      saveReport(db, { ...work, content: whole, version: 2, sign: false }),
    ).rejects.toMatchObject(code('report-is-signed'));
  });
});

describe('a round', () => {
  it('takes only accepted dossiers of its province, and gives back what nobody has signed', async () => {
    const room = await running();
    const by = { actor: SYSTEM, now: NOW };
    await expect(
      addToRound(db, { roundId: room.roundId, dossierIds: [room.dossier.id], ...by }),
    ).rejects.toMatchObject(code('dossier-elsewhere'));
    await expect(
      addToRound(db, { roundId: room.roundId, dossierIds: [], ...by }),
    ).rejects.toMatchObject(code('no-dossier-chosen'));
    const [a] = room.scorers as [Actor];
    await saveSheet(db, {
      ...{ ...room.at, turn: 1, version: 0, actor: a, now: NOW },
      content: EMPTY_SHEET,
    });
    await takeFromRound(db, { ...room.at, why: 'Rút để bổ sung', ...by });
    const [row] = await db.select().from(dossiers).where(eq(dossiers.id, room.dossier.id));
    expect(row).toMatchObject({ state: 'accepted', roundId: null });
    await addToRound(db, { roundId: room.roundId, dossierIds: [room.dossier.id], ...by });
    await sign(db, a, room.at, { answers: fullMarks(1) });
    await expect(takeFromRound(db, { ...room.at, why: 'Rút', ...by })).rejects.toMatchObject(
      code('sheets-signed'),
    );
    await expect(
      reopenRound(db, { roundId: room.roundId, version: 2, ...by }),
    ).rejects.toMatchObject(code('sheets-signed'));
    await expect(
      reopenRound(db, { roundId: room.roundId, version: 1, ...by }),
    ).rejects.toMatchObject(code('round-changed'));
  });
});

describe('a central council', () => {
  it('takes what was forwarded; under 90 points it goes back with the stars the province may give', async () => {
    const council = await councilWith(db, { provinceCode: null });
    const waiting = await acceptedDossier(db, place);
    const by = { actor: SYSTEM, now: NOW };
    const { id: roundId } = await createRound(db, {
      ...{ councilId: council.id, name: 'Đợt trung ương', proposedBefore: null, heldBefore: null },
      ...by,
    });
    await expect(
      addToRound(db, { roundId, dossierIds: [waiting.id], ...by }),
    ).rejects.toMatchObject(code('dossier-elsewhere'));
    await db
      .update(dossiers)
      .set({ state: 'forwarded-to-centre', resultHundredths: 9500, resultStars: 5 })
      .where(eq(dossiers.id, waiting.id));
    await addToRound(db, { roundId, dossierIds: [waiting.id], ...by });
    await startScoring(db, { roundId, version: 1, ...by });
    const at = { roundId, dossierId: waiting.id };
    const scorers = council.people.slice(0, 3);
    // 87 points, no minimum mark of four stars missed.
    const answers = fullMarks(1, { '8': 3, '4.3': 0, '5.2': 0, '1.7': 0, '6.3': 0 });
    for (const actor of scorers) await sign(db, actor, at, { answers });
    const secretary = council.people[3] as Actor;
    await meet({ roundId, seats: council.seats, secretary });
    expect(await decide({ at, secretary })).toMatchObject({ averageHundredths: 8700, stars: 4 });
    const [row] = await db.select().from(dossiers).where(eq(dossiers.id, waiting.id));
    expect(row).toMatchObject({ state: 'scored', resultHundredths: 8700, resultStars: 4 });
    expect(await resultOf(waiting.id)).toMatchObject({ level: 'centre', starsByBand: 4 });
  });
});

describe('who has no right', () => {
  it('is refused by every command: strangers, other councils, other provinces, other roles', async () => {
    const room = await running();
    const foreign = await councilWith(db, { provinceCode: null });
    const by = (actor: Actor) => ({ actor, now: NOW });
    const facts = {
      ...{ level: 'province' as const, provinceCode: place.provinceCode, name: 'Hội đồng khác' },
      ...{ decisionNo: '', establishedOn: null },
    };
    const seat = {
      ...{ position: 'member' as const, secretaryScores: false, name: 'A', post: '' },
      ...{ organisation: '', email: 'a@vi-du.test' },
    };
    const report = {
      ...{ paperReview: '', surveyed: false, surveyedOn: null, surveyNote: '', tests: '' },
      ...{ answers: {}, remarks: {}, conclusion: '' },
    };
    const sheet = { ...room.at, turn: 1, version: 0, content: EMPTY_SHEET };
    const meeting = {
      ...{ roundId: room.roundId, heldOn: '2026-11-21', place: '', note: '', attended: [] },
      ...{ absentWhy: {}, version: 0 },
    };
    const { roundId, at, id, secretary } = room;
    const [member] = room.scorers as [Actor];
    const adviser = room.people.at(-1) as Actor;
    const commands: Record<string, [(actor: Actor) => Promise<unknown>, Actor[]]> = {
      createCouncil: [
        (actor) => createCouncil(db, { facts, rules: USUAL_RULES, ...by(actor) }),
        [member, secretary],
      ],
      changeCouncil: [
        (actor) => changeCouncil(db, { id, facts, rules: USUAL_RULES, version: 1, ...by(actor) }),
        [member, secretary],
      ],
      seatMember: [
        (actor) => seatMember(db, { councilId: id, facts: seat, ...by(actor) }),
        [member, secretary],
      ],
      endSeat: [
        (actor) => endSeat(db, { councilId: id, memberId: 1, why: 'x', ...by(actor) }),
        [member, secretary],
      ],
      createRound: [
        (actor) =>
          createRound(db, {
            ...{ councilId: id, name: 'Đợt', proposedBefore: null, heldBefore: null },
            ...by(actor),
          }),
        [member, adviser],
      ],
      addToRound: [(actor) => addToRound(db, { roundId, dossierIds: [1], ...by(actor) }), [member]],
      takeFromRound: [(actor) => takeFromRound(db, { ...at, why: 'x', ...by(actor) }), [member]],
      startScoring: [(actor) => startScoring(db, { roundId, version: 1, ...by(actor) }), [member]],
      reopenRound: [(actor) => reopenRound(db, { roundId, version: 1, ...by(actor) }), [member]],
      saveSheet: [(actor) => saveSheet(db, { ...sheet, ...by(actor) }), [secretary, adviser]],
      signSheet: [(actor) => sign(db, actor, at, {}), [secretary, adviser]],
      saveReport: [
        (actor) =>
          saveReport(db, { ...at, content: report, version: 0, sign: false, ...by(actor) }),
        [member, secretary],
      ],
      openMeeting: [(actor) => openMeeting(db, { ...meeting, ...by(actor) }), [member, adviser]],
      callToMeeting: [(actor) => callToMeeting(db, { ...at, why: 'x', ...by(actor) }), [member]],
      openNextTurn: [
        (actor) => openNextTurn(db, { ...at, why: 'x', version: 1, ...by(actor) }),
        [member, adviser],
      ],
      decideDossier: [
        (actor) =>
          decideDossier(db, { ...at, decision: 'rate', why: '', version: 1, ...by(actor) }),
        [member, adviser, actorAs('provincial-officer', { provinceCode: place.provinceCode })],
      ],
      closeMeeting: [(actor) => closeMeeting(db, { roundId, ...by(actor) }), [member, adviser]],
    };
    const before = await lastChangeId(db);
    for (const [name, [command, others]] of Object.entries(commands)) {
      const strangers = [
        ANYONE,
        ...foreign.people,
        actorAs('provincial-officer', { provinceCode: 'xx' }),
        actorAs('commune-officer', { communeCode: place.communeCode }),
        actorAs('producer', { producerId: place.producerId }),
        ...others,
      ];
      for (const actor of strangers) {
        await expect(command(actor), `${name} by ${actor.name}`).rejects.toMatchObject(
          code('not-allowed'),
        );
      }
    }
    expect(await lastChangeId(db)).toBe(before);
    expect(
      await readSheetPage(db, { code: room.dossier.code, actor: foreign.people[0] as Actor }),
    ).toBeNull();
  });

  it('has the right but no seat: told so', async () => {
    const room = await running();
    const visitor = actorAs('council-member', { councilId: room.id });
    await expect(sign(db, visitor, room.at, {})).rejects.toMatchObject(code('no-seat'));
  });
});
