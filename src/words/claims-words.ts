import type { ClaimRule } from '#src/features/listings/claim-rules.ts';

interface Explained {
  /** Why it may not be said. */
  readonly why: string;
  readonly law: string;
  /** What to write instead. */
  readonly instead: string;
}

const AD = { vi: 'Luật Quảng cáo 2012, Điều 8', en: 'Advertising Law 2012, art. 8' };
const FOOD = {
  vi: 'Nghị định 15/2018/NĐ-CP, Điều 27; Luật Quảng cáo 2012, Điều 8',
  en: 'Decree 15/2018, art. 27; Advertising Law 2012, art. 8',
};

const vi: Record<ClaimRule, Explained> = {
  cure: {
    why: 'Thực phẩm và hàng thường không được nói chữa hay ngừa bệnh.',
    law: FOOD.vi,
    instead: 'Nói về vị, nguyên liệu, cách làm: “vị ngọt dịu, làm từ…”.',
  },
  'replaces-medicine': {
    why: 'Không được nói thay thuốc hay khỏi cần thuốc.',
    law: FOOD.vi,
    instead:
      'Bỏ câu này; nếu là thực phẩm bảo vệ sức khoẻ, ghi “không phải là thuốc, không có tác dụng thay thế thuốc chữa bệnh”.',
  },
  miracle: {
    why: 'Lời nói quá làm người mua tưởng là thuốc.',
    law: AD.vi,
    instead: 'Kể điều có thật: ai làm, mùa nào, theo cách nào.',
  },
  doctors: {
    why: 'Không được dùng lời hay tên bác sĩ, dược sĩ, bệnh viện để quảng bá thực phẩm.',
    law: FOOD.vi,
    instead: 'Dẫn phiếu kiểm nghiệm hoặc chứng nhận có số, ngày cấp.',
  },
  patients: {
    why: 'Không được dùng thư cảm ơn hay chuyện khỏi bệnh của người dùng.',
    law: FOOD.vi,
    instead: 'Để khách tự viết đánh giá sau khi mua.',
  },
  guarantee: {
    why: 'Không ai cam kết được hiệu quả hay an toàn tuyệt đối.',
    law: AD.vi,
    instead: 'Nêu tiêu chuẩn, phiếu kiểm nghiệm, cách đổi trả.',
  },
  weight: {
    why: 'Giảm cân, tăng chiều cao là công dụng phải công bố và có bằng chứng.',
    law: FOOD.vi,
    instead: 'Ghi lượng đường, chất béo theo phiếu kiểm nghiệm.',
  },
  virility: {
    why: 'Thực phẩm thường không được nói công dụng sinh lý, kéo dài tuổi thọ.',
    law: FOOD.vi,
    instead: 'Nói về nguyên liệu và cách dùng trong bữa ăn.',
  },
  'body-effects': {
    why: 'Công dụng với cơ thể chỉ được ghi khi đã công bố hoặc có tài liệu khoa học.',
    law: FOOD.vi,
    instead: 'Gửi kèm số công bố trong lời nhắn cho cán bộ, hoặc bỏ câu này.',
  },
  absolute: {
    why: '“Nhất”, “duy nhất” chỉ dùng khi có giấy tờ chứng minh.',
    law: AD.vi,
    instead: 'Thay bằng điều đo được: “giải nhất hội thi…, năm…”.',
  },
  'first-place': {
    why: '“Số 1”, “hàng đầu” chỉ dùng khi có giấy tờ chứng minh.',
    law: AD.vi,
    instead: 'Nêu sản lượng, giải thưởng hoặc năm bắt đầu làm.',
  },
  authority: {
    why: 'Nhắc tên cơ quan chỉ khi có giấy của chính cơ quan ấy.',
    law: AD.vi,
    instead: 'Ghi số, ngày cấp của giấy đang còn hiệu lực.',
  },
  'breast-milk': {
    why: 'Không được so hay nói thay sữa mẹ.',
    law: 'Nghị định 100/2014/NĐ-CP',
    instead: 'Bỏ câu này.',
  },
  'alcohol-good': {
    why: 'Không được nói rượu bia tốt cho sức khoẻ, giúp thành đạt hay hấp dẫn.',
    law: 'Luật Phòng, chống tác hại của rượu, bia 2019, Điều 12',
    instead: 'Nói về nguyên liệu, men, cách ủ, hương vị.',
  },
  organic: {
    why: '“Hữu cơ” chỉ ghi khi có chứng nhận hữu cơ còn hiệu lực.',
    law: 'Nghị định 109/2018/NĐ-CP',
    instead: 'Ghi số chứng nhận; nếu chưa có, nói cách chăm bón cụ thể.',
  },
  stars: {
    why: 'Số sao nói ở đây không khớp chứng nhận đang có hiệu lực.',
    law: 'Quyết định 26/2026/QĐ-TTg',
    instead: 'Bỏ số sao: trang tự hiện sao đúng theo chứng nhận từng ngày.',
  },
  'medicine-line': {
    why: 'Thực phẩm bảo vệ sức khoẻ phải có câu: “Thực phẩm này không phải là thuốc, không có tác dụng thay thế thuốc chữa bệnh”.',
    law: 'Nghị định 15/2018/NĐ-CP, Điều 27',
    instead: 'Thêm câu ấy vào mục Cảnh báo. (Nếu là thuốc dược liệu, báo cán bộ.)',
  },
};

const en: Record<ClaimRule, Explained> = {
  cure: {
    why: 'Food and ordinary goods may not claim to cure or prevent disease.',
    law: FOOD.en,
    instead: 'Speak of taste, ingredients and making: “mildly sweet, made of…”.',
  },
  'replaces-medicine': {
    why: 'Nothing may claim to replace medicine.',
    law: FOOD.en,
    instead: 'Leave it out; health food says “is not a medicine and does not replace one”.',
  },
  miracle: {
    why: 'Exaggeration makes buyers think of medicine.',
    law: AD.en,
    instead: 'Tell what is true: who makes it, when and how.',
  },
  doctors: {
    why: 'Doctors, pharmacists and hospitals may not be used to promote food.',
    law: FOOD.en,
    instead: 'Name a test report or certificate with its number and date.',
  },
  patients: {
    why: 'Letters of thanks and stories of recovery may not be used.',
    law: FOOD.en,
    instead: 'Let buyers write reviews after buying.',
  },
  guarantee: {
    why: 'Nobody can guarantee an effect or complete safety.',
    law: AD.en,
    instead: 'Name standards, test reports and how to return goods.',
  },
  weight: {
    why: 'Weight loss or growth has to be declared and proved.',
    law: FOOD.en,
    instead: 'Give sugar and fat as tested.',
  },
  virility: {
    why: 'Ordinary food may not claim such effects.',
    law: FOOD.en,
    instead: 'Speak of ingredients and how it is eaten.',
  },
  'body-effects': {
    why: 'Effects on the body only when declared or backed by science.',
    law: FOOD.en,
    instead: 'Tell the officer the number of the declaration, or leave it out.',
  },
  absolute: {
    why: '“Best” and “only” need papers that prove them.',
    law: AD.en,
    instead: 'Say what can be measured: “first prize at …, year”.',
  },
  'first-place': {
    why: '“Number one” and “leading” need papers that prove them.',
    law: AD.en,
    instead: 'Name output, prizes or the year you began.',
  },
  authority: {
    why: 'An authority is named only with its own paper.',
    law: AD.en,
    instead: 'Give number and date of the paper in force.',
  },
  'breast-milk': {
    why: 'Nothing may be compared with breast milk.',
    law: 'Decree 100/2014',
    instead: 'Leave it out.',
  },
  'alcohol-good': {
    why: 'Alcohol may not be called healthy, attractive or a mark of success.',
    law: 'Law on Prevention of Harm of Alcohol 2019, art. 12',
    instead: 'Speak of ingredients, yeast, ageing and taste.',
  },
  organic: {
    why: '“Organic” only with an organic certificate in force.',
    law: 'Decree 109/2018',
    instead: 'Give its number; without one, tell how it is grown.',
  },
  stars: {
    why: 'These stars do not match the certificate in force.',
    law: 'Decision 26/2026/QĐ-TTg',
    instead: 'Leave the number out: the page shows the right stars each day.',
  },
  'medicine-line': {
    why: 'Health food has to say: “This food is not a medicine and does not replace medicine.”',
    law: 'Decree 15/2018, art. 27',
    instead: 'Add the line to Warnings. (If it is a herbal medicine, tell the officer.)',
  },
};

export const claimWords = {
  vi: {
    heading: 'Lời cần xem lại',
    severity: { forbidden: 'không được nói', check: 'cần giấy tờ' },
    law: 'Theo',
    instead: 'Nên viết',
    rules: vi,
  },
  en: {
    heading: 'Wording to look at',
    severity: { forbidden: 'not allowed', check: 'needs papers' },
    law: 'By',
    instead: 'Rather',
    rules: en,
  },
};
