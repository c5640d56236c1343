import { describe, expect, it } from 'vitest';
import { bankFileRows, NotCsv } from '#src/outside/bank-file.ts';
import { bankKeys, momentOf, readAmount, readMoment, readStatement } from './bank-statement.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const lines = (text: string | Uint8Array) => {
  const statement = readStatement(bankFileRows(typeof text === 'string' ? bytes(text) : text));
  return statement?.lines.map(({ day, time, amount, said, ref }) => [
    ...[time === '' ? day : `${day} ${time}`, amount, said, ref],
  ]);
};

const HEADED = `NGAN HANG THU NGHIEM,,,,,
SAO KE TAI KHOAN / ACCOUNT STATEMENT,,,,,
Số tài khoản: 0123456789,,,,,
,,,,,
STT,Ngày giao dịch,Số tham chiếu,Số tiền ghi nợ,Số tiền ghi có,Số dư,Nội dung chi tiết
1,22/11/2026 08:15:33,5002 - 12345,,"1,234,567","9,999,999",MBVCB.712.MX7K2P9QHWD.CT tu NGUYEN VAN A
2,22/11/2026,5002 - 12346,"50,000",,"9,949,999",Phi dich vu
,,,,,,
,Tổng cộng,,"50,000","1,234,567",,
`;

describe('statements as banks write them', () => {
  it('headings after a letterhead, debit and credit apart, sums below', () => {
    expect(lines(HEADED)).toEqual([
      ['2026-11-22 08:15', 1_234_567, 'MBVCB.712.MX7K2P9QHWD.CT tu NGUYEN VAN A', '5002 - 12345'],
      ['2026-11-22', -50_000, 'Phi dich vu', '5002 - 12346'],
    ]);
  });

  it('semicolons, dots between thousands, one signed amount', () => {
    const text =
      'Ngày;Mã giao dịch;Số tiền;Diễn giải\r\n23-11-2026;FT26327A;+1.234.567 VND;"a; b"\r\n23-11-2026;FT26327B;-20.000 VND;rút\r\n';
    expect(lines(text)).toEqual([
      ['2026-11-23', 1_234_567, 'a; b', 'FT26327A'],
      ['2026-11-23', -20_000, 'rút', 'FT26327B'],
    ]);
  });

  it('tabs, UTF-16 with and without its mark, English headings', () => {
    const text =
      'Transaction Date\tReference\tDescription\tDebit\tCredit\tBalance\n2026-11-23 09:00\tR1\tỦng hộ\t0\t185000.00\t1\n';
    const utf16 = Buffer.from(text, 'utf16le');
    const marked = Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]);
    const big = Buffer.from(marked).swap16();
    const expected = [['2026-11-23 09:00', 185_000, 'Ủng hộ', 'R1']];
    for (const file of [bytes(text), bytes(`\ufeff${text}`), marked, big, utf16]) {
      expect(lines(new Uint8Array(file))).toEqual(expected);
    }
  });

  it('a column that says which way it went; no reference', () => {
    const text =
      'Thời gian,Loại GD,Số tiền,Mô tả\n01/02/26 7:05,Có,"90.000",x\n01/02/26 7:06,Nợ,"90.000",y\n';
    expect(lines(text)).toEqual([
      ['2026-02-01 07:05', 90_000, 'x', ''],
      ['2026-02-01 07:06', -90_000, 'y', ''],
    ]);
  });

  it('what cannot be read is said, not passed over', () => {
    const text =
      'Ngày,Số tiền,Nội dung\n31/02/2026,"1,000",a\n01/03/2026,"1,05",b\n01/03/2026,"1,000",c\n';
    const read = readStatement(bankFileRows(bytes(text)));
    expect(read?.bad).toEqual([
      { rowNo: 2, why: 'date', said: 'a' },
      { rowNo: 3, why: 'amount', said: 'b' },
    ]);
    expect(read?.lines).toHaveLength(1);
  });

  it('no statement at all', () => {
    expect(readStatement(bankFileRows(bytes('xin chào\n1,2,3\n')))).toBeNull();
    expect(readStatement(bankFileRows(bytes('')))).toBeNull();
    expect(() => bankFileRows(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 1, 2, 3]))).toThrow(NotCsv);
  });

  it.each([
    ['1,234,567', 1_234_567],
    ['1.234.567', 1_234_567],
    ['1 234 567', 1_234_567],
    ['1234567', 1_234_567],
    ['1,234,567.00', 1_234_567],
    ['1.234.567,00', 1_234_567],
    ['+185.000 đ', 185_000],
    ['185,000 VND', 185_000],
    ['-20.000', -20_000],
    ['(20.000)', -20_000],
    ['185.000', 185_000],
    ['185000.0', 185_000],
    ['0', 0],
    ['-', 0],
    ['1.5', null],
    ['1,23,456', null],
    ['12.34.567', null],
    ['1,234.567', null],
    ['abc', null],
    ['1e6', null],
  ])('%s is %s', (text, amount) => {
    expect(readAmount(text)).toBe(amount);
  });

  it('days come before months; what is no day is none', () => {
    expect(readMoment('03/12/2026')).toEqual({ day: '2026-12-03', time: '' });
    expect(readMoment('13/13/2026')).toBeNull();
    expect(readMoment('hôm qua')).toBeNull();
    const [line] = readStatement(bankFileRows(bytes(HEADED)))?.lines ?? [];
    expect(line && new Date(momentOf(line)).toISOString()).toBe('2026-11-22T01:15:00.000Z');
  });

  it('the same movement has the same key in every file', () => {
    const text =
      'Ngày,Số tiền,Nội dung\n01/03/2026,"1,000",Quà\n01/03/2026,"1,000",Quà\n02/03/2026,"1,000",Quà\n';
    const keys = (file: string): string[] =>
      bankKeys(readStatement(bankFileRows(bytes(file)))?.lines ?? [], (one) => one);
    expect(new Set(keys(text)).size).toBe(3);
    expect(
      keys(text.replaceAll(',', ';').replaceAll('"1;000"', '1.000').replaceAll('Quà', 'QUA')),
    ).toEqual(keys(text));
    expect(keys(HEADED)).toEqual(['500212345/1234567', '500212346/-50000']);
  });
});
