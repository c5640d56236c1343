import type { Lang } from '#src/base/lang.ts';
import type { LinkTitles } from '#src/features/trace/resolve/linkset.ts';

export const linkTitles: LinkTitles = {
  defaultLink: { vi: 'Trang của mã này', en: 'Page of this code' },
  pip: {
    ...{ vi: 'Thông tin sản phẩm', en: 'Product information', fr: 'Informations sur le produit' },
    ...{ zh: '产品信息', ko: '제품 정보', ja: '商品情報' },
  },
  traceability: { vi: 'Hành trình của lô', en: 'Journey of the lot' },
  certificationInfo: { vi: 'Giấy chứng nhận OCOP', en: 'OCOP certificate' },
  recallStatus: { vi: 'Tình trạng thu hồi', en: 'Recall status' },
  epcis: { vi: 'Dữ liệu sự kiện EPCIS 2.0', en: 'EPCIS 2.0 event data' },
  dpp: { vi: 'Hộ chiếu số của sản phẩm', en: 'Digital product passport' },
  hasRetailers: { vi: 'Nơi bán', en: 'Where to buy' },
  support: {
    ...{ vi: 'Báo thông tin sai', en: 'Report that something is wrong' },
    ...{
      fr: 'Signaler une erreur',
      zh: '报告错误信息',
      ko: '잘못된 정보 신고',
      ja: '誤りを報告する',
    },
  },
  locationInfo: {
    ...{ vi: 'Địa điểm và cơ sở', en: 'Place and business', fr: 'Lieu et établissement' },
    ...{ zh: '地点和企业', ko: '장소와 사업장', ja: '場所と事業所' },
  },
};

const WORDS = {
  lot: { vi: 'lô', en: 'lot' },
  serial: { vi: 'số sê-ri', en: 'serial' },
  unknown: {
    vi: 'không có lô hoặc số sê-ri này trong hệ thống; dưới đây là những gì biết về mặt hàng',
    en: 'this lot or serial is not known here; what follows is known of the item',
  },
  problems: {
    'unknown-code': {
      vi: 'Không có gì được đăng ký dưới mã này. Hãy so lại từng ký tự với nhãn; nếu đúng, mã chưa được người sản xuất đăng ký ở đây.',
      en: 'Nothing is registered under this code. Compare it with the label; if it is right, its producer has not registered it here.',
    },
    'no-such-link': {
      vi: 'Mã này không có liên kết loại đã hỏi. Xem tất cả bằng ?linkType=linkset.',
      en: 'There is no link of that type for this code. See all of them with ?linkType=linkset.',
    },
  },
  titles: {
    400: { vi: 'Mã không đọc được', en: 'The code cannot be read' },
    404: { vi: 'Không tìm thấy', en: 'Not found' },
  },
} as const;

export type ResolverProblem = keyof (typeof WORDS)['problems'];

export function resolverProblem(problem: ResolverProblem, lang: Lang): string {
  return WORDS.problems[problem][lang];
}

export function problemTitle(status: 400 | 404, lang: Lang): string {
  return WORDS.titles[status][lang];
}

/** What a link set calls the levels of a scanned code. */
export function levelNames(name: string, lot: string, serial: string) {
  const inLot = lot === '' ? name : `${name}, ${WORDS.lot.vi} ${lot}`;
  return {
    item: () => name,
    lot: () => inLot,
    serial: () => `${inLot}, ${WORDS.serial.vi} ${serial}`,
    unknown: () => `${name}: ${WORDS.unknown.vi} / ${WORDS.unknown.en}`,
  };
}
