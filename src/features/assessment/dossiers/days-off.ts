import { type Day, day } from '#src/base/day.ts';

export interface DayOff {
  readonly day: Day;
  readonly name: string;
  /** The day may move: not yet fixed by the authority when this table was written, or swapped by a yearly notice. */
  readonly unsure?: true;
}

const off = (date: string, name: string): DayOff => ({ day: day(date), name });
const maybe = (date: string, name: string): DayOff => ({ ...off(date, name), unsure: true });

/**
 * Days off on a Monday to Friday (Bộ luật Lao động 2019 Điều 111, 112: a day off that falls on a weekend moves to the
 * next working day). Lunar days are calculated: Tết 17/02/2026, 06/02/2027, 26/01/2028; mùng 10 tháng 3 âm lịch
 * 26/04/2026, 16/04/2027, 04/04/2028. `unsure`: which five days Tết takes, on which side of 2/9 the second day lies,
 * days swapped for a Saturday, and 24/11 (Nghị quyết 80-NQ/TW of 7/1/2026; the Labour Code was still to be changed).
 */
export const DAYS_OFF: readonly DayOff[] = [
  off('2026-01-01', 'Tết Dương lịch'),
  maybe('2026-01-02', 'Hoán đổi dịp Tết Dương lịch'),
  off('2026-02-16', 'Tết Nguyên đán'),
  off('2026-02-17', 'Tết Nguyên đán'),
  off('2026-02-18', 'Tết Nguyên đán'),
  off('2026-02-19', 'Tết Nguyên đán'),
  off('2026-02-20', 'Tết Nguyên đán'),
  off('2026-04-27', 'Nghỉ bù Giỗ Tổ Hùng Vương'),
  off('2026-04-30', 'Ngày Chiến thắng'),
  off('2026-05-01', 'Ngày Quốc tế lao động'),
  maybe('2026-08-31', 'Hoán đổi dịp Quốc khánh'),
  maybe('2026-09-01', 'Quốc khánh'),
  off('2026-09-02', 'Quốc khánh'),
  maybe('2026-11-24', 'Ngày Văn hóa Việt Nam'),

  off('2027-01-01', 'Tết Dương lịch'),
  maybe('2027-02-05', 'Tết Nguyên đán'),
  off('2027-02-08', 'Tết Nguyên đán'),
  off('2027-02-09', 'Tết Nguyên đán'),
  maybe('2027-02-10', 'Nghỉ bù Tết Nguyên đán'),
  maybe('2027-02-11', 'Nghỉ bù Tết Nguyên đán'),
  off('2027-04-16', 'Giỗ Tổ Hùng Vương'),
  off('2027-04-30', 'Ngày Chiến thắng'),
  off('2027-05-03', 'Nghỉ bù Ngày Quốc tế lao động'),
  off('2027-09-02', 'Quốc khánh'),
  maybe('2027-09-03', 'Quốc khánh'),
  maybe('2027-11-24', 'Ngày Văn hóa Việt Nam'),

  off('2028-01-03', 'Nghỉ bù Tết Dương lịch'),
  maybe('2028-01-25', 'Tết Nguyên đán'),
  off('2028-01-26', 'Tết Nguyên đán'),
  off('2028-01-27', 'Tết Nguyên đán'),
  off('2028-01-28', 'Tết Nguyên đán'),
  maybe('2028-01-31', 'Nghỉ bù Tết Nguyên đán'),
  off('2028-04-04', 'Giỗ Tổ Hùng Vương'),
  off('2028-05-01', 'Ngày Quốc tế lao động'),
  off('2028-05-02', 'Nghỉ bù Ngày Chiến thắng'),
  maybe('2028-09-01', 'Quốc khánh'),
  off('2028-09-04', 'Nghỉ bù Quốc khánh'),
  maybe('2028-11-24', 'Ngày Văn hóa Việt Nam'),
];

/** The years the table knows; later ones count weekends only and say so. */
export const DAYS_OFF_KNOWN_UNTIL = 2028;
