import { describe, expect, it } from 'vitest';
import { producerKey, productKey } from './names.ts';
import { nearness } from './near.ts';

describe('keys', () => {
  it.each([
    ['Hợp tác xã Tân Quy', 'HTX Tân Qui'],
    ['Công ty TNHH MTV Từ Phong', 'Cty Trách nhiệm hữu hạn một thành viên Từ Phong'],
    ['Hộ kinh doanh Ngọc Thảo', 'HKD Ngọc Thảo'],
    ['Hộ SXKD Thạch Su', 'Hộ sản xuất kinh doanh Thạch Su'],
    ['Cơ sở sản xuất bún Vạn Linh', 'CSSX bún Vạn Linh'],
    ['HTX Nông nghiệp và Dịch vụ Long Việt', 'Hợp tác xã nông nghiệp dịch vụ Long Việt'],
    ['HTXNN Thông Hòa', 'HTX Nông nghiệp Thông Hoà'],
    ['Công ty cổ phần Trường Xanh', 'CTCP Trường Xanh'],
    ['Tổ hợp tác nhãn Rạch Đùi', 'THT nhãn Rạch Đùi'],
  ])('%s and %s are one producer', (a, b) => {
    expect(producerKey(a)).toBe(producerKey(b));
  });

  it.each([
    ['HTX Tân Quy', 'HTX Tân Phú'],
    ['Hộ kinh doanh Gia Định', 'Hộ kinh doanh Gia Đình Nhỏ'],
  ])('%s and %s are two', (a, b) => {
    expect(producerKey(a)).not.toBe(producerKey(b));
  });

  it('folds marks, spaces, y and i in names of products', () => {
    expect(productKey('Sản phẩm Kẹo  Mỳ Đường')).toBe(productKey('kẹo mì đường'));
  });
});

/** Names as real lists spell them; `likely` has to be chosen by a person, the others are new products. */
describe('what is most likely the same', () => {
  it.each<[string, string, string, string, boolean | null, boolean]>([
    // the same name, the producer spelled otherwise
    ['Chuối tá quạ', 'HTX Tam Ngãi', 'Chuối tá quạ', 'HTX NN Tam Ngãi', null, true],
    [
      'Hạt tiêu Cùa',
      'HTX Tiêu Cùa',
      'Hạt tiêu Cùa',
      'HTX Nông nghiệp Dịch vụ Tiêu Cùa',
      null,
      true,
    ],
    ['Mật ong', 'HKD Lê Thị Nhạn', 'Mật ong', 'HKD Lê Thị Hồng Nhạn', true, true],
    // a slip of the finger, a word more
    ['Măng muối chưa', 'Cty Tùng', 'Măng muối chua', 'Cty Tùng', null, true],
    ['Tinh bột ngệ', 'Cty Hùng Dung', 'Tinh bột nghệ', 'Cty Hùng Dung', null, true],
    [
      'Dầu lạc nguyên chất Super Gren',
      'Cty Từ Phong',
      'Dầu lạc nguyên chất Super Green',
      'Cty Từ Phong',
      null,
      true,
    ],
    ['Tinh bột nghệ nguyên chất', 'CS Liên Giang', 'Tinh bột nghệ', 'CS Liên Giang', null, false],
    ['Rượu Minh Thiện', 'HKD Minh Thiện', 'Rượu Minh Thiện', '', true, true],
    ['Rượu thốt nốt Minh Thiện', 'HKD Minh Thiện', 'Rượu thốt nốt Minh Thiện', '', null, true],
    // other products of one producer
    ['mắm cá chốt', 'CS Bà Giáo', 'mắm cá trèn', 'CS Bà Giáo', true, false],
    [
      'beCHAMP Coffee Honey Nắng Vàng',
      'HTX B',
      'beCHAMP Coffee Natural Nắng Vàng',
      'HTX B',
      true,
      false,
    ],
    [
      'khô cá tra tẩm ướp Út Anh',
      'ông Khanh',
      'khô cá tra một nắng Út Anh',
      'ông Khanh',
      true,
      false,
    ],
    ['Bánh ống gạo phô mai', 'CS Ngọc Phát', 'Bánh ống gạo ngũ cốc', 'CS Ngọc Phát', true, false],
    ['Rượu nếp 29 độ', 'HKD A', 'Rượu nếp 39 độ', 'HKD A', true, false],
    [
      'Bánh Vicosap dừa sáp và bí đỏ',
      'Cty C',
      'Bánh Vicosap dừa sáp và chuối',
      'Cty C',
      true,
      false,
    ],
    ['Kẹo dừa sáp lá dứa', 'Cty C', 'Kẹo dừa sáp cacao', 'Cty C', true, false],
    // a common name, another producer
    ['Mật ong', 'HKD Nguyễn Văn An', 'Mật ong', 'HTX Ong Rừng', true, false],
    ['Cam sành', 'HTX Thông Hòa', 'Cam sành', 'HTX Vĩnh Tân', null, false],
    // the same producer in another commune
    ['Măng muối chưa', 'Cty Tùng', 'Măng muối chua', 'Cty Tùng', false, true],
    ['Măng muối chưa', 'Cty Tùng', 'Măng muối chua', 'Cty Tùng Lâm', false, false],
  ])(
    '%s (%s) · %s (%s), same commune %s: %s',
    (name, producer, other, otherProducer, here, likely) => {
      const found = nearness(
        { name, producer: producer || null },
        { name: other, producer: otherProducer || null },
        here,
      );
      expect(found.likely).toBe(likely);
      expect(found.score).toBeGreaterThan(0);
      expect(found.score).toBeLessThanOrEqual(100);
    },
  );
});
