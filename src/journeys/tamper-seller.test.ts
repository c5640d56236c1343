import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { grants } from '#db/schema/accounts.ts';
import { offers } from '#db/schema/catalogue.ts';
import { notices, pushSubscriptions } from '#db/schema/desk-day.ts';
import { waitingOf } from '#src/rights/listing-deeds.examples.ts';
import { threadOf } from '#src/rights/message-deeds.examples.ts';
import { endpointOf } from '#src/rights/notice-deeds.examples.ts';
import { editOf } from '#src/rights/sales-deeds.examples.ts';
import { claimCodeOf, sellerIdsOf } from '#src/rights/seller-deeds.examples.ts';
import { storyDraftOf, storyIdOf } from '#src/rights/story-deeds.examples.ts';
import { offerIdOf } from '#src/rights/trade-pages.examples.ts';
import {
  actorOf,
  counted,
  db,
  far,
  home,
  house,
  judged,
  near,
  officer,
  pictureOf,
  refuses,
  rows,
  sees,
  type Sent,
  server,
  startSellers,
  stopSellers,
} from './hostile/seller-stage.ts';

// The whole desk is looked at around each request.
vi.setConfig({ testTimeout: 240_000 });
beforeAll(startSellers, 240_000);
afterAll(stopSellers);

const VERSIONS = ['0', '99', '-1', '1.5', 'x', ''];
const ODD = ['-1', '0', '1e9', 'x', '', "1' or '1'='1"];
const theirs = () => [near, far];

describe('prices in bulk', () => {
  it('are one’s own only, and within reason', async () => {
    const [mine] = await db
      .select()
      .from(offers)
      .where(eq(offers.id, offerIdOf(home)));
    if (!mine) throw new Error('no offer');
    const table = '/ban/gia-kho/bang';
    const seen = (id: number, version: unknown = mine.version): unknown[] => [
      ...[id, version, mine.price, mine.stock, mine.state, mine.seasonFrom, mine.seasonTo],
      ...[mine.minQuantity, mine.maxQuantity, mine.leadDays],
    ];
    const save = (goc: unknown, fields: Record<string, string>, right = [422]): Sent => [
      ...([
        'the table',
        table,
        { viec: 'luu', goc: JSON.stringify(goc), ...fields },
        right,
      ] as const),
    ];
    const price = `gia-${mine.id}`;
    const write = (dong: unknown, right = [422]): Sent => [
      ...([
        'the sheet',
        '/ban/gia-kho/nhap',
        { viec: 'ghi', dong: JSON.stringify(dong) },
        right,
      ] as const),
    ];
    const old = { price: mine.price };
    await refuses(house.manager, [
      ...theirs().flatMap((world): Sent[] => {
        const id = offerIdOf(world);
        return [
          save([seen(id, 1)], { [`gia-${id}`]: '1000' }, [403, 422]),
          save(
            [seen(mine.id), seen(id, 1)],
            { [price]: '51000', [`gia-${id}`]: '1000' },
            [403, 422],
          ),
          write([[id, 1, { price: 1 }, { price: 1_000 }]], [403, 422]),
          write(
            [
              [mine.id, mine.version, old, { price: 51_000 }],
              [id, 1, {}, { price: 1_000 }],
            ],
            [...[403, 422]],
          ),
          ['taken back', table, { viec: 'hoan-tac', lan: String(editOf(world)), chac: '1' }, [422]],
          [
            'a holiday of theirs',
            `/ban/gia-kho/nghi?nha=${world.producerId}`,
            { viec: 'luu', 'ban-so': '0', tu: '2027-02-01', den: '2027-02-03' },
            [404],
          ],
          ['their table', `${table}?nha=${world.producerId}`, { viec: 'xem', goc: '[]' }, [404]],
        ];
      }),
      ...['-1', '0', '1e9', '1,5', 'x', '9999999999'].map((one) =>
        save([seen(mine.id)], { [price]: one }),
      ),
      ...[0, 99, -1, 1.5].map((v) => save([seen(mine.id, v)], { [price]: '51000' })),
      ...[[[mine.id]], [null], { a: 1 }, 'x', [[String(mine.id), 1]], Array(2_001).fill([1])].map(
        (goc) => save(goc, { [price]: '51000' }),
      ),
      ...[
        { price: '51000' },
        { price: null },
        { price: 1.5 },
        { stock: -1 },
        { stock: 'x' },
        { state: 'withdrawn' },
        { state: null },
        { leadDays: 9_999 },
        { minQuantity: 0 },
        { minQuantity: null },
        { seasonFrom: 5, seasonTo: 6 },
        { seasonFrom: '99-99', seasonTo: '01-01' },
        { illustrative: 0 },
        { productId: far.productId },
        { version: 9 },
        { sku: 'X' },
      ].map((to) => {
        const was = Object.fromEntries(
          Object.keys(to).map((key) => [key, (mine as Record<string, unknown>)[key] ?? null]),
        );
        return write([[mine.id, mine.version, was, to]]);
      }),
      write([
        [mine.id, mine.version, old, { price: 51_000 }],
        [mine.id, mine.version, old, { price: 52_000 }],
      ]),
      write([[mine.id, 99, old, { price: 51_000 }]]),
      write([[mine.id, mine.version, { price: 1 }, { price: 51_000 }]]),
      ...ODD.map((lan): Sent => ['no edit', table, { viec: 'hoan-tac', lan, chac: '1' }, [422]]),
      ['no sure word', table, { viec: 'hoan-tac', lan: String(editOf(home)) }, [422]],
      ...['2027-02-30', 'x', '2020-01-01'].map((den): Sent => [
        'a day',
        '/ban/gia-kho/nghi',
        { viec: 'luu', 'ban-so': '0', tu: '2027-02-01', den },
        [422],
      ]),
    ]);
    // A sheet that names goods of others says of them what it says of goods that are nowhere.
    const [other] = await db
      .select()
      .from(offers)
      .where(eq(offers.id, offerIdOf(far)));
    const before = await rows();
    const told: string[] = [];
    for (const sku of [other?.sku ?? '', 'KHONG-CO-MA-NAY']) {
      const sheet = new FormData();
      sheet.set('viec', 'xem');
      sheet.set('tep', new File([`Mã hàng,Giá\n${sku},1000\n`], 'a.csv', { type: 'text/csv' }));
      const answer = await house.manager.post('/ban/gia-kho/nhap', sheet);
      await judged(`a sheet with ${sku}`, answer, { right: [200, 422], before });
      told.push(
        answer.text.replaceAll(sku, '').replace(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, ''),
      );
    }
    expect(told[0]).toBe(told[1]);
  });
});

describe('people, claims and letters', () => {
  it('of another house are not changed through one’s own', async () => {
    const here = `/ban/chu-the/thanh-vien?chu-the=${home.producerId}`;
    const sent = await Promise.all(
      theirs().map(async (world) => ({ world, ids: await sellerIdsOf(db, world) })),
    );
    const member = { email: 'ke-la@vi-du.test', ten: 'Kẻ lạ', 'viec-lam': 'manager' };
    await refuses(house.manager, [
      ...sent.flatMap(({ world, ids }): Sent[] => [
        [
          'a duty of theirs',
          here,
          { viec: 'doi', nguoi: String(ids.grantId), 'viec-lam': 'packer' },
          [422],
        ],
        ['their member', here, { viec: 'roi', nguoi: String(ids.grantId) }, [422]],
        ['their invitation', here, { viec: 'lai', 'loi-moi': String(ids.invitationId) }, [422]],
        ['their invitation', here, { viec: 'rut', 'loi-moi': String(ids.invitationId) }, [422]],
        [
          'into their house',
          `/ban/chu-the/thanh-vien?chu-the=${world.producerId}`,
          { viec: 'moi', ...member },
          [404],
        ],
        [
          'their identity',
          `/ban/chu-the?chu-the=${world.producerId}`,
          { viec: 'luu', 'ban-so': '1', legalName: 'Kẻ lạ' },
          [404],
        ],
        [
          'a claim',
          `/ban/chu-the/yeu-cau/${claimCodeOf(world)}`,
          { viec: 'tra-loi', 'ban-so': '1', quyet: 'approved' },
          [403, 404],
        ],
        [
          'a claim',
          `/dang-ky-chu-the/${claimCodeOf(world)}`,
          { viec: 'rut', 'ban-so': '1' },
          [404],
        ],
        [
          'a claim',
          `/dang-ky-chu-the/${claimCodeOf(world)}`,
          { viec: 'sua', 'ban-so': '1' },
          [404],
        ],
        ['a letter', '/ban/chu-the/thu-moi', { viec: 'in', ma: String(world.producerId) }, [403]],
        ['a letter', '/ban/chu-the/thu-moi', { viec: 'rut', thu: String(ids.letterId) }, [403]],
      ]),
      ...['admin', '', 'Manager', 'provincial-officer'].map((duty): Sent => [
        'a duty that is none',
        here,
        { viec: 'moi', ...member, 'viec-lam': duty },
        [422],
      ]),
      ...VERSIONS.map((v): Sent => [
        'not as seen',
        `/ban/chu-the?chu-the=${home.producerId}`,
        { viec: 'luu', 'ban-so': v, legalName: 'Khác' },
        [422],
      ]),
      [
        'checked by oneself',
        `/ban/chu-the?chu-the=${home.producerId}`,
        { viec: 'doi-chieu', 'ban-so': '1' },
        [403],
      ],
    ]);
    const { ids } = sent[1] ?? { ids: { letterId: 0, fileId: 0 } };
    await refuses(officer, [
      [
        'of another province',
        `/ban/chu-the/yeu-cau/${claimCodeOf(far)}`,
        { viec: 'tra-loi', 'ban-so': '1', quyet: 'approved' },
        [404],
      ],
      [
        'of another province',
        '/ban/chu-the/yeu-cau',
        { viec: 'duyet', ma: `${claimCodeOf(far)}.1` },
        [200, 403, 422],
      ],
      [
        'of another province',
        '/ban/chu-the/thu-moi',
        { viec: 'in', ma: String(far.producerId) },
        [403, 422],
      ],
      [
        'of another province',
        '/ban/chu-the/thu-moi',
        { viec: 'rut', thu: String(ids.letterId) },
        [403, 404, 422],
      ],
      [
        'of another province',
        `/ban/chu-the?chu-the=${far.producerId}`,
        { viec: 'doi-chieu', 'ban-so': '1' },
        [404],
      ],
      ...VERSIONS.map((v): Sent => [
        'not as seen',
        `/ban/chu-the/yeu-cau/${claimCodeOf(home)}`,
        { viec: 'tra-loi', 'ban-so': v, quyet: 'refused', 'loi-nhan': 'Vì' },
        [422],
      ]),
      [
        'no verdict',
        `/ban/chu-the/yeu-cau/${claimCodeOf(home)}`,
        { viec: 'tra-loi', 'ban-so': '1', quyet: 'live' },
        [422],
      ],
    ]);
    await sees(
      house.manager,
      [
        ...[`/ban/chu-the/yeu-cau/tep/${ids.fileId}`, `/dang-ky-chu-the/${claimCodeOf(far)}`],
        ...[`/nhan-ho-so/${'0'.repeat(26)}`, `/nhan-ho-so/thu-${far.producerId}`],
      ],
      [404],
    );
    await sees(officer, [`/ban/chu-the/yeu-cau/tep/${ids.fileId}`], [404]);
  });

  it('a packer and a seller stay what they are', async () => {
    const here = `/ban/chu-the/thanh-vien?chu-the=${home.producerId}`;
    const [own] = await db
      .select()
      .from(grants)
      .where(eq(grants.userId, actorOf('packer').userId ?? ''));
    const [mine] = await db
      .select()
      .from(offers)
      .where(eq(offers.id, offerIdOf(home)));
    const picture = await pictureOf(home);
    const ban = String(mine?.version);
    const manager: Sent[] = [
      [
        'one’s own duty',
        here,
        { viec: 'doi', nguoi: String(own?.id), 'viec-lam': 'manager' },
        [403],
      ],
      [
        'a new manager',
        here,
        { viec: 'moi', email: 'toi@vi-du.test', ten: 'Tôi', 'viec-lam': 'manager' },
        [403],
      ],
      ['thrown out', here, { viec: 'roi', nguoi: String(home.holders.producer.grantId) }, [403]],
      [
        'the identity',
        `/ban/chu-the?chu-the=${home.producerId}`,
        { viec: 'luu', 'ban-so': '1', legalName: 'Tôi' },
        [403],
      ],
    ];
    await refuses(house.seller, manager);
    const edit = { 'o.summaryVi': 'Lời', 'ban-so': '1' };
    const story = { titleVi: 'Tên', bodyVi: 'Chữ' };
    await refuses(house.packer, [
      ...manager,
      ...['luu', 'tu-luu', 'gui', 'bo', 'chep', 'doi'].map((viec): Sent => [
        'a listing',
        `/ban/san-pham/${home.productId}`,
        { viec, ...edit, 'quy-cach': String(mine?.id), gia: '1000', ton: '5' },
        [403],
      ]),
      [
        'a price',
        '/ban/gia-kho',
        { viec: 'doi', 'quy-cach': String(mine?.id), 'ban-so': ban, gia: '1000', ton: '5' },
        [403],
      ],
      ['a price', `/ban/gia-kho/${mine?.id}`, { viec: 'ngung', 'ban-so': ban }, [403]],
      ['prices', '/ban/gia-kho/bang', { viec: 'luu', goc: '[]' }, [403]],
      ['prices', '/ban/gia-kho/nhap', { viec: 'ghi', dong: '[]' }, [403]],
      [
        'taken back',
        '/ban/gia-kho/bang',
        { viec: 'hoan-tac', lan: String(editOf(home)), chac: '1' },
        [403],
      ],
      [
        'a holiday',
        '/ban/gia-kho/nghi',
        { viec: 'luu', 'ban-so': '0', tu: '2027-02-01', den: '2027-02-03' },
        [403],
      ],
      [
        'a story',
        '/ban/cau-chuyen/luu',
        { ...story, ma: storyDraftOf(home), 'ban-so': '1' },
        [403],
      ],
      [
        'a story',
        `/ban/cau-chuyen/${storyDraftOf(home)}`,
        { viec: 'lay-lai', 'ban-so': '1' },
        [403],
      ],
      [
        'a story',
        `/ban/cau-chuyen/moi?chuyen=${storyIdOf(home)}`,
        { viec: 'go', 'ban-bai': '1', 'vi-sao': 'x' },
        [403],
      ],
      [
        'a picture',
        `/ban/anh/${picture.key}`,
        { viec: 'luu', 'ban-so': '1', 'mo-ta-vi': 'x' },
        [403],
      ],
      ['a picture', `/ban/anh/${picture.key}`, { viec: 'cat', chac: '1', 'ban-so': '1' }, [403]],
      [
        'a decision',
        `/ban/duyet/${waitingOf(home)}`,
        { viec: 'quyet', 'ban-so': '1', 'kl.introVi': 'approved' },
        [403],
      ],
    ]);
    await sees(
      house.packer,
      [
        ...['/ban/gia-kho/bang', '/ban/gia-kho/nghi', '/ban/doi-soat', '/ban/so-lieu'],
        ...['/ban/doi-soat/danh-sach.csv', '/ban/so-lieu/danh-sach.csv', '/ban/chu-the/thanh-vien'],
        ...['/ban/doi-soat/danh-sach.xlsx', `/ban/san-pham/${home.productId}`, '/ban/san-pham'],
      ],
      [403],
    );
    expect((await house.packer.get('/ban/don-hang')).status).toBe(200);
    // Duty and membership are asked of the store each time, whatever the session began with.
    const member = and(eq(grants.userId, actorOf('seller').userId ?? ''));
    await db.update(grants).set({ duty: 'packer' }).where(member);
    await refuses(house.seller, [
      [
        'since then a packer',
        '/ban/gia-kho',
        { viec: 'doi', 'quy-cach': String(mine?.id), 'ban-so': ban, gia: '1000', ton: '5' },
        [403],
      ],
      [
        'since then a packer',
        `/ban/san-pham/${home.productId}`,
        { viec: 'tu-luu', ...edit },
        [403],
      ],
    ]);
    await db
      .update(grants)
      .set({ withdrawnAt: 1, withdrawnBy: 'x', withdrawnWhy: 'x' })
      .where(member);
    await sees(
      house.seller,
      ['/ban/don-hang', `/ban/san-pham/${home.productId}`, '/ban/anh'],
      [403],
    );
    await refuses(house.seller, [
      [
        'no member any more',
        `/ban/tin-nhan/${threadOf(home)}`,
        { viec: 'tra-loi', tin: 'Chào', khoa: 'form-0009' },
        [403, 404],
      ],
      ['no member any more', '/ban/cau-chuyen/luu', { ...story, ma: storyDraftOf(home) }, [403]],
    ]);
  });
});

describe('messages, notices and devices', () => {
  it('are between those whose they are', async () => {
    const userId = far.holders.producer.userId;
    const [device] = await db
      .select()
      .from(pushSubscriptions)
      .where(eq(pushSubscriptions.userId, userId));
    const [notice] = await db.select().from(notices).where(eq(notices.userId, userId));
    const here = '/ban/thong-bao';
    await refuses(house.manager, [
      ...theirs().flatMap((world): Sent[] => [
        [
          'their thread',
          `/ban/tin-nhan/${threadOf(world)}`,
          { viec: 'tra-loi', tin: 'Chào', khoa: 'form-0002' },
          [404],
        ],
        ['their thread', `/ban/tin-nhan/${threadOf(world)}`, { viec: 'chua-doc' }, [404]],
      ]),
      ...[
        `${threadOf(home)}0`,
        threadOf(home).replace(/1$/, '2'),
        threadOf(home).slice(0, -2),
        '%00',
        "'--",
      ].map((code): Sent => [
        'no thread',
        `/ban/tin-nhan/${encodeURIComponent(code)}`,
        { viec: 'tra-loi', tin: 'x', khoa: 'form-0003' },
        [400, 404],
      ]),
      [
        'nothing said',
        `/ban/tin-nhan/${threadOf(home)}`,
        { viec: 'tra-loi', tin: ' ', khoa: 'form-0004' },
        [422],
      ],
      [
        'too much said',
        `/ban/tin-nhan/${threadOf(home)}`,
        { viec: 'tra-loi', tin: 'x'.repeat(9_000), khoa: 'form-0005' },
        [422],
      ],
      ['a device of theirs', here, { viec: 'bo', id: String(device?.id) }, [422]],
      [
        'a device of theirs',
        here,
        { viec: 'tat', endpoint: endpointOf(far.holders.producer) },
        [303],
      ],
      ...[
        'http://169.254.169.254/',
        'https://127.0.0.1/',
        'file:///etc/passwd',
        'https://evil.example/',
        '',
      ].map((endpoint): Sent => [
        'no push service',
        here,
        { viec: 'bat', endpoint, p256dh: 'x', auth: 'x' },
        [422],
      ]),
    ]);
    const before = await rows();
    const opened = await house.manager.get(`${here}?mo=${notice?.id}`);
    await judged('a notice of theirs', opened, { right: [303], before });
    expect(opened.location).toMatch(/\/ban\/thong-bao$/);
    await refuses(officer, [
      [
        'of another province',
        `/ban/tin-nhan/${threadOf(far)}`,
        { viec: 'tra-loi', tin: 'Chào', khoa: 'form-0006' },
        [404],
      ],
    ]);
    await sees(
      house.manager,
      [
        '/ban',
        '/ban/thong-bao?xem=het',
        '/ban/tin-nhan',
        '/ban/so-lieu',
        '/ban/doi-soat',
        '/ban/doi-soat/danh-sach.csv',
        '/ban/so-lieu/danh-sach.csv',
        '/ban/anh',
        '/ban/san-pham',
        '/ban/cau-chuyen',
        '/ban/gia-kho/bang',
      ],
      [200],
    );
    for (const world of theirs()) {
      const { producerId } = world;
      const asked = [
        'so-lieu',
        'doi-soat',
        'doi-soat/danh-sach.csv',
        'so-lieu/danh-sach.csv',
        'anh',
        'san-pham',
        'cau-chuyen',
        'gia-kho/bang',
      ];
      await sees(
        house.manager,
        asked.flatMap((list) =>
          ['nha', 'chu-the', 'co-so'].map((name) => `/ban/${list}?${name}=${producerId}`),
        ),
        [200, 404],
      );
    }
  });
});

describe('from elsewhere', () => {
  it('no other site’s page sends anything to the desk', async () => {
    const { key } = await pictureOf(home);
    const before = await rows();
    for (const address of [
      ...[`/ban/san-pham/${home.productId}`, '/ban/cau-chuyen/luu', '/ban/cau-chuyen/xem-truoc'],
      ...[`/ban/cau-chuyen/${storyDraftOf(home)}`, '/ban/cau-chuyen/moi', '/ban/anh'],
      ...[`/ban/anh/${key}`, '/ban/gia-kho/bang', '/ban/gia-kho/nhap', '/ban/gia-kho/nghi'],
      ...['/ban/chu-the', '/ban/chu-the/thanh-vien', '/ban/thong-bao', '/ban/duyet'],
      ...[`/ban/duyet/${waitingOf(home)}`, `/ban/tin-nhan/${threadOf(home)}`, '/nhan-ho-so'],
      ...['/dang-ky-chu-the/moi', '/dang-ky-chu-the/tai-khoan', '/ban/anh/tai-len'],
    ]) {
      for (const origin of [null, 'https://evil.example', 'null', `${server.url}.evil.example`]) {
        const fields = { viec: 'luu', 'ban-so': '1', 'o.summaryVi': 'x', titleVi: 'x' };
        for (const path of [address, `/en${address}`]) {
          const headers = origin === null ? {} : { origin };
          const answer = await house.manager.post(path, fields, headers as Record<string, string>);
          counted.tried += 1;
          expect.soft([403, 404], `${path} ${origin} → ${answer.status}`).toContain(answer.status);
          if ([403, 404].includes(answer.status)) counted.refused += 1;
        }
      }
    }
    expect(await rows()).toEqual(before);
  });
});
