import { eq } from 'drizzle-orm';
import Stripe from 'stripe';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { offers, products } from '#db/schema/catalogue.ts';
import { orders, payments } from '#db/schema/orders.ts';
import { quoteRequests } from '#db/schema/quotes.ts';
import {
  type Sent,
  type Fields,
  WEBHOOK_SECRET,
  server,
  db,
  stage,
  seller,
  officer,
  NUMBERS,
  counted,
  rows,
  leaksNothing,
  refuses,
  filled,
  startTampering,
  stopTampering,
} from './hostile/tampering.ts';
import { CLOCK, VICTIM } from './hostile/trade-stage.ts';
import { Visitor } from './visitor.ts';

// The whole store is looked at around each request.
vi.setConfig({ testTimeout: 240_000 });
beforeAll(startTampering);
afterAll(stopTampering);

describe('the desk', () => {
  it('moves one’s own parcels only, one step at a time, as they were seen', async () => {
    const { mixed, packing, victim, waiting, own, other, parcelId, returnId } = stage;
    const mine = String(packing.parcels[0]?.id);
    const theirs = [mixed.parcels[1]?.id ?? 0, parcelId].map(String);
    const page = (code: string): string => `/ban/don-hang/${code}`;
    const lot = await db.$client.execute(
      `select id from lots where producer_id <> ${own.producerId} limit 1`,
    );
    const [line = 0] = packing.parcels[0]?.lineIds ?? [];
    const pack = { viec: 'buoc', buoc: 'pack', kien: mine, ban: '1' };
    await refuses(seller, [
      ...theirs.flatMap((kien): Sent[] => [
        ['a parcel of theirs', page(mixed.code), { ...pack, kien }, [422]],
        ['undone', page(mixed.code), { viec: 'hoan-tac', kien, ban: '1' }, [422]],
        [
          'cancelled',
          page(mixed.code),
          { viec: 'huy', chac: '1', 'vi-sao': 'sold-out', kien, ban: '1' },
          [422],
        ],
        ['in bulk', '/ban/don-hang', { viec: 'dong-goi', kien: `${kien}.1.X` }, [200]],
        [
          'in bulk',
          '/ban/don-hang',
          { viec: 'ban-giao', kien: `${kien}.1.X`, 'van-chuyen': 'x' },
          [200],
        ],
        ['in bulk', '/ban/don-hang', { viec: 'da-giao', kien: `${kien}.1.X`, chac: '1' }, [200]],
      ]),
      ...['0', '2', '-1', '1.5', 'x', ''].map((ban): Sent => [
        'not as seen',
        page(packing.code),
        { ...pack, ban },
        [422],
      ]),
      ...NUMBERS.map((kien): Sent => ['no parcel', page(packing.code), { ...pack, kien }, [422]]),
      ...['deliver', 'hand-over', 'receive', 'fail', 'return', 'release', ''].map((buoc): Sent => [
        'a step too far',
        page(packing.code),
        { ...pack, buoc },
        [422],
      ]),
      [
        ...(['a lot of theirs', page(packing.code)] as const),
        { ...pack, [`lo-${line}`]: String(lot.rows[0]?.['id'] ?? 999_999) },
        [422],
      ],
      [
        'no sure word',
        page(packing.code),
        { viec: 'huy', 'vi-sao': 'sold-out', kien: mine, ban: '1' },
        [422],
      ],
      [
        'no reason',
        page(packing.code),
        { viec: 'huy', chac: '1', 'vi-sao': 'x', kien: mine, ban: '1' },
        [422],
      ],
      [
        'a return of theirs',
        page(packing.code),
        { viec: 'tra-loi', 'dong-y': '1', 'tra-loi': 'Ừ', 'yeu-cau': String(returnId), ban: '1' },
        [422],
      ],
      [
        'not theirs to decide',
        page(packing.code),
        { viec: 'quyet', tiep: '1', ban: '1' },
        [403, 422],
      ],
      ...[victim.code, waiting.code, 'MX-0000-0000', "'--"].map((code): Sent => [
        'an order of theirs',
        page(encodeURIComponent(code)),
        pack,
        [404],
      ]),
      ['personal data', '/ban/du-lieu-ca-nhan', { viec: 'tim', ai: VICTIM.phone }, [403]],
      ['personal data', '/ban/du-lieu-ca-nhan', { viec: 'tai', ai: VICTIM.phone }, [403]],
      [
        'personal data',
        '/ban/du-lieu-ca-nhan',
        { viec: 'xoa', ai: VICTIM.phone, chac: '1' },
        [403],
      ],
    ]);
    // Of an order with two sellers each sees its own parcel.
    const shared = await seller.get(page(mixed.code));
    expect(shared.status).toBe(200);
    const [name] = await db
      .select({ name: products.name })
      .from(products)
      .where(eq(products.id, other.productId));
    expect(shared.text).not.toContain(name?.name ?? '?');
    leaksNothing('a shared order', shared);
    for (const list of [
      '',
      '/danh-sach.csv',
      `?q=${VICTIM.phone}`,
      `?q=${encodeURIComponent(VICTIM.name)}`,
      `/danh-sach.csv?q=${VICTIM.phone}`,
    ]) {
      counted.looked += 1;
      leaksNothing(list, await seller.get(`/ban/don-hang${list}`), decodeURIComponent(list));
    }
  });

  it('keeps prices and stock within reason, and other producers’ out of reach', async () => {
    const { own, other } = stage;
    const [mine] = await db.select().from(offers).where(eq(offers.id, own.offerId));
    const ban = String(mine?.version);
    const here = `/ban/gia-kho/${own.offerId}`;
    const quick = {
      viec: 'doi',
      'quy-cach': String(own.offerId),
      'ban-so': ban,
      gia: '50000',
      ton: '5',
    };
    const all = {
      ...{
        viec: 'sua',
        'ban-so': ban,
        'quy-cach': 'hũ',
        'quy-cach-en': 'jar',
        gia: '50000',
        ton: '5',
      },
      ...{ 'khoi-luong': '500', 'it-nhat': '1', 'nhieu-nhat': '', 'chuan-bi': '1', thue: '0' },
    };
    const read = (list: unknown): Sent => [
      ...([
        'a list',
        '/ban/gia-kho/nhap',
        { viec: 'ghi', dong: JSON.stringify(list) },
        [403, 422],
      ] as const),
    ];
    await refuses(seller, [
      ...['-1', '0', '1e9', '1.5', 'x', '9999999999'].flatMap((gia): Sent[] => [
        ['a price', '/ban/gia-kho', { ...quick, gia }, [422]],
        ['a price', here, { ...all, gia }, [422]],
      ]),
      ...['-1', '1.5', '1e9', 'x'].map((ton): Sent => [
        'a stock',
        '/ban/gia-kho',
        { ...quick, ton },
        [422],
      ]),
      ...['0', '99', 'x', '-1'].flatMap((one): Sent[] => [
        ['not as seen', '/ban/gia-kho', { ...quick, 'ban-so': one }, [422]],
        ['not as seen', here, { ...all, 'ban-so': one }, [422]],
        ['not as seen', here, { viec: 'ngung', 'ban-so': one }, [422]],
      ]),
      ...[
        { thue: '9999' },
        { 'it-nhat': '0' },
        { 'khoi-luong': '-5' },
        { 'chuan-bi': '999' },
        { 'si-tu-1': '10', 'si-gia-1': '99999999' },
      ].map((wrong): Sent => ['a size', here, { ...all, ...wrong } as Fields, [422]]),
      ['theirs', '/ban/gia-kho', { ...quick, 'quy-cach': String(other.offerId) }, [403, 422]],
      ['theirs', `/ban/gia-kho/${other.offerId}`, all, [404]],
      ['theirs', `/ban/gia-kho/moi?san-pham=${other.productId}`, { ...all, viec: 'them' }, [404]],
      read([[other.offerId, 1, {}, { price: 1_000 }]]),
      read([
        [own.offerId, Number(ban), 50_000, 5],
        [other.offerId, 1, 1_000, 1],
      ]),
      ...[
        [[own.offerId, 99, 50_000, 5]],
        [[own.offerId, Number(ban), -1, 5]],
        [[own.offerId, Number(ban), 1.5, 5]],
        { __proto__: [] },
        'x',
        [[]],
        [null],
      ].map(read),
    ]);
  });

  it('gives away one’s own only, and answers for oneself', async () => {
    const { own, other, promoted, reviewId, theirs, theirPart } = stage;
    const day = { 'tu-ngay': '2026-11-24', 'den-ngay': '2026-11-30' };
    const made = { viec: 'luu', ten: 'Giảm', cach: 'percent', 'phan-tram': '10', ...day };
    const mine = { cua: `co-so-${own.producerId}` };
    const campaign = (what: string, fields: Record<string, string>, right = [422]): Sent => [
      ...([what, '/ban/khuyen-mai/moi', { ...made, ...mine, ...fields }, right] as const),
    ];
    const quote = `/ban/bao-gia/${theirs.code}`;
    const [line] = await db.$client
      .execute(
        `select id from quote_lines where request_id = ${theirs.id} and part_id <> ${theirPart}`,
      )
      .then(({ rows: found }) => found.map((row) => String(row['id'])));
    const answer = {
      ...{ viec: 'bao', 'phien-ban': '1', phi: '0', ngay: '1', 'hieu-luc': '2026-12-01' },
      ...{ [`gia-${line}`]: '40000', [`sl-${line}`]: '5', 'dieu-khoan': '' },
    };
    const review = { id: String(reviewId), 'phien-ban': '1' };
    await refuses(seller, [
      ...['quoc-gia', `tinh-${own.provinceCode}`, `co-so-${other.producerId}`].map((cua) =>
        campaign('for others', { cua }, [403]),
      ),
      campaign('for nobody', { cua: 'co-so-99999999' }, [403, 422]),
      ...['101', '-5', '100,001', 'x'].map((one) => campaign('a percentage', { 'phan-tram': one })),
      campaign('things of theirs', { 'san-pham': String(other.productId) }),
      campaign('days', { 'den-ngay': '2026-11-01' }),
      campaign('an amount', { cach: 'amount', 'so-tien': '-1' }),
      campaign('a bundle', { cach: 'bundle', mua: '1', tang: '9' }),
      [
        'a thing of theirs',
        `/ban/diem-ban/${promoted.pointId}`,
        { viec: 'hang', sp: String(other.productId), [`tt-${other.productId}`]: 'yes' },
        [422],
      ],
      ['not as seen', `/ban/diem-ban/${promoted.pointId}`, { viec: 'dang', ban: '9' }, [422]],
      ...['-1', 'x', '1e12', ''].map((gia): Sent => [
        'a price',
        quote,
        { ...answer, [`gia-${line}`]: gia },
        [422],
      ]),
      ...['-1', '0', '1e9', 'x'].map((sl): Sent => [
        'pieces',
        quote,
        { ...answer, [`sl-${line}`]: sl },
        [422],
      ]),
      ...['0', '9', 'x'].map((one): Sent => [
        'not as seen',
        quote,
        { ...answer, 'phien-ban': one },
        [422],
      ]),
      ['a day gone by', quote, { ...answer, 'hieu-luc': '2026-11-01' }, [422]],
      ['shipping', quote, { ...answer, phi: '-1' }, [422]],
      [
        'answered for them',
        '/ban/danh-gia',
        { viec: 'tra-loi', 'tra-loi': 'Xin lỗi', ...review },
        [403, 422],
      ],
      ...['go', 'giu', 'hien-lai'].map((viec): Sent => [
        'moderated',
        '/ban/danh-gia',
        { viec, chac: '1', 'can-cu': 'insult', ...review },
        [403],
      ]),
    ]);
    for (const address of [
      quote,
      `${quote}/bao-gia.pdf`,
      '/ban/bao-gia',
      '/ban/bao-gia/danh-sach.csv',
      '/ban/khuyen-mai',
      '/ban/nhat-ky',
      '/ban',
    ]) {
      counted.looked += 1;
      leaksNothing(address, await seller.get(address));
    }
  });

  it('gives back no more than was paid, and records no money twice', async () => {
    const { mine, victim, waiting, refundId, own } = stage;
    const here = `/ban/thu-tien/${mine.paymentId}`;
    const [paid] = await db.select().from(payments).where(eq(payments.id, mine.paymentId));
    const back = { viec: 'hoan', chac: '1', 'ly-do': 'Khách đổi ý', khoa: 'mot-lan' };
    const got = {
      viec: 'nhan',
      chac: '1',
      'ly-do': 'Thấy ở ngân hàng',
      ma: 'FT2026',
      'so-tien': '1000',
    };
    const file = '/ban/thu-tien/sao-ke';
    await refuses(officer, [
      ...['0', '-1', '1,5', '1e9', 'x', String((paid?.paid ?? 0) + 1), '999999999999'].map(
        (sum): Sent => ['too much back', here, { ...back, 'so-tien': sum }, [422]],
      ),
      ['no sure word', here, { ...back, chac: '', 'so-tien': '1000' }, [422]],
      ['no reason', here, { ...back, 'ly-do': '', 'so-tien': '1000' }, [422]],
      ['a refund of theirs', here, { viec: 'da-gui', hoan: String(refundId), ma: 'FT77' }, [422]],
      ['a refund of theirs', here, { viec: 'gui-lai', hoan: String(refundId) }, [422]],
      ...NUMBERS.map((hoan): Sent => ['no refund', here, { viec: 'gui-lai', hoan }, [422]]),
      ...['0', '-5', 'x', '1,5'].map((sum): Sent => [
        'no money',
        here,
        { ...got, 'so-tien': sum },
        [422],
      ]),
      ['no number of the bank', here, { ...got, ma: '' }, [422]],
      ...[victim, waiting].flatMap(({ paymentId }): Sent[] => [
        ['money of theirs', `/ban/thu-tien/${paymentId}`, { ...back, 'so-tien': '1000' }, [404]],
        ['money of theirs', `/ban/thu-tien/${paymentId}`, got, [404]],
        ['money of theirs', `/ban/thu-tien/${paymentId}`, { viec: 'tra-thu' }, [404]],
      ]),
      ...['0', '-1', 'x', '999999'].map((id): Sent => [
        'no payment',
        `/ban/thu-tien/${id}`,
        got,
        [404],
      ]),
      ['a forged preview', file, { viec: 'ghi', dong: '[]', thay: 'x', 'tep-ma': 'x' }, [422]],
      [
        'a forged preview',
        file,
        {
          viec: 'ghi',
          dong: JSON.stringify([
            {
              rowNo: 2,
              day: '2026-11-22',
              time: '',
              amount: 1e6,
              said: `${waiting.code}`,
              ref: 'F1',
            },
          ]),
          thay: 'x',
          'tep-ma': 'x',
        },
        [422],
      ],
      ['no list', file, { viec: 'ghi', dong: '{"a":1}', thay: '', 'tep-ma': '' }, [422]],
      [
        'a line of nobody',
        file,
        { viec: 'gan', so: '1', don: waiting.code, 'ly-do': 'Của khách' },
        [422],
      ],
      ['dismissed', file, { viec: 'bo', so: '1', la: 'ignored', 'ly-do': 'Không phải' }, [422]],
      ['fees', '/ban/khuyen-mai/cuoc-giao', { viec: 'luu' }, [403]],
      [
        'prices',
        '/ban/gia-kho',
        { viec: 'doi', 'quy-cach': String(own.offerId), 'ban-so': '1', gia: '1', ton: '1' },
        [403],
      ],
    ]);
    for (const address of [
      here,
      '/ban/thu-tien',
      '/ban/thu-tien/danh-sach.csv',
      file,
      `${file}/danh-sach.csv`,
      '/ban/don-hang',
      '/ban/bao-gia',
      '/ban/danh-gia',
      '/ban/nhat-ky.csv',
    ]) {
      counted.looked += 1;
      leaksNothing(address, await officer.get(address));
    }
  });
});

describe('from elsewhere', () => {
  const ADDRESSES = (): string[] => [
    ...['/gio-hang', '/thanh-toan', '/don-hang', '/bao-gia', '/gio-qua/tu-chon'],
    ...['', '/huy', '/tra-hang', '/danh-gia', '/du-lieu'].map(
      (p) => `/don-hang/${stage.mine.token}${p}`,
    ),
    ...['', '/dat-hang'].map((part) => `/bao-gia/${stage.asked.token}${part}`),
    ...['gia-kho', 'khuyen-mai/moi', 'don-hang', 'bao-gia', 'danh-gia'].map((p) => `/ban/${p}`),
  ];

  it('no other site’s page sends anything here', async () => {
    const before = await rows();
    for (const address of ADDRESSES()) {
      for (const headers of [
        {},
        { origin: 'https://evil.example' },
        { origin: 'null' },
        { origin: `${server.url}.evil.example` },
      ]) {
        const fields = { viec: 'them', sku: stage.own.sku, 'so-luong': '1' };
        for (const path of [address, `/en${address}`]) {
          const answer = await seller.post(path, fields, headers as Record<string, string>);
          counted.tried += 1;
          expect(answer.status, `${path} ${JSON.stringify(headers)}`).toBe(403);
          counted.refused += 1;
        }
      }
    }
    expect(await rows()).toEqual(before);
  });

  it('nothing huge is read', async () => {
    const before = await rows();
    const visitor = await filled();
    const around = await rows();
    for (const address of [
      '/gio-hang',
      '/thanh-toan',
      '/don-hang',
      '/bao-gia',
      '/webhooks/stripe',
      `/don-hang/${stage.mine.token}/tra-hang`,
    ]) {
      const answer = await visitor.post(address, { viec: 'them', ten: 'x'.repeat(2_000_000) });
      counted.tried += 1;
      expect(answer.status, address).toBe(413);
      counted.refused += 1;
    }
    expect(await rows()).toEqual(around);
    expect(Object.keys(before)).toEqual(Object.keys(around));
  });

  it('only what Stripe has signed just now is heard', async () => {
    const { waiting } = stage;
    const event = (more: object = {}) =>
      JSON.stringify({
        ...{ id: 'evt_forged', object: 'event', type: 'checkout.session.completed' },
        ...{ created: Date.parse(CLOCK) / 1000, livemode: false, api_version: '2025-01-01' },
        data: {
          object: {
            ...{ id: 'cs_forged', object: 'checkout.session', payment_status: 'paid' },
            ...{ amount_total: waiting.total, currency: 'vnd', client_reference_id: waiting.code },
            metadata: { payment: String(waiting.paymentId), order: waiting.code },
            ...more,
          },
        },
      });
    const signed = (payload: string, secret: string, at = Date.parse(CLOCK)) =>
      Stripe.webhooks.generateTestHeaderString({
        payload,
        secret,
        timestamp: Math.floor(at / 1000),
      });
    const good = event();
    const tries: [string, string, string | null][] = [
      ['none', good, null],
      ['empty', good, ''],
      ['nonsense', good, 't=1,v1=00'],
      ['another secret', good, signed(good, 'whsec_other')],
      ['another body', event({ amount_total: 1 }), signed(good, WEBHOOK_SECRET)],
      ['an old one', good, signed(good, WEBHOOK_SECRET, Date.parse(CLOCK) - 3_600_000)],
      ['no json', '{', 't=1,v1=00'],
    ];
    const before = await rows();
    for (const [what, body, signature] of tries) {
      const answer = await fetch(`${server.url}/webhooks/stripe`, {
        ...{ method: 'POST', body },
        headers: {
          'content-type': 'application/json',
          ...(signature !== null && { 'stripe-signature': signature }),
        },
      });
      counted.tried += 1;
      expect(answer.status, what).toBe(400);
      counted.refused += 1;
    }
    expect((await fetch(`${server.url}/webhooks/stripe`)).status).toBeGreaterThanOrEqual(404);
    expect(
      (await fetch(`${server.url}/en/webhooks/stripe`, { method: 'POST', body: good })).status,
    ).toBeGreaterThanOrEqual(400);
    expect(await rows()).toEqual(before);
    const [order] = await db.select().from(orders).where(eq(orders.id, waiting.id));
    expect(order?.state).toBe('awaiting-payment');
  });

  it('the public pages and the interface for programs tell nothing of buyers', async () => {
    const visitor = new Visitor(server);
    const [product] = await db
      .select()
      .from(products)
      .where(eq(products.id, stage.other.productId));
    const slug = product?.slug ?? '';
    const addresses = [
      ...['/', '/san-pham', `/san-pham/${slug}`, `/san-pham/${slug}/danh-gia`, '/khuyen-mai'],
      ...[
        '/gio-qua',
        '/gio-qua/gio-nhap-kin',
        '/diem-ban',
        '/diem-ban/diem-cua-toi',
        '/khuyen-mai/ma-nhapkin9',
      ],
      ...[
        `/san-pham?q=${encodeURIComponent(VICTIM.name)}`,
        `/api/v1/products/${slug}`,
        '/sitemap.xml',
      ],
      ...[
        `/api/v1/search?q=${VICTIM.phone}`,
        '/api/v1/suggest?q=NHAPKIN',
        '/robots.txt',
        '/du-lieu-mo',
      ],
      ...[
        `/san-pham/${slug}/danh-gia/${stage.reviewId}/bao`,
        '/don-hang',
        '/gio-hang',
        '/thanh-toan',
      ],
    ];
    for (const address of addresses) {
      const page = await visitor.get(address);
      counted.looked += 1;
      expect(page.status, address).toBeLessThan(500);
      leaksNothing(address, page, decodeURIComponent(address));
    }
    expect(await db.select().from(quoteRequests)).toHaveLength(3);
    // Nothing of buyers stands in the log that officers read and that others are told from.
    const { rows: log } = await db.$client.execute('select * from changes');
    const text = JSON.stringify(log);
    for (const secret of [
      VICTIM.name,
      VICTIM.phone,
      VICTIM.address,
      VICTIM.email,
      stage.victim.token,
    ]) {
      expect(text).not.toContain(secret);
    }
  });
});
