import type { Lang } from '#src/base/lang.ts';
import type { MethodRefusal } from '#src/features/orders/payments/payment-methods.ts';
import type { PaymentMethod } from '#src/features/orders/order-facts.ts';

const methods: Record<Lang, Record<PaymentMethod, string>> = {
  vi: {
    cod: 'Trả tiền khi nhận hàng (COD)',
    transfer: 'Chuyển khoản ngân hàng (VietQR)',
    card: 'Thẻ Visa, Mastercard, JCB (qua Stripe)',
  },
  en: {
    cod: 'Cash on delivery',
    transfer: 'Bank transfer (VietQR)',
    card: 'Card: Visa, Mastercard, JCB (by Stripe)',
  },
};

const methodRefusals: Record<Lang, Record<MethodRefusal, string>> = {
  vi: {
    alcohol: 'Đơn có rượu, bia nên không giao thu tiền mặt; hãy chọn chuyển khoản hoặc thẻ.',
    'nothing-due': 'Đơn này không phải trả tiền trước.',
    'too-much': 'Số tiền vượt mức một lần thanh toán theo cách này. Hãy tách thành nhiều đơn.',
    'too-little': 'Số tiền quá nhỏ để trả bằng thẻ.',
    'not-set-up': 'Trang chưa nhận cách thanh toán này.',
  },
  en: {
    alcohol:
      'The order has alcohol, which is not handed over for cash; choose a transfer or a card.',
    'nothing-due': 'Nothing is to be paid beforehand.',
    'too-much': 'The sum is more than one payment of this kind may be. Split the order.',
    'too-little': 'The sum is too small for a card.',
    'not-set-up': 'This site does not take payments of this kind.',
  },
};

const vi = {
  methods: methods.vi,
  methodRefusals: methodRefusals.vi,
  demoTransfer: 'Minh hoạ, đừng chuyển tiền',
  title: 'Thanh toán',
  demoBank: 'Ngân hàng minh hoạ',
  scan: 'Quét mã bằng ứng dụng ngân hàng',
  scanHelp:
    'Mở ứng dụng ngân hàng, chọn quét mã QR. Số tiền và nội dung đã có sẵn, bạn chỉ cần kiểm tra rồi xác nhận.',
  illustrative:
    'Minh hoạ, đừng chuyển tiền: tài khoản này không có ở ngân hàng nào. Ứng dụng ngân hàng sẽ báo mã không hợp lệ.',
  picture: 'Lưu ảnh mã QR',
  pictureHelp: 'Đang xem bằng điện thoại? Lưu ảnh rồi mở trong ứng dụng ngân hàng.',
  byHand: 'Hoặc tự nhập',
  bank: 'Ngân hàng',
  account: 'Số tài khoản',
  holder: 'Chủ tài khoản',
  amount: 'Số tiền',
  purpose: 'Nội dung chuyển khoản',
  purposeHelp: 'Giữ đúng nội dung này để đơn được nhận ra. Viết hoa hay thường đều được.',
  copy: 'Chép',
  copied: 'Đã chép',
  qrLabel: (amount: string, reference: string): string =>
    `Mã VietQR: chuyển ${amount}, nội dung ${reference}`,
  keptUntil: (when: string): string => `Hàng được giữ cho bạn đến ${when}.`,
  partPaid: (paid: string, missing: string): string =>
    `Đã nhận ${paid}. Còn thiếu ${missing}; mã bên dưới đã đổi thành số còn thiếu.`,
  checking:
    'Sau khi bạn chuyển, người bán đối chiếu với ngân hàng rồi xác nhận. Bạn có thể đóng trang này; đường dẫn của đơn vẫn dùng được.',
  cod: (amount: string): string => `Bạn trả ${amount} cho người giao khi nhận hàng.`,
  cardButton: 'Thanh toán bằng thẻ',
  cardHelp:
    'Bạn được chuyển sang trang của Stripe để nhập thẻ. Chúng tôi không thấy và không giữ số thẻ.',
  cardAway:
    'Lúc này chưa mở được trang trả thẻ. Đơn vẫn được giữ đến hết hạn giữ hàng; bạn mở lại trang này sau ít phút, hoặc liên hệ chúng tôi.',
  backPaid:
    'Stripe đã nhận thẻ của bạn. Xác nhận thường tới sau vài giây; hãy tải lại trang này nếu chưa thấy.',
  backCancelled: 'Bạn đã quay lại mà chưa trả tiền. Có thể thử lại khi hàng còn được giữ.',
  failed: 'Lần trả trước không thành công. Thẻ của bạn chưa bị trừ tiền; hãy thử lại.',
  paid: (amount: string): string => `Đã nhận đủ ${amount}. Cảm ơn bạn!`,
  over: (amount: string): string => `Bạn đã chuyển thừa ${amount}; phần thừa sẽ được trả lại.`,
  returning: (amount: string): string => `Đang trả lại bạn ${amount}.`,
  refunded: (amount: string): string => `Đã trả lại bạn ${amount}.`,
  parked:
    'Tiền đã tới nhưng hàng vừa hết. Người bán sẽ gọi cho bạn để tìm hàng thay hoặc trả lại toàn bộ tiền.',
  over24: 'Đã quá giờ giữ hàng và đơn đã đóng. Nếu bạn vừa chuyển tiền, hãy gọi cho chúng tôi.',
  disputed: 'Ngân hàng phát hành thẻ đang xem xét khoản này theo yêu cầu của chủ thẻ.',
};

const en: typeof vi = {
  methods: methods.en,
  methodRefusals: methodRefusals.en,
  demoTransfer: 'Illustrative: do not send money',
  title: 'Payment',
  demoBank: 'Illustrative bank',
  scan: 'Scan with your banking app',
  scanHelp:
    'Open your banking app and choose to scan a QR code. Amount and purpose are filled in: check them and confirm.',
  illustrative:
    'Illustrative: do not send money. No bank has this account; banking apps will call the code invalid.',
  picture: 'Keep the code as a picture',
  pictureHelp: 'On a telephone? Keep the picture and open it in your banking app.',
  byHand: 'Or type it yourself',
  bank: 'Bank',
  account: 'Account',
  holder: 'Account holder',
  amount: 'Amount',
  purpose: 'Purpose of the transfer',
  purposeHelp: 'Keep it as it is, so that your order is recognised. Upper or lower case both do.',
  copy: 'Copy',
  copied: 'Copied',
  qrLabel: (amount, reference) => `VietQR code: transfer ${amount}, purpose ${reference}`,
  keptUntil: (when) => `The goods are kept for you until ${when}.`,
  partPaid: (paid, missing) =>
    `${paid} came in. ${missing} is missing; the code below is now for the rest.`,
  checking:
    'After your transfer the seller checks it with the bank and confirms. You may close this page; the link to the order stays the same.',
  cod: (amount) => `You pay ${amount} to the carrier when the goods arrive.`,
  cardButton: 'Pay by card',
  cardHelp: 'You go to a page of Stripe to enter the card. We neither see nor keep its number.',
  cardAway:
    'The card page cannot be opened right now. The order stays held until its time is over; open this page again in a few minutes, or contact us.',
  backPaid:
    'Stripe has taken your card. The confirmation usually comes within seconds; reload this page if you do not see it.',
  backCancelled: 'You came back without paying. You may try again while the goods are kept.',
  failed: 'The last try did not succeed. Your card was not charged; please try again.',
  paid: (amount) => `${amount} received in full. Thank you!`,
  over: (amount) => `You sent ${amount} too much; it will be given back.`,
  returning: (amount) => `${amount} is on its way back to you.`,
  refunded: (amount) => `${amount} was given back to you.`,
  parked:
    'Your money came, but the goods have just run out. The seller will call you: to find other goods, or to give all of it back.',
  over24:
    'The goods are no longer kept and the order is closed. If you have just sent money, call us.',
  disputed: 'The bank of the card is looking into this payment at the request of its holder.',
};

export const paymentWords: Record<Lang, typeof vi> = { vi, en };
