import { Refusal } from '#src/base/refusal.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { endDemoLots } from '#src/features/trace/codes/demo/end-demo-lots.server.ts';
import { makeDemoLots } from '#src/features/trace/codes/demo/make-demo-lots.server.ts';
import { giveShortCodes } from '#src/features/trace/codes/give-short-codes.server.ts';
import { importEpcis, previewEpcis } from '#src/features/trace/epcis/import-epcis.server.ts';
import { exportLot } from '#src/features/trace/epcis/export-lot.server.ts';
import { FIRST_CHOICE, readLabelOptions } from '#src/features/trace/labels/label-options.ts';
import { labelJob, startLabelJob } from '#src/features/trace/labels/label-jobs.server.ts';
import { readLabelLot } from '#src/features/trace/labels/read-label-lot.server.ts';
import { changeLot } from '#src/features/trace/lots/change-lot.server.ts';
import { createLot } from '#src/features/trace/lots/create-lot.server.ts';
import { declareError } from '#src/features/trace/lots/declare-error.server.ts';
import { recordStep } from '#src/features/trace/lots/record-step.server.ts';
import { changeRecallText } from '#src/features/trace/recalls/change-recall-text.server.ts';
import { extendRecall } from '#src/features/trace/recalls/extend-recall.server.ts';
import { liftRecall } from '#src/features/trace/recalls/lift-recall.server.ts';
import { openRecall } from '#src/features/trace/recalls/open-recall.server.ts';
import { planRecall } from '#src/features/trace/recalls/plan-recall.server.ts';
import { findSentLot } from '#src/features/trace/recorder/find-sent-lot.server.ts';
import { readOwnFile } from '#src/features/trace/recorder/read-event-file.server.ts';
import { readOwn } from '#src/features/trace/recorder/read-own.server.ts';
import { answerWrongReport } from '#src/features/trace/reports/answer-wrong-report.server.ts';
import { forgetReportContacts } from '#src/features/trace/reports/forget-contacts.server.ts';
import { sendWrongReport } from '#src/features/trace/reports/send-wrong-report.server.ts';
import { countScans } from '#src/features/trace/scans/count-scans.server.ts';
import { dayAt } from '#src/base/day.ts';
import { type Deed, EVERYBODY } from './deeds.examples.ts';
import { lotOf, NOTICE, stepOf } from './traces.examples.ts';
import { NOW } from './worlds.examples.ts';

const PRODUCER = { own: ['producer'] } as const;
/** Whoever keeps people safe, and whose goods they are. */
const RECALLS = {
  everywhere: ['ministry-officer'],
  own: ['provincial-officer', 'producer'],
  missing: 'no-such-lot',
} as const;
/** Not whose goods they are. */
const LIFTS = { everywhere: ['ministry-officer'], own: ['provincial-officer'] } as const;
const OFFICE_ANSWERS = { own: ['provincial-officer', 'commune-officer', 'producer'] } as const;
const NOTHING_THERE = 'no-such-thing';
const siteUrl = 'https://moixa.example';

/** What is read comes as null where it is not for this person. */
async function there<T>(found: Promise<T | null>): Promise<T> {
  const thing = await found;
  if (thing === null) throw new Refusal(NOTHING_THERE, {});
  return thing;
}

const onLots: readonly Deed[] = [
  {
    ...{ name: 'createLot', ...PRODUCER },
    run: ({ db }, { traces }, actor) =>
      createLot(db, { lot: lotOf(traces.itemId, 'LO-MOI-1'), actor, now: NOW }),
  },
  {
    ...{ name: 'changeLot', ...PRODUCER },
    run: ({ db }, { traces }, actor) => {
      const { tradeItemId: _, clientId: __, ...lot } = lotOf(0, `${traces.lotMark}.1`);
      return changeLot(db, { id: traces.lotId, version: 1, lot, actor, now: NOW });
    },
  },
  {
    ...{ name: 'recordStep', ...PRODUCER },
    run: ({ db }, { traces }, actor) =>
      recordStep(db, { step: stepOf(traces.lotId), actor, now: NOW }),
  },
  {
    ...{ name: 'declareError', ...PRODUCER },
    run: ({ db }, { traces }, actor) =>
      declareError(db, {
        ...{ row: traces.eventRow, reason: 'did_not_occur', replacement: null, actor, now: NOW },
      }),
  },
  ...([importEpcis, previewEpcis] as const).map((command): Deed => ({
    ...{ name: command.name, ...PRODUCER },
    run: async ({ db }, { traces, producerId }, actor) => {
      const text = JSON.stringify(await exportLot(db, traces.lotId, siteUrl, 'owner'));
      return command(db, { text, producerId, origin: siteUrl, actor, now: NOW });
    },
  })),
  {
    ...{ name: 'startLabelJob', own: ['provincial-officer', 'producer'] },
    run: async ({ db, files }, { traces }, actor) => {
      const asked = { id: traces.lotId, actor: SYSTEM, today: dayAt(NOW) };
      const lot = await there(readLabelLot(db, asked));
      const options = readLabelOptions((field) => FIRST_CHOICE[field] ?? null);
      const { id } = await startLabelJob(
        { db, files },
        {
          ...{ lot, options, runId: traces.runId, origin: siteUrl, author: 'Mỗi Xã' },
          ...{ actor, now: NOW },
        },
      );
      const state = () => labelJob(db, { id, lotId: traces.lotId, actor })?.state;
      while (state() === 'waiting' || state() === 'working') {
        await new Promise((done) => setTimeout(done, 5));
      }
      if (state() !== 'done') throw new Error('the labels were not made');
    },
  },
  {
    ...{ name: 'findSentLot', ...PRODUCER, missing: NOTHING_THERE },
    run: ({ db }, { traces }, actor) =>
      there(findSentLot(db, { clientId: traces.lotClientId, actor })),
  },
  {
    ...{ name: 'readOwn', ...PRODUCER, missing: NOTHING_THERE },
    run: ({ db }, { producerId }, actor) =>
      there(
        readOwn(db, { actor, only: producerId }).then((own) =>
          own.producers.length + own.items.length + own.parties.length + own.lots.length === 0
            ? null
            : own,
        ),
      ),
  },
  {
    // A paper that was not opened: as private as the parties it names.
    ...{ name: 'readOwnFile:closed', everywhere: ['ministry-officer'], missing: NOTHING_THERE },
    own: ['provincial-officer', 'producer'],
    run: ({ db }, { traces }, actor) => there(readOwnFile(db, { id: traces.files.closed, actor })),
  },
  {
    ...{ name: 'readOwnFile:open', missing: NOTHING_THERE },
    ...{ everywhere: ['administrator', 'ministry-officer'] },
    own: ['provincial-officer', 'commune-officer', 'producer'],
    run: ({ db }, { traces }, actor) => there(readOwnFile(db, { id: traces.files.open, actor })),
  },
];

const onRecalls: readonly Deed[] = [
  {
    ...{ name: 'planRecall', ...RECALLS },
    run: ({ db }, { traces }, actor) => planRecall(db, { named: [traces.lotId], actor }),
  },
  {
    ...{ name: 'openRecall', ...RECALLS },
    run: ({ db }, { traces }, actor) =>
      openRecall(db, { named: [traces.lotId], text: NOTICE, actor, now: NOW, siteUrl }),
  },
  {
    ...{ name: 'extendRecall', ...RECALLS },
    run: ({ db }, { traces }, actor) =>
      extendRecall(db, {
        ...{ code: traces.recalls.own.code, version: 1, named: [traces.lotId] },
        ...{ actor, now: NOW, siteUrl },
      }),
  },
  {
    // A lot beyond the recall's own producer cannot be drawn in by the way.
    ...{ name: 'extendRecall:office', ...RECALLS },
    run: ({ db }, { traces }, actor) =>
      extendRecall(db, {
        ...{ code: traces.recalls.office.code, version: 1, named: [traces.lotId] },
        ...{ actor, now: NOW, siteUrl },
      }),
  },
  {
    ...{ name: 'changeRecallText', ...RECALLS },
    run: ({ db }, { traces }, actor) =>
      changeRecallText(db, {
        ...{ code: traces.recalls.own.code, version: 1, text: NOTICE, actor, now: NOW },
      }),
  },
  {
    // Whoever is warned of does not soften the warning of an office.
    ...{ name: 'changeRecallText:office', ...LIFTS },
    run: ({ db }, { traces }, actor) =>
      changeRecallText(db, {
        ...{ code: traces.recalls.office.code, version: 1, text: NOTICE, actor, now: NOW },
      }),
  },
  {
    ...{ name: 'liftRecall', ...LIFTS },
    run: ({ db }, { traces }, actor) =>
      liftRecall(db, {
        ...{ code: traces.recalls.own.code, version: 1, reason: 'Đã xử lý xong', actor, now: NOW },
        siteUrl,
      }),
  },
];

const onReports: readonly Deed[] = [
  {
    ...{ name: 'sendWrongReport', everywhere: EVERYBODY },
    run: ({ db }, { traces }, actor) =>
      sendWrongReport(db, {
        report: {
          ...{ scanned: traces.links.item, tradeItemId: traces.itemId, lotId: null, lang: 'vi' },
          ...{ kind: 'other', said: `Có điều không đúng ở đây ${actor.name}`, contact: '' },
          photo: null,
        },
        ...{ actor, now: NOW, siteUrl },
      }),
  },
  {
    ...{ name: 'answerWrongReport', everywhere: ['ministry-officer'], ...OFFICE_ANSWERS },
    run: ({ db }, { traces }, actor) =>
      answerWrongReport(db, {
        ...{ code: traces.reports.own, version: 1, state: 'looking', answer: 'Đang xem' },
        ...{ actor, now: NOW },
      }),
  },
  {
    // Of a code that nobody knows: in no province and of no producer.
    ...{ name: 'answerWrongReport:unknown', everywhere: ['ministry-officer'] },
    run: ({ db }, { traces }, actor) =>
      answerWrongReport(db, {
        ...{ code: traces.reports.unknown, version: 1, state: 'looking', answer: 'Đang xem' },
        ...{ actor, now: NOW },
      }),
  },
  // The program itself, and nobody who can sign in.
  {
    name: 'forgetReportContacts',
    run: ({ db }, _, actor) => forgetReportContacts(db, { actor, now: NOW }),
  },
  {
    name: 'countScans',
    run: ({ db }, { traces }, actor) =>
      countScans(db, {
        batch: [{ link: traces.links.unit, place: '', scans: 1, firstAt: NOW, lastAt: NOW }],
        actor,
      }),
  },
  { name: 'giveShortCodes', run: ({ db }, _, actor) => giveShortCodes(db, { actor, now: NOW }) },
  { name: 'makeDemoLots', run: ({ db }, _, actor) => makeDemoLots(db, { actor, now: NOW }) },
  {
    ...{ name: 'endDemoLots', everywhere: ['administrator'] },
    run: ({ db }, _, actor) => endDemoLots(db, { actor, now: NOW }),
  },
];

export const TRACE_DEEDS: readonly Deed[] = [...onLots, ...onRecalls, ...onReports];
