import type { Asker } from './deeds.examples.ts';
import type { World } from './worlds.examples.ts';

/** An address of the desk as one row: who may see it, and what everybody else is answered. */
export interface DeskPage {
  /** The file under src/pages/ban. */
  readonly file: string;
  /** Which of several objects it is asked for. */
  readonly about?: string;
  readonly path: (world: World) => string;
  readonly everywhere?: readonly Asker[];
  readonly own?: readonly Asker[];
  /** Roles that come as far as the object, which is not there for them; the others are told 403 at the door. */
  readonly missingFor?: readonly Asker[];
  /** Roles that see the object and may not have this of it: 403 within their own reach, 404 outside of it. */
  readonly seesOnly?: readonly Asker[];
  /** For files: what strangers and those stopped at the door are answered instead of 303 and 403. */
  readonly stranger?: number;
  readonly door?: number;
  /** Names of the forms of the page with fields that would do something, were it allowed. */
  readonly forms?: (world: World) => Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** No single object: everybody within the role sees the own part of it. */
  readonly list?: boolean;
}

const OFFICE = ['administrator', 'ministry-officer'] as const;
const COUNCIL = ['council-member', 'council-secretary', 'advisory-team'] as const;
const REGISTER = [...OFFICE, 'provincial-officer', 'commune-officer'] as const;
const DECISIONS = [...OFFICE, 'provincial-officer'] as const;
const WITH_ROLE = [...REGISTER, ...COUNCIL, 'producer'] as const;
const PEOPLE = [...WITH_ROLE, 'person'] as const;

const LODGED = {
  everywhere: OFFICE,
  own: ['provincial-officer', 'commune-officer', 'producer'],
  missingFor: COUNCIL,
} as const;
const dossier = (part = '') => ({
  path: ({ dossiers }: World) => `/ban/ho-so/${dossiers.lodged.code}${part}`,
});
const IN_COUNCIL = { everywhere: OFFICE, own: ['provincial-officer', ...COUNCIL] } as const;
const ALL_SCORES = {
  everywhere: OFFICE,
  own: ['provincial-officer', 'council-secretary'],
  seesOnly: ['council-member', 'advisory-team'],
} as const;
const IN_PROVINCE = { everywhere: OFFICE, own: ['provincial-officer'] } as const;
const v = { version: '1', ban: '1' };
const decision = { so: '99/QĐ-UBND', ngay: '2026-11-20', 'nguoi-ky': 'Ai', ban: '0' };

const DOSSIER_PAGES: readonly DeskPage[] = [
  { file: 'ho-so/index.astro', list: true, path: () => '/ban/ho-so', everywhere: WITH_ROLE },
  ...(['csv', 'xlsx'] as const).map((format) => ({
    ...{ file: `ho-so/danh-sach.${format}.ts`, list: true, everywhere: WITH_ROLE, stranger: 403 },
    path: () => `/ban/ho-so/danh-sach.${format}`,
  })),
  {
    ...{ file: 'ho-so/moi.astro', list: true, path: () => '/ban/ho-so/moi' },
    everywhere: ['producer'],
    forms: ({ producerId, productId }) => ({
      mo: { 'san-pham': `${producerId}:${productId}`, loai: 'first' },
    }),
  },
  {
    ...{ file: 'ho-so/[code]/index.astro', ...dossier(), ...LODGED },
    forms: () => ({ nop: { ...v, 'cam-doan': '1' }, rut: { ...v, 'ly-do': 'Đổi ý' } }),
  },
  {
    ...{ file: 'ho-so/[code]/index.astro', about: 'a draft', own: ['producer'] },
    path: ({ dossiers }) => `/ban/ho-so/${dossiers.draft.code}`,
    missingFor: [...REGISTER, ...COUNCIL],
    forms: () => ({ nop: { ...v, 'cam-doan': '1' }, rut: { ...v, 'ly-do': 'Đổi ý' } }),
  },
  {
    ...{ file: 'ho-so/[code]/index.astro', about: 'one in a round', everywhere: OFFICE },
    path: ({ dossiers }) => `/ban/ho-so/${dossiers.scoring.code}`,
    own: [...LODGED.own, ...COUNCIL],
  },
  ...(['to-khai', 'tu-danh-gia'] as const).map((part) => ({
    ...{ file: `ho-so/[code]/${part}.astro`, ...dossier(`/${part}`), ...LODGED },
    forms: () => ({ luu: { revision: '1', unitName: 'Kẻ lạ', story: 'Kẻ lạ' } }),
  })),
  {
    ...{ file: 'ho-so/[code]/giay-to.astro', ...dossier('/giay-to'), ...LODGED },
    forms: ({ dossiers }) => ({
      'tai-len': { muc: 'item:1.1' },
      bo: { tep: String(dossiers.lodged.fileId) },
    }),
  },
  { file: 'ho-so/[code]/ban-in.astro', ...dossier('/ban-in'), ...LODGED },
  { file: 'ho-so/[code]/bien-nhan.astro', ...dossier('/bien-nhan'), ...LODGED },
  {
    // The commune's room: nobody else's until it has forwarded its report.
    ...{ file: 'ho-so/[code]/xa.astro', ...dossier('/xa'), own: ['commune-officer'] },
    missingFor: [...OFFICE, 'provincial-officer', ...COUNCIL, 'producer'],
    forms: () => ({
      ...{ luu: { revision: '1', reporter: 'Kẻ lạ' }, 'tra-lai': { ...v, 'ly-do': 'Thiếu' } },
      ...{ mau: { ...v, 'so-mau': '5', ngay: '2026-11-20' }, chuyen: v },
    }),
  },
  {
    ...{ file: 'ho-so/[code]/tinh.astro', own: ['provincial-officer'] },
    path: ({ dossiers }) => `/ban/ho-so/${dossiers.withProvince.code}/tinh`,
    missingFor: [...OFFICE, 'commune-officer', ...COUNCIL, 'producer'],
    forms: () => ({
      ...{ luu: { revision: '0' }, 'tra-lai': { ...v, 'ly-do': 'Thiếu' }, nhan: v },
      ...{ mau: { ...v, 'so-mau': '5', ngay: '2026-11-20' }, 'trung-uong': v },
      ...{ 'khong-cong-nhan': { ...v, 'ly-do': 'Chưa đạt' } },
    }),
  },
  {
    ...{ file: 'ho-so/[code]/ban-nop.json.ts', ...dossier('/ban-nop.json?lan=1'), ...LODGED },
    ...{ stranger: 404, door: 404 },
  },
  {
    ...{ file: 'tep/[id].ts', ...LODGED, stranger: 404, door: 404 },
    path: ({ dossiers }) => `/ban/tep/${dossiers.lodged.fileId}`,
  },
  {
    ...{ file: 'tep/[id].ts', about: 'of a draft', stranger: 404, door: 404, own: ['producer'] },
    path: ({ dossiers }) => `/ban/tep/${dossiers.draft.fileId}`,
    missingFor: [...REGISTER, ...COUNCIL],
  },
];

const COUNCIL_PAGES: readonly DeskPage[] = [
  {
    ...{ file: 'hoi-dong/index.astro', list: true, path: () => '/ban/hoi-dong' },
    everywhere: [...DECISIONS, ...COUNCIL],
    forms: ({ provinceCode }) => ({
      lap: { cap: 'province', tinh: provinceCode, ten: 'Hội đồng của kẻ lạ' },
    }),
  },
  {
    ...{ file: 'hoi-dong/[id].astro', ...IN_COUNCIL },
    path: ({ council }) => `/ban/hoi-dong/${council.id}`,
    forms: ({ council }) => ({
      ...{ sua: { ten: 'Hội đồng của kẻ lạ', ban: '1' }, dot: { 'ten-dot': 'Đợt lạ' } },
      them: { 'vi-tri': 'member', 'ho-ten': 'Kẻ lạ', thu: 'la@vi-du.test' },
      thoi: { nguoi: String(council.seats[0]), 'vi-sao': 'Không ưa' },
    }),
  },
  {
    ...{ file: 'dot/[id]/index.astro', ...IN_COUNCIL },
    path: ({ rounds }) => `/ban/dot/${rounds.open}`,
    forms: ({ dossiers }) => ({
      ...{ them: { 'ho-so': String(dossiers.waiting.id) }, mo: { ban: '1' }, lui: { ban: '1' } },
      rut: { 'ho-so': String(dossiers.inOpenRound.id), 'vi-sao': 'Không ưa' },
    }),
  },
  {
    ...{ file: 'dot/[id]/hop.astro', ...ALL_SCORES },
    path: ({ rounds }) => `/ban/dot/${rounds.running}/hop`,
    forms: ({ dossiers }) => {
      const on = { 'ho-so': String(dossiers.signed.id), ban: '1', 'vi-sao': 'Lệch' };
      return {
        ...{ mo: { ngay: '2026-11-21', ban: '1' }, luot: on, 'ra-hop': on, khoa: {} },
        'ket-luan': { ...on, cach: 'rate' },
      };
    },
  },
  ...(['bien-ban.pdf', 'ket-qua.xlsx'] as const).map((name) => ({
    ...{ file: `dot/[id]/${name}.ts`, ...ALL_SCORES },
    path: ({ rounds }: World) => `/ban/dot/${rounds.running}/${name}`,
  })),
  {
    ...{ file: 'cham/index.astro', list: true, path: () => '/ban/cham' },
    everywhere: ['council-member'],
  },
  {
    ...{ file: 'cham/[code]/index.astro', own: ['council-member'] },
    path: ({ dossiers }) => `/ban/cham/${dossiers.scoring.code}`,
    forms: () => ({ luu: { luot: '1', ban: '0' }, ky: { luot: '1', ban: '0', 'tinh-0': '1' } }),
  },
  {
    ...{ file: 'cham/[code]/phieu.pdf.ts', about: 'another’s', everywhere: OFFICE },
    path: ({ dossiers, council }) =>
      `/ban/cham/${dossiers.signed.code}/phieu.pdf?nguoi=${council.seats[0]}`,
    own: ['provincial-officer', 'council-secretary'],
    missingFor: ['council-member', 'advisory-team'],
  },
  {
    ...{ file: 'tham-dinh/[code].astro', own: ['advisory-team'] },
    path: ({ dossiers }) => `/ban/tham-dinh/${dossiers.scoring.code}`,
    forms: () => ({ luu: { ban: '0', 'ket-luan': 'Kẻ lạ' }, ky: { ban: '0', 'ket-luan': 'Kẻ lạ' } }),
  },
];

const CERTIFICATE_PAGES: readonly DeskPage[] = [
  ...(['so-dang-ky/index.astro', 'so-dang-ky/in.astro', 'gia-han.astro', 'tong-quan.astro'] as const).map(
    (file) => ({
      ...{ file, list: true, everywhere: REGISTER },
      path: () => `/ban/${file.replace(/(?:\/index)?\.astro$/, '')}`,
      ...(file === 'so-dang-ky/index.astro' || file === 'gia-han.astro'
        ? {
            // Of the forms of these two only this one writes; the others answer with one's own lines.
            forms: ({ certificate }: World) => ({ nhac: { ma: certificate.code } }),
          }
        : {}),
    }),
  ),
  ...(['so-dang-ky.csv', 'so-dang-ky.xlsx', 'tong-quan.xlsx'] as const).map((name) => ({
    ...{ file: `${name}.ts`, list: true, path: () => `/ban/${name}`, everywhere: REGISTER },
  })),
  {
    ...{ file: 'giay/[code].astro', everywhere: OFFICE },
    path: ({ certificate }) => `/ban/giay/${certificate.code}`,
    own: ['provincial-officer', 'commune-officer'],
    forms: () => ({
      'thu-hoi': { ...decision, 'can-cu': 'law-broken', 'co-quan': 'Ai', 'ket-luan': '2026-11-10' },
      'duy-tri': { ...decision, den: '2026-11-30', 'ly-do': 'Chờ' },
      'dinh-chinh': { ...decision, printedName: 'Tên của kẻ lạ', 'ly-do': 'In sai' },
    }),
  },
  {
    ...{ file: 'quyet-dinh/index.astro', list: true, path: () => '/ban/quyet-dinh' },
    everywhere: DECISIONS,
  },
  ...(['csv', 'xlsx'] as const).map((format) => ({
    ...{ file: `quyet-dinh/danh-sach.${format}.ts`, list: true, everywhere: DECISIONS },
    path: () => `/ban/quyet-dinh/danh-sach.${format}`,
  })),
  {
    ...{ file: 'quyet-dinh/[id].astro', ...IN_PROVINCE },
    path: ({ decided }) => `/ban/quyet-dinh/${decided.decisionId}`,
  },
  {
    ...{ file: 'quyet-dinh/[id]/tep.ts', ...IN_PROVINCE },
    path: ({ decided }) => `/ban/quyet-dinh/${decided.decisionId}/tep`,
  },
  {
    // Not the administrator: issuing is the authorities' own.
    ...{ file: 'quyet-dinh/ban-hanh.astro', list: true },
    path: ({ decided, provinceCode }) =>
      `/ban/quyet-dinh/ban-hanh?cap=${provinceCode}&so=98%2FQĐ&ngay=2026-11-20&kq=${decided.resultId}`,
    everywhere: ['ministry-officer', 'provincial-officer'],
    forms: () => ({ 'ban-hanh': {} }),
  },
  {
    ...{ file: 'quyet-dinh/nhap/index.astro', list: true, everywhere: DECISIONS },
    path: () => '/ban/quyet-dinh/nhap',
  },
  {
    ...{ file: 'quyet-dinh/nhap/[id].astro', ...IN_PROVINCE },
    path: ({ imports }) => `/ban/quyet-dinh/nhap/${imports.ready.id}`,
    forms: ({ imports, provinceCode }) => {
      const ban = String(imports.ready.version);
      return {
        ...{ 'quyet-dinh': { ban, tinh: provinceCode, so: '1/QĐ' }, cot: { ban, 'so-cot': '1' } },
        ...{ chon: { ban, dong: '1' }, 'chon-het': { ban, chon: 'moi' }, 'doi-chieu': { ban } },
        ...{ 'doc-lai': {}, bo: { ban }, 'ap-dung': { ban } },
      };
    },
  },
  ...(['tep', 'ket-qua.csv'] as const).map((name) => ({
    ...{ file: `quyet-dinh/nhap/[id]/${name}.ts`, ...IN_PROVINCE },
    path: ({ imports }: World) => `/ban/quyet-dinh/nhap/${imports.ready.id}/${name}`,
  })),
];

export const DESK_PAGES: readonly DeskPage[] = [
  { file: 'index.astro', list: true, path: () => '/ban', everywhere: PEOPLE },
  { file: 'khong-duoc.astro', list: true, path: () => '/ban/khong-duoc' },
  ...DOSSIER_PAGES,
  ...COUNCIL_PAGES,
  ...CERTIFICATE_PAGES,
  { file: 'nhat-ky.astro', list: true, path: () => '/ban/nhat-ky', everywhere: DECISIONS },
  { file: 'nhat-ky.csv.ts', list: true, path: () => '/ban/nhat-ky.csv', everywhere: DECISIONS },
  {
    ...{ file: 'nguoi-dung/index.astro', list: true, path: () => '/ban/nguoi-dung' },
    everywhere: DECISIONS,
    forms: ({ invitations: { producer } }) => ({
      ...{ lai: { 'loi-moi': String(producer.id) }, rut: { 'loi-moi': String(producer.id) } },
    }),
  },
  {
    ...{ file: 'nguoi-dung/moi.astro', list: true, path: () => '/ban/nguoi-dung/moi' },
    everywhere: REGISTER,
    forms: ({ producerId }) => ({
      moi: { vai: 'producer', 'chu-the': String(producerId), email: 'la@vi-du.test', ten: 'Lạ' },
    }),
  },
  {
    ...{ file: 'nguoi-dung/[id].astro', ...IN_PROVINCE },
    path: ({ holders }) => `/ban/nguoi-dung/${holders.producer.userId}`,
    forms: ({ holders }) => ({
      ...{ 'thu-hoi': { 'vai-tro': String(holders.producer.grantId), 'ly-do': 'Lạ' }, phien: {} },
    }),
  },
  {
    ...{ file: 'cai-dat/index.astro', list: true, path: () => '/ban/cai-dat' },
    everywhere: ['administrator'],
    forms: () => ({ 'hai-lop': { 'hai-lop': 'off' }, 'het-demo': { chac: '1' } }),
  },
];
