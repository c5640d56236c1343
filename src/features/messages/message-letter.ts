import type { Lang } from '#src/base/lang.ts';

interface Told {
  readonly lang: Lang;
  readonly side: 'producer' | 'office';
  readonly code: string;
  readonly name: string;
  readonly seller: string;
  readonly siteName: string;
  readonly demo: boolean;
  /** Address of the order's messages. */
  readonly url: string;
}

/** Tells a buyer that somebody wrote. What was written is read on the order's own page, never in a letter. */
export function messageLetter(one: Told): { readonly subject: string; readonly text: string } {
  const { lang, side, code, name, seller, siteName, url } = one;
  const vi = lang === 'vi';
  const who =
    side === 'office' ? (vi ? 'Văn phòng của tỉnh' : 'The office of the province') : seller;
  const subject = vi ? `Đơn ${code}: có tin nhắn cho bạn` : `Order ${code}: a message for you`;
  const lines = vi
    ? [
        ...[name === '' ? 'Chào bạn,' : `Chào ${name},`, ''],
        ...(one.demo ? ['Đây là đơn thử trên trang trình diễn.', ''] : []),
        ...[`${who} đã nhắn cho bạn về đơn ${code}.`, '', 'Đọc và trả lời:', url],
        'Ai có địa chỉ này đều xem được đơn của bạn, nên đừng chuyển tiếp thư này.',
      ]
    : [
        ...[name === '' ? 'Hello,' : `Dear ${name},`, ''],
        ...(one.demo ? ['This is a trial order on a demonstration site.', ''] : []),
        ...[`${who} has written to you about order ${code}.`, '', 'Read and answer:', url],
        'Whoever has this address can see your order: please do not forward this letter.',
      ];
  return { subject: `${subject} · ${siteName}`, text: [...lines, '', siteName].join('\n') };
}
