import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '#db/client.ts';
import { day } from '#src/base/day.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { readBuyerOrder } from '#src/features/orders/buyer/read-buyer-order.server.ts';
import { readPickList } from '#src/features/orders/desk/pick-list.server.ts';
import { readDeskOrder } from '#src/features/orders/desk/read-desk-order.server.ts';
import {
  ordersDb,
  plantLot,
  plantSeller,
  type Seller,
} from '#src/features/orders/desk-world.fixture.server.ts';
import { plantOrder, type PlantedOrder } from '#src/features/orders/order.fixture.server.ts';
import { packingSlips, pickListPdf } from './packing-slip.ts';
import { salesSlip } from './sales-slip.ts';

const NOW = Date.parse('2026-11-22T03:00:00Z');
const LOOK = {
  lang: 'vi',
  siteName: 'Mỗi Xã',
  siteUrl: 'https://moixa.example',
  now: NOW,
} as const;
let db: Db;
let close: () => void;
let own: Seller;
let far: Seller;
let order: PlantedOrder;

/** The text of each sheet; a no-break space reads as a space. */
async function sheets(bytes: Uint8Array): Promise<string[]> {
  const file = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  return Promise.all(
    Array.from({ length: file.numPages }, async (_, index) => {
      const { items } = await (await file.getPage(index + 1)).getTextContent();
      return items
        .map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : ''))
        .join('')
        .replace(/\s+/g, ' ');
    }),
  );
}

beforeAll(async () => {
  ({ db, close } = await ordersDb(NOW));
  own = await plantSeller(db, { provinceCode: '01' });
  far = await plantSeller(db, { provinceCode: '91' });
  const lotId = await plantLot(db, own, { code: 'LO-0926' });
  order = await plantOrder(db, {
    parcels: [
      {
        ...{ producerId: own.producerId, wrap: 15_000 },
        lines: [{ productId: own.productId, quantity: 3, discount: 5_000, lotId }],
      },
      { producerId: far.producerId, lines: [{ productId: far.productId, quantity: 1 }] },
    ],
  });
}, 60_000);
afterAll(() => close());

async function slip(gift: boolean, actor = actorAs('producer', { producerId: own.producerId })) {
  const found = await readDeskOrder(db, { code: order.code, actor, now: NOW });
  if (found === null) throw new Error('no order');
  return sheets(
    await packingSlips(
      found.parcels.map((one) => ({ found, one })),
      { ...LOOK, gift },
    ),
  );
}

describe('a packing slip', () => {
  it('says first what to collect, then whom it goes to and what is in it, by lot', async () => {
    const [text = '', ...more] = await slip(false);
    expect(more).toEqual([]);
    for (const part of [
      ...['THU HỘ 330.000', `Đơn ${order.code}`, 'Kiện 1/2', 'Nguyễn Thị Bưởi, 0912345678'],
      ...['12 ngõ 3, phường Ba Đình, Hà Nội', 'Gọi trước khi giao', 'LO-0926', '1.000 g'],
      ...['Gói quà', '15.000', '295.000'],
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain(`Mật ong số ${far.producerId}`);
  });

  it('leaves the prices out of a gift, but never what is to be collected', async () => {
    const [text = ''] = await slip(true);
    expect(text).not.toContain('295.000');
    expect(text).toContain('THU HỘ 330.000');
  });

  it('is one sheet for each parcel', async () => {
    expect(await slip(false, actorAs('administrator'))).toHaveLength(2);
  });
});

describe('the sales slip', () => {
  it('holds what was agreed, adds up, and says that it is no invoice', async () => {
    const found = await readBuyerOrder(db, order.token);
    if (found === null) throw new Error('no order');
    const text = (await sheets(await salesSlip(found, LOOK))).join(' ');
    for (const part of [
      ...['PHIẾU BÁN HÀNG', order.code, 'không thay hóa đơn điện tử', 'OCOP 4 sao'],
      ...['Trả khi nhận hàng', '450.000', 'Trong đó thuế GTGT', 'Kiện 2'],
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain(order.token);
    const english = await sheets(await salesSlip(found, { ...LOOK, lang: 'en' }));
    expect(english.join(' ')).toContain('does not replace the electronic invoice');
  });
});

describe('the picking list', () => {
  it('sums by sku', async () => {
    const list = await readPickList(db, actorAs('administrator'));
    const [text = ''] = await sheets(
      await pickListPdf(list, { ...LOOK, today: day('2026-11-22') }),
    );
    expect(text).toContain('2 kiện cần đóng gói');
    expect(text).toContain(`Mật ong số ${own.producerId}`);
  });
});
