import type { Lang } from '#src/base/lang.ts';
import type { CancelWhy } from '#src/features/orders/cancel-reasons.ts';
import type { OrderState } from '#src/features/orders/states/order-states.ts';
import type { ParcelState } from '#src/features/orders/states/parcel-states.ts';

interface Fact {
  readonly amount?: string;
  readonly carrier?: string;
  readonly tracking?: string;
  readonly why?: string;
  readonly no?: string;
}

export interface OrderWords {
  readonly lookUpTitle: string;
  readonly lookUpLead: string;
  readonly code: string;
  readonly codeHint: string;
  readonly phone: string;
  readonly phoneHint: string;
  readonly find: string;
  readonly notFound: string;
  readonly often: (minutes: number) => string;
  readonly title: (code: string) => string;
  readonly gone: string;
  readonly demo: string;
  readonly keep: string;
  readonly keepNoMail: string;
  readonly placedAt: (time: string) => string;
  readonly states: Readonly<Record<OrderState, string>>;
  readonly now: Readonly<Record<OrderState, string>>;
  readonly parcelStates: Readonly<Record<ParcelState, string>>;
  readonly pickupStates: Readonly<Partial<Record<ParcelState, string>>>;
  readonly why: Readonly<Record<CancelWhy, string>>;
  readonly parcel: (no: number, all: number) => string;
  readonly steps: string;
  readonly seller: string;
  readonly sellerUnknown: string;
  readonly carrier: string;
  readonly tracking: string;
  readonly ready: (day: string) => string;
  readonly collect: (day: string) => string;
  readonly starThen: (stars: number) => string;
  readonly noStarThen: string;
  readonly certificate: string;
  readonly returned: (pieces: number) => string;
  readonly each: string;
  readonly off: string;
  readonly goods: string;
  readonly discount: string;
  readonly wrap: string;
  readonly shipping: string;
  readonly shippingDiscount: string;
  readonly total: string;
  readonly vat: (amount: string) => string;
  readonly toWhom: string;
  readonly fetchAt: string;
  readonly receiver: string;
  readonly mail: string;
  readonly address: string;
  readonly note: string;
  readonly invoice: string;
  readonly forgotten: string;
  readonly history: string;
  readonly kinds: Readonly<Record<string, (fact: Fact) => string>>;
  readonly refunds: string;
  readonly refundStates: Readonly<
    Record<'due' | 'sent' | 'succeeded' | 'failed' | 'cancelled', string>
  >;
  readonly actions: string;
  readonly download: string;
  readonly print: string;
  readonly cancel: string;
  readonly cancelNot: string;
  readonly cancelTitle: (code: string) => string;
  readonly cancelLead: string;
  readonly cancelPaid: (amount: string, days: number) => string;
  readonly cancelUnpaid: string;
  readonly cancelYes: string;
  readonly cancelNo: string;
  readonly cancelled: string;
  readonly askReturn: string;
  readonly another: string;
  readonly help: string;
  readonly policies: string;
  readonly contact: string;
  readonly returnTitle: (code: string) => string;
  readonly returnLead: string;
  readonly returnNothing: string;
  readonly returnParcel: string;
  readonly returnQuantity: string;
  readonly returnReason: string;
  readonly returnReasons: Readonly<Record<string, string>>;
  readonly returnSaid: string;
  readonly returnSaidHint: string;
  readonly returnUnopened: string;
  readonly returnSend: string;
  readonly returnSent: string;
  readonly returnStates: Readonly<
    Record<'asked' | 'agreed' | 'received' | 'refused' | 'withdrawn', string>
  >;
  readonly returnWithdraw: string;
}

const vi: OrderWords = {
  lookUpTitle: 'Tra đơn hàng',
  lookUpLead:
    'Gõ mã đơn và số điện thoại đã dùng khi đặt. Địa chỉ trong thư xác nhận mở thẳng đơn, không cần gõ gì.',
  code: 'Mã đơn',
  codeHint: 'Ví dụ MX-7K3Q-D9FH; viết thường, không gạch cũng được.',
  phone: 'Số điện thoại khi đặt',
  phoneHint: 'Ví dụ 0912 345 678.',
  find: 'Tìm đơn',
  notFound: 'Không có đơn nào có mã và số điện thoại này đi cùng nhau. Hãy xem lại cả hai.',
  often: (minutes) => `Đã tra quá nhiều lần. Hãy đợi ${minutes} phút rồi thử lại.`,
  title: (code) => `Đơn hàng ${code}`,
  gone: 'Dữ liệu cá nhân của đơn này đã được xóa theo yêu cầu hoặc theo thời hạn.',
  demo: 'Đơn thử trên trang trình diễn: không giao hàng và không thu tiền.',
  keep: 'Chúng tôi đã gửi thư có địa chỉ trang này. Ai có địa chỉ đều xem được đơn, nên đừng chia sẻ.',
  keepNoMail:
    'Bạn không để lại thư điện tử: hãy lưu địa chỉ trang này hoặc ghi lại mã đơn. Ai có địa chỉ đều xem được đơn.',
  placedAt: (time) => `Đặt lúc ${time}`,
  states: {
    'awaiting-payment': 'Chờ trả tiền',
    confirmed: 'Đã xác nhận',
    parked: 'Đang kiểm tra hàng',
    completed: 'Đã xong',
    cancelled: 'Đã hủy',
  },
  now: {
    'awaiting-payment': 'Hàng đang được giữ cho bạn. Đơn được xác nhận khi nhận đủ tiền.',
    confirmed: 'Người bán đang chuẩn bị hàng. Bạn không cần làm gì; tin về từng kiện ở bên dưới.',
    parked:
      'Tiền đã đến nhưng hàng có thể không còn đủ. Một người đang kiểm tra với người bán: giao hàng hoặc hoàn đủ tiền. Bạn không cần làm gì.',
    completed: 'Mọi kiện đã tới nơi. Nếu có gì sai, bạn vẫn yêu cầu trả hàng được trong thời hạn.',
    cancelled: 'Đơn này không được thực hiện.',
  },
  parcelStates: {
    waiting: 'Chờ trả tiền',
    'to-pack': 'Đang chuẩn bị',
    packed: 'Đã đóng gói',
    'handed-over': 'Đang giao',
    delivered: 'Đã giao',
    'not-delivered': 'Chưa giao được',
    returning: 'Đang gửi trả',
    returned: 'Đã trả về người bán',
    cancelled: 'Đã hủy',
  },
  pickupStates: {
    'handed-over': 'Sẵn sàng để lấy',
    delivered: 'Đã lấy',
    'not-delivered': 'Chưa ai đến lấy',
  },
  why: {
    buyer: 'Bạn đã hủy đơn.',
    unpaid: 'Chưa nhận đủ tiền trong thời hạn giữ hàng.',
    'sold-out': 'Hàng không còn đủ.',
    unreachable: 'Không liên lạc được với bạn.',
    'no-delivery': 'Không giao được tới địa chỉ này.',
    recalled: 'Hàng đang bị thu hồi.',
    seller: 'Người bán không thực hiện được đơn.',
    'demo-ended': 'Trang đã ngừng chế độ trình diễn.',
  },
  parcel: (no, all) => (all === 1 ? 'Kiện hàng' : `Kiện ${no}/${all}`),
  steps: 'Các bước của kiện',
  seller: 'Người bán',
  sellerUnknown: 'Chưa rõ cơ sở',
  carrier: 'Vận chuyển',
  tracking: 'Mã vận đơn',
  ready: (day) => `Giao cho đơn vị vận chuyển muộn nhất ${day}`,
  collect: (day) => `Có thể đến lấy từ ${day}`,
  starThen: (stars) => `OCOP ${stars} sao ngày đặt`,
  noStarThen: 'không có sao ngày đặt',
  certificate: 'giấy chứng nhận',
  returned: (pieces) => `đã trả ${pieces}`,
  each: 'mỗi món',
  off: 'giảm',
  goods: 'Tiền hàng',
  discount: 'Giảm giá',
  wrap: 'Gói quà',
  shipping: 'Phí giao hàng',
  shippingDiscount: 'Giảm phí giao',
  total: 'Tổng',
  vat: (amount) => `đã gồm thuế GTGT ${amount}`,
  toWhom: 'Giao tới',
  fetchAt: 'Nhận tại điểm bán',
  receiver: 'Người nhận',
  mail: 'Thư',
  address: 'Địa chỉ',
  note: 'Lời nhắn',
  invoice: 'Hóa đơn',
  forgotten: 'đã xóa',
  history: 'Lịch sử đơn',
  kinds: {
    placed: () => 'Đơn được đặt',
    confirmed: () => 'Đơn được xác nhận',
    parked: () => 'Tiền đến muộn, đang kiểm tra hàng',
    supplied: () => 'Đã tìm được hàng, đơn được xác nhận',
    cancelled: ({ why }) => `Đơn bị hủy${why ? `: ${why}` : ''}`,
    expired: () => 'Hết thời hạn giữ hàng, đơn tự hủy',
    completed: () => 'Đơn đã xong',
    paid: ({ amount }) => `Đã nhận đủ tiền${amount ? ` (${amount})` : ''}`,
    'paid-part': ({ amount }) => `Đã nhận một phần tiền${amount ? ` (${amount})` : ''}`,
    'paid-over': ({ amount }) => `Nhận thừa tiền${amount ? ` (${amount})` : ''}, sẽ hoàn phần thừa`,
    'payment-failed': () => 'Trả bằng thẻ không thành công',
    disputed: () => 'Ngân hàng đang xem lại khoản trả',
    'refund-due': ({ amount }) => `Sẽ hoàn${amount ? ` ${amount}` : ' tiền'}`,
    refunded: ({ amount }) => `Đã hoàn${amount ? ` ${amount}` : ' tiền'}`,
    'refund-failed': () => 'Hoàn tiền chưa thành công, đang làm lại',
    packed: ({ no }) => `Kiện ${no ?? ''} đã đóng gói`,
    unpacked: ({ no }) => `Kiện ${no ?? ''} được mở ra gói lại`,
    'handed-over': ({ no, carrier, tracking }) =>
      `Kiện ${no ?? ''} đã giao cho ${carrier || 'đơn vị vận chuyển'}${tracking ? `, mã ${tracking}` : ''}`,
    delivered: ({ no }) => `Kiện ${no ?? ''} đã giao`,
    'not-delivered': ({ no }) => `Kiện ${no ?? ''} chưa giao được`,
    returning: ({ no }) => `Kiện ${no ?? ''} đang gửi trả`,
    returned: ({ no }) => `Kiện ${no ?? ''} đã trả về người bán`,
    'parcel-cancelled': ({ no, why }) => `Kiện ${no ?? ''} bị hủy${why ? `: ${why}` : ''}`,
    'return-asked': () => 'Bạn yêu cầu trả hàng',
    'return-agreed': () => 'Yêu cầu trả hàng được chấp nhận',
    'return-refused': () => 'Yêu cầu trả hàng bị từ chối',
    'return-withdrawn': () => 'Bạn rút yêu cầu trả hàng',
    note: () => 'Có cập nhật',
  },
  refunds: 'Hoàn tiền',
  refundStates: {
    due: 'đang chờ gửi',
    sent: 'đã gửi lệnh, chờ ngân hàng',
    succeeded: 'đã hoàn',
    failed: 'chưa thành công, đang làm lại',
    cancelled: 'đã bỏ',
  },
  actions: 'Việc có thể làm',
  download: 'Tải đơn (PDF)',
  print: 'In trang này',
  cancel: 'Hủy đơn',
  cancelNot:
    'Có kiện đã đóng gói nên đơn không tự hủy được nữa; hãy liên hệ chúng tôi, hoặc từ chối nhận khi hàng đến.',
  cancelTitle: (code) => `Hủy đơn ${code}?`,
  cancelLead:
    'Cả đơn bị hủy, mọi kiện. Hàng được trả lại để người khác mua; muốn mua lại, bạn đặt đơn mới theo giá lúc đó.',
  cancelPaid: (amount, days) =>
    `Bạn đã trả ${amount}: được hoàn đủ trong ${days} ngày làm việc, theo cách đã trả.`,
  cancelUnpaid: 'Bạn chưa trả gì, và sẽ không phải trả gì.',
  cancelYes: 'Hủy cả đơn',
  cancelNo: 'Không, giữ đơn',
  cancelled: 'Đơn đã hủy.',
  askReturn: 'Yêu cầu trả hàng',
  another: 'Tra đơn khác',
  help: 'Cần giúp?',
  policies: 'Chính sách giao hàng, đổi trả, khiếu nại',
  contact: 'Liên hệ',
  returnTitle: (code) => `Trả hàng của đơn ${code}`,
  returnLead:
    'Chọn món và số lượng của một kiện, cho biết lý do. Người bán hoặc cán bộ trả lời ở trang của đơn.',
  returnNothing: 'Chưa có kiện nào đã giao, nên chưa trả hàng được.',
  returnParcel: 'Kiện',
  returnQuantity: 'Số lượng trả',
  returnReason: 'Lý do',
  returnReasons: {
    'wrong-goods': 'Giao sai hàng',
    damaged: 'Hàng hỏng, vỡ',
    'not-as-described': 'Không như mô tả',
    recalled: 'Hàng đang bị thu hồi',
    'change-of-mind': 'Tôi đổi ý (hàng chưa mở)',
  },
  returnSaid: 'Kể rõ hơn',
  returnSaidHint: 'Ví dụ: hai hũ vỡ nắp khi mở thùng.',
  returnUnopened: 'Hàng còn nguyên, chưa mở',
  returnSend: 'Gửi yêu cầu',
  returnSent: 'Đã gửi yêu cầu trả hàng. Câu trả lời sẽ hiện ở đây.',
  returnStates: {
    asked: 'chờ trả lời',
    agreed: 'được chấp nhận, hãy gửi hàng về',
    received: 'người bán đã nhận lại hàng',
    refused: 'bị từ chối',
    withdrawn: 'đã rút',
  },
  returnWithdraw: 'Rút yêu cầu',
};

const en: OrderWords = {
  lookUpTitle: 'Look up an order',
  lookUpLead:
    'Type the code of the order and the telephone number it was placed with. The link in the e-mail opens the order without typing anything.',
  code: 'Order code',
  codeHint: 'For example MX-7K3Q-D9FH; small letters and no dashes are fine.',
  phone: 'Telephone number of the order',
  phoneHint: 'For example 0912 345 678.',
  find: 'Find the order',
  notFound: 'No order has this code and this telephone number together. Check both.',
  often: (minutes) => `Too many tries. Wait ${minutes} minutes, then try again.`,
  title: (code) => `Order ${code}`,
  gone: 'The personal data of this order were removed, on request or because their time was over.',
  demo: 'Trial order on a demonstration site: nothing is delivered and no money is taken.',
  keep: 'We have e-mailed you the link to this page. Whoever has the link can see the order: do not share it.',
  keepNoMail:
    'You left no e-mail address: keep the link to this page or note the code. Whoever has the link can see the order.',
  placedAt: (time) => `Placed at ${time}`,
  states: {
    'awaiting-payment': 'Awaiting payment',
    confirmed: 'Confirmed',
    parked: 'Stock being checked',
    completed: 'Completed',
    cancelled: 'Cancelled',
  },
  now: {
    'awaiting-payment':
      'The goods are held for you. The order is confirmed when the whole amount has arrived.',
    confirmed:
      'The sellers are preparing your goods. There is nothing you need to do; each parcel reports below.',
    parked:
      'The money has arrived, but the goods may be gone. A person is asking the sellers: either they are sent, or everything is refunded. There is nothing you need to do.',
    completed:
      'Every parcel has arrived. If something is wrong you can still ask for a return within the time allowed.',
    cancelled: 'This order will not be carried out.',
  },
  parcelStates: {
    waiting: 'Awaiting payment',
    'to-pack': 'Being prepared',
    packed: 'Packed',
    'handed-over': 'On its way',
    delivered: 'Delivered',
    'not-delivered': 'Not delivered yet',
    returning: 'Being sent back',
    returned: 'Back with the seller',
    cancelled: 'Cancelled',
  },
  pickupStates: {
    'handed-over': 'Ready to collect',
    delivered: 'Collected',
    'not-delivered': 'Not collected',
  },
  why: {
    buyer: 'You cancelled it.',
    unpaid: 'The money did not arrive in full while the goods were held.',
    'sold-out': 'There was not enough left.',
    unreachable: 'We could not reach you.',
    'no-delivery': 'Delivery to this address is not possible.',
    recalled: 'The goods are under recall.',
    seller: 'The seller could not carry it out.',
    'demo-ended': 'The demonstration has ended.',
  },
  parcel: (no, all) => (all === 1 ? 'Parcel' : `Parcel ${no} of ${all}`),
  steps: 'Steps of the parcel',
  seller: 'Seller',
  sellerUnknown: 'Producer not known',
  carrier: 'Carrier',
  tracking: 'Tracking number',
  ready: (day) => `Handed to the carrier by ${day} at the latest`,
  collect: (day) => `Can be collected from ${day}`,
  starThen: (stars) => `OCOP ${stars} stars on the day of the order`,
  noStarThen: 'no stars on the day of the order',
  certificate: 'certificate',
  returned: (pieces) => `${pieces} returned`,
  each: 'each',
  off: 'off',
  goods: 'Goods',
  discount: 'Discount',
  wrap: 'Gift wrapping',
  shipping: 'Delivery fee',
  shippingDiscount: 'Delivery discount',
  total: 'Total',
  vat: (amount) => `including VAT of ${amount}`,
  toWhom: 'Deliver to',
  fetchAt: 'Collected at',
  receiver: 'Receiver',
  mail: 'E-mail',
  address: 'Address',
  note: 'Message',
  invoice: 'Invoice',
  forgotten: 'removed',
  history: 'History',
  kinds: {
    placed: () => 'Order placed',
    confirmed: () => 'Order confirmed',
    parked: () => 'Paid late; stock being checked',
    supplied: () => 'The goods were found; order confirmed',
    cancelled: ({ why }) => `Order cancelled${why ? `: ${why}` : ''}`,
    expired: () => 'The goods were no longer held; the order cancelled itself',
    completed: () => 'Order completed',
    paid: ({ amount }) => `Paid in full${amount ? ` (${amount})` : ''}`,
    'paid-part': ({ amount }) => `Part of the money arrived${amount ? ` (${amount})` : ''}`,
    'paid-over': ({ amount }) =>
      `Too much was paid${amount ? ` (${amount})` : ''}; the rest goes back`,
    'payment-failed': () => 'The card payment did not succeed',
    disputed: () => 'The bank is looking into the payment',
    'refund-due': ({ amount }) => `To be refunded${amount ? `: ${amount}` : ''}`,
    refunded: ({ amount }) => `Refunded${amount ? `: ${amount}` : ''}`,
    'refund-failed': () => 'The refund did not go through; it is being repeated',
    packed: ({ no }) => `Parcel ${no ?? ''} packed`,
    unpacked: ({ no }) => `Parcel ${no ?? ''} opened to be packed again`,
    'handed-over': ({ no, carrier, tracking }) =>
      `Parcel ${no ?? ''} handed to ${carrier || 'the carrier'}${tracking ? `, number ${tracking}` : ''}`,
    delivered: ({ no }) => `Parcel ${no ?? ''} delivered`,
    'not-delivered': ({ no }) => `Parcel ${no ?? ''} could not be delivered`,
    returning: ({ no }) => `Parcel ${no ?? ''} on its way back`,
    returned: ({ no }) => `Parcel ${no ?? ''} back with the seller`,
    'parcel-cancelled': ({ no, why }) => `Parcel ${no ?? ''} cancelled${why ? `: ${why}` : ''}`,
    'return-asked': () => 'You asked for a return',
    'return-agreed': () => 'The return was agreed to',
    'return-refused': () => 'The return was refused',
    'return-withdrawn': () => 'You withdrew the return',
    note: () => 'Update',
  },
  refunds: 'Refunds',
  refundStates: {
    due: 'waiting to be sent',
    sent: 'sent, with the bank',
    succeeded: 'refunded',
    failed: 'did not go through, being repeated',
    cancelled: 'dropped',
  },
  actions: 'What you can do',
  download: 'Download the order (PDF)',
  print: 'Print this page',
  cancel: 'Cancel the order',
  cancelNot:
    'A parcel is packed already, so the order can no longer be cancelled here; contact us, or refuse it on arrival.',
  cancelTitle: (code) => `Cancel order ${code}?`,
  cancelLead:
    'The whole order is cancelled, every parcel. The goods go back on sale; to buy them again you place a new order at the prices of then.',
  cancelPaid: (amount, days) =>
    `You have paid ${amount}: it is returned in full within ${days} working days, the way you paid.`,
  cancelUnpaid: 'You have paid nothing, and there is nothing to pay.',
  cancelYes: 'Cancel the whole order',
  cancelNo: 'No, keep it',
  cancelled: 'The order is cancelled.',
  askReturn: 'Ask for a return',
  another: 'Look up another order',
  help: 'Need help?',
  policies: 'Delivery, returns and complaints',
  contact: 'Contact',
  returnTitle: (code) => `Return goods of order ${code}`,
  returnLead:
    'Choose goods of one parcel and say why. The seller or an officer answers on the page of the order.',
  returnNothing: 'No parcel has been delivered yet, so nothing can be returned.',
  returnParcel: 'Parcel',
  returnQuantity: 'Pieces to return',
  returnReason: 'Reason',
  returnReasons: {
    'wrong-goods': 'Wrong goods',
    damaged: 'Damaged or broken',
    'not-as-described': 'Not as described',
    recalled: 'Under recall',
    'change-of-mind': 'Changed my mind (unopened)',
  },
  returnSaid: 'Tell us more',
  returnSaidHint: 'For example: two jars had broken lids when the box was opened.',
  returnUnopened: 'Nothing was opened',
  returnSend: 'Send the request',
  returnSent: 'Your return request was sent. The answer will appear here.',
  returnStates: {
    asked: 'waiting for an answer',
    agreed: 'agreed to: please send the goods back',
    received: 'the seller has the goods back',
    refused: 'refused',
    withdrawn: 'withdrawn',
  },
  returnWithdraw: 'Withdraw the request',
};

export const orderWords: Readonly<Record<Lang, OrderWords>> = { vi, en };
