import { REFUND_WORKING_DAYS } from '#src/features/orders/buyer/order-seen.ts';
import { RETURN_RULES } from '#src/features/orders/returns/return-rules.ts';
import type { Policy } from './policies.ts';

const WRONG = RETURN_RULES['wrong-goods'].days ?? 0;
const MIND = RETURN_RULES['change-of-mind'].days ?? 0;

const DEMO = {
  vi: 'Khi trang ở chế độ trình diễn, mọi đơn là đơn thử: không giao hàng, không thu tiền, và bị xóa khi hết trình diễn.',
  en: 'While the site is a demonstration every order is a trial: nothing is delivered, no money is taken, and it is removed when the demonstration ends.',
} as const;
const OWNER = {
  vi: 'Trang chỉ được bán thật khi chủ sở hữu đã khai thông tin và đăng ký theo luật.',
  en: 'The site may sell in earnest only once its owner has declared itself and registered as the law asks.',
} as const;

/** What holds of prices, payment, delivery and returns: the rules the program keeps, in words. */
export const SELLING_POLICIES: readonly Policy[] = [
  {
    slug: 'gia',
    article: 'Điều 8',
    title: { vi: 'Giá', en: 'Prices' },
    summary: {
      vi: 'Giá gồm những gì, giữ trong bao lâu, và “giá minh hoạ” là gì.',
      en: 'What a price includes, how long it holds, and what “illustrative” means.',
    },
    sections: {
      vi: [
        {
          id: 'hom-nay',
          title: 'Giá gồm những gì',
          points: [
            'Giá do người bán đặt, bằng đồng Việt Nam, cho một đơn vị ghi bên cạnh, đã gồm thuế giá trị gia tăng.',
            'Phí gói quà và phí giao hàng tính riêng cho từng kiện và hiện ra trước nút đặt hàng. Ngoài tổng ấy không có khoản nào khác.',
            'Giỏ hàng không giữ giá: mỗi lần mở, giá được tính lại và nói rõ nếu đã đổi. Đặt hàng xong, giá không đổi nữa.',
            'Nếu tổng tiền đổi trong lúc bạn đang điền, đơn không được đặt; trang cho biết tổng cũ và mới để bạn quyết định.',
            'Giảm giá nói rõ giá lẻ, mức giảm và ai chịu: người bán, tỉnh, hay trang.',
            'Giá có chữ “giá minh hoạ” là số đặt ra để thử, không phải lời chào bán, và biến mất khi tắt trình diễn.',
          ],
          then: [OWNER.vi],
        },
      ],
      en: [
        {
          id: 'hom-nay',
          title: 'What a price includes',
          points: [
            'Prices are set by the sellers, in Vietnamese đồng for the unit beside them, value added tax included.',
            'Gift wrapping and delivery are charged for each parcel and shown before the order button. There is nothing beyond that total.',
            'The cart holds no price: it is worked out at each look, and a change is told. Once ordered, prices stay.',
            'Should the total change while you are filling in the form, nothing is ordered; the page shows was and is, and you decide.',
            'A discount says the single price, how much is off and who bears it: the seller, the province or the site.',
            '“Illustrative price” is a figure made up to try things out, nobody’s offer, and disappears with the demonstration.',
          ],
          then: [OWNER.en],
        },
      ],
    },
  },
  {
    slug: 'thanh-toan',
    article: 'Điều 10',
    title: { vi: 'Thanh toán', en: 'Payment' },
    summary: {
      vi: 'Các cách trả tiền, khi nào bị trừ tiền, và tiền đến muộn thì sao.',
      en: 'Ways to pay, when money is taken, and what happens to late payments.',
    },
    sections: {
      vi: [
        {
          id: 'cach',
          title: 'Các cách trả tiền',
          points: [
            'Tiền mặt khi nhận hàng: trả cho từng kiện. Không dùng cho rượu, đồ uống có cồn.',
            'Chuyển khoản theo mã VietQR: hàng được giữ 24 giờ từ lúc đặt. Nội dung chuyển khoản phải giữ nguyên mã của đơn.',
            'Thẻ, qua trang của Stripe, khi chủ sở hữu đã mở: hàng được giữ 40 phút. Trang không thấy và không giữ số thẻ.',
            'Trang không thu thêm phí theo cách trả tiền.',
          ],
        },
        {
          id: 'muon',
          title: 'Thiếu, thừa, muộn',
          points: [
            'Thiếu: đơn chờ phần còn lại đến hết giờ giữ hàng.',
            'Thừa: phần thừa được hoàn.',
            `Muộn: hàng còn thì đơn được xác nhận lại; hết thì một người liên hệ người bán, hoặc giao hàng, hoặc hoàn đủ trong ${REFUND_WORKING_DAYS} ngày làm việc.`,
          ],
        },
        {
          id: 'luu-y',
          title: 'Lưu ý',
          text: [
            `${DEMO.vi} Không ai được nhân danh trang xin đặt cọc hay phí xác nhận; nếu gặp, đừng chuyển tiền và hãy báo cho chúng tôi.`,
          ],
        },
      ],
      en: [
        {
          id: 'cach',
          title: 'Ways to pay',
          points: [
            'Cash on delivery, for each parcel. Not for alcohol.',
            'Bank transfer by a VietQR code: the goods are held for 24 hours. Keep the code of the order in the purpose.',
            'Card, on a page of Stripe, where the owner has set it up: the goods are held for 40 minutes. The site neither sees nor keeps card numbers.',
            'No way of paying costs extra.',
          ],
        },
        {
          id: 'muon',
          title: 'Too little, too much, too late',
          points: [
            'Too little: the order waits for the rest until the goods are no longer held.',
            'Too much: the rest is returned.',
            `Too late: if the goods are there the order is confirmed again; if not, a person asks the seller, and either they are sent or everything is refunded within ${REFUND_WORKING_DAYS} working days.`,
          ],
        },
        {
          id: 'luu-y',
          title: 'Please note',
          text: [
            `${DEMO.en} Nobody is entitled to ask for a deposit or a confirmation fee in the name of this site; should anybody do so, do not pay, and tell us.`,
          ],
        },
      ],
    },
  },
  {
    slug: 'giao-hang',
    article: 'Điều 13',
    title: { vi: 'Giao hàng', en: 'Delivery' },
    summary: {
      vi: 'Mỗi người bán gửi một kiện; phí theo khối lượng và nơi nhận.',
      en: 'Each seller sends one parcel; fees by weight and place.',
    },
    sections: {
      vi: [
        {
          id: 'hom-nay',
          title: 'Ai giao, bao lâu, bao nhiêu',
          points: [
            'Mỗi người bán gửi một kiện; một đơn có thể đến làm nhiều lần. Mỗi kiện có tình trạng riêng trên trang của đơn.',
            'Phí theo khối lượng và khoảng cách: cùng tỉnh, cùng vùng, hay nơi khác; hiện ra trước nút đặt hàng.',
            'Ngày muộn nhất giao cho đơn vị vận chuyển ghi ở từng kiện. Thời gian trên đường do đơn vị vận chuyển.',
            'Tự đến lấy ở điểm bán thì không mất phí giao; mang mã đơn khi đến.',
            'Kiểm hàng trước khi trả tiền mặt. Hàng hỏng hoặc thiếu: từ chối nhận, hoặc báo trên trang của đơn.',
            'Rượu và đồ uống có cồn không giao cho người dưới 18 tuổi.',
          ],
          then: [DEMO.vi],
        },
      ],
      en: [
        {
          id: 'hom-nay',
          title: 'Who delivers, when, for how much',
          points: [
            'Each seller sends one parcel; an order may arrive in several. Each parcel reports on the page of the order.',
            'Fees by weight and distance: same province, same region, elsewhere; shown before the order button.',
            'Each parcel names the last day on which it is handed to the carrier. The time on the way is the carrier’s.',
            'Collecting at a point of sale costs nothing; bring the code of the order.',
            'Check the goods before paying cash. Damaged or missing: refuse them, or report it on the page of the order.',
            'Alcohol is not handed to anybody under 18.',
          ],
          then: [DEMO.en],
        },
      ],
    },
  },
  {
    slug: 'doi-tra',
    article: 'Điều 14',
    title: { vi: 'Hủy, trả và hoàn tiền', en: 'Cancelling, returns and refunds' },
    summary: {
      vi: `Hủy miễn phí trước khi đóng gói; trả hàng sai, hỏng trong ${WRONG} ngày.`,
      en: `Cancel free of charge before packing; return wrong or damaged goods within ${WRONG} days.`,
    },
    sections: {
      vi: [
        {
          id: 'huy',
          title: 'Hủy đơn',
          text: [
            'Bạn hủy cả đơn trên trang của đơn, không cần lý do và không mất phí, khi chưa kiện nào được đóng gói. Sau đó hãy liên hệ chúng tôi, hoặc từ chối nhận.',
          ],
        },
        {
          id: 'tra',
          title: 'Trả hàng: các bước và thời hạn',
          ordered: true,
          points: [
            'Mở trang của đơn, chọn “Yêu cầu trả hàng”, chọn món, số lượng và lý do.',
            `Hàng sai, hỏng hoặc không như mô tả: trong ${WRONG} ngày sau ngày nhận; người bán chịu phí gửi lại.`,
            `Đổi ý: trong ${MIND} ngày sau ngày nhận, hàng chưa mở; bạn chịu phí gửi lại. Đồ tươi sống, hoa, cây cảnh, động vật và dịch vụ không nhận lại.`,
            'Hàng đang bị thu hồi: lúc nào cũng trả được.',
            'Người bán hoặc cán bộ tỉnh trả lời trên trang của đơn.',
          ],
          then: [
            'Các thời hạn này là của trang; quyền của bạn theo Luật Bảo vệ quyền lợi người tiêu dùng 19/2023/QH15 không bị bớt đi.',
          ],
        },
        {
          id: 'hoan',
          title: 'Hoàn tiền',
          text: [
            `Tiền phải hoàn được gửi đi trong ${REFUND_WORKING_DAYS} ngày làm việc, theo cách bạn đã trả; ngân hàng có thể cần thêm vài ngày.`,
          ],
        },
      ],
      en: [
        {
          id: 'huy',
          title: 'Cancelling',
          text: [
            'You cancel the whole order on its page, without a reason and free of charge, while no parcel has been packed. Later, contact us or refuse the parcel.',
          ],
        },
        {
          id: 'tra',
          title: 'Returns: steps and time limits',
          ordered: true,
          points: [
            'Open the page of the order, choose “Ask for a return”, then goods, pieces and reason.',
            `Wrong, damaged or not as described: within ${WRONG} days after receiving it; the seller pays for sending it back.`,
            `Changed your mind: within ${MIND} days after receiving it, unopened; you pay for sending it back. Fresh food, flowers, plants, animals and services are not taken back.`,
            'Goods under recall can be returned at any time.',
            'The seller or a provincial officer answers on the page of the order.',
          ],
          then: [
            'These limits are the site’s own; they take nothing from your rights under the Consumer Protection Law 19/2023/QH15.',
          ],
        },
        {
          id: 'hoan',
          title: 'Refunds',
          text: [
            `Money that is due back is sent within ${REFUND_WORKING_DAYS} working days, the way you paid; your bank may take a few days more.`,
          ],
        },
      ],
    },
  },
];
