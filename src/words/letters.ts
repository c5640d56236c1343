import type { Lang } from '#src/base/lang.ts';
import type { LetterState } from '#src/features/sellers/claim-query.ts';
import type { ClaimVerdict } from '#src/features/sellers/claim-facts.ts';

const vi = {
  title: 'Thư mời nhận hồ sơ',
  lead: 'Cơ sở có sản phẩm trong danh mục nhưng chưa có ai nhận. In thư, gửi đường bưu điện hoặc trao tay khi họp.',
  states: {
    none: 'Chưa mời',
    sent: 'Đã in, chưa mở',
    opened: 'Đã mở',
    claimed: 'Đã gửi yêu cầu',
    over: 'Hết hạn, đã rút',
  } satisfies Record<LetterState, string>,
  all: 'Tất cả',
  filter: 'Lọc theo thư',
  search: 'Tên cơ sở, xã',
  province: 'Tỉnh',
  anyProvince: 'Mọi tỉnh',
  starred: 'Chỉ cơ sở có sao còn hiệu lực',
  find: 'Tìm',
  clear: 'Bỏ lọc',
  found: (n: string) => `${n} cơ sở chưa có người nhận`,
  none: 'Không có cơ sở nào khớp.',
  choose: (name: string) => `Chọn ${name}`,
  chooseAll: 'Chọn cả trang',
  columns: { producer: 'Cơ sở', products: 'Sản phẩm', letter: 'Thư' },
  products: (n: number, starred: number) =>
    `${n} sản phẩm${starred > 0 ? `, ${starred} còn sao` : ''}`,
  made: (day: string, by: string) => `in ${day}, ${by}`,
  until: (day: string) => `hạn ${day}`,
  openedTimes: (n: number) => `mở ${n} lần`,
  print: 'In thư cho các dòng đã chọn',
  printAll: (n: number) => `In cả ${n} cơ sở đang lọc`,
  printHint:
    'Một tệp PDF, mỗi cơ sở một trang A4, địa chỉ khớp phong bì cửa sổ. Mã chỉ nằm trên giấy: in lại thì thư cũ hết dùng được.',
  withdraw: 'Rút thư',
  withdrawn: 'Đã rút thư; mã trên giấy không dùng được nữa.',
  csv: 'Tải CSV',
  file: [
    'Cơ sở',
    'Xã',
    'Tỉnh',
    'Sản phẩm',
    'Còn sao',
    'Thư',
    'Mã thư',
    'Ngày in',
    'Hạn',
    'Số lần mở',
  ],
  fileName: 'thu-moi',
};
export type LetterWords = typeof vi;

const en: LetterWords = {
  title: 'Invitation letters',
  lead: 'Producers with products in the catalogue whom nobody represents yet. Print letters, post them or hand them over.',
  states: {
    none: 'Not invited',
    sent: 'Printed, not opened',
    opened: 'Opened',
    claimed: 'Claim sent',
    over: 'Over or withdrawn',
  },
  all: 'All',
  filter: 'By letter',
  search: 'Producer, commune',
  province: 'Province',
  anyProvince: 'All provinces',
  starred: 'Only with stars in force',
  find: 'Search',
  clear: 'Clear',
  found: (n) => `${n} producers without members`,
  none: 'No producer matches.',
  choose: (name) => `Choose ${name}`,
  chooseAll: 'Choose the whole page',
  columns: { producer: 'Producer', products: 'Products', letter: 'Letter' },
  products: (n, starred) =>
    `${n} product${n === 1 ? '' : 's'}${starred > 0 ? `, ${starred} with stars` : ''}`,
  made: (day, by) => `printed ${day}, ${by}`,
  until: (day) => `until ${day}`,
  openedTimes: (n) => `opened ${n} time${n === 1 ? '' : 's'}`,
  print: 'Letters for the chosen',
  printAll: (n) => `Letters for all ${n} in the list`,
  printHint:
    'One PDF, an A4 sheet for each, the address in the window of the envelope. The code stands on the paper alone: a new letter ends the old one.',
  withdraw: 'Withdraw',
  withdrawn: 'Withdrawn: the code on the paper is no longer good.',
  csv: 'Download CSV',
  file: [
    'Producer',
    'Commune',
    'Province',
    'Products',
    'With stars',
    'Letter',
    'Code',
    'Printed',
    'Until',
    'Opened',
  ],
  fileName: 'letters',
};

export const letterWords: Record<Lang, LetterWords> = { vi, en };

/** What stands on the paper: always Vietnamese, with a line of English. */
export const paperWords = {
  title: 'Thư mời nhận hồ sơ sản phẩm OCOP',
  to: 'Kính gửi:',
  greeting: (name: string) => `Kính gửi ${name},`,
  about: (site: string, count: number) =>
    count > 0
      ? `Sản phẩm của quý cơ sở đã được công nhận OCOP và đang có trên ${site}, trang danh mục và bán hàng OCOP cả nước. Thông tin lấy từ quyết định công nhận; chưa có ai của cơ sở đứng tên.`
      : `Quý cơ sở đã có tên trên ${site}, trang danh mục và bán hàng OCOP cả nước, nhưng chưa có ai của cơ sở đứng tên.`,
  products: 'Sản phẩm đang có:',
  product: (name: string, stars: number) => (stars > 0 ? `${name} (${stars} sao)` : name),
  more: (n: number) => `và ${n} sản phẩm khác`,
  ask: 'Mời quý cơ sở nhận hồ sơ để tự đặt giá, đăng ảnh, kể câu chuyện sản phẩm, nhận đơn hàng và in tem truy xuất. Việc này không mất phí và làm được trên điện thoại.',
  steps: [
    'Quét mã dưới đây bằng máy ảnh điện thoại (hoặc mở địa chỉ rồi gõ mã).',
    'Tạo tài khoản bằng thư điện tử của mình.',
    'Điền mã số thuế hoặc chụp giấy đăng ký kinh doanh rồi gửi. Cán bộ tỉnh đối chiếu và trả lời.',
  ],
  scan: (url: string, code: string) => `Quét mã, hoặc mở ${url} và gõ mã: ${code}`,
  until: (day: string) => `Thư dùng được đến hết ngày ${day}.`,
  careful:
    'Không ai được hỏi quý cơ sở mật khẩu, mã OTP hay tiền để nhận hồ sơ. Nếu không muốn nhận, xin bỏ qua thư này.',
  english:
    'This letter invites the producer named above to claim its profile. Scan the code to begin.',
  signer: 'Người gửi thư',
  sign: 'Ký, ghi rõ họ tên',
  code: (code: string) => `Thư ${code}`,
};

/** Letters by mail about a claim, and the one that confirms an address. */
export const claimLetters = {
  confirm: (facts: { site: string; name: string; link: string }) => ({
    subject: `${facts.site}: xác nhận thư điện tử của bạn`,
    text: `Chào ${facts.name},

Bạn vừa tạo tài khoản trên ${facts.site}. Mở liên kết sau để xác nhận địa chỉ này là của bạn. Liên kết dùng được trong 7 ngày:

${facts.link}

Nếu không phải bạn, xin bỏ qua: tài khoản chưa xác nhận không có quyền gì.

(Open the link above to confirm your e-mail address.)`,
  }),
  decided: (facts: {
    site: string;
    code: string;
    personName: string;
    producer: string;
    verdict: ClaimVerdict;
    note: string;
    link: string;
  }) => {
    const said = {
      approved: {
        subject: `đã duyệt, ${facts.producer} là của bạn`,
        text: `Cán bộ tỉnh đã duyệt yêu cầu ${facts.code}. Bạn là người quản lý của ${facts.producer} trên ${facts.site}. Mở liên kết để bắt đầu:`,
        en: 'Your claim is approved. Open the link above to begin.',
      },
      returned: {
        subject: `yêu cầu ${facts.code} cần bổ sung`,
        text: `Cán bộ tỉnh đã xem yêu cầu ${facts.code} về ${facts.producer} và cần bạn bổ sung. Mở liên kết, sửa rồi gửi lại:`,
        en: 'Your claim needs more. Open the link above, mend it and send it again.',
      },
      refused: {
        subject: `yêu cầu ${facts.code} không được nhận`,
        text: `Cán bộ tỉnh không nhận yêu cầu ${facts.code} về ${facts.producer}. Lý do ở dưới. Xem lại tại:`,
        en: 'Your claim was refused, for the reason given.',
      },
    }[facts.verdict];
    return {
      subject: `${facts.site}: ${said.subject}`,
      text: `Chào ${facts.personName},

${said.text}

${facts.link}
${facts.note === '' ? '' : `\nCán bộ nhắn: ${facts.note}\n`}
(${said.en})`,
    };
  },
};
