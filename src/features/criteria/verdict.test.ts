import { describe, expect, it } from 'vitest';
import { reasons } from '#src/words/criteria-reasons.ts';
import { criteriaForm, FORM_SETS } from './criteria-form.ts';
import { type Answers, BANDS, CERTIFIED, choicesOf, type Form, itemsOf } from './form.ts';
import { band, shownHundredths, verdict, verdictOfSheets } from './verdict.ts';

const fullMarks = (form: Form): Record<string, number> =>
  Object.fromEntries(itemsOf(form).map((item) => [item.code, item.max]));

/** A sheet of exactly this total that meets every gate it can: taken away where no gate is hurt first. */
function sheetOf(form: Form, total: number): Answers {
  const answers = fullMarks(form);
  let over = 100 - total;
  for (const spareGates of [true, false]) {
    for (let changed = true; over > 0 && changed;) {
      changed = false;
      for (const item of itemsOf(form)) {
        const least = spareGates ? Math.max(0, ...Object.values(item.gates)) : 0;
        const given = answers[item.code] ?? 0;
        const lower = choicesOf(item).filter(
          (one) => one < given && given - one <= over && one >= least,
        );
        const next = lower.at(-1);
        if (next === undefined) continue;
        answers[item.code] = next;
        over -= given - next;
        changed = true;
      }
    }
  }
  expect(over, `a sheet of ${total} for set ${form.setNo}`).toBe(0);
  return answers;
}

/** A hundred sheets whose average is `hundredths`. */
function sheetsOf(form: Form, hundredths: number): Answers[] {
  const low = Math.floor(hundredths / 100);
  const high = hundredths % 100;
  const [lower, higher] = [sheetOf(form, low), high > 0 ? sheetOf(form, low + 1) : {}];
  return Array.from({ length: 100 }, (_, index) => (index < high ? higher : lower));
}

describe.each(FORM_SETS)('set %i', (setNo) => {
  const form = criteriaForm(setNo);
  const items = itemsOf(form);

  it('gives five stars for full marks', () => {
    const whole = verdict(form, fullMarks(form));
    expect(whole).toMatchObject({
      ...{ total: 100, hundredths: 10_000, byPart: { A: 40, B: 25, C: 35 } },
      ...{ starsByBand: 5, stars: 5, certified: 5, missed: [], unanswered: [] },
    });
    expect(reasons(form, whole, 'vi')).toEqual(['100 điểm, đạt 5 sao.']);
  });

  const gates = items.flatMap((item) =>
    CERTIFIED.flatMap((gate) => {
      const needed = item.gates[gate];
      return needed === undefined ? [] : [{ item, gate, needed }];
    }),
  );
  it.each(gates)(
    'holds under $gate stars when $item.code alone gets less than $needed',
    ({ item, gate, needed }) => {
      const below =
        choicesOf(item)
          .filter((one) => one < needed)
          .at(-1) ?? 0;
      const result = verdict(form, { ...fullMarks(form), [item.code]: below });
      const total = 100 - item.max + below;
      expect(result.total).toBe(total);
      // Nothing but this item is under full marks, so only its own gates can be missed: the lowest decides.
      const lowest = CERTIFIED.find((stars) => (item.gates[stars] ?? 0) > below);
      expect(lowest).toBeLessThanOrEqual(gate);
      expect(result.starsByBand).toBe(band(total, 1));
      const decides = lowest !== undefined && lowest <= result.starsByBand;
      const stars = decides ? lowest - 1 : result.starsByBand;
      expect(result.stars).toBe(stars);
      expect(result.certified).toBe(stars >= 3 ? stars : null);
      const told = [...result.missed, ...result.missedAbove];
      expect(told).toContainEqual({ gate, item: item.code, needed, given: below });
      expect(told.every((one) => one.item === item.code)).toBe(true);
      const sentences = reasons(form, result, 'vi').join(' ');
      if (decides) {
        expect(sentences).toContain(`điều kiện ${lowest} sao ở mục ${item.code} ${item.nameVi}`);
        expect(sentences).toContain(
          stars >= 3 ? `xếp hạng ${stars} sao` : 'không có giấy chứng nhận',
        );
      }
    },
  );

  it.each(form.disqualifiers.map((code) => ({ code })))(
    'is out for $code, whatever its points',
    ({ code }) => {
      const result = verdict(form, fullMarks(form), { disqualified: [code] });
      expect(result).toMatchObject({
        stars: 0,
        certified: null,
        starsByBand: 5,
        disqualified: [code],
      });
      expect(reasons(form, result, 'vi')[0]).toMatch(/^Hồ sơ bị loại: /);
      expect(reasons(form, result, 'en')[0]).toMatch(/^The dossier is out: /);
    },
  );

  it.each([
    [9000, 5],
    [8999, 4],
    [7000, 4],
    [6999, 3],
    [5000, 3],
    [4999, 2],
    [3000, 2],
    [2999, 1],
  ])('puts an average of %i hundredths into the band of %i stars', (hundredths, stars) => {
    const result = verdictOfSheets(form, sheetsOf(form, hundredths));
    expect(result.hundredths).toBe(hundredths);
    expect(result.starsByBand).toBe(stars);
    expect(result.stars).toBe((result.missed[0]?.gate ?? stars + 1) - 1);
    if (hundredths >= 7000) expect(result.stars, 'these sheets meet every gate').toBe(stars);
    const shown = String(hundredths / 100).replace('.', ',');
    expect(reasons(form, result, 'vi')[0]).toContain(`${shown} điểm`);
  });
});

describe('the example everybody knows', () => {
  it('says which gate holds 88.5 points down', () => {
    const form = criteriaForm(1);
    const low = { ...fullMarks(form), '2.3': 2, '4.3': 0, '5.2': 0, '1.1': 2, '1.4': 1 };
    const high = { ...low, '1.1': 3 };
    const result = verdictOfSheets(form, [low, high]);
    expect(result.total).toBe(89.5);
    expect(result).toMatchObject({ starsByBand: 4, stars: 3, certified: 3 });
    expect(reasons(form, result, 'vi')).toEqual([
      '89,5 điểm thuộc khung 4 sao.',
      'Nhưng chưa đạt điều kiện 4 sao ở mục 2.3 Phong cách, ghi nhãn hàng hóa: thêm mã truy xuất nguồn gốc điện tử (cần 3 điểm, mới 2).',
      'Vì vậy xếp hạng 3 sao.',
    ]);
    expect(reasons(form, result, 'en')[1]).toBe(
      'But the 4-star requirement of item 2.3 Style and labelling is not met: with an electronic traceability code as well (3 needed, 2 given).',
    );
  });

  it('gives no certificate when a three-star gate is missed', () => {
    const form = criteriaForm(1);
    const result = verdict(form, { ...fullMarks(form), '3.5': 0 });
    expect(result).toMatchObject({ total: 97, starsByBand: 5, stars: 2, certified: null });
    expect(reasons(form, result, 'vi').at(-1)).toBe(
      'Vì vậy chưa đủ 3 sao, không có giấy chứng nhận.',
    );
  });
});

describe('several sheets', () => {
  const form = criteriaForm(5);
  const all = fullMarks(form);
  const without = { ...all, '2.3': 2 };

  it.each([
    ['majority', [all, all, without], true],
    ['majority', [all, without, without], false],
    ['majority', [all, without], false],
    ['all', [all, all, without], false],
    ['all', [all, all], true],
    ['average', [all, all, without], false],
    ['average', [all, all, all], true],
  ] as const)('judges a gate by %s', (gateRule, sheets, met) => {
    const result = verdictOfSheets(form, sheets, { gateRule });
    expect(result.missed.map((one) => one.item)).toEqual(met ? [] : ['2.3']);
  });

  it('cuts the average given to a gate, never rounds it up', () => {
    const sheets = [...Array.from({ length: 299 }, () => all), without];
    const result = verdictOfSheets(form, sheets, { gateRule: 'average' });
    expect(result.missed[0]).toMatchObject({ needed: 3, given: 2.99 });
  });

  it('never shows an average as the edge of a band it does not reach', () => {
    expect(shownHundredths(17_999, 200)).toBe(8999);
    expect(band(17_999, 200)).toBe(4);
    expect(shownHundredths(13_999, 200)).toBe(6999);
    expect(shownHundredths(266, 3)).toBe(8867);
    expect(shownHundredths(265, 3)).toBe(8833);
    for (const { from } of BANDS) expect(shownHundredths(from * 3, 3)).toBe(from * 100);
  });

  it('refuses an average of nothing', () => {
    expect(() => verdictOfSheets(form, [])).toThrow('no-sheets');
  });
});

describe('answers', () => {
  const form = criteriaForm(1);

  it('count 0 and are listed when missing', () => {
    const result = verdict(form, {});
    expect(result).toMatchObject({ total: 0, starsByBand: 1, stars: 1, certified: null });
    expect(result.unanswered).toEqual(itemsOf(form).map((item) => item.code));
  });

  it.each([
    [{ '1.1': 4 }, { item: '1.1', value: 4, allowed: [0, 1, 2, 3] }],
    [{ '2.1': 2 }, { item: '2.1', value: 2, allowed: [0, 1, 3] }],
    [{ '9.9': 1 }, { item: '9.9', value: 1, allowed: [] }],
    [{ '1.1': 1.5 }, { item: '1.1', value: 1.5, allowed: [0, 1, 2, 3] }],
    [{ '1.1': Number.NaN }, { item: '1.1', value: Number.NaN, allowed: [0, 1, 2, 3] }],
  ])('the form does not offer are refused: %j', (answers, wrong) => {
    try {
      verdict(form, answers as unknown as Answers);
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({
        code: 'scores-not-offered',
        facts: { setNo: 1, wrong: [wrong] },
      });
    }
  });

  it('do not take grounds of another form', () => {
    expect(() => verdict(form, {}, { disqualified: ['product-declaration-missing'] })).toThrow(
      'no-such-disqualifier',
    );
  });
});
