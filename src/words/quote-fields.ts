/** How sentences name the fields of requests and answers. */
export const QUOTE_FIELD_NAMES: Readonly<
  Record<string, { readonly vi: string; readonly en: string }>
> = {
  lines: { vi: 'mặt hàng (ít nhất một)', en: 'items (at least one)' },
  quantity: { vi: 'số lượng (số nguyên, không quá mức)', en: 'quantities (whole, within limits)' },
  name: { vi: 'tên người liên hệ', en: 'name' },
  organisation: { vi: 'tên đơn vị', en: 'organisation' },
  phone: { vi: 'số điện thoại', en: 'telephone' },
  email: { vi: 'thư điện tử', en: 'e-mail' },
  place: { vi: 'tỉnh, xã nhận hàng', en: 'province and commune' },
  address: { vi: 'số nhà, đường', en: 'street address' },
  wantedOn: { vi: 'ngày cần hàng', en: 'day wanted' },
  answerUntil: { vi: 'hạn trả lời', en: 'deadline for answers' },
  note: { vi: 'lời nhắn', en: 'note' },
  company: { vi: 'tên trên hóa đơn', en: 'name on the invoice' },
  taxCode: { vi: 'mã số thuế', en: 'tax code' },
  invoiceAddress: { vi: 'địa chỉ trên hóa đơn', en: 'address on the invoice' },
  invoiceEmail: { vi: 'thư nhận hóa đơn', en: 'e-mail for the invoice' },
  price: { vi: 'đơn giá (đồng, số nguyên)', en: 'unit prices (whole đồng)' },
  shipping: { vi: 'phí giao', en: 'delivery fee' },
  leadDays: { vi: 'số ngày chuẩn bị', en: 'days to prepare' },
  validUntil: { vi: 'hiệu lực báo giá', en: 'valid until' },
  terms: { vi: 'điều khoản', en: 'terms' },
};
