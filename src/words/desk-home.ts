import type { Lang } from '#src/base/lang.ts';
import { formatCount } from '#src/base/money.ts';
import type { FirstStep } from '#src/base/first-steps.ts';
import type { TaskKind } from '#src/features/certificates/desk/home/task.ts';

const n = formatCount;

interface KindWords {
  readonly title: string;
  /** What to do, in one line. */
  readonly how: string;
}

function vi() {
  return {
    title: 'Việc cần làm',
    lead: (name: string, count: number) =>
      count === 0
        ? `Chào ${name}.`
        : `Chào ${name}. Có ${n(count, 'vi')} việc đang chờ, việc gấp đứng trước.`,
    nothing: 'Không có việc nào đang chờ',
    nothingHelp: 'Khi có hồ sơ, phiếu chấm hay quyết định cần đến bạn, việc sẽ hiện ở đây.',
    go: 'Các phần khác',
    all: (count: number) => `Xem cả ${n(count, 'vi')}`,
    late: (count: number) => `${n(count, 'vi')} quá hạn`,
    due: (day: string) => `hạn ${day}`,
    daysLate: (days: number) => `quá ${n(days, 'vi')} ngày`,
    daysLeft: (days: number) => (days === 0 ? 'hết hạn hôm nay' : `còn ${n(days, 'vi')} ngày`),
    facts: {
      messages: (count: number) => `${n(count, 'vi')} tin`,
      left: (count: number) => `còn ${n(count, 'vi')}`,
      gaps: (count: number) => `thiếu ${n(count, 'vi')} mục`,
    },
    today: 'Hôm nay',
    todayOrders: 'đơn mới',
    todaySum: 'tiền hàng đặt',
    todayScans: 'lượt quét mã',
    firstTitle: 'Bắt đầu từ đây',
    firstHelp: 'Năm việc nhỏ, làm lúc nào cũng được; xong việc nào đánh dấu việc đó.',
    firstDone: 'xong',
    first: {
      profile: [
        'Điền thông tin cơ sở',
        'Tên, địa chỉ, điện thoại, mã số thuế: luật đòi hiện cho người mua.',
      ],
      offer: ['Đặt giá và tồn kho thật', 'Có ngay trên trang bán, không phải chờ duyệt.'],
      listing: [
        'Viết mô tả và thêm ảnh',
        'Gửi cán bộ xem; trong lúc chờ, bản đang hiện giữ nguyên.',
      ],
      lot: ['Tạo lô đầu tiên và in nhãn', 'Người mua quét mã sẽ thấy nơi làm, ngày làm.'],
      device: ['Bật thông báo trên điện thoại', 'Có đơn là biết ngay.'],
    } as Record<FirstStep, readonly [title: string, help: string]>,
    noRole: 'Tài khoản này chưa được giao vai trò nào',
    noRoleHelp: 'Hãy nhờ người quản trị của tỉnh mời bạn với vai trò phù hợp.',
    kinds: {
      'open-recall': {
        title: 'Thu hồi đang mở',
        how: 'Theo dõi hàng đã thu về, bổ sung lô nếu cần; cán bộ gỡ thu hồi khi xong.',
      },
      'wrong-report': {
        title: 'Người mua báo sai',
        how: 'Xem lời báo, sửa chỗ sai hoặc trả lời.',
      },
      'pack-parcel': {
        title: 'Kiện hàng cần đóng gói',
        how: 'Lấy hàng, ghi lô rồi bàn giao cho đơn vị vận chuyển.',
      },
      'answer-message': {
        title: 'Người mua nhắn tin',
        how: 'Trả lời trong ngày: người mua chờ lâu sẽ bỏ đơn.',
      },
      'answer-quote': {
        title: 'Yêu cầu báo giá chưa trả lời',
        how: 'Báo giá, hoặc từ chối để người mua khỏi chờ.',
      },
      'listing-returned': {
        title: 'Nội dung bị trả lại',
        how: 'Đọc lời nhắn của cán bộ, sửa chỗ được nêu rồi gửi lại.',
      },
      'stock-low': { title: 'Hàng sắp hết', how: 'Cập nhật kho để người mua không đặt hụt.' },
      'finish-profile': {
        title: 'Hồ sơ cơ sở chưa đủ',
        how: 'Điền số điện thoại, địa chỉ, mã số thuế: luật đòi hiện trên trang bán hàng.',
      },
      'decide-claim': {
        title: 'Chủ thể xin nhận hồ sơ',
        how: 'Đối chiếu giấy đăng ký kinh doanh rồi duyệt hoặc trả lại.',
      },
      'decide-change': {
        title: 'Nội dung chờ duyệt',
        how: 'Xem chỗ khác với bản đang hiện, duyệt từng mục.',
      },
      'answer-return': {
        title: 'Người mua xin trả hàng',
        how: 'Đồng ý hoặc từ chối kèm lý do; hàng về thì ghi nhận để hoàn tiền.',
      },
      'parked-order': {
        title: 'Đơn chờ người quyết định',
        how: 'Tiền đã đến nhưng hàng không còn đủ: tìm hàng, hoặc hủy và hoàn tiền.',
      },
      'erase-data': {
        title: 'Yêu cầu xóa dữ liệu cá nhân',
        how: 'Xác nhận trong 2 ngày làm việc, rồi xóa những gì luật không buộc giữ.',
      },
      'lot-without-steps': {
        title: 'Lô chưa ghi bước nào',
        how: 'Người quét lô này chưa thấy gì: ghi ít nhất bước thu hoạch hoặc đóng gói.',
      },
      'mend-dossier': {
        title: 'Hồ sơ được trả lại',
        how: 'Đọc ghi chú, bổ sung rồi nộp lại.',
      },
      'lodge-dossier': { title: 'Hồ sơ đang soạn', how: 'Điền tiếp và nộp cho xã.' },
      'start-reassessment': {
        title: 'Đến kỳ đánh giá lại',
        how: 'Nộp trong khoảng 180 đến 120 ngày trước khi giấy hết hạn.',
      },
      'report-dossier': {
        title: 'Hồ sơ chờ xã xem',
        how: 'Kiểm tra, viết báo cáo và chuyển lên tỉnh, hoặc trả lại kèm ghi chú.',
      },
      'sign-sheet': { title: 'Phiếu chờ bạn chấm', how: 'Chấm đủ các mục rồi ký phiếu.' },
      advise: { title: 'Hồ sơ chờ tổ tư vấn', how: 'Viết và ký báo cáo thẩm định.' },
      'hold-round': { title: 'Đợt đang chấm', how: 'Theo dõi phiếu và họp hội đồng.' },
      'start-round': { title: 'Đợt chưa bắt đầu', how: 'Thêm hồ sơ và mở chấm.' },
      'check-dossier': {
        title: 'Hồ sơ chờ tỉnh kiểm tra',
        how: 'Kiểm tra hồ sơ, nhận mẫu, tiếp nhận hoặc trả lại.',
      },
      'put-into-round': { title: 'Hồ sơ chờ vào đợt', how: 'Đưa vào một đợt của hội đồng.' },
      'decide-result': {
        title: 'Kết quả chờ quyết định',
        how: 'Ban hành quyết định, hoặc chuyển trung ương nếu đạt 5 sao.',
      },
      'finish-import': {
        title: 'Danh sách nhập dở',
        how: 'Xem các dòng có vấn đề rồi áp dụng hoặc bỏ.',
      },
      'late-certificate': {
        title: 'Giấy sắp hết hạn, đã quá kỳ nộp đánh giá lại',
        how: 'Nhắc chủ thể, xem có được giữ sao theo điều khoản chuyển tiếp không.',
      },
      'take-to-centre': { title: 'Hồ sơ tỉnh chuyển lên', how: 'Đưa vào đợt của trung ương.' },
      'stuck-mail': { title: 'Thư không gửi được', how: 'Xem lỗi và cấu hình máy chủ thư.' },
      'no-second-factor': {
        title: 'Cán bộ chưa có lớp bảo vệ thứ hai',
        how: 'Nhắc họ bật mã xác thực hoặc khóa truy cập.',
      },
      'index-lag': {
        title: 'Chỉ mục đang chậm hơn sổ',
        how: 'Số thay đổi chưa được theo kịp. Nếu không giảm sau một phút, hãy xem nhật ký máy chủ.',
      },
    } satisfies Record<TaskKind, KindWords>,
  };
}

export type DeskHomeWords = ReturnType<typeof vi>;

const en: DeskHomeWords = {
  title: 'To do',
  lead: (name, count) =>
    count === 0
      ? `Hello ${name}.`
      : `Hello ${name}. ${n(count, 'en')} thing${count === 1 ? ' is' : 's are'} waiting, the pressing ones first.`,
  nothing: 'Nothing is waiting',
  nothingHelp: 'Dossiers, sheets and decisions that need you will appear here.',
  go: 'Other parts',
  all: (count) => `See all ${n(count, 'en')}`,
  late: (count) => `${n(count, 'en')} late`,
  due: (day) => `due ${day}`,
  daysLate: (days) => `${n(days, 'en')} day${days === 1 ? '' : 's'} late`,
  daysLeft: (days) =>
    days === 0 ? 'due today' : `${n(days, 'en')} day${days === 1 ? '' : 's'} left`,
  facts: {
    messages: (count) => `${n(count, 'en')} message${count === 1 ? '' : 's'}`,
    left: (count) => `${n(count, 'en')} left`,
    gaps: (count) => `${n(count, 'en')} thing${count === 1 ? '' : 's'} missing`,
  },
  today: 'Today',
  todayOrders: 'new orders',
  todaySum: 'of goods ordered',
  todayScans: 'scans of codes',
  firstTitle: 'Start here',
  firstHelp: 'Five small things, at any time; each is ticked when it is done.',
  firstDone: 'done',
  first: {
    profile: [
      'Fill in your business',
      'Name, address, telephone, tax code: the law wants buyers to see them.',
    ],
    offer: ['Set real prices and stock', 'Live at once, without waiting for approval.'],
    listing: [
      'Write the text and add pictures',
      'An officer looks at it; until then what is shown stays.',
    ],
    lot: ['Make the first lot and print labels', 'Whoever scans sees where and when it was made.'],
    device: ['Turn on notices on your phone', 'You hear of an order at once.'],
  },
  noRole: 'This account has no role yet',
  noRoleHelp: 'Ask the administrator of your province to invite you with the right role.',
  kinds: {
    'open-recall': {
      title: 'Open recalls',
      how: 'Follow what comes back, add lots if need be; an officer lifts the recall when it is over.',
    },
    'wrong-report': {
      title: 'Reports from buyers',
      how: 'Read what they say, mend what is wrong or answer.',
    },
    'pack-parcel': {
      title: 'Parcels to pack',
      how: 'Take the goods, note the lot, hand over to the carrier.',
    },
    'answer-message': {
      title: 'Buyers wrote',
      how: 'Answer within the day: those who wait long go elsewhere.',
    },
    'answer-quote': {
      title: 'Requests for quotation to answer',
      how: 'Quote, or decline so that nobody waits.',
    },
    'listing-returned': {
      title: 'Content sent back',
      how: 'Read the officer’s note, mend what it names, send again.',
    },
    'stock-low': { title: 'Stock is low', how: 'Update the stock so that nobody orders in vain.' },
    'finish-profile': {
      title: 'Your profile is not complete',
      how: 'Fill in telephone, address and tax code: the law asks for them on selling pages.',
    },
    'decide-claim': {
      title: 'Producers claim their profile',
      how: 'Compare the business registration, then approve or return.',
    },
    'decide-change': {
      title: 'Content awaits approval',
      how: 'See what differs from the live version, decide field by field.',
    },
    'answer-return': {
      title: 'Buyers who want to send goods back',
      how: 'Agree, or refuse with the reason; when the goods are back, say so and the refund is due.',
    },
    'parked-order': {
      title: 'Orders that need a decision',
      how: 'They are paid and goods are gone: find the goods, or cancel and refund.',
    },
    'erase-data': {
      title: 'Requests to delete personal data',
      how: 'Acknowledge within 2 working days, then delete what the law does not ask to keep.',
    },
    'lot-without-steps': {
      title: 'Lots without any step',
      how: 'Whoever scans them sees nothing yet: record at least the harvest or the packing.',
    },
    'mend-dossier': {
      title: 'Returned dossiers',
      how: 'Read the notes, complete and lodge again.',
    },
    'lodge-dossier': { title: 'Drafts', how: 'Fill in the rest and lodge with the commune.' },
    'start-reassessment': {
      title: 'Time to re-assess',
      how: 'Lodge between 180 and 120 days before the certificate ends.',
    },
    'report-dossier': {
      title: 'Dossiers for the commune',
      how: 'Check, report and forward to the province, or return with notes.',
    },
    'sign-sheet': { title: 'Sheets for you to score', how: 'Score every item, then sign.' },
    advise: { title: 'Dossiers for the advisory team', how: 'Write and sign the report.' },
    'hold-round': { title: 'Rounds being scored', how: 'Follow the sheets and hold the meeting.' },
    'start-round': { title: 'Rounds not started', how: 'Add dossiers and open the scoring.' },
    'check-dossier': {
      title: 'Dossiers for the province',
      how: 'Check, receive samples, accept or return.',
    },
    'put-into-round': {
      title: 'Dossiers without a round',
      how: 'Put them into a council’s round.',
    },
    'decide-result': {
      title: 'Results without a decision',
      how: 'Issue the decision, or forward to the centre for 5 stars.',
    },
    'finish-import': {
      title: 'Unfinished imports',
      how: 'Look at the problem rows, then apply or discard.',
    },
    'late-certificate': {
      title: 'Ending, and past the time to lodge a re-assessment',
      how: 'Remind the producer; see whether the transitional rule lets the stars stand.',
    },
    'take-to-centre': { title: 'Forwarded by provinces', how: 'Put them into a central round.' },
    'stuck-mail': {
      title: 'Letters that did not go out',
      how: 'See the error and the mail server.',
    },
    'no-second-factor': {
      title: 'Officers without a second factor',
      how: 'Ask them to set up a code or a passkey.',
    },
    'index-lag': {
      title: 'The index is behind the register',
      how: 'Changes not followed yet. If it does not go down within a minute, see the server log.',
    },
  },
};

export const deskHomeWords: Record<Lang, DeskHomeWords> = { vi: vi(), en };
