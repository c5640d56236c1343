import { describe, expect, it } from 'vitest';
import { deviceOf } from './device.ts';
import { readEmail } from './email.ts';
import { Limiter } from './limiter.ts';
import { momentText } from './moment.ts';
import { passwordTrouble } from './password.ts';

describe('passwords', () => {
  it.each([
    ['ngắn quá', 'too-short'],
    ['a'.repeat(129), 'too-long'],
    ['aaaaaaaaaaaaaaaa', 'too-few-signs'],
    ['123456789012', 'obvious'],
    ['098765432109', 'obvious'],
    ['matkhaumatkhau', 'obvious'],
    ['Mật khẩu mật khẩu 2026!', 'obvious'],
    ['password20262026', 'obvious'],
    ['nguyenthithu1990', 'holds-name'],
    ['bốn con trâu trắng', null],
    ['correct horse battery', null],
    ['nguyen trong vuon xoai', null],
  ])('%s: %s', (password, trouble) => {
    expect(passwordTrouble(password, ['Nguyễn Thị Thu', 'nguyenthithu@example.vn'])).toBe(trouble);
  });
});

describe('e-mail addresses', () => {
  it.each([
    [' Thu@Example.VN ', 'thu@example.vn'],
    ['a.b+c@phu-quoc.angiang.gov.vn', 'a.b+c@phu-quoc.angiang.gov.vn'],
    ['tinh@demo.invalid', 'tinh@demo.invalid'],
    ['khong-co-a-cong', null],
    ['hai@@example.vn', null],
    ['a b@example.vn', null],
    ['a@localhost', null],
    ['a@-x.vn', null],
    ['"x"@example.vn', null],
    ['a@example.vn\r\nBcc: b@example.vn', null],
  ])('%j is %j', (typed, email) => expect(readEmail(typed)).toBe(email));
});

describe('the limiter', () => {
  it('counts within a sliding window, says how long to wait, and forgets', () => {
    const limiter = new Limiter();
    const limit = { tries: 3, windowMs: 60_000 };
    expect([0, 1, 2].map((s) => limiter.take('x', limit, s * 1000))).toEqual([null, null, null]);
    expect(limiter.take('x', limit, 10_000)).toBe(50);
    expect(limiter.take('y', limit, 10_000)).toBeNull();
    expect(limiter.take('x', limit, 60_001)).toBeNull();
    expect(limiter.take('x', limit, 60_002)).toBe(1);
    limiter.clear('x');
    expect(limiter.take('x', limit, 60_003)).toBeNull();
  });
});

it('tells devices apart as far as people do', () => {
  const chrome =
    'Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36';
  expect(deviceOf(chrome)).toBe('Chrome, Android');
  expect(deviceOf(`${chrome} Edg/140.0`)).toBe('Edge, Android');
  expect(deviceOf('curl/8')).toBe('');
  expect(deviceOf(null)).toBe('');
});

it('says instants in the time of Việt Nam', () => {
  expect(momentText(Date.parse('2026-11-22T20:04:00Z'))).toBe('23/11/2026 03:04');
});
