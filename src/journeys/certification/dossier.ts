import { criteriaForm } from '#src/features/criteria/criteria-form.ts';
import { choicesOf, itemsOf } from '#src/features/criteria/form.ts';
import { lookAt } from './look.ts';
import type { Person } from './people.ts';
import type { Upload } from './proofs.ts';

export const SET_NO = 13;
export const PRODUCT = 'Cà phê thử nghiệm của hành trình';
export const FORM = criteriaForm(SET_NO);

/** Points that reach four stars with no more than their minimum marks, and all points where there is none. */
export const FOUR_STARS: Readonly<Record<string, number>> = Object.fromEntries(
  itemsOf(FORM).map((item) => {
    const needed = Math.max(item.gates[3] ?? 0, item.gates[4] ?? 0);
    const enough = choicesOf(item).find((score) => score >= needed && score > 0);
    return [item.code, needed > 0 ? (enough ?? item.max) : item.max];
  }),
);

export const MAU_01 = {
  unitName: 'Hợp tác xã thử',
  unitAddress: 'Thôn 1, xã Trường Xuân, tỉnh Lâm Đồng',
  repName: 'Nguyễn Thị Chủ Thể',
  repPost: 'Giám đốc',
  phone: '0912 345 678',
} as const;

const MAU_02 = {
  registrationNo: '68 07 000123',
  registrationOn: '2019-03-12',
  registrationBy: 'Phòng Tài chính - Kế hoạch',
  repEthnicity: 'Kinh',
  planResult: 'Đạt kế hoạch cả sản lượng lẫn doanh thu.',
  output: '4,2 tấn',
  revenue: '1.250.000.000',
  workers: '14',
  localWorkers: '12',
  markets: 'Bán trong tỉnh, qua sàn điện tử và hai chuỗi cửa hàng.',
  planAhead: 'Mở rộng vùng nguyên liệu, làm mã truy xuất cho từng lô.',
} as const;

/** Fills in fields by their names: texts, days, long texts. */
export async function fillIn(
  { tab }: Person,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    await tab.page.locator(`[name="${name}"]`).fill(value);
  }
}

/** The save button of a form that also saves itself. */
export async function save({ tab }: Person): Promise<void> {
  await tab.page.locator('form[data-tu-luu] button[type=submit]').click();
  await tab.page.waitForURL(/xong=saved/);
}

/** Mẫu 02 with every self-score. */
export async function fillMau02(person: Person): Promise<void> {
  const { page } = person.tab;
  await fillIn(person, MAU_02);
  await page.locator('[name=businessForm]').selectOption('cooperative');
  await page.locator('[name=repGender]').selectOption('female');
  for (const [code, score] of Object.entries(FOUR_STARS)) {
    await page.locator(`input[name="score:${code}"][value="${score}"]`).check();
  }
  await page.locator('[name="note:2.3"]').fill('Nhãn đủ thông tin, có mã truy xuất điện tử.');
  await save(person);
}

/** Uploads files for one entry of the list of papers; the page is that of the papers. */
export async function upload(
  { tab }: Person,
  item: string,
  files: readonly Upload[],
): Promise<void> {
  const { page } = tab;
  const choose = page.locator('select[name=muc]');
  await choose.selectOption(item);
  await page.locator('#tep').setInputFiles([...files]);
  await page.locator('#tai-len button[type=submit]').click();
  await page.waitForURL(/xong=tep/);
}

/** Ticks the declaration and lodges; the page is that of the dossier. */
export async function lodge(person: Person, shot: string): Promise<string[]> {
  const { page } = person.tab;
  await page.locator('input[name=cam-doan]').check();
  const wrong = await lookAt(person.tab, shot);
  await page.getByRole('button', { name: /^Nộp/ }).click();
  await page.waitForURL(/xong=nop/);
  return wrong;
}

/** Chooses points on a score sheet by touch or mouse. */
export async function score(
  { tab }: Person,
  answers: Readonly<Record<string, number>>,
): Promise<void> {
  for (const [code, points] of Object.entries(answers)) {
    const box = tab.page.locator(`[data-muc="${code}"]`);
    await box.locator(`label:has(input[value="${points}"])`).click();
  }
}
