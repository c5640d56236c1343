import { describe, expect, it } from 'vitest';
import type { ClaimRule } from './claim-rules.ts';
import { flagsOfFields } from './field-flags.ts';
import { flagClaims } from './flag-claims.ts';

const FOOD = 4;
const rulesIn = (text: string, setNo = FOOD, lang: 'vi' | 'en' = 'vi', stars?: number): string[] =>
  flagClaims(text, { setNo, lang, ...(stars === undefined ? {} : { stars }) }).map(
    ({ rule }) => rule,
  );

describe('what may not be said', () => {
  it.each<[string, ClaimRule, number?]>([
    ['Mật ong giúp chữa bệnh dạ dày', 'cure'],
    ['Chữa khỏi bệnh tiểu đường sau một tháng', 'cure'],
    ['Trị ho, tiêu đờm cho trẻ nhỏ', 'cure'],
    ['Hỗ trợ điều trị ung thư', 'cure'],
    ['Phòng ngừa đột quỵ', 'cure'],
    ['Ngăn ngừa các bệnh tim mạch', 'cure'],
    ['Hạ huyết áp, ổn định đường huyết', 'cure'],
    ['đẩy lùi bệnh gút', 'cure'],
    ['Đặc trị viêm xoang', 'cure'],
    ['bài thuốc chữa mất ngủ', 'cure'],
    ['Chữa bách bệnh', 'cure'],
    ['chua benh tieu duong', 'cure'],
    ['tri ho cho tre', 'cure'],
    ['CHỮA BỆNH XƯƠNG KHỚP', 'cure'],
    ['chữa bệnh'.normalize('NFD'), 'cure'],
    ['chữa​ bệnh', 'cure'],
    ['Không chỉ chữa bệnh mà còn ngon', 'cure'],
    ['Giảm mụn, trị nám', 'cure', 19],
    ['Thay thế thuốc tây', 'replaces-medicine'],
    ['không cần dùng thuốc', 'replaces-medicine'],
    ['tốt hơn cả thuốc', 'replaces-medicine'],
    ['thay the thuoc', 'replaces-medicine'],
    ['Thần dược từ núi rừng', 'miracle'],
    ['thuốc tiên của người Dao', 'miracle'],
    ['Bác sĩ khuyên dùng', 'doctors'],
    ['Được các bác sĩ bệnh viện lớn tin dùng', 'doctors'],
    ['bác sỹ Nguyễn Văn A giới thiệu', 'doctors'],
    ['Viện dinh dưỡng xác nhận', 'doctors'],
    ['Nhiều bệnh nhân đã khỏi', 'patients'],
    ['thư cảm ơn của khách', 'patients'],
    ['Cam kết khỏi sau 7 ngày', 'guarantee'],
    ['Dứt điểm, không tái phát', 'guarantee'],
    ['không gây tác dụng phụ', 'guarantee'],
    ['Tuyệt đối an toàn', 'guarantee'],
    ['hiệu quả tức thì', 'guarantee'],
    ['Giảm cân nhanh', 'weight'],
    ['giúp đốt cháy mỡ thừa', 'weight'],
    ['giam can cap toc', 'weight'],
    ['tăng chiều cao cho bé', 'weight'],
    ['bổ thận tráng dương', 'virility'],
    ['Tăng cường sinh lý nam', 'virility'],
    ['Tăng cường sức đề kháng', 'body-effects'],
    ['giải độc gan', 'body-effects'],
    ['chống lão hoá', 'body-effects'],
    ['chống lão hóa', 'body-effects'],
    ['tốt cho sức khoẻ', 'body-effects'],
    ['tốt cho sức khỏe', 'body-effects'],
    ['Mật ong ngon nhất Việt Nam', 'absolute'],
    ['chất lượng nhất vùng', 'absolute'],
    ['Sản phẩm tốt nhất', 'absolute', 21],
    ['tot nhat viet nam', 'absolute'],
    ['Điểm du lịch duy nhất', 'absolute', 26],
    ['Thương hiệu số 1 Việt Nam', 'first-place'],
    ['số một thị trường', 'first-place'],
    ['thương hiệu hàng đầu Việt Nam', 'first-place'],
    ['FDA chứng nhận', 'authority'],
    ['được Bộ Y tế khuyên dùng', 'authority'],
    ['thay thế sữa mẹ', 'breast-milk'],
    ['Rượu bồi bổ cơ thể', 'alcohol-good', 14],
    ['uống không đau đầu', 'alcohol-good', 14],
    ['tốt cho tim', 'alcohol-good', 15],
    ['thể hiện bản lĩnh', 'alcohol-good', 14],
    ['Gạo hữu cơ', 'organic', 3],
    ['rau organic', 'organic', 1],
  ])('%s → %s', (text, rule, setNo) => {
    expect(rulesIn(text, setNo)).toContain(rule);
  });

  it.each<[string, ClaimRule]>([
    ['It cures diabetes.', 'cure'],
    ['Helps prevent heart disease', 'cure'],
    ['better than medicine', 'replaces-medicine'],
    ['Recommended by doctors', 'doctors'],
    ['the best honey', 'absolute'],
    ['No. 1 in Vietnam', 'first-place'],
    ['for weight loss', 'weight'],
    ['No side effects', 'guarantee'],
  ])('%s → %s', (text, rule) => {
    expect(rulesIn(text, FOOD, 'en')).toContain(rule);
  });
});

describe('what only reads alike', () => {
  it.each<[string, number?]>([
    ['Gà hầm rau má thuốc bắc'],
    ['Canh chua cá lóc'],
    ['canh chua ca loc'],
    ['Chùa Hương, chưa mở cửa'],
    ['Trị giá 200.000 đồng'],
    ['Mật ong Quảng Trị'],
    ['Quảng Trị, cảm nhận vị biển'],
    ['giá trị dinh dưỡng'],
    ['Dùng ngon nhất khi ướp lạnh'],
    ['Tốt nhất trước ngày in trên bao bì'],
    ['Tốt nhất nên dùng trong 3 ngày'],
    ['Giải nhất hội thi tỉnh 2024'],
    ['Hợp tác xã Thống Nhất'],
    ['Nhất là trẻ em rất thích'],
    ['Địa chỉ: số 1 đường Lê Lợi'],
    ['Mẻ số 1 và số 2'],
    ['Số 12, phố Hàng Bông'],
    ['Đóng chai tại cơ sở số 1'],
    ['Giảm giá 10% dịp Tết'],
    ['Bình chữa cháy đặt ở lối ra', 26],
    ['Phòng nghỉ có ban công', 26],
    ['Thực phẩm này không phải là thuốc, không có tác dụng thay thế thuốc chữa bệnh', 18],
    ['Không dùng để chữa bệnh', 18],
    ['Không thay thế thuốc'],
    ['khong phai la thuoc, khong co tac dung thay the thuoc chua benh', 18],
    ['Tham khảo ý kiến bác sĩ trước khi dùng'],
    ['Bón phân hữu cơ hoai mục', 1],
    ['Chất hữu cơ trong đất', 1],
    ['Hạ thổ 100 ngày', 14],
    ['Cảm ơn bạn đã chọn hàng quê'],
    ['Thuốc nhuộm từ lá chàm', 22],
    ['Làng nghề hàng đầu ngõ', 21],
    ['Cân nặng giảm cân đối theo mùa'],
    ['Ho ra vị cay nhẹ'],
    ['Ướp với gừng, nghệ và sả'],
    ['Ba con gà, năm cái bánh'],
    ['Được chọn giữa hai vụ, duy trì vị chát'],
  ])('%s', (text, setNo) => {
    expect(rulesIn(text, setNo)).toEqual([]);
  });

  it.each([
    'Cured ham',
    'A sweet treat for the children',
    'Best before the date on the pack',
    'Best served chilled',
    'Organic fertiliser only',
    'This is not a medicine and does not treat or cure disease',
  ])('%s', (text) => {
    expect(rulesIn(text, FOOD, 'en')).toEqual([]);
  });
});

describe('stars', () => {
  it.each([
    ['Sản phẩm OCOP 5 sao', 4, true],
    ['Đạt 4 sao OCOP', 4, false],
    ['OCOP đạt bốn sao', 4, false],
    ['đạt OCOP hạng năm sao', 4, true],
    ['OCOP 4 sao', 0, true],
    ['khách sạn 5 sao', 4, false],
    ['Hạt dẻ cười và sao biển', 4, false],
  ] as const)('%s with %d stars', (text, stars, flagged) => {
    expect(rulesIn(text, FOOD, 'vi', stars).includes('stars')).toBe(flagged);
  });

  it('are not judged where no standing is known', () => {
    expect(rulesIn('OCOP 5 sao')).toEqual([]);
  });
});

it('says where the words stand, and each once', () => {
  const text = 'Vị ngọt. Chữa khỏi bệnh ho, rất ngon.';
  const [flag, ...more] = flagClaims(text, { setNo: FOOD, lang: 'vi' });
  expect(flag?.words).toBe('Chữa khỏi bệnh');
  expect(text.slice(flag?.start, flag?.end)).toBe('Chữa khỏi bệnh');
  expect(more).toEqual([]);
});

it('asks functional food for the line that it is no medicine', () => {
  const fields = [{ field: 'summaryVi', after: 'Viên nghệ mật ong' }];
  const ask = (live: Record<string, string>) =>
    flagsOfFields('product', fields, { setNo: 18, standing: '1:valid:4:', live }).map(
      ({ flag }) => flag.rule,
    );
  expect(ask({})).toEqual(['medicine-line']);
  expect(ask({ 'label.warnings': 'Thực phẩm này không phải là thuốc.' })).toEqual([]);
});

it('reads a long text quickly', () => {
  const text = 'Mật ong hoa nhãn không chữa được gì cả, chỉ để ăn cho ngon. '.repeat(400);
  const from = performance.now();
  flagClaims(text, { setNo: FOOD, lang: 'vi', stars: 4 });
  expect(performance.now() - from).toBeLessThan(1_500);
});
