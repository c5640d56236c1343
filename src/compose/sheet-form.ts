import { type Form, itemsOf } from '#src/features/criteria/form.ts';
import type { ReportContent } from '#src/features/assessment/councils/advise.server.ts';
import type { SheetContent } from '#src/features/assessment/councils/sheet-content.ts';
import { text, textOrNull } from './council-form.ts';

/** Points by item as chosen in a form; what is no number stays in and is refused by the command. */
function readAnswers(form: FormData, criteria: Form): Record<string, number> {
  return Object.fromEntries(
    itemsOf(criteria)
      .map(({ code }): [string, string] => [code, text(form, `m${code}`)])
      .filter(([, typed]) => typed !== '')
      .map(([code, typed]) => [code, Number(typed)]),
  );
}

function readNotes(form: FormData, criteria: Form): Record<string, string> {
  return Object.fromEntries(itemsOf(criteria).map(({ code }) => [code, text(form, `y${code}`)]));
}

/** A score sheet as filled in. */
export function readSheetForm(form: FormData, criteria: Form): SheetContent {
  return {
    answers: readAnswers(form, criteria),
    opinions: readNotes(form, criteria),
    opinion: text(form, 'y-chung'),
    conflict: form.has('xung-dot') ? text(form, 'xung-dot-vi') : null,
    disqualified: form.getAll('loai').map(String),
    disqualifiedWhy: text(form, 'loai-vi'),
  };
}

/** An advisers' report as filled in. */
export function readReportForm(form: FormData, criteria: Form): ReportContent {
  return {
    paperReview: text(form, 'xem-ho-so'),
    surveyed: form.has('khao-sat'),
    surveyedOn: textOrNull(form, 'ngay-khao-sat'),
    surveyNote: text(form, 'ghi-khao-sat'),
    tests: text(form, 'kiem-nghiem'),
    answers: readAnswers(form, criteria),
    remarks: readNotes(form, criteria),
    conclusion: text(form, 'ket-luan'),
  };
}
