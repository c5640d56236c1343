import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswers, writeAnswers } from './answer-code.ts';
import { criteriaForm, FORM_SETS } from './criteria-form.ts';
import { type Answers, choicesOf, type Form, itemsOf } from './form.ts';
import { GATE_RULES, verdict, verdictOfSheets } from './verdict.ts';
import { whatIsNeeded } from './what-is-needed.ts';

const anyForm = fc.constantFrom(...FORM_SETS).map((setNo) => criteriaForm(setNo));

const answersFor = (form: Form): fc.Arbitrary<Answers> =>
  fc.record(
    Object.fromEntries(
      itemsOf(form).map((item) => [item.code, fc.constantFrom(...choicesOf(item))]),
    ),
    { requiredKeys: [] },
  ) as fc.Arbitrary<Answers>;

const formAnd = anyForm.chain((form) => fc.tuple(fc.constant(form), answersFor(form)));
const rule = fc.constantFrom(...GATE_RULES);

describe('a verdict', () => {
  it('does not hang on the order of items or sheets', () => {
    const sheets = anyForm.chain((form) =>
      fc.tuple(fc.constant(form), fc.array(answersFor(form), { minLength: 1, maxLength: 9 }), rule),
    );
    fc.assert(
      fc.property(sheets, ([form, list, gateRule]) => {
        const backwards = list
          .toReversed()
          .map((sheet) => Object.fromEntries(Object.entries(sheet).toReversed()));
        expect(verdictOfSheets(form, backwards, { gateRule })).toEqual(
          verdictOfSheets(form, list, { gateRule }),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('never falls when an answer rises, on one sheet of several', () => {
    const raised = anyForm.chain((form) =>
      fc.tuple(
        fc.constant(form),
        fc.array(answersFor(form), { minLength: 1, maxLength: 7 }),
        fc.nat(),
        fc.constantFrom(...itemsOf(form)),
        rule,
      ),
    );
    fc.assert(
      fc.property(raised, ([form, sheets, which, item, gateRule]) => {
        const before = verdictOfSheets(form, sheets, { gateRule });
        const at = which % sheets.length;
        const sheet = sheets[at] ?? {};
        const higher = choicesOf(item).find((one) => one > (sheet[item.code] ?? 0));
        fc.pre(higher !== undefined);
        const more = sheets.with(at, { ...sheet, [item.code]: higher ?? 0 });
        const after = verdictOfSheets(form, more, { gateRule });
        expect(after.stars).toBeGreaterThanOrEqual(before.stars);
        expect(after.hundredths).toBeGreaterThanOrEqual(before.hundredths);
      }),
      { numRuns: 500 },
    );
  });

  it('is the same for one sheet and for that sheet many times, under every rule', () => {
    fc.assert(
      fc.property(
        formAnd,
        fc.integer({ min: 1, max: 12 }),
        rule,
        ([form, answers], count, gateRule) => {
          const many = verdictOfSheets(
            form,
            Array.from({ length: count }, () => answers),
            { gateRule },
          );
          expect({ ...many, sheets: 1 }).toEqual(verdict(form, answers));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('shows a total in the band it belongs to', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.nat(40_000), (count, seed) => {
        const form = criteriaForm(1);
        const whole = Object.fromEntries(itemsOf(form).map((item) => [item.code, item.max]));
        const none = {};
        const high = seed % (count + 1);
        const result = verdictOfSheets(
          form,
          Array.from({ length: count }, (_, index) => (index < high ? whole : none)),
        );
        const exact = (100 * high) / count;
        expect(Math.abs(result.total - exact)).toBeLessThan(0.0101);
        const shownBand = [90, 70, 50, 30].findIndex((from) => result.total >= from);
        expect(shownBand === -1 ? 1 : 5 - shownBand).toBe(result.starsByBand);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what is needed', () => {
  it('is enough: gates mended and the points found, the rank is there', () => {
    fc.assert(
      fc.property(formAnd, fc.constantFrom(3, 4, 5), ([form, answers], target) => {
        const stars = target as 3 | 4 | 5;
        const needs = whatIsNeeded(form, answers, stars);
        const mended: Record<string, number> = { ...answers };
        for (const gate of needs.gates) mended[gate.item] = gate.needed;
        const result = verdict(form, mended);
        expect(result.total).toBe(needs.totalWithGates);
        expect(
          [...result.missed, ...result.missedAbove].filter((one) => one.gate <= stars),
        ).toEqual([]);
        expect(needs.reached).toBe(verdict(form, answers).stars >= stars);
        let missing = needs.pointsMissing;
        for (const room of needs.room) {
          if (missing <= 0) break;
          mended[room.item] = room.given + room.left;
          missing -= room.left;
        }
        expect(verdict(form, mended).stars).toBeGreaterThanOrEqual(stars);
      }),
      { numRuns: 500 },
    );
  });
});

describe('answers in an address', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(formAnd, ([form, answers]) => {
        const text = writeAnswers(form, answers);
        expect(new URLSearchParams({ d: text }).toString()).toBe(`d=${text}`);
        expect(readAnswers(form, text)).toEqual(answers);
      }),
      { numRuns: 200 },
    );
  });

  it('leave out what the form does not offer, whatever is written there', () => {
    const form = criteriaForm(1);
    expect(readAnswers(form, '1.1-9_1.2-2_9.9-1__proto__-1_1.3-x_1.2-1')).toEqual({ '1.2': 1 });
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => verdict(form, readAnswers(form, text))).not.toThrow();
      }),
    );
  });
});
