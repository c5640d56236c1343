import { describe, expect, it } from 'vitest';
import { readDecisionFile } from '#src/outside/decision-file.ts';
import { meaningOf } from './headers.ts';
import { readList, type DecisionList } from './read-list.ts';
import { readScore } from './score.ts';
import { SHAPES } from './shapes.fixture.ts';
import { readStars } from './stars.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
async function listOf(text: string, file = 'a.csv'): Promise<DecisionList> {
  return readList(await readDecisionFile(bytes(text), file));
}
const shown = (list: DecisionList): string[] =>
  list.rows.map((row) =>
    [row.name, row.producer, row.address, row.stars ?? '', row.score ?? ''].join('|'),
  );

describe('lists in the shapes offices send', () => {
  it.each(SHAPES)('$about', async ({ file, text, rows }) => {
    const read = await readDecisionFile(bytes(text), file);
    const list = readList(read);
    expect(shown(list)).toEqual(rows);
    const accounted = new Set([
      ...list.rows.map((row) => row.line),
      ...list.skipped.map((one) => one.line),
    ]);
    expect(accounted.size).toBe(read.grids[0]?.rows.length);
    expect(list.rows.flatMap((row) => row.problems).filter((one) => one.weight === 'stop')).toEqual(
      [],
    );
  });
});

describe('headers', () => {
  it.each([
    [
      'name',
      'Tên sản phẩm|TÊN SP|Ten san pham|Sản phẩm OCOP|Tên sản phẩm/dịch vụ|Product|Product name|Tên sản phẩm đăng ký',
    ],
    [
      'producer',
      'Chủ thể|Tên chủ thể OCOP|Đơn vị sản xuất|Cơ sở|Cơ sở SX|Chủ thể sản xuất|Doanh nghiệp/HTX|Owner|Producer|Don vi san xuat|Tên cơ sở sản xuất kinh doanh',
    ],
    ['address', 'Địa chỉ|Đ/c|Địa chỉ sản xuất|Address|DIA CHI|Địa chỉ chủ thể|Đơn vị hành chính'],
    ['score', 'Điểm|Số điểm|Tổng điểm TB|Điểm trung bình|Score|Tổng số điểm|Điểm (trung bình)'],
    [
      'stars',
      'Hạng sao|Xếp loại|Phân hạng|Kết quả|Xếp hạng|Số sao|Stars|Hạng|Kết quả phân hạng|Đạt hạng sao',
    ],
    ['decisionNo', 'Số QĐ|Số quyết định|QĐ số'],
    ['decidedOn', 'Ngày ký|Ngày QĐ|Ngày công nhận|Ngày ban hành'],
    ['decision', 'Số QĐ - ngày|Quyết định công nhận|Số, ngày quyết định'],
    ['stt', 'STT|TT|Số TT|No.|Stt'],
    ['commune', 'Xã|Xã/phường|Xã, phường, thị trấn'],
    ['district', 'Huyện|Huyện/TX/TP|Quận/huyện'],
    ['name+producer', 'Sản phẩm / chủ thể|Tên sản phẩm, chủ thể|Sản phẩm – Chủ thể'],
    ['year', 'Năm|Năm công nhận'],
    ['note', 'Ghi chú|Note'],
  ])('%s', (column, texts) => {
    for (const text of texts.split('|'))
      expect([text, meaningOf(text)?.column]).toEqual([text, column]);
  });

  it('does not take a value for a header', () => {
    for (const text of [
      'chè tôm nõn',
      'HTX chè Hảo Đạt',
      'xã Tân Cương',
      '87,5',
      'SẢN PHẨM ĐẠT HẠNG 3 SAO (13 sản phẩm)',
    ]) {
      expect([text, meaningOf(text)]).toEqual([text, null]);
    }
  });
});

describe('stars', () => {
  it.each([
    ['4 sao', 4],
    ['Bốn sao', 4],
    ['BA SAO', 3],
    ['★★★★', 4],
    ['⭐⭐⭐', 3],
    ['⭐️⭐️⭐️', 3],
    ['★★★☆☆', 3],
    ['4*', 4],
    ['****', 4],
    ['hạng 4', 4],
    ['OCOP 4 sao', 4],
    ['Đạt 4 sao', 4],
    ['four stars', 4],
    ['IV', 4],
    ['4', 4],
    ['04', 4],
    ['4,0', 4],
    ['3 SAO (*)', 3],
    ['Hạng III', 3],
    ['5 stars', 5],
    ['Xếp hạng: 3', 3],
    ['4sao', 4],
    ['4-star', 4],
    ['Hạng 3 sao cấp huyện', 3],
  ])('%s', (text, stars) => expect(readStars(text)).toMatchObject({ stars, code: null }));

  it.each([
    ['0', 'stars-out-of-range'],
    ['1 sao', 'stars-out-of-range'],
    ['2', 'stars-out-of-range'],
    ['6 sao', 'stars-out-of-range'],
    ['không đạt', 'stars-out-of-range'],
    ['3-4 sao', 'two-stars'],
    ['3 sao, 4 sao', 'two-stars'],
    ['3 sao/4 sao', 'two-stars'],
    ['tiềm năng 5 sao', 'stars-potential'],
    ['tốt', 'stars-unreadable'],
    ['3,5', 'stars-unreadable'],
    ['', null],
    ['-', null],
  ])('%s: none', (text, code) => expect(readStars(text)).toMatchObject({ stars: null, code }));
});

it.each([
  ['87,7', 87.7],
  ['80/100', 80],
  ['85.50 điểm', 85.5],
  ['71', 71],
  ['  69 ', 69],
  ['90,86đ', 90.86],
  ['100', 100],
  ['Điểm: 70', 70],
])('score %s', (text, score) => expect(readScore(text)).toEqual({ score, code: null }));
it.each([
  ['877', 'score-out-of-range'],
  ['-3', 'score-out-of-range'],
  ['70-75', 'score-unreadable'],
  ['tốt', 'score-unreadable'],
])('score %s', (text, code) => expect(readScore(text)).toEqual({ score: null, code }));

describe('what a person has to decide', () => {
  const HEAD = 'STT,Tên sản phẩm,Chủ thể,Điểm,Sao\n';
  it.each([
    [
      'a rank above the band',
      '1,nhãn Idol,Hợp tác xã trái cây Tân Lộc,63,4 sao',
      'score-contradicts-stars',
      'D2'.replace('D', 'E'),
    ],
    [
      'a rank below the band',
      '1,nhãn Idol,Hợp tác xã trái cây Tân Lộc,92,4 sao',
      'score-contradicts-stars',
      'E2',
    ],
    ['no stars', '1,nhãn Idol,Hợp tác xã trái cây Tân Lộc,,', 'stars-missing', 'A2'],
    ['zero stars', '1,nhãn Idol,Hợp tác xã trái cây Tân Lộc,,0', 'stars-out-of-range', 'E2'],
    ['two ranks', '1,nhãn Idol,Hợp tác xã trái cây Tân Lộc,,3 - 4 sao', 'two-stars', 'E2'],
    [
      'a score out of range',
      '1,nhãn Idol,Hợp tác xã trái cây Tân Lộc,630,3',
      'score-out-of-range',
      'D2',
    ],
    ['no name', '1,,Hợp tác xã trái cây Tân Lộc,63,3', 'name-missing', 'A2'],
    [
      'a long name',
      `1,${'nhãn '.repeat(80)},Hợp tác xã trái cây Tân Lộc,63,3`,
      'name-too-long',
      'B2',
    ],
    ['a formula as text', '1,=B1&"x",Hợp tác xã trái cây Tân Lộc,63,3', 'formula-text', 'B2'],
    ['an error value', '1,#REF!,Hợp tác xã trái cây Tân Lộc,63,3', 'error-value', 'B2'],
    [
      'control characters',
      '1,nhãn\u0007 Idol,Hợp tác xã trái cây Tân Lộc,63,3',
      'control-characters',
      'B2',
    ],
  ])('%s', async (_, line, code, cell) => {
    const [row] = (await listOf(HEAD + line)).rows;
    const problem = row?.problems.find((one) => one.code === code);
    expect(problem).toMatchObject({ cell });
    expect(problem?.vi.length).toBeGreaterThan(20);
    expect(problem?.en.length).toBeGreaterThan(20);
    if (code.includes('stars')) expect(row?.stars).toBeNull();
  });

  it('one blank among filled stars stays blank', async () => {
    const list = await listOf(
      'STT,Tên sản phẩm,Chủ thể,Sao\n1,a1,HTX A,4\n2,a2,HTX B,4\n3,a3,HTX C,\n4,a4,HTX D,3\n',
    );
    expect(list.rows.map((row) => row.stars)).toEqual([4, 4, null, 3]);
    expect(list.rows[2]?.problems.map((one) => one.code)).toEqual(['stars-missing']);
  });

  it('the same product twice', async () => {
    const list = await listOf(
      `${HEAD}1,nhãn Idol,HTX Tân Lộc,63,3\n2,Nhãn idol,HTX Tân Lộc,63,3\n`,
    );
    expect(list.rows[1]?.problems.map((one) => one.code)).toEqual(['duplicate']);
  });

  it('a total that disagrees', async () => {
    const list = await listOf(`${HEAD}1,nhãn Idol,HTX Tân Lộc,63,3\n,Tổng cộng: 3 sản phẩm,,,\n`);
    expect(list.problems.map((one) => one.code)).toEqual(['total-differs']);
    expect(list.facts.declaredProducts).toBe(3);
  });

  it('a decision that withdraws', async () => {
    const list = await listOf(
      'Quyết định số 12/QĐ-UBND ngày 5 tháng 8 năm 2026 về việc thu hồi giấy chứng nhận OCOP của UBND tỉnh Gia Lai\nSTT,Tên sản phẩm,Chủ thể,Sao\n1,nhãn Idol,HTX Tân Lộc,3\n',
    );
    expect(list.facts).toMatchObject({
      kind: 'revoke',
      province: 'Gia Lai',
      numbers: [{ number: '12/QĐ-UBND', decidedOn: '2026-08-05' }],
    });
  });

  it('columns that a person chose', async () => {
    const file = await readDecisionFile(bytes('X1,X2,X3\nHTX Tân Lộc,nhãn Idol,4 sao\n'), 'a.csv');
    const list = readList(file, { headerRow: 0, mapping: { name: 1, producer: 0, stars: 2 } });
    expect(shown(list)).toEqual(['nhãn Idol|HTX Tân Lộc||4|']);
    expect(list.columns.every((column) => column.how === 'given')).toBe(true);
  });

  it('nothing to read', async () => {
    const list = await listOf('Kính gửi: các đơn vị\nXin báo cáo.\n', 'a.txt');
    expect(list.rows).toEqual([]);
    expect(list.problems.map((one) => one.code)).toEqual(['no-rows']);
  });
});
