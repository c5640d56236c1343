import type { Lang } from '#src/base/lang.ts';
import { formatCount } from '#src/base/money.ts';
import type { QuickReply } from '#src/features/messages/quick-replies.ts';
import type { ThreadTab } from '#src/features/messages/thread-query.ts';

const n = formatCount;

function vi() {
  return {
    // The buyer's page
    title: 'Nhắn tin với người bán',
    titleOf: (code: string) => `Tin nhắn về đơn ${code}`,
    lead: 'Hỏi về hàng, giờ giao, hay báo điều gì đó không ổn. Người bán trả lời ngay tại đây.',
    leadMail: 'Có trả lời, chúng tôi gửi thư báo cho bạn.',
    leadNoMail:
      'Đơn này không có địa chỉ thư: hãy giữ đường dẫn trang này để quay lại xem trả lời.',
    to: (seller: string) => `Nhắn cho ${seller}`,
    toOffice: 'Nhắn cho văn phòng của tỉnh',
    thread: (no: number, seller: string) => `Kiện ${no}: ${seller}`,
    yourText: 'Tin nhắn của bạn',
    privacy:
      'Chỉ người bán của kiện này và văn phòng OCOP của tỉnh đọc được. Đừng viết số thẻ hay mật khẩu.',
    askOffice: 'Nhờ văn phòng của tỉnh xem giúp (khi người bán không giải quyết được)',
    send: 'Gửi tin',
    sent: 'Đã gửi. Người bán được báo ngay.',
    sentOffice: 'Đã gửi. Người bán và văn phòng của tỉnh được báo ngay.',
    none: 'Chưa có tin nào.',
    open: (count: number) => (count === 0 ? 'Nhắn tin' : `Xem ${n(count, 'vi')} tin`),
    fresh: (count: number) => `${n(count, 'vi')} tin mới`,
    all: 'Mở trang tin nhắn',
    backToOrder: 'Về trang đơn hàng',
    over: 'Đơn đã kết thúc hơn 180 ngày, nên không nhắn thêm được.',
    forgotten: 'Dữ liệu của đơn này đã được xóa, nên không nhắn thêm được.',
    often:
      'Từ mạng này vừa gửi quá nhiều tin. Hãy đợi vài phút rồi gửi lại; nội dung vẫn còn ở dưới.',
    noBot: 'Để trống ô này',
    // Both sides
    from: { buyer: 'Người mua', producer: 'Người bán', office: 'Văn phòng của tỉnh' },
    you: 'Bạn',
    yourHouse: 'Cơ sở của bạn',
    read: 'đã xem',
    notRead: 'chưa xem',
    officeAsked: 'Người mua nhờ văn phòng của tỉnh xem giúp',
    // The desk
    desk: {
      title: 'Tin nhắn',
      lead: 'Mỗi dòng là cuộc trao đổi với một người mua về một kiện hàng.',
      leadOffice: 'Văn phòng đọc được trao đổi của tỉnh mình, và lên tiếng khi có tranh chấp.',
      tabs: {
        'tat-ca': 'Tất cả',
        'chua-doc': 'Chưa đọc',
        'cho-tra-loi': 'Chờ trả lời',
        'nho-van-phong': 'Nhờ văn phòng',
      } satisfies Record<ThreadTab, string>,
      tabsLabel: 'Lọc tin nhắn',
      search: 'Tìm theo mã đơn',
      searchHint: 'Gõ cả mã hoặc vài ký tự, có hay không có gạch nối đều được',
      find: 'Tìm',
      clear: 'Bỏ tìm',
      found: (count: number) => `${n(count, 'vi')} cuộc trao đổi`,
      noneYet: 'Chưa ai nhắn. Khi người mua hỏi về đơn hàng, câu hỏi hiện ở đây.',
      none: 'Không có cuộc trao đổi nào khớp.',
      unread: (count: number) => `${n(count, 'vi')} tin chưa đọc`,
      waiting: 'chờ trả lời',
      buyerHidden: 'Người mua',
      said: { buyer: 'Người mua', producer: 'Cơ sở', office: 'Văn phòng' },
      thread: (code: string) => `Tin nhắn: kiện ${code}`,
      order: 'Mở đơn hàng',
      goods: 'Hàng trong kiện',
      write: 'Trả lời',
      writeFirst: 'Nhắn cho người mua',
      writeOffice: 'Viết với tư cách văn phòng của tỉnh',
      answer: 'Nội dung',
      send: 'Gửi cho người mua',
      sent: 'Đã gửi.',
      quick: 'Câu trả lời nhanh: chọn để điền vào ô, rồi sửa lại tùy ý',
      mail: 'Người mua được báo qua thư và đọc ở trang đơn của mình.',
      noMail:
        'Người mua không để lại địa chỉ thư: chỉ đọc được khi mở lại trang đơn. Việc gấp, hãy gọi điện.',
      plain: 'Chỉ chữ thường: số điện thoại hay đường dẫn người mua viết không thành liên kết.',
      markUnread: 'Để lại là chưa đọc',
      over: 'Đơn đã kết thúc hơn 180 ngày hoặc dữ liệu đã xóa: chỉ còn đọc.',
      noDispute:
        'Văn phòng chỉ lên tiếng khi người mua nhờ, khi có yêu cầu trả hàng, khi hàng không giao được hoặc đơn chờ quyết định.',
      inOrder: (count: number) => (count === 0 ? 'Nhắn người mua' : `Tin nhắn (${n(count, 'vi')})`),
    },
    quickNames: {
      ready: 'Đang chuẩn bị',
      sent: 'Đã gửi hàng',
      late: 'Giao chậm',
      call: 'Xin nghe máy',
      'sold-out': 'Hết hàng',
      damaged: 'Hàng hỏng',
      thanks: 'Cảm ơn',
    } satisfies Record<QuickReply, string>,
    quickTexts: (f: { code: string; carrier: string; tracking: string }) =>
      ({
        ready: `Chào bạn, cơ sở đang chuẩn bị đơn ${f.code} và sẽ báo khi giao cho đơn vị vận chuyển.`,
        sent: `Chào bạn, đơn ${f.code} đã được gửi${f.carrier ? ` qua ${f.carrier}` : ''}${f.tracking ? `, mã vận đơn ${f.tracking}` : ''}. Bạn để ý điện thoại giúp cơ sở nhé.`,
        late: `Chào bạn, đơn ${f.code} giao chậm hơn dự kiến vì … Dự kiến bạn nhận được vào ngày … Mong bạn thông cảm.`,
        call: `Chào bạn, đơn vị vận chuyển gọi để giao đơn ${f.code} nhưng chưa gặp được bạn. Bạn cho biết giờ nào tiện nhận hàng nhé.`,
        'sold-out': `Chào bạn, rất tiếc một mặt hàng trong đơn ${f.code} vừa hết. Bạn muốn đợi đến ngày …, đổi sang hàng khác hay hủy kiện này?`,
        damaged: `Chào bạn, cơ sở xin lỗi vì hàng đến nơi không nguyên vẹn. Bạn mở trang đơn ${f.code}, chọn “Yêu cầu trả hàng” và tả lại giúp; cơ sở trả lời ngay.`,
        thanks: `Cảm ơn bạn đã mua hàng. Nếu ưng ý, bạn viết vài dòng đánh giá ở trang đơn ${f.code} giúp cơ sở nhé.`,
      }) satisfies Record<QuickReply, string>,
  };
}

export type MessageWords = ReturnType<typeof vi>;

const en: MessageWords = {
  title: 'Write to the seller',
  titleOf: (code) => `Messages about order ${code}`,
  lead: 'Ask about the goods or the delivery, or say what is wrong. The seller answers here.',
  leadMail: 'We e-mail you when there is an answer.',
  leadNoMail: 'This order has no e-mail address: keep the link to this page to see the answer.',
  to: (seller) => `Write to ${seller}`,
  toOffice: 'Write to the office of the province',
  thread: (no, seller) => `Parcel ${no}: ${seller}`,
  yourText: 'Your message',
  privacy:
    'Only the seller of this parcel and the OCOP office of its province can read it. Never write card numbers or passwords.',
  askOffice: 'Ask the office of the province to look at it (when the seller does not solve it)',
  send: 'Send',
  sent: 'Sent. The seller is told at once.',
  sentOffice: 'Sent. The seller and the office of the province are told at once.',
  none: 'Nothing has been written yet.',
  open: (count) =>
    count === 0
      ? 'Write a message'
      : count === 1
        ? 'See 1 message'
        : `See ${n(count, 'en')} messages`,
  fresh: (count) => `${n(count, 'en')} new`,
  all: 'Open the messages',
  backToOrder: 'Back to the order',
  over: 'The order ended more than 180 days ago, so nothing more is written here.',
  forgotten: 'The data of this order was deleted, so nothing more is written here.',
  often:
    'Too many messages came from this network. Wait a few minutes and send again; what you wrote is still below.',
  noBot: 'Leave this empty',
  from: { buyer: 'Buyer', producer: 'Seller', office: 'Office of the province' },
  you: 'You',
  yourHouse: 'You (the producer)',
  read: 'seen',
  notRead: 'not seen yet',
  officeAsked: 'The buyer asks the office of the province to look at it',
  desk: {
    title: 'Messages',
    lead: 'Each row is a conversation with one buyer about one parcel.',
    leadOffice: 'An office reads the conversations of its province, and speaks up in a dispute.',
    tabs: {
      'tat-ca': 'All',
      'chua-doc': 'Unread',
      'cho-tra-loi': 'To answer',
      'nho-van-phong': 'Office asked',
    },
    tabsLabel: 'Filter messages',
    search: 'Find by order code',
    searchHint: 'All of the code or a few characters of it, with or without hyphens',
    find: 'Find',
    clear: 'Clear',
    found: (count) => (count === 1 ? '1 conversation' : `${n(count, 'en')} conversations`),
    noneYet: 'Nobody has written yet. Questions of buyers about their orders appear here.',
    none: 'No conversation fits.',
    unread: (count) => `${n(count, 'en')} unread`,
    waiting: 'to answer',
    buyerHidden: 'Buyer',
    said: { buyer: 'Buyer', producer: 'Producer', office: 'Office' },
    thread: (code) => `Messages: parcel ${code}`,
    order: 'Open the order',
    goods: 'Goods in the parcel',
    write: 'Answer',
    writeFirst: 'Write to the buyer',
    writeOffice: 'Write as the office of the province',
    answer: 'Text',
    send: 'Send to the buyer',
    sent: 'Sent.',
    quick: 'Quick answers: choose one to fill it in, then change it as you like',
    mail: 'The buyer is told by mail and reads it on the page of the order.',
    noMail:
      'The buyer left no mail address and reads this only on opening the order again. If it is urgent, call.',
    plain: 'Text only: telephone numbers and addresses that buyers write do not become links.',
    markUnread: 'Leave as unread',
    over: 'The order ended more than 180 days ago, or its data was deleted: it can only be read.',
    noDispute:
      'An office speaks up only when the buyer asks for it, goods are sent back or were not delivered, or the order waits for a decision.',
    inOrder: (count) => (count === 0 ? 'Write to the buyer' : `Messages (${n(count, 'en')})`),
  },
  quickNames: {
    ready: 'Being prepared',
    sent: 'Sent',
    late: 'Late',
    call: 'Please answer the call',
    'sold-out': 'Sold out',
    damaged: 'Damaged',
    thanks: 'Thanks',
  },
  quickTexts: (f) => ({
    ready: `Hello, we are preparing order ${f.code} and will tell you when it is handed to the carrier.`,
    sent: `Hello, order ${f.code} was sent${f.carrier ? ` with ${f.carrier}` : ''}${f.tracking ? `, tracking number ${f.tracking}` : ''}. Please keep your telephone at hand.`,
    late: `Hello, order ${f.code} is later than planned because … You should receive it on … We are sorry.`,
    call: `Hello, the carrier called to deliver order ${f.code} but could not reach you. When may it be delivered?`,
    'sold-out': `Hello, we are sorry: something of order ${f.code} has just sold out. Would you like to wait until …, take something else, or cancel this parcel?`,
    damaged: `Hello, we are sorry the goods arrived damaged. Please open the page of order ${f.code}, choose “Ask for a return” and describe it; we will answer at once.`,
    thanks: `Thank you for buying from us. If you liked it, a few words on the page of order ${f.code} help us a lot.`,
  }),
};

export const messageWords: Readonly<Record<Lang, MessageWords>> = { vi: vi(), en };
