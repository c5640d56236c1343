/** What the council's people are written; plain text, Vietnamese. The site's own name and address are put around it. */
export function scoringLetter(
  member: { readonly name: string; readonly email: string; readonly position: string },
  round: {
    readonly round: string;
    readonly council: string;
    readonly dossiers: number;
    readonly id: number;
  },
): { to: string; subject: string; text: string; about: string } {
  const work =
    member.position === 'adviser'
      ? 'Tổ tư vấn xem hồ sơ, ghi báo cáo thẩm định và ký báo cáo ở mục “Hội đồng”.'
      : 'Ông/bà chấm từng hồ sơ ở mục “Chấm điểm”, rồi ký phiếu. Phiếu đã ký không sửa được.';
  return {
    to: member.email,
    subject: `${round.round}: ${round.dossiers} hồ sơ OCOP chờ chấm`,
    text: [
      `Kính gửi ông/bà ${member.name},`,
      '',
      `${round.council} mở chấm điểm ${round.dossiers} hồ sơ của ${round.round}.`,
      work,
      '',
      'Đăng nhập vào bàn làm việc để bắt đầu.',
    ].join('\n'),
    about: `round:${round.id}`,
  };
}

/** After too wide a spread: why the members score once more. */
export function nextTurnLetter(
  member: { readonly name: string; readonly email: string },
  facts: {
    readonly dossier: string;
    readonly product: string;
    readonly turn: number;
    readonly why: string;
    readonly dossierId: number;
  },
): { to: string; subject: string; text: string; about: string } {
  return {
    to: member.email,
    subject: `Chấm lại lượt ${facts.turn}: ${facts.product} (${facts.dossier})`,
    text: [
      `Kính gửi ông/bà ${member.name},`,
      '',
      `Hội đồng mở lượt chấm ${facts.turn} cho hồ sơ ${facts.dossier}, sản phẩm “${facts.product}”.`,
      `Lý do: ${facts.why}`,
      '',
      'Phiếu mới đã mang sẵn điểm lượt trước của ông/bà; xin xem lại, sửa nếu cần, rồi ký.',
    ].join('\n'),
    about: `dossier:${facts.dossierId}`,
  };
}
