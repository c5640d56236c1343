/** What leads on from a page of the desk: shortcuts of its home, what to do next where a list is empty, searches, exports. */
const vi = {
  title: 'Làm ngay',
  inviteProducer: 'Mời chủ thể',
  inviteProducerHelp: 'Chủ thể nhận thư có liên kết, tự đặt mật khẩu rồi nộp hồ sơ.',
  newLot: 'Tạo lô và in nhãn',
  newLotHelp: 'Chọn mặt hàng, ngày đóng gói; in nhãn có mã QR ngay. Chưa có GTIN vẫn in được.',
  recorder: 'Ghi bước ngoài vườn',
  recorderHelp: 'Sổ tay trên điện thoại, ghi được cả khi mất mạng.',
  newDossier: 'Mở hồ sơ mới',
  newDossierHelp: 'Đăng ký đánh giá lần đầu, nâng hạng hay đánh giá lại.',
  simulate: 'Mô phỏng chấm điểm',
  simulateHelp: 'Tự chấm theo đúng biểu điểm để biết còn thiếu gì cho hạng sao tiếp theo.',
  find: 'Tìm',
  moreFilters: 'Lọc thêm',
  findCouncil: 'Tên hội đồng, tỉnh',
  findSheet: 'Sản phẩm, chủ thể, mã hồ sơ',
  clear: 'Bỏ tìm',
  none: 'Không có gì khớp. Hãy thử ít chữ hơn.',
  setUpFirst:
    'Chưa có hội đồng nào. Lập hội đồng ở dưới, thêm thành viên, rồi mở đợt và đưa hồ sơ đủ điều kiện vào.',
  notSeated:
    'Bạn chưa có tên trong hội đồng nào. Cán bộ tỉnh thêm thành viên ở trang của hội đồng; khi được thêm, bạn nhận thư mời.',
  noneToScoreNext: 'Khi thư ký mở chấm một đợt, hồ sơ hiện ở đây và bạn nhận thư báo.',
  peopleCsv: 'Tải CSV',
  progressCsv: 'Tiến độ chấm (CSV)',
  peopleColumns: ['Họ tên', 'Thư điện tử', 'Vai trò', 'Nơi làm việc', 'Xác thực hai lớp'],
  progressColumns: ['Mã hồ sơ', 'Sản phẩm', 'Chủ thể', 'Bộ', 'Lượt', 'Báo cáo tư vấn'],
  toForward: 'Xử lý ở phần của tỉnh',
};

const en: typeof vi = {
  title: 'Do now',
  inviteProducer: 'Invite a producer',
  inviteProducerHelp: 'They get a letter with a link, choose a password and lodge their dossier.',
  newLot: 'Make a lot and print labels',
  newLotHelp: 'Pick the item and the packing day, then print QR labels. No GTIN is needed.',
  recorder: 'Record steps in the field',
  recorderHelp: 'A notebook on your phone that also works without a network.',
  newDossier: 'Open a new dossier',
  newDossierHelp: 'Apply for a first assessment, an upgrade or a re-assessment.',
  simulate: 'Score simulator',
  simulateHelp: 'Score yourself on the real form to see what the next star would need.',
  find: 'Search',
  moreFilters: 'More filters',
  findCouncil: 'Name of the council, province',
  findSheet: 'Product, producer, dossier code',
  clear: 'Clear',
  none: 'Nothing matches. Try fewer words.',
  setUpFirst:
    'There is no council yet. Set one up below, add its members, then open a round and put accepted dossiers into it.',
  notSeated:
    'You are not on any council yet. The provincial officer adds members on the council’s page; you get a letter when it is done.',
  noneToScoreNext:
    'When a secretary opens a round for scoring, its dossiers appear here and you get a letter.',
  peopleCsv: 'Download CSV',
  progressCsv: 'Scoring progress (CSV)',
  peopleColumns: ['Name', 'E-mail', 'Role', 'Place', 'Second factor'],
  progressColumns: ['Dossier', 'Product', 'Producer', 'Set', 'Turn', 'Advisers’ report'],
  toForward: 'Settle it in the province’s part',
};

export const deskShortcutWords = { vi, en };
