import type { Sentence } from '#src/words/refusals.ts';

export const promotionRefusals: Readonly<Record<string, Sentence>> = {
  'no-such-campaign': () => ({
    vi: 'Không có chương trình này. Có thể nó đã bị xóa; hãy xem lại danh sách khuyến mại.',
    en: 'There is no such campaign. It may have been removed; look at the list of campaigns.',
  }),
  'campaign-changed-meanwhile': () => ({
    vi: 'Chương trình vừa được người khác sửa. Hãy mở lại trang, xem bản mới rồi sửa tiếp.',
    en: 'Somebody else has just changed this campaign. Open the page again, look at it, then go on.',
  }),
  'campaign-title-missing': () => ({
    vi: 'Chưa có tên chương trình bằng tiếng Việt. Hãy ghi tên ngắn mà người mua hiểu ngay.',
    en: 'The title in Vietnamese is missing. Give a short one that shoppers understand at once.',
  }),
  'campaign-text-too-long': ({ most, length }) => ({
    vi: `Đoạn này dài ${length} ký tự, nhiều nhất được ${most}. Hãy viết ngắn lại.`,
    en: `This text has ${length} characters; at most ${most} fit. Shorten it.`,
  }),
  'campaign-days': () => ({
    vi: 'Ngày bắt đầu và kết thúc chưa đúng. Hãy ghi cả hai, ngày kết thúc không trước ngày bắt đầu.',
    en: 'The first and last day are not right. Give both, the last not before the first.',
  }),
  'campaign-too-long': ({ most }) => ({
    vi: `Chương trình dài quá ${most} ngày. Hãy chia thành nhiều chương trình ngắn hơn.`,
    en: `The campaign is longer than ${most} days. Make several shorter ones.`,
  }),
  'campaign-banner': () => ({
    vi: 'Tranh không có trong bộ tranh của trang. Hãy chọn một tranh trong danh sách.',
    en: 'The picture is none of this site’s. Choose one of the list.',
  }),
  'campaign-percent': () => ({
    vi: 'Phần trăm giảm phải lớn hơn 0 và không quá 100, nhiều nhất hai số lẻ.',
    en: 'The percentage has to be above 0 and at most 100, with two decimals at most.',
  }),
  'campaign-too-deep': ({ most }) => ({
    vi: `Cơ sở chỉ được giảm nhiều nhất ${most} % giá (Nghị định 81/2018/NĐ-CP, Điều 7). Muốn giảm sâu hơn, hãy tham gia chương trình của tỉnh.`,
    en: `A seller’s discount is at most ${most}% of the price (Decree 81/2018/NĐ-CP, art. 7). For more, take part in a campaign of the province.`,
  }),
  'campaign-amount': () => ({
    vi: 'Số tiền giảm phải là số đồng nguyên, lớn hơn 0 (giảm phí giao: để trống là miễn phí).',
    en: 'The amount has to be whole đồng above 0 (for delivery: leave it empty to make it free).',
  }),
  'campaign-bundle': () => ({
    vi: 'Mua mấy tính mấy: số mua từ 2 trở lên, số miễn phí ít nhất 1 và ít hơn số mua.',
    en: 'Buy and free: buy 2 or more, at least 1 free and fewer than are bought.',
  }),
  'campaign-most-off': () => ({
    vi: 'Mức giảm tối đa phải là số đồng nguyên lớn hơn 0. Để trống nếu không giới hạn.',
    en: 'The most off has to be whole đồng above 0. Leave it empty for no limit.',
  }),
  'campaign-least-spend': () => ({
    vi: 'Mức mua tối thiểu phải là số đồng nguyên, từ 0 trở lên.',
    en: 'The least spend has to be whole đồng, 0 or more.',
  }),
  'campaign-voucher-kind': () => ({
    vi: 'Mã chỉ dùng cho giảm phần trăm, giảm số tiền hoặc giảm phí giao. Hãy bỏ chọn “bằng mã” hoặc đổi cách giảm.',
    en: 'Vouchers are for percentages, amounts or delivery only. Untick “by voucher” or choose another kind.',
  }),
  'campaign-too-many-products': ({ most }) => ({
    vi: `Chọn đích danh nhiều nhất ${most} sản phẩm. Hãy dùng điều kiện (sao, bộ, tỉnh) thay cho danh sách dài.`,
    en: `At most ${most} products can be named. Use rules (stars, sets, province) instead of a long list.`,
  }),
  'campaign-products': ({ count }) => ({
    vi: `${count} sản phẩm được chọn không thuộc đơn vị tổ chức chương trình. Hãy bỏ chúng ra.`,
    en: `${count} of the chosen products are not the organiser’s own. Leave them out.`,
  }),
  'campaign-owner': () => ({
    vi: 'Chưa rõ chương trình của ai. Hãy chọn đơn vị tổ chức trong danh sách.',
    en: 'Whose campaign it is is not clear. Choose the organiser from the list.',
  }),
  'campaign-not-draft': () => ({
    vi: 'Chương trình này đã công bố hoặc đã dừng, không công bố lại được.',
    en: 'This campaign is public or stopped already and cannot be published again.',
  }),
  'campaign-not-public': () => ({
    vi: 'Chương trình này không đang công bố nên không có gì để dừng.',
    en: 'This campaign is not public; there is nothing to stop.',
  }),
  'campaign-stopped': () => ({
    vi: 'Chương trình đã dừng nên không sửa được. Hãy lập chương trình mới.',
    en: 'A stopped campaign cannot be changed. Make a new one.',
  }),
  'campaign-over-already': () => ({
    vi: 'Ngày kết thúc đã qua. Hãy sửa ngày rồi công bố.',
    en: 'The last day has passed. Change the days, then publish.',
  }),
  'campaign-without-voucher': () => ({
    vi: 'Chương trình bằng mã mà chưa có mã nào. Hãy thêm mã rồi công bố.',
    en: 'This campaign is given by voucher and has no code yet. Add codes, then publish.',
  }),
  'campaign-not-by-voucher': () => ({
    vi: 'Chương trình này không dùng mã. Hãy chọn “bằng mã” và lưu trước.',
    en: 'This campaign is not given by voucher. Tick “by voucher” and save first.',
  }),
  'voucher-code-bad': ({ code, least, most }) => ({
    vi: `Mã “${code}” không dùng được: chỉ gồm chữ cái và chữ số, dài từ ${least} đến ${most}.`,
    en: `The code “${code}” cannot be used: letters and digits only, ${least} to ${most} of them.`,
  }),
  'voucher-code-taken': ({ code }) => ({
    vi: `Mã “${code}” đã có, hoặc đọc giống một mã đã có (O như 0, I và L như 1). Hãy chọn mã khác.`,
    en: `The code “${code}” exists, or reads like one that does (O as 0, I and L as 1). Choose another.`,
  }),
  'voucher-count': ({ most }) => ({
    vi: `Hãy thêm từ 1 đến ${most} mã mỗi lần.`,
    en: `Add between 1 and ${most} codes.`,
  }),
  'voucher-limit': () => ({
    vi: 'Số lần dùng phải là số nguyên từ 1 trở lên. Để trống nếu không giới hạn.',
    en: 'Numbers of uses are whole numbers from 1. Leave them empty for no limit.',
  }),
  'no-such-voucher': () => ({
    vi: 'Không có mã này trong chương trình.',
    en: 'There is no such code in this campaign.',
  }),
  'voucher-used-up': ({ code }) => ({
    vi: `Mã ${code} vừa hết lượt hoặc hết hạn. Đơn chưa được đặt; hãy bỏ mã này, xem lại tổng tiền rồi đặt.`,
    en: `The code ${code} has just been used up or ended. Nothing was ordered: remove it, look at the total and order again.`,
  }),
  'shipping-table': ({ zone, why }) => {
    const zones: Record<string, readonly [string, string]> = {
      province: ['trong tỉnh', 'same province'],
      region: ['trong vùng', 'same region'],
      country: ['khác vùng', 'other region'],
    };
    const whys: Record<string, readonly [string, string]> = {
      bands: ['cần từ 1 đến 10 mức cân', 'it needs 1 to 10 weights'],
      weight: ['các mức cân phải tăng dần', 'weights have to rise'],
      fee: ['phí phải là số đồng nguyên, từ 0', 'fees are whole đồng, 0 or more'],
      falls: ['kiện nặng hơn không được rẻ hơn', 'a heavier parcel may not cost less'],
      step: ['phần nặng thêm chưa đúng', 'what heavier parcels cost is not right'],
    };
    const [where, whereEn] = zones[String(zone)] ?? ['', ''];
    const [what, whatEn] = whys[String(why)] ?? ['', ''];
    return {
      vi: `Bảng phí ${where}: ${what}. Hãy sửa rồi lưu lại.`,
      en: `Fees for ${whereEn}: ${whatEn}. Mend it and save again.`,
    };
  },
};
