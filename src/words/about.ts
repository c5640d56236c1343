import type { Lang } from '#src/base/lang.ts';
import type { State } from '#src/features/certificates/standing.ts';
import type { TrustSection } from './policies.ts';

export const ownerWords = {
  vi: {
    name: 'Tên',
    address: 'Trụ sở',
    representative: 'Người đại diện',
    taxCode: 'Mã số doanh nghiệp, mã số thuế',
    taxCodeIssued: 'Ngày cấp, nơi cấp',
    phone: 'Điện thoại',
    email: 'Thư điện tử',
    registration: 'Thông báo, đăng ký với cơ quan quản lý',
    missing: 'chưa khai',
    missingWhy:
      'Mục “chưa khai” là mục chủ sở hữu trang chưa cung cấp. Nghị định 248/2026 (Điều 4) đòi đủ các mục này trước khi bán hàng; chúng tôi để trống chứ không điền thay.',
  },
  en: {
    name: 'Name',
    address: 'Head office',
    representative: 'Representative',
    taxCode: 'Enterprise or tax code',
    taxCodeIssued: 'Issued on, by',
    phone: 'Telephone',
    email: 'E-mail',
    registration: 'Notification or registration with the authorities',
    missing: 'not declared',
    missingWhy:
      '“Not declared” marks what the owner of the site has not provided. Decree 248/2026 (article 4) asks for all of it before anything is sold; we leave it empty rather than fill it in.',
  },
} as const;

interface AboutWords {
  readonly title: string;
  readonly description: string;
  readonly lead: string;
  readonly owner: string;
  readonly numbers: string;
  readonly counts: Readonly<
    Record<'products' | 'producers' | 'certificates' | 'sources' | 'stories' | 'provinces', string>
  >;
  readonly evidence: string;
  readonly evidences: Readonly<Record<'decision' | 'report' | 'council', string>>;
  readonly sections: readonly TrustSection[];
}

export const aboutWords: Readonly<Record<Lang, AboutWords>> = {
  vi: {
    title: 'Giới thiệu',
    description:
      'Trang này là gì, của ai, dữ liệu lấy từ đâu, và điều gì nó không phải: không phải cổng của cơ quan nhà nước, không phải nơi cấp sao.',
    lead: 'Một danh mục mở để bất kỳ ai cũng trả lời được ba câu hỏi về một đặc sản OCOP: ai làm ra, ai công nhận, sao hôm nay còn hay hết.',
    owner: 'Chủ sở hữu trang',
    numbers: 'Trong sổ hôm nay',
    counts: {
      products: 'sản phẩm',
      producers: 'nhà sản xuất',
      certificates: 'lần công nhận',
      sources: 'nguồn đã đọc',
      stories: 'câu chuyện',
      provinces: 'tỉnh, thành phố có sản phẩm',
    },
    evidence: 'Nguồn nói về điều gì',
    evidences: {
      decision: 'dẫn chính quyết định công nhận',
      report: 'là tin về một quyết định',
      council: 'chỉ là kết quả chấm của hội đồng',
    },
    sections: [
      {
        id: 'la-gi',
        title: 'Trang này là gì',
        text: [
          'OCOP (“Mỗi xã một sản phẩm”) là chương trình của Nhà nước chấm và công nhận đặc sản địa phương từ ba đến năm sao. Sao có hạn 36 tháng, nhưng tem trên hàng, bài báo và gian hàng thường không nói ngày hết hạn. Trang này gom các quyết định đã công bố, tính hạn cho từng ngày, và cho thấy nguồn.',
          'Bạn có thể mua thẳng của nhà sản xuất ở đây: một giỏ hàng, mỗi nhà sản xuất một kiện. Khi trang còn ở chế độ minh hoạ thì đơn chỉ là đơn thử, không giao hàng và không thu tiền.',
        ],
      },
      {
        id: 'khong-phai',
        title: 'Trang này không phải là gì',
        points: [
          'Không phải cổng thông tin của cơ quan nhà nước, không thay mặt chương trình OCOP hay cơ quan nào.',
          'Không cấp, không thu hồi, không gia hạn sao. Việc ấy của Ủy ban nhân dân cấp tỉnh (3 và 4 sao) và Bộ Nông nghiệp và Môi trường (5 sao).',
          'Không phải danh sách đầy đủ. Cuối năm 2025 báo chí ghi cả nước có 18.243 sản phẩm từ ba sao; sổ này mới đọc được một phần.',
          'Ngôi sao ở đây là hình chúng tôi tự vẽ, không phải nhãn hiệu chứng nhận đã đăng ký “Sản phẩm OCOP Việt Nam”.',
        ],
      },
      {
        id: 'tu-dau',
        title: 'Dữ liệu từ đâu',
        text: [
          'Từ các trang công khai: cổng thông tin của tỉnh và huyện, báo trung ương và địa phương, trang của liên minh hợp tác xã. Mỗi dòng ghi địa chỉ nguồn và ngày chúng tôi đọc. Tên được giữ như nguồn in; nơi cũ trước khi sáp nhập ngày 01/07/2025 được đối chiếu sang tên hôm nay, và cả hai đều hiện.',
          'Bộ sản phẩm (1 đến 26) phần lớn do chúng tôi xếp theo tên gọi, và ở đó có ghi như vậy. Khi nguồn chỉ ghi năm, không ghi ngày, hoặc không ghi hạng sao, chúng tôi nói là chưa rõ.',
        ],
      },
      {
        id: 'tranh',
        title: 'Tranh, ảnh và giá',
        text: [
          'Tranh sản phẩm là tranh vẽ theo loại hàng, nét khắc gỗ, chưa phải ảnh của món hàng cụ thể. Giá ghi “giá minh hoạ” là số đặt ra để trình diễn.',
        ],
      },
    ],
  },
  en: {
    title: 'About',
    description:
      'What this site is, who owns it, where its data come from, and what it is not: neither a state portal nor a body that gives stars.',
    lead: 'An open catalogue in which anybody can answer three questions about an OCOP speciality: who makes it, who certified it, and does the star hold today?',
    owner: 'Owner of the site',
    numbers: 'In the register today',
    counts: {
      products: 'products',
      producers: 'producers',
      certificates: 'recognitions',
      sources: 'sources read',
      stories: 'stories',
      provinces: 'provinces with products',
    },
    evidence: 'What the sources report',
    evidences: {
      decision: 'cite the decision itself',
      report: 'are news of a decision',
      council: 'give only a council’s result',
    },
    sections: [
      {
        id: 'la-gi',
        title: 'What this site is',
        text: [
          'OCOP (“One Commune One Product”) is the state programme that scores and recognises Vietnamese local specialities with three to five stars. A star holds for 36 months, but labels, articles and shops seldom say until when. This site gathers published decisions, works out their term for each day, and shows the source.',
          'You can buy straight from the producers here: one cart, a parcel from each. While the site is in demonstration, orders are trial orders: nothing is delivered and no money is taken.',
        ],
      },
      {
        id: 'khong-phai',
        title: 'What this site is not',
        points: [
          'Not a portal of the state, and not acting for the OCOP programme or any authority.',
          'Not a body that gives, revokes or extends stars. That is for the provincial People’s Committees (3 and 4 stars) and the Ministry of Agriculture and Environment (5 stars).',
          'Not a complete list. At the end of 2025 the press counted 18,243 products of three stars or more; this register has read a part of them.',
          'The star shown here is our own drawing, not the registered certification mark “Sản phẩm OCOP Việt Nam”.',
        ],
      },
      {
        id: 'tu-dau',
        title: 'Where the data come from',
        text: [
          'From public pages: provincial and district portals, national and local newspapers, cooperative alliances. Every line names its source and the day on which we read it. Names are kept as printed; places from before the mergers of 1 July 2025 are matched to today’s, and both are shown.',
          'Most products were put into their set (1 to 26) by us, going by the name, and it says so there. Where a source gives only a year, no day or no stars, we say that it is unknown.',
        ],
      },
      {
        id: 'tranh',
        title: 'Pictures and prices',
        text: [
          'Product pictures are drawings by kind of goods, in the manner of woodblock prints, not photographs of the thing itself. Prices marked “illustrative price” were made up for demonstration.',
        ],
      },
    ],
  },
};

interface ContactWords {
  readonly title: string;
  readonly description: string;
  readonly lead: string;
  readonly channels: string;
  readonly wrong: string;
  readonly wrongText: string;
  readonly steps: readonly string[];
  readonly mail: string;
  readonly mailSubject: string;
  readonly mailBody: string;
  readonly noMail: string;
  readonly others: string;
  readonly otherPoints: readonly string[];
}

export const contactWords: Readonly<Record<Lang, ContactWords>> = {
  vi: {
    title: 'Liên hệ',
    description: 'Liên hệ chủ sở hữu trang, và cách báo một điều sai trong sổ.',
    lead: 'Thấy tên sai, địa chỉ cũ, sao đã hết hạn hay có quyết định chúng tôi chưa đọc? Xin báo cho chúng tôi.',
    channels: 'Kênh liên hệ',
    wrong: 'Báo một điều sai',
    wrongText: 'Để sửa nhanh, xin cho biết:',
    steps: [
      'Mã MX của lần công nhận (ghi ở trang giấy chứng nhận), hoặc địa chỉ trang.',
      'Điều nào sai, và điều đúng là gì.',
      'Quyết định, ảnh giấy chứng nhận hoặc đường dẫn cho thấy điều đúng.',
    ],
    mail: 'Viết thư báo sai',
    mailSubject: 'Báo thông tin sai trong sổ OCOP',
    mailBody: 'Mã MX hoặc địa chỉ trang:\nĐiều sai:\nĐiều đúng:\nCăn cứ (quyết định, đường dẫn):\n',
    noMail:
      'Chủ sở hữu trang chưa khai thư điện tử, nên chưa gửi báo sai qua đây được. Khi khai, nút viết thư sẽ hiện ở chỗ này.',
    others: 'Việc không phải của trang này',
    otherPoints: [
      'Mua hàng, hỏi giá, bảo hành: hỏi nhà sản xuất ghi ở trang sản phẩm.',
      'Nộp hồ sơ, đánh giá lại, nâng hạng: Ủy ban nhân dân xã nơi sản xuất.',
      'Hàng giả, hàng không an toàn: cơ quan quản lý thị trường hoặc an toàn thực phẩm ở địa phương.',
    ],
  },
  en: {
    title: 'Contact',
    description: 'How to reach the owner of the site and report a wrong fact in the register.',
    lead: 'A wrong name, an old address, a star past its term, a decision we have not read? Please tell us.',
    channels: 'Ways to reach us',
    wrong: 'Report a wrong fact',
    wrongText: 'So that we can mend it quickly, please give:',
    steps: [
      'The MX code of the recognition (on the certificate page), or the address of the page.',
      'What is wrong, and what would be right.',
      'A decision, a picture of the certificate or a link that shows it.',
    ],
    mail: 'Write about a wrong fact',
    mailSubject: 'Wrong fact in the OCOP register',
    mailBody:
      'MX code or address of the page:\nWhat is wrong:\nWhat is right:\nGrounds (decision, link):\n',
    noMail:
      'The owner of the site has not declared an e-mail address yet, so reports cannot be sent from here. Once it is declared, a button to write appears in this place.',
    others: 'What this site cannot do for you',
    otherPoints: [
      'Buying, prices, guarantees: ask the producer named on the product page.',
      'Applications, re-assessment, upgrades: the People’s Committee of the commune where the product is made.',
      'Counterfeit or unsafe goods: the local market surveillance or food safety authority.',
    ],
  },
};

interface HowWords {
  readonly title: string;
  readonly description: string;
  readonly lead: string;
  readonly contents: string;
  readonly cycle: {
    readonly title: string;
    readonly text: string;
    readonly steps: readonly { readonly title: string; readonly text: string }[];
  };
  readonly council: TrustSection;
  readonly points: {
    readonly title: string;
    readonly text: string;
    readonly parts: readonly {
      readonly mark: string;
      readonly points: number;
      readonly title: string;
      readonly text: string;
    }[];
    readonly bands: string;
    readonly bandRows: readonly {
      readonly score: string;
      readonly stars: string;
      readonly then: string;
    }[];
    readonly bandHeads: readonly [string, string, string];
    readonly gates: readonly string[];
    readonly simulator: string;
  };
  readonly term: TrustSection;
  readonly revoked: TrustSection;
  readonly versions: {
    readonly title: string;
    readonly text: string;
    readonly heads: readonly [string, string, string, string];
    readonly until: (from: string, to: string | null) => string;
    readonly decides: Readonly<Record<'district' | 'province' | 'centre', string>>;
  };
  readonly states: {
    readonly title: string;
    readonly text: string;
    readonly star: string;
    readonly noStar: string;
    readonly means: Readonly<Record<State, string>>;
  };
  readonly faqTitle: string;
  readonly faq: readonly { readonly q: string; readonly a: string }[];
  readonly sources: TrustSection;
}

export const howWords: Readonly<Record<Lang, HowWords>> = {
  vi: {
    title: 'Sao OCOP được cấp thế nào',
    description:
      'Chu trình sáu bước, hội đồng, thang 100 điểm, các điều kiện bắt buộc, hạn 36 tháng, thu hồi, và ý nghĩa từng tình trạng trên trang này.',
    lead: 'Một ngôi sao OCOP là kết quả của một hội đồng chấm theo bộ tiêu chí của Thủ tướng Chính phủ, ghi trong một quyết định có số, có ngày, và có hạn.',
    contents: 'Trong trang này',
    cycle: {
      title: 'Chu trình sáu bước',
      text: 'Chu trình OCOP lặp lại hằng năm. Quyết định 26/2026/QĐ-TTg quy định bước thứ năm.',
      steps: [
        {
          title: 'Tuyên truyền, hướng dẫn',
          text: 'Xã và tỉnh giới thiệu chương trình cho người dân.',
        },
        { title: 'Đăng ký ý tưởng', text: 'Chủ thể đăng ký ý tưởng sản phẩm với xã.' },
        { title: 'Lập phương án', text: 'Viết phương án sản xuất, kinh doanh.' },
        { title: 'Thực hiện', text: 'Làm ra sản phẩm theo phương án đã lập.' },
        {
          title: 'Đánh giá, phân hạng',
          text: 'Xã kiểm hồ sơ trong 15 ngày làm việc, tỉnh thẩm định và chấm.',
        },
        { title: 'Xúc tiến thương mại', text: 'Đưa sản phẩm đã có sao ra thị trường.' },
      ],
    },
    council: {
      id: 'hoi-dong',
      title: 'Ai chấm, ai ký',
      points: [
        'Hội đồng cấp tỉnh do lãnh đạo Ủy ban nhân dân tỉnh đứng đầu, có các sở nông nghiệp và môi trường, công thương, y tế, khoa học và công nghệ, văn hóa – thể thao – du lịch. Chủ tịch tỉnh ký quyết định 3 và 4 sao.',
        'Hồ sơ từ 90 điểm trở lên được tỉnh gửi lên Bộ. Hội đồng cấp Trung ương chấm lại; Bộ trưởng Bộ Nông nghiệp và Môi trường ký quyết định 5 sao.',
        'Điểm của sản phẩm là điểm trung bình của các thành viên. Từ 01/07/2025 không còn cấp huyện; giấy 3 sao do huyện ký trước đó giữ nguyên hạn của nó.',
      ],
    },
    points: {
      title: 'Một trăm điểm',
      text: 'Hai mươi sáu bộ sản phẩm có hai mươi sáu phiếu chấm, cùng ba phần:',
      parts: [
        {
          mark: 'A',
          points: 40,
          title: 'Sản phẩm và sức mạnh cộng đồng',
          text: 'Nguyên liệu địa phương, năng lực, liên kết chuỗi, môi trường, ý tưởng, bao bì, lao động tại chỗ, sở hữu trí tuệ.',
        },
        {
          mark: 'B',
          points: 25,
          title: 'Khả năng tiếp thị',
          text: 'Nơi bán, cách phân phối, quảng bá, và câu chuyện sản phẩm.',
        },
        {
          mark: 'C',
          points: 35,
          title: 'Chất lượng sản phẩm',
          text: 'Cảm quan, dinh dưỡng, tính độc đáo, công bố và bảo đảm chất lượng, cơ hội ra thế giới.',
        },
      ],
      bands: 'Khung hạng theo Quyết định 26/2026/QĐ-TTg',
      bandHeads: ['Điểm', 'Hạng', 'Thì sao'],
      bandRows: [
        { score: '90 đến 100', stars: '5 sao', then: 'Cấp quốc gia, có giấy chứng nhận' },
        { score: '70 đến dưới 90', stars: '4 sao', then: 'Cấp tỉnh, có giấy chứng nhận' },
        { score: '50 đến dưới 70', stars: '3 sao', then: 'Cấp tỉnh, có giấy chứng nhận' },
        {
          score: '30 đến dưới 50',
          stars: '2 sao',
          then: 'Không có quyết định, không có giấy chứng nhận',
        },
        { score: 'dưới 30', stars: '1 sao', then: 'Không có quyết định, không có giấy chứng nhận' },
      ],
      gates: [
        'Đủ điểm chưa chắc đủ sao: nhiều câu trong phiếu là điều kiện bắt buộc cho 3, 4 hoặc 5 sao.',
        'Ví dụ ở hầu hết các bộ hàng hóa: muốn 4 sao, nhãn phải có mã truy xuất nguồn gốc điện tử và câu chuyện sản phẩm phải nằm trong nội dung truy xuất.',
        'Hồ sơ gian dối, không có giấy về an toàn thực phẩm hoặc điều kiện sản xuất mà hàng ấy phải có thì bị loại ngay.',
      ],
      simulator: 'Tự chấm thử sản phẩm của bạn theo phiếu của bộ ấy',
    },
    term: {
      id: 'han',
      title: 'Ba mươi sáu tháng',
      text: [
        'Giấy chứng nhận có hiệu lực 36 tháng kể từ ngày ban hành. Trang này tính đến hết đúng ngày ấy: ký 05/08/2026 thì hết ngày 05/08/2029; ký 29/02/2024 thì hết ngày 28/02/2027.',
      ],
      points: [
        'Muốn được đánh giá lại, chủ thể nộp hồ sơ sớm nhất 180 ngày và muộn nhất 120 ngày trước khi hết hạn; kết quả có trong 45 ngày từ khi đủ hồ sơ.',
        'Muốn nâng hạng thì lúc nào cũng nộp được, theo đủ các bước.',
        'Giấy cấp trước 22/05/2026 giữ hạn ghi trong quyết định của nó. Chủ thể không kịp nộp theo thời hạn mới được giữ giấy đến khi có kết quả, tối đa 180 ngày sau ngày hết hạn (Điều 12).',
      ],
    },
    revoked: {
      id: 'thu-hoi',
      title: 'Khi nào bị thu hồi',
      text: ['Điều 8 Quyết định 26/2026/QĐ-TTg nêu các trường hợp:'],
      points: [
        'hồ sơ gian dối, giả mạo;',
        'sản phẩm không còn đạt tiêu chí;',
        'vi phạm về chất lượng, an toàn thực phẩm, môi trường, sở hữu trí tuệ hoặc nhãn hàng hóa, có kết luận của cơ quan có thẩm quyền;',
        'dùng sai nhãn hiệu OCOP;',
        'ngừng sản xuất;',
        'kết luận khác của cơ quan có thẩm quyền.',
      ],
      then: [
        'Chủ tịch tỉnh thu hồi giấy 3 và 4 sao, Bộ trưởng thu hồi giấy 5 sao, trong 15 ngày kể từ khi có kết luận.',
      ],
    },
    versions: {
      title: 'Năm quyết định từ 2019 đến nay',
      text: 'Sao được chấm theo bộ tiêu chí có hiệu lực lúc đó, nên cùng bốn sao mà chấm năm 2020 và năm 2026 là hai phiếu khác nhau. Điểm A, B, C là điểm tối đa của ba phần.',
      heads: ['Quyết định', 'Áp dụng', 'A / B / C', '3 · 4 · 5 sao do'],
      until: (from, to) => (to ? `${from} – ${to}` : `từ ${from} đến nay`),
      decides: { district: 'huyện', province: 'tỉnh', centre: 'Trung ương' },
    },
    states: {
      title: 'Mỗi tình trạng trên trang này nghĩa là gì',
      text: 'Tình trạng được tính cho từng ngày từ những gì nguồn cho biết. Chỉ hai tình trạng đầu có sao.',
      star: 'có sao',
      noStar: 'không có sao',
      means: {
        valid:
          'Hôm nay nằm trong 36 tháng kể từ quyết định, với mọi ngày quyết định mà nguồn cho phép.',
        'held-over':
          'Đã hết 36 tháng, nhưng có văn bản cho giữ trong khi chờ đánh giá lại, tối đa 180 ngày.',
        unknown:
          'Nguồn chỉ ghi năm, không ghi ngày, hoặc chỉ nói kết quả của hội đồng, nên không kết luận được cho hôm nay.',
        expired: 'Đã qua 36 tháng và chúng tôi chưa thấy quyết định mới.',
        superseded: 'Cùng sản phẩm đã có quyết định mới hơn.',
        revoked: 'Giấy chứng nhận đã bị thu hồi trước hạn.',
        none: 'Nguồn không ghi hạng từ ba sao, hoặc quyết định chưa đến ngày có hiệu lực.',
      },
    },
    faqTitle: 'Hỏi và đáp',
    faq: [
      {
        q: 'Sản phẩm ghi “Hết hạn” thì có phải hàng kém không?',
        a: 'Không. Hết hạn chỉ nói rằng 36 tháng đã qua và chúng tôi chưa thấy quyết định công nhận lại. Có thể nhà sản xuất đang chờ đánh giá lại, đã có quyết định mới mà chúng tôi chưa đọc được, hoặc không tiếp tục tham gia.',
      },
      {
        q: 'Vì sao sản phẩm tôi biết chắc có 4 sao mà ở đây ghi “Chưa rõ”?',
        a: 'Vì nguồn chúng tôi đọc chỉ ghi năm hoặc không ghi ngày quyết định. Khi không chắc, chúng tôi không gắn sao. Gửi cho chúng tôi số và ngày quyết định, dòng ấy sẽ được sửa.',
      },
      {
        q: 'Một và hai sao có giấy chứng nhận không?',
        a: 'Không. Chỉ từ ba sao mới có quyết định và giấy chứng nhận.',
      },
      {
        q: 'Tem trên hàng có 5 sao mà ở đây 4 sao, tin ai?',
        a: 'Xem số quyết định và ngày trên giấy chứng nhận, rồi hỏi cơ quan đã ký. Nâng hạng cần một quyết định mới; cũng có thể quyết định ấy chưa có trong sổ này.',
      },
      {
        q: 'Sao được cấp cho công ty hay cho sản phẩm?',
        a: 'Cho một sản phẩm của một chủ thể. Cùng một hợp tác xã có thể có sản phẩm 4 sao và sản phẩm không có sao.',
      },
      {
        q: 'Trang này có cấp sao không?',
        a: 'Không. Trang chỉ đọc, tính hạn và chỉ nguồn. Việc cấp, thu hồi là của cơ quan nhà nước.',
      },
    ],
    sources: {
      id: 'can-cu',
      title: 'Căn cứ',
      text: [
        'Quyết định 26/2026/QĐ-TTg ngày 22/05/2026 và các quyết định trước nó nêu ở bảng trên. Chúng tôi viết lại bằng lời của mình; khi cần trích dẫn, hãy dùng văn bản gốc trên Cổng thông tin điện tử Chính phủ (vanban.chinhphu.vn).',
      ],
    },
  },
  en: {
    title: 'How OCOP stars are given',
    description:
      'The cycle of six steps, the councils, the 100 points, the minimum requirements, the 36 months, revocation, and what each standing on this site means.',
    lead: 'An OCOP star is the result of a council that scores by criteria of the Prime Minister, set down in a decision with a number, a date and a term.',
    contents: 'On this page',
    cycle: {
      title: 'A cycle of six steps',
      text: 'The OCOP cycle comes round every year. Decision 26/2026/QĐ-TTg governs the fifth step.',
      steps: [
        {
          title: 'Information and guidance',
          text: 'Communes and provinces explain the programme.',
        },
        {
          title: 'Registering an idea',
          text: 'A producer registers the idea of a product with the commune.',
        },
        { title: 'Making a plan', text: 'A plan for production and business is written.' },
        { title: 'Carrying it out', text: 'The product is made as planned.' },
        {
          title: 'Assessment and ranking',
          text: 'The commune checks the dossier within 15 working days; the province examines and scores.',
        },
        { title: 'Trade promotion', text: 'Products with a star are brought to market.' },
      ],
    },
    council: {
      id: 'hoi-dong',
      title: 'Who scores, who signs',
      points: [
        'The provincial council is chaired by a leader of the provincial People’s Committee, with the departments of agriculture and environment, industry and trade, health, science and technology, and culture, sport and tourism. The chair of the province signs decisions of 3 and 4 stars.',
        'Dossiers of 90 points or more go on to the ministry. The central council scores them again; the Minister of Agriculture and Environment signs decisions of 5 stars.',
        'A product’s score is the average of the members. Since 1 July 2025 there are no districts; a 3-star certificate that a district signed before keeps its own term.',
      ],
    },
    points: {
      title: 'A hundred points',
      text: 'Twenty-six product sets have twenty-six score sheets, all in three parts:',
      parts: [
        {
          mark: 'A',
          points: 40,
          title: 'Product and community strength',
          text: 'Local material, capacity, linkage, environment, idea, packaging, local labour, intellectual property.',
        },
        {
          mark: 'B',
          points: 25,
          title: 'Marketing',
          text: 'Where it is sold, how it is distributed and promoted, and the product’s story.',
        },
        {
          mark: 'C',
          points: 35,
          title: 'Product quality',
          text: 'Taste and look, nutrition, uniqueness, declared and assured quality, prospects abroad.',
        },
      ],
      bands: 'Bands of Decision 26/2026/QĐ-TTg',
      bandHeads: ['Score', 'Rating', 'What follows'],
      bandRows: [
        { score: '90 to 100', stars: '5 stars', then: 'National level, with a certificate' },
        { score: '70 to under 90', stars: '4 stars', then: 'Provincial level, with a certificate' },
        { score: '50 to under 70', stars: '3 stars', then: 'Provincial level, with a certificate' },
        { score: '30 to under 50', stars: '2 stars', then: 'No decision, no certificate' },
        { score: 'under 30', stars: '1 star', then: 'No decision, no certificate' },
      ],
      gates: [
        'Enough points need not be enough: many answers on the sheet are minimum requirements for 3, 4 or 5 stars.',
        'In most sets of goods, for instance, 4 stars ask for an electronic traceability code on the label, with the product’s story inside the traceability content.',
        'A dossier that is dishonest, or lacks the food-safety or production papers its kind of goods must have, is out at once.',
      ],
      simulator: 'Score your own product with the form of its set',
    },
    term: {
      id: 'han',
      title: 'Thirty-six months',
      text: [
        'A certificate holds for 36 months from its issue. This site counts to the end of that same day: signed on 5 August 2026 it ends with 5 August 2029; signed on 29 February 2024, with 28 February 2027.',
      ],
      points: [
        'For re-assessment the dossier is lodged no earlier than 180 and no later than 120 days before the end; the result comes within 45 days of a full dossier.',
        'An upgrade can be applied for at any time, through all the steps.',
        'Certificates issued before 22 May 2026 keep the term of their own decision. Holders who could not meet the new dates keep theirs until the result, for 180 days past expiry at most (article 12).',
      ],
    },
    revoked: {
      id: 'thu-hoi',
      title: 'When a star is revoked',
      text: ['Article 8 of Decision 26/2026/QĐ-TTg names these grounds:'],
      points: [
        'a dishonest or forged dossier;',
        'a product that no longer meets the criteria;',
        'a breach of the law on quality, food safety, environment, intellectual property or labels, as concluded by an authority;',
        'misuse of the OCOP mark;',
        'production has stopped;',
        'another conclusion of an authority.',
      ],
      then: [
        'The chair of the province revokes 3 and 4 stars, the minister 5 stars, within 15 days of the conclusion.',
      ],
    },
    versions: {
      title: 'Five decisions since 2019',
      text: 'Stars are scored by the criteria in force at the time, so four stars of 2020 and four stars of 2026 come from different sheets. A, B and C are the most points of the three parts.',
      heads: ['Decision', 'Applied', 'A / B / C', '3 · 4 · 5 stars by'],
      until: (from, to) => (to ? `${from} – ${to}` : `since ${from}`),
      decides: { district: 'district', province: 'province', centre: 'centre' },
    },
    states: {
      title: 'What each standing on this site means',
      text: 'The standing is worked out for each day from what the sources say. Only the first two carry a star.',
      star: 'a star',
      noStar: 'no star',
      means: {
        valid:
          'Today lies within 36 months of the decision, for every day of decision that the source allows.',
        'held-over':
          'The 36 months are over, but a paper holds the certificate until re-assessment, for 180 days at most.',
        unknown:
          'The source gives only a year, no date, or only a council’s result, so nothing can be concluded for today.',
        expired: 'The 36 months have passed and we have seen no newer decision.',
        superseded: 'A newer decision exists for the same product.',
        revoked: 'The certificate was revoked before its term was over.',
        none: 'The source states no rating of three stars or more, or the decision is not yet in force.',
      },
    },
    faqTitle: 'Questions and answers',
    faq: [
      {
        q: 'Is a product marked “Lapsed” a bad product?',
        a: 'No. It only says that 36 months have passed and that we have seen no renewed recognition. The producer may be waiting for re-assessment, may have a newer decision that we have not read, or may no longer take part.',
      },
      {
        q: 'I know that a product has 4 stars. Why does it say “Unknown” here?',
        a: 'Because the source we read gives only a year, or no date of the decision. When in doubt we show no star. Send us the number and date of the decision and the line will be mended.',
      },
      {
        q: 'Do one and two stars bring a certificate?',
        a: 'No. Decisions and certificates begin at three stars.',
      },
      {
        q: 'The label says 5 stars and this site says 4. Whom should I believe?',
        a: 'Look at the number and date of the decision on the certificate and ask the authority that signed it. An upgrade needs a new decision; it may also be that this register does not have it yet.',
      },
      {
        q: 'Is a star given to a company or to a product?',
        a: 'To one product of one producer. The same cooperative may have a product with 4 stars and another with none.',
      },
      {
        q: 'Does this site give stars?',
        a: 'No. It reads, counts the term and points to the source. Giving and revoking stars is for the state.',
      },
    ],
    sources: {
      id: 'can-cu',
      title: 'Grounds',
      text: [
        'Decision 26/2026/QĐ-TTg of 22 May 2026 and the earlier decisions in the table above. This is our own wording; to quote the law, use the originals on the Government’s document portal (vanban.chinhphu.vn).',
      ],
    },
  },
};
