import { plain } from './clean.ts';

/** Bytes of TCVN3 (ABC) fonts, read as Latin-1, and what they show. */
const TCVN3: Record<string, string> = pairs(
  'µà¸á¶ả·ã¹ạ¨ă»ằ¾ắ¼ẳ½ẵÆặ©âÇầÊấÈẩÉẫËậ®đÌèÐéÎẻÏẽÑẹªêÒềÕếÓểÔễÖệ×ìÝíØỉÜĩÞịßòãóáỏâõäọ«ôåồèốæổçỗéộ¬ơêờíớëởìỡîợïùóúñủòũôụ\u00adưõừøứöử÷ữùựúỳýýûỷüỹþỵ¡Ă¢Â§Đ£Ê¤Ô¥Ơ¦Ư',
);
const VNI_VOWELS: Record<string, Record<string, string>> = {
  a: pairs('øàùáûảõãïạêăèằéắúẳüẵëặââàầáấåẩãẫäậ'),
  e: pairs('øèùéûẻõẽïẹâêàềáếåểãễäệ'),
  o: pairs('øòùóûỏõõïọâôàồáốåổãỗäộ'),
  u: pairs('øùùúûủõũïụ'),
  y: pairs('øỳùýûỷõỹ'),
  ô: pairs('øờùớûởõỡïợ'),
  ö: pairs('øừùứûửõữïự'),
};
const VNI_ALONE: Record<string, string> = pairs('ñđôơöưììííæỉóĩòịîỵÑĐÔƠÖƯ');
const COMMON =
  /\b(?:san pham|chu the|cong ty|hop tac xa|huyen|danh sach|quyet dinh|dia chi|ho kinh doanh|co so|hang|ten)\b/g;

/** How much a text looks like Vietnamese: its own letters and the common words of these lists, less what is odd. */
export function worth(text: string): number {
  const own = text.match(/[ăắằẳẵặâấầẩẫậêếềểễệôốồổỗộơớờởỡợưứừửữựđảạẻẹỉịỏọủụỷỵ]/giu)?.length ?? 0;
  const words = plain(text).match(COMMON)?.length ?? 0;
  const odd = text.match(/[¡-¿÷×]|\p{L}[µ¶¸¹]/gu)?.length ?? 0;
  return own + words * 10 - odd * 2;
}

/** Text typed with a TCVN3 or VNI font, as Unicode; null where it is neither. Capital letters of TCVN3 come out small. */
export function fromFontText(text: string): { text: string; encoding: 'TCVN3' | 'VNI' } | null {
  const sample = text.slice(0, 20_000);
  if (!/[\u00a1-\u00ff]/.test(sample)) return null;
  const asIs = worth(sample);
  const tcvn = worth(fromTcvn3(sample));
  const vni = worth(fromVni(sample));
  const best = Math.max(tcvn, vni);
  if (best < 12 || best < asIs * 1.5 + 5) return null;
  return tcvn >= vni
    ? { text: fromTcvn3(text), encoding: 'TCVN3' }
    : { text: fromVni(text), encoding: 'VNI' };
}

export function fromTcvn3(text: string): string {
  return text.replace(/[\u00a1-\u00ff]/g, (letter) => TCVN3[letter] ?? letter);
}

export function fromVni(text: string): string {
  return text.replace(
    /([aeouyôöAEOUYÔÖ])([\u00c0-\u00ff])|[ñôöìíæóòîÑÔÖ]/g,
    (whole, vowel?: string, mark?: string) => {
      if (vowel === undefined || mark === undefined) return VNI_ALONE[whole] ?? whole;
      const made = VNI_VOWELS[vowel.toLowerCase()]?.[mark.toLowerCase()];
      if (made === undefined) return (VNI_ALONE[vowel] ?? vowel) + fromVni(mark);
      return vowel === vowel.toUpperCase() ? made.toUpperCase() : made;
    },
  );
}

function pairs(text: string): Record<string, string> {
  const letters = [...text];
  const map: Record<string, string> = {};
  for (let i = 0; i + 1 < letters.length; i += 2) map[letters[i] ?? ''] = letters[i + 1] ?? '';
  return map;
}
