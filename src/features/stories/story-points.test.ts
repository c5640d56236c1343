import { describe, expect, it } from 'vitest';
import { FORM_SETS } from '#src/features/criteria/criteria-form.ts';
import { storyPoints, type StoryFacts } from './story-points.ts';
import { storyOf, type StoryValues } from './story-values.ts';

const PARAGRAPH = 'Bà con ở xã Tân Cương làm chè từ năm 1920, mỗi nhà giữ một cách sao. '.repeat(4);
const full: StoryValues = {
  ...storyOf({}),
  titleVi: 'Búp nhỏ nhất',
  summaryVi: 'Hái bằng tay.',
  bodyVi: [PARAGRAPH, PARAGRAPH, PARAGRAPH].join('\n\n'),
  peopleVi: 'Bà Hảo, người làm chè',
  craftVi: 'Làng chè Tân Cương giữ lễ hội hái chè đầu xuân',
};
const facts: StoryFacts = {
  ...{ setNo: 4, traced: true, leaflet: true, alike: 0 },
  places: ['xã Tân Cương', 'Thái Nguyên'],
};
const none: StoryValues = storyOf({});

/** Points at least and at most of 5.1, 5.2 and 5.3. */
const score = (story: StoryValues, more: Partial<StoryFacts> = {}) =>
  storyPoints(story, { ...facts, ...more }).items.map(({ least, most }) => [least, most]);

describe('5.1: where the story is told', () => {
  it.each([
    ['no story', none, {}, [0, 0]],
    ['a title alone', { ...none, titleVi: 'Tên' }, {}, [0, 0]],
    ['a story, no leaflet', full, { leaflet: false }, [1, 1]],
    ['nobody says of a leaflet', full, { leaflet: null }, [1, 5]],
    ['leaflet and website', full, { traced: false }, [3, 3]],
    ['nobody says, no code', full, { leaflet: null, traced: false }, [1, 3]],
    ['inside the traceability content', full, {}, [5, 5]],
  ] as const)('%s', (_what, story, more, points) => {
    expect(score(story, more)[0]).toEqual(points);
  });
});

describe('5.2: structure', () => {
  it.each([
    ['no story', none, [0, 0]],
    ['told as a story', full, [1, 2]],
    ['nobody in it', { ...full, peopleVi: '' }, [1, 1]],
    ['no summary', { ...full, summaryVi: '' }, [0, 0]],
    ['one block', { ...full, bodyVi: PARAGRAPH.repeat(3) }, [0, 0]],
    ['too short', { ...full, bodyVi: 'Một.\n\nHai.\n\nBa.' }, [0, 0]],
    ['far too long', { ...full, bodyVi: `${PARAGRAPH}\n\n`.repeat(40) }, [0, 0]],
  ] as const)('%s', (_what, story, points) => {
    expect(score(story)[1]).toEqual(points);
  });

  it('never says two points are sure: that is for the council', () => {
    expect(score(full)[1]?.[0]).toBe(1);
  });
});

describe('5.3: local identity', () => {
  it.each([
    ['its own, with local culture', full, {}, [3, 5]],
    ['its own, tied to its origin', { ...full, craftVi: '' }, {}, [1, 1]],
    ['names no place', full, { places: ['Cà Mau'] }, [0, 0]],
    ['half copied', full, { alike: 50 }, [0, 0]],
    ['a little like another', full, { alike: 49 }, [3, 5]],
  ] as const)('%s', (_what, story, more, points) => {
    expect(score(story, more)[2]).toEqual(points);
  });
});

describe('the forms', () => {
  it.each(FORM_SETS.filter((set) => set !== 26))(
    'set %i: 12 points, five for a council',
    (setNo) => {
      const points = storyPoints(full, { ...facts, setNo });
      expect(points.items.map(({ code, max }) => [code, max])).toEqual([
        ['5.1', 5],
        ['5.2', 2],
        ['5.3', 5],
      ]);
      expect([points.least, points.most, points.max]).toEqual([9, 12, 12]);
      expect(points.items[0]?.gates).toEqual({ 4: 5 });
      expect(points.items[2]?.gates).toEqual({ 3: 1 });
      const moving = points.items[2]?.checks.find(({ id }) => id === 'moving');
      expect(moving?.state).toBe('council');
    },
  );

  it('set 26 (tourism) has other answers: only the first is certain', () => {
    const points = storyPoints(full, { ...facts, setNo: 26 });
    expect(points.items.map(({ code, least, most, max }) => [code, least, most, max])).toEqual([
      ['5.1', 1, 4, 4],
      ['5.2', 1, 2, 2],
    ]);
    expect(storyPoints(none, { ...facts, setNo: 26 }).most).toBe(0);
  });
});
