import { describe, expect, it } from 'vitest';
import { addDays, day } from '#src/base/day.ts';
import type { State } from '../standing.ts';
import { deskLine, validUntil } from './desk-line.fixture.ts';
import { renewalCalendar } from './renewal-calendar.ts';
import {
  ANY_RENEWAL,
  filterRenewals,
  parseRenewalQuery,
  renewalLines,
  renewalSearch,
} from './renewal-list.ts';
import { reassessmentWindow } from '../renewal.ts';
import { renewalOf } from './renewal.ts';
import { reminderLetter } from './reminder-letter.ts';

const TODAY = day('2026-11-22');
const inDays = (days: number) => addDays(TODAY, days);

describe('the window of re-assessment', () => {
  it('is from 180 to 120 days before the end, both included', () => {
    expect(reassessmentWindow(day('2027-07-01'))).toEqual({
      opens: '2027-01-02',
      closes: '2027-03-03',
    });
  });

  it.each([
    [211, null],
    [210, 'soon'],
    [181, 'soon'],
    [180, 'open'],
    [135, 'open'],
    [134, 'closing'],
    [120, 'closing'],
    [119, 'late'],
    [0, 'late'],
  ])('%i days before the end: %s', (days, phase) => {
    expect(renewalOf(validUntil(inDays(days)), TODAY)?.phase ?? null).toBe(phase);
  });

  it.each([
    ['expired', -1, 'lapsed'],
    ['expired', -365, 'lapsed'],
    ['expired', -366, null],
    ['held-over', 30, 'late'],
    ['revoked', 30, null],
    ['superseded', 30, null],
    ['unknown', 30, null],
    ['none', 30, null],
  ] as [State, number, string | null][])('%s, %i days: %s', (state, days, phase) => {
    const standing = { ...validUntil(inDays(days)), state };
    expect(renewalOf(standing, TODAY)?.phase ?? null).toBe(phase);
  });
});

describe('the calendar', () => {
  const expired = { ...validUntil(inDays(-10)), state: 'expired' as const, stars: 0 as const };
  const lines = [
    deskLine(1, { standing: validUntil(inDays(150)) }),
    deskLine(2, { standing: validUntil(inDays(30)), provinceCode: '68' }),
    deskLine(3, { standing: validUntil(inDays(900)) }),
    deskLine(4, { standing: expired, productId: 3 }),
    deskLine(5, { standing: expired }),
  ];
  const all = renewalLines(lines, TODAY);
  const ids = (search: string) =>
    filterRenewals(all, parseRenewalQuery(new URLSearchParams(search)), new Set([1])).map(
      ({ line }) => line.id,
    );

  it('lists the first to end first, without products that carry another star', () => {
    expect(all.map(({ line }) => line.id)).toEqual([5, 2, 1]);
  });

  it.each([
    ['giai-doan=open', [1]],
    ['lien-he=co', [1]],
    ['lien-he=khong', [5, 2]],
    ['tinh=68', [2]],
    [`thang=${inDays(30).slice(0, 7)}`, [2]],
    ['q=hop+tac+xa+2', [2]],
    ['sao=5', []],
  ])('%s', (search, found) => expect(ids(search)).toEqual(found));

  it('writes its address as it reads it', () => {
    const query = { ...ANY_RENEWAL, q: 'ong', phase: 'late' as const, month: '2027-01', page: 2 };
    expect(parseRenewalQuery(new URLSearchParams(renewalSearch(query)))).toEqual(query);
  });

  it('goes into a calendar: whole days, folded lines, escaped text', () => {
    const text = renewalCalendar(all, {
      now: Date.parse('2026-11-22T03:00:00Z'),
      host: 'moi-xa.test',
      name: 'Gia hạn; thử',
      ends: (line) =>
        `Hết hạn, rất dài để phải gập dòng lại: ${line.productName} của ${line.producerName}`,
      opens: (line) => line.code,
    });
    expect(text).toContain('UID:MX-00002-ends@moi-xa.test\r\n');
    expect(text).toContain(`DTSTART;VALUE=DATE:${inDays(30).replaceAll('-', '')}`);
    expect(text).toContain('Gia hạn\\; thử');
    for (const row of text.split('\r\n')) {
      expect(new TextEncoder().encode(row).length).toBeLessThanOrEqual(75);
    }
    expect(text.replaceAll('\r\n ', '')).toContain('Hết hạn\\, rất dài');
  });
});

describe('the letter', () => {
  const facts = { name: 'Chị Lan', note: '', from: 'Sở', today: TODAY, siteUrl: 'https://x.test' };
  it.each([
    [validUntil(inDays(200)), 'nhận hồ sơ đánh giá lại từ'],
    [validUntil(inDays(150)), 'đang nhận hồ sơ đánh giá lại'],
    [validUntil(inDays(30)), 'đã quá hạn nộp'],
    [{ ...validUntil(inDays(-3)), state: 'expired' as const }, 'đã hết hạn'],
  ])('says what there is to do', (standing, says) => {
    const { subject, text } = reminderLetter(
      [{ code: 'MX-00001', name: 'Mật ong', standing }],
      facts,
    );
    expect(subject).toContain('Mật ong');
    expect(text).toContain(says);
    expect(text).toContain('https://x.test/ban');
  });
});
