import { type Day, formatDay } from '#src/base/day.ts';
import { formatCount } from '#src/base/money.ts';
import type { Reason, Standing } from '#src/features/certificates/standing.ts';

const d = (day: Day): string => formatDay(day, 'vi');
const n = (count: number): string => formatCount(count, 'vi');

/** Every sentence said to people, in Vietnamese. English has the same keys (en.ts). */
export const vi = {
  tagline: 'Đặc sản có sao, có gốc',
  skipToContent: 'Đến nội dung chính',
  otherLang: 'English',
  otherLangShort: 'EN',
  nav: {
    label: 'Chính',
    products: 'Sản phẩm',
    map: 'Bản đồ',
    stories: 'Câu chuyện',
    register: 'Sổ đăng ký',
    producers: 'Nhà sản xuất',
    home: 'Trang đầu',
    breadcrumbs: 'Bạn đang ở',
  },
  search: {
    label: 'Tìm đặc sản, nhà sản xuất, xã, tỉnh',
    placeholder: 'Tìm: mật ong, nuoc mam, Hà Giang…',
    submit: 'Tìm',
    suggestions: 'Gợi ý',
    suggestionCount: (count: number) =>
      count === 0 ? 'Không có gợi ý' : `${n(count)} gợi ý, dùng phím mũi tên để chọn`,
    kinds: { product: 'Sản phẩm', producer: 'Nhà sản xuất', place: 'Nơi', set: 'Bộ sản phẩm' },
  },
  demoBand:
    'Bản trình diễn: giá và lô hàng là minh hoạ. Hạng sao, nguồn và nhà sản xuất là dữ liệu thật.',
  standing: {
    stars: (stars: number) => `OCOP ${stars} sao`,
    short: (s: Standing): string => {
      switch (s.state) {
        case 'valid':
          return s.validUntil ? `Còn hiệu lực đến ${d(s.validUntil)}` : 'Còn hiệu lực';
        case 'held-over':
          return s.validUntil ? `Được giữ sao đến ${d(s.validUntil)}` : 'Được giữ sao';
        case 'expired':
          return s.validUntil ? `Hết hạn ${d(s.validUntil)}` : 'Đã hết hạn';
        case 'revoked':
          return 'Đã bị thu hồi';
        case 'superseded':
          return 'Đã có quyết định mới thay';
        case 'unknown':
          return s.reason === 'no-date' ? 'Chưa rõ ngày công nhận' : 'Chưa rõ còn hiệu lực';
        case 'none':
          return s.reason === 'not-yet' ? 'Chưa đến ngày có hiệu lực' : 'Chưa rõ hạng sao';
      }
    },
    /** The whole sentence; lapsed means "as far as our sources know". */
    long: (s: Standing): string => {
      const star = s.awarded ? `OCOP ${s.awarded} sao` : '';
      switch (s.state) {
        case 'valid':
          return `${star}, còn hiệu lực đến ${s.validUntil ? d(s.validUntil) : 'ngày chưa rõ'}`;
        case 'held-over':
          return `${star}, đã hết 36 tháng nhưng được giữ trong khi chờ đánh giá lại, muộn nhất đến ${s.validUntil ? d(s.validUntil) : 'ngày chưa rõ'}`;
        case 'expired':
          return `Từng đạt ${star}, hết hạn ${s.validUntil ? d(s.validUntil) : ''}, chưa thấy quyết định mới`;
        case 'revoked':
          return `Từng đạt ${star}, giấy chứng nhận đã bị thu hồi`;
        case 'superseded':
          return `${star} này đã được thay bằng một quyết định mới hơn`;
        case 'unknown':
          return `Nguồn ghi ${star}, chưa rõ hôm nay còn hiệu lực không`;
        case 'none':
          return s.reason === 'not-yet'
            ? 'Quyết định chưa đến ngày có hiệu lực'
            : 'Chưa có hạng sao nào được xác nhận';
      }
    },
    reason: {
      'year-only':
        'Nguồn chỉ ghi năm công nhận. Tính theo mọi ngày có thể của năm đó thì chưa kết luận được, nên chúng tôi không gắn sao.',
      'no-date': 'Nguồn không ghi ngày hay năm công nhận, nên không tính được hạn 36 tháng.',
      'no-decision':
        'Nguồn chỉ nói về kết quả chấm của hội đồng; chúng tôi chưa thấy quyết định công nhận.',
      'no-stars': 'Nguồn không ghi hạng sao riêng cho sản phẩm này.',
      'below-three': 'Hạng 1 và 2 sao không được cấp giấy chứng nhận (QĐ 26/2026/QĐ-TTg, Điều 4).',
      'not-yet': 'Ngày công nhận nằm sau hôm nay.',
    } satisfies Record<Reason, string>,
    states: {
      valid: 'Còn hiệu lực',
      'held-over': 'Được giữ sao',
      unknown: 'Chưa rõ',
      expired: 'Hết hạn',
      superseded: 'Đã thay',
      revoked: 'Thu hồi',
      none: 'Chưa có sao',
    },
  },
  price: {
    illustrative: 'giá minh hoạ',
    ask: 'Hỏi giá nhà sản xuất',
    from: 'từ',
    bands: {
      'duoi-100': 'Dưới 100.000 ₫',
      '100-200': '100.000–200.000 ₫',
      '200-500': '200.000–500.000 ₫',
      'tren-500': 'Từ 500.000 ₫',
      'hoi-gia': 'Hỏi giá',
    },
  },
  producerKinds: {
    cooperative: 'Hợp tác xã',
    'cooperative-group': 'Tổ hợp tác',
    company: 'Công ty',
    household: 'Hộ kinh doanh',
    unknown: 'Chưa rõ loại hình',
  },
  producerUnknown: 'Nguồn không ghi nhà sản xuất',
  before2025: (name: string) => `trước 7/2025: ${name}`,
  place: {
    today: 'Nơi sản xuất hôm nay',
    printed: 'Địa chỉ ghi khi công nhận',
    provinceOf: (kind: string, name: string) =>
      kind === 'thành phố' ? `Thành phố ${name}` : `Tỉnh ${name}`,
    mapAlt: (name: string) => `Bản đồ Việt Nam, tô đậm ${name}; có quần đảo Hoàng Sa và Trường Sa`,
  },
  list: {
    title: 'Sản phẩm OCOP',
    found: (count: number) => `${n(count)} sản phẩm`,
    foundFor: (count: number, q: string) => `${n(count)} sản phẩm cho “${q}”`,
    filters: 'Bộ lọc',
    filtersOpen: 'Lọc và sắp xếp',
    applied: 'Đang lọc',
    clear: 'Bỏ mọi bộ lọc',
    remove: (what: string) => `Bỏ lọc: ${what}`,
    sort: 'Sắp xếp',
    sorts: {
      'phu-hop': 'Phù hợp nhất',
      moi: 'Mới công nhận',
      sao: 'Nhiều sao',
      'gia-tang': 'Giá tăng dần',
      'gia-giam': 'Giá giảm dần',
      ten: 'Tên A–Z',
    },
    facets: {
      stars: 'Sao còn hiệu lực',
      group: 'Nhóm sản phẩm',
      set: 'Bộ sản phẩm',
      province: 'Tỉnh, thành phố',
      producerKind: 'Nhà sản xuất là',
      state: 'Giấy chứng nhận',
      price: 'Giá',
      story: 'Câu chuyện',
    },
    hasStory: 'Có câu chuyện',
    starsN: (stars: number) => `${stars} sao`,
    more: (count: number) => `Xem thêm ${n(count)}`,
    corrected: (q: string) => `Không có từ nào viết đúng như vậy; đang tìm “${q}”.`,
    ignored: 'Bỏ qua phần không hiểu trong địa chỉ:',
    empty: 'Chưa tìm thấy sản phẩm nào',
    emptyHelp: 'Thử bớt từ, bỏ bớt bộ lọc, hoặc gõ tên nơi sản xuất. Gõ không dấu cũng được.',
    emptyTry: 'Có thể bạn muốn xem',
    pages: 'Trang kết quả',
    page: (page: number) => `Trang ${n(page)}`,
    previous: 'Trang trước',
    next: 'Trang sau',
    pastEnd: (last: number) => `Chỉ có ${n(last)} trang kết quả.`,
    ranking: 'Thứ tự được xếp thế nào?',
  },
  product: {
    why: (stars: number) => `Vì sao ${stars} sao?`,
    whyAny: 'Nguồn gốc của hạng sao',
    decision: 'Quyết định',
    decisionUnknown: 'Nguồn không ghi số quyết định',
    issuer: 'Cơ quan công nhận',
    /** `mayBeDistrict`: the rules of that time let a district decide. */
    issuerPrinted: (province: string, stars: number, mayBeDistrict: boolean) =>
      stars === 5
        ? 'Cấp Trung ương (5 sao)'
        : `Cấp tỉnh: ${province}${mayBeDistrict ? ', hoặc cấp huyện theo quy định lúc đó' : ''}`,
    date: 'Ngày quyết định',
    yearOnly: (year: number) => `Trong năm ${year}, nguồn không ghi ngày`,
    dateUnknown: 'Nguồn không ghi ngày',
    until: 'Hạn 36 tháng',
    score: 'Điểm',
    criteria: 'Bộ tiêu chí',
    criteriaUnsure: 'Chưa rõ, một trong:',
    history: 'Lịch sử công nhận',
    source: 'Nguồn',
    via: 'đọc qua',
    readOn: (day: Day) => `đọc ngày ${d(day)}`,
    producer: 'Nhà sản xuất',
    set: 'Bộ sản phẩm',
    setInferred: 'Xếp bộ theo tên gọi, do chúng tôi; nguồn không ghi. Cán bộ có thể sửa.',
    label: 'Thông tin nhãn',
    labelIntro:
      'Các mục Nghị định 37/2026/NĐ-CP đòi hỏi. Mục nào nhà sản xuất chưa khai thì để trống, chúng tôi không đoán.',
    labelMissing: 'Chưa khai',
    labelFields: {
      name: 'Tên hàng hóa',
      responsible: 'Tổ chức, cá nhân chịu trách nhiệm',
      origin: 'Xuất xứ',
      quantity: 'Định lượng',
      made: 'Ngày sản xuất',
      expiry: 'Hạn sử dụng',
      ingredients: 'Thành phần',
      warnings: 'Cảnh báo',
      use: 'Hướng dẫn sử dụng, bảo quản',
      gtin: 'Mã GTIN',
    },
    story: 'Câu chuyện',
    related: 'Cùng loại, cùng vùng',
    share: 'Chia sẻ',
    shareHint: 'Chép địa chỉ này hoặc quét mã:',
    copy: 'Chép địa chỉ',
    copied: 'Đã chép',
    otherNames: 'Cũng được ghi là',
    foreignName:
      'Chúng tôi mới thấy tên này trên một trang tiếng nước ngoài, chưa thấy tên tiếng Việt.',
    wrong: 'Thấy sai? Báo cho chúng tôi',
    seeCertificate: 'Xem giấy chứng nhận',
    offers: 'Giá bán',
    pictureNote: 'Tranh vẽ minh hoạ, chưa có ảnh của nhà sản xuất.',
    council: 'Kết quả hội đồng, chưa thấy quyết định',
  },
  notFound: {
    title: 'Không có trang này',
    lead: 'Địa chỉ có thể đã gõ nhầm, hoặc xã, tỉnh đã đổi tên. Thử tìm bằng tên:',
    product: 'Không có sản phẩm này trong sổ. Có thể bạn tìm một trong số này:',
  },
  defect: {
    title: 'Trang này đang hỏng, lỗi ở chúng tôi',
    lead: 'Việc bạn đang làm không mất. Hãy thử lại sau ít phút.',
    id: 'Mã lỗi để báo cho chúng tôi:',
  },
};

export type Words = typeof vi;
