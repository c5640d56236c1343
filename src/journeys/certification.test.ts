import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb, type Db, openDb } from '#db/client.ts';
import { machinePaths, paths } from '#src/base/paths.ts';
import {
  FOUR_STARS,
  fillIn,
  fillMau02,
  lodge,
  MAU_01,
  PRODUCT,
  save,
  score,
  SET_NO,
  upload,
} from './certification/dossier.ts';
import { heldAtThree } from './certification/gate-case.ts';
import { lookAt } from './certification/look.ts';
import { checkCredential, fileOf, wordsOfPdf, wordsOfXlsx } from './certification/papers.ts';
import {
  acceptInvitation,
  addSecondFactor,
  goTo,
  linkIn,
  makeAccount,
  NARROW,
  newPerson,
  type Person,
  pickByKeys,
  pressAndWait,
  signInByKeyboard,
  TABLET,
  tabTo,
  typeInto,
  WIDE,
} from './certification/people.ts';
import { pdfOf, photo } from './certification/proofs.ts';
import { NOWHERE, shelfOf, untilShown } from './certification/shelf.ts';
import { openChromium } from './chromium.ts';
import { startServer, type TestServer } from './server.ts';

/**
 * The whole way of a star, in browsers: the set-up link, an officer, a council, a producer's dossier, commune, province,
 * three score sheets, a meeting, a decision; the star on the shelf of two processes, and gone again once revoked.
 * `SHOTS=folder` keeps a picture of each step.
 */
const PROVINCE = { code: '68', name: 'Lâm Đồng' };
const PRODUCER = 'Hợp tác xã Nông sản Hữu cơ Bechamp Đắk Nông';
const COMMUNE = 'Trường Xuân';
const SLUG = 'ca-phe-thu-nghiem-cua-hanh-trinh';
const NUMBER = '2911/QĐ-UBND';
const p = paths('vi');

let server: TestServer;
let other: TestServer;
let browser: Browser;
let db: Db;
const people = {} as Record<
  | 'admin'
  | 'officer'
  | 'chair'
  | 'keys'
  | 'phone'
  | 'secretary'
  | 'adviser'
  | 'commune'
  | 'producer',
  Person
>;
let councilAt = '';
let roundAt = '';
let dossier = '';
let paper = '';
let credential = '';
const times: string[] = [];
/** What was wrong with the pages on the way. */
const wrong: string[] = [];

beforeAll(async () => {
  const clock = '2026-10-05T08:00:00+07:00';
  [server, browser] = await Promise.all([startServer({ clock }), openChromium()]);
  other = await startServer({ clock, env: { DATA_DIR: server.dataDir } });
  db = await openDb(`file:${path.join(server.dataDir, 'moi-xa.db')}`);
  const make = async (
    role: keyof typeof people,
    name: string,
    view: { width: number; height: number },
  ): Promise<void> => {
    people[role] = await newPerson(browser, name, `${role}@vi-du.test`, view);
  };
  await make('admin', 'Lê Quản Trị', WIDE);
  await make('officer', 'Trần Cán Bộ Tỉnh', WIDE);
  await make('chair', 'Phạm Chủ Tịch', TABLET);
  await make('keys', 'Ngô Bàn Phím', WIDE);
  await make('phone', 'Đỗ Điện Thoại', NARROW);
  await make('secretary', 'Vũ Thư Ký', WIDE);
  await make('adviser', 'Hoàng Tư Vấn', TABLET);
  await make('commune', 'Bùi Cán Bộ Xã', WIDE);
  await make('producer', 'Nguyễn Thị Chủ Thể', NARROW);
});

afterAll(async () => {
  if (times.length > 0) console.info(times.join('\n'));
  if (wrong.length > 0) console.info(wrong.join('\n'));
  if (db) closeDb(db);
  await browser?.close();
  await other?.stop();
  await server?.stop();
});

/** The clock of both processes. */
function itIs(instant: string): void {
  server.setClock(instant);
  other.setClock(instant);
}
const go = (person: Person, address: string): Promise<void> => goTo(server, person, address);
async function looksWell(person: Person, name: string): Promise<void> {
  wrong.push(...(await lookAt(person.tab, name)));
}

describe('people', () => {
  it('begin with the link that the server printed; officers add a second factor', async () => {
    const { admin } = people;
    // Each process prints one at its start; the newest counts.
    const link = linkIn(other.output(), '/thiet-lap');
    await go(admin, link);
    await looksWell(admin, 'thiet-lap');
    await makeAccount(admin, `${server.url}${link}`);
    await looksWell(admin, 'hai-lop');
    await addSecondFactor(server, admin);
    await go(admin, p.desk);
    await looksWell(admin, 'ban-quan-tri');
  });

  it('the administrator invites an officer of a province by mail', async () => {
    const { admin, officer } = people;
    const { page } = admin.tab;
    await go(admin, `${p.deskPeople}/moi`);
    await page.locator('#vai').selectOption('provincial-officer');
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    await page.locator('#tinh').selectOption({ label: PROVINCE.name });
    await page.locator('input[name=email]').fill(officer.email);
    await page.locator('input[name=ten]').fill(officer.name);
    await looksWell(admin, 'moi-can-bo');
    await page.locator('form[method=post] button.nut').last().click();
    await page.waitForURL(/xong=moi/);
    const letter = await acceptInvitation(server, officer);
    expect(letter).toContain(PROVINCE.name);
    await addSecondFactor(server, officer);
    await go(officer, p.desk);
    await looksWell(officer, 'ban-can-bo');
  });

  it('the officer makes a council and invites its members', async () => {
    const { officer } = people;
    const { page } = officer.tab;
    await go(officer, p.deskCouncils);
    await page.locator('#ten').fill('Hội đồng OCOP tỉnh, hành trình');
    await page.locator('#so-qd').fill('120/QĐ-UBND');
    await page.locator('#ngay').fill('2026-06-15');
    await looksWell(officer, 'lap-hoi-dong');
    await page.getByRole('button', { name: 'Lập hội đồng' }).click();
    await page.waitForURL(/hoi-dong\/\d+$/);
    councilAt = new URL(page.url()).pathname;
    for (const [role, position] of [
      ['chair', 'chair'],
      ['keys', 'member'],
      ['phone', 'member'],
      ['secretary', 'secretary'],
      ['adviser', 'adviser'],
    ] as const) {
      const form = page.locator('details:has(#ho-ten)');
      if (!(await form.evaluate((one) => (one as HTMLDetailsElement).open))) {
        await form.locator('summary').click();
      }
      await page.locator('#ho-ten').fill(people[role].name);
      await page.locator('#thu').fill(people[role].email);
      await page.locator('#vi-tri').selectOption(position);
      await page.locator('#co-quan').fill('Sở Nông nghiệp và Môi trường');
      await form.locator('button[type=submit]').click();
      await page.getByRole('cell', { name: people[role].name }).waitFor();
    }
    await looksWell(officer, 'hoi-dong');
  });

  it('and an officer of the commune, and the producer', async () => {
    const { officer, commune, producer } = people;
    const { page } = officer.tab;
    await go(officer, `${p.deskPeople}/moi?vai=commune-officer`);
    await page.locator('#xa').selectOption({ label: COMMUNE });
    await page.locator('input[name=email]').fill(commune.email);
    await page.locator('input[name=ten]').fill(commune.name);
    await page.locator('form[method=post] button.nut').last().click();
    await page.waitForURL(/xong=moi/);
    await go(officer, `${p.deskPeople}/moi?vai=producer`);
    await page.locator('#tim').fill('bechamp');
    await page.getByRole('button', { name: 'Tìm chủ thể' }).click();
    await page.getByRole('radio', { name: PRODUCER }).check();
    await page.locator('input[name=email]').fill(producer.email);
    await page.locator('input[name=ten]').fill(producer.name);
    await looksWell(officer, 'moi-chu-the');
    await page.locator('form[method=post] button.nut').last().click();
    await page.waitForURL(/xong=moi/);
    await looksWell(officer, 'nguoi-dung');
  });

  it('each follows the link of the letter', async () => {
    const offices = ['chair', 'keys', 'phone', 'secretary', 'adviser', 'commune'] as const;
    for (const role of offices) {
      await acceptInvitation(server, people[role]);
      await addSecondFactor(server, people[role]);
    }
    await looksWell(people.phone, 'hai-lop-da-bat');
    await acceptInvitation(server, people.producer);
    expect(people.producer.tab.page.url()).toBe(`${server.url}${p.desk}`);
    await looksWell(people.producer, 'ban-chu-the');
  });
});

describe('the dossier', () => {
  it('is opened by the producer for a new product, on a telephone', async () => {
    const { producer } = people;
    const { page } = producer.tab;
    await go(producer, p.deskNewDossier);
    await page
      .locator('#san-pham')
      .selectOption({ label: 'Sản phẩm mới, chưa có trong danh sách' });
    await page.locator('#ten').fill(PRODUCT);
    await page.locator('#bo').selectOption(String(SET_NO));
    await looksWell(producer, 'mo-ho-so');
    await page.getByRole('button', { name: 'Mở hồ sơ' }).click();
    await page.waitForURL(/xong=mo-ho-so/);
    dossier = /HS-\d{4}-\d{5}/.exec(page.url())?.[0] ?? '';
    await looksWell(producer, 'ho-so-moi');
  });

  it('cannot be lodged while something is missing, and says what', async () => {
    const { producer } = people;
    const { page } = producer.tab;
    await go(producer, p.deskDossier(dossier));
    const checks = page.locator('#kiem-tra');
    expect(await checks.innerText()).toMatch(/Còn thiếu \d+ mục bắt buộc/);
    expect(await checks.innerText()).toContain('Giấy chứng nhận đủ điều kiện an toàn thực phẩm');
    expect(await page.getByRole('button', { name: 'Nộp hồ sơ' }).count()).toBe(0);
  });

  it('is filled in: Mẫu 01, Mẫu 02 with points, papers and proofs', async () => {
    const { producer } = people;
    const { page } = producer.tab;
    await go(producer, p.deskDossierPart(dossier, 'to-khai'));
    await fillIn(producer, MAU_01);
    await looksWell(producer, 'mau-01');
    await save(producer);
    await page.getByRole('link', { name: /^Phần sau/ }).click();
    await page.waitForURL(/tu-danh-gia/);
    await fillMau02(producer);
    expect(await page.locator('section:has(#tu-cham) > p').first().innerText()).toContain('81');
    await looksWell(producer, 'mau-02');
    await page.getByRole('link', { name: /^Phần sau/ }).click();
    await page.waitForURL(/giay-to/);
    const registration = await pdfOf('Giấy đăng ký kinh doanh', 'dang-ky.pdf');
    await upload(producer, 'paper:business-registration', [registration]);
    const eligible = await pdfOf('Giấy đủ điều kiện an toàn thực phẩm', 'attp.pdf');
    await upload(producer, 'paper:food-safety', [eligible]);
    await upload(producer, 'item:2.3', [
      await photo('nhan-truoc.jpg'),
      await photo('ma-truy-xuat.jpg'),
    ]);
    await looksWell(producer, 'giay-to');
  });

  it('is lodged with the commune', async () => {
    const { producer } = people;
    await go(producer, p.deskDossier(dossier));
    expect(await producer.tab.page.locator('#kiem-tra').innerText()).toContain('có thể nộp');
    wrong.push(...(await lodge(producer, 'nop')));
    await looksWell(producer, 'da-nop');
  });

  it('comes back once with a note, and is completed', async () => {
    itIs('2026-10-07T09:00:00+07:00');
    const { commune, producer } = people;
    const office = commune.tab.page;
    await go(commune, p.desk);
    await looksWell(commune, 'ban-xa');
    await office
      .getByRole('link', { name: new RegExp(PRODUCT) })
      .first()
      .click();
    await office.waitForURL(new RegExp(dossier));
    await go(commune, p.deskDossierPart(dossier, 'xa'));
    await looksWell(commune, 'mau-03');
    await office
      .locator('input[name="ghi:paper:food-safety"]')
      .fill('Bản chụp mờ trang hai, xin tải lại bản rõ.');
    await office.locator('#tra-ly-do').fill('Còn một giấy chưa đọc được.');
    await office.locator('summary', { hasText: 'Trả lại để bổ sung' }).click();
    await office.getByRole('button', { name: 'Trả lại hồ sơ này' }).click();
    await office.waitForURL(/xong=tra-lai/);

    itIs('2026-10-08T09:00:00+07:00');
    const { page } = producer.tab;
    await go(producer, p.desk);
    await looksWell(producer, 'ban-bi-tra-lai');
    await page
      .getByRole('link', { name: new RegExp(PRODUCT) })
      .first()
      .click();
    await page.waitForURL(new RegExp(dossier));
    expect(await page.locator('main').innerText()).toContain('Bản chụp mờ trang hai');
    await looksWell(producer, 'bi-tra-lai');
    await go(producer, p.deskDossierPart(dossier, 'giay-to'));
    await page
      .locator('.hs-giay', { hasText: 'attp.pdf' })
      .getByRole('link', { name: /Thay/ })
      .click();
    const clear = await pdfOf('Giấy đủ điều kiện an toàn thực phẩm, bản rõ', 'attp-ro.pdf');
    await page.locator('#tep').setInputFiles(clear);
    await page.locator('#tai-len button[type=submit]').click();
    await page.waitForURL(/xong=tep/);
    await go(producer, p.deskDossier(dossier));
    wrong.push(...(await lodge(producer, 'nop-lai')));
  });

  it('is reported on by the commune and forwarded', async () => {
    itIs('2026-10-12T09:00:00+07:00');
    const { commune } = people;
    const { page } = commune.tab;
    await go(commune, p.deskDossierPart(dossier, 'xa'));
    for (const point of ['localMaterial', 'localLabour', 'ideaOrigin', 'identity']) {
      await page.locator(`[name=${point}]`).selectOption('yes');
      await page.locator(`[name=${point}Why]`).fill('Theo hồ sơ và kiểm tra tại cơ sở.');
    }
    await fillIn(commune, {
      letterNo: '45/UBND-KT',
      letterOn: '2026-10-12',
      reporter: commune.name,
    });
    await save(commune);
    await page.getByRole('button', { name: 'Chuyển lên tỉnh' }).click();
    await page.waitForURL(/xong=chuyen/);
    await looksWell(commune, 'da-chuyen-tinh');
  });

  it('is checked by the province, with samples, and gets its product code', async () => {
    itIs('2026-10-20T09:00:00+07:00');
    const { officer } = people;
    const { page } = officer.tab;
    await go(officer, p.desk);
    await looksWell(officer, 'ban-tinh');
    await page
      .getByRole('link', { name: new RegExp(PRODUCT) })
      .first()
      .click();
    await page.waitForURL(new RegExp(dossier));
    await go(officer, p.deskDossierPart(dossier, 'tinh'));
    await page.getByRole('button', { name: 'Ghi nhận mẫu' }).click();
    await page.waitForURL(/xong=mau/);
    await looksWell(officer, 'tinh-kiem-tra');
    await page.getByRole('button', { name: 'Đủ điều kiện' }).click();
    await page.waitForURL(/xong=nhan/);
    expect(await page.locator('main').innerText()).toMatch(/68-\d{5}-1-2026/);
    await looksWell(officer, 'du-dieu-kien');
  });
});

describe('the council', () => {
  it('gets a round, and the advisers report', async () => {
    itIs('2026-11-03T08:00:00+07:00');
    const { officer, adviser } = people;
    const { page } = officer.tab;
    await go(officer, councilAt);
    const fresh = page.locator('details:has(#ten-dot)');
    await fresh.locator('summary').click();
    await page.locator('#ten-dot').fill('Đợt 2 năm 2026');
    await page.locator('#de-xuat').fill('2026-10-30');
    await page.locator('#hop').fill('2026-12-30');
    await fresh.locator('button[type=submit]').click();
    await page.waitForURL(/\/dot\/\d+$/);
    roundAt = new URL(page.url()).pathname;
    await page.getByRole('checkbox', { name: new RegExp(PRODUCT) }).check();
    await page.getByRole('button', { name: 'Đưa hồ sơ đã chọn vào đợt' }).click();
    await page.getByRole('button', { name: 'Mở chấm điểm' }).click();
    await page.getByRole('link', { name: 'Vào cuộc họp' }).waitFor();
    await looksWell(officer, 'dot');

    const room = adviser.tab.page;
    await go(adviser, p.desk);
    await room
      .getByRole('link', { name: new RegExp(PRODUCT) })
      .first()
      .click();
    await room.waitForURL(/tham-dinh/);
    await room.locator('[name=khao-sat]').check();
    await fillIn(adviser, {
      'ngay-khao-sat': '2026-11-02',
      'xem-ho-so': 'Hồ sơ đủ, giấy tờ còn hạn.',
      'ghi-khao-sat': 'Xưởng sạch, có sổ ghi lô.',
      'ket-luan': 'Đề xuất hội đồng chấm, chú ý tiêu chí 2.3.',
    });
    await looksWell(adviser, 'tham-dinh');
    await room.getByRole('button', { name: 'Ký báo cáo' }).click();
    await room.waitForURL(/xong=luu/);
  });

  it('scores on a tablet', async () => {
    const { chair } = people;
    const { page } = chair.tab;
    await go(chair, p.desk);
    await looksWell(chair, 'ban-hoi-dong');
    await page
      .getByRole('link', { name: new RegExp(PRODUCT) })
      .first()
      .click();
    await page.waitForURL(new RegExp(`cham/${dossier}`));
    const since = performance.now();
    await score(chair, FOUR_STARS);
    expect(await page.locator('#tong').innerText()).toBe('81');
    await page.locator('#luu', { hasText: 'Đã lưu' }).waitFor();
    times.push(`a sheet of 34 items by touch: ${Math.round(performance.now() - since)} ms`);
    // Halfway: the page comes again as it was.
    await page.reload();
    expect(await page.locator('#tong').innerText()).toBe('81');
    await looksWell(chair, 'phieu-may-tinh-bang');
    await page.getByRole('button', { name: 'Ký phiếu' }).click();
    await page.getByText('Đã ký lúc').waitFor();
  });

  it('scores by the keyboard alone, from signing in to signing the sheet', async () => {
    const { keys } = people;
    const { page } = keys.tab;
    const { keyboard } = page;
    await page.context().clearCookies();
    await signInByKeyboard(server, keys);
    await tabTo(keys.tab, `a[href*="cham/${dossier}"]`);
    await keyboard.press('Enter');
    await page.waitForURL(new RegExp(`cham/${dossier}`));
    const since = performance.now();
    await keyboard.press('ArrowDown');
    const items = await page
      .locator('[data-muc]')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['muc'] ?? ''));
    for (const item of items) {
      const at = await page.evaluate(
        () => document.activeElement?.closest<HTMLElement>('[data-muc]')?.dataset['muc'],
      );
      expect(at).toBe(item);
      await keyboard.press(String(item === '1.3' ? 2 : FOUR_STARS[item]));
      await keyboard.press('ArrowDown');
    }
    expect(await page.locator('#tong').innerText()).toBe('80');
    await page.locator('#luu', { hasText: 'Đã lưu' }).waitFor();
    times.push(`a sheet of 34 items by keys: ${Math.round(performance.now() - since)} ms`);
    await looksWell(keys, 'phieu-ban-phim');
    const asked = new Promise<string>((resolve) => {
      page.once('dialog', (dialog) => {
        resolve(dialog.message());
        void dialog.accept();
      });
    });
    await keyboard.press('Control+Enter');
    expect(await asked).toContain('Ký phiếu này?');
    await page.getByText('Đã ký lúc').waitFor();
  });

  it('scores on a telephone', async () => {
    const { phone } = people;
    const { page } = phone.tab;
    await go(phone, p.deskScoring);
    await looksWell(phone, 'cham-diem');
    await page
      .getByRole('link', { name: new RegExp(PRODUCT) })
      .first()
      .click();
    await page.waitForURL(new RegExp(`cham/${dossier}`));
    await score(phone, { ...FOUR_STARS, '7': 5 });
    expect(await page.locator('#tong').innerText()).toBe('83');
    await page.locator('#luu', { hasText: 'Đã lưu' }).waitFor();
    await looksWell(phone, 'phieu-dien-thoai');
    await page.getByRole('button', { name: 'Ký phiếu' }).click();
    await page.getByText('Đã ký lúc').waitFor();
    await looksWell(phone, 'phieu-dien-thoai-da-ky');
  });

  it('meets, and closes the round with its minutes', async () => {
    itIs('2026-11-10T08:30:00+07:00');
    const { secretary } = people;
    const { page } = secretary.tab;
    await go(secretary, p.desk);
    await looksWell(secretary, 'ban-thu-ky');
    await go(secretary, `${roundAt}/hop`);
    await page.locator('#noi').fill('Phòng họp 2, Sở Nông nghiệp và Môi trường');
    await looksWell(secretary, 'hop-diem-danh');
    await page.getByRole('button', { name: 'Mở cuộc họp' }).click();
    await page.getByText('Đủ điều kiện họp: 3/3').waitFor();
    await looksWell(secretary, 'hop');
    await page.locator('summary', { hasText: 'Kết luận hồ sơ này' }).click();
    await page.getByRole('button', { name: 'Kết luận theo điểm trung bình' }).click();
    await page.locator('main', { hasText: 'Đã xếp hạng' }).waitFor();
    const said = await page.locator('main').innerText();
    expect(said).toContain('81,33 điểm, 4 sao');
    expect(said).toContain('81,33 điểm, đạt 4 sao.');
    await page.locator('input[name=dong-y]').check();
    await page.getByRole('button', { name: 'Kết thúc, khóa biên bản' }).click();
    await page.waitForURL(/\/dot\/\d+(?:#|$)/);
    await looksWell(secretary, 'dot-da-dong');

    const minutes = await fileOf(secretary, `${server.url}${roundAt}/bien-ban.pdf`);
    expect(minutes.type).toBe('application/pdf');
    const seal = (await page.locator('main code').innerText()).trim();
    expect(seal).toMatch(/^[0-9a-f]{64}$/);
    const words = await wordsOfPdf(minutes.bytes);
    for (const word of [PRODUCT, '81,33', people.chair.name, 'Phòng họp 2', seal]) {
      expect(words).toContain(word);
    }
    const results = await fileOf(secretary, `${server.url}${roundAt}/ket-qua.xlsx`);
    const cells = await wordsOfXlsx(results.bytes);
    for (const word of [PRODUCT, PRODUCER, '81.33']) expect(cells).toContain(word);
  });
});

describe('the decision', () => {
  const wanted = () => ({ name: PRODUCT, slug: SLUG, code: paper === '' ? null : paper });

  it('puts the star on every shelf at the very next request, in both processes', async () => {
    itIs('2026-11-20T14:00:00+07:00');
    // Everybody has asked before: what is kept must not be given out again.
    for (const at of [server, other]) {
      await shelfOf(at, wanted());
      expect(await shelfOf(at, wanted())).toEqual(NOWHERE);
    }
    const { officer } = people;
    const { page } = officer.tab;
    await go(officer, p.desk);
    await go(officer, p.deskIssue);
    await page.getByRole('checkbox', { name: new RegExp(dossier) }).check();
    await page.locator('#so').fill(NUMBER);
    await page.locator('#ngay').fill('2026-11-20');
    await page.locator('#nguoi-ky').fill('Phó Chủ tịch UBND tỉnh');
    await looksWell(officer, 'ban-hanh');
    await page.getByRole('button', { name: 'Xem trước' }).click();
    await page.getByRole('button', { name: 'Ban hành và cấp giấy' }).waitFor();
    await looksWell(officer, 'ban-hanh-xem-truoc');
    const since = performance.now();
    const shown = [server, other].map((at) => untilShown(at, SLUG, 'valid', since));
    await page.getByRole('button', { name: 'Ban hành và cấp giấy' }).click();
    const [here, there] = await Promise.all(shown);
    await page.waitForURL(/quyet-dinh\/\d+\?xong=1/);
    times.push(
      `issue: from the click to the product page with the star ${Math.round(here ?? 0)} ms, in the other process ${Math.round(there ?? 0)} ms`,
    );
    paper = /MX-\d+/.exec(await page.locator('main').innerText())?.[0] ?? '';
    expect(paper).not.toBe('');
    for (const at of [other, server]) {
      expect(await shelfOf(at, wanted())).toEqual({
        page: 'valid',
        jsonLd: 4,
        api: 'valid',
        list: true,
        facet: 1,
        search: 'valid',
        register: 'valid',
        certificate: 'valid',
        certificatePage: true,
      });
    }
    await looksWell(officer, 'quyet-dinh');
  });

  it('is what the visitor sees, and a credential that strangers can check', async () => {
    const { producer } = people;
    await producer.tab.open(`${other.url}${p.product(SLUG)}`);
    await looksWell(producer, 'san-pham-co-sao');
    await producer.tab.open(`${other.url}${p.certificate(paper)}`);
    await looksWell(producer, 'giay-chung-nhan');
    credential = await (await fetch(`${other.url}${machinePaths.credential(paper)}`)).text();
    const now = Date.parse('2026-11-20T14:00:00+07:00');
    expect(await checkCredential(other.url, credential, now)).toBe('valid');
    await go(producer, p.deskDossier(dossier));
    expect(await producer.tab.page.locator('main').innerText()).toContain('81,33 điểm, 4 sao');
    await looksWell(producer, 'ho-so-da-cong-nhan');
  });

  it('is undone by a revocation, at once and everywhere', async () => {
    itIs('2026-12-01T09:00:00+07:00');
    const { officer } = people;
    const { page } = officer.tab;
    await go(officer, p.deskCertificate(paper));
    await page.locator('summary', { hasText: 'Thu hồi' }).click();
    await page.locator('#th-can-cu').selectOption('law-broken');
    await page.locator('#th-co-quan').fill('Chi cục An toàn thực phẩm');
    await page.locator('#th-ket-luan').fill('2026-11-27');
    await page.locator('#th-so').fill('3050/QĐ-UBND');
    await page.locator('#th-ngay').fill('2026-12-01');
    await page.locator('input[name=hieu]').check();
    await looksWell(officer, 'thu-hoi');
    for (const at of [server, other]) expect((await shelfOf(at, wanted())).page).toBe('valid');
    const since = performance.now();
    const gone = [server, other].map((at) => untilShown(at, SLUG, 'revoked', since));
    await page.getByRole('button', { name: 'Thu hồi giấy này' }).click();
    const [here, there] = await Promise.all(gone);
    await page.waitForURL(/xong=thu-hoi$/);
    times.push(
      `revoke: from the click to the product page without it ${Math.round(here ?? 0)} ms, in the other process ${Math.round(there ?? 0)} ms`,
    );
    for (const at of [other, server]) {
      expect(await shelfOf(at, wanted())).toEqual({
        page: 'revoked',
        jsonLd: null,
        api: 'revoked',
        list: false,
        facet: 0,
        search: 'revoked',
        register: 'revoked',
        certificate: 'revoked',
        certificatePage: true,
      });
    }
    await looksWell(officer, 'giay-da-thu-hoi');
    const now = Date.parse('2026-12-01T09:00:00+07:00');
    expect(await checkCredential(other.url, credential, now)).toBe('revoked');
    await people.producer.tab.open(`${other.url}${p.product(SLUG)}`);
    await looksWell(people.producer, 'san-pham-het-sao');
  });
});

describe('the same sheets, but a minimum mark is missed', () => {
  it('give three stars, and the sentence that says why', async () => {
    const { secretary } = people;
    const councilId = Number(councilAt.split('/').at(-1));
    const now = Date.parse('2026-12-02T08:00:00+07:00');
    itIs('2026-12-02T08:00:00+07:00');
    const roundId = await heldAtThree(db, { councilId, like: dossier, answers: FOUR_STARS, now });
    await go(secretary, p.deskMeeting(roundId));
    const said = await secretary.tab.page.locator('main').innerText();
    expect(said).toContain('80 điểm thuộc khung 4 sao.');
    expect(said).toMatch(/Nhưng chưa đạt điều kiện 4 sao ở mục 2\.3 .*\(cần 3 điểm, mới 2\)\./);
    expect(said).toContain('Vì vậy xếp hạng 3 sao.');
    await looksWell(secretary, 'hop-khong-dat-dieu-kien');
  });
});

describe('a list of a decision', () => {
  it('is brought in by the keyboard alone, on 360 pixels', async () => {
    const { officer } = people;
    const { page } = officer.tab;
    const { keyboard } = page;
    await page.setViewportSize(NARROW);
    await go(officer, p.deskImports);
    await looksWell(officer, 'nhap-danh-sach');
    const list = [
      'Thứ;Đề nghị;Bên đề nghị;Chốn;Mức',
      `1;Bechamp Coffee Gu Manh;${PRODUCER};xã ${COMMUNE};4`,
      `2;Bechamp Coffee Natural Nắng Vàng hộp;${PRODUCER};xã ${COMMUNE};4`,
      `3;Trà thử của hành trình;Hộ kinh doanh Thử Hành Trình;xã ${COMMUNE};3`,
    ].join('\r\n');
    await tabTo(officer.tab, '#tep');
    await page
      .locator('#tep')
      .setInputFiles({ name: 'danh-sach.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
    await tabTo(officer.tab, 'form[enctype] button[type=submit]');
    await pressAndWait(officer.tab, 'Enter');
    expect(page.url()).toMatch(/quyet-dinh\/nhap\/\d+/);
    await looksWell(officer, 'nhap-chon-cot');
    if (!(await page.locator('#cot-1').isVisible())) {
      await tabTo(officer.tab, 'details:has(#cot-0) > summary');
      await keyboard.press('Enter');
    }
    await pickByKeys(officer.tab, '#cot-1', 'name');
    await pickByKeys(officer.tab, '#cot-2', 'producer');
    await pickByKeys(officer.tab, '#cot-3', 'commune');
    await pickByKeys(officer.tab, '#cot-4', 'stars');
    await typeInto(officer.tab, '#dong-tieu-de', '1');
    await tabTo(officer.tab, 'form:has(#cot-0) button[type=submit]');
    await pressAndWait(officer.tab, 'Enter');
    await looksWell(officer, 'nhap-doi-chieu');

    await typeInto(officer.tab, '#so', '77/QĐ-UBND');
    await typeInto(officer.tab, '#ngay', '25/11/2026');
    await typeInto(officer.tab, '#co-quan', 'UBND tỉnh Lâm Đồng');
    await pickByKeys(officer.tab, '#cap', 'province');
    await tabTo(officer.tab, 'form:has(#so) button[type=submit]');
    await pressAndWait(officer.tab, 'Enter');

    // One row is only like a product of the register: somebody has to say which.
    const near = page.locator('tr:has(input[name=san-pham])');
    expect(await near.innerText()).toContain('Natural Nắng Vàng');
    const row = `#${await near.getAttribute('id')}`;
    await tabTo(officer.tab, `${row} summary`);
    await keyboard.press('Enter');
    await tabTo(officer.tab, `${row} input[name=san-pham]`);
    await keyboard.press('Space');
    await looksWell(officer, 'nhap-chon-san-pham');
    await tabTo(officer.tab, `${row} form:has(input[name=san-pham]) button`);
    await pressAndWait(officer.tab, 'Enter');
    await looksWell(officer, 'nhap-san-sang');
    await tabTo(officer.tab, '.ap-dung summary');
    await keyboard.press('Enter');
    await tabTo(officer.tab, '.ap-dung button');
    await pressAndWait(officer.tab, 'Enter');
    expect(page.url()).toContain('xong=1');
    const said = await page.locator('main').innerText();
    expect(said).toContain('3 giấy được ghi (1 sản phẩm mới, 1 chủ thể mới)');
    await looksWell(officer, 'nhap-da-ap-dung');
    const shelf = { name: 'Trà thử của hành trình', slug: 'tra-thu-cua-hanh-trinh', code: null };
    for (const at of [other, server]) {
      expect(await shelfOf(at, shelf)).toMatchObject({ page: 'valid', jsonLd: 3, search: 'valid' });
    }
  });
});

it('found nothing wrong with any page on the way', () => {
  expect(wrong).toEqual([]);
});
