import type { ScanLang } from '#src/base/scan-lang.ts';
import type { ReportKind, ReportState } from '#src/features/trace/reports/report-states.ts';

/** What the public form says. */
export interface ReportFormWords {
  /** As the `lang` of the page. */
  readonly tag: string;
  /** The language's own name. */
  readonly name: string;
  readonly title: string;
  readonly lead: string;
  readonly about: string;
  readonly scanned: string;
  readonly lot: string;
  readonly unknown: string;
  readonly kind: string;
  readonly kinds: Readonly<Record<ReportKind, string>>;
  readonly said: string;
  readonly saidHint: string;
  readonly photo: string;
  readonly photoHint: string;
  readonly contact: string;
  readonly contactHint: string;
  readonly optional: string;
  readonly leaveEmpty: string;
  readonly send: string;
  readonly back: string;
  readonly languages: string;
  readonly sentTitle: string;
  readonly sentCode: string;
  readonly next: readonly string[];
  readonly faults: Readonly<
    Record<
      | 'kind'
      | 'short'
      | 'long'
      | 'repeated'
      | 'quick'
      | 'stale'
      | 'often'
      | 'photo-type'
      | 'photo-size'
      | 'photo-broken',
      string
    >
  >;
}

const vi: ReportFormWords = {
  tag: 'vi',
  name: 'Tiếng Việt',
  title: 'Báo điều sai',
  lead: 'Điều bạn thấy không khớp với trang của mã vừa quét? Hãy cho chúng tôi biết.',
  about: 'Mã bạn quét',
  scanned: 'Mã',
  lot: 'Lô',
  unknown: 'Mã này chưa có trong hệ thống. Bạn vẫn báo được.',
  kind: 'Điều gì sai?',
  kinds: {
    'not-this-product': 'Mã dẫn tới sản phẩm khác',
    fake: 'Nghi là hàng giả',
    'wrong-fact': 'Thông tin trên trang không đúng',
    'bad-quality': 'Hàng kém chất lượng',
    expired: 'Hàng quá hạn vẫn bán',
    other: 'Điều khác',
  },
  said: 'Kể cụ thể',
  saidHint: 'Mua ở đâu, khi nào, thấy gì. Ít nhất 10 ký tự.',
  photo: 'Ảnh',
  photoHint: 'JPEG, PNG hoặc WebP, tới 7 MB. Chúng tôi xóa vị trí và thời gian ghi trong tệp ảnh.',
  contact: 'Liên hệ của bạn',
  contactHint:
    'Email hoặc điện thoại nếu muốn được trả lời. Chỉ cán bộ xem; cơ sở sản xuất không thấy. Xóa sau 12 tháng kể từ khi kết thúc.',
  optional: 'không bắt buộc',
  leaveEmpty: 'Để trống ô này',
  send: 'Gửi',
  back: 'Về trang của mã',
  languages: 'Ngôn ngữ',
  sentTitle: 'Đã nhận báo sai của bạn',
  sentCode: 'Mã báo sai',
  next: [
    'Cơ sở sản xuất và cán bộ OCOP ở địa phương được báo và xem báo sai này.',
    'Nếu đúng là sai, thông tin được sửa hoặc hàng bị thu hồi.',
    'Nếu bạn để lại email, câu trả lời sẽ được gửi tới bạn.',
    'Nếu hàng có thể gây hại, hãy ngừng dùng và giữ lại bao bì.',
  ],
  faults: {
    kind: 'Hãy chọn điều gì sai.',
    short: 'Hãy kể rõ hơn, ít nhất 10 ký tự.',
    long: 'Nội dung dài quá 2.000 ký tự. Hãy viết ngắn lại.',
    repeated: 'Nội dung này vừa được gửi cho mã này rồi. Không cần gửi lại.',
    quick: 'Biểu mẫu được gửi quá nhanh. Hãy đọc lại rồi bấm Gửi lần nữa.',
    stale: 'Trang đã mở quá lâu. Hãy bấm Gửi lần nữa; nội dung vẫn còn.',
    often: 'Mạng của bạn vừa gửi nhiều báo sai. Hãy thử lại sau ít phút; nội dung vẫn còn.',
    'photo-type':
      'Tệp này không phải ảnh JPEG, PNG hay WebP. Hãy chọn ảnh khác hoặc gửi không kèm ảnh.',
    'photo-size': 'Ảnh lớn quá 7 MB. Hãy chọn ảnh nhỏ hơn hoặc gửi không kèm ảnh.',
    'photo-broken': 'Không đọc được ảnh này. Hãy chọn ảnh khác hoặc gửi không kèm ảnh.',
  },
};

const en: ReportFormWords = {
  tag: 'en',
  name: 'English',
  title: 'Report something wrong',
  lead: 'Does what you see not match the page of the code you scanned? Tell us.',
  about: 'The code you scanned',
  scanned: 'Code',
  lot: 'Lot',
  unknown: 'This code is not in our system. You can report it all the same.',
  kind: 'What is wrong?',
  kinds: {
    'not-this-product': 'The code leads to another product',
    fake: 'I suspect a fake',
    'wrong-fact': 'Something on the page is not true',
    'bad-quality': 'The goods are of bad quality',
    expired: 'Expired goods are still sold',
    other: 'Something else',
  },
  said: 'Tell us more',
  saidHint: 'Where and when you bought it, what you saw. At least 10 characters.',
  photo: 'Photo',
  photoHint: 'JPEG, PNG or WebP, up to 7 MB. We remove place and time from the picture file.',
  contact: 'How to reach you',
  contactHint:
    'E-mail or telephone if you wish an answer. Only officers see it, the producer does not. Removed 12 months after closing.',
  optional: 'optional',
  leaveEmpty: 'Leave this field empty',
  send: 'Send',
  back: 'Back to the page of the code',
  languages: 'Languages',
  sentTitle: 'We have your report',
  sentCode: 'Code of the report',
  next: [
    'The producer and the local OCOP officers are told and look at it.',
    'Where something is wrong, it is mended or the goods are recalled.',
    'If you left an e-mail address, the answer is sent to you.',
    'If the goods may be harmful, stop using them and keep the pack.',
  ],
  faults: {
    kind: 'Choose what is wrong.',
    short: 'Tell us more, at least 10 characters.',
    long: 'The text is longer than 2,000 characters. Shorten it.',
    repeated: 'The same text has just been sent for this code. There is no need to send it again.',
    quick: 'The form was sent very quickly. Read it once more and press Send again.',
    stale: 'The page was open for too long. Press Send again; your text is still here.',
    often:
      'Many reports came from your network. Try again in a few minutes; your text is still here.',
    'photo-type':
      'This file is no JPEG, PNG or WebP picture. Choose another or send without a photo.',
    'photo-size': 'The photo is larger than 7 MB. Choose a smaller one or send without a photo.',
    'photo-broken': 'This photo cannot be read. Choose another or send without a photo.',
  },
};

const zh: ReportFormWords = {
  tag: 'zh-Hans',
  name: '中文',
  title: '报告错误',
  lead: '您看到的情况与扫码页面不符吗？请告诉我们。',
  about: '您扫描的代码',
  scanned: '代码',
  lot: '批号',
  unknown: '系统中没有此代码，但您仍可报告。',
  kind: '哪里有问题？',
  kinds: {
    'not-this-product': '代码指向另一种产品',
    fake: '怀疑是假货',
    'wrong-fact': '页面信息不正确',
    'bad-quality': '商品质量差',
    expired: '过期商品仍在销售',
    other: '其他',
  },
  said: '请具体说明',
  saidHint: '在哪里、何时购买，看到了什么。至少 10 个字符。',
  photo: '照片',
  photoHint: 'JPEG、PNG 或 WebP，不超过 7 MB。我们会删除照片文件中的位置和时间。',
  contact: '您的联系方式',
  contactHint: '如需答复，请填写邮箱或电话。仅主管人员可见，生产者看不到。结案 12 个月后删除。',
  optional: '选填',
  leaveEmpty: '请将此栏留空',
  send: '发送',
  back: '返回代码页面',
  languages: '语言',
  sentTitle: '已收到您的报告',
  sentCode: '报告编号',
  next: [
    '生产者和当地 OCOP 主管人员会收到通知并查看。',
    '如情况属实，将更正信息或召回商品。',
    '如果您留下了邮箱，我们会把答复发给您。',
    '如果商品可能有害，请停止使用并保留包装。',
  ],
  faults: {
    kind: '请选择问题类型。',
    short: '请写得更具体，至少 10 个字符。',
    long: '内容超过 2000 个字符，请缩短。',
    repeated: '相同内容刚刚已针对此代码发送，无需重复发送。',
    quick: '表单提交过快。请再看一遍，然后重新点击“发送”。',
    stale: '页面打开时间过长。请再次点击“发送”，内容仍保留。',
    often: '您的网络刚发送了多份报告。请几分钟后再试，内容仍保留。',
    'photo-type': '该文件不是 JPEG、PNG 或 WebP 图片。请另选照片或不附照片发送。',
    'photo-size': '照片超过 7 MB。请选择较小的照片或不附照片发送。',
    'photo-broken': '无法读取该照片。请另选照片或不附照片发送。',
  },
};

const ko: ReportFormWords = {
  tag: 'ko',
  name: '한국어',
  title: '잘못된 점 신고',
  lead: '보신 것이 스캔한 코드의 페이지와 다른가요? 알려 주세요.',
  about: '스캔한 코드',
  scanned: '코드',
  lot: '로트',
  unknown: '시스템에 없는 코드입니다. 그래도 신고하실 수 있습니다.',
  kind: '무엇이 잘못되었나요?',
  kinds: {
    'not-this-product': '코드가 다른 제품으로 연결됨',
    fake: '위조품으로 의심됨',
    'wrong-fact': '페이지의 정보가 사실과 다름',
    'bad-quality': '품질이 나쁨',
    expired: '유통기한이 지난 제품을 판매함',
    other: '기타',
  },
  said: '자세한 내용',
  saidHint: '구입한 곳과 때, 보신 내용을 적어 주세요. 10자 이상.',
  photo: '사진',
  photoHint: 'JPEG, PNG, WebP, 최대 7 MB. 사진 파일에 담긴 위치와 시간은 삭제합니다.',
  contact: '연락처',
  contactHint:
    '답변을 원하시면 이메일이나 전화번호를 적어 주세요. 담당 공무원만 볼 수 있고 생산자는 볼 수 없습니다. 종결 12개월 뒤 삭제됩니다.',
  optional: '선택',
  leaveEmpty: '이 칸은 비워 두세요',
  send: '보내기',
  back: '코드 페이지로 돌아가기',
  languages: '언어',
  sentTitle: '신고가 접수되었습니다',
  sentCode: '신고 번호',
  next: [
    '생산자와 지역 OCOP 담당자에게 알려지며 내용을 확인합니다.',
    '잘못된 점이 확인되면 정보를 고치거나 제품을 회수합니다.',
    '이메일을 남기셨다면 답변을 보내 드립니다.',
    '해로울 수 있는 제품은 사용을 멈추고 포장을 보관해 주세요.',
  ],
  faults: {
    kind: '무엇이 잘못되었는지 선택해 주세요.',
    short: '10자 이상으로 더 자세히 적어 주세요.',
    long: '내용이 2,000자를 넘습니다. 줄여 주세요.',
    repeated: '같은 내용이 이 코드로 방금 접수되었습니다. 다시 보내지 않으셔도 됩니다.',
    quick: '너무 빨리 보내졌습니다. 한 번 더 읽고 다시 보내기를 눌러 주세요.',
    stale: '페이지가 너무 오래 열려 있었습니다. 다시 보내기를 눌러 주세요. 내용은 그대로 있습니다.',
    often:
      '같은 네트워크에서 신고가 많이 접수되었습니다. 몇 분 뒤에 다시 시도해 주세요. 내용은 그대로 있습니다.',
    'photo-type': 'JPEG, PNG, WebP 사진이 아닙니다. 다른 사진을 고르거나 사진 없이 보내 주세요.',
    'photo-size': '사진이 7 MB를 넘습니다. 더 작은 사진을 고르거나 사진 없이 보내 주세요.',
    'photo-broken': '사진을 읽을 수 없습니다. 다른 사진을 고르거나 사진 없이 보내 주세요.',
  },
};

const ja: ReportFormWords = {
  tag: 'ja',
  name: '日本語',
  title: '誤りを知らせる',
  lead: '実物と、読み取ったコードのページが合いませんか。お知らせください。',
  about: '読み取ったコード',
  scanned: 'コード',
  lot: 'ロット',
  unknown: 'このコードは登録されていませんが、お知らせいただけます。',
  kind: '何が違いますか',
  kinds: {
    'not-this-product': '別の商品のページが開く',
    fake: '偽物の疑いがある',
    'wrong-fact': 'ページの情報が正しくない',
    'bad-quality': '品質が悪い',
    expired: '期限切れの商品が売られている',
    other: 'その他',
  },
  said: '詳しい内容',
  saidHint: '買った場所と日、気づいたこと。10文字以上でお書きください。',
  photo: '写真',
  photoHint: 'JPEG・PNG・WebP、7 MBまで。写真に記録された場所と時刻は削除します。',
  contact: 'ご連絡先',
  contactHint:
    '返答をご希望の場合はメールアドレスか電話番号を。担当職員だけが見ます。生産者には見えません。終了の12か月後に削除します。',
  optional: '任意',
  leaveEmpty: 'この欄は空のままにしてください',
  send: '送信',
  back: 'コードのページに戻る',
  languages: '言語',
  sentTitle: 'お知らせを受け付けました',
  sentCode: '受付番号',
  next: [
    '生産者と地域のOCOP担当職員に伝わり、確認します。',
    '誤りがあれば情報を直し、または商品を回収します。',
    'メールアドレスをご記入の場合は、返答をお送りします。',
    '害のおそれがある商品は使用をやめ、包装を保管してください。',
  ],
  faults: {
    kind: '何が違うかを選んでください。',
    short: '10文字以上で詳しくお書きください。',
    long: '2,000文字を超えています。短くしてください。',
    repeated: '同じ内容がこのコードについて送られたばかりです。もう一度送る必要はありません。',
    quick: '送信が早すぎます。読み直してから、もう一度送信してください。',
    stale: 'ページを開いてから時間がたちすぎました。もう一度送信してください。内容は残っています。',
    often:
      '同じネットワークから多くのお知らせがありました。数分後にもう一度お試しください。内容は残っています。',
    'photo-type':
      'JPEG・PNG・WebPの写真ではありません。別の写真を選ぶか、写真なしで送信してください。',
    'photo-size': '写真が7 MBを超えています。小さい写真を選ぶか、写真なしで送信してください。',
    'photo-broken': '写真を読み取れません。別の写真を選ぶか、写真なしで送信してください。',
  },
};

const fr: ReportFormWords = {
  tag: 'fr',
  name: 'Français',
  title: 'Signaler une erreur',
  lead: 'Ce que vous voyez ne correspond pas à la page du code scanné ? Dites-le-nous.',
  about: 'Le code que vous avez scanné',
  scanned: 'Code',
  lot: 'Lot',
  unknown: 'Ce code n’est pas dans notre système. Vous pouvez quand même le signaler.',
  kind: 'Qu’est-ce qui ne va pas ?',
  kinds: {
    'not-this-product': 'Le code mène à un autre produit',
    fake: 'Je soupçonne une contrefaçon',
    'wrong-fact': 'Une information de la page est fausse',
    'bad-quality': 'Le produit est de mauvaise qualité',
    expired: 'Un produit périmé est encore en vente',
    other: 'Autre chose',
  },
  said: 'Expliquez',
  saidHint: 'Où et quand vous l’avez acheté, ce que vous avez vu. Au moins 10 caractères.',
  photo: 'Photo',
  photoHint:
    'JPEG, PNG ou WebP, 7 Mo au plus. Nous effaçons le lieu et l’heure inscrits dans le fichier.',
  contact: 'Comment vous joindre',
  contactHint:
    'E-mail ou téléphone si vous souhaitez une réponse. Seuls les agents le voient, pas le producteur. Effacé 12 mois après la clôture.',
  optional: 'facultatif',
  leaveEmpty: 'Laissez ce champ vide',
  send: 'Envoyer',
  back: 'Retour à la page du code',
  languages: 'Langues',
  sentTitle: 'Votre signalement est reçu',
  sentCode: 'Numéro du signalement',
  next: [
    'Le producteur et les agents OCOP du lieu sont prévenus et l’examinent.',
    'Si l’erreur est réelle, l’information est corrigée ou le produit rappelé.',
    'Si vous avez laissé un e-mail, la réponse vous est envoyée.',
    'Si le produit peut être dangereux, cessez de l’utiliser et gardez l’emballage.',
  ],
  faults: {
    kind: 'Choisissez ce qui ne va pas.',
    short: 'Expliquez davantage, au moins 10 caractères.',
    long: 'Le texte dépasse 2 000 caractères. Raccourcissez-le.',
    repeated: 'Le même texte vient d’être envoyé pour ce code. Inutile de le renvoyer.',
    quick: 'Le formulaire a été envoyé très vite. Relisez-le et appuyez de nouveau sur Envoyer.',
    stale:
      'La page est restée ouverte trop longtemps. Appuyez de nouveau sur Envoyer ; votre texte est conservé.',
    often:
      'Beaucoup de signalements viennent de votre réseau. Réessayez dans quelques minutes ; votre texte est conservé.',
    'photo-type':
      'Ce fichier n’est pas une image JPEG, PNG ou WebP. Choisissez-en une autre ou envoyez sans photo.',
    'photo-size': 'La photo dépasse 7 Mo. Choisissez-en une plus petite ou envoyez sans photo.',
    'photo-broken': 'Cette photo est illisible. Choisissez-en une autre ou envoyez sans photo.',
  },
};

export const reportFormWords: Readonly<Record<ScanLang, ReportFormWords>> = {
  ...{ vi, en, zh, ko, ja, fr },
};

const n = (count: number, lang: 'vi' | 'en'): string =>
  count.toLocaleString(lang === 'vi' ? 'vi-VN' : 'en-GB');

const statesVi: Readonly<Record<ReportState, string>> = {
  new: 'Mới',
  looking: 'Đang xem',
  mended: 'Đã sửa',
  unfounded: 'Không đúng',
  spam: 'Thư rác',
};
const statesEn: Readonly<Record<ReportState, string>> = {
  new: 'New',
  looking: 'Being looked at',
  mended: 'Mended',
  unfounded: 'Unfounded',
  spam: 'Spam',
};

const deskVi = {
  states: statesVi,
  kinds: vi.kinds,
  title: 'Báo sai',
  lead: 'Điều người quét mã thấy không đúng. Hãy xem, sửa và trả lời.',
  search: 'Tìm theo mã, nội dung, sản phẩm, cơ sở',
  state: 'Tình trạng',
  any: 'Tất cả',
  open: 'Chưa xong',
  find: 'Tìm',
  clear: 'Bỏ lọc',
  found: (count: number): string => `${n(count, 'vi')} báo sai`,
  none: 'Không có báo sai nào khớp. Hãy bỏ bớt bộ lọc.',
  noneYet: 'Chưa có báo sai nào.',
  csv: 'Tải CSV',
  pages: 'Các trang',
  columns: {
    code: 'Mã',
    sent: 'Ngày gửi',
    kind: 'Điều sai',
    product: 'Sản phẩm',
    producer: 'Cơ sở',
    lot: 'Lô',
    said: 'Nội dung',
    state: 'Tình trạng',
    scanned: 'Mã đã quét',
    lang: 'Ngôn ngữ',
    answer: 'Trả lời',
  },
  unknownCode: 'Mã không có trong hệ thống',
  said: 'Người quét viết',
  photo: 'Ảnh kèm theo',
  photoAlt: 'Ảnh người quét gửi kèm báo sai',
  contact: 'Liên hệ',
  contactHint: 'Chỉ cán bộ xem; xóa sau 12 tháng kể từ khi kết thúc.',
  noContact: 'Người gửi không để lại liên hệ, hoặc bạn không có quyền xem.',
  scanPage: 'Trang của mã',
  productPage: 'Trang sản phẩm',
  answer: 'Trả lời',
  answerText: 'Đã làm gì, hoặc vì sao không đúng',
  answerHint: 'Khi kết thúc, câu này được gửi tới người báo nếu họ để lại email.',
  newState: 'Tình trạng mới',
  officerOnly: 'Chỉ cán bộ kết luận “không đúng” hoặc “thư rác”.',
  save: 'Lưu trả lời',
  saved: 'Đã lưu trả lời.',
  answeredBy: (name: string, day: string): string => `${name} trả lời ngày ${day}`,
  recall: 'Mở thu hồi cho lô này',
};
const deskEn: typeof deskVi = {
  states: statesEn,
  kinds: en.kinds,
  title: 'Reports',
  lead: 'What people who scanned a code found wrong. Look, mend and answer.',
  search: 'Search code, text, product, producer',
  state: 'State',
  any: 'All',
  open: 'Not closed',
  find: 'Search',
  clear: 'Clear',
  found: (count) => `${n(count, 'en')} reports`,
  none: 'No report fits. Use fewer filters.',
  noneYet: 'No reports yet.',
  csv: 'Download CSV',
  pages: 'Pages',
  columns: {
    code: 'Code',
    sent: 'Sent',
    kind: 'What is wrong',
    product: 'Product',
    producer: 'Producer',
    lot: 'Lot',
    said: 'Text',
    state: 'State',
    scanned: 'Scanned code',
    lang: 'Language',
    answer: 'Answer',
  },
  unknownCode: 'A code we do not know',
  said: 'What was written',
  photo: 'Photo',
  photoAlt: 'Photo sent with the report',
  contact: 'Contact',
  contactHint: 'For officers only; removed 12 months after closing.',
  noContact: 'The sender left no contact, or you may not see it.',
  scanPage: 'Page of the code',
  productPage: 'Product page',
  answer: 'Answer',
  answerText: 'What was done, or why it is not so',
  answerHint: 'On closing, this is sent to whoever reported it and left an e-mail address.',
  newState: 'New state',
  officerOnly: 'Only officers close a report as unfounded or spam.',
  save: 'Save the answer',
  saved: 'The answer is saved.',
  answeredBy: (name, day) => `Answered by ${name} on ${day}`,
  recall: 'Open a recall of this lot',
};

export const wrongReportWords = { vi: deskVi, en: deskEn };
