import type { Both } from '#src/base/lang.ts';

/** Lists by group, set, place and producer. */
export const browseWords = {
  vi: {
    productsLead:
      'Mọi sản phẩm OCOP có trong sổ. Sản phẩm còn sao hôm nay đứng trước; sản phẩm đã hết hạn vẫn xem được, không gắn sao.',
    group: 'Nhóm sản phẩm',
    groupLead: (sets: number) => `Gồm ${sets} bộ sản phẩm, mỗi bộ có phiếu chấm 100 điểm riêng.`,
    set: (no: number) => `Bộ sản phẩm số ${no}`,
    setLead: (subgroup: string) => `Nhóm: ${subgroup}.`,
    setAlias: (alias: string) => `Phụ lục II ghi: ${alias}.`,
    setBy: 'Cơ quan chủ trì:',
    leads: {
      NM: 'Bộ Nông nghiệp và Môi trường',
      CT: 'Bộ Công Thương',
      YT: 'Bộ Y tế',
      VH: 'Bộ Văn hóa, Thể thao và Du lịch',
    } as Record<string, string>,
    inferred:
      'Việc xếp sản phẩm vào bộ là do chúng tôi suy từ tên gọi khi nguồn không ghi; cán bộ có thể sửa.',
    provinces: '34 tỉnh, thành phố',
    provincesLead:
      'Địa giới từ ngày 1/7/2025. Tên tỉnh cũ vẫn tìm được: mỗi sản phẩm giữ cả địa chỉ ghi khi công nhận.',
    provinceLead: (region: string) => `Vùng ${region}.`,
    mergedFrom: 'Gồm các tỉnh trước 1/7/2025:',
    communes: (count: string) => `${count} xã, phường, đặc khu`,
    withProducts: 'Nơi có sản phẩm trong sổ',
    oldProvince: (name: string) => `${name}, tỉnh cũ`,
    oldLead: (name: string, now: string) =>
      `Từ ngày 1/7/2025, ${name} là một phần của ${now}. Dưới đây là sản phẩm được công nhận khi còn tên ${name}.`,
    seeNow: (now: string) => `Xem cả ${now}`,
    inProvince: (name: string) => `thuộc ${name}`,
    predecessors: 'Hợp thành từ các đơn vị cũ:',
    oldCommune: (name: string) => `${name}: tên cũ`,
    oldCommuneLead:
      'Tên này không còn là đơn vị hành chính từ ngày 1/7/2025. Nơi mang tên này nay thuộc:',
    oldDistrictLead: 'Cấp huyện không còn từ ngày 1/7/2025. Các xã, phường của nơi này nay là:',
    nowIn: 'nay thuộc',
    producers: 'Nhà sản xuất',
    producersLead: 'Hợp tác xã, hộ kinh doanh và công ty có sản phẩm trong sổ, tên như nguồn ghi.',
    producersIn: (count: string) => `${count} nhà sản xuất`,
    producerLead: (kind: string) => `${kind}.`,
    producerNote:
      'Sao được cấp cho từng sản phẩm, không cho nhà sản xuất. Chỉ sản phẩm ghi “còn hiệu lực” dưới đây đang có sao.',
    printedPlace: 'Địa chỉ nguồn ghi',
    source: 'Nguồn',
    claim: 'Bạn là nhà sản xuất này? Liên hệ để nhận hồ sơ và bổ sung thông tin.',
    products: 'Sản phẩm',
    stories: 'Câu chuyện',
    jump: 'Đến tỉnh',
  },
  en: {
    productsLead:
      'Every OCOP product in the register. Products that hold a star today come first; lapsed ones can still be seen, without a star.',
    group: 'Product group',
    groupLead: (sets: number) =>
      sets === 1
        ? 'One product set with its own 100-point form.'
        : `${sets} product sets, each with its own 100-point form.`,
    set: (no: number) => `Product set no. ${no}`,
    setLead: (subgroup: string) => `Sub-group: ${subgroup}.`,
    setAlias: (alias: string) => `Annex II words it: ${alias}.`,
    setBy: 'Lead body:',
    leads: {
      NM: 'Ministry of Agriculture and Environment',
      CT: 'Ministry of Industry and Trade',
      YT: 'Ministry of Health',
      VH: 'Ministry of Culture, Sports and Tourism',
    } as Record<string, string>,
    inferred:
      'Where the source is silent, we chose the set from the product’s name; officers can correct it.',
    provinces: '34 provinces and cities',
    provincesLead:
      'Boundaries since 1 July 2025. Old province names still work: every product keeps the address printed when it was recognised.',
    provinceLead: (region: string) => `Region: ${region}.`,
    mergedFrom: 'Made of these provinces before 1 July 2025:',
    communes: (count: string) => `${count} communes, wards and special zones`,
    withProducts: 'Places with products in the register',
    oldProvince: (name: string) => `${name}, former province`,
    oldLead: (name: string, now: string) =>
      `Since 1 July 2025 ${name} is part of ${now}. Below are the products recognised under the name ${name}.`,
    seeNow: (now: string) => `See all of ${now}`,
    inProvince: (name: string) => `in ${name}`,
    predecessors: 'Made of these former units:',
    oldCommune: (name: string) => `${name}: a former name`,
    oldCommuneLead:
      'This name is no longer an administrative unit since 1 July 2025. What bore it is now in:',
    oldDistrictLead: 'Districts ended on 1 July 2025. The communes of this one are now:',
    nowIn: 'now in',
    producers: 'Producers',
    producersLead:
      'Cooperatives, households and companies with products in the register, named as in the sources.',
    producersIn: (count: string) => `${count} producers`,
    producerLead: (kind: string) => `${kind}.`,
    producerNote:
      'Stars are given to products, not to producers. Only the products marked “valid” below hold a star.',
    printedPlace: 'Address in the source',
    source: 'Source',
    claim: 'Is this you? Contact us to take over the profile and add to it.',
    products: 'Products',
    stories: 'Stories',
    jump: 'Go to province',
  },
} as const;

/** "Tỉnh Tuyên Quang", "Thành phố Huế"; "Tuyên Quang Province", "Huế City". */
export function provinceName(kind: string, name: string): Both {
  const city = kind === 'thành phố';
  return {
    vi: `${city ? 'Thành phố' : 'Tỉnh'} ${name}`,
    en: `${name} ${city ? 'City' : 'Province'}`,
  };
}
