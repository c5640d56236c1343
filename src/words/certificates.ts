import type { Lang } from '#src/base/lang.ts';
import type { State } from '#src/features/certificates/standing.ts';
import { formatCount } from '#src/base/money.ts';

type Level = 'district' | 'province' | 'centre';

function vi() {
  return {
    lookup: {
      title: 'Tra giấy chứng nhận',
      description:
        'Gõ mã MX trên trang này hoặc số quyết định công nhận để biết sản phẩm OCOP hôm nay còn sao hay không.',
      lead: 'Gõ mã trong sổ của chúng tôi (MX-00012) hoặc số quyết định in trên giấy chứng nhận (86/QĐ-UBND). Không cần đúng chữ hoa, dấu cách.',
      label: 'Mã MX hoặc số quyết định',
      example: 'Ví dụ: mx 12, hoặc 86/QĐ-UBND',
      submit: 'Tra',
      none: (asked: string) => `Trong sổ không có mã hay số quyết định “${asked}”.`,
      noneHelp:
        'Sổ chỉ có những quyết định chúng tôi đã đọc được ở nguồn công khai, chưa phải mọi quyết định trong cả nước. Không có ở đây không có nghĩa là giấy giả. Hãy thử tìm theo tên sản phẩm trong sổ đăng ký, hoặc hỏi cơ quan ghi trên giấy.',
      searchRegister: (asked: string) => `Tìm “${asked}” trong sổ đăng ký`,
      several: (count: number, decision: string) =>
        `${formatCount(count, 'vi')} sản phẩm trong sổ mang số quyết định ${decision}`,
      severalNote:
        'Nhiều cơ quan dùng cùng một số trong những năm khác nhau, nên hãy xem cả nơi và ngày.',
      how: 'Cách đọc một tờ giấy chứng nhận',
      steps: [
        {
          title: 'Tìm số và ngày quyết định',
          text: 'Thường ở dòng “Theo Quyết định số …/QĐ-UBND ngày …”. Ba và bốn sao do tỉnh ký (trước 7/2025 ba sao có thể do huyện ký), năm sao do Trung ương.',
        },
        {
          title: 'Cộng 36 tháng',
          text: 'Giấy chứng nhận có giá trị đến hết đúng ngày ấy của 36 tháng sau, trừ khi bị thu hồi hoặc được thay bằng quyết định mới.',
        },
        {
          title: 'Đối chiếu tên',
          text: 'Sao được cấp cho một sản phẩm của một chủ thể, không phải cho cả cơ sở. Tên trên nhãn phải là tên trên giấy.',
        },
      ],
    },
    extract: 'Trích từ sổ đăng ký mở',
    notOriginal: 'Không phải bản gốc giấy chứng nhận, và không thay cho bản gốc.',
    recognises: 'Ghi nhận sản phẩm',
    ofProducer: 'của chủ thể',
    awardedStars: (stars: number) => `được công nhận ${stars} sao`,
    scoredStars: (stars: number) => `được hội đồng chấm ${stars} sao`,
    councilOver:
      'Hội đồng từng chấm, chúng tôi chưa thấy quyết định; nếu có thì 36 tháng cũng đã hoặc sắp qua',
    starsUnknown: 'Nguồn không ghi hạng sao riêng cho sản phẩm này',
    today: (today: string) => `Tình trạng tính cho ngày ${today}`,
    fields: {
      code: 'Mã trong sổ',
      printedName: 'Tên như nguồn in',
      printedProducer: 'Chủ thể như nguồn in',
      printedPlace: 'Nơi như nguồn in',
      placeNow: 'Nơi ấy hôm nay',
      group: 'Nhóm sản phẩm như nguồn in',
      set: 'Bộ sản phẩm',
      decision: 'Quyết định',
      date: 'Ngày quyết định',
      level: 'Cấp công nhận',
      criteria: 'Bộ tiêu chí',
      term: 'Hạn 36 tháng',
      score: 'Điểm như nguồn in',
      evidence: 'Nguồn ghi về',
      source: 'Nguồn',
      note: 'Ghi chú',
      revoked: 'Thu hồi',
      held: 'Được giữ đến',
    },
    silent: 'nguồn không ghi',
    oneOf: 'một trong:',
    oneOfWhy: 'nguồn không cho biết đủ để chọn',
    beforeCriteria: 'trước bộ tiêu chí quốc gia đầu tiên (21/08/2019)',
    levels: {
      district: 'cấp huyện',
      province: 'cấp tỉnh',
      centre: 'cấp Trung ương',
    } satisfies Record<Level, string>,
    levelOr: 'hoặc',
    levelNote: 'theo quy định có hiệu lực lúc đó; nguồn có thể không ghi cơ quan ký',
    termExact: (from: string, until: string) =>
      `Từ ${from} đến hết ngày ${until}: cùng ngày, 36 tháng sau.`,
    termYear: (first: string, firstEnd: string, last: string, lastEnd: string) =>
      `Nguồn chỉ cho biết năm. Nếu ký ngày ${first} thì hết ngày ${firstEnd}; nếu ký ngày ${last} thì hết ngày ${lastEnd}. Chúng tôi chỉ gắn sao vào những ngày mà mọi khả năng đều cho cùng một kết quả.`,
    termNone: 'Không tính được, vì nguồn không ghi ngày hay năm.',
    termCouncil:
      'Hạn tính từ quyết định, mà quyết định thì chúng tôi chưa thấy; các ngày trên tính từ kết quả của hội đồng, chỉ để tham khảo.',
    evidences: {
      decision: 'Chính quyết định, hoặc danh sách kèm theo',
      report: 'Tin của báo, đài hoặc trang của cơ quan về một quyết định',
      council: 'Kết quả chấm của hội đồng; chưa thấy quyết định',
    },
    readOn: (day: string) => `đọc ngày ${day}`,
    via: 'đọc qua',
    history: 'Các lần công nhận của sản phẩm này',
    historyLead: (count: number) =>
      count === 1
        ? 'Sổ mới có một lần công nhận của sản phẩm này.'
        : `Sổ có ${formatCount(count, 'vi')} lần công nhận của sản phẩm này, mới nhất ở trên.`,
    meaning: 'Tình trạng này nghĩa là gì',
    more: 'Sao OCOP được cấp thế nào',
    seeProduct: 'Xem sản phẩm',
    otherOfDecision: 'Các sản phẩm khác cùng số quyết định',
    wrong: 'Thấy sai? Báo cho chúng tôi',
    json: 'Bản cho máy đọc (JSON)',
    printHint: 'In được trên khổ A4.',
    means: {
      valid:
        'Ngày hôm nay nằm trong 36 tháng kể từ quyết định, với mọi ngày quyết định mà nguồn cho phép. Chúng tôi chưa thấy quyết định thu hồi hay thay thế.',
      'held-over':
        '36 tháng đã hết, nhưng Điều 12 Quyết định 26/2026/QĐ-TTg cho giữ giấy chứng nhận cấp trước 22/05/2026 trong khi chờ đánh giá lại, tối đa 180 ngày.',
      unknown:
        'Nguồn chưa đủ để kết luận hôm nay còn hay hết hiệu lực, nên chúng tôi không gắn sao. Chủ thể có thể vẫn giữ một giấy chứng nhận còn giá trị: hãy hỏi xem giấy.',
      expired:
        '36 tháng đã qua và chúng tôi chưa thấy quyết định công nhận lại. Có thể đã có quyết định mới mà chúng tôi chưa đọc được.',
      superseded:
        'Cùng sản phẩm này đã có một quyết định mới hơn. Hạng sao hôm nay là hạng của quyết định mới, xem các lần công nhận trên trang này.',
      revoked:
        'Cơ quan có thẩm quyền đã thu hồi giấy chứng nhận trước khi hết hạn (Điều 8 Quyết định 26/2026/QĐ-TTg). Từ ngày thu hồi không được dùng sao nữa.',
      none: 'Không có hạng từ ba sao trở lên nào được xác nhận cho lần này, nên không có sao để gắn.',
    } satisfies Record<State, string>,
  };
}

export type CertificateWords = ReturnType<typeof vi>;

const en: CertificateWords = {
  lookup: {
    title: 'Look up a certificate',
    description:
      'Type our MX code or the number of the decision to see whether an OCOP product holds its star today.',
    lead: 'Type the code of our register (MX-00012) or the decision number printed on the certificate (86/QĐ-UBND). Capitals and spaces do not matter.',
    label: 'MX code or decision number',
    example: 'For example: mx 12, or 86/QĐ-UBND',
    submit: 'Look up',
    none: (asked) => `The register has no code or decision number “${asked}”.`,
    noneHelp:
      'The register holds only the decisions we could read in public sources, not every decision in the country. That it is missing here does not make a certificate false. Try the product’s name in the register, or ask the authority named on the paper.',
    searchRegister: (asked) => `Search the register for “${asked}”`,
    several: (count, decision) =>
      `${formatCount(count, 'en')} products in the register carry decision number ${decision}`,
    severalNote:
      'Different authorities use the same number in different years, so look at the place and the date too.',
    how: 'How to read a certificate',
    steps: [
      {
        title: 'Find the number and day of the decision',
        text: 'Usually in the line “Theo Quyết định số …/QĐ-UBND ngày …”. Three and four stars are signed by the province (before July 2025 three stars could be signed by the district), five stars by the central government.',
      },
      {
        title: 'Add 36 months',
        text: 'A certificate holds to the end of that same day 36 months later, unless it is revoked or replaced by a newer decision.',
      },
      {
        title: 'Compare the name',
        text: 'A star belongs to one product of one producer, not to everything the producer makes. The name on the label must be the name on the paper.',
      },
    ],
  },
  extract: 'Extract from the open register',
  notOriginal: 'Not the original certificate, and no substitute for it.',
  recognises: 'On record for the product',
  ofProducer: 'of the producer',
  awardedStars: (stars) => `recognised with ${stars} stars`,
  scoredStars: (stars) => `scored ${stars} stars by a council`,
  councilOver:
    'A council once scored it; we have not seen a decision, and if there was one its 36 months are over or about to be',
  starsUnknown: 'The source states no star rating for this product',
  today: (today) => `Standing on ${today}`,
  fields: {
    code: 'Code in the register',
    printedName: 'Name as the source prints it',
    printedProducer: 'Producer as printed',
    printedPlace: 'Place as printed',
    placeNow: 'That place today',
    group: 'Product group as printed',
    set: 'Product set',
    decision: 'Decision',
    date: 'Day of the decision',
    level: 'Recognised by',
    criteria: 'Criteria',
    term: 'Term of 36 months',
    score: 'Score as printed',
    evidence: 'What the source reports',
    source: 'Source',
    note: 'Note',
    revoked: 'Revoked',
    held: 'Held over until',
  },
  silent: 'not given by the source',
  oneOf: 'one of:',
  oneOfWhy: 'the source does not say enough to tell',
  beforeCriteria: 'before the first national criteria (21 August 2019)',
  levels: {
    district: 'the district',
    province: 'the province',
    centre: 'the central government',
  },
  levelOr: 'or',
  levelNote: 'by the rules of that time; the source may not name who signed',
  termExact: (from, until) =>
    `From ${from} to the end of ${until}: the same day of the month, 36 months later.`,
  termYear: (first, firstEnd, last, lastEnd) =>
    `The source gives only the year. Signed on ${first} it would end on ${firstEnd}; signed on ${last}, on ${lastEnd}. We show a star only on days on which every possibility gives the same answer.`,
  termNone: 'Cannot be counted: the source gives neither day nor year.',
  termCouncil:
    'The term runs from the decision, which we have not seen; the days above are counted from the council’s result and are for orientation only.',
  evidences: {
    decision: 'The decision itself, or the list attached to it',
    report: 'News, or a notice of an authority, about a decision',
    council: 'The result of a council’s scoring; the decision was not seen',
  },
  readOn: (day) => `read on ${day}`,
  via: 'read through',
  history: 'Recognitions of this product',
  historyLead: (count) =>
    count === 1
      ? 'The register has one recognition of this product.'
      : `The register has ${formatCount(count, 'en')} recognitions of this product, the newest first.`,
  meaning: 'What this standing means',
  more: 'How OCOP stars are given',
  seeProduct: 'See the product',
  otherOfDecision: 'Other products with the same decision number',
  wrong: 'Something wrong? Tell us',
  json: 'For machines (JSON)',
  printHint: 'Prints on A4.',
  means: {
    valid:
      'Today lies within the 36 months from the decision, for every day of decision that the source allows. We have seen no revocation and no replacement.',
    'held-over':
      'The 36 months are over, but article 12 of Decision 26/2026/QĐ-TTg lets certificates issued before 22 May 2026 run on until their re-assessment is decided, for 180 days at most.',
    unknown:
      'The source does not tell enough to conclude whether the certificate holds today, so we show no star. The producer may well have a valid certificate: ask to see it.',
    expired:
      'The 36 months have passed and we have seen no renewed recognition. There may be a newer decision that we have not read.',
    superseded:
      'A newer decision exists for the same product. Its stars today are those of the newer decision; see the recognitions on this page.',
    revoked:
      'The authority revoked the certificate before its term was over (Decision 26/2026/QĐ-TTg, article 8). From that day on the star may not be used.',
    none: 'No rating of three stars or more is confirmed for this entry, so there is no star to show.',
  },
};

export const certificateWords: Record<Lang, CertificateWords> = { vi: vi(), en };
