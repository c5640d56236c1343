import type { GoodsKind } from './label-fields.ts';

export const CLAIM_RULES = [
  'cure',
  'replaces-medicine',
  'miracle',
  'doctors',
  'patients',
  'guarantee',
  'weight',
  'virility',
  'body-effects',
  'absolute',
  'first-place',
  'authority',
  'breast-milk',
  'alcohol-good',
  'organic',
  'stars',
  'medicine-line',
] as const;
export type ClaimRule = (typeof CLAIM_RULES)[number];

/** `forbidden`: the law does not allow it. `check`: only with papers, so an officer looks at it. */
export type Severity = 'forbidden' | 'check';

export interface WordRule {
  readonly rule: ClaimRule;
  readonly severity: Severity;
  /** Goods it is about. */
  readonly goods: readonly GoodsKind[];
  /** Ordinary Vietnamese as the source of a regular expression: letters, blanks, groups; `[0-9]` for digits. */
  readonly vi?: string;
  /** The same in English. */
  readonly en?: string;
  /** What is not meant though it reads alike. */
  readonly notVi?: string;
  /** "không có tác dụng …" before it takes it back. */
  readonly negatable?: true;
}

const EATEN: readonly GoodsKind[] = ['food', 'drink', 'alcohol', 'functional-food', 'medicinal'];
const BODY: readonly GoodsKind[] = [...EATEN, 'cosmetic'];
const ALL: readonly GoodsKind[] = [
  ...BODY,
  ...(['handicraft', 'textile', 'ornamental', 'tourism'] as const),
];

const ILLS = [
  'bệnh(?! viện| nhân)',
  'ung thư|khối u|u bướu|u xơ',
  'tiểu đường|đái tháo đường|đường huyết',
  'huyết áp|cao huyết áp|tăng huyết áp|mỡ máu|máu nhiễm mỡ|cholesterol',
  'tim mạch|đột quỵ|tai biến|đau tim',
  'gan nhiễm mỡ|viêm [^ ¦]+|xơ gan|sỏi thận|suy thận',
  'dạ dày|đau dạ dày|đại tràng|trĩ|táo bón|tiêu chảy',
  'gút|gout|xương khớp|thoái hóa|đau lưng|đau khớp|thấp khớp|tê thấp',
  'mất ngủ|đau đầu|ho|hen|suyễn|hen suyễn|cảm|cúm|cảm cúm|covid|sốt',
  'vô sinh|hiếm muộn|béo phì|dị ứng|mụn|nám|tàn nhang|rụng tóc|mề đay',
].join('|');
const HEALS =
  'chữa(?: được| khỏi| dứt điểm| lành)?|(?<!quảng |giá |chính |quản |thống |cai )trị(?: được| khỏi| dứt điểm| tận gốc)?|điều trị|chữa trị|đặc trị|đẩy lùi|đánh bay|tiêu diệt|xóa sổ';
const PREVENTS =
  'ngừa|ngăn ngừa|phòng ngừa|phòng chống|phòng tránh|phòng|phòng và chống|ngăn chặn|hỗ trợ điều trị|hỗ trợ giảm|làm giảm|giảm|hạ|ổn định';

/**
 * Words that food, drink, functional-food, cosmetic, alcohol and advertising law forbid or allow only with papers; our
 * reading, to be judged by an officer. The laws are named with the sentences in `words/claims-words.ts`.
 */
export const WORD_RULES: readonly WordRule[] = [
  {
    ...{ rule: 'cure', severity: 'forbidden', goods: BODY, negatable: true },
    vi: `(?:${HEALS}|${PREVENTS}) (?:các |những |căn |chứng |mọi |nhiều |bách )*(?:${ILLS})|bài thuốc (?:chữa|trị)|khỏi (?:hẳn )?bệnh|bách bệnh`,
    notVi: '(?:phòng bệnh cho|giảm ho[aà]|hạ sốt cho giá)',
    en: '(?:cures?|curing|treats?|treating|heals?|healing|prevents?|preventing|fights?|reverses?) (?:[a-z]+ ){0,2}(?:diseases?|illness(?:es)?|cancer|diabetes|hypertension|blood pressure|arthritis|gout|insomnia|coughs?|colds?|flu|covid|ulcers?|infections?|tumou?rs?)|cure for',
  },
  {
    ...{ rule: 'replaces-medicine', severity: 'forbidden', goods: BODY, negatable: true },
    vi: '(?:thay thế|thay) (?:cho |được )*(?:thuốc|kháng sinh)|(?:không cần|khỏi cần|bỏ) (?:dùng |uống )?thuốc|(?:tốt|hiệu quả|mạnh) (?:hơn|như|ngang|bằng) (?:cả )?thuốc',
    en: '(?:replaces?|instead of|better than|substitute for) (?:any |your )?(?:medicines?|drugs?|medication|antibiotics)',
  },
  {
    ...{ rule: 'miracle', severity: 'forbidden', goods: BODY },
    vi: 'thần dược|tiên dược|thuốc tiên|thuốc thần|thần kỳ|trường sinh|cải lão hoàn đồng|trẻ mãi không già',
    en: 'miracle (?:cure|food|remedy|drink)|elixir of (?:life|youth)',
  },
  {
    ...{ rule: 'doctors', severity: 'forbidden', goods: BODY },
    vi: '(?:bác sĩ|bác sỹ|dược sĩ|dược sỹ|lương y|thầy thuốc|chuyên gia y tế|chuyên gia dinh dưỡng|bệnh viện|viện dinh dưỡng)(?: [^ ¦]+){0,3} (?:khuyên|khuyên dùng|tin dùng|khuyến khích|khuyến nghị|kê|chỉ định|giới thiệu|xác nhận|chứng nhận|đánh giá cao)|(?:được|do) (?:các |nhiều |đội ngũ )*(?:bác sĩ|bác sỹ|dược sĩ|dược sỹ|lương y)',
    en: '(?:doctors?|physicians?|pharmacists?|nutritionists?)(?: [a-z]+){0,2} (?:recommends?|recommended|approved|endorsed?|advise)|(?:recommended|approved|endorsed) by (?:[a-z]+ )?(?:doctors?|physicians?|pharmacists?|hospitals?|nutritionists?)',
  },
  {
    ...{ rule: 'patients', severity: 'forbidden', goods: BODY },
    vi: '(?:bệnh nhân|người bệnh)(?: [^ ¦]+){0,4} (?:khỏi|hết bệnh|cảm ơn|đã dùng|tin dùng)|thư cảm ơn',
    en: 'patients?(?: [a-z]+){0,3} (?:cured|recovered|thank)',
  },
  {
    ...{ rule: 'guarantee', severity: 'forbidden', goods: BODY, negatable: true },
    vi: 'cam kết (?:khỏi|hiệu quả|chữa|trị|giảm|hết|sau)|cam kết 100 ?%|khỏi (?:hẳn|hoàn toàn|100)|dứt điểm|tận gốc|không (?:bao giờ )?tái phát|hiệu quả (?:tức thì|ngay|100|tuyệt đối|vượt trội)|không (?:có |gây )*(?:bất kỳ )?tác dụng phụ|(?:an toàn )?tuyệt đối an toàn|an toàn tuyệt đối|100 ?% an toàn|an toàn 100',
    en: 'guaranteed (?:results?|cure|effect|to)|(?:100 ?% |completely |absolutely )(?:safe|effective)|no side effects?|without side effects?',
  },
  {
    ...{ rule: 'weight', severity: 'forbidden', goods: BODY },
    vi: '(?:giảm|hạ) (?:cân|béo|mỡ(?! máu))(?! (?:nặng|đối))|đốt (?:cháy )?(?:mỡ|calo)|đánh tan mỡ|tan mỡ|(?:tăng|phát triển) chiều cao|siết eo',
    en: 'weight loss|lose weight|slimming|burns? (?:body )?fat|fat burning|grow taller',
  },
  {
    ...{ rule: 'virility', severity: 'forbidden', goods: BODY },
    vi: 'tráng dương|bổ thận|(?:tăng|tăng cường|cải thiện|mạnh) (?:khả năng )?sinh (?:lý|lực)|yếu sinh lý|kéo dài tuổi thọ',
    en: 'virility|aphrodisiac|sexual (?:power|performance|strength)|prolongs? life',
  },
  {
    ...{ rule: 'body-effects', severity: 'check', goods: EATEN, negatable: true },
    vi: '(?:giải|thải|khử) độc(?: gan| cơ thể)?|(?:tăng|tăng cường|nâng cao) (?:sức )?(?:đề kháng|miễn dịch)|chống (?:oxy hóa|oxi hóa|lão hóa|viêm)|(?:mát|bổ) (?:gan|não|phổi|máu|huyết)|đẹp da|sáng mắt|an thần|(?:tốt|có lợi) cho (?:sức khỏe|tim|gan|mắt|não|xương|tiêu hóa|người (?:bệnh|già|tiểu đường))',
    en: 'detox(?:es|ifies|ifying)?|boosts? (?:the |your )?(?:immune|immunity)|anti ?ageing|anti ?aging|antioxidants?|good for (?:the |your )?(?:health|heart|liver|eyes|brain)',
  },
  {
    ...{ rule: 'absolute', severity: 'forbidden', goods: ALL },
    vi: '(?:tốt|ngon|sạch|rẻ|chất lượng|uy tín|hiệu quả|an toàn|bổ|bổ dưỡng|thơm|tươi|đẹp|quý|cao cấp|nổi tiếng) nhất(?! (?:khi|nếu|trong|lúc|vào|trước|sau|nên|là|từ|để|dùng|trí|định|quán|ở nhiệt))|(?:duy nhất|độc nhất vô nhị|đệ nhất|không đâu sánh bằng|vô địch)(?! (?:một|hai|trong năm))',
    en: '(?<!one of )(?:the )?(?:best|finest|purest|safest|cheapest)(?! (?:before|served|enjoyed|kept|stored|used|if|when|by|with|within|eaten|chilled))|unrivalled|unbeatable|one and only',
  },
  {
    ...{ rule: 'first-place', severity: 'forbidden', goods: ALL },
    vi: '(?<!(?:nhà|ấp|thôn|khu|tổ|xóm|đội|lô|loại|bản|ao|vườn|xưởng|kho|lộ|mẻ|vụ|trang|hình|bước|ngõ|cỡ|mẫu|mã|hộ|cơ sở|địa chỉ|ở|tại) )(?:số 1|số một|top 1|no(?: ¦)? ?1|# ?1)(?! ?[0-9])(?! (?:đường|phố|ngõ|ngách|hẻm|ấp|thôn|khu|quốc lộ|và|đến|[0-9]))|hàng đầu (?:việt nam|thế giới|thị trường|cả nước|châu á)|đứng đầu (?:việt nam|thế giới|thị trường|cả nước)',
    en: '(?:no(?: ¦)?|number|nr) (?:1|one)|# ?1|world ?s? leading|leading in vietnam',
  },
  {
    ...{ rule: 'authority', severity: 'check', goods: ALL },
    vi: '(?:fda|who|bộ y tế|cục an toàn thực phẩm|nasa)(?: [^ ¦]+){0,2} (?:chứng nhận|cấp phép|công nhận|khuyên dùng|khuyến cáo|cho phép)|(?:chứng nhận|đạt chuẩn|tiêu chuẩn) (?:của )?(?:fda|who|bộ y tế)',
    en: '(?:fda|who|ministry of health) (?:approved|certified|recommended)|approved by the (?:fda|who|ministry)',
  },
  {
    ...{ rule: 'breast-milk', severity: 'forbidden', goods: EATEN, negatable: true },
    vi: '(?:thay thế|thay|tốt (?:hơn|như|bằng)) (?:cho )?sữa mẹ',
    en: '(?:replaces?|better than|instead of) breast ?milk',
  },
  {
    ...{ rule: 'alcohol-good', severity: 'forbidden', goods: ['alcohol'] },
    vi: '(?:tốt|có lợi|bổ) cho [^ ¦]+|bồi bổ|ngủ ngon|(?:không|chẳng) (?:hại|đau đầu|say|nhức đầu)|bản lĩnh|đẳng cấp (?:đàn ông|phái mạnh)|(?:phái mạnh|quyến rũ|thành đạt)|uống (?:thoải mái|bao nhiêu)|giải khát',
    en: 'healthy|good for|no hangover|hangover free|manly|makes you|drink as much',
  },
  {
    ...{ rule: 'organic', severity: 'check', goods: BODY },
    vi: '(?<!(?:phân|bón|chất|nước|rác|axit|acid) )(?:hữu cơ|organic)(?! (?:vi sinh|sinh học))',
    en: 'organic(?! (?:fertili[sz]er|compost|matter|waste))',
  },
];

/** "không có tác dụng chữa bệnh": up to seven words before, with nothing between that turns it round. */
export const TAKEN_BACK =
  '(?:không|chưa|đừng) (?:phải|có tác dụng|có công dụng|có khả năng|dùng|nhằm|thay|chữa|trị|điều trị|được|khẳng định)(?! (?:chỉ|dùng thuốc))(?: (?!mà |nhưng |vẫn |cũng )[^ ¦]+){0,7} $|(?:không|chưa) $';
export const TAKEN_BACK_EN = '(?:not|never|does not|is not|no)(?: (?!but |only )[^ ¦]+){0,5} $';

/** Claims of stars: the number said, in digits or words. */
export const STAR_CLAIM =
  '(?:ocop(?: [^ ¦]+){0,2} ([1-5]|một|hai|ba|bốn|năm) (?:sao|stars?)|([1-5]|một|hai|ba|bốn|năm) (?:sao|stars?)(?: (?:chuẩn|hạng|đạt chuẩn|cấp quốc gia|cấp tỉnh|của chương trình))? ocop)';

/** The line that functional food carries. */
export const MEDICINE_LINE = 'không phải (?:là )?thuốc';
