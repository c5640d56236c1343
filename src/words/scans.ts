import type { Lang } from '#src/base/lang.ts';
import { formatCount } from '#src/base/money.ts';
import type { ScanPeriod } from '#src/features/trace/scans/scan-period.ts';
import { type Signal, THRESHOLDS } from '#src/features/trace/scans/serial-signal.ts';

const n = formatCount;

function vi() {
  return {
    title: 'Lượt quét',
    lead: (total: number, from: string, to: string) =>
      `${n(total, 'vi')} lượt quét từ ${from} đến ${to}.`,
    period: 'Khoảng thời gian',
    periods: {
      '7-ngay': '7 ngày',
      '6-tuan': '6 tuần',
      '12-thang': '12 tháng',
    } satisfies Record<ScanPeriod, string>,
    csv: 'Tải số liệu CSV',
    overTime: 'Lượt quét theo thời gian',
    steps: {
      '7-ngay': 'Ngày',
      '6-tuan': 'Tuần đến hết ngày',
      '12-thang': 'Tháng',
    } satisfies Record<ScanPeriod, string>,
    scans: 'Lượt quét',
    byProduct: 'Sản phẩm được quét nhiều nhất',
    product: 'Sản phẩm',
    byLot: 'Lô được quét nhiều nhất',
    lot: 'Lô',
    byProvince: 'Nơi quét',
    province: 'Tỉnh, thành phố',
    unknownPlace: 'Không rõ nơi',
    none: 'Chưa có lượt quét nào trong khoảng này.',
    noneHelp:
      'Lượt quét hiện ra ở đây vài giây sau khi có người mở mã trên bao bì. In nhãn từ trang của một lô để bắt đầu.',
    toLots: 'Xem các lô hàng',
    units: 'Sản phẩm có số sê-ri cần để ý',
    unitsHelp:
      'Đây là dấu hiệu, không phải kết luận: cửa hàng, người mua và người nhà đều có thể quét cùng một mã. Mã bị chép thì được quét nhiều hơn, ở những nơi xa nhau hơn.',
    unitsNone: 'Chưa có số sê-ri nào có dấu hiệu lạ.',
    unit: 'Số sê-ri',
    signs: 'Dấu hiệu',
    last: 'Lần gần nhất',
    places: 'Đã thấy ở',
    levels: {
      first: 'lần quét đầu tiên',
      many: `quét từ ${THRESHOLDS.many} lần trở lên`,
      'far-apart': 'ở hai nơi xa nhau trong thời gian quá ngắn',
      'after-sale': `quét từ ${THRESHOLDS.afterSale} lần trở lên sau khi ghi là đã bán`,
      void: 'số sê-ri đã hủy mà vẫn được quét',
    } satisfies Record<Signal, string>,
    how: 'Đếm thế nào',
    howText:
      'Một thiết bị quét lại cùng một mã trong vòng một giờ chỉ tính một lần. Không tính máy tìm kiếm, bản xem trước của ứng dụng nhắn tin và người đã bật chế độ không theo dõi trong trình duyệt. Không lưu địa chỉ mạng, không dùng cookie; nơi quét chỉ biết đến cấp tỉnh và chỉ khi máy chủ được cài đặt để biết.',
    columns: ['Ngày', 'Sản phẩm', 'GTIN', 'Mã ngắn', 'Lô', 'Nơi quét', 'Lượt quét'],
  };
}

export type ScansWords = ReturnType<typeof vi>;

const en: ScansWords = {
  title: 'Scans',
  lead: (total, from, to) => `${n(total, 'en')} scans from ${from} to ${to}.`,
  period: 'Period',
  periods: { '7-ngay': '7 days', '6-tuan': '6 weeks', '12-thang': '12 months' },
  csv: 'Download the numbers (CSV)',
  overTime: 'Scans over time',
  steps: { '7-ngay': 'Day', '6-tuan': 'Week to the end of', '12-thang': 'Month' },
  scans: 'Scans',
  byProduct: 'Products scanned most',
  product: 'Product',
  byLot: 'Lots scanned most',
  lot: 'Lot',
  byProvince: 'Where they were scanned',
  province: 'Province',
  unknownPlace: 'Place not known',
  none: 'No scans in this period yet.',
  noneHelp:
    'Scans show here a few seconds after somebody opens the code on a pack. To begin, print labels from the page of a lot.',
  toLots: 'See the lots',
  units: 'Serial numbers to look at',
  unitsHelp:
    'These are signs and no verdict: a shop, a buyer and a family may all scan one code. A code that was copied is scanned more often, and in places further apart.',
  unitsNone: 'No serial number shows anything unusual.',
  unit: 'Serial number',
  signs: 'Signs',
  last: 'Last scan',
  places: 'Seen in',
  levels: {
    first: 'first scan',
    many: `scanned ${THRESHOLDS.many} times or more`,
    'far-apart': 'in two places far apart within too short a time',
    'after-sale': `scanned ${THRESHOLDS.afterSale} times or more after it was marked as sold`,
    void: 'the serial number is void and is still scanned',
  },
  how: 'How scans are counted',
  howText:
    'One device that scans the same code again within an hour counts once. Search engines, previews in chats and readers whose browser asks not to be tracked are left out. No network address is stored and no cookie is set; where a scan was made is known by province at most, and only when the server is set up to know it.',
  columns: ['Day', 'Product', 'GTIN', 'Short code', 'Lot', 'Scanned in', 'Scans'],
};

export const scansWords: Record<Lang, ScansWords> = { vi: vi(), en };
