import type { Lang } from '#src/base/lang.ts';
import type { registerShape } from './shapes.ts';

type Line = ReturnType<typeof registerShape>;
interface Column {
  readonly name: string;
  readonly vi: string;
  readonly en: string;
  readonly of: (line: Line) => string | number | null;
}

/** The columns of `register.csv`. Names are stable; with `lang` the first line is written for people. */
export const REGISTER_COLUMNS: readonly Column[] = [
  { name: 'code', vi: 'Mã trong sổ', en: 'Register code', of: (l) => l.code },
  { name: 'product', vi: 'Sản phẩm', en: 'Product', of: (l) => l.product.name },
  { name: 'group_code', vi: 'Mã nhóm', en: 'Group code', of: (l) => l.group.code },
  { name: 'group', vi: 'Nhóm', en: 'Group', of: (l) => l.group.name },
  { name: 'set_no', vi: 'Số bộ', en: 'Set number', of: (l) => l.set.no },
  { name: 'set', vi: 'Bộ sản phẩm', en: 'Product set', of: (l) => l.set.name },
  { name: 'producer', vi: 'Nhà sản xuất', en: 'Producer', of: (l) => l.producer?.name ?? null },
  { name: 'stars', vi: 'Sao được công nhận', en: 'Stars awarded', of: (l) => l.stars },
  { name: 'stars_today', vi: 'Sao còn hiệu lực', en: 'Stars in force', of: (l) => l.starsToday },
  { name: 'state', vi: 'Tình trạng', en: 'State', of: (l) => l.state },
  { name: 'reason', vi: 'Lý do', en: 'Reason', of: (l) => l.reason },
  { name: 'valid_until', vi: 'Hiệu lực đến', en: 'Valid until', of: (l) => l.validUntil },
  { name: 'decision_no', vi: 'Số quyết định', en: 'Decision', of: (l) => l.decisionNo },
  { name: 'decided_on', vi: 'Ngày quyết định', en: 'Decided on', of: (l) => l.decidedOn },
  { name: 'year', vi: 'Năm theo nguồn', en: 'Year in the source', of: (l) => l.year },
  { name: 'issued_first', vi: 'Ngày sớm nhất', en: 'Earliest day', of: (l) => l.issuedFirst },
  { name: 'issued_last', vi: 'Ngày muộn nhất', en: 'Latest day', of: (l) => l.issuedLast },
  { name: 'criteria_version', vi: 'Bộ tiêu chí', en: 'Criteria', of: (l) => l.criteriaVersion },
  { name: 'evidence', vi: 'Loại nguồn', en: 'Evidence', of: (l) => l.evidence },
  { name: 'score', vi: 'Điểm', en: 'Score', of: (l) => l.score },
  { name: 'held_over_until', vi: 'Giữ sao đến', en: 'Held over until', of: (l) => l.heldOverUntil },
  { name: 'revoked_on', vi: 'Ngày thu hồi', en: 'Revoked on', of: (l) => l.revokedOn },
  { name: 'province_code', vi: 'Mã tỉnh', en: 'Province code', of: (l) => l.province.code },
  { name: 'province', vi: 'Tỉnh hôm nay', en: 'Province today', of: (l) => l.province.name },
  {
    name: 'old_province',
    vi: 'Tỉnh trước 7/2025',
    en: 'Province before July 2025',
    of: (l) => l.oldProvince?.name ?? null,
  },
  { name: 'printed_name', vi: 'Tên trong nguồn', en: 'Name as printed', of: (l) => l.printed.name },
  {
    name: 'printed_producer',
    vi: 'Nhà sản xuất trong nguồn',
    en: 'Producer as printed',
    of: (l) => l.printed.producer,
  },
  {
    name: 'printed_commune',
    vi: 'Xã trong nguồn',
    en: 'Commune as printed',
    of: (l) => l.printed.commune,
  },
  {
    name: 'printed_district',
    vi: 'Huyện trong nguồn',
    en: 'District as printed',
    of: (l) => l.printed.district,
  },
  {
    name: 'printed_province',
    vi: 'Tỉnh trong nguồn',
    en: 'Province as printed',
    of: (l) => l.printed.province,
  },
  { name: 'source_url', vi: 'Nguồn', en: 'Source', of: (l) => l.source.url },
  { name: 'source_via', vi: 'Đọc qua', en: 'Read through', of: (l) => l.source.via },
  {
    name: 'source_read_on',
    vi: 'Ngày đọc nguồn',
    en: 'Source read on',
    of: (l) => l.source.readOn,
  },
  { name: 'note', vi: 'Ghi chú', en: 'Note', of: (l) => l.note },
  { name: 'product_slug', vi: 'Tên trong địa chỉ', en: 'Product slug', of: (l) => l.product.slug },
  { name: 'url', vi: 'Địa chỉ', en: 'Address', of: (l) => l.url },
];

export function registerRows(lines: readonly Line[], heads: Lang | null) {
  return [
    REGISTER_COLUMNS.map((column) => (heads === null ? column.name : column[heads])),
    ...lines.map((line) => REGISTER_COLUMNS.map((column) => column.of(line))),
  ];
}
