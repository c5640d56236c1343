import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { eq, like } from 'drizzle-orm';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb, type Db } from '#db/client.ts';
import { mails } from '#db/schema/accounts.ts';
import { serials } from '#db/schema/codes.ts';
import { epcisEvents, eventFiles, lots } from '#db/schema/lots.ts';
import { paths } from '#src/base/paths.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { gtinUnder, printedGtin } from '#src/features/trace/codes/company-prefix.ts';
import { scanWords } from '#src/words/scan/words.ts';
import { lookAt } from './certification/look.ts';
import { openChromium, type Tab } from './chromium.ts';
import { signedIn, storeOf } from './people.ts';
import { type Goods, goodsWithStar } from './scan/goods.ts';
import { deskTab, scan, touristTab } from './scan/phones.ts';
import { readSheets } from './scan/printed.ts';
import { firstNotice, pageOf, publicWord, untilSays } from './scan/public-word.ts';
import { startServer, type TestServer } from './server.ts';
import { lettersTo, type Visitor } from './visitor.ts';

/**
 * The whole way of a code, in browsers: a lot recorded without a network, its labels printed and read back from the PDF,
 * a visitor from Korea who scans one, a correction, a recall that the next scan shows first, a report that something is
 * wrong, and the end of the recall. `SHOTS=folder` keeps a picture of each step.
 */
const CLOCK = '2026-11-23T08:00:00+07:00';
const PICTURE = new URL('../../public/icon-512.png', import.meta.url).pathname;
/** Numbers of GS1's range for demonstrations. */
const GTIN = gtinUnder('952345600', 7);
const CUSTOMER = { name: 'Cửa hàng Kín Tiếng', email: 'khach-kin@vi-du.test' };
const TOURIST = 'tourist@vi-du.test';
const LABELS = 30;
const KOREAN = 'ko-KR,ko;q=0.9';
/** As programs read them: the wrong step, the declaration that it was wrong, and what is right. */
const EVENTS = ['processing', 'packing', 'packing', 'packing', 'shipping'];
const p = paths('vi');
const ko = scanWords('ko');
const NOTICE = '이 로트는 회수 중입니다: 건강을 해칠 수 있습니다';

let server: TestServer;
let browser: Browser;
let db: Db;
let goods: Goods;
let producer: Visitor;
let phone: Tab;
let office: Tab;
let tourist: Tab;
/** The same telephone with scripts, which the tools that look a page over need. */
let beside: Tab;
let lotId = 0;
let lotCode = '';
/** What the first printed label says: a whole address. */
let printed = '';
let job = '';
let recall = '';
let asked: Parameters<typeof publicWord>[1];
const figures: string[] = [];
/** What was wrong with the pages on the way. */
const wrong: string[] = [];

beforeAll(async () => {
  // Codes lead where SITE_URL says: here, to the very server.
  const port = await freePort();
  const env = {
    ...{ SITE_URL: `http://127.0.0.1:${port}`, PORT: String(port), SECOND_FACTOR: 'off' },
  };
  [server, browser] = await Promise.all([startServer({ clock: CLOCK, env }), openChromium()]);
  db = await storeOf(server);
  goods = await goodsWithStar(server, db);
  const { producerId, provinceCode } = goods;
  producer = await signedIn(server, db, actorAs('producer', { producerId }, 'Nguyễn Thị Làm Ra'));
  const officer = await signedIn(
    server,
    db,
    actorAs('provincial-officer', { provinceCode }, 'Trần Cán Bộ Tỉnh'),
  );
  phone = await deskTab(browser, server, producer, { clock: CLOCK, phone: true });
  office = await deskTab(browser, server, officer, { clock: CLOCK, phone: false });
  tourist = await touristTab(browser, false);
  beside = await touristTab(browser, true);
});

afterAll(async () => {
  if (figures.length > 0) console.info(figures.join('\n'));
  if (wrong.length > 0) console.info(wrong.join('\n'));
  if (db) closeDb(db);
  await browser?.close();
  await server?.stop();
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** The time of the server and of everybody's device. */
async function itIs(instant: string): Promise<void> {
  server.setClock(instant);
  for (const { page } of [phone, office]) await page.context().clock.setFixedTime(instant);
}
async function looksWell(tab: Tab, name: string): Promise<void> {
  wrong.push(...(await lookAt(tab, name)));
}
async function touristLooksWell(name: string): Promise<void> {
  const { page } = tourist;
  wrong.push(...tourist.troubles.splice(0).map((line) => `${name}: ${line}`));
  await beside.open(page.url());
  await looksWell(beside, name);
}
const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const note = (line: string): unknown => figures.push(`Scan: ${line}`);

describe('the producer', () => {
  it('gives the product a number, a place and a customer nobody else may see, on a telephone', async () => {
    const { page } = phone;
    await phone.open(`${server.url}${p.deskCodeItem(goods.itemId)}`);
    await page.getByLabel('Nhập số đã có trên bao bì').fill(printedGtin(GTIN));
    await page.getByText('Số này do chủ nhãn hiệu khác cấp').click();
    await page.getByRole('button', { name: 'Dùng số này' }).click();
    await page.waitForURL(/xong=gtin/);
    await looksWell(phone, 'mat-hang');

    await phone.open(`${server.url}${p.deskPlaces}`);
    const place = page.locator('details:has(#moi-ten)');
    await place.locator('#moi-ten').fill('Xưởng bên suối');
    await place.locator('#moi-loai').selectOption('workshop');
    await place.getByLabel('Cho khách thấy tên và địa chỉ').check();
    await place.getByRole('button', { name: 'Thêm nơi' }).click();
    await page.waitForURL(/xong=/);
    await looksWell(phone, 'noi');

    await phone.open(`${server.url}${p.deskParties}`);
    const party = page.locator('details:has(#moi-vai)');
    await party.locator('#moi-ten').fill(CUSTOMER.name);
    await party.locator('#moi-vai').selectOption('customer');
    await party.locator('#moi-thu').fill(CUSTOMER.email);
    await party.getByRole('button', { name: 'Thêm đối tác' }).click();
    await page.waitForURL(/xong=/);
    await looksWell(phone, 'doi-tac');
  });

  it('records a lot and three steps without a network; with one, each arrives once', async () => {
    const { page } = phone;
    await phone.open(`${server.url}${p.deskRecorder}`);
    await page.getByText('Sổ đã sẵn sàng mở khi không có mạng').waitFor();
    await looksWell(phone, 'so-tay');
    await page.context().setOffline(true);
    await page.reload();
    await page.getByText('Không có mạng', { exact: true }).waitFor();

    const began = performance.now();
    await page.getByRole('button', { name: 'Lô mới' }).click();
    await page.getByLabel('Mặt hàng').selectOption(String(goods.itemId));
    lotCode = await page.getByLabel('Mã lô').inputValue();
    await page.getByLabel(/^Số lượng/).fill('120');
    await page.getByLabel('Hạn dùng').fill('2027-11-23');
    await page.getByRole('button', { name: 'Ghi vào sổ' }).click();
    await page.getByRole('heading', { name: 'Ghi bước' }).waitFor();
    await step('2026-11-23T08:02:00+07:00', 'processing', { note: 'Nấu mẻ đầu', quantity: '120' });
    await step('2026-11-23T08:04:00+07:00', 'packing', {
      ...{ note: 'Đóng gói mẻ đầu', quantity: '115', picture: PICTURE },
    });
    await step('2026-11-23T08:06:00+07:00', 'shipping', {
      note: '',
      quantity: '40',
      party: CUSTOMER.name,
    });
    await page.getByText('4 mục chưa gửi').waitFor();
    note(
      `lot and 3 steps recorded offline by a machine's fingers in ${ms(performance.now() - began)}`,
    );
    phone.troubles.length = 0;
    await looksWell(phone, 'so-tay-ngoai-tuyen');

    await itIs('2026-11-23T08:10:00+07:00');
    const online = performance.now();
    await page.context().setOffline(false);
    await page.getByText('Mọi thứ đã gửi xong').waitFor({ timeout: 60_000 });
    note(
      `4 entries and a photo sent ${ms(performance.now() - online)} after the network came back`,
    );
    phone.troubles.length = 0;
    const stored = await db.select().from(lots).where(eq(lots.code, lotCode));
    expect(stored).toMatchObject([{ producerId: goods.producerId, quantity: 120 }]);
    lotId = stored[0]?.id ?? 0;
    const events = await db.select().from(epcisEvents).where(eq(epcisEvents.source, 'phone'));
    expect(events.map(({ stage }) => stage)).toEqual(['processing', 'packing', 'shipping']);
    expect(await db.select().from(eventFiles)).toMatchObject([{ kind: 'photo', open: true }]);
    // Once more from the same device: nothing is sent again.
    await page.reload();
    await page.getByText('Mọi thứ đã gửi xong').waitFor();
    expect(await db.$count(epcisEvents)).toBe(3);
    expect(await db.$count(lots, eq(lots.producerId, goods.producerId))).toBe(1);
  });

  it('has labels made, each with a serial of its own', async () => {
    const { page } = phone;
    await phone.open(`${server.url}${p.deskLot(lotId)}`);
    await looksWell(phone, 'lo');
    await page.getByRole('link', { name: 'In nhãn' }).first().click();
    await page.waitForURL(`**${p.deskLotLabels(lotId)}`);
    await page.getByLabel('Khổ nhãn').selectOption('a4-3x7');
    await page.getByText('Mỗi nhãn một số riêng: tạo số mới').click();
    await page.getByLabel('Số nhãn').fill(String(LABELS));
    await looksWell(phone, 'in-nhan');
    const began = performance.now();
    await page.getByRole('button', { name: 'Làm tệp in (PDF)' }).click();
    await page.waitForURL(/\/viec\//);
    const file = page.getByRole('link', { name: /^Tải tệp PDF/ });
    await file.waitFor();
    job = new URL(page.url()).pathname;
    await looksWell(phone, 'nhan-xong');
    const [download] = await Promise.all([page.waitForEvent('download'), file.click()]);
    const pdf = await readFile(await download.path());
    note(
      `${LABELS} labels ordered and downloaded in ${ms(performance.now() - began)}, ${pdf.length} bytes`,
    );

    const issued = await db.select().from(serials).where(eq(serials.lotId, lotId));
    const lotUrl = `${server.url}/01/${GTIN}/10/${lotCode}`;
    const urls = issued.map(({ serial }) => `${lotUrl}/21/${serial}`);
    const read = await readSheets(pdf, 'a4-3x7', 2);
    expect(read.codes.toSorted()).toEqual(urls.toSorted());
    expect(new Set(read.codes).size).toBe(LABELS);
    expect([read.first, read.bars]).toEqual([urls[0], [printedGtin(GTIN)]]);
    printed = read.first ?? '';
    const link = printed.replace(server.url, '');
    const lotLink = lotUrl.replace(server.url, '');
    asked = { link, lotLink, slug: goods.slug, lotCode };
    note(`${read.codes.length} codes decoded from the PDF; the first: ${link}`);
  });
});

describe('a visitor from Korea', () => {
  it('scans the printed code: one request, the whole page in Korean', async () => {
    const { page } = tourist;
    const seen = await scan(tourist, printed);
    expect([seen.status, page.url()]).toEqual([200, printed]);
    const rest = seen.fetched.slice(1);
    expect(seen.fetched[0]).toBe(`document ${printed}`);
    // The page is whole without them: pictures and nothing else.
    expect(rest.filter((one) => !one.startsWith('image '))).toEqual([]);
    expect(seen.bytes).toBeGreaterThan(2_000);
    expect(seen.bytes).toBeLessThanOrEqual(14 * 1024);
    note(
      `first answer ${seen.bytes} bytes, text shown after ${ms(seen.shown)}, then ${rest.length} pictures`,
    );

    expect(await page.locator('html').getAttribute('lang')).toBe('ko');
    const main = await page.locator('main').innerText();
    expect(main).toContain(goods.name);
    expect(main).toContain(goods.producerName);
    expect(main).toContain(ko.lot.heading(lotCode));
    expect(main).toContain(ko.star.valid(goods.stars));
    expect(main).toContain('오늘, 2026년 11월 23일');
    expect(main).toContain(ko.day('2027-11-23'));
    const stages = await page.locator('ol.j > li').allInnerTexts();
    expect(stages).toHaveLength(3);
    for (const [at, stage] of (['processing', 'packing', 'shipping'] as const).entries()) {
      expect(stages[at]).toContain(ko.journey.stage[stage]);
      expect(stages[at]).toContain('Xưởng bên suối');
    }
    expect(stages[1]).toContain('115');
    expect(stages[2]).toContain('상대방은 기록되어 있으나 공개되지 않음');
    expect(await page.content()).not.toContain(CUSTOMER.name);
    const serial = printed.split('/').at(-1) ?? '';
    expect(main).toContain(`개별 번호 ${serial}`);
    const picture = page.locator('.h img');
    await expect
      .poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth))
      .toBeGreaterThan(0);
    const photo = page.locator('ol.j img');
    const { status, headers } = await fetch(
      new URL((await photo.getAttribute('src')) ?? '', server.url),
    );
    expect([status, headers.get('content-type')]).toEqual([200, 'image/webp']);
    await touristLooksWell('quet-tieng-han');
  });

  it('sees a correction of a step at the next scan, and that there was one', async () => {
    const { page } = phone;
    await itIs('2026-11-23T09:00:00+07:00');
    await phone.open(`${server.url}${p.deskLot(lotId)}`);
    const packing = page.locator('ol.ht > li', { hasText: 'Đóng gói mẻ đầu' });
    await packing
      .getByRole('link')
      .filter({ hasNot: page.locator('img') })
      .first()
      .click();
    await page.waitForURL(/\/sua\/\d+/);
    await page.locator('#so-luong').fill('118');
    await page.locator('#ghi-chu').fill('Đóng gói mẻ đầu, đếm lại');
    await page.locator('input[name=hieu]').check();
    await looksWell(phone, 'dinh-chinh');
    const done = await atTheClick(page.locator('main form[enctype] button[type=submit]'), '118');
    note(`correction: ${done.figures}`);
    await page.waitForURL(/xong=corrected/);
    await looksWell(phone, 'da-dinh-chinh');

    await scan(tourist, printed);
    const stages = await tourist.page.locator('ol.j > li').allInnerTexts();
    expect(stages).toHaveLength(3);
    expect(stages[1]).toContain('118');
    expect(stages[1]).toContain('정정됨');
    expect(stages.join()).not.toContain('115');
    expect(await tourist.page.locator('main').innerText()).toContain('기록 1건이 정정되었습니다');
  });
});

describe('the officer of the province', () => {
  it('recalls the lot: the very next scan says so before anything else', async () => {
    const { page } = office;
    await itIs('2026-11-23T10:00:00+07:00');
    // Kept pages are what a recall has to get rid of: everything is asked for once before.
    expect(await publicWord(server, asked)).toEqual({
      ...{ unit: '', lot: '', vi: '', passport: 'none', product: [false, false], notices: false },
      recallStatus: `/quet${asked.lotLink}#thu-hoi`,
      events: EVENTS,
    });
    await office.open(`${server.url}${p.deskNewRecall}`);
    await page.locator('#q').fill(lotCode);
    await page.getByRole('button', { name: 'Tìm', exact: true }).click();
    await page.locator('fieldset label', { hasText: lotCode }).first().click();
    await page.getByRole('button', { name: 'Xem ảnh hưởng của các lô đã chọn' }).click();
    await page.getByText('Sẽ thu hồi 1 lô').waitFor();
    await page.getByLabel('Có thể gây hại sức khoẻ').check();
    await page.locator('#ly-do').fill('Mẫu kiểm nghiệm vượt mức cho phép.');
    await page.locator('#ly-do-en').fill('A sample is over the limit.');
    await page.locator('input[name=chac]').check();
    await looksWell(office, 'thu-hoi-xem-truoc');

    const done = await atTheClick(page.getByRole('button', { name: 'Mở thu hồi ngay' }), NOTICE);
    expect(firstNotice(done.html)).toBe(NOTICE);
    note(`recall: ${done.figures}`);
    await page.waitForURL(/xong=mo-1-3/);
    recall = /TH-\d{4}-\d+/.exec(page.url())?.[0] ?? '';
    await looksWell(office, 'thu-hoi-da-mo');
    expect(await publicWord(server, asked)).toEqual({
      ...{ unit: NOTICE, lot: NOTICE, vi: expect.stringContaining('đang bị thu hồi') },
      ...{
        passport: 'recalled',
        recallStatus: p.recall(recall),
        product: [true, true],
        notices: true,
        events: [...EVENTS, 'recall'],
      },
    });
    const notice = await (await fetch(`${server.url}${p.recall(recall)}`)).text();
    expect(notice).toContain(lotCode);
    expect(notice).not.toContain(CUSTOMER.name);
  });

  it('stands first on the telephone, within the first view', async () => {
    const { page } = tourist;
    const seen = await scan(tourist, printed);
    expect([seen.status, seen.bytes <= 14 * 1024]).toEqual([200, true]);
    const first = page.locator('main > :first-child');
    expect(await first.innerText()).toContain(NOTICE);
    expect(await first.innerText()).toContain('먹거나 마시거나 사용하지 마세요');
    const box = await first.boundingBox();
    expect((box?.y ?? 800) + 100).toBeLessThan(800);
    // Among the stages too, in the name of the office, not of the producer.
    const last = page.locator('ol.j > li').last();
    expect(await last.innerText()).toContain(ko.journey.stage.recall);
    expect(await last.innerText()).toContain('Cơ quan quản lý OCOP cấp tỉnh');
    expect(await page.content()).not.toContain('Trần Cán Bộ Tỉnh');
    await touristLooksWell('quet-thu-hoi');
  });

  it('stops labels, and letters go to producer, office and the hidden customer', async () => {
    const { page } = phone;
    const labels = p.deskLotLabels(lotId);
    await phone.open(`${server.url}${labels}`);
    expect(await page.locator('main').innerText()).toContain(`Lô này đang bị thu hồi (${recall})`);
    expect(await page.getByRole('button', { name: 'Làm tệp in (PDF)' }).count()).toBe(0);
    await looksWell(phone, 'nhan-thu-hoi');
    const order = { viec: 'in', kho: 'a4-3x7', loai: 'moi', so: '5', 'bat-dau': '1' };
    expect((await producer.post(labels, order)).status).toBe(422);
    expect((await producer.get(`${labels}/nhan.pdf?kho=a4-3x7&loai=giong`)).status).toBe(422);
    expect((await producer.get(`${job}/tep.pdf`)).status).toBe(404);
    expect(await db.$count(serials, eq(serials.lotId, lotId))).toBe(LABELS);

    const queued = await db.select().from(mails).where(like(mails.about, 'recall:%'));
    expect(queued.map(({ toAddress }) => toAddress).toSorted()).toEqual(
      [CUSTOMER.email, 'test-producer@vi-du.test', 'test-provincial-officer@vi-du.test'].toSorted(),
    );
    const [letter] = await lettersTo(server, CUSTOMER.email);
    expect(letter).toContain(lotCode);
    expect(letter).toContain(`${server.url}${p.recall(recall)}`);
    await office.open(`${server.url}${p.deskRecall(recall)}`);
    const desk = office.page.locator('main');
    expect(await desk.innerText()).toContain(CUSTOMER.name);
    expect(await desk.innerText()).toContain('Thư đã gửi (3)');
  });
});

describe('something is wrong', () => {
  it('says the visitor, with a photo and without scripts', async () => {
    const { page } = tourist;
    await scan(tourist, printed);
    await page.getByRole('link', { name: '잘못된 내용 신고' }).click();
    await page.waitForURL(`**/bao-sai/ko${asked.link}`);
    await touristLooksWell('bao-sai');
    await page.locator('input[name=dieu][value=bad-quality]').check();
    await page.locator('#noi-dung').fill('봉지가 부풀어 있고 냄새가 이상합니다.');
    await page.locator('#anh').setInputFiles(PICTURE);
    await page.locator('#lien-he').fill(TOURIST);
    // Nobody fills it in at once.
    await itIs('2026-11-23T10:01:00+07:00');
    await page.locator('main form button[type=submit]').click();
    await page.waitForURL(/da-gui=BS-/);
    await touristLooksWell('bao-sai-da-gui');
    await page.locator('a.bs-ve').click();
    expect(await page.locator('main').innerText()).toContain(NOTICE);
  });

  it('is looked at and answered by the officer', async () => {
    const { page } = office;
    await office.open(`${server.url}${p.deskWrongReports}`);
    await looksWell(office, 'hop-bao-sai');
    await page.locator('main table a, main li a').filter({ hasText: /BS-/ }).first().click();
    await page.waitForURL(/bao-sai\/BS-/);
    expect(await page.locator('main').innerText()).toContain('봉지가 부풀어');
    expect(await page.locator('main').innerText()).toContain(TOURIST);
    const photo = page.locator('.bs-anh img');
    await photo.scrollIntoViewIfNeeded();
    await expect.poll(() => photo.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(512);
    await page.getByLabel('Đã sửa').check();
    await page.locator('#tra-loi').fill('Lô đã được thu hồi, cảm ơn bạn đã báo.');
    await looksWell(office, 'bao-sai-tra-loi');
    await page.getByRole('button', { name: 'Lưu trả lời' }).click();
    await page.waitForURL(/xong=1/);
    const [letter] = await lettersTo(server, TOURIST);
    expect(letter).toContain('Lô đã được thu hồi');
    // The producer reads it, but not who wrote it.
    const own = await producer.get(new URL(page.url()).pathname);
    expect([own.status, own.text.includes('봉지가'), own.text.includes(TOURIST)]).toEqual([
      ...[200, true, false],
    ]);
  });
});

describe('the end of the recall', () => {
  it('is said with its reason, and the next scan says so', async () => {
    const { page } = office;
    await itIs('2026-11-25T08:00:00+07:00');
    await office.open(`${server.url}${p.deskRecall(recall)}`);
    await page.locator('summary', { hasText: 'Chấm dứt thu hồi' }).click();
    await page.locator('#vi-sao').fill('Kiểm nghiệm lại hai mẫu đều đạt.');
    await page.locator('form:has(#vi-sao) input[name=chac]').check();
    await looksWell(office, 'cham-dut');
    const lifted = ko.recall.lifted(ko.day('2026-11-25'));
    const done = await atTheClick(page.locator('form:has(#vi-sao) button[type=submit]'), lifted);
    note(`recall lifted: ${done.figures}`);
    await page.waitForURL(/xong=cham-dut/);
    expect(await publicWord(server, asked)).toMatchObject({
      ...{ unit: '', lot: '', vi: '', passport: 'none', product: [false, false] },
      recallStatus: `/quet${asked.lotLink}#thu-hoi`,
    });
    const notice = await (await fetch(`${server.url}${p.recall(recall)}`)).text();
    expect(notice).toContain('Kiểm nghiệm lại hai mẫu đều đạt.');

    await scan(tourist, printed);
    // No warning any more, so it does not stand above the product: but it is not kept silent.
    const main = tourist.page.locator('main');
    expect(await main.locator(':scope > :first-child').innerText()).not.toContain(lifted);
    expect(await main.innerText()).toContain(lifted);
    await touristLooksWell('quet-het-thu-hoi');
    await phone.open(`${server.url}${p.deskLotLabels(lotId)}`);
    await phone.page.getByRole('button', { name: 'Làm tệp in (PDF)' }).waitFor();
    // What was scanned is counted for the producer, a few seconds later.
    await expect
      .poll(async () => (await producer.get(`${p.deskScans}?ky=7-ngay`)).text, { timeout: 60_000 })
      .toContain(lotCode);
  });
});

it('found nothing wrong with any page on the way', () => {
  expect(wrong).toEqual([]);
});

/**
 * Presses a button that changes what the printed code says, while others go on scanning it. Whoever scans once it is
 * answered has to see the change: the very next request, no second chance.
 * @returns that request's page, and the times from the click
 */
async function atTheClick(
  button: Locator,
  text: string,
): Promise<{ html: string; figures: string }> {
  expect(await pageOf(server, asked.link, KOREAN)).not.toContain(text);
  const answered = button.page().waitForResponse((one) => one.request().method() === 'POST');
  const began = performance.now();
  const others = untilSays(server, asked.link, text, began);
  others.catch(() => undefined);
  await button.click({ noWaitAfter: true });
  await answered;
  const told = performance.now() - began;
  const html = await pageOf(server, asked.link, KOREAN);
  const next = performance.now() - began;
  if (!html.includes(text)) throw new Error(`the next scan does not say: ${text}`);
  return {
    html,
    figures: `answered ${ms(told)} after the click, shown by the scan that follows at ${ms(next)}, to those who scan all the time at ${ms(await others)}`,
  };
}

/** One step of the newest lot, in the recorder. @param at ISO 8601: when the telephone is taken out */
async function step(
  at: string,
  stage: string,
  said: { note: string; quantity: string; picture?: string; party?: string },
): Promise<void> {
  const { page } = phone;
  await page.context().clock.setFixedTime(at);
  const form = page.getByRole('heading', { name: 'Ghi bước' });
  // After the lot the form of its first step stands there by itself.
  if (!(await form.isVisible())) await page.locator('.st-lo li button').first().click();
  await form.waitFor();
  await page.getByLabel('Bước', { exact: true }).selectOption(stage);
  await page.getByLabel('Nơi', { exact: true }).selectOption({ label: 'Xưởng bên suối' });
  await page.getByLabel(/^Số lượng/).fill(said.quantity);
  if (said.party !== undefined) {
    await page.getByLabel(/^Đối tác/).selectOption({ label: said.party });
  }
  await page.getByLabel('Ghi chú cho người mua').fill(said.note);
  if (said.picture !== undefined) {
    await page.getByLabel('Chụp hoặc chọn ảnh').setInputFiles(said.picture);
    await page.getByAltText('Ảnh 1').waitFor();
  }
  await page.getByRole('button', { name: 'Ghi vào sổ' }).click();
  await page.getByRole('heading', { name: 'Chờ gửi và đã gửi' }).waitFor();
}
