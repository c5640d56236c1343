/**
 * ISO 3166-2:VN names the 63 provinces until 30 June 2025; each with its code of the General Statistics Office, under
 * which the store knows the province of today it went into.
 */
const OLD_PROVINCE: Readonly<Record<string, string>> = {
  '01': '12', // Lai Châu
  '02': '10', // Lào Cai
  '03': '02', // Hà Giang
  '04': '04', // Cao Bằng
  '05': '14', // Sơn La
  '06': '15', // Yên Bái
  '07': '08', // Tuyên Quang
  '09': '20', // Lạng Sơn
  '13': '22', // Quảng Ninh
  '14': '17', // Hòa Bình
  '15': '01', // Hà Tây, part of Hà Nội since 2008
  '18': '37', // Ninh Bình
  '20': '34', // Thái Bình
  '21': '38', // Thanh Hóa
  '22': '40', // Nghệ An
  '23': '42', // Hà Tĩnh
  '24': '44', // Quảng Bình
  '25': '45', // Quảng Trị
  '26': '46', // Thừa Thiên Huế
  '27': '49', // Quảng Nam
  '28': '62', // Kon Tum
  '29': '51', // Quảng Ngãi
  '30': '64', // Gia Lai
  '31': '52', // Bình Định
  '32': '54', // Phú Yên
  '33': '66', // Đắk Lắk
  '34': '56', // Khánh Hòa
  '35': '68', // Lâm Đồng
  '36': '58', // Ninh Thuận
  '37': '72', // Tây Ninh
  '39': '75', // Đồng Nai
  '40': '60', // Bình Thuận
  '41': '80', // Long An
  '43': '77', // Bà Rịa - Vũng Tàu
  '44': '89', // An Giang
  '45': '87', // Đồng Tháp
  '46': '82', // Tiền Giang
  '47': '91', // Kiên Giang
  '49': '86', // Vĩnh Long
  '50': '83', // Bến Tre
  '51': '84', // Trà Vinh
  '52': '94', // Sóc Trăng
  '53': '06', // Bắc Kạn
  '54': '24', // Bắc Giang
  '55': '95', // Bạc Liêu
  '56': '27', // Bắc Ninh
  '57': '74', // Bình Dương
  '58': '70', // Bình Phước
  '59': '96', // Cà Mau
  '61': '30', // Hải Dương
  '63': '35', // Hà Nam
  '66': '33', // Hưng Yên
  '67': '36', // Nam Định
  '68': '25', // Phú Thọ
  '69': '19', // Thái Nguyên
  '70': '26', // Vĩnh Phúc
  '71': '11', // Điện Biên
  '72': '67', // Đắk Nông
  '73': '93', // Hậu Giang
  CT: '92', // Cần Thơ
  DN: '48', // Đà Nẵng
  HN: '01', // Hà Nội
  HP: '31', // Hải Phòng
  SG: '79', // Hồ Chí Minh
};

/** The province (code before July 2025) of `VN-HN` and the like; null for anything else, other countries too. */
export function oldProvinceOf(subdivision: string): string | null {
  const code = /^VN-([0-9A-Z]{2})$/.exec(subdivision.trim().toUpperCase())?.[1];
  return code !== undefined && Object.hasOwn(OLD_PROVINCE, code)
    ? (OLD_PROVINCE[code] ?? null)
    : null;
}
