import type { PaymentMethod } from '../order-facts.ts';
import { RETURN_RULES } from '../returns/return-rules.ts';
import type { LetterFacts, LetterKind } from './order-letters.ts';

const WRONG_DAYS = RETURN_RULES['wrong-goods'].days ?? 0;
const MIND_DAYS = RETURN_RULES['change-of-mind'].days ?? 0;

interface Told {
  readonly code: string;
  readonly site: string;
  readonly method: PaymentMethod;
  readonly facts: LetterFacts;
  readonly money: (amount: number) => string;
  readonly until: string;
  readonly why: string;
  readonly seller: string;
  readonly no: number | null;
  readonly pickUp: boolean;
  readonly days: number;
}
type Tell = (told: Told) => { readonly subject: string; readonly lines: readonly string[] };

interface LetterTexts {
  readonly hello: (name: string) => string;
  readonly demo: string;
  readonly page: string;
  readonly secret: string;
  readonly policies: string;
  readonly receiver: (pickUp: boolean) => string;
  readonly note: string;
  readonly invoice: string;
  readonly parcel: (no: number, all: number) => string;
  readonly seller: string;
  readonly sellerPhone: (phone: string) => string;
  readonly sellerCode: (code: string) => string;
  readonly nobody: string;
  readonly wrap: string;
  readonly shipping: string;
  readonly ready: (day: string, pickUp: boolean) => string;
  readonly total: string;
  readonly vat: (amount: string) => string;
  readonly method: string;
  readonly methods: Readonly<Record<PaymentMethod, string>>;
  readonly termsTitle: string;
  readonly terms: (days: number) => readonly string[];
  readonly why: Readonly<Record<string, string>>;
  readonly told: Readonly<Record<LetterKind, Tell>>;
}

const vi: LetterTexts = {
  hello: (name) => `Chào ${name},`,
  demo: 'Đây là đơn thử trên trang trình diễn: không giao hàng và không thu tiền.',
  page: 'Xem đơn, tải về, hủy hoặc yêu cầu đổi trả:',
  secret: 'Ai có địa chỉ này đều xem được đơn của bạn, nên đừng chuyển tiếp thư này.',
  policies: 'Chính sách giao hàng, đổi trả, khiếu nại và quyền riêng tư:',
  receiver: (pickUp) => (pickUp ? 'NHẬN TẠI ĐIỂM BÁN' : 'GIAO TỚI'),
  note: 'Ghi chú',
  invoice: 'Hóa đơn',
  parcel: (no, all) => `KIỆN ${no}/${all}`,
  seller: 'Người bán',
  sellerPhone: (phone: string) => `điện thoại ${phone}`,
  sellerCode: (code: string) => `mã số ${code}`,
  nobody: 'chưa rõ cơ sở',
  wrap: 'Gói quà',
  shipping: 'Phí giao hàng',
  ready: (day, pickUp) =>
    pickUp ? `Có thể nhận từ: ${day}` : `Giao cho đơn vị vận chuyển, muộn nhất: ${day}`,
  total: 'TỔNG PHẢI TRẢ',
  vat: (amount) => `đã gồm thuế GTGT ${amount}`,
  method: 'Cách trả tiền',
  methods: {
    cod: 'trả tiền mặt khi nhận hàng, cho từng kiện',
    transfer: 'chuyển khoản ngân hàng (VietQR)',
    card: 'thẻ, qua Stripe',
  },
  termsTitle: 'QUYỀN CỦA BẠN',
  terms: (days) => [
    'Hủy miễn phí trên trang của đơn khi chưa kiện nào được đóng gói. Sau đó, hãy liên hệ chúng tôi.',
    `Hàng sai, hỏng hoặc không như mô tả: yêu cầu trả trong ${WRONG_DAYS} ngày từ ngày nhận, người bán chịu phí gửi lại.`,
    `Đổi ý: yêu cầu trả trong ${MIND_DAYS} ngày từ ngày nhận, hàng chưa mở, bạn chịu phí gửi lại; hàng tươi, hoa, cây cảnh và dịch vụ không nhận lại.`,
    'Hàng bị thu hồi: trả lúc nào cũng được.',
    `Tiền phải hoàn được gửi đi trong ${days} ngày làm việc, theo cách bạn đã trả.`,
    'Khiếu nại: các bước và thời hạn ở trang chính sách.',
  ],
  why: {
    buyer: 'bạn đã hủy đơn',
    unpaid: 'chưa nhận được tiền trong thời hạn giữ hàng',
    'sold-out': 'hàng không còn đủ',
    unreachable: 'không liên lạc được với bạn',
    'no-delivery': 'không giao được tới địa chỉ này',
    recalled: 'hàng đang bị thu hồi',
    seller: 'người bán không thực hiện được đơn',
    'demo-ended': 'trang đã ngừng chế độ trình diễn',
  },
  told: {
    placed: ({ code, site, method, until }) => ({
      subject: `Đã nhận đơn ${code}`,
      lines: [
        `${site} đã nhận đơn hàng ${code} của bạn.`,
        method === 'cod'
          ? 'Bạn trả tiền khi nhận từng kiện; người bán bắt đầu chuẩn bị hàng.'
          : `Hàng được giữ cho bạn đến ${until}. Hãy trả tiền trước giờ đó trên trang của đơn; quá giờ, đơn tự hủy.`,
      ],
    }),
    confirmed: ({ code }) => ({
      subject: `Đơn ${code} đã được xác nhận`,
      lines: [`Đơn ${code} đã được trả tiền và xác nhận. Người bán bắt đầu chuẩn bị hàng.`],
    }),
    parked: ({ code, days }) => ({
      subject: `Đơn ${code}: đã nhận tiền, đang kiểm tra hàng`,
      lines: [
        `Chúng tôi đã nhận tiền của đơn ${code}, nhưng nhận muộn và hàng có thể không còn đủ.`,
        `Một người sẽ kiểm tra với người bán: hoặc giao hàng cho bạn, hoặc hoàn đủ tiền trong ${days} ngày làm việc. Bạn không cần làm gì.`,
      ],
    }),
    'handed-over': ({ code, seller, no, pickUp, facts }) => ({
      subject: `Đơn ${code}: kiện ${no ?? ''} ${pickUp ? 'đã sẵn sàng' : 'đang trên đường'}`,
      lines: [
        pickUp
          ? `Kiện ${no ?? ''} của ${seller} đã sẵn sàng ở điểm bán. Hãy đọc mã đơn ${code} khi đến nhận.`
          : `Kiện ${no ?? ''} của ${seller} đã giao cho đơn vị vận chuyển.`,
        ...(facts.carrier ? [`Vận chuyển: ${facts.carrier}`] : []),
        ...(facts.tracking ? [`Mã vận đơn: ${facts.tracking}`] : []),
      ],
    }),
    delivered: ({ code, seller, no }) => ({
      subject: `Đơn ${code}: kiện ${no ?? ''} đã giao`,
      lines: [
        `Kiện ${no ?? ''} của ${seller} đã được giao. Nếu bạn chưa nhận được, hoặc hàng có gì sai, hãy báo trên trang của đơn trong ${WRONG_DAYS} ngày.`,
      ],
    }),
    cancelled: ({ code, why, facts, money, days }) => ({
      subject: `Đơn ${code} đã hủy`,
      lines: [
        `Đơn ${code} đã hủy${why === '' ? '' : `: ${why}`}.`,
        (facts.refundDue ?? 0) > 0
          ? `Chúng tôi sẽ hoàn ${money(facts.refundDue ?? 0)} trong ${days} ngày làm việc, theo cách bạn đã trả.`
          : 'Bạn không phải trả gì.',
      ],
    }),
    expired: ({ code, facts, money, days }) => ({
      subject: `Đơn ${code} đã hết hạn giữ hàng`,
      lines: [
        `Chưa nhận đủ tiền của đơn ${code} trong thời hạn giữ hàng, nên đơn đã tự hủy.`,
        (facts.refundDue ?? 0) > 0
          ? `Phần đã trả, ${money(facts.refundDue ?? 0)}, được hoàn trong ${days} ngày làm việc.`
          : 'Nếu bạn vừa chuyển tiền, đừng lo: tiền đến muộn vẫn được ghi nhận, hàng còn thì đơn được xác nhận lại, hết thì hoàn tiền.',
      ],
    }),
    'refund-sent': ({ code, facts, money }) => ({
      subject: `Đơn ${code}: đang hoàn ${money(facts.amount ?? 0)}`,
      lines: [
        `Chúng tôi đã gửi lệnh hoàn ${money(facts.amount ?? 0)} của đơn ${code}. Ngân hàng có thể cần thêm vài ngày.`,
      ],
    }),
    'refund-done': ({ code, facts, money }) => ({
      subject: `Đơn ${code}: đã hoàn ${money(facts.amount ?? 0)}`,
      lines: [`Khoản hoàn ${money(facts.amount ?? 0)} của đơn ${code} đã được gửi xong.`],
    }),
    'return-answered': ({ code, facts }) => ({
      subject: `Đơn ${code}: trả lời yêu cầu đổi trả`,
      lines: [`Yêu cầu đổi trả của bạn ở đơn ${code} đã được trả lời:`, facts.answer ?? ''],
    }),
  },
};

const en: LetterTexts = {
  hello: (name) => `Dear ${name},`,
  demo: 'This is a trial order on a demonstration site: nothing is delivered and no money is taken.',
  page: 'See the order, download it, cancel it or ask for a return:',
  secret: 'Whoever has this address can see your order: please do not forward this letter.',
  policies: 'Delivery, returns, complaints and privacy:',
  receiver: (pickUp) => (pickUp ? 'COLLECT AT' : 'DELIVER TO'),
  note: 'Note',
  invoice: 'Invoice',
  parcel: (no, all) => `PARCEL ${no} OF ${all}`,
  seller: 'Seller',
  sellerPhone: (phone) => `telephone ${phone}`,
  sellerCode: (code) => `number ${code}`,
  nobody: 'producer not known',
  wrap: 'Gift wrapping',
  shipping: 'Delivery fee',
  ready: (day, pickUp) =>
    pickUp ? `Can be collected from ${day}` : `Handed to the carrier by ${day} at the latest`,
  total: 'TOTAL TO PAY',
  vat: (amount) => `including VAT of ${amount}`,
  method: 'Payment',
  methods: {
    cod: 'cash on delivery, for each parcel',
    transfer: 'bank transfer (VietQR)',
    card: 'card, by Stripe',
  },
  termsTitle: 'YOUR RIGHTS',
  terms: (days) => [
    'Cancel free of charge on the page of the order while no parcel has been packed. Later, please contact us.',
    `Wrong, damaged or not as described: ask for a return within ${WRONG_DAYS} days of receiving it; the seller pays for sending it back.`,
    `Changed your mind: within ${MIND_DAYS} days of receiving it, unopened; you pay for sending it back. Fresh goods, flowers, plants and services are not taken back.`,
    'Recalled goods can be returned at any time.',
    `Money that is due back is sent within ${days} working days, the way you paid.`,
    'Complaints: steps and time limits are on the policies page.',
  ],
  why: {
    buyer: 'you cancelled it',
    unpaid: 'no payment arrived while the goods were held',
    'sold-out': 'there was not enough left',
    unreachable: 'we could not reach you',
    'no-delivery': 'delivery to this address is not possible',
    recalled: 'the goods are under recall',
    seller: 'the seller could not carry it out',
    'demo-ended': 'the demonstration has ended',
  },
  told: {
    placed: ({ code, site, method, until }) => ({
      subject: `Order ${code} received`,
      lines: [
        `${site} has received your order ${code}.`,
        method === 'cod'
          ? 'You pay when you receive each parcel; the sellers now prepare the goods.'
          : `The goods are held for you until ${until}. Please pay before then on the page of the order; afterwards it is cancelled by itself.`,
      ],
    }),
    confirmed: ({ code }) => ({
      subject: `Order ${code} is confirmed`,
      lines: [`Order ${code} is paid and confirmed. The sellers now prepare the goods.`],
    }),
    parked: ({ code, days }) => ({
      subject: `Order ${code}: payment received, stock being checked`,
      lines: [
        `We have received the payment for order ${code}, but late, and the goods may be gone.`,
        `A person is asking the sellers: either the goods are sent to you, or everything is refunded within ${days} working days. There is nothing you need to do.`,
      ],
    }),
    'handed-over': ({ code, seller, no, pickUp, facts }) => ({
      subject: `Order ${code}: parcel ${no ?? ''} ${pickUp ? 'is ready' : 'is on its way'}`,
      lines: [
        pickUp
          ? `Parcel ${no ?? ''} from ${seller} is ready to collect. Please give the order code ${code}.`
          : `Parcel ${no ?? ''} from ${seller} was handed to the carrier.`,
        ...(facts.carrier ? [`Carrier: ${facts.carrier}`] : []),
        ...(facts.tracking ? [`Tracking number: ${facts.tracking}`] : []),
      ],
    }),
    delivered: ({ code, seller, no }) => ({
      subject: `Order ${code}: parcel ${no ?? ''} delivered`,
      lines: [
        `Parcel ${no ?? ''} from ${seller} was delivered. If you did not get it, or something is wrong with it, tell us on the page of the order within ${WRONG_DAYS} days.`,
      ],
    }),
    cancelled: ({ code, why, facts, money, days }) => ({
      subject: `Order ${code} is cancelled`,
      lines: [
        `Order ${code} is cancelled${why === '' ? '' : `: ${why}`}.`,
        (facts.refundDue ?? 0) > 0
          ? `We will return ${money(facts.refundDue ?? 0)} within ${days} working days, the way you paid.`
          : 'You have nothing to pay.',
      ],
    }),
    expired: ({ code, facts, money, days }) => ({
      subject: `Order ${code}: the goods are no longer held`,
      lines: [
        `Order ${code} was not fully paid while its goods were held, so it was cancelled.`,
        (facts.refundDue ?? 0) > 0
          ? `What you paid, ${money(facts.refundDue ?? 0)}, is returned within ${days} working days.`
          : 'If you have just sent the money, do not worry: a late payment is still recognised. If the goods are there the order is confirmed again; if not, the money is returned.',
      ],
    }),
    'refund-sent': ({ code, facts, money }) => ({
      subject: `Order ${code}: refund of ${money(facts.amount ?? 0)} on its way`,
      lines: [
        `We have ordered the refund of ${money(facts.amount ?? 0)} for order ${code}. Your bank may take a few days more.`,
      ],
    }),
    'refund-done': ({ code, facts, money }) => ({
      subject: `Order ${code}: ${money(facts.amount ?? 0)} refunded`,
      lines: [`The refund of ${money(facts.amount ?? 0)} for order ${code} has been sent.`],
    }),
    'return-answered': ({ code, facts }) => ({
      subject: `Order ${code}: answer to your return request`,
      lines: [`Your return request for order ${code} was answered:`, facts.answer ?? ''],
    }),
  },
};

export const LETTER_TEXTS = { vi, en } as const;
