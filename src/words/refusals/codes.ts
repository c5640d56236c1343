import { spacedNumber } from '../codes-desk.ts';
import type { Sentence } from '../refusals.ts';

const RANGES: Readonly<Record<string, { readonly vi: string; readonly en: string }>> = {
  'in-store': {
    vi: 'dải số dùng nội bộ trong cửa hàng (02, 04, 20–29)',
    en: 'the range that shops use inside their own walls (02, 04, 20–29)',
  },
  periodical: { vi: 'dải số của báo và tạp chí (977)', en: 'the range of periodicals (977)' },
  book: { vi: 'dải số của sách (978–979)', en: 'the range of books (978–979)' },
  coupon: {
    vi: 'dải số của phiếu mua hàng (05, 981–984, 99)',
    en: 'the range of coupons (05, 981–984, 99)',
  },
  refund: { vi: 'dải số của phiếu hoàn tiền (980)', en: 'the range of refund receipts (980)' },
  'gs1-office': {
    vi: 'dải số của văn phòng GS1 (950–951)',
    en: 'the range of GS1’s own office (950–951)',
  },
  demonstration: {
    vi: 'dải số GS1 dành để trình diễn (952), không dùng trên hàng bán thật',
    en: 'the range that GS1 keeps for demonstrations (952), never for goods that are sold',
  },
};

type Fault = {
  readonly why: string;
  readonly length: number;
  readonly lengths: string;
  readonly expected: number | null;
};

/** Why a GTIN or GLN is none, and how to mend it. */
function fault(
  { why, length, lengths, expected }: Fault,
  name: string,
): { vi: string; en: string } {
  switch (why) {
    case 'empty':
      return { vi: `Chưa nhập số ${name}.`, en: `No ${name} was typed.` };
    case 'not-digits':
      return {
        vi: `Số ${name} chỉ gồm chữ số; bỏ chữ cái và ký hiệu khác.`,
        en: `A ${name} has digits only; leave out letters and other signs.`,
      };
    case 'wrong-length':
      return {
        vi: `Số ${name} có ${lengths} chữ số; số vừa nhập có ${length}. Xem lại dãy số dưới mã vạch.`,
        en: `A ${name} has ${lengths} digits; this one has ${length}. Look at the digits under the bar code again.`,
      };
    default:
      return {
        vi: `Số kiểm tra (chữ số cuối) không khớp: theo các chữ số trước thì phải là ${expected}. Có thể một chữ số bị nhập sai hoặc đổi chỗ.`,
        en: `The check digit (the last one) does not fit: after the digits before it, it has to be ${expected}. A digit may be wrong, or two have changed places.`,
      };
  }
}

export const codeRefusals: Readonly<Record<string, Sentence>> = {
  'no-such-producer': () => ({
    vi: 'Không có chủ thể này. Chọn lại trong danh sách.',
    en: 'There is no such producer. Choose again from the list.',
  }),
  'no-such-trade-item': () => ({
    vi: 'Không có mặt hàng này. Trở lại danh sách mã.',
    en: 'There is no such item. Go back to the list of codes.',
  }),
  'no-such-trace-place': () => ({
    vi: 'Không có nơi này. Tải lại danh sách nơi sản xuất.',
    en: 'There is no such place. Load the list of places again.',
  }),
  'no-such-trace-party': () => ({
    vi: 'Không có đối tác này. Tải lại danh sách đối tác.',
    en: 'There is no such partner. Load the list of partners again.',
  }),
  'no-such-prefix': () => ({
    vi: 'Không có tiền tố này trong số các tiền tố của chủ thể. Tải lại trang.',
    en: 'The producer has no such prefix. Load the page again.',
  }),
  'code-changed': () => ({
    vi: 'Người khác vừa sửa mục này. Tải lại trang để xem bản mới rồi sửa lại.',
    en: 'Somebody else has just changed this. Load the page again, then make your change.',
  }),
  'item-without-producer': () => ({
    vi: 'Sản phẩm này chưa gắn với chủ thể nào nên chưa cấp số được. Báo cán bộ tỉnh gắn chủ thể trước.',
    en: 'Nobody’s name is on this product yet, so it cannot be given a number. Ask the provincial office to add its producer first.',
  }),
  'item-label-missing': () => ({
    vi: 'Nguyên liệu cần có tên, ví dụ “Mật thô” hay “Lúa tươi”.',
    en: 'A material needs a name, for instance “Raw honey”.',
  }),
  'item-label-long': ({ most }: { most: number }) => ({
    vi: `Tên quy cách dài quá ${most} ký tự. Viết ngắn hơn, ví dụ “Hũ 500 ml”.`,
    en: `The label is longer than ${most} characters. Make it shorter, for instance “500 ml jar”.`,
  }),
  'item-label-taken': ({ label }: { label: string }) =>
    label === ''
      ? {
          vi: 'Sản phẩm này đã có một mặt hàng không ghi quy cách. Ghi quy cách để phân biệt, ví dụ “Hũ 500 ml”.',
          en: 'This product already has an item without a label. Add one that tells them apart, for instance “500 ml jar”.',
        }
      : {
          vi: `Đã có mặt hàng “${label}”. Đặt quy cách khác hoặc sửa mặt hàng đó.`,
          en: `There is an item “${label}” already. Use another label, or change that one.`,
        },
  'item-content-wrong': ({ typed }: { typed: string }) => ({
    vi: `Khối lượng hoặc thể tích “${typed}” không đọc được. Ghi một số lớn hơn 0, ví dụ 500 hoặc 0,5.`,
    en: `The content “${typed}” cannot be read. Write a number above 0, for instance 500 or 0.5.`,
  }),
  'item-unit-unknown': () => ({
    vi: 'Chọn đơn vị tính trong danh sách.',
    en: 'Choose the unit from the list.',
  }),
  'item-shelf-life-wrong': ({ most }: { most: number }) => ({
    vi: `Hạn dùng tính bằng ngày, từ 1 đến ${most}. Để trống nếu chưa rõ.`,
    en: `Shelf life is a number of days, from 1 to ${most}. Leave it empty while it is unknown.`,
  }),
  'gtin-wrong': (facts: Fault) => fault(facts, 'GTIN'),
  'gln-wrong': (facts: Fault) => fault(facts, 'GLN'),
  'number-reserved': ({ number, range }: { number: string; range: string }) => ({
    vi: `Số ${number} thuộc ${RANGES[range]?.vi ?? 'dải số dành riêng'}, không gắn cho hàng bán ra được. Xem lại số trên giấy chứng nhận mã số mã vạch.`,
    en: `The number ${number} is in ${RANGES[range]?.en ?? 'a reserved range'}; goods for sale cannot have it. Look at your bar code certificate again.`,
  }),
  'gtin-not-own-prefix': ({ gtin, prefixes }: { gtin: string; prefixes: readonly string[] }) => ({
    vi:
      prefixes.length === 0
        ? `Chưa khai tiền tố mã doanh nghiệp nào nên chưa biết số ${spacedNumber(gtin)} là của ai. Khai tiền tố trước; hoặc nếu chủ nhãn hiệu khác cấp số này cho đúng mặt hàng này, đánh dấu vào ô xác nhận rồi gửi lại.`
        : `Số ${spacedNumber(gtin)} không bắt đầu bằng tiền tố của chủ thể (${prefixes.join(', ')}). Nếu chủ nhãn hiệu khác cấp số này cho đúng mặt hàng này, đánh dấu vào ô xác nhận rồi gửi lại.`,
    en:
      prefixes.length === 0
        ? `No company prefix has been noted, so nobody can tell whose ${spacedNumber(gtin)} is. Note the prefix first; or, if another brand owner gave this number to these very goods, tick the box that says so and send it again.`
        : `${spacedNumber(gtin)} does not begin with the producer’s prefix (${prefixes.join(', ')}). If another brand owner gave this number to these very goods, tick the box that says so and send it again.`,
  }),
  'gtin-taken': ({ gtin, by }: { gtin: string; by: string | null }) =>
    by === null
      ? {
          vi: `Số ${spacedNumber(gtin)} đã được khai cho mặt hàng của chủ thể khác. Kiểm tra lại số; nếu đúng là của mình, báo cán bộ tỉnh.`,
          en: `${spacedNumber(gtin)} is noted for another producer’s goods already. Check the number; if it is yours, tell the provincial office.`,
        }
      : {
          vi: `Số ${spacedNumber(gtin)} đã dùng cho “${by}”. Mỗi quy cách cần một số riêng.`,
          en: `${spacedNumber(gtin)} is used for “${by}” already. Every size needs a number of its own.`,
        },
  'gtin-fixed': ({ gtin }: { gtin: string }) => ({
    vi: `Mặt hàng đã có lô mang số ${spacedNumber(gtin)} nên không đổi số được: tem đã in phải đọc được mãi. Hàng khác đi thì thêm một mặt hàng mới.`,
    en: `There are lots under ${spacedNumber(gtin)}, so the number cannot change: printed labels have to work for ever. Add a new item for different goods.`,
  }),
  'prefix-wrong': ({ typed }: { typed: string }) => ({
    vi: `“${typed}” không phải tiền tố mã doanh nghiệp. Tiền tố gồm 4 đến 12 chữ số, ghi trên giấy chứng nhận của GS1 Việt Nam (ví dụ bắt đầu bằng 893).`,
    en: `“${typed}” is no company prefix. It has 4 to 12 digits and stands on the certificate of GS1 Việt Nam (where numbers begin with 893).`,
  }),
  'prefix-taken': ({ prefix }: { prefix: string }) => ({
    vi: `Tiền tố ${prefix} trùng hoặc chồng lên một tiền tố đã khai. Kiểm tra lại; nếu đúng là của mình, báo cán bộ tỉnh.`,
    en: `The prefix ${prefix} is the same as one that is noted already, or overlaps it. Check it; if it is yours, tell the provincial office.`,
  }),
  'prefix-used': ({ prefix }: { prefix: string }) => ({
    vi: `Đã cấp số thuộc tiền tố ${prefix} nên không gỡ được nữa.`,
    en: `Numbers of the prefix ${prefix} are given, so it can no longer be removed.`,
  }),
  'prefix-full': ({ prefix }: { prefix: string }) => ({
    vi: `Tiền tố ${prefix} đã hết số. Xin GS1 Việt Nam cấp thêm tiền tố.`,
    en: `Every number of the prefix ${prefix} is given. Ask GS1 Việt Nam for another prefix.`,
  }),
  'place-name-missing': () => ({
    vi: 'Nơi này cần có tên, ví dụ “Xưởng đóng gói”.',
    en: 'The place needs a name, for instance “Packing room”.',
  }),
  'place-somewhere-else': () => ({
    vi: 'Chọn tỉnh, và xã thuộc tỉnh đó.',
    en: 'Choose a province, and a commune of that province.',
  }),
  'party-name-missing': () => ({
    vi: 'Đối tác cần có tên.',
    en: 'The partner needs a name.',
  }),
  'text-too-long': ({ most }: { most: number }) => ({
    vi: `Một ô dài quá ${most} ký tự. Viết ngắn hơn.`,
    en: `A field is longer than ${most} characters. Make it shorter.`,
  }),
  'gln-extension-wrong': ({ withoutGln }: { withoutGln: boolean }) =>
    withoutGln
      ? {
          vi: 'Mã mở rộng chỉ đi kèm số GLN. Nhập GLN hoặc để trống mã mở rộng.',
          en: 'The extension goes with a GLN only. Type the GLN, or leave the extension empty.',
        }
      : {
          vi: 'Mã mở rộng gồm 1 đến 20 chữ cái không dấu, chữ số, gạch ngang, gạch dưới hoặc chấm.',
          en: 'The extension has 1 to 20 plain letters, digits, hyphens, underscores or dots.',
        },
  'gln-taken': ({ gln }: { gln: string }) => ({
    vi: `GLN ${gln} (cùng mã mở rộng) đã dùng cho một nơi khác.`,
    en: `GLN ${gln} (with this extension) is used for another place already.`,
  }),
  'tax-code-wrong': ({ typed }: { typed: string }) => ({
    vi: `Mã số thuế “${typed}” không đúng: 10 chữ số, thêm 3 chữ số cho chi nhánh, hoặc 12 chữ số của cá nhân.`,
    en: `The tax code “${typed}” is not right: 10 digits, 3 more for a branch, or a person’s 12 digits.`,
  }),
  'serial-count-wrong': ({ most }: { most: number }) => ({
    vi: `Số lượng sê-ri mỗi lần là số nguyên từ 1 đến ${most.toLocaleString('vi-VN')}. Cần nhiều hơn thì tạo nhiều đợt.`,
    en: `Serials are made 1 to ${most.toLocaleString('en')} at a time. Make several runs for more.`,
  }),
  'serials-none': () => ({
    vi: 'Chưa có sê-ri nào. Dán danh sách, mỗi dòng một số, hoặc chọn một đợt.',
    en: 'There is no serial. Paste a list, one on each line, or choose a run.',
  }),
  'serials-too-many': ({ most }: { most: number }) => ({
    vi: `Danh sách dài quá ${most.toLocaleString('vi-VN')} số. Chia làm nhiều lần.`,
    en: `The list is longer than ${most.toLocaleString('en')}. Send it in parts.`,
  }),
  'serials-unknown': ({ count, first }: { count: number; first: readonly string[] }) => ({
    vi: `${count} số không phải sê-ri của mặt hàng này (${first.join(', ')}${count > first.length ? '…' : ''}). Chưa đánh dấu số nào; sửa danh sách rồi gửi lại.`,
    en: `${count} are no serials of this item (${first.join(', ')}${count > first.length ? '…' : ''}). Nothing was marked; mend the list and send it again.`,
  }),
};
