import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { draftOf, siblingOf, waitingOf } from '#src/rights/listing-deeds.examples.ts';
import { storyDraftOf, storyIdOf } from '#src/rights/story-deeds.examples.ts';
import { offerIdOf } from '#src/rights/trade-pages.examples.ts';
import {
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
  stranger,
  victim,
} from './hostile/seller-stage.ts';
import type { Visitor } from './visitor.ts';

// The whole desk is looked at around each request.
vi.setConfig({ testTimeout: 240_000 });
beforeAll(startSellers, 240_000);
afterAll(stopSellers);

const VERSIONS = ['0', '99', '-1', '1.5', 'x', ''];
const ODD = ['-1', '0', '1e9', 'x', '', "1' or '1'='1"];
const theirs = () => [near, far];

describe('a listing', () => {
  it('takes nothing of another producer into one’s own, and only as it was seen', async () => {
    const here = `/ban/san-pham/${home.productId}`;
    const words = { 'o.summaryVi': 'Lời thử', 'ban-so': '1' };
    const others = await Promise.all(theirs().map(pictureOf));
    await refuses(house.manager, [
      ...others.flatMap(({ id }): Sent[] =>
        ['luu', 'tu-luu', 'gui'].map((viec): Sent => [
          'a picture of theirs',
          here,
          { viec, ...words, 'co-anh': '1', anh: String(id) },
          [422],
        ]),
      ),
      ...theirs().flatMap((world): Sent[] => [
        [
          'copied from theirs',
          here,
          { viec: 'chep', tu: String(siblingOf(world)), muc: 'summaryEn', 'ban-so': '1' },
          [422],
        ],
        [
          'a price of theirs',
          here,
          { viec: 'doi', 'quy-cach': String(offerIdOf(world)), 'ban-so': '1', gia: '1', ton: '1' },
          [403, 422],
        ],
        ...['luu', 'tu-luu', 'gui', 'bo', 'lay-ve', 'chep'].map((viec): Sent => [
          'theirs',
          `/ban/san-pham/${world.productId}`,
          { viec, ...words },
          [404],
        ]),
      ]),
      ...VERSIONS.flatMap((version): Sent[] => [
        ['not as seen', here, { viec: 'luu', ...words, 'ban-so': version }, [422]],
        ['not as seen', here, { viec: 'tu-luu', ...words, 'ban-so': version }, [422]],
        ['not as seen', here, { viec: 'bo', 'ban-so': version }, [422]],
      ]),
      ...ODD.map((tu): Sent => ['no product', here, { viec: 'chep', tu, muc: 'claims' }, [422]]),
      ['taken back what does not wait', here, { viec: 'lay-ve', 'ban-so': '1' }, [422]],
    ]);
  });

  it('is decided by the office of its province alone, on what it saw', async () => {
    const own = waitingOf(home);
    const verdict = { viec: 'quyet', 'kl.introVi': 'approved', 'nhan.introVi': '', thay: '[]' };
    const bulk = (code: string, version = '1') => ({
      ...{ viec: 'duyet', chon: code, [`ban-so.${code}`]: version, [`thay.${code}`]: '[]' },
    });
    await refuses(officer, [
      ...[waitingOf(far), draftOf(far), storyDraftOf(far)].flatMap((code): Sent[] => [
        ['of another province', `/ban/duyet/${code}`, { ...verdict, 'ban-so': '1' }, [404]],
        ['of another province', '/ban/duyet', bulk(code), [200]],
      ]),
      ['not sent yet', `/ban/duyet/${draftOf(home)}`, { ...verdict, 'ban-so': '1' }, [404, 422]],
      ['not sent yet', '/ban/duyet', bulk(draftOf(home)), [200]],
      ...VERSIONS.map((v): Sent => [
        'not as seen',
        `/ban/duyet/${own}`,
        { ...verdict, 'ban-so': v },
        [422],
      ]),
      ...['', '[]', '{}', 'x', '{"standing":"x","live":{}}'].map((thay): Sent => [
        'a forged look',
        `/ban/duyet/${own}`,
        { ...verdict, 'ban-so': '1', thay },
        [422],
      ]),
      [
        'no reason',
        `/ban/duyet/${own}`,
        { ...verdict, 'ban-so': '1', 'kl.introVi': 'refused' },
        [422],
      ],
      [
        'a field that does not wait',
        `/ban/duyet/${own}`,
        { viec: 'quyet', 'kl.name': 'approved', 'kl.introVi': 'live', 'ban-so': '1', thay: '[]' },
        [422],
      ],
    ]);
    await refuses(house.manager, [
      ['decided by oneself', `/ban/duyet/${own}`, { ...verdict, 'ban-so': '1' }, [403]],
      ['decided by oneself', '/ban/duyet', bulk(own), [403]],
      ['theirs', `/ban/duyet/${waitingOf(far)}`, { ...verdict, 'ban-so': '1' }, [404]],
    ]);
    await refuses(stranger, [
      ['by nobody', `/ban/duyet/${own}`, { ...verdict, 'ban-so': '1' }, [303]],
      ['by nobody', '/ban/duyet', bulk(own), [303]],
    ]);
  });

  it('keeps fields that no form has as they are', async () => {
    const read = () => db.$client.execute(`select * from products where id = ${home.productId}`);
    const before = JSON.stringify((await read()).rows);
    const extra = {
      ...{ state: 'approved', producerId: String(far.producerId), 'o.stars': '5', 'o.slug': 'x' },
      ...{ subjectId: String(far.productId), kind: 'producer', listingVersion: '9', verdict: 'x' },
      ...{ constructor: 'x', __proto__: 'x', 'o.constructor': 'x', decidedBy: 'Ai', ma: 'x' },
    };
    const answer = await house.manager.post(`/ban/san-pham/${home.productId}`, {
      ...{ viec: 'luu', 'ban-so': '1', 'o.summaryVi': 'Mật ong rừng' },
      ...extra,
    });
    expect(answer.status).toBe(303);
    expect(JSON.stringify((await read()).rows)).toBe(before);
    const { rows: changes } = await db.$client.execute(
      `select state, producer_id, subject_id, kind, decided_by from listing_changes where code = '${draftOf(home)}'`,
    );
    expect(changes[0]).toMatchObject({
      ...{ state: 'draft', producer_id: home.producerId, subject_id: home.productId },
      ...{ kind: 'product', decided_by: '' },
    });
  });
});

describe('a story', () => {
  it('is written and shown by its own producer alone', async () => {
    const typed = { titleVi: 'Tên lạ', bodyVi: 'Chữ lạ' };
    const own = `/ban/cau-chuyen/${storyDraftOf(home)}`;
    const save = '/ban/cau-chuyen/luu';
    const mine = { ...typed, 'chu-the': String(home.producerId), 'ban-so': '' };
    const others = await Promise.all(theirs().map(pictureOf));
    await refuses(house.manager, [
      ...theirs().flatMap((world): Sent[] => [
        ['theirs', save, { ...typed, ma: storyDraftOf(world), 'ban-so': '1' }, [404]],
        ['theirs', save, { ...typed, chuyen: String(storyIdOf(world)), 'ban-so': '' }, [404]],
        ['for them', save, { ...typed, 'chu-the': String(world.producerId) }, [404]],
        ['a product of theirs', save, { ...mine, products: String(world.productId) }, [422]],
        [
          'seen',
          '/ban/cau-chuyen/xem-truoc',
          { ...typed, ma: storyDraftOf(world), 'ban-so': '1' },
          [404],
        ],
        ...['luu', 'gui', 'bo', 'lay-lai'].map((viec): Sent => [
          'theirs',
          `/ban/cau-chuyen/${storyDraftOf(world)}`,
          { viec, ...typed, 'ban-so': '1' },
          [404],
        ]),
        ...['go', 'hien', 'luu', 'gui'].map((viec): Sent => [
          'theirs',
          `/ban/cau-chuyen/moi?chuyen=${storyIdOf(world)}`,
          { viec, 'ban-bai': '1', 'vi-sao': 'Vì', ...typed },
          [404],
        ]),
        [
          'for them',
          `/ban/cau-chuyen/moi?chu-the=${world.producerId}`,
          { viec: 'luu', ...typed },
          [404],
        ],
      ]),
      ...others.map(({ id }): Sent => [
        'a picture of theirs',
        save,
        { ...mine, pictures: String(id) },
        [422],
      ]),
      ...VERSIONS.flatMap((v): Sent[] => [
        ['while it waits', own, { viec: 'luu', ...typed, 'ban-so': v }, [422]],
        ['not as seen', own, { viec: 'lay-lai', 'ban-so': v }, [422]],
        [
          'not as seen',
          `/ban/cau-chuyen/moi?chuyen=${storyIdOf(home)}`,
          { viec: 'go', 'ban-bai': v, 'vi-sao': 'Vì' },
          [422],
        ],
      ]),
      ...ODD.map((ma): Sent => ['no story', save, { ...typed, ma: ma || '-' }, [404]]),
    ]);
    await refuses(officer, [
      [
        'of another province',
        `/ban/cau-chuyen/${storyDraftOf(far)}`,
        { viec: 'go', 'ban-bai': '1' },
        [404],
      ],
      ['written by the office', own, { viec: 'luu', ...typed, 'ban-so': '1' }, [403]],
      ['written by the office', save, { ...typed, ma: storyDraftOf(home), 'ban-so': '1' }, [403]],
    ]);
  });
});

describe('a picture', () => {
  const note = (producer: number, more: Record<string, string> = {}): string =>
    Object.entries({ filename: 'a.jpg', producer: String(producer), ...more })
      .map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`)
      .join(',');
  const TUS = { 'tus-resumable': '1.0.0' };
  const send = (visitor: Visitor, address: string, init: RequestInit) =>
    fetch(new URL(address, server.url), {
      redirect: 'manual',
      ...init,
      headers: { cookie: visitor.cookie, origin: server.url, ...TUS, ...init.headers },
    });
  const begin = (visitor: Visitor, meta: string, headers: Record<string, string> = {}) =>
    send(visitor, '/ban/anh/tai-len', {
      method: 'POST',
      headers: { 'upload-length': '8', 'upload-metadata': meta, ...headers },
    });

  it('of another producer is not changed, chosen, replaced nor seen', async () => {
    const [n, y] = await Promise.all(theirs().map(pictureOf));
    const own = await pictureOf(home);
    const word = { 'mo-ta-vi': 'Lạ', 'mo-ta-en': 'Odd', 'ban-so': '1' };
    await refuses(house.manager, [
      ...[n, y].flatMap((one): Sent[] =>
        ['luu', 'cat', 'lay-lai', 'thay'].map((viec): Sent => [
          'theirs',
          `/ban/anh/${one?.key}`,
          { viec, chac: '1', 'chu-the': String(home.producerId), ...word },
          [404],
        ]),
      ),
      ...VERSIONS.flatMap((v): Sent[] => [
        ['not as seen', `/ban/anh/${own.key}`, { viec: 'luu', ...word, 'ban-so': v }, [422]],
        ['not as seen', `/ban/anh/${own.key}`, { viec: 'cat', chac: '1', 'ban-so': v }, [422]],
      ]),
      ['no sure word', `/ban/anh/${own.key}`, { viec: 'cat', 'ban-so': '1' }, [422]],
      ...theirs().map(({ producerId }): Sent => [
        'for them',
        '/ban/anh',
        { viec: 'tai', 'chu-the': String(producerId) },
        [403],
      ]),
      ...['../../etc/passwd', 'A'.repeat(16), '0'.repeat(16), '%00'].map((key): Sent => [
        'no key',
        `/ban/anh/${encodeURIComponent(key)}`,
        { viec: 'luu', ...word },
        [400, 404],
      ]),
    ]);
    for (const visitor of [house.manager, stranger, officer]) {
      await sees(
        visitor,
        [
          ...[`/ban/anh/${y?.key}/320.webp`, `/anh/${y?.key}-320.webp`, `/anh/${y?.key}-640.avif`],
          ...['/anh/tep', '/anh/tep?tep=x&den=9999999999999&ky=x', `/anh/${own.key}-320.webp`],
        ],
        [404],
      );
    }
    // The address of one's own original, with another file or another time in it.
    const page = await house.manager.get(`/ban/anh/${own.key}`);
    const signed = /href="([^"]*\/anh\/tep\?[^"]+)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&');
    expect(signed).toBeDefined();
    const url = new URL(signed ?? '', server.url);
    expect((await stranger.get(url.pathname + url.search)).status).toBe(200);
    for (const [name, value] of [...url.searchParams]) {
      const other = new URL(url);
      other.searchParams.set(name, /^\d+$/.test(value) ? `${value}0` : `${value}0`);
      await sees(stranger, [other.pathname + other.search], [404]);
    }
  });

  it('is sent in parts for one’s own house, by whoever began it', async () => {
    const before = await rows();
    const other = await pictureOf(far);
    for (const { producerId } of theirs()) {
      await judged('tus for them', await begin(house.manager, note(producerId)), {
        ...{ right: [403], before },
      });
    }
    for (const odd of ODD) {
      const meta = note(0, { producer: odd });
      await judged(`tus for ${odd}`, await begin(house.manager, meta), { right: [403], before });
    }
    await judged('tus by nobody', await begin(stranger, note(home.producerId)), {
      ...{ right: [401], before },
    });
    await judged('tus by the office', await begin(officer, note(home.producerId)), {
      ...{ right: [403], before },
    });
    for (const length of ['-1', '0', 'x', '1e12', '99999999999', '']) {
      const answer = await begin(house.manager, note(home.producerId), { 'upload-length': length });
      await judged(`tus of ${length} bytes`, answer, { right: [400, 413, 422], before });
    }
    for (const origin of ['https://evil.example', 'null', `${server.url}.evil.example`]) {
      const answer = await begin(house.manager, note(home.producerId), { origin });
      await judged(`tus from ${origin}`, answer, { right: [403], before });
    }
    // An upload of the victim is there for nobody else, however it is asked.
    const begun = await begin(victim, note(far.producerId));
    expect(begun.status).toBe(201);
    const at = new URL(begun.headers.get('location') ?? '', `${server.url}/ban/anh/tai-len/`);
    const here = at.pathname;
    const around = await rows();
    const part = {
      ...{ 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    };
    for (const visitor of [house.manager, house.packer, officer, stranger]) {
      const right = visitor === stranger ? [401] : visitor === officer ? [403] : [404];
      for (const [said, init, path] of [
        ['looked', { method: 'HEAD' }, here],
        ['looked', { method: 'GET' }, here],
        [
          'gone on',
          {
            method: 'POST',
            body: 'GIF89a..',
            headers: { ...part, 'x-http-method-override': 'PATCH' },
          },
          here,
        ],
        ['thrown away', { method: 'POST', headers: { 'x-http-method-override': 'DELETE' } }, here],
        ['taken over', { method: 'POST' }, `${here}/xong`],
      ] as const) {
        const answer = await send(visitor, path, init);
        await judged(`an upload of theirs ${said}`, answer, { right, before: around });
      }
    }
    for (const [method, override] of [
      ['PATCH', null],
      ['DELETE', null],
      ['POST', 'PATCH'],
      ['POST', 'DELETE'],
      ['POST', 'PUT'],
    ] as const) {
      const evil = { origin: 'https://evil.example', ...part };
      const headers = { ...evil, ...(override && { 'x-http-method-override': override }) };
      const init = { method, headers, ...(method !== 'DELETE' && { body: 'GIF89a..' }) };
      const answer = await send(victim, here, init);
      const said = `from elsewhere ${method} ${override}`;
      await judged(said, answer, { right: [403, 404, 405], before: around });
    }
    await judged(
      'from elsewhere',
      await send(victim, `${here}/xong`, {
        ...{ method: 'POST', headers: { origin: 'https://evil.example' } },
      }),
      { right: [403], before: around },
    );
    // One's own file may not put away a picture of somebody else, and is not taken either.
    const mine = await begin(house.manager, note(home.producerId, { instead: other.key }));
    const own = new URL(mine.headers.get('location') ?? '', `${server.url}/ban/anh/tai-len/`);
    const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
    await send(house.manager, own.pathname, {
      ...{ method: 'POST', body: gif.subarray(0, 8) },
      headers: { ...part, 'x-http-method-override': 'PATCH' },
    });
    const kept = await rows();
    const done = await send(house.manager, `${own.pathname}/xong`, { method: 'POST' });
    counted.tried += 1;
    expect([403, 422]).toContain(done.status);
    expect((await rows())['media']).toBe(kept['media']);
    counted.refused += 1;
  });
});
