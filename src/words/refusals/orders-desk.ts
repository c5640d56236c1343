import { formatDay, parseDay } from '#src/base/day.ts';
import type { Lang } from '#src/base/lang.ts';
import type { Sentence } from '#src/words/refusals.ts';

/** The day a lot ended, in brackets; nothing where it has none. */
function ended(said: unknown, lang: Lang): string {
  const day = parseDay(typeof said === 'string' ? said : '');
  return day === null ? '' : ` (${formatDay(day, lang)})`;
}

const RETURN_FAULTS: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  'not-delivered': [
    'chưa được giao nên chưa trả được; nếu không muốn nhận nữa, hãy hủy đơn hoặc từ chối khi giao',
    'has not been delivered yet: cancel the order, or refuse the parcel at the door',
  ],
  'too-late': [
    'đã quá hạn trả theo lý do này; hãy gọi cho nơi bán nếu hàng có lỗi',
    'is past the time for this reason; call the seller if something is wrong with it',
  ],
  perishable: [
    'là hàng tươi sống, hoa, cây hoặc dịch vụ, không nhận trả vì đổi ý',
    'is fresh, living or a stay, and is not taken back for a change of mind',
  ],
  opened: [
    'chỉ nhận trả vì đổi ý khi còn nguyên niêm phong; hãy xác nhận chưa mở, hoặc chọn lý do khác',
    'is taken back for a change of mind only unopened: confirm that, or choose another reason',
  ],
  'not-recalled': [
    'không thuộc lô đang bị thu hồi; hãy chọn lý do khác',
    'is not of a lot under recall; choose another reason',
  ],
  'nothing-left': ['đã được trả hết', 'has all been sent back already'],
};

/** Refusals of the desk of orders, of returns and of personal data. */
export const orderDeskRefusals: Readonly<Record<string, Sentence>> = {
  'no-such-parcel': () => ({
    vi: 'Không có kiện hàng này, hoặc kiện không thuộc phần việc của bạn. Hãy mở lại từ danh sách đơn hàng.',
    en: 'There is no such parcel, or it is not yours to handle. Open it again from the list of orders.',
  }),
  'parcel-changed-meanwhile': ({ code }) => ({
    vi: `Kiện của đơn ${code} vừa được người khác cập nhật. Hãy tải lại trang, xem tình trạng mới rồi làm lại nếu còn cần.`,
    en: `The parcel of order ${code} has just been updated by somebody else. Reload, look at it, and do it again if still needed.`,
  }),
  'parcel-state': ({ code }) => ({
    vi: `Kiện của đơn ${code} không còn ở bước cho phép việc này. Hãy tải lại trang để xem bước hiện tại.`,
    en: `The parcel of order ${code} is no longer at a step that allows this. Reload to see where it stands.`,
  }),
  'order-not-confirmed': ({ code }) => ({
    vi: `Đơn ${code} chưa được xác nhận (còn chờ thanh toán hoặc chờ người quyết định), nên chưa đóng gói được.`,
    en: `Order ${code} is not confirmed yet (it waits for payment, or for a decision), so nothing is packed.`,
  }),
  'parcel-awaits-payment': ({ code }) => ({
    vi: `Đơn ${code} đang chờ người mua chuyển một khoản cho tất cả các kiện, nên chưa hủy riêng một kiện được. Hãy đợi đơn được thanh toán hoặc hết hạn giữ hàng.`,
    en: `Order ${code} waits for one payment for all its parcels, so none can be cancelled alone. Wait until it is paid or its time is over.`,
  }),
  'parcel-cancel-why': () => ({
    vi: 'Chưa chọn lý do hủy. Người mua sẽ đọc lý do này.',
    en: 'No reason is chosen. The buyer will read it.',
  }),
  'parcel-not-confirmed': () => ({
    vi: 'Hãy đánh dấu vào ô xác nhận: việc này không hoàn tác được.',
    en: 'Tick the box to confirm: this cannot be undone.',
  }),
  'parcel-text-too-long': ({ most, length }) => ({
    vi: `Nội dung dài ${length} ký tự, nhiều nhất được ${most}. Hãy viết ngắn lại.`,
    en: `The text has ${length} characters; at most ${most} fit. Shorten it.`,
  }),
  'parcel-why-missing': () => ({
    vi: 'Chưa ghi vì sao không giao được. Hãy ghi ngắn gọn, ví dụ “không gọi được”.',
    en: 'Why it was not delivered is missing. A few words will do, such as “did not answer”.',
  }),
  'lot-missing': ({ product }) => ({
    vi: `Chưa chọn lô cho “${product}”. Hãy chọn lô đã lấy hàng, hoặc chọn “không ghi lô”.`,
    en: `No lot is chosen for “${product}”. Choose the lot it was taken from, or “no lot on record”.`,
  }),
  'lot-not-of-product': ({ product }) => ({
    vi: `Lô được chọn không phải lô của bạn cho “${product}”. Hãy chọn lại trong danh sách.`,
    en: `The chosen lot is not your lot of “${product}”. Choose again from the list.`,
  }),
  'lot-recalled': ({ product, lot }) => ({
    vi: `Lô ${lot} của “${product}” đang bị thu hồi: không được gửi đi. Hãy lấy hàng từ lô khác và đóng gói lại.`,
    en: `Lot ${lot} of “${product}” is under recall and must not be sent. Take the goods from another lot and pack again.`,
  }),
  'lot-expired': ({ product, lot, expiresOn }) => ({
    vi: `Lô ${lot} của “${product}” đã hết hạn dùng${ended(expiresOn, 'vi')}: không được gửi đi. Hãy lấy hàng từ lô khác.`,
    en: `Lot ${lot} of “${product}” has expired${ended(expiresOn, 'en')} and must not be sent. Take the goods from another lot.`,
  }),
  'choose-lot': ({ product }) => ({
    vi: `“${product}” có nhiều lô còn bán được: hãy mở đơn và chọn lô đã lấy hàng.`,
    en: `There are several lots of “${product}” that may be sold: open the order and choose the one it was taken from.`,
  }),
  'no-lot-to-sell': ({ product }) => ({
    vi: `Mọi lô đã ghi của “${product}” đều hết hạn hoặc đang bị thu hồi: hãy mở đơn, kiểm tra hàng rồi quyết định.`,
    en: `Every lot on record of “${product}” has expired or is recalled: open the order, check the goods and decide.`,
  }),
  'cash-wrong': () => ({
    vi: 'Số tiền thu hộ phải là số đồng chẵn, không âm và không quá gấp đôi tiền của kiện. Hãy xem lại phiếu của đơn vị vận chuyển.',
    en: 'The cash collected has to be whole đồng, not negative and not more than twice the parcel’s total. Check the carrier’s slip.',
  }),
  'too-late-to-undo': ({ code }) => ({
    vi: `Không hoàn tác được nữa: đã quá 10 phút, người mua đã được báo, hoặc tiền thu hộ đã vào sổ (đơn ${code}).`,
    en: `It cannot be taken back any more: ten minutes are over, the buyer was told, or cash was written down (order ${code}).`,
  }),
  'no-such-return': () => ({
    vi: 'Không có yêu cầu trả hàng này. Hãy mở lại từ trang đơn hàng.',
    en: 'There is no such request. Open it again from the order’s page.',
  }),
  'return-changed-meanwhile': ({ code }) => ({
    vi: `Yêu cầu trả hàng của đơn ${code} vừa được cập nhật. Hãy tải lại trang rồi xem lại.`,
    en: `The request to send goods of order ${code} back has just changed. Reload the page and look again.`,
  }),
  'return-state': () => ({
    vi: 'Yêu cầu này đã được trả lời hoặc đã rút lại. Hãy tải lại trang.',
    en: 'This request has been answered or withdrawn already. Reload the page.',
  }),
  'return-answer-missing': () => ({
    vi: 'Từ chối thì phải nói rõ vì sao (ít nhất 5 ký tự): người mua sẽ đọc câu này.',
    en: 'A refusal needs its reason (at least 5 characters): the buyer will read it.',
  }),
  'return-answer-too-long': ({ most, length }) => ({
    vi: `Câu trả lời dài ${length} ký tự, nhiều nhất được ${most}.`,
    en: `The answer has ${length} characters; at most ${most} fit.`,
  }),
  'return-reason-missing': () => ({
    vi: 'Chưa chọn lý do trả hàng. Hãy chọn một lý do: hạn và cách hoàn tiền tuỳ theo lý do.',
    en: 'No reason is chosen. Choose one: the time and the refund depend on it.',
  }),
  'return-nothing': () => ({
    vi: 'Chưa ghi số lượng muốn trả. Hãy điền số lượng cho ít nhất một món.',
    en: 'No quantity is given. Say how many of at least one article you send back.',
  }),
  'return-too-many': ({ product, left }) => ({
    vi: `Chỉ còn ${left} món “${product}” có thể trả. Hãy sửa số lượng.`,
    en: `Only ${left} of “${product}” can still be sent back. Change the quantity.`,
  }),
  'return-open': ({ product }) => ({
    vi: `Yêu cầu trước cho “${product}” còn đang được xem. Hãy đợi trả lời, hoặc rút yêu cầu ấy rồi gửi lại.`,
    en: `An earlier request for “${product}” is still open. Wait for its answer, or withdraw it and ask again.`,
  }),
  'return-said-missing': () => ({
    vi: 'Hãy tả ngắn gọn hàng sai hay hỏng thế nào (ít nhất 5 ký tự), để nơi bán trả lời được ngay.',
    en: 'Say in a few words what is wrong (at least 5 characters), so that the seller can answer at once.',
  }),
  'return-said-too-long': ({ most, length }) => ({
    vi: `Lời tả dài ${length} ký tự, nhiều nhất được ${most}. Hãy viết ngắn lại.`,
    en: `What you wrote has ${length} characters; at most ${most} fit. Shorten it.`,
  }),
  'return-fault': ({ why, product }) => {
    const [vi, en] = RETURN_FAULTS[why as string] ?? ['không trả được', 'cannot be sent back'];
    return { vi: `“${product}” ${vi}.`, en: `“${product}” ${en}.` };
  },
  'no-such-buyer': () => ({
    vi: 'Không tìm thấy dữ liệu nào khớp. Hãy nhập đúng số điện thoại, địa chỉ thư hoặc mã đơn hàng.',
    en: 'Nothing fits. Enter the exact telephone number, mail address or order code.',
  }),
  'forget-not-confirmed': () => ({
    vi: 'Hãy đánh dấu vào ô xác nhận: dữ liệu đã xóa không lấy lại được.',
    en: 'Tick the box to confirm: what is deleted cannot be brought back.',
  }),
  'forget-while-open': ({ code }) => ({
    vi: `Đơn ${code} chưa xong (đang giao, chờ trả hàng hoặc chờ hoàn tiền), nên chưa xóa được. Hãy xóa sau khi đơn kết thúc.`,
    en: `Order ${code} is not over (on its way, or a return or refund is open), so nothing can be deleted yet. Do it when the order has ended.`,
  }),
  'recall-not-open': ({ code }) => ({
    vi: `Thu hồi ${code} đã chấm dứt, nên không gửi thư cho người mua nữa.`,
    en: `Recall ${code} is lifted: buyers are not written to any more.`,
  }),
};
