import { describe, expect, it } from 'vitest';
import {
  accentKey,
  agreement,
  decomposedTyping,
  editDistance,
  foldWord,
  soundKey,
  tokens,
} from './spelling.ts';

describe('spelling', () => {
  it.each([
    ['Hoà', 'Hòa'],
    ['thuỷ', 'thủy'],
    ['mật', 'mật'.normalize('NFD')],
    ['mỳ', 'mì'],
    ['Lý', 'lí'],
    ['Ðường', 'đường'],
  ])('takes %s and %s for one word', (a, b) => {
    expect(accentKey(a)).toBe(accentKey(b));
    expect(foldWord(a)).toBe(foldWord(b));
  });

  it('tells bơ, bò, bỏ and bộ apart though they fold alike', () => {
    const words = ['bơ', 'bò', 'bỏ', 'bộ'];
    expect(new Set(words.map(foldWord)).size).toBe(1);
    expect(new Set(words.map(accentKey)).size).toBe(4);
    expect(agreement(accentKey('bò'), accentKey('bò'), true)).toBe(1);
    expect(agreement(accentKey('bò'), accentKey('bơ'), true)).toBeLessThan(0.6);
    expect(agreement('bo', accentKey('bơ'), false)).toBe(1);
  });

  it.each([
    ['nuowcs', 'nuoc'],
    ['mawsm', 'mam'],
    ['matj', 'mat'],
    ['ddoong', 'dong'],
    ['phee', 'phe'],
    ['ma65t', 'mat'],
  ])('reads the keys %s as %s', (typed, word) => {
    expect(decomposedTyping(typed)).toContain(word);
  });

  it.each([
    ['dua', 'dua', 0],
    ['thao', 'thoa', 1],
    ['quoc', 'qouc', 1],
    ['mien', 'mie', 1],
    ['abcd', 'wxyz', 3],
  ])('counts the edits from %s to %s', (a, b, edits) => {
    expect(editDistance(a, b, 2)).toBe(edits);
  });

  it.each([
    ['chai', 'trai'],
    ['xap', 'sap'],
    ['do', 'gio'],
    ['nan', 'nang'],
  ])('hears %s and %s alike', (a, b) => {
    expect(soundKey(a)).toBe(soundKey(b));
  });

  it('finds words with their places', () => {
    expect(tokens('Mật-ong 🍯 40°N').map(({ folded, from, to }) => [folded, from, to])).toEqual([
      ['mat', 0, 3],
      ['ong', 4, 7],
      ['40', 11, 13],
      ['n', 14, 15],
    ]);
  });
});
