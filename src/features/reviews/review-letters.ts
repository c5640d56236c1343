interface Letter {
  readonly subject: string;
  readonly text: string;
}

const both = (vi: readonly string[], en: readonly string[]): string =>
  [...vi, '', '---', '', ...en].join('\n');

/** To the producer's people: a buyer wrote. The text itself is read at the desk. */
export function newReviewLetter(one: { product: string; mark: number; url: string }): Letter {
  return {
    subject: `Đánh giá mới của người mua: ${one.product}`,
    text: both(
      [
        `Một người đã mua vừa đánh giá "${one.product}": ${one.mark}/5 điểm.`,
        'Bạn có thể đọc và trả lời công khai tại:',
        one.url,
      ],
      [
        `A buyer reviewed "${one.product}": ${one.mark}/5 points. Read and answer it here:`,
        one.url,
      ],
    ),
  };
}

/** To the officers of the province: somebody says that a review breaks the rules. */
export function reportedReviewLetter(one: { product: string; url: string }): Letter {
  return {
    subject: `Một đánh giá bị báo cáo: ${one.product}`,
    text: both(
      [
        `Có người báo cáo một đánh giá của sản phẩm "${one.product}". Đánh giá vẫn đang hiện.`,
        'Xem và quyết định tại:',
        one.url,
      ],
      [`A review of "${one.product}" was reported. It is still shown. Look at it here:`, one.url],
    ),
  };
}
