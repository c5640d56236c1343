import { Refusal } from '#src/base/refusal.ts';
import { type Answers, choicesOf, type Form, itemsOf } from './form.ts';

export interface WrongAnswer {
  readonly item: string;
  readonly value: number;
  /** The points this item offers; none when the form has no such item. */
  readonly allowed: readonly number[];
}

/** The answers a form does not know: an item it has not, points it does not offer. */
export function wrongAnswers(form: Form, answers: Answers): WrongAnswer[] {
  const items = new Map(itemsOf(form).map((item) => [item.code, item]));
  return Object.entries(answers).flatMap(([code, value]) => {
    const item = items.get(code);
    const allowed = item === undefined ? [] : choicesOf(item);
    return allowed.includes(value) ? [] : [{ item: code, value, allowed }];
  });
}

/** @throws Refusal `scores-not-offered` {setNo, wrong: {@link WrongAnswer}[]} */
export function demandAnswers(form: Form, answers: Answers): void {
  const wrong = wrongAnswers(form, answers);
  if (wrong.length > 0) throw new Refusal('scores-not-offered', { setNo: form.setNo, wrong });
}

/** Items without an answer, in the order of the form. */
export function unansweredOf(form: Form, answers: Answers): string[] {
  return itemsOf(form).flatMap(({ code }) => (Object.hasOwn(answers, code) ? [] : [code]));
}
