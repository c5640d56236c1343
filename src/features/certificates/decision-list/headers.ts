import { cleaned, plain } from './clean.ts';
import type { Column } from './list.ts';

/** What a header cell means. `ticks`: a column for one number of stars, with a cross in the rows that have them. */
export interface Meaning {
  column: Column;
  ticks?: 3 | 4 | 5;
}

const SAME: Partial<Record<Column, string>> = {
  stt: 'stt|tt|so tt|so thu tu|thu tu|no|nr|id|so|sott|index|order|num|ma so|s t t|t t',
  name: 'ten san pham|san pham|ten sp|sp|ten hang hoa|ten san pham ocop|san pham ocop|ten san pham dich vu|ten san pham du lich|product|product name|name|products|name of product|ocop product|ten sp ocop|ten|ten san pham dang ky|san pham dich vu|ten goi san pham|ten san pham duoc cong nhan|san pham duoc cong nhan|ten san pham cong nhan|ten mat hang|mat hang|ten san pham danh gia|ten thuong mai|title|product title|danh muc san pham|noi dung|danh muc',
  producer:
    'chu the|ten chu the|chu the ocop|chu the san xuat|don vi|don vi san xuat|don vi sx|co so|co so san xuat|co so sx|cssx|ten co so|nha san xuat|nha sx|doanh nghiep|to chuc|to chuc ca nhan|ten chu the ocop|chu the sx|chu the san pham|chu the san pham ocop|ten don vi|ten doanh nghiep|don vi san xuat kinh doanh|co so san xuat kinh doanh|chu the thuc hien|chu the dang ky|chu the tham gia|ten chu the san xuat|ten chu the sx|chu san pham|chu co so|producer|owner|manufacturer|maker|company|entity|ocop entity|producer name|business|organisation|organization|don vi chu the|htx|chu so huu|ho san xuat|chu the san xuat kinh doanh|chu the dang ky san pham|ten to chuc ca nhan|don vi cung cap|ten co so san xuat|ten chu the tham gia|doanh nghiep htx|don vi to chuc|supplier|enterprise|enterprise name|company name|firm|factory|workshop|cooperative|household|organisation name|organization name|business name|chu the kinh doanh|don vi chu quan|ca nhan to chuc',
  address:
    'dia chi|dc|d c|dia diem|noi san xuat|dia chi san xuat|dia chi chu the|dia chi co so|dia chi sx|dia ban|don vi hanh chinh|dvhc|dia chi don vi|noi o|tru so|dia chi tru so|address|location|place|addr|dia chi lien he|dia phuong|dia chi cua chu the|xa huyen|xa phuong huyen|dia diem san xuat|noi sx',
  commune:
    'xa|phuong|xa phuong|xa phuong thi tran|xa thi tran|phuong xa|ten xa|cap xa|xa phuong tt|xa p tt|xa phuong dac khu|commune|ward|thi tran|xa p|commune ward',
  district:
    'huyen|quan|quan huyen|huyen quan|huyen thi xa|huyen thanh pho|huyen tx tp|huyen thi xa thanh pho|huyen thi thanh pho|huyen tp|quan huyen thi xa|district|thi xa|cap huyen|ten huyen|huyen thi|tp huyen|huyen tp tx|quan huyen tx tp|h tx tp|thi xa thanh pho|huyen thanh pho thi xa',
  province:
    'tinh|tinh thanh|tinh thanh pho|tinh tp|tinh thanh pho tw|province|city|ten tinh|tp tinh|thanh pho',
  stars:
    'hang sao|hang|so sao|sao|xep hang|phan hang|xep loai|hang ocop|hang dat|ket qua|ket qua phan hang|ket qua xep hang|cap sao|sao ocop|muc sao|star|stars|rating|ket qua danh gia|xep hang sao|phan hang sao|dat sao|so sao dat|so sao dat duoc|hang sao ocop|rank|ocop stars|ket qua danh gia phan hang|hang san pham|dat hang|loai|phan loai|tieu chuan|ket qua xep loai|de nghi xep hang|star rating|hang sao dat|ocop rating|hang sao dat duoc|phan hang san pham|sao dat|grade|class|cong nhan|ket qua cong nhan|tieu chuan ocop|chung nhan|xep hang ocop|hang sao cong nhan|phan hang ocop|dat chuan|cap hang|dat hang sao|hang sao da dat|dat hang sao ocop|dat ocop|muc dat|muc sao dat',
  score:
    'diem|so diem|tong diem|diem tb|diem trung binh|tong diem tb|tong diem trung binh|diem danh gia|diem so|ket qua diem|diem dat|score|points|total score|diem cham|tong so diem|so diem dat|diem hoi dong|diem danh gia tb|ket qua cham diem|diem tb hoi dong|avg score|diem binh quan|marks|tong diem danh gia|diem 100|diem cua hoi dong|so diem trung binh|total|so diem dat duoc|average score|diem trung binh cua hoi dong|score 100|points 100|diem xep hang',
  decisionNo:
    'so qd|so quyet dinh|qd so|quyet dinh so|decision no|decision number|so hieu qd|so van ban|so hieu van ban|so hieu quyet dinh|so hieu|so qd cong nhan|so quyet dinh cong nhan|certificate no|certificate number|decision id|so giay chung nhan|so gcn|ref|reference',
  decidedOn:
    'ngay qd|ngay quyet dinh|ngay ky|ngay cong nhan|ngay ban hanh|ngay thang|ngay|ngay cap|thoi gian cong nhan|thoi diem cong nhan|ngay chung nhan|decision date|date|decided on|ngay thang nam|ngay ky qd|ngay thang qd|signed on|recognised on|ngay thang ky|ngay duoc cong nhan|date of decision|issue date|issued|issued on|date issued|approval date|recognition date|date of issue',
  decision:
    'quyet dinh|qd|quyet dinh cong nhan|qd cong nhan|so qd ngay|so ngay qd|so ngay quyet dinh|so qd ngay cong nhan|quyet dinh so ngay|can cu|decision|van ban|so quyet dinh ngay|so quyet dinh ngay thang|so va ngay quyet dinh|so ngay thang qd|so qd ngay thang nam|so ngay thang nam|so ky hieu ngay|qd so ngay|so quyet dinh ngay ky|so qd ngay ky|so quyet dinh ngay cong nhan|van ban cong nhan|so quyet dinh ngay thang nam|so ngay thang nam quyet dinh|so qd ngay qd|so ngay thang quyet dinh',
  year: 'nam|nam cong nhan|nam danh gia|nam dat|nam cap|year|nam chung nhan|nam dat chung nhan|nam phan hang|nam dat ocop|nam thuc hien',
  group:
    'nhom|nhom san pham|nhom nganh|nganh hang|nganh|linh vuc|bo san pham|phan nhom|nhom nganh hang|bo nganh hang|group|category|product group|thuoc nhom|nhom sp|phan nganh|nganh san pham|loai san pham|loai hinh san pham|type|nganh nhom|nhom nganh san pham',
  note: 'ghi chu|chu thich|note|notes|remark|remarks|comment|gc|luu y|ly do|y kien',
  phone:
    'dien thoai|sdt|so dien thoai|so dt|dt|dien thoai lien he|lien he|phone|tel|mobile|hotline|telephone|contact|di dong|sdt lien he',
  validUntil:
    'hieu luc|thoi han|hieu luc den|co gia tri den|het han|ngay het han|thoi han hieu luc|han|hieu luc den ngay|valid until|expires|expiry|expiry date|valid to|ngay het hieu luc|gia tri den|thoi han den|han giay chung nhan|thoi gian hieu luc',
  image:
    'anh|hinh anh|hinh|anh san pham|image|photo|picture|hinh anh san pham|img|anh sp|hinh minh hoa',
  'name+producer':
    'san pham chu the|ten san pham chu the|chu the san pham chu the|san pham co so|san pham don vi|ten san pham don vi san xuat|product producer|ten san pham va chu the|san pham va chu the|ten san pham ten chu the|product and producer|ten san pham chu the san xuat|san pham chu the ocop|ten san pham chu the ocop|san pham va don vi san xuat|san pham don vi san xuat|ten san pham co so san xuat',
};

const KNOWN = new Map<string, Column>();
for (const [column, texts] of Object.entries(SAME)) {
  for (const text of texts.split('|')) KNOWN.set(text, column as Column);
}
/** A second header that names places means an address, and so on: tried in this order, on folded words. */
const PATTERNS: readonly (readonly [RegExp, Column])[] = [
  [/^(?:dia chi|noi) |^dia chi|\bdia chi$/, 'address'],
  [
    /^(?:ten )?(?:chu the|don vi|co so|doanh nghiep|nha) .*(?:san xuat|sx|san pham|ocop|chu the|kinh doanh)/,
    'producer',
  ],
  [/^(?:ten )?(?:chu the|don vi san xuat|co so san xuat|doanh nghiep)\b/, 'producer'],
  [/^(?:tong )?(?:so )?diem\b/, 'score'],
  [/^so (?:quyet dinh|qd).*ngay/, 'decision'],
  [/^so (?:quyet dinh|qd)\b/, 'decisionNo'],
  [/^(?:quyet dinh|qd)\b/, 'decision'],
  [/^(?:ngay|thoi gian|thoi diem)\b.*(?:ky|cong nhan|quyet dinh|ban hanh|qd)/, 'decidedOn'],
  [/\b(?:het han|hieu luc|gia tri)\b/, 'validUntil'],
  [/^(?:ten )?(?:san pham|sp)\b(?!.*\b(?:sao|dat|hang|so)\b)/, 'name'],
  [/^(?:hang|so|xep|phan|cap|ket qua|muc)\b.*\b(?:sao|hang)\b/, 'stars'],
  [/\bstars?\b|\brating\b/, 'stars'],
  [/^nhom\b|^nganh\b/, 'group'],
  [/^ghi chu\b/, 'note'],
  [/^nam (?:duoc )?(?:cong nhan|danh gia|dat|chung nhan|cap)/, 'year'],
];
const PRODUCT = /\b(?:san pham|sp|product)\b/;
const MAKER = /\b(?:chu the|don vi|co so|producer|owner|doanh nghiep|to chuc)\b/;

/** What a header says, with or without accents, in Vietnamese or English; null for any other text. */
export function meaningOf(header: string): Meaning | null {
  const text = cleaned(header);
  if (text === '' || text.length > 80) return null;
  const folded = plain(
    text.replace(/\((?!\s*(?:xã|huyện|điểm|sao|tỉnh))[^)]*\)|\([^)]*\)$/giu, ' '),
  );
  if (folded === '') return null;
  const ticks = /^(?:hang |dat |ocop )?([345]) (?:sao|stars?)$/.exec(folded);
  if (ticks) return { column: 'stars', ticks: Number(ticks[1]) as 3 | 4 | 5 };
  const parts = text.split(/\s*(?:\/|\n|\+|&|;|,| - | – |\bvà\b|\band\b)\s*/iu).map(plain);
  if (parts.length > 1 && PRODUCT.test(parts[0] ?? '') && !MAKER.test(parts[0] ?? '')) {
    if (parts.slice(1).some((part) => MAKER.test(part))) return { column: 'name+producer' };
  }
  if (/^ten (?:va )?dia chi (?:cua )?(?:chu the|co so|don vi)/.test(folded))
    return { column: 'producer' };
  if (
    parts.length > 1 &&
    MAKER.test(parts[0] ?? '') &&
    parts.slice(1).some((part) => /^dia chi/.test(part))
  ) {
    return { column: 'producer' };
  }
  const known = KNOWN.get(folded);
  if (known !== undefined) return { column: known };
  if (folded.length > 60) return null;
  const pattern = PATTERNS.find(([shape]) => shape.test(folded));
  return pattern ? { column: pattern[1] } : null;
}
