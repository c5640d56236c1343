import { type Answers, choicesOf, type Form, itemsOf } from './form.ts';

/** Answers as they stand in an address, in the order of the form: `1.1-2_1.2-0`. */
export function writeAnswers(form: Form, answers: Answers): string {
  return itemsOf(form)
    .flatMap(({ code }) => (Object.hasOwn(answers, code) ? [`${code}-${answers[code]}`] : []))
    .join('_');
}

/** Reads {@link writeAnswers} back. What the form does not offer is left out; the last of two answers counts. */
export function readAnswers(form: Form, text: string): Answers {
  const given = new Map(
    text
      .slice(0, 2_000)
      .split('_')
      .map((pair) => /^([\d.]{1,8})-(\d{1,2})$/.exec(pair))
      .flatMap((match) => (match ? [[match[1] ?? '', Number(match[2])] as const] : [])),
  );
  return answersFrom(form, (code) => given.get(code));
}

/** The answers of a sent form whose radio buttons are called `prefix` + code; what is not offered is left out. */
export function answersOfFields(
  form: Form,
  fields: { get(name: string): unknown },
  prefix: string,
): Answers {
  return answersFrom(form, (code) => {
    const value = fields.get(`${prefix}${code}`);
    return typeof value === 'string' && /^\d{1,2}$/.test(value) ? Number(value) : undefined;
  });
}

function answersFrom(form: Form, of: (code: string) => number | undefined): Answers {
  const pairs = itemsOf(form).flatMap((item) => {
    const value = of(item.code);
    return value !== undefined && choicesOf(item).includes(value)
      ? [[item.code, value] as const]
      : [];
  });
  return Object.fromEntries(pairs);
}
