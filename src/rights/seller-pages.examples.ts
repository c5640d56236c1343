import { type DeskPage, OFFICE, REGISTER } from './desk-page.examples.ts';
import { claimCodeOf, sellerIdsOf } from './seller-deeds.examples.ts';
import type { Db } from '#db/client.ts';
import type { World } from './worlds.examples.ts';

/** Claims, letters, members and the seller's identity. */
const SEEN = { everywhere: OFFICE, own: ['provincial-officer', 'commune-officer'] } as const;
const WRITES = ['administrator', 'provincial-officer', 'commune-officer'] as const;

type Ids = Awaited<ReturnType<typeof sellerIdsOf>>;
const byProducer = new Map<number, Ids>();
const idsOf = ({ producerId }: World): Ids =>
  byProducer.get(producerId) ?? { fileId: 0, letterId: 0, invitationId: 0, grantId: 0 };

/** Looks up the numbers of what was planted for a world. */
export async function noteSellerIds(db: Db, world: World): Promise<void> {
  byProducer.set(world.producerId, await sellerIdsOf(db, world));
}

export const SELLER_PAGES: readonly DeskPage[] = [
  {
    ...{ file: 'chu-the/index.astro', everywhere: OFFICE },
    own: ['provincial-officer', 'commune-officer', 'producer'],
    path: ({ producerId }) => `/ban/chu-the?chu-the=${producerId}`,
    forms: () => ({ luu: { 'ban-so': '1', legalName: 'Kẻ lạ' }, 'doi-chieu': { 'ban-so': '1' } }),
  },
  {
    ...{ file: 'chu-the/thanh-vien.astro', own: ['producer'] },
    path: ({ producerId }) => `/ban/chu-the/thanh-vien?chu-the=${producerId}`,
    forms: (world) => {
      const { invitationId, grantId } = idsOf(world);
      return {
        moi: { email: 'ke-la@vi-du.test', ten: 'Kẻ lạ', 'viec-lam': 'manager' },
        lai: { 'loi-moi': String(invitationId) },
        rut: { 'loi-moi': String(invitationId) },
        doi: { nguoi: String(grantId), 'viec-lam': 'packer' },
        roi: { nguoi: String(grantId) },
      };
    },
  },
  {
    ...{ file: 'chu-the/yeu-cau/index.astro', list: true, everywhere: REGISTER },
    path: () => '/ban/chu-the/yeu-cau',
    forms: (world) => ({ duyet: { ma: `${claimCodeOf(world)}.1` } }),
  },
  {
    ...{ file: 'chu-the/yeu-cau/danh-sach.csv.ts', list: true, everywhere: REGISTER },
    path: () => '/ban/chu-the/yeu-cau/danh-sach.csv',
  },
  {
    ...{ file: 'chu-the/yeu-cau/[code].astro', ...SEEN },
    path: (world) => `/ban/chu-the/yeu-cau/${claimCodeOf(world)}`,
    forms: () => ({ 'tra-loi': { 'ban-so': '1', quyet: 'approved', 'loi-nhan': '' } }),
  },
  {
    ...{ file: 'chu-the/yeu-cau/tep/[id].ts', ...SEEN, stranger: 404, door: 404 },
    path: (world) => `/ban/chu-the/yeu-cau/tep/${idsOf(world).fileId}`,
  },
  {
    ...{ file: 'chu-the/thu-moi/index.astro', list: true, everywhere: WRITES },
    path: () => '/ban/chu-the/thu-moi',
    forms: (world) => ({
      in: { ma: String(world.producerId) },
      rut: { thu: String(idsOf(world).letterId) },
    }),
  },
  {
    ...{ file: 'chu-the/thu-moi/danh-sach.csv.ts', list: true, everywhere: WRITES },
    path: () => '/ban/chu-the/thu-moi/danh-sach.csv',
  },
];
