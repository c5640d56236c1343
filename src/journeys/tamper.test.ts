import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { carts, sharedCarts } from '#db/schema/carts.ts';
import { offers } from '#db/schema/catalogue.ts';
import { voucherUses } from '#db/schema/promotions.ts';
import {
  type Sent,
  type Fields,
  server,
  db,
  stage,
  NUMBERS,
  counted,
  forms,
  rows,
  leaksNothing,
  refuses,
  hidden,
  filled,
  checkoutForm,
  cartOf,
  startTampering,
  stopTampering,
} from './hostile/tampering.ts';
import { CLOCK, linesOf, VICTIM } from './hostile/trade-stage.ts';
import { type Answered, Visitor } from './visitor.ts';

// The whole store is looked at around each request.
vi.setConfig({ testTimeout: 240_000 });
beforeAll(startTampering);
afterAll(stopTampering);

describe('the cart', () => {
  it('takes no wrong size and no wrong number of pieces', async () => {
    const thief = await filled();
    const { lines } = await cartOf(thief);
    const dong = String(lines[0]?.id);
    const cart = '/gio-hang';
    const { sku } = stage.own;
    const [paused] = await db
      .insert(offers)
      .values({
        ...{ sku: 'THU-NGUNG-1', productId: stage.own.productId, unitVi: 'x', unitEn: 'x' },
        ...{ price: 1, illustrative: false, state: 'paused' },
      })
      .returning({ sku: offers.sku });
    await refuses(thief, [
      ...[paused?.sku ?? '', 'MX-99999-9', "' or 1=1 --", '__proto__', `${sku} `.repeat(30)].map(
        (one): Sent => ['a sku', cart, { viec: 'them', sku: one, 'so-luong': '1' }, [422]],
      ),
      ...NUMBERS.filter((one) => one !== '').map((one): Sent => [
        'pieces',
        cart,
        { viec: 'them', sku, 'so-luong': one },
        [422],
      ]),
      ...NUMBERS.filter((one) => one !== '0').map((one): Sent => [
        'pieces of a line',
        cart,
        { viec: 'sua', dong, 'so-luong': one },
        [422],
      ]),
      ['a province', cart, { viec: 'noi-nhan', tinh: '99' }, [422]],
      ['no deed', cart, { viec: 'constructor' }, [422]],
    ]);
  });

  it('of somebody else is reached by no number, no cookie and no group', async () => {
    const owner = await filled(stage.other.sku, '2');
    const basket = [
      ...[
        ['viec', 'them-gio-tu-chon'],
        ['mon', stage.other.sku],
        ['sl', '2'],
        ['so-luong', '1'],
      ],
    ] as unknown as Fields;
    expect((await forms(owner, '/gio-hang', basket)).status).toBe(303);
    const { lines } = await cartOf(owner);
    const group = lines.find((line) => line.basketGroup !== '')?.basketGroup ?? '';
    expect(group).not.toBe('');
    const thief = await filled();
    await refuses(thief, [
      ...['sua', 'bo', 'de-danh', 've-gio'].flatMap((viec) =>
        [...lines.map(({ id }) => String(id)), ...NUMBERS].map((dong): Sent => [
          'a line',
          '/gio-hang',
          { viec, dong, 'so-luong': '3' },
          [422],
        ]),
      ),
      ...['bo-gio-qua', 'mo-goi'].flatMap((viec) =>
        [group, '', '%', '1'].map((gio): Sent => ['a group', '/gio-hang', { viec, gio }, [422]]),
      ),
    ]);
    // A thing packed in a basket is not changed by itself: the basket's discount is for all of it.
    const packed = String(lines.find((line) => line.basketGroup !== '')?.id);
    await refuses(
      owner,
      ['sua', 'bo', 'de-danh'].map((viec): Sent => [
        ...([
          'a packed line',
          '/gio-hang',
          { viec, dong: packed, 'so-luong': '1' },
          [422],
        ] as const),
      ]),
    );
    const [held] = await db
      .select()
      .from(carts)
      .where(eq(carts.id, lines[0]?.cartId ?? 0));
    const before = await rows();
    for (const key of [held?.keyHash ?? '', 'x', 'A'.repeat(43), '../../etc', '%00']) {
      const answer = await fetch(`${server.url}/thanh-toan`, { headers: { cookie: `gio=${key}` } });
      counted.looked += 1;
      expect(await answer.text()).toContain('Giỏ hàng đang trống');
    }
    expect(await rows()).toEqual(before);
  });

  it('prices by itself: a price, a name, a discount of a form are nothing', async () => {
    const thief = new Visitor(server);
    const lies = {
      gia: '1',
      price: '1',
      'don-gia': '1',
      tong: '1',
      giam: '9900',
      discountBp: '9900',
    };
    await thief.post('/gio-hang', { viec: 'them', sku: stage.own.sku, 'so-luong': '2', ...lies });
    const own = [
      ['viec', 'them-gio-tu-chon'],
      ['mon', stage.own.sku],
      ['sl', '1'],
    ];
    await forms(thief, '/gio-hang', [...own, ...Object.entries(lies)] as unknown as Fields);
    const { id } = await cartOf(thief);
    const { rows: packed } = await db.$client.execute(
      `select discount_bp from cart_baskets where cart_id = ${id}`,
    );
    expect(packed.map((row) => row['discount_bp'])).toEqual([0]);
    const [offer] = await db.select().from(offers).where(eq(offers.id, stage.own.offerId));
    const form = await checkoutForm(thief);
    expect(Number(form['da-thay'])).toBeGreaterThanOrEqual(3 * (offer?.price ?? 0) * 0.5);
    await refuses(thief, [
      ...['gio-nhap-kin', 'khong-co', '', '../x'].map((gio): Sent => [
        'a basket',
        '/gio-hang',
        { viec: 'them-gio-qua', gio, giam: '90' },
        [422],
      ]),
      ...['-5', '0', '1e9', '1.5', 'x'].flatMap((n): Sent[] => [
        ['a gift', '/gio-hang', [...own.slice(0, 2), ['sl', n]] as unknown as Fields, [422]],
        ['gifts', '/gio-hang', [...own, ['so-luong', n]] as unknown as Fields, [422]],
      ]),
    ]);
  });

  it('shared is found by its whole code only', async () => {
    const owner = await filled(stage.other.sku);
    await owner.post('/gio-hang', { viec: 'chia-se', ten: 'Giỏ kín', loi: '', nguoi: '' });
    const [shared] = await db.select().from(sharedCarts);
    const code = shared?.code ?? '';
    const thief = await filled();
    const wrong = [
      code.slice(0, 9),
      `${code}0`,
      '0'.repeat(10),
      '1',
      '%25',
      `${code.slice(0, 9)}!`,
    ];
    await refuses(
      thief,
      wrong.map((one): Sent => [
        ...([
          'a code',
          `/gio-hang/chia-se/${one}`,
          { viec: 'nhan', 'tat-ca': '1' },
          [404, 422],
        ] as const),
      ]),
    );
    for (const one of wrong) {
      counted.looked += 1;
      const page = await thief.get(`/gio-hang/chia-se/${one}`);
      expect(page.status, one).toBe(404);
      expect(page.text).not.toContain('Giỏ kín');
    }
  });

  it('gives no discount by a code that is none today, and tells of none that is not public', async () => {
    const thief = await filled();
    const draft = await thief.post('/gio-hang', { viec: 'ma-giam', ma: 'NHAPKIN9' });
    const none = await thief.post('/gio-hang', { viec: 'ma-giam', ma: 'KHONGCO9' });
    const alert = ({ text }: Answered): string => /role="alert">\s*([^<]+)/.exec(text)?.[1] ?? '';
    expect([draft.status, none.status]).toEqual([422, 422]);
    expect(alert(draft).replace('NHAPKIN9', '')).toBe(alert(none).replace('KHONGCO9', ''));
    for (const code of stage.promoted.codes) {
      const shopper = await filled();
      await shopper.post('/gio-hang', { viec: 'ma-giam', ma: code });
      const plain = await filled();
      const with_ = Number((await checkoutForm(shopper))['da-thay']);
      expect(with_, code).toBe(Number((await checkoutForm(plain))['da-thay']));
      counted.tried += 1;
      counted.refused += 1;
    }
    // The one that used up its code.
    expect(await db.select().from(voucherUses)).toHaveLength(1);
  });
});

describe('the checkout', () => {
  it('believes nothing of the form, whoever’s key it has', async () => {
    const victim = await filled(stage.other.sku);
    const theirs = await checkoutForm(victim);
    const placed = await victim.post('/thanh-toan', { ...theirs, ten: VICTIM.name });
    expect(placed.status).toBe(303);
    stage.secrets.push(placed.location?.split('/').at(-1) ?? '');
    const thief = await filled();
    const form = await checkoutForm(thief);
    const change = (fields: Record<string, string>, right: number[]): Sent => [
      ...(['the checkout', '/thanh-toan', { ...form, ...fields }, right] as const),
    ];
    await refuses(thief, [
      ...['1', '0', '-1', 'NaN', '1e9', String(Number(form['da-thay']) - 1)].map((one) =>
        change({ 'da-thay': one }, [409]),
      ),
      change({ 'da-thay': '' }, [409]),
      ...['', '7x7', `${form['gio']},9x9`, theirs['gio'] ?? ''].map((gio) =>
        change({ gio }, [409]),
      ),
      ...['', 'x', '../..', 'x'.repeat(90)].map((khoa) => change({ khoa }, [409])),
      ...['99', "'--", ''].map((tinh) => change({ tinh }, [409, 422])),
      ...['free', 'paid', '', 'COD'].map((tra) => change({ tra }, [422])),
      ...['999999', '-1', String(stage.promoted.pointId), 'x'].map((diem) =>
        change({ nhan: 'den-lay', diem }, [422]),
      ),
      ...['12345', '0987', '+1 555 0100', 'x'].map((one) => change({ 'dien-thoai': one }, [422])),
      change({ ten: '' }, [422]),
      change({ 'cong-ty': 'X', mst: '123' }, [422]),
      change({ 'ghi-chu': 'x'.repeat(1_999) }, [422]),
    ]);
    // The victim's key opens nothing: it belongs to the victim's cart.
    const mine = await thief.post('/thanh-toan', { ...form, khoa: theirs['khoa'] ?? '' });
    expect(mine.status).toBe(303);
    leaksNothing('the key of somebody else', mine);
    counted.tried += 1;
    counted.refused += 1;
    // And the same form again is the same order, and no second one.
    const before = await rows();
    const again = await thief.post('/thanh-toan', { ...form, khoa: theirs['khoa'] ?? '' });
    expect([303, 200]).toContain(again.status);
    expect(await rows()).toEqual(before);
  });
});

describe('an order', () => {
  const WRONG = (): string[] => {
    const { token } = stage.victim;
    return [
      ...[
        token.slice(0, 25),
        `${token}0`,
        token.toUpperCase(),
        `${token.slice(0, 25)}z`,
        '0'.repeat(26),
      ],
      ...['1', 'MX-7K3Q-D9FH', "' or '1'='1", '%2e%2e', String(stage.victim.id), '%00'],
    ];
  };
  const PARTS = [
    '',
    '/huy',
    '/tra-hang',
    '/danh-gia',
    '/du-lieu',
    '/du-lieu.json',
    '/don.pdf',
    '/vietqr.png',
  ];

  it('is found by its whole address only', async () => {
    const thief = new Visitor(server);
    const before = await rows();
    for (const token of WRONG()) {
      for (const part of PARTS) {
        const page = await thief.get(`/don-hang/${encodeURIComponent(token)}${part}`);
        counted.looked += 1;
        expect([400, 404], `${token}${part} ${page.status}`).toContain(page.status);
        // What was asked for may be said again.
        leaksNothing(`${token}${part}`, page, token);
      }
    }
    expect(await rows()).toEqual(before);
    await refuses(
      thief,
      WRONG().flatMap((token) =>
        ['', '/huy', '/tra-hang', '/danh-gia', '/du-lieu'].map((part): Sent => [
          ...(['a token', `/don-hang/${encodeURIComponent(token)}${part}`] as const),
          { viec: 'the', chac: '1' },
          [400, 403, 404],
        ]),
      ),
    );
  });

  it('is cancelled, returned and reviewed as far as it is one’s own, and as far as it goes', async () => {
    const thief = new Visitor(server);
    const { mine, packing, victim, parcelId, returnId, firstLine } = stage;
    const mineParcel = mine.parcels[0] ?? { id: 0, lineIds: [] };
    const [line = 0] = mineParcel.lineIds;
    const theirs = await linesOf(db, victim.id);
    const own = `/don-hang/${mine.token}`;
    const back = {
      viec: 'gui',
      'ly-do': 'damaged',
      ke: 'Vỡ nắp khi nhận',
      kien: String(mineParcel.id),
    };
    const review = { viec: 'danh-gia', diem: '5', 'noi-dung': 'Ngon', ten: 'K.', 'phien-ban': '0' };
    await refuses(thief, [
      ['cancel what arrived', `${own}/huy`, {}, [409]],
      ['card for a transfer', own, { viec: 'the' }, [303, 422]],
      ...['3', '-1', '1.5', '1e9', 'x', '999999'].map((n): Sent => [
        'pieces back',
        `${own}/tra-hang`,
        { ...back, [`so-${line}`]: n },
        [422],
      ]),
      ...theirs.map(({ id }): Sent => [
        'a line of theirs',
        `${own}/tra-hang`,
        { ...back, [`so-${id}`]: '1' },
        [422],
      ]),
      [
        'a parcel of theirs',
        `${own}/tra-hang`,
        { ...back, kien: String(parcelId), [`so-${firstLine}`]: '1' },
        [422],
      ],
      ['no reason', `${own}/tra-hang`, { ...back, 'ly-do': 'free', [`so-${line}`]: '1' }, [422]],
      [
        'a return of theirs',
        `${own}/tra-hang`,
        { viec: 'rut', 'yeu-cau': String(returnId) },
        [422],
      ],
      ['a return of nobody', `${own}/tra-hang`, { viec: 'rut', 'yeu-cau': '-1' }, [422]],
      [
        'back before it came',
        `/don-hang/${packing.token}/tra-hang`,
        { ...back, kien: String(packing.parcels[0]?.id) },
        [422],
      ],
      ...[firstLine, theirs[1]?.id ?? 0, packing.parcels[0]?.lineIds[0] ?? 0, ...NUMBERS].map(
        (dong): Sent => ['a review', `${own}/danh-gia`, { ...review, dong: String(dong) }, [422]],
      ),
      ...['0', '6', '-1', '4.5', 'x', ''].map((diem): Sent => [
        'a mark',
        `${own}/danh-gia`,
        { ...review, dong: String(line), diem },
        [422],
      ]),
      [
        'too early',
        `/don-hang/${packing.token}/danh-gia`,
        { ...review, dong: String(packing.parcels[0]?.lineIds[0]) },
        [422],
      ],
    ]);
    await thief.post(`${own}/danh-gia`, { ...review, dong: String(line) });
    await refuses(thief, [
      [
        'a stale review',
        `${own}/danh-gia`,
        { ...review, dong: String(line), diem: '1', 'phien-ban': '9' },
        [422],
      ],
    ]);
    // Of what is one's own nothing of anybody else is told.
    for (const part of PARTS) {
      counted.looked += 1;
      leaksNothing(part, await thief.get(`${own}${part}`));
    }
  });

  it('is looked up with the right number only: the same answer to the rest, and not for long', async () => {
    const before = await rows();
    const ask = (ma: string, phone: string, from: string) =>
      forms(new Visitor(server), '/don-hang', { ma, 'dien-thoai': phone }, from);
    const alert = ({ text }: Answered): string => /role="alert"[^>]*>([^<]+)/.exec(text)?.[1] ?? '';
    const wrong = await ask('MX-7K3Q-D9FH', '0912345678', '203.0.113.1');
    const unknown = await ask('MX-4K3Q-D9FH', '0912345678', '203.0.113.1');
    expect([wrong.status, unknown.status]).toEqual([404, 404]);
    expect(alert(wrong)).toBe(alert(unknown));
    leaksNothing('the wrong number', wrong);
    for (let i = 0; i < 12; i++) {
      const answer = await ask(
        'MX-7K3Q-D9FH',
        `09876540${String(i).padStart(2, '0')}`,
        `198.51.100.${i}`,
      );
      leaksNothing('guessing', answer);
      counted.tried += 1;
      if ([404, 429].includes(answer.status)) counted.refused += 1;
    }
    // Too many tries for one code: not even the right number opens it for a while.
    const right = await ask('MX-7K3Q-D9FH', VICTIM.phone, '198.51.100.99');
    expect(right.status).toBe(429);
    let last = 0;
    for (let i = 0; i < 22; i++) {
      ({ status: last } = await ask(
        `MX-5K3Q-D9F${'23456789BCDFGHJKLMNPQR'[i]}`,
        '0912345678',
        '192.0.2.7',
      ));
    }
    expect(last).toBe(429);
    expect(await rows()).toEqual(before);
  });
});

describe('a quotation', () => {
  it('is accepted as it was answered, by whoever asked', async () => {
    const thief = new Visitor(server);
    const { asked, myPart, old, oldPart, theirs, theirPart, own } = stage;
    const accept = (token: string): string => `/bao-gia/${token}/dat-hang`;
    const buyer = {
      ...{ ten: 'Kẻ Dò Xét', 'dien-thoai': '0912345678', thu: '', tinh: '01', xa: 'ba dinh' },
      ...{ 'dia-chi': 'Số 5', cach: 'cod', tong: '250000' },
    };
    const send = (what: string, fields: Record<string, string>, token = asked.token): Sent => [
      ...([what, accept(token), { ...buyer, phan: `${myPart}.2`, ...fields }, [422]] as const),
    ];
    await refuses(thief, [
      ...[
        `${theirPart}.2`,
        `${oldPart}.2`,
        `${myPart}.1`,
        `${myPart}.9`,
        `${myPart}`,
        'x',
        '-1.2',
        '',
      ].map((phan) => send('a part', { phan })),
      [
        ...(['theirs beside mine', accept(asked.token)] as const),
        [...Object.entries(buyer), ['phan', `${myPart}.2`], ['phan', `${theirPart}.2`]],
        [422],
      ],
      ...['1', '0', '-1', '249999', 'NaN', ''].map((tong) => send('a sum', { tong })),
      send('its time is over', { phan: `${oldPart}.2` }, old.token),
      ...['free', ''].map((cach) => send('a method', { cach })),
      send('a place', { xa: 'Không Có Xã Này' }),
      send('a number', { 'dien-thoai': 'x' }),
      ...[theirPart, oldPart, -1].map((phan): Sent => [
        'withdrawn',
        `/bao-gia/${asked.token}`,
        { viec: 'rut', phan: String(phan) },
        [422],
      ]),
    ]);
    const wrong = [
      theirs.token.slice(0, 25),
      theirs.token.toUpperCase(),
      theirs.code,
      '1',
      '0'.repeat(26),
    ];
    await refuses(
      thief,
      wrong.flatMap((token): Sent[] => [
        ['a token', `/bao-gia/${token}`, { viec: 'rut', chac: '1' }, [404]],
        ['a token', accept(token), { ...buyer, phan: `${theirPart}.2` }, [404]],
      ]),
    );
    for (const token of wrong) {
      for (const part of ['', '/dat-hang', '/bao-gia.pdf']) {
        counted.looked += 1;
        const page = await thief.get(`/bao-gia/${token}${part}`);
        expect(page.status).toBe(404);
        leaksNothing(part, page);
      }
    }
    for (const part of ['', `/dat-hang?phan=${theirPart}`, `/dat-hang?phan=${myPart}`]) {
      counted.looked += 1;
      leaksNothing(part, await thief.get(`/bao-gia/${asked.token}${part}`));
    }
    expect(own.producerId).toBeGreaterThan(0);
  });

  it('is asked for with our own form, and its key is nobody else’s', async () => {
    const thief = new Visitor(server);
    const { sku } = stage.own;
    const page = await thief.get(`/bao-gia?sku=${encodeURIComponent(sku)}`);
    server.setClock('2026-11-23T03:02:00.000Z');
    const form = {
      ...hidden(page.text),
      ...{ ten: 'Kẻ Dò Xét', 'dien-thoai': '0912345678', thu: 'toi@vi-du.test', tinh: '01' },
      ...{ xa: 'ba dinh', 'dia-chi': 'Số 5', sku, [`sl-${sku}`]: '5' },
    };
    const [lonely] = await db
      .select({ sku: offers.sku })
      .from(offers)
      .where(eq(offers.sku, 'THU-NGUNG-1'));
    await refuses(thief, [
      ...['', 'x', '1.2.3', `${hidden(page.text)['luc']}x`].map((luc): Sent => [
        'no form of ours',
        '/bao-gia',
        { ...form, luc },
        [422],
      ]),
      ...NUMBERS.filter((one) => one !== '99999999').map((one): Sent => [
        'pieces',
        '/bao-gia',
        { ...form, [`sl-${sku}`]: one },
        [422],
      ]),
      ...['x', lonely?.sku ?? 'x', ''].map((one): Sent => [
        'a size',
        '/bao-gia',
        { ...form, sku: one, [`sl-${one}`]: '5' },
        [422],
      ]),
      ['a day', '/bao-gia', { ...form, 'ngay-can': '2020-01-01' }, [422]],
      ['a key', '/bao-gia', { ...form, khoa: 'x' }, [422]],
      ['the key of somebody else', '/bao-gia', { ...form, khoa: stage.theirs.key }, [422]],
    ]);
    server.setClock(CLOCK);
  });
});
