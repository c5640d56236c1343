import type { Sentence } from '#src/words/refusals.ts';

export const messageRefusals: Readonly<Record<string, Sentence>> = {
  'message-empty': () => ({
    vi: 'Tin nhắn còn trống. Hãy viết điều bạn muốn nói rồi gửi.',
    en: 'The message is empty. Write what you want to say, then send it.',
  }),
  'message-too-long': ({ most, length }) => ({
    vi: `Tin nhắn dài ${length} ký tự, nhiều nhất được ${most}. Hãy viết ngắn lại, hoặc gửi thành hai tin.`,
    en: `The message has ${length} characters; at most ${most} fit. Shorten it, or send two.`,
  }),
  'messages-too-many': ({ minutes }) => ({
    vi:
      Number(minutes) > 60
        ? 'Hôm nay đã có rất nhiều tin về kiện hàng này. Hãy đợi người bán trả lời, ngày mai nhắn tiếp; việc gấp hãy dùng trang Liên hệ.'
        : `Bạn vừa gửi nhiều tin liền nhau. Hãy đợi khoảng ${minutes} phút rồi gửi tiếp; nội dung đã viết vẫn còn ở dưới.`,
    en:
      Number(minutes) > 60
        ? 'Very many messages were sent about this parcel today. Wait for the answer and go on tomorrow; if it is urgent, use the Contact page.'
        : `You have just sent several messages. Wait about ${minutes} minutes, then send this one; what you wrote is still below.`,
  }),
  'message-thread-closed': ({ code }) => ({
    vi: `Đơn ${code} đã kết thúc từ lâu nên không nhắn thêm được. Nếu vẫn cần giúp, hãy dùng trang Liên hệ.`,
    en: `Order ${code} ended long ago, so nothing more is written here. If you still need help, use the Contact page.`,
  }),
  'message-no-dispute': () => ({
    vi: 'Văn phòng chỉ nhắn khi người mua nhờ, khi có yêu cầu trả hàng hoặc khi hàng không giao được. Việc thường ngày để cơ sở trả lời.',
    en: 'The office writes only when the buyer asks for it, goods are sent back, or they were not delivered. Everyday questions are the producer’s to answer.',
  }),
  'no-such-thread': () => ({
    vi: 'Không có cuộc trao đổi này. Hãy mở lại từ danh sách tin nhắn hoặc từ trang đơn hàng.',
    en: 'There is no such conversation. Open it again from the list of messages or from the order.',
  }),
};
