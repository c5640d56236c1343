/** Refusals of the catalogue room. */
export const catalogueRefusals = {
  'no-such-product': ({ slug }: { slug: string }) => ({
    vi: `Không có sản phẩm “${slug}”. Hãy xem lại địa chỉ trên trang sản phẩm.`,
    en: `There is no product “${slug}”. Check the address on the product page.`,
  }),
  'no-such-set': ({ setNo }: { setNo: number }) => ({
    vi: `Không có bộ sản phẩm số ${setNo}: bộ sản phẩm đánh số từ 1 đến 26.`,
    en: `There is no product set ${setNo}: the sets are numbered 1 to 26.`,
  }),
};
