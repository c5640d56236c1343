import type { Both, Lang } from '#src/base/lang.ts';
import { KEEP_GUEST_CART_DAYS } from '#src/features/cart/cart-limits.ts';
import { CONTACT_DAYS } from '#src/features/orders/parcels/contact-shown.ts';
import { KEEP_MONTHS } from '#src/features/orders/retention/keep-until.ts';
import { SELLING_POLICIES } from './selling-policies.ts';

export interface TrustSection {
  readonly id: string;
  readonly title: string;
  readonly text?: readonly string[];
  readonly points?: readonly string[];
  readonly ordered?: boolean;
  readonly then?: readonly string[];
}

export interface Policy {
  readonly slug: string;
  /** The article of Nghị định 248/2026 that asks for this page. */
  readonly article: string;
  readonly title: Both;
  readonly summary: Both;
  /** The owner's data belong on this page. */
  readonly owner?: boolean;
  readonly sections: Readonly<Record<Lang, readonly TrustSection[]>>;
}

export const policyWords = {
  vi: {
    title: 'Chính sách',
    description:
      'Những điều trang này cam kết và những điều còn chờ chủ sở hữu khai, theo Luật Thương mại điện tử 122/2025/QH15 và Nghị định 248/2026.',
    lead: 'Luật Thương mại điện tử 122/2025/QH15 và Nghị định 248/2026 (hiệu lực 01/07/2026) đòi mỗi trang bán hàng công bố những điều dưới đây. Các mục về giá, thanh toán, giao hàng, hủy và trả nói đúng những quy tắc mà phần mềm đang theo; mục nào chủ sở hữu chưa khai thì nói là chưa khai.',
    asOf: (day: string) => `Đúng với trang này ngày ${day}.`,
    lawNote: (article: string) => `Nghị định 248/2026, ${article}`,
    others: 'Các chính sách khác',
    privacy: 'Quyền riêng tư',
    privacySummary:
      'Cookie chỉ để giữ giỏ hàng và phiên đăng nhập, không theo dõi; lượt quét chỉ được đếm, không kèm gì về người quét.',
    notFound: 'Không có chính sách này. Danh sách đầy đủ ở trang Chính sách.',
    owner: 'Chủ sở hữu trang',
  },
  en: {
    title: 'Policies',
    description:
      'What this site commits itself to, and what its owner has yet to declare, under the E-commerce Law 122/2025/QH15 and Decree 248/2026.',
    lead: 'The E-commerce Law 122/2025/QH15 and Decree 248/2026 (in force since 1 July 2026) ask every trading site to publish what follows. What is said of prices, payment, delivery, cancelling and returns are the very rules the program keeps; what the owner has not declared is said to be missing.',
    asOf: (day: string) => `True of this site on ${day}.`,
    lawNote: (article: string) => `Decree 248/2026, ${article}`,
    others: 'Other policies',
    privacy: 'Privacy',
    privacySummary:
      'Cookies only keep your cart and your session, and nobody is tracked; scans are counted, with nothing about who scanned.',
    notFound: 'There is no such policy. The full list is on the Policies page.',
    owner: 'Owner of the site',
  },
} as const;

export const POLICIES: readonly Policy[] = [
  {
    slug: 'thu-tu-hien-thi',
    article: 'Điều 11',
    title: { vi: 'Thứ tự hiển thị', en: 'How results are ordered' },
    summary: {
      vi: 'Sản phẩm nào đứng trước, vì sao, và vì sao không ai mua được chỗ.',
      en: 'Which product stands first, why, and why nobody can buy a place.',
    },
    sections: {
      vi: [
        {
          id: 'tieu-chi',
          title: 'Tiêu chí, theo đúng thứ tự áp dụng',
          text: ['Ở cách sắp xếp “Phù hợp nhất”, cũng là cách có sẵn khi mở một danh sách:'],
          ordered: true,
          points: [
            'Mức khớp với từ đã gõ. Khớp ở tên sản phẩm nặng nhất, rồi đến tên nhà sản xuất, nơi sản xuất (cả tên cũ trước 7/2025), bộ và nhóm sản phẩm, cuối cùng là câu chuyện (tựa và tên nhà sản xuất ghi trong đó). Không gõ từ nào thì mọi sản phẩm bằng nhau ở bước này.',
            'Tình trạng giấy chứng nhận hôm nay: còn hiệu lực, rồi được giữ sao, rồi chưa rõ, rồi các tình trạng khác.',
            'Số sao đang còn hiệu lực: 5, 4, 3.',
            'Có câu chuyện trên trang hay chưa: có thì đứng trước.',
            'Ngày công nhận gần nhất: mới đứng trước.',
            'Tên, theo thứ tự chữ cái.',
          ],
          then: [
            'Tiêu chí sau chỉ được dùng khi mọi tiêu chí trước bằng nhau. Mức khớp được làm tròn thành bậc, để hai sản phẩm khớp gần như nhau thì tình trạng giấy chứng nhận quyết định.',
            'Gõ “4 sao” trong ô tìm là hỏi những sản phẩm từng được công nhận 4 sao, kể cả đã hết hạn; sản phẩm còn sao vẫn đứng trước. Bộ lọc “Sao còn hiệu lực” chỉ giữ sản phẩm còn sao hôm nay.',
          ],
        },
        {
          id: 'cach-khac',
          title: 'Các cách sắp xếp khác',
          text: [
            'Người xem có thể tự chọn: mới công nhận, nhiều sao, giá tăng, giá giảm, hoặc tên. Sổ đăng ký xếp theo mã, ngày quyết định, tên, tỉnh hoặc tình trạng. Kệ “Còn sao hôm nay” ở trang đầu đổi mỗi ngày: bắt đầu từ một chỗ do ngày tháng quyết định, lần lượt mỗi tỉnh một sản phẩm, chỉ lấy sản phẩm còn sao.',
          ],
        },
        {
          id: 'khong-ban-cho',
          title: 'Những điều không ảnh hưởng',
          points: [
            'Không ai trả tiền để đứng trước. Trang không có quảng cáo, không có vị trí tài trợ.',
            'Không dùng lịch sử xem, vị trí hay thiết bị của người xem. Hai người gõ cùng một câu trong cùng một ngày thấy cùng một thứ tự.',
            'Giá bán không ảnh hưởng, trừ khi người xem tự chọn sắp theo giá hoặc lọc theo giá.',
            'Thứ tự là phép tính, không có ai xếp tay.',
          ],
        },
      ],
      en: [
        {
          id: 'tieu-chi',
          title: 'The criteria, in the order in which they apply',
          text: ['In the order “Most relevant”, which is also how a list opens:'],
          ordered: true,
          points: [
            'How well the words typed are answered. A word in the product’s name counts most, then the producer, the place (including names from before July 2025), the product set and group, and last a story (its title and the producer’s name in it). Where nothing was typed all products are equal here.',
            'The standing of the certificate today: valid, then held over, then unknown, then the rest.',
            'The number of stars in force: 5, 4, 3.',
            'Whether there is a story on this site: those with one come first.',
            'The latest recognition: newer first.',
            'The name, alphabetically.',
          ],
          then: [
            'A criterion is used only where all before it are equal. Relevance is rounded to steps, so that between two products that answer about equally well the standing of the certificate decides.',
            'Typing “4 stars” asks for products that were ever recognised with 4 stars, lapsed ones too; those that hold a star still come first. The filter “Stars valid today” keeps only those that hold one.',
          ],
        },
        {
          id: 'cach-khac',
          title: 'Other orders',
          text: [
            'Visitors can choose: newly recognised, most stars, price up, price down, or name. The register sorts by code, decision date, name, province or standing. The shelf “Holding a star today” on the first page changes daily: it starts at a place that the date decides and takes one product of each province in turn, only from those that hold a star.',
          ],
        },
        {
          id: 'khong-ban-cho',
          title: 'What has no influence',
          points: [
            'Nobody pays to stand in front. There is no advertising and no sponsored place.',
            'Browsing history, location and device are not used. Two people who type the same words on the same day see the same order.',
            'Price has no influence, unless a visitor chooses to sort or filter by price.',
            'The order is computed; nobody arranges it by hand.',
          ],
        },
      ],
    },
  },
  ...SELLING_POLICIES,
  {
    slug: 'khieu-nai',
    article: 'Điều 7',
    owner: true,
    title: { vi: 'Khiếu nại và sửa thông tin', en: 'Complaints and corrections' },
    summary: {
      vi: 'Báo một điều sai về sản phẩm, nhà sản xuất hay giấy chứng nhận thế nào.',
      en: 'How to report a wrong fact about a product, a producer or a certificate.',
    },
    sections: {
      vi: [
        {
          id: 'bao-gi',
          title: 'Ai có thể báo, báo điều gì',
          points: [
            'Nhà sản xuất: tên, địa chỉ, hạng sao, ngày, ảnh, câu chuyện về mình.',
            'Cơ quan nhà nước: quyết định công nhận, thu hồi, đính chính.',
            'Người tiêu dùng: nhãn hàng không khớp với sổ, nghi dùng sao đã hết hạn.',
            'Tác giả, toà soạn: việc trích dẫn nguồn.',
          ],
        },
        {
          id: 'cac-buoc',
          title: 'Các bước',
          ordered: true,
          points: [
            'Gửi qua kênh liên hệ ghi trên trang này, ghi mã MX hoặc địa chỉ trang, điều sai, và giấy tờ hoặc đường dẫn cho thấy điều đúng.',
            'Chúng tôi đối chiếu với nguồn. Khi nguồn và giấy tờ khác nhau, quyết định của cơ quan có thẩm quyền được tin hơn bài báo.',
            'Sửa hoặc trả lời vì sao không sửa. Mọi lần sửa để lại dấu vết trong nhật ký thay đổi của hệ thống: dòng cũ không bị xóa.',
          ],
        },
        {
          id: 'thoi-han',
          title: 'Thời hạn',
          text: [
            'Thời hạn trả lời cho từng loại khiếu nại do chủ sở hữu đặt ra và chịu trách nhiệm; chủ sở hữu chưa khai. Khiếu nại về chất lượng, an toàn của hàng mua ngoài trang xin gửi nhà sản xuất hoặc cơ quan quản lý thị trường, vì trang không phải người bán.',
          ],
        },
      ],
      en: [
        {
          id: 'bao-gi',
          title: 'Who can report what',
          points: [
            'Producers: names, addresses, stars, dates, pictures and stories about themselves.',
            'Authorities: decisions of recognition, revocation and correction.',
            'Consumers: a label that does not match the register, a star used after its term.',
            'Authors and editors: the way their work is cited.',
          ],
        },
        {
          id: 'cac-buoc',
          title: 'The steps',
          ordered: true,
          points: [
            'Write through a channel named on this page, with the MX code or the address of the page, what is wrong, and a paper or link that shows what is right.',
            'We compare with the source. Where a source and a paper differ, the decision of the authority weighs more than an article.',
            'We correct, or answer why not. Every correction leaves a trace in the change log of the system; the old line is not erased.',
          ],
        },
        {
          id: 'thoi-han',
          title: 'Time limits',
          text: [
            'The time within which each kind of complaint is answered is for the owner to set and to keep; the owner has not declared it. Please take complaints about the quality or safety of goods bought elsewhere to the producer or the market surveillance authority, because this site is not the seller.',
          ],
        },
      ],
    },
  },
  {
    slug: 'quyen-nghia-vu',
    article: 'Điều 4 và 6',
    owner: true,
    title: { vi: 'Quyền và nghĩa vụ', en: 'Rights and duties' },
    summary: {
      vi: 'Ai chịu trách nhiệm về điều gì: chủ sở hữu trang, nhà sản xuất, người xem.',
      en: 'Who answers for what: the owner of the site, producers, visitors.',
    },
    sections: {
      vi: [
        {
          id: 'chu-so-huu-lam',
          title: 'Chủ sở hữu trang',
          points: [
            'Ghi đúng điều nguồn nói, ghi rõ nguồn và ngày đọc, nói rõ điều chưa biết.',
            'Không gắn sao cho sản phẩm không còn giấy chứng nhận hoặc không đủ căn cứ.',
            'Sửa khi được chỉ ra chỗ sai, gỡ nội dung khi cơ quan có thẩm quyền yêu cầu.',
            'Công bố thông tin của mình và cập nhật khi thay đổi.',
          ],
        },
        {
          id: 'nha-san-xuat',
          title: 'Nhà sản xuất',
          points: [
            'Có quyền yêu cầu sửa điều sai về mình, bổ sung giấy tờ, ảnh và thông tin nhãn.',
            'Chịu trách nhiệm về hàng của mình: chất lượng, nhãn, an toàn, việc dùng sao đúng hạn.',
            'Có mặt trong danh mục không mất tiền và không phải là nhận bán qua trang này.',
          ],
        },
        {
          id: 'nguoi-xem',
          title: 'Người xem',
          points: [
            'Xem, tìm, tải dữ liệu mà không cần tài khoản, không mất tiền.',
            'Được dùng lại dữ kiện với điều kiện dẫn nguồn (xem trang Dữ liệu mở).',
            'Không dùng trang này để giả làm giấy chứng nhận hoặc để lừa người khác.',
          ],
        },
        {
          id: 'gioi-han',
          title: 'Giới hạn trách nhiệm',
          text: [
            'Sổ đăng ký ở đây là bản đọc từ nguồn công khai, có thể thiếu hoặc chậm so với hồ sơ của cơ quan công nhận. Khi cần chắc chắn cho việc pháp lý, hợp đồng hay đấu thầu, hãy xem bản gốc giấy chứng nhận và hỏi cơ quan đã ký.',
          ],
        },
      ],
      en: [
        {
          id: 'chu-so-huu-lam',
          title: 'The owner of the site',
          points: [
            'Writes what the sources say, names the source and the day it was read, and says what is not known.',
            'Shows no star for a product without a valid certificate or without sufficient grounds.',
            'Corrects what is shown to be wrong, and removes content when an authority orders it.',
            'Publishes its own data and keeps them up to date.',
          ],
        },
        {
          id: 'nha-san-xuat',
          title: 'Producers',
          points: [
            'May ask for corrections about themselves and add papers, pictures and label data.',
            'Answer for their goods: quality, label, safety, and using the star only within its term.',
            'Pay nothing for being in the catalogue; being listed does not mean selling through this site.',
          ],
        },
        {
          id: 'nguoi-xem',
          title: 'Visitors',
          points: [
            'May look, search and download without an account and without paying.',
            'May reuse facts if they name the source (see Open data).',
            'May not use these pages to pass for a certificate or to deceive others.',
          ],
        },
        {
          id: 'gioi-han',
          title: 'Limits',
          text: [
            'The register is read from public sources and may lack, or lag behind, what the certifying authority has on file. Where certainty is needed for legal matters, contracts or tenders, look at the original certificate and ask the authority that signed it.',
          ],
        },
      ],
    },
  },
  {
    slug: 'dieu-kien-cung-cap',
    article: 'Điều 9',
    title: { vi: 'Điều kiện và giới hạn cung cấp', en: 'Conditions and limits of supply' },
    summary: {
      vi: 'Trang cung cấp gì, cho ai, và những mặt hàng có điều kiện riêng.',
      en: 'What the site supplies, to whom, and which goods have conditions of their own.',
    },
    sections: {
      vi: [
        {
          id: 'cung-cap',
          title: 'Trang cung cấp gì',
          text: [
            'Thông tin về sản phẩm OCOP, miễn phí, cho mọi người, bằng tiếng Việt và tiếng Anh. Không cung cấp hàng hóa, không cung cấp dịch vụ có thu tiền.',
            'Trang dựa trên các quyết định đọc được, nên không đủ mọi sản phẩm OCOP trong cả nước. Sản phẩm không có ở đây không có nghĩa là không được công nhận.',
          ],
        },
        {
          id: 'hang-co-dieu-kien',
          title: 'Hàng có điều kiện riêng',
          points: [
            'Rượu và đồ uống có cồn (bộ 14, 15): chỉ giới thiệu, không dành cho người dưới 18 tuổi.',
            'Thực phẩm chức năng (bộ 18): không phải là thuốc, không thay thế thuốc chữa bệnh.',
            'Mỹ phẩm và tinh dầu từ dược liệu (bộ 19, 20): dùng theo nhãn của nhà sản xuất.',
            'Cây, hoa, con vật cảnh (bộ 23–25): việc vận chuyển và kiểm dịch theo quy định riêng.',
          ],
        },
        {
          id: 'khi-mo-ban',
          title: 'Khi mở bán, trang này phải ghi',
          points: [
            'Khu vực bán, số lượng tối thiểu và tối đa, thời gian nhận đơn.',
            'Giấy phép kinh doanh của từng người bán đối với hàng có điều kiện.',
            'Cách xác minh tuổi người mua rượu.',
          ],
          then: ['Các mục này chủ sở hữu chưa khai, vì chưa có việc bán hàng.'],
        },
      ],
      en: [
        {
          id: 'cung-cap',
          title: 'What the site supplies',
          text: [
            'Information about OCOP products, free of charge, for everybody, in Vietnamese and English. It supplies no goods and no paid services.',
            'It rests on the decisions that could be read and therefore does not hold every OCOP product in the country. That a product is missing does not mean that it is not certified.',
          ],
        },
        {
          id: 'hang-co-dieu-kien',
          title: 'Goods with conditions of their own',
          points: [
            'Spirits and other alcoholic drinks (sets 14 and 15): presented only, and not meant for people under 18.',
            'Functional foods (set 18): not a medicine and no substitute for one.',
            'Cosmetics and essential oils from medicinal plants (sets 19 and 20): follow the producer’s label.',
            'Flowers, plants and animals (sets 23–25): carriage and quarantine follow rules of their own.',
          ],
        },
        {
          id: 'khi-mo-ban',
          title: 'Before selling begins, this page must state',
          points: [
            'Where is sold to, smallest and largest quantities, and when orders are accepted.',
            'Each seller’s licence for goods with conditions.',
            'How the age of buyers of alcohol is checked.',
          ],
          then: ['The owner has not declared these, because nothing is being sold.'],
        },
      ],
    },
  },
];

export const privacyWords: Readonly<
  Record<
    Lang,
    { title: string; description: string; lead: string; sections: readonly TrustSection[] }
  >
> = {
  vi: {
    title: 'Quyền riêng tư',
    description:
      'Cookie chỉ để giữ giỏ hàng và phiên đăng nhập, không theo dõi, không gọi bên thứ ba; dữ liệu người mua chỉ để giao đơn. Tám điều theo Nghị định 248/2026.',
    lead: 'Xem thì không cần cho biết gì. Mua thì trang chỉ hỏi điều cần để giao hàng. Tám điều dưới đây là những điều Nghị định 248/2026 (Điều 5) và Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 muốn bạn biết.',
    sections: [
      {
        id: 'r1',
        title: '1. Thu thập gì và để làm gì',
        text: [
          'Người xem không cần tài khoản và không bị đặt cookie. Khi bạn bỏ món đầu tiên vào giỏ, trình duyệt giữ hai cookie của trang này: “gio” (một chuỗi ngẫu nhiên để tìm lại giỏ của bạn) và “gio_so” (số món, để hiện cạnh chữ Giỏ hàng). Không có mã đo lường, không có điểm ảnh theo dõi. Mọi chữ, hình, phông chữ đều do chính máy chủ này gửi; trang không nhúng gì của bên thứ ba.',
          'Khi đặt hàng hay hỏi báo giá, trang hỏi tên, số điện thoại, nơi nhận, và nếu bạn muốn thì email, ghi chú, dữ liệu xuất hóa đơn: để giao hàng, báo tin về đơn, hoàn tiền và giải quyết khiếu nại, không để quảng cáo. Thanh toán bằng thẻ diễn ra trên trang của Stripe; số thẻ không đi qua đây.',
          'Khi ai đó quét mã trên gói hàng, trang cộng một vào số lượt quét của mã ấy trong ngày, để nhà sản xuất và cán bộ thấy hàng đi tới đâu và thấy mã riêng nào bị quét lạ thường. Nơi quét chỉ biết đến tỉnh, và chỉ khi máy chủ đứng trước trang này báo tên tỉnh; trang không tự tra địa chỉ mạng ra nơi chốn và không hỏi vị trí của điện thoại. Không có dòng nào ghi ai đã quét.',
          'Trình duyệt báo Sec-GPC hay DNT (không muốn bị theo dõi) thì lượt quét không được đếm; trang hiện ra vẫn y như thế.',
          'Người bấm “Báo sai” gửi lời báo và, nếu muốn, một ảnh và cách liên lạc. Lời báo và ảnh tới nhà sản xuất và cán bộ phụ trách; cách liên lạc chỉ cán bộ được thấy.',
          'Người làm việc ở bàn làm việc (nhà sản xuất, cán bộ, thành viên hội đồng) có tài khoản và một cookie phiên; việc họ làm được ghi vào nhật ký thay đổi. Sổ tay ghi lô giữ phần chưa gửi trong trình duyệt của họ.',
          'Sổ đăng ký có tên cơ sở và đôi khi tên người đứng đầu, đúng như quyết định, bài báo công khai đã ghi, để người xem biết ai làm ra sản phẩm.',
        ],
      },
      {
        id: 'r2',
        title: '2. Phạm vi sử dụng',
        text: [
          'Từ bạn gõ vào ô tìm nằm trong địa chỉ trang để chia sẻ được. Máy chủ đọc nó để trả lời rồi quên; câu trả lời của một địa chỉ có thể được giữ tạm trong bộ nhớ để gửi nhanh cho người hỏi sau, không kèm gì về người đã hỏi.',
        ],
      },
      {
        id: 'r3',
        title: '3. Lưu trong bao lâu',
        text: [
          'Phần mềm của trang không ghi nhật ký truy cập và không ghi địa chỉ mạng (IP). Khi có lỗi hoặc hỏng, nó ghi thời điểm, mã lỗi, địa chỉ trang được hỏi và lỗi kỹ thuật. Nơi cho thuê máy chủ hoặc đường truyền có thể có nhật ký riêng của họ; chủ sở hữu phải khai ở đây nếu có, hiện chưa khai.',
          'Số lượt quét được giữ theo ngày, mã, lô và tỉnh. Với mã riêng của từng gói, trang giữ thời điểm quét đầu, quét gần nhất, tổng số lượt, số lượt sau khi báo đã bán và các tỉnh, không hơn.',
          'Để một điện thoại mở lại trang không thành nhiều lượt, bộ nhớ của máy chủ giữ trong tối đa một ngày một chuỗi băm có muối của địa chỉ mạng, trình duyệt và mã; muối đổi mỗi ngày. Chuỗi ấy không bao giờ được ghi ra đĩa. Để chặn dò mã và thư rác, bộ nhớ cũng đếm trong thời gian ngắn một địa chỉ hỏi dồn bao nhiêu lần.',
          'Cách liên lạc trong một tin báo sai bị xóa 12 tháng sau khi tin được khép lại.',
          `Giỏ hàng của khách bị xóa sau ${KEEP_GUEST_CART_DAYS} ngày không mở. Dữ liệu đơn hàng được giữ ${KEEP_MONTHS} tháng sau khi đơn kết thúc, vì Luật Thương mại điện tử 122/2025/QH15 đòi giữ dữ liệu hợp đồng ít nhất 3 năm; sau đó tên, điện thoại, địa chỉ, email, ghi chú và dữ liệu hóa đơn bị xóa khỏi đơn.`,
        ],
      },
      {
        id: 'r4',
        title: '4. Ai được xem',
        text: [
          `Dữ liệu người nhận của một đơn: nhà sản xuất có kiện trong đơn ấy (chỉ tên, điện thoại, nơi nhận của kiện mình, tới ${CONTACT_DAYS} ngày sau khi giao), cán bộ của tỉnh ấy và người quản trị. Đơn vị vận chuyển nhận phiếu dán trên kiện. Nhà sản xuất này không thấy hàng và giá của nhà sản xuất khác.`,
          'Số lượt quét của một mã: nhà sản xuất của mã và cán bộ của nơi đó. Trên trang quét của một mã riêng, mọi người thấy mã đã được quét khoảng bao nhiêu lần. Ngoài những con số ấy không ai được trao gì về người xem, vì không có. Dữ liệu trong sổ đăng ký thì mở cho mọi người.',
        ],
      },
      {
        id: 'r5',
        title: '5. Ai chịu trách nhiệm',
        text: ['Chủ sở hữu trang, ghi trên trang này.'],
      },
      {
        id: 'r6',
        title: '6. Xem, sửa, xóa dữ liệu về mình',
        text: [
          'Trang đơn hàng của bạn có nút “Tải dữ liệu của tôi” và “Xóa dữ liệu”; phần luật buộc giữ thì được nói rõ là phần nào và giữ đến khi nào.',
          'Nếu tên bạn có trong sổ hoặc trong một câu chuyện, bạn có quyền biết lấy từ đâu (nguồn ghi ngay tại chỗ), yêu cầu sửa, hoặc yêu cầu gỡ. Gửi yêu cầu qua trang Liên hệ. Luật buộc chủ sở hữu xác nhận đã nhận trong 2 ngày làm việc.',
        ],
      },
      {
        id: 'r7',
        title: '7. Khiếu nại',
        text: [
          'Theo các bước ở trang Khiếu nại và sửa thông tin. Bạn cũng có thể khiếu nại lên cơ quan chuyên trách bảo vệ dữ liệu cá nhân.',
        ],
      },
      {
        id: 'r8',
        title: '8. Bảo vệ thế nào, và khi thay đổi',
        text: [
          'Cách bảo vệ chắc nhất là không giữ. Ngoài ra máy chủ chỉ trả lời đúng tên miền của mình và trình duyệt được lệnh không nạp gì từ nơi khác. Đơn hàng chỉ mở được bằng địa chỉ bí mật gửi cho bạn, hoặc bằng mã đơn cùng số điện thoại. Khi trang thu thập thêm điều gì, trang này được viết lại trước khi bắt đầu; mục đích nào cần đồng ý thì được hỏi riêng, không đánh dấu sẵn.',
        ],
      },
    ],
  },
  en: {
    title: 'Privacy',
    description:
      'Cookies only keep your cart and your session; no trackers, no third parties; what buyers tell serves delivery only. Eight points under Decree 248/2026.',
    lead: 'Looking around asks nothing of you. Buying asks only what delivery needs. The eight points below are those that Decree 248/2026 (article 5) and the Personal Data Protection Law 91/2025/QH15 want you to know.',
    sections: [
      {
        id: 'r1',
        title: '1. What is collected, and what for',
        text: [
          'Visitors need no account and get no cookie. When you put the first thing into the cart your browser keeps two cookies of this site: “gio” (a random string that finds your cart again) and “gio_so” (how many pieces, shown beside the word Cart). There is no measuring script and no tracking pixel. Every letter, picture and font comes from this server; nothing of third parties is embedded.',
          'An order or a request for quotation asks for name, telephone number and place, and if you wish an email address, a note and invoice data: to deliver, to tell you about the order, to refund and to settle complaints, never to advertise. Card payments happen on Stripe’s own page; card numbers do not pass through here.',
          'When somebody scans the code on a pack, one is added to that code’s scans of the day, so that producer and officers see how far goods travel and which unit code is scanned oddly. Where it was scanned is known by province at most, and only when the server in front of this one names it; the site looks up no network address and asks no phone where it is. No line says who scanned.',
          'A browser that says Sec-GPC or DNT (do not track me) is not counted; the page it gets is the same.',
          'Whoever presses “Report a mistake” sends the report and, if they wish, a photo and a way to be reached. Report and photo go to the producer and the officers in charge; the way to be reached is shown to officers only.',
          'People who work at the desk (producers, officers, council members) have an account and a session cookie; what they do is written to the change log. The lot recorder keeps what is not sent yet in their browser.',
          'The register holds names of businesses, and sometimes of the people who lead them, as public decisions and articles print them, so that visitors know who made a product.',
        ],
      },
      {
        id: 'r2',
        title: '2. How far it is used',
        text: [
          'What you type into a search is part of the page’s address, so that it can be shared. The server reads it to answer and forgets it; the answer to an address may be kept in memory for a while to serve the next person faster, with nothing about who asked.',
        ],
      },
      {
        id: 'r3',
        title: '3. How long it is kept',
        text: [
          'The software of this site writes no access log and no network (IP) address. When something fails it writes the time, an error number, the address asked for and the technical error. Whoever hosts the server or the line may keep logs of their own; the owner must declare that here and has not done so yet.',
          'Scans are kept as numbers by day, code, lot and province. Of a code of a single pack the site keeps when it was first and last scanned, how often, how often after it was said to be sold, and in which provinces, no more.',
          'So that one phone opening a page again is not many scans, the server’s memory holds for a day at most a salted hash of network address, browser and code; the salt changes every day. The hash is never written to disk. To slow down guessing and spam, memory also holds for a short time how often an address asked.',
          'The way to be reached in a report of a mistake is removed 12 months after the report was closed.',
          `A guest’s cart is removed when it has not been opened for ${KEEP_GUEST_CART_DAYS} days. Order data are kept for ${KEEP_MONTHS} months after the order has ended, as the E-commerce Law 122/2025/QH15 asks for contract data to be kept for at least 3 years; then name, telephone, address, email, note and invoice data are removed from the order.`,
        ],
      },
      {
        id: 'r4',
        title: '4. Who can see it',
        text: [
          `Who receives an order: the producers with a parcel in it (name, telephone and place for their own parcel only, until ${CONTACT_DAYS} days after delivery), the officers of that province and the administrator. The carrier gets the slip on the parcel. One producer sees nothing of another’s goods and prices.`,
          'The scans of a code: its producer and the officers of that place. On the page of a unit code everybody sees about how often it was scanned. Beyond those numbers nobody is given anything about visitors, because there is nothing. What stands in the register is open to all.',
        ],
      },
      {
        id: 'r5',
        title: '5. Who answers for it',
        text: ['The owner of the site, named on this page.'],
      },
      {
        id: 'r6',
        title: '6. Seeing, correcting and erasing data about you',
        text: [
          'The page of your order has the buttons “Download my data” and “Erase my data”; what the law makes us keep is named, and until when.',
          'If your name stands in the register or in a story you may know where it comes from (the source stands beside it), have it corrected, or ask for its removal. Write through the Contact page. The law obliges the owner to acknowledge a request within 2 working days.',
        ],
      },
      {
        id: 'r7',
        title: '7. Complaints',
        text: [
          'Follow the steps on the page Complaints and corrections. You may also turn to the authority for the protection of personal data.',
        ],
      },
      {
        id: 'r8',
        title: '8. How it is protected, and when this changes',
        text: [
          'The surest protection is to keep nothing. Besides, the server answers only to its own name, and browsers are told to load nothing from elsewhere. An order opens only by the secret address sent to you, or by its code together with the telephone number. Before anything more is collected this page is rewritten; where a purpose needs consent it is asked for by itself, with nothing ticked beforehand.',
        ],
      },
    ],
  },
};
