import { hasCheckDigit } from './check-digit.ts';
import { hasCheckPair } from './check-pair.ts';
import { COUNTRY_DIGITS, COUNTRY_LETTERS, CURRENCY_DIGITS } from './iso-codes.ts';

type Check = (text: string) => boolean;

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const numberIn = (from: number, to: number): Check => {
  return (text) => Number(text) >= from && Number(text) <= to;
};

/** @param leap what the year's number has to be for 29 February */
function isDay(month: string, day: string, leap: boolean, mayBeOpen: boolean): boolean {
  const last = DAYS[Number(month) - 1];
  if (last === undefined) return false;
  if (day === '00') return mayBeOpen;
  return Number(day) >= 1 && Number(day) <= (month === '02' && !leap ? 28 : last);
}

/** Two digits of a year mean one between 1950 and 2049 or so: 00 is 2000, a leap year. */
const shortDate =
  (mayBeOpen: boolean): Check =>
  (text) =>
    isDay(text.slice(2, 4), text.slice(4), Number(text.slice(0, 2)) % 4 === 0, mayBeOpen);

function longDate(text: string): boolean {
  const year = Number(text.slice(0, 4));
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return isDay(text.slice(4, 6), text.slice(6), leap, false);
}

/** ISO 13616: the country and the check digits are put last, letters count from 10, the remainder by 97 is 1. */
function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d\d[A-Z0-9]+$/.test(text) || !COUNTRY_LETTERS.has(text.slice(0, 2))) return false;
  let rest = 0;
  for (const char of text.slice(4) + text.slice(0, 4)) {
    const value = Number.parseInt(char, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** A company prefix has at least four digits; without GS1's list of them no more can be said. */
const beginsWithPrefix =
  (at: number): Check =>
  (text) =>
    /^\d{4}/.test(text.slice(at));

function isPieceOfTotal(text: string): boolean {
  const piece = Number(text.slice(0, text.length / 2));
  const total = Number(text.slice(text.length / 2));
  return piece > 0 && piece <= total;
}

/** Checks of the dictionary by its names. Coupons and package types are only held to their characters. */
export const CONTENT_CHECKS: Readonly<Record<string, Check>> = {
  csum: hasCheckDigit,
  csumalpha: hasCheckPair,
  gcppos1: beginsWithPrefix(0),
  gcppos2: beginsWithPrefix(1),
  yymmd0: shortDate(true),
  yymmdd: shortDate(false),
  yyyymmdd: longDate,
  hh: numberIn(0, 23),
  mi: numberIn(0, 59),
  ss: numberIn(0, 59),
  hhmi: (text) => Number(text.slice(0, 2)) < 24 && Number(text.slice(2)) < 60,
  iso3166: (text) => COUNTRY_DIGITS.has(text),
  iso3166999: (text) => text === '999' || COUNTRY_DIGITS.has(text),
  iso3166alpha2: (text) => COUNTRY_LETTERS.has(text),
  iso4217: (text) => CURRENCY_DIGITS.has(text),
  iso5218: (text) => /^[0129]$/.test(text),
  iban: isIban,
  pcenc: (text) => !/%(?![0-9A-Fa-f]{2})/.test(text),
  yesno: numberIn(0, 1),
  winding: (text) => /^[019]$/.test(text),
  zero: (text) => /^0+$/.test(text),
  nonzero: (text) => !/^0+$/.test(text),
  nozeroprefix: (text) => !/^0./.test(text),
  hasnondigit: (text) => /\D/.test(text),
  hyphen: (text) => /^-+$/.test(text),
  latitude: numberIn(0, 1_800_000_000),
  longitude: numberIn(0, 3_600_000_000),
  importeridx: (text) => /^[-0-9A-Z_a-z]$/.test(text),
  packagetype: (text) => /^[0-9A-Z]+$/.test(text),
  pieceoftotal: isPieceOfTotal,
  mediatype: (text) => numberIn(1, 10)(text) || numberIn(80, 99)(text),
  posinseqslash: (text) => /^[1-9]\/[1-9]$/.test(text) && (text[0] ?? '') <= (text[2] ?? ''),
  couponcode: (text) => /^\d+$/.test(text),
  couponposoffer: (text) => /^\d+$/.test(text),
};
