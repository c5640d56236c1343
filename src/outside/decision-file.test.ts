import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { readList } from '#src/features/certificates/decision-list/read-list.ts';
import { readDecisionFile } from './decision-file.ts';
import { sheetXml, wordDocument, workbook } from './decision-file/packed.fixture.ts';

const HEADER = ['STT', 'Tên sản phẩm', 'Chủ thể', 'Địa chỉ', 'Điểm', 'Hạng sao'];
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const codes = async (data: Uint8Array, name = 'a.xlsx'): Promise<string[]> =>
  (await readDecisionFile(data, name)).problems.map((one) => one.code);

describe('a workbook', () => {
  it('with a title, merged cells, numbers, days and sections', async () => {
    const text = (value: string, more: object = {}): object => ({ value, type: String, ...more });
    const data = [
      [
        text('DANH SÁCH SẢN PHẨM OCOP TỈNH GIA LAI', { columnSpan: 7 }),
        null,
        null,
        null,
        null,
        null,
        null,
      ],
      [
        text('(Kèm theo Quyết định số 371/QĐ-UBND ngày 24/6/2025 của UBND tỉnh Gia Lai)', {
          columnSpan: 7,
        }),
        null,
        null,
        null,
        null,
        null,
        null,
      ],
      [...HEADER, 'Ngày ký'].map((one) => text(one)),
      [
        text('I'),
        text('HẠNG 4 SAO (03 sản phẩm)', { columnSpan: 6 }),
        null,
        null,
        null,
        null,
        null,
      ],
      [
        { value: 1, type: Number },
        text('30% tổ yến tươi chưng kids'),
        text('Công ty cổ phần Phát triển Yến Xuân Cao Nguyên', { rowSpan: 2 }),
        text('phường Phù Đổng, TP. Pleiku', { rowSpan: 2 }),
        { value: 87.7, type: Number },
        { value: 4, type: Number, rowSpan: 3 },
        { value: new Date(Date.UTC(2025, 5, 24)), type: Date, format: 'dd/mm/yyyy', rowSpan: 3 },
      ],
      [
        { value: 2, type: Number },
        text('30% tổ yến tươi chưng nhân sâm'),
        null,
        null,
        { value: 85.5, type: Number },
        null,
        null,
      ],
      [
        { value: 3, type: Number },
        text('Cà phê bột Nguyễn Hân coffee Farm'),
        text('hộ kinh doanh Nguyễn Văn Hân'),
        text('xã Ia Lang, huyện Đức Cơ'),
        null,
        null,
        null,
      ],
    ];
    const buffer = await writeExcelFile(data, { sheet: 'PL I' }).toBuffer();
    const file = await readDecisionFile(new Uint8Array(buffer), 'phu-luc.xlsx');
    const list = readList(file);
    const yen = [
      'Công ty cổ phần Phát triển Yến Xuân Cao Nguyên',
      'phường Phù Đổng, TP. Pleiku',
      4,
    ];
    expect(
      list.rows.map((row) => [
        row.name,
        row.producer,
        row.address,
        row.stars,
        row.score,
        row.decidedOn,
      ]),
    ).toEqual([
      ['30% tổ yến tươi chưng kids', ...yen, 87.7, '2025-06-24'],
      ['30% tổ yến tươi chưng nhân sâm', ...yen, 85.5, '2025-06-24'],
      [
        'Cà phê bột Nguyễn Hân coffee Farm',
        'hộ kinh doanh Nguyễn Văn Hân',
        'xã Ia Lang, huyện Đức Cơ',
        4,
        null,
        '2025-06-24',
      ],
    ]);
    expect(list.rows[1]?.cells.producer?.address).toBe('C5');
    expect(list.rows[1]?.filledDown).toContain('producer');
    expect(list.facts).toMatchObject({
      province: 'Gia Lai',
      declaredProducts: 3,
      numbers: [{ number: '371/QĐ-UBND', decidedOn: '2025-06-24' }],
    });
    expect(list.rows.flatMap((row) => row.problems)).toEqual([]);
  });

  it('with shared strings, formulas, empty cells and a hidden sheet', async () => {
    const xml = `<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>
      <row r="3"><c r="A3" t="inlineStr"><is><r><t>nhãn </t></r><r><t>Idol</t></r></is></c><c r="C3" t="str"><f>CONCAT("4"," sao")</f><v>4 sao</v></c></row></sheetData>`;
    const file = await readDecisionFile(
      workbook(
        [
          { name: 'Ẩn', xml, state: 'hidden' },
          { name: 'A', xml },
        ],
        ['Tên sản phẩm', 'Hạng'],
      ),
      'a.xlsx',
    );
    const list = readList(file);
    expect(file.problems.map((one) => one.code)).toEqual(['hidden-sheet']);
    expect(list.rows).toMatchObject([{ name: 'nhãn Idol', stars: 4, line: 3, sheet: 'A' }]);
    expect(list.rows[0]?.problems.map((one) => [one.code, one.cell])).toEqual([['formula', 'C3']]);
  });

  it('with several sheets, one of them a summary', async () => {
    const rows = [
      HEADER,
      ['1', 'nhãn Idol', 'Hợp tác xã trái cây Tân Lộc', 'phường Tân Lộc', '63', '3 sao'],
    ];
    const more = [
      HEADER,
      ['1', 'chè tôm nõn', 'HTX chè Hảo Đạt', 'xã Tân Cương', '90,86', '5 sao'],
    ];
    const summary = [
      ['TT', 'Huyện', 'Số lượng'],
      ['1', 'Huyện Phong Điền', '3'],
      ['2', 'Huyện Thới Lai', '4'],
    ];
    const file = await readDecisionFile(
      workbook([
        { name: 'Tổng hợp', xml: sheetXml(summary) },
        { name: '3 sao', xml: sheetXml(rows) },
        { name: '5 sao', xml: sheetXml(more) },
      ]),
      'a.xlsx',
    );
    expect(readList(file).rows.map((row) => [row.row, row.sheet, row.name])).toEqual([
      [1, '3 sao', 'nhãn Idol'],
      [2, '5 sao', 'chè tôm nõn'],
    ]);
  });
});

it('a Word document with a table and merged cells', async () => {
  const p = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
  const tc = (text: string, pr = ''): string => `<w:tc><w:tcPr>${pr}</w:tcPr>${p(text)}</w:tc>`;
  const tr = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
  const start = '<w:vMerge w:val="restart"/>';
  const data = wordDocument(
    `${p('DANH SÁCH SẢN PHẨM OCOP TỈNH GIA LAI')}<w:tbl>${tr(...['STT', 'Tên sản phẩm', 'Chủ thể', 'Hạng sao'].map((one) => tc(one)))}${tr(
      tc('Hạng 4 sao', '<w:gridSpan w:val="4"/>'),
    )}${tr(tc('1'), tc('30% tổ yến tươi chưng kids'), tc('Công ty cổ phần Yến Xuân', start), tc('4 sao', start))}${tr(
      tc('2'),
      tc('30% tổ yến tươi chưng nhân sâm'),
      tc('', '<w:vMerge/>'),
      tc('', '<w:vMerge/>'),
    )}</w:tbl>${p('Nơi nhận: như trên')}`,
  );
  const list = readList(await readDecisionFile(data, 'a.docx'));
  expect(list.rows.map((row) => [row.name, row.producer, row.stars])).toEqual([
    ['30% tổ yến tươi chưng kids', 'Công ty cổ phần Yến Xuân', 4],
    ['30% tổ yến tươi chưng nhân sâm', 'Công ty cổ phần Yến Xuân', 4],
  ]);
});

describe('old and other encodings', () => {
  const CSV =
    'STT,Tên sản phẩm,Chủ thể,Địa chỉ,Hạng sao\n1,Cà phê bột Nguyễn Hân,hộ kinh doanh Nguyễn Văn Hân,"xã Ia Lang, huyện Đức Cơ",4 sao\n2,mật ong rừng,Hợp tác xã Đường Hoa,"xã Tân An, huyện Đak Pơ",3 sao\n';
  const names = ['Cà phê bột Nguyễn Hân', 'mật ong rừng'];
  const check = async (data: Uint8Array, encoding: string): Promise<void> => {
    const file = await readDecisionFile(data, 'a.csv');
    expect(file.encoding).toBe(encoding);
    const list = readList(file);
    expect(list.rows.map((row) => row.name)).toEqual(names);
    expect(list.rows[0]?.address).toBe('xã Ia Lang, huyện Đức Cơ');
    expect(list.rows.map((row) => row.stars)).toEqual([4, 3]);
  };
  const utf16 = (text: string, big: boolean, mark: boolean): Uint8Array => {
    const data = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
    return new Uint8Array(big ? data.swap16() : data);
  };
  it('UTF-8 with and without a mark', async () => {
    await check(bytes(CSV), 'utf-8');
    await check(bytes(`\ufeff${CSV}`), 'utf-8');
  });
  it.each([
    [false, true],
    [true, true],
    [false, false],
    [true, false],
  ])('UTF-16, big end first %s, mark %s', (big, mark) =>
    check(utf16(CSV, big, mark), big ? 'utf-16be' : 'utf-16le'),
  );
  it('Windows-1258', async () => {
    const decoder = new TextDecoder('windows-1258');
    const table = new Map(
      Array.from({ length: 256 }, (_, i) => [decoder.decode(new Uint8Array([i])), i]),
    );
    const encoded = [...CSV].flatMap((letter) => {
      const own = table.get(letter);
      if (own !== undefined) return [own];
      const tones = '\u0300\u0301\u0303\u0309\u0323';
      const parts = letter.normalize('NFD');
      const tone = [...parts].find((mark) => tones.includes(mark)) ?? '';
      return [...parts.replace(tone, '').normalize('NFC'), tone]
        .filter((one) => one !== '')
        .map((one) => table.get(one) ?? 63);
    });
    await check(new Uint8Array(encoded), 'windows-1258');
  });
  it('TCVN3 and VNI fonts, in bytes and pasted as Latin letters', async () => {
    const tcvn3 =
      'STT,Tªn s¶n phÈm,Chñ thÓ,§Þa chØ,H¹ng sao\n1,Cµ phª bét NguyÔn H©n,hé kinh doanh NguyÔn V¨n H©n,"x· Ia Lang, huyÖn §øc C¬",4 sao\n2,mËt ong rõng,Hîp t¸c x· §\u00adêng Hoa,"x· T©n An, huyÖn §ak P¬",3 sao\n';
    await check(bytes(tcvn3), 'TCVN3');
    await check(
      Uint8Array.from(tcvn3, (letter) => letter.charCodeAt(0)),
      'TCVN3',
    );
    const vni =
      'STT,Teân saûn phaåm,Chuû theå,Ñòa chæ,Haïng sao\n1,Caø pheâ boät Nguyeãn Haân,hoä kinh doanh Nguyeãn Vaên Haân,"xaõ Ia Lang, huyeän Ñöùc Cô",4 sao\n2,maät ong röøng,Hôïp taùc xaõ Ñöôøng Hoa,"xaõ Taân An, huyeän Ñak Pô",3 sao\n';
    await check(bytes(vni), 'VNI');
    await check(
      Uint8Array.from(vni, (letter) => letter.charCodeAt(0)),
      'VNI',
    );
  });
});

describe('files that cannot be read say what to do', () => {
  const ole = (more: string): Uint8Array =>
    new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...Buffer.from(more, 'utf16le')]);
  it.each<[string, Uint8Array]>([
    ['file-empty', new Uint8Array()],
    ['file-empty', bytes('  \n ')],
    ['file-too-large', new Uint8Array(20 * 1024 * 1024 + 1)],
    ['old-excel', ole('Workbook')],
    ['encrypted', ole('EncryptedPackage')],
    ['pdf', bytes('%PDF-1.7')],
    ['rtf', bytes('{\\rtf1')],
    ['picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47])],
    ['open-document', zipSync({ mimetype: strToU8('x'), 'content.xml': strToU8('<x/>') })],
    ['binary-excel', zipSync({ 'xl/workbook.bin': strToU8('x') })],
    ['unknown-archive', zipSync({ 'a.txt': strToU8('x') })],
    ['zip-broken', workbook([{ name: 'A', xml: sheetXml([['x']]) }]).subarray(0, 300)],
    [
      'xml-excel',
      bytes(
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>',
      ),
    ],
    ['not-text', Uint8Array.from({ length: 500 }, (_, i) => (i * 7) % 23)],
    ['no-sheet', zipSync({ 'xl/workbook.xml': strToU8('<workbook/>') })],
  ])('%s', async (code, data) => {
    const file = await readDecisionFile(data, 'a.xlsx');
    expect(file.problems.map((one) => one.code)).toEqual([code]);
    expect(file.problems[0]).toMatchObject({ fatal: true });
    expect(file.problems[0]?.remedyVi).not.toBe('');
    expect(readList(file).rows).toEqual([]);
  });

  it('a bomb that says so, and one that lies about its size', async () => {
    const big = zipSync(
      {
        'xl/workbook.xml': strToU8('<workbook/>'),
        'xl/worksheets/sheet1.xml': new Uint8Array(110 * 1024 * 1024),
      },
      { level: 1 },
    );
    expect(await codes(big)).toEqual(['zip-bomb']);
    const honest = zipSync({ 'xl/workbook.xml': new Uint8Array(110 * 1024 * 1024) }, { level: 1 });
    const at = honest.length - 22 - (46 + 'xl/workbook.xml'.length);
    new DataView(honest.buffer, honest.byteOffset).setUint32(at + 24, 1_000, true);
    expect(await codes(honest)).toEqual(['zip-bomb']);
  }, 60_000);

  it('a quotation mark that is never closed loses no row', async () => {
    const file = await readDecisionFile(
      bytes(
        'STT,Tên sản phẩm,Chủ thể,Sao\n1,"nhãn Idol,HTX Tân Lộc,3\n2,chè tôm nõn,HTX chè Hảo Đạt,5\n',
      ),
      'a.csv',
    );
    expect(file.problems.map((one) => one.code)).toEqual(['unclosed-quote']);
    expect(readList(file).rows.length).toBe(2);
  });
});
