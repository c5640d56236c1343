import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '#db/client.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import {
  ordersDb,
  plantSeller,
  type Seller,
} from '#src/features/orders/desk-world.fixture.server.ts';
import { readDeskOrder } from '#src/features/orders/desk/read-desk-order.server.ts';
import { plantOrder } from '#src/features/orders/order.fixture.server.ts';
import type { Slip } from './packing-slip.ts';
import { parcelLabels } from './parcel-labels.ts';

const NOW = Date.parse('2026-11-22T03:00:00Z');
let db: Db;
let close: () => void;
let own: Seller;

beforeAll(async () => {
  ({ db, close } = await ordersDb(NOW));
  own = await plantSeller(db, { provinceCode: '01' });
}, 60_000);
afterAll(() => close());

async function slip(spec: object, parcel: object = {}): Promise<Slip> {
  const { code } = await plantOrder(db, {
    ...spec,
    parcels: [{ producerId: own.producerId, lines: [{ productId: own.productId }], ...parcel }],
  });
  const actor = actorAs('producer', { producerId: own.producerId });
  const found = await readDeskOrder(db, { code, actor, now: NOW });
  const [one] = found?.parcels ?? [];
  if (!found || !one) throw new Error('no order');
  return { found, one };
}

async function sheets(slips: readonly Slip[], sheet: 'a4' | 'a6') {
  const look = { sheet, lang: 'vi', siteName: 'Mỗi Xã', siteUrl: 'https://moixa.example' } as const;
  const bytes = await parcelLabels(slips, { ...look, now: NOW });
  const file = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  return Promise.all(
    Array.from({ length: file.numPages }, async (_, index) => {
      const page = await file.getPage(index + 1);
      const { items } = await page.getTextContent();
      const [, , width = 0, height = 0] = page.view;
      return {
        millimetres: [width, height].map((points) => Math.round((points * 25.4) / 72)),
        text: items
          .map((item) => ('str' in item ? item.str : ''))
          .join(' ')
          .replace(/\s+/g, ' '),
      };
    }),
  );
}

describe('the label of a parcel', () => {
  it('says what to collect, whom it goes to and what is in it, on one A6 sheet', async () => {
    const [page, ...more] = await sheets([await slip({ name: 'Đỗ Thị Mít' })], 'a6');
    expect(more).toEqual([]);
    expect(page?.millimetres).toEqual([105, 148]);
    for (const part of [
      'THU HỘ 220.000',
      'Đỗ Thị Mít',
      '0912 345 678',
      '12 ngõ 3',
      '2 × Mật ong',
    ]) {
      expect(page?.text).toContain(part);
    }
    // Neither prices of goods nor the address of mail.
    expect(page?.text).not.toMatch(/100\.000|vi-du\.test/);
  });

  it('collects nothing for what is paid, and is not to be sent while it is not', async () => {
    const transfer = { method: 'transfer' };
    const [paid] = await sheets([await slip({ ...transfer, paid: true })], 'a6');
    expect(paid?.text).toContain('KHÔNG THU TIỀN');
    const waiting = await slip({ ...transfer, state: 'awaiting-payment' }, { state: 'waiting' });
    const [not] = await sheets([waiting], 'a6');
    expect(not?.text).toContain('CHƯA GỬI');
    // Whom it would go to is nobody's business yet.
    expect(not?.text).not.toContain('0912');
  });

  it('puts four on an A4 sheet, and stays on its sheet whatever the buyer wrote', async () => {
    const long = await slip({ name: 'Công Tằng Tôn Nữ '.repeat(8), demo: true });
    const five = [long, long, long, long, long];
    expect((await sheets(five, 'a4')).map(({ millimetres }) => millimetres)).toEqual([
      [210, 297],
      [210, 297],
    ]);
    const alone = await sheets(five, 'a6');
    expect(alone).toHaveLength(5);
    expect(alone[0]?.text).toContain('ĐƠN THỬ');
  });
});
