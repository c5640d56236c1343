import type { Lang } from '#src/base/lang.ts';

function vi() {
  return {
    own: {
      link: 'Dữ liệu của tôi: tải về, xin xóa',
      title: 'Dữ liệu của bạn trong đơn hàng này',
      lead: 'Chúng tôi giữ gì, vì sao, đến khi nào, và bạn lấy hoặc xin xóa thế nào.',
      back: (code: string) => `Về đơn ${code}`,
      kept: 'Đang giữ',
      items: [
        'Tên, điện thoại, địa chỉ nhận hàng và lời nhắn: để giao hàng.',
        'Địa chỉ thư, nếu bạn đã ghi: để báo tin về đơn.',
        'Dữ liệu hóa đơn, nếu bạn đã ghi: để người bán lập hóa đơn.',
        'Hàng, giá, thanh toán và những gì đã xảy ra với đơn.',
      ],
      who: 'Người bán chỉ thấy phần hàng của họ; tên, điện thoại và địa chỉ của bạn được giấu với họ 30 ngày sau khi giao (quy định riêng của trang).',
      until: (day: string) =>
        `Luật Thương mại điện tử 122/2025/QH15 buộc giữ dữ liệu hợp đồng ít nhất 3 năm: với đơn này là đến ${day}. Sau ngày đó hệ thống tự xóa tên, điện thoại, địa chỉ, thư, hóa đơn và lời nhắn.`,
      open: 'Đơn đang được thực hiện. Ba năm giữ dữ liệu hợp đồng tính từ ngày đơn kết thúc.',
      forgotten: 'Dữ liệu cá nhân của đơn này đã được xóa.',
      download: 'Tải dữ liệu của tôi (JSON)',
      erase: 'Xin xóa dữ liệu',
      eraseHelp:
        'Chúng tôi xác nhận trong 2 ngày làm việc. Những gì luật không buộc giữ (địa chỉ thư, lời nhắn, các thư đã gửi, tên ký dưới đánh giá, giỏ hàng, báo giá không thành đơn) được xóa ngay; dữ liệu hợp đồng được xóa khi hết hạn giữ.',
      eraseNow: 'Gửi yêu cầu xóa',
      asked: 'Đã nhận yêu cầu xóa. Chúng tôi sẽ xác nhận trong 2 ngày làm việc.',
    },
    desk: {
      title: 'Dữ liệu cá nhân',
      lead: 'Tra, xuất và xóa dữ liệu theo yêu cầu của chính người mua. Mỗi lần tra đều ghi vào nhật ký, không kèm dữ liệu.',
      requests: 'Yêu cầu xóa đang chờ',
      none: 'Không có yêu cầu nào đang chờ.',
      asked: (day: string) => `gửi ngày ${day}; xác nhận trong 2 ngày làm việc`,
      look: 'Tra theo mã đơn',
      search: 'Số điện thoại, địa chỉ thư hoặc mã đơn hàng',
      searchHelp: 'Hãy chắc rằng người hỏi là chủ của dữ liệu: gọi lại đúng số đã đặt hàng.',
      find: 'Tra',
      found: (orders: number, quotes: number) => `${orders} đơn hàng, ${quotes} yêu cầu báo giá`,
      reviews: (count: number) => `${count} đánh giá ký tên`,
      nothing: 'Không có dữ liệu nào khớp.',
      columns: {
        code: 'Đơn',
        placed: 'Đặt ngày',
        kept: 'Luật buộc giữ đến',
        after: 'Nếu xóa hôm nay',
      },
      open: 'đơn chưa xong',
      unsettled: 'chờ: còn trả hàng hoặc hoàn tiền chưa xong',
      forgotten: 'đã xóa',
      emptied: 'xóa hết dữ liệu cá nhân',
      thinned: 'xóa thư và lời nhắn, giữ dữ liệu hợp đồng',
      export: 'Tải dữ liệu (JSON)',
      forget: 'Xóa dữ liệu',
      forgetHelp:
        'Dữ liệu luật không buộc giữ được xóa ngay và không lấy lại được. Hãy báo cho người yêu cầu phần nào còn giữ và đến khi nào.',
      sure: 'Tôi đã xác minh người yêu cầu và muốn xóa',
      forgetNow: 'Xóa ngay',
      done: (emptied: number, kept: number) =>
        `Đã xóa. ${emptied} đơn không còn dữ liệu cá nhân, ${kept} đơn giữ dữ liệu hợp đồng đến hết hạn.`,
      keptUntil: (code: string, day: string) => `Đơn ${code}: giữ dữ liệu hợp đồng đến ${day}.`,
    },
  };
}

export type PersonalDataWords = ReturnType<typeof vi>;

const en: PersonalDataWords = {
  own: {
    link: 'My data: download, ask for deletion',
    title: 'Your data in this order',
    lead: 'What we hold, why, until when, and how you get it or ask for it to be deleted.',
    back: (code) => `Back to order ${code}`,
    kept: 'What we hold',
    items: [
      'Name, telephone, delivery address and note: to deliver.',
      'Mail address, if you gave one: to tell you about the order.',
      'Invoice data, if you gave them: for the seller’s invoice.',
      'Goods, prices, payments and what happened to the order.',
    ],
    who: 'Sellers see only their own part; your name, telephone and address are hidden from them 30 days after delivery (a rule of this site).',
    until: (day) =>
      `The E-commerce Law 122/2025/QH15 asks for contract data to be kept at least 3 years: for this order until ${day}. After that day the system deletes name, telephone, address, mail, invoice data and note.`,
    open: 'The order is under way. The three years begin when it ends.',
    forgotten: 'The personal data of this order have been deleted.',
    download: 'Download my data (JSON)',
    erase: 'Ask for deletion',
    eraseHelp:
      'We acknowledge within 2 working days. What the law does not ask us to keep (mail address, note, letters sent, the name under a review, carts, quotations that led to no order) goes at once; contract data when their time is over.',
    eraseNow: 'Send the request',
    asked: 'Your request has arrived. We acknowledge it within 2 working days.',
  },
  desk: {
    title: 'Personal data',
    lead: 'Look up, export and delete on the buyer’s own request. Each look-up is written into the change log, without the data.',
    requests: 'Requests for deletion',
    none: 'No request is waiting.',
    asked: (day) => `sent on ${day}; acknowledge within 2 working days`,
    look: 'Look up by order code',
    search: 'Telephone number, mail address or order code',
    searchHelp: 'Make sure that whoever asks is the person: call back the number of the order.',
    find: 'Look up',
    found: (orders, quotes) => `${orders} order(s), ${quotes} request(s) for quotation`,
    reviews: (count) => `${count} signed review(s)`,
    nothing: 'Nothing fits.',
    columns: {
      code: 'Order',
      placed: 'Placed',
      kept: 'To be kept until',
      after: 'If deleted today',
    },
    open: 'not over yet',
    unsettled: 'wait: a return or a refund is open',
    forgotten: 'deleted',
    emptied: 'all personal data go',
    thinned: 'mail and note go, contract data stay',
    export: 'Download the data (JSON)',
    forget: 'Delete',
    forgetHelp:
      'What the law does not ask for is deleted at once and cannot be brought back. Tell the person what is kept, and until when.',
    sure: 'I have verified the person and want to delete',
    forgetNow: 'Delete now',
    done: (emptied, kept) =>
      `Deleted. ${emptied} order(s) hold no personal data any more, ${kept} keep contract data until their day.`,
    keptUntil: (code, day) => `Order ${code}: contract data kept until ${day}.`,
  },
};

export const personalDataWords: Record<Lang, PersonalDataWords> = { vi: vi(), en };
