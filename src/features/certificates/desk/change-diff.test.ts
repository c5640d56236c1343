import { describe, expect, it } from 'vitest';
import { changeDiff } from './change-diff.ts';
import { changeSearch, parseChangeQuery, subjectParts } from './change-query.ts';

describe('what a change changed', () => {
  it.each([
    [{ setNo: 1, setBy: 'source' }, { setNo: 2, setBy: 'source' }, [['setNo', '1', '2']]],
    [null, { name: 'A', empty: '', none: null }, [['name', null, 'A']]],
    [{ a: { b: 1, c: 2 } }, { a: { b: 1, c: 3 } }, [['a.c', '2', '3']]],
    [{ list: [1, 2] }, { list: [1, 2, 3] }, [['list', '1, 2', '1, 2, 3']]],
    [{ x: 1 }, { x: 1 }, []],
  ])('%j → %j', (before, after, fields) => {
    const found = changeDiff(before && JSON.stringify(before), JSON.stringify(after));
    expect(found.map((one) => [one.field, one.before, one.after])).toEqual(fields);
  });

  it('shows no secrets, and takes text that is no JSON as it stands', () => {
    expect(changeDiff(null, '{"tokenHash":"abc"}')).toEqual([
      { field: 'tokenHash', before: null, after: '•••' },
    ]);
    expect(changeDiff(null, 'not json')[0]?.after).toBe('not json');
    expect(changeDiff(null, JSON.stringify({ a: 'x'.repeat(900) }))[0]?.after).toHaveLength(300);
  });
});

it('writes its address as it reads it', () => {
  const search =
    '?ve=certificate:12&loai=dossier&ai=L%C3%AA&lam=lodge-dossier&tu=2026-11-01&den=2026-11-22&truoc=90';
  expect(changeSearch(parseChangeQuery(new URLSearchParams(search)))).toBe(search);
  expect(parseChangeQuery(new URLSearchParams('tu=x&truoc=-1&loai=x&lam=A B'))).toMatchObject({
    from: null,
    before: null,
    kind: null,
    deed: null,
  });
});

it('takes a subject apart', () => {
  expect(subjectParts('person:a:b')).toEqual({ kind: 'person', id: 'a:b' });
  expect(subjectParts('settings')).toBeNull();
  expect(subjectParts('unknown:1')).toBeNull();
});
