import type { ScanLang } from '#src/base/scan-lang.ts';

type Foreign = Readonly<Record<'zh' | 'ko' | 'ja' | 'fr', string>>;
const set = (zh: string, ko: string, ja: string, fr: string): Foreign => ({ zh, ko, ja, fr });

/** The 26 product sets (QĐ 26/2026 Phụ lục I) as people say them; Vietnamese and English come from the catalogue. */
const SETS: Readonly<Record<number, Foreign>> = {
  1: set('新鲜蔬果', '신선 과일·채소', '生鮮の野菜と果物', 'Fruits et légumes frais'),
  2: set(
    '鲜肉、水产、蛋、奶',
    '신선 육류·수산물·달걀·우유',
    '生鮮の肉・魚・卵・乳',
    'Viande, poisson, œufs et lait frais',
  ),
  3: set('大米、谷物、坚果', '쌀·곡물·견과', '米・穀物・ナッツ', 'Riz, céréales et graines'),
  4: set('蜂蜜、燕窝', '꿀·제비집', '蜂蜜・ツバメの巣', 'Miel et nid d’hirondelle'),
  5: set('即食食品', '즉석식품', 'すぐ食べられる食品', 'Plats prêts à manger'),
  6: set(
    '米粉、面条、糕点',
    '국수·떡·과자',
    '麺・餅・菓子',
    'Nouilles, galettes et gâteaux de riz',
  ),
  7: set(
    '糖果、坚果、果干',
    '과자·볶은 견과·건과일',
    '菓子・ナッツ・ドライフルーツ',
    'Confiseries, fruits à coque et fruits secs',
  ),
  8: set(
    '肉肠、干货、发酵水产',
    '햄·건어물·젓갈',
    'ハム類・干物・魚の発酵食品',
    'Charcuterie, produits séchés et fermentés',
  ),
  9: set(
    '鱼露、酱油、蘸料',
    '피시소스·간장·소스',
    '魚醤・醤油・たれ',
    'Sauce de poisson et autres sauces',
  ),
  10: set('盐、胡椒、大蒜', '소금·후추·마늘', '塩・胡椒・にんにく', 'Sel, poivre, ail'),
  11: set('茶', '차', '茶', 'Thé'),
  12: set('草本茶', '허브차', 'ハーブティー', 'Tisanes'),
  13: set('咖啡、可可', '커피·카카오', 'コーヒー・カカオ', 'Café et cacao'),
  14: set('白酒', '증류주', '蒸留酒', 'Eau-de-vie'),
  15: set('果酒、药酒', '과실주·약주', '果実酒・薬草酒', 'Liqueurs de fruits et de plantes'),
  16: set(
    '矿泉水、瓶装水',
    '광천수·생수',
    'ミネラルウォーター・飲料水',
    'Eau minérale et eau en bouteille',
  ),
  17: set(
    '果汁、糖浆、软饮料',
    '주스·시럽·음료',
    'ジュース・シロップ・清涼飲料',
    'Jus, sirops et boissons',
  ),
  18: set(
    '草本膏、丸、保健食品',
    '약초 추출물·건강기능식품',
    '薬草エキス・健康食品',
    'Extraits de plantes et compléments',
  ),
  19: set('草本化妆品', '약초 화장품', '薬草の化粧品', 'Cosmétiques aux plantes'),
  20: set(
    '精油、药材',
    '에센셜 오일·약재',
    '精油・生薬',
    'Huiles essentielles et plantes médicinales',
  ),
  21: set(
    '陶器、竹编、手工艺品',
    '도자기·대나무·공예품',
    '陶器・竹細工・工芸品',
    'Poterie, bambou et artisanat',
  ),
  22: set('布料、织锦', '천·전통 직물', '布・織物', 'Tissus et brocarts'),
  23: set('花卉', '꽃', '花', 'Fleurs'),
  24: set('观赏植物', '관상식물', '観賞植物', 'Plantes d’ornement'),
  25: set('观赏动物', '관상동물', '観賞動物', 'Animaux d’ornement'),
  26: set(
    '民宿、旅游点',
    '홈스테이·관광지',
    '民泊・観光地',
    'Séjours chez l’habitant et lieux à visiter',
  ),
};

/** What a set is called in a language of the scanned page. */
export function setName(
  lang: ScanLang,
  {
    no,
    shortVi,
    shortEn,
  }: { readonly no: number; readonly shortVi: string; readonly shortEn: string },
): string {
  if (lang === 'vi') return shortVi;
  if (lang === 'en') return shortEn;
  return SETS[no]?.[lang] ?? shortEn;
}
