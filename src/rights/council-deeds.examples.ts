import { saveReport } from '#src/features/assessment/councils/advise.server.ts';
import { closeMeeting } from '#src/features/assessment/councils/close-meeting.server.ts';
import { USUAL_RULES } from '#src/features/assessment/councils/council-rules.ts';
import { decideDossier } from '#src/features/assessment/councils/decide-dossier.server.ts';
import {
  callToMeeting,
  openMeeting,
} from '#src/features/assessment/councils/hold-meeting.server.ts';
import { makeDemoCouncil } from '#src/features/assessment/councils/make-demo-council.server.ts';
import {
  changeCouncil,
  createCouncil,
} from '#src/features/assessment/councils/manage-council.server.ts';
import {
  addToRound,
  createRound,
  reopenRound,
  startScoring,
  takeFromRound,
} from '#src/features/assessment/councils/manage-round.server.ts';
import { openNextTurn } from '#src/features/assessment/councils/open-next-turn.server.ts';
import { saveSheet } from '#src/features/assessment/councils/save-sheet.server.ts';
import { endSeat, seatMember } from '#src/features/assessment/councils/seat-members.server.ts';
import { EMPTY_SHEET } from '#src/features/assessment/councils/sheet-content.ts';
import { signSheet } from '#src/features/assessment/councils/sign-sheet.server.ts';
import type { Deed } from './deeds.examples.ts';
import { NOW } from './worlds.examples.ts';

/** QĐ 26/2026 Điều 6: the province sets up its council, the ministry the central one. */
const PROVINCIAL = { everywhere: ['administrator'], own: ['provincial-officer'] } as const;
const CENTRAL = { everywhere: ['administrator', 'ministry-officer'] } as const;
const ROUND = {
  everywhere: ['administrator', 'ministry-officer'],
  own: ['provincial-officer', 'council-secretary'],
} as const;
const SECRETARY = { own: ['council-secretary'] } as const;
const MEMBER = { own: ['council-member'] } as const;

const facts = { name: 'Hội đồng mới', decisionNo: '', establishedOn: null };
const seat = {
  position: 'member',
  secretaryScores: false,
  name: 'Người mới',
  post: '',
  organisation: '',
  email: 'moi@vi-du.test',
} as const;

export const COUNCIL_DEEDS: readonly Deed[] = [
  {
    name: 'createCouncil:province',
    ...PROVINCIAL,
    run: ({ db }, { provinceCode }, actor) =>
      createCouncil(db, {
        ...{ facts: { ...facts, level: 'province', provinceCode }, rules: USUAL_RULES },
        ...{ actor, now: NOW },
      }),
  },
  {
    name: 'createCouncil:centre',
    ...CENTRAL,
    run: ({ db }, { provinceCode }, actor) =>
      createCouncil(db, {
        ...{ facts: { ...facts, level: 'centre', provinceCode }, rules: USUAL_RULES },
        ...{ actor, now: NOW },
      }),
  },
  {
    name: 'changeCouncil',
    ...PROVINCIAL,
    run: ({ db }, { council }, actor) =>
      changeCouncil(db, {
        ...{ id: council.id, facts, rules: USUAL_RULES, version: 1, actor, now: NOW },
      }),
  },
  {
    name: 'changeCouncil:centre',
    ...CENTRAL,
    run: ({ db }, { centralCouncilId: id }, actor) =>
      changeCouncil(db, { id, facts, rules: USUAL_RULES, version: 1, actor, now: NOW }),
  },
  {
    name: 'seatMember',
    ...PROVINCIAL,
    run: ({ db }, { council }, actor) =>
      seatMember(db, { councilId: council.id, facts: seat, actor, now: NOW }),
  },
  {
    name: 'seatMember:centre',
    ...CENTRAL,
    run: ({ db }, { centralCouncilId: councilId }, actor) =>
      seatMember(db, { councilId, facts: seat, actor, now: NOW }),
  },
  {
    name: 'endSeat',
    ...PROVINCIAL,
    run: ({ db }, { council }, actor) =>
      endSeat(db, {
        ...{ councilId: council.id, memberId: council.seats[2] ?? 0, why: 'Nghỉ', actor, now: NOW },
      }),
  },
  {
    name: 'makeDemoCouncil',
    run: ({ db }, { provinceCode }, actor) =>
      makeDemoCouncil(db, { provinceCode, actor, now: NOW }),
  },
  {
    name: 'createRound',
    ...ROUND,
    run: ({ db }, { council }, actor) =>
      createRound(db, {
        ...{ councilId: council.id, name: 'Đợt mới', proposedBefore: null, heldBefore: null },
        ...{ actor, now: NOW },
      }),
  },
  {
    name: 'createRound:centre',
    ...CENTRAL,
    run: ({ db }, { centralCouncilId: councilId }, actor) =>
      createRound(db, {
        ...{ councilId, name: 'Đợt mới', proposedBefore: null, heldBefore: null },
        ...{ actor, now: NOW },
      }),
  },
  {
    name: 'addToRound',
    ...ROUND,
    run: ({ db }, { rounds, dossiers }, actor) =>
      addToRound(db, {
        ...{ roundId: rounds.open, dossierIds: [dossiers.waiting.id], actor, now: NOW },
      }),
  },
  {
    name: 'takeFromRound',
    ...ROUND,
    run: ({ db }, { rounds, dossiers }, actor) =>
      takeFromRound(db, {
        ...{ roundId: rounds.open, dossierId: dossiers.inOpenRound.id, why: 'Nhầm' },
        ...{ actor, now: NOW },
      }),
  },
  {
    name: 'startScoring',
    ...ROUND,
    run: ({ db }, { rounds }, actor) =>
      startScoring(db, { roundId: rounds.open, version: 1, actor, now: NOW }),
  },
  {
    name: 'reopenRound',
    ...ROUND,
    run: ({ db }, { rounds }, actor) =>
      reopenRound(db, { roundId: rounds.fresh, version: 2, actor, now: NOW }),
  },
  {
    name: 'saveReport',
    own: ['advisory-team'],
    run: ({ db }, { rounds, dossiers }, actor) =>
      saveReport(db, {
        ...{ roundId: rounds.running, dossierId: dossiers.scoring.id, version: 0, sign: true },
        content: {
          ...{ paperReview: 'Đủ', surveyed: false, surveyedOn: null, surveyNote: '', tests: '' },
          ...{ answers: {}, remarks: {}, conclusion: 'Đạt' },
        },
        ...{ actor, now: NOW },
      }),
  },
  ...([saveSheet, signSheet] as const).map((command): Deed => ({
    name: command.name,
    ...MEMBER,
    run: ({ db }, { rounds, dossiers }, actor) =>
      command(db, {
        ...{ roundId: rounds.running, dossierId: dossiers.scoring.id, turn: 1, version: 0 },
        ...{ content: EMPTY_SHEET, zeroForUnanswered: true, actor, now: NOW },
      }),
  })),
  {
    name: 'openMeeting',
    ...SECRETARY,
    run: ({ db }, { rounds, council }, actor) =>
      openMeeting(db, {
        ...{ roundId: rounds.fresh, heldOn: '2026-11-21', place: '', attended: council.seats },
        ...{ absentWhy: {}, note: '', version: 0, actor, now: NOW },
      }),
  },
  {
    name: 'callToMeeting',
    ...SECRETARY,
    run: ({ db }, { rounds, dossiers }, actor) =>
      callToMeeting(db, {
        ...{ roundId: rounds.running, dossierId: dossiers.scoring.id, why: 'Phức tạp' },
        ...{ actor, now: NOW },
      }),
  },
  {
    name: 'openNextTurn',
    ...SECRETARY,
    run: ({ db }, { rounds, dossiers }, actor) =>
      openNextTurn(db, {
        ...{ roundId: rounds.running, dossierId: dossiers.signed.id, why: 'Lệch', version: 1 },
        ...{ actor, now: NOW },
      }),
  },
  {
    name: 'decideDossier',
    ...SECRETARY,
    run: ({ db }, { rounds, dossiers }, actor) =>
      decideDossier(db, {
        ...{ roundId: rounds.running, dossierId: dossiers.signed.id, decision: 'rate', why: '' },
        ...{ version: 1, actor, now: NOW },
      }),
  },
  {
    name: 'closeMeeting',
    ...SECRETARY,
    run: ({ db }, { rounds }, actor) =>
      closeMeeting(db, { roundId: rounds.running, actor, now: NOW }),
  },
];
