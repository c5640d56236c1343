import type { Both, Lang } from '#src/base/lang.ts';

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
    lead: 'Luật Thương mại điện tử 122/2025/QH15 và Nghị định 248/2026 (hiệu lực 01/07/2026) đòi mỗi trang bán hàng công bố những điều dưới đây. Trang này hôm nay là một danh mục, chưa nhận đơn hàng và chưa thu tiền, nên nhiều mục chỉ nói điều đang đúng và điều sẽ phải có khi mở bán.',
    asOf: (day: string) => `Đúng với trang này ngày ${day}.`,
    lawNote: (article: string) => `Nghị định 248/2026, ${article}`,
    others: 'Các chính sách khác',
    privacy: 'Quyền riêng tư',
    privacySummary:
      'Trang không đặt cookie, không theo dõi; lượt quét chỉ được đếm, không kèm gì về người quét.',
    notFound: 'Không có chính sách này. Danh sách đầy đủ ở trang Chính sách.',
    owner: 'Chủ sở hữu trang',
  },
  en: {
    title: 'Policies',
    description:
      'What this site commits itself to, and what its owner has yet to declare, under the E-commerce Law 122/2025/QH15 and Decree 248/2026.',
    lead: 'The E-commerce Law 122/2025/QH15 and Decree 248/2026 (in force since 1 July 2026) ask every trading site to publish what follows. Today this site is a catalogue: it takes no orders and no money, so several pages say only what holds now and what must be in place before selling begins.',
    asOf: (day: string) => `True of this site on ${day}.`,
    lawNote: (article: string) => `Decree 248/2026, ${article}`,
    others: 'Other policies',
    privacy: 'Privacy',
    privacySummary:
      'The site sets no cookies and tracks nobody; scans are counted, with nothing about who scanned.',
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
  {
    slug: 'gia',
    article: 'Điều 8',
    title: { vi: 'Giá', en: 'Prices' },
    summary: {
      vi: 'Giá trên trang là gì, và không phải là gì.',
      en: 'What the prices shown here are, and what they are not.',
    },
    sections: {
      vi: [
        {
          id: 'hom-nay',
          title: 'Hôm nay',
          points: [
            'Giá có chữ “giá minh hoạ” là số đặt ra để thử giao diện. Nó không phải lời chào bán của bất kỳ ai và sẽ biến mất khi tắt chế độ trình diễn.',
            'Sản phẩm ghi “Hỏi giá nhà sản xuất” là sản phẩm chưa ai báo giá cho chúng tôi.',
            'Không có giá nào ở đây buộc nhà sản xuất phải bán. Hãy hỏi trực tiếp nơi làm ra.',
            'Giá ghi bằng đồng Việt Nam, cho một đơn vị ghi bên cạnh.',
          ],
        },
        {
          id: 'khi-mo-ban',
          title: 'Khi mở bán, trang này phải ghi',
          points: [
            'Giá đã gồm thuế giá trị gia tăng hay chưa, phí đóng gói, phí giao hàng, ai chịu phí nào.',
            'Giá giữ trong bao lâu sau khi bỏ vào giỏ, và tổng tiền cuối cùng trước nút đặt hàng.',
            'Cách ghi giá gốc khi có khuyến mại.',
          ],
          then: ['Các mục này chủ sở hữu chưa khai, vì chưa có việc bán hàng.'],
        },
      ],
      en: [
        {
          id: 'hom-nay',
          title: 'Today',
          points: [
            'A price marked “illustrative price” was made up to try out the pages. It is nobody’s offer and disappears when the demonstration is switched off.',
            '“Ask the producer for a price” means that nobody has told us one.',
            'No price here obliges a producer to sell. Ask those who make it.',
            'Prices are in Vietnamese đồng for the unit written beside them.',
          ],
        },
        {
          id: 'khi-mo-ban',
          title: 'Before selling begins, this page must state',
          points: [
            'Whether prices include value added tax, packing and delivery, and who bears what.',
            'How long a price holds once a product is in the basket, and the total before the button that places the order.',
            'How the original price is shown in a promotion.',
          ],
          then: ['The owner has not declared these, because nothing is being sold.'],
        },
      ],
    },
  },
  {
    slug: 'thanh-toan',
    article: 'Điều 10',
    title: { vi: 'Thanh toán', en: 'Payment' },
    summary: {
      vi: 'Trang chưa thu tiền dưới bất kỳ hình thức nào.',
      en: 'The site takes no payment of any kind.',
    },
    sections: {
      vi: [
        {
          id: 'hom-nay',
          title: 'Hôm nay: không thu tiền',
          text: [
            'Trang không có giỏ hàng, không có nút đặt mua, không nhận chuyển khoản, thẻ hay tiền mặt. Không có ai được phép nhân danh trang này xin tiền đặt cọc hay phí xác nhận. Nếu gặp, đó là lừa đảo: đừng chuyển tiền và hãy báo cho chúng tôi.',
          ],
        },
        {
          id: 'khi-mo-ban',
          title: 'Khi mở bán, trang này phải ghi',
          points: [
            'Các cách thanh toán, phí và thời điểm trừ tiền của từng cách.',
            'Đơn vị trung gian thanh toán có giấy phép giữ tiền hộ, nếu có.',
            'Cách hoàn tiền và thời hạn hoàn theo từng cách thanh toán.',
            'Cách bảo mật thông tin thẻ: trang không được tự giữ số thẻ.',
            'Riêng rượu từ 5,5 độ trở lên: chỉ thanh toán không dùng tiền mặt và phải có biện pháp để người dưới 18 tuổi không mua được.',
          ],
          then: ['Các mục này chủ sở hữu chưa khai, vì chưa có việc bán hàng.'],
        },
      ],
      en: [
        {
          id: 'hom-nay',
          title: 'Today: no payment is taken',
          text: [
            'There is no basket, no order button, no transfer, card or cash. Nobody is entitled to ask for a deposit or a confirmation fee in the name of this site. Should anybody do so, it is fraud: do not pay, and tell us.',
          ],
        },
        {
          id: 'khi-mo-ban',
          title: 'Before selling begins, this page must state',
          points: [
            'The ways to pay, their fees, and when money is taken for each.',
            'The licensed payment intermediary that holds money, if any.',
            'How and within what time money is returned for each way of paying.',
            'How card data are protected: the site may not keep card numbers itself.',
            'For alcohol of 5.5 per cent and more: non-cash payment only, and measures that keep people under 18 from buying.',
          ],
          then: ['The owner has not declared these, because nothing is being sold.'],
        },
      ],
    },
  },
  {
    slug: 'giao-hang',
    article: 'Điều 13',
    title: { vi: 'Giao hàng', en: 'Delivery' },
    summary: {
      vi: 'Trang không giao hàng; muốn mua, hãy liên hệ nơi làm ra.',
      en: 'The site delivers nothing; to buy, contact the maker.',
    },
    sections: {
      vi: [
        {
          id: 'hom-nay',
          title: 'Hôm nay: không giao hàng',
          text: [
            'Trang không giữ kho và không nhận gửi hàng. Trang của mỗi sản phẩm ghi nhà sản xuất và nơi sản xuất như nguồn công khai cho biết; việc mua bán, nếu có, là giữa người mua và nhà sản xuất.',
          ],
        },
        {
          id: 'khi-mo-ban',
          title: 'Khi mở bán, trang này phải ghi',
          points: [
            'Ai giao, giao đến đâu, mất bao lâu, phí tính thế nào.',
            'Ai chịu trách nhiệm khi hàng hỏng hoặc mất trên đường, nhất là đồ tươi và đồ dễ vỡ.',
            'Cách kiểm hàng khi nhận, và giấy tờ kèm theo hàng.',
            'Những nơi không giao được và vì sao.',
          ],
          then: ['Các mục này chủ sở hữu chưa khai, vì chưa có việc bán hàng.'],
        },
      ],
      en: [
        {
          id: 'hom-nay',
          title: 'Today: nothing is delivered',
          text: [
            'The site keeps no stock and sends no goods. Each product page names the producer and the place as public sources give them; any sale is between the buyer and the producer.',
          ],
        },
        {
          id: 'khi-mo-ban',
          title: 'Before selling begins, this page must state',
          points: [
            'Who delivers, where to, how long it takes and what it costs.',
            'Who answers for goods spoiled or lost on the way, above all fresh and fragile ones.',
            'How goods are checked on arrival, and which papers come with them.',
            'Where delivery is not possible, and why.',
          ],
          then: ['The owner has not declared these, because nothing is being sold.'],
        },
      ],
    },
  },
  {
    slug: 'doi-tra',
    article: 'Điều 14',
    title: { vi: 'Đổi, trả và hoàn tiền', en: 'Returns and refunds' },
    summary: {
      vi: 'Chưa bán nên chưa có gì để trả; điều gì sẽ phải nói rõ.',
      en: 'Nothing is sold, so nothing can be returned yet; what will have to be said.',
    },
    sections: {
      vi: [
        {
          id: 'hom-nay',
          title: 'Hôm nay',
          text: [
            'Trang không bán hàng nên không có giao dịch nào để đổi, trả hay hoàn tiền qua trang. Nếu bạn mua trực tiếp của nhà sản xuất và hàng không đúng như công bố, Luật Bảo vệ quyền lợi người tiêu dùng 19/2023/QH15 bảo vệ bạn trong giao dịch đó; hãy giữ hoá đơn và nhãn hàng.',
          ],
        },
        {
          id: 'khi-mo-ban',
          title: 'Khi mở bán, trang này phải ghi',
          points: [
            'Thời hạn và các bước đổi, trả; ai chịu phí gửi lại.',
            'Những hàng không đổi trả được (đồ tươi, đã mở niêm phong) và lý do.',
            'Thời hạn hoàn tiền theo từng cách thanh toán.',
            'Cách thu hồi và hoàn tiền khi giấy chứng nhận bị thu hồi vì lý do an toàn.',
          ],
          then: ['Các mục này chủ sở hữu chưa khai, vì chưa có việc bán hàng.'],
        },
      ],
      en: [
        {
          id: 'hom-nay',
          title: 'Today',
          text: [
            'The site sells nothing, so there is no transaction here to return or refund. If you buy directly from a producer and the goods are not as declared, the Consumer Protection Law 19/2023/QH15 protects you in that sale; keep the invoice and the label.',
          ],
        },
        {
          id: 'khi-mo-ban',
          title: 'Before selling begins, this page must state',
          points: [
            'The time limits and steps for exchange and return, and who pays for sending back.',
            'Which goods cannot be returned (fresh ones, broken seals) and why.',
            'When money is returned for each way of paying.',
            'How goods are recalled and refunded when a certificate is revoked for reasons of safety.',
          ],
          then: ['The owner has not declared these, because nothing is being sold.'],
        },
      ],
    },
  },
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
            'Sửa hoặc trả lời vì sao không sửa. Mọi lần sửa để lại dấu vết trong nhật ký thay đổi của hệ thống: dòng cũ không bị xoá.',
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
            'Thông tin về sản phẩm OCOP, miễn phí, cho mọi người, bằng tiếng Việt và tiếng Anh. Không cung cấp hàng hoá, không cung cấp dịch vụ có thu tiền.',
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
      'Trang không đặt cookie cho người xem, không dùng công cụ theo dõi, không gọi bên thứ ba; lượt quét chỉ được đếm. Tám điều theo Nghị định 248/2026.',
    lead: 'Trang này không đặt cookie, không theo dõi, không hỏi tên ai. Tám điều dưới đây là những điều Nghị định 248/2026 (Điều 5) và Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15 muốn bạn biết.',
    sections: [
      {
        id: 'r1',
        title: '1. Thu thập gì và để làm gì',
        text: [
          'Người xem không cần tài khoản và không bị đặt cookie. Không có mã đo lường, không có điểm ảnh theo dõi. Mọi chữ, hình, phông chữ đều do chính máy chủ này gửi; trang không nhúng gì của bên thứ ba.',
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
          'Cách liên lạc trong một tin báo sai bị xoá 12 tháng sau khi tin được khép lại.',
        ],
      },
      {
        id: 'r4',
        title: '4. Ai được xem',
        text: [
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
        title: '6. Xem, sửa, xoá dữ liệu về mình',
        text: [
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
          'Cách bảo vệ chắc nhất là không giữ. Ngoài ra máy chủ chỉ trả lời đúng tên miền của mình và trình duyệt được lệnh không nạp gì từ nơi khác. Nếu sau này trang có tài khoản cho người mua hay nhận đặt hàng, chúng tôi sẽ hỏi sự đồng ý riêng cho từng mục đích, không đánh dấu sẵn, và viết lại trang này trước khi bắt đầu.',
        ],
      },
    ],
  },
  en: {
    title: 'Privacy',
    description:
      'The site sets no cookies for visitors, uses no trackers and calls no third parties; scans are only counted. Eight points under Decree 248/2026.',
    lead: 'This site sets no cookies, tracks nobody and asks nobody’s name. The eight points below are those that Decree 248/2026 (article 5) and the Personal Data Protection Law 91/2025/QH15 want you to know.',
    sections: [
      {
        id: 'r1',
        title: '1. What is collected, and what for',
        text: [
          'Visitors need no account and get no cookie. There is no measuring script and no tracking pixel. Every letter, picture and font comes from this server; nothing of third parties is embedded.',
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
        ],
      },
      {
        id: 'r4',
        title: '4. Who can see it',
        text: [
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
          'The surest protection is to keep nothing. Besides, the server answers only to its own name, and browsers are told to load nothing from elsewhere. Should the site ever have accounts for buyers or take orders, we will ask consent for each purpose, with nothing ticked beforehand, and rewrite this page before that begins.',
        ],
      },
    ],
  },
};
