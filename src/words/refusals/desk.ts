/** Refusals of the officers' lists. */
export const deskRefusals = {
  'nothing-chosen': () => ({
    vi: 'Chưa chọn dòng nào. Hãy đánh dấu ít nhất một dòng trong bảng, hoặc chọn “tất cả các dòng đang lọc”.',
    en: 'No line is chosen. Tick at least one line in the table, or choose “all filtered lines”.',
  }),
  'too-many-chosen': ({ chosen, most }: { chosen: number; most: number }) => ({
    vi: `Đang chọn ${chosen} dòng, mỗi lần chỉ làm được ${most}. Hãy lọc hẹp hơn, ví dụ theo xã hoặc theo tháng hết hạn.`,
    en: `${chosen} lines are chosen, ${most} can be done at once. Narrow the list, for example by commune or by month of expiry.`,
  }),
  'chosen-certificate-missing': ({ code }: { code: string }) => ({
    vi: `Không có giấy chứng nhận ${code} trong sổ. Hãy tải lại trang rồi chọn lại.`,
    en: `There is no certificate ${code} in the register. Load the page again and choose anew.`,
  }),
};
