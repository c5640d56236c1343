import type { GrantedRole } from '#src/features/accounts/may.ts';
import { type DeskContent, RETURNED_CLAIM } from './content.ts';
import { tradePage } from './trade-content.ts';

type View = (content: DeskContent) => string;

const at =
  (path: string): View =>
  () =>
    path;

/** An order of one's own: paid, delivered with a return asked for, waiting for somebody to decide. */
const order =
  (which: 'S' | 'D' | 'P'): View =>
  ({ world }) =>
    `/ban/don-hang/MX${which}${world.producerId}`;

/** Pages with something on them, under the person who works there. */
export const DESK_VIEWS: Readonly<Record<GrantedRole | 'nobody', readonly View[]>> = {
  nobody: [at('/dang-nhap'), at('/quen-mat-khau'), at('/mo-phong-cham-diem/1')],
  producer: [
    ...[at('/ban'), at('/ban/thong-bao'), at('/ban/thong-bao?xem=het')],
    ...[at('/ban/ho-so'), at('/ban/ho-so/moi'), at('/tai-khoan'), at('/ban/anh')],
    ({ world }) => `/ban/ho-so/${world.dossiers.draft.code}`,
    ({ world }) => `/ban/ho-so/${world.dossiers.draft.code}/to-khai`,
    ({ world }) => `/ban/ho-so/${world.dossiers.draft.code}/tu-danh-gia`,
    ({ world }) => `/ban/ho-so/${world.dossiers.draft.code}/giay-to`,
    ({ world }) => `/ban/ho-so/${world.dossiers.lodged.code}/bien-nhan`,
    ({ world }) => `/ban/ho-so/${world.dossiers.lodged.code}/ban-in`,
    ({ returned }) => `/ban/ho-so/${returned}`,
    ...[at('/ban/lo'), at('/ban/lo?q=SH26&trang=2'), at('/ban/lo/moi'), at('/ban/lo/nhap')],
    ({ trace }) => `/ban/lo/${trace.long.lotId}`,
    ({ trace }) => `/ban/lo/${trace.recalled.lotId}`,
    ({ trace }) => `/ban/lo/${trace.long.lotId}/ghi`,
    ({ trace }) => `/ban/lo/${trace.long.lotId}/ghi?buoc=packing`,
    ({ trace }) => `/ban/lo/${trace.long.lotId}/sua/${trace.step}`,
    ({ trace }) => `/ban/lo/${trace.long.lotId}/nhan`,
    ...[at('/ban/so-tay'), at('/ban/ma'), at('/ban/ma/noi'), at('/ban/ma/doi-tac')],
    ({ trace }) => `/ban/ma/mat-hang/${trace.long.itemId}`,
    ...[at('/ban/thu-hoi'), at('/ban/thu-hoi/moi'), at('/ban/luot-quet'), at('/ban/bao-sai')],
    ({ trace }) => `/ban/thu-hoi/moi?lo=${trace.long.lotId}`,
    ({ trace }) => `/ban/thu-hoi/${trace.recall}`,
    ({ trace }) => `/ban/bao-sai/${trace.report}`,
    at('/ban/san-pham'),
    ({ world }) => `/ban/san-pham/${world.productId}`,
    ({ world }) => `/ban/san-pham/${world.productId}/xem-truoc`,
    ...[at('/ban/cau-chuyen'), at('/ban/cau-chuyen/moi')],
    ({ world }) => `/ban/cau-chuyen/ND-TRUYEN${world.producerId}`,
    ...[at('/ban/gia-kho'), tradePage('gia-kho/[id].astro'), tradePage('gia-kho/moi.astro')],
    ...[at('/ban/gia-kho/nhap'), at('/ban/khuyen-mai'), at('/ban/khuyen-mai/moi')],
    ...[at('/ban/gia-kho/bang'), at('/ban/gia-kho/nghi'), at('/ban/doi-soat'), at('/ban/so-lieu')],
    tradePage('khuyen-mai/[id]/index.astro', 'of the producer'),
    ...[at('/ban/diem-ban'), tradePage('diem-ban/[id].astro'), at('/ban/don-hang')],
    ...[at('/ban/don-hang?trang=2'), order('S'), order('D'), at('/ban/don-hang/nhat-hang')],
    ...[at('/ban/don-hang/ban-giao'), at('/ban/tin-nhan'), tradePage('tin-nhan/[code].astro')],
    ...[at('/ban/bao-gia'), tradePage('bao-gia/[code]/index.astro'), at('/ban/danh-gia')],
    ...[at('/ban/chu-the'), at('/ban/chu-the/thanh-vien')],
    ...[at('/dang-ky-chu-the'), at('/dang-ky-chu-the/moi')],
    at(`/dang-ky-chu-the/${RETURNED_CLAIM}`),
    ({ world }) => `/dang-ky-chu-the/moi?chu-the=${world.producerId}`,
    ...[at('/ban/san-pham?q=zzxqjw'), at('/ban/tin-nhan?xem=het')],
    ({ picture }) => `/ban/anh/${picture}`,
    ({ removedPicture }) => `/ban/anh/${removedPicture}`,
  ],
  'commune-officer': [
    ...[at('/ban'), at('/ban/ho-so'), at('/ban/so-dang-ky')],
    ({ world }) => `/ban/ho-so/${world.dossiers.lodged.code}/xa`,
    ...[at('/ban/bao-sai'), at('/ban/thu-hoi'), at('/ban/luot-quet'), at('/ban/lo')],
    ...[at('/ban/gia-kho'), at('/ban/khuyen-mai'), at('/ban/gio-qua'), at('/ban/diem-ban')],
    ...[at('/ban/chu-the/yeu-cau'), at('/ban/chu-the/thu-moi')],
  ],
  'provincial-officer': [
    ...[at('/ban/duyet'), at('/ban/duyet/chat-luong')],
    ({ world }) => `/ban/duyet/ND-HOSO${world.producerId}`,
    at('/ban/cau-chuyen'),
    ({ world }) => `/ban/duyet/ND-TRUYEN${world.producerId}`,
    ...[at('/ban'), at('/ban/ho-so'), at('/ban/hoi-dong'), at('/ban/quyet-dinh')],
    ...[at('/ban/quyet-dinh/ban-hanh'), at('/ban/quyet-dinh/nhap'), at('/ban/nguoi-dung/moi')],
    ...[at('/ban/so-dang-ky'), at('/ban/so-dang-ky/in'), at('/ban/gia-han'), at('/ban/nhat-ky')],
    ({ world }) => `/ban/ho-so/${world.dossiers.withProvince.code}/tinh`,
    ({ world }) => `/ban/quyet-dinh/${world.decided.decisionId}`,
    ({ world }) => `/ban/hoi-dong/${world.council.id}`,
    ({ world }) => `/ban/dot/${world.rounds.open}`,
    ({ busyRound }) => `/ban/dot/${busyRound}`,
    ({ bigImport }) => `/ban/quyet-dinh/nhap/${bigImport}`,
    ({ world }) => `/ban/giay/${world.certificate.code}`,
    ({ revoked }) => `/ban/giay/${revoked}`,
    ({ corrected }) => `/ban/giay/${corrected}`,
    ...[at('/ban/lo'), at('/ban/ma'), at('/ban/thu-hoi'), at('/ban/bao-sai'), at('/ban/luot-quet')],
    ({ trace }) => `/ban/lo/${trace.long.lotId}`,
    ({ trace }) => `/ban/ma/mat-hang/${trace.long.itemId}`,
    ({ trace }) => `/ban/thu-hoi/moi?lo=${trace.long.lotId}`,
    ({ trace }) => `/ban/thu-hoi/${trace.recall}`,
    ({ trace }) => `/ban/bao-sai/${trace.report}`,
    ...[at('/ban/gia-kho'), tradePage('gia-kho/[id].astro'), at('/ban/khuyen-mai')],
    ...[tradePage('khuyen-mai/[id]/index.astro', 'of the province'), at('/ban/gio-qua')],
    ...[at('/ban/gio-qua/moi'), tradePage('gio-qua/[id].astro'), at('/ban/diem-ban')],
    ...[at('/ban/diem-ban/moi'), at('/ban/don-hang'), order('D'), order('P')],
    ...[at('/ban/tin-nhan'), tradePage('tin-nhan/[code].astro')],
    ...[at('/ban/thu-tien'), tradePage('thu-tien/[id].astro'), at('/ban/thu-tien/sao-ke')],
    ...[at('/ban/bao-gia'), at('/ban/danh-gia'), at('/ban/doi-soat'), at('/ban/so-lieu')],
    ...[at('/ban/chu-the/yeu-cau'), at('/ban/chu-the/thu-moi')],
    ({ world }) => `/ban/chu-the/yeu-cau/YC-THU${world.producerId}`,
    ({ world }) => `/ban/chu-the?chu-the=${world.producerId}`,
  ],
  'council-member': [
    ...[at('/ban'), at('/ban/cham'), at('/ban/cham?loc=con')],
    ({ open }) => `/ban/cham/${open}`,
    ({ apart }) => `/ban/cham/${apart}`,
  ],
  'council-secretary': [at('/ban'), ({ busyRound }) => `/ban/dot/${busyRound}/hop`],
  'advisory-team': [at('/ban'), ({ open }) => `/ban/tham-dinh/${open}`],
  'ministry-officer': [
    at('/ban/bao-sai'),
    at('/ban/thu-hoi'),
    at('/ban/luot-quet'),
    at('/ban'),
    at('/ban/quyet-dinh/ban-hanh'),
    at('/ban/tong-quan'),
  ],
  administrator: [
    ...[at('/ban'), at('/ban/nguoi-dung'), at('/ban/cai-dat'), at('/ban/tong-quan')],
    ({ world }) => `/ban/nguoi-dung/${world.holders.producer.userId}`,
    ...[at('/ban/khuyen-mai/cuoc-giao'), at('/ban/du-lieu-ca-nhan')],
  ],
};
