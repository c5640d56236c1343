import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { makePdf, type PdfMeta, type PdfPage } from './pdf.ts';

const META: PdfMeta = {
  title: 'Biên bản họp Hội đồng',
  author: 'Mỗi Xã',
  lang: 'vi',
  now: Date.UTC(2026, 10, 22, 3, 4, 5),
};

async function open(bytes: Uint8Array) {
  return getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
}

/** The text of each sheet, with spaces where a line ends. */
async function sheets(bytes: Uint8Array): Promise<string[]> {
  const document = await open(bytes);
  return Promise.all(
    Array.from({ length: document.numPages }, async (_, index) => {
      const { items } = await (await document.getPage(index + 1)).getTextContent();
      return items
        .map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : ''))
        .join('')
        .replace(/\s+/g, ' ');
    }),
  );
}

const make = (write: (page: PdfPage) => void, more: Partial<PdfMeta> = {}): Promise<Uint8Array> =>
  makePdf({ ...META, ...more }, write);

const EVERY_LETTER =
  'aàáảãạ ăằắẳẵặ âầấẩẫậ đ eèéẻẽẹ êềếểễệ iìíỉĩị oòóỏõọ ôồốổỗộ ơờớởỡợ uùúủũụ ưừứửữự yỳýỷỹỵ';

describe('makePdf', () => {
  it('writes Vietnamese that can be read back letter by letter, in every font', async () => {
    const upper = EVERY_LETTER.toUpperCase();
    const bytes = await make((page) => {
      page.title(EVERY_LETTER);
      page.paragraph(upper);
      page.paragraph(EVERY_LETTER.normalize('NFD'), { bold: true });
      page.list([upper]);
    });
    const text = (await sheets(bytes)).join(' ');
    expect(text).toBe(text.normalize('NFC'));
    expect(text.split(EVERY_LETTER)).toHaveLength(3);
    expect(text.split(upper)).toHaveLength(3);
  });

  it('writes a sign the fonts lack in another way, never as a gap', async () => {
    const bytes = await make((page) => page.paragraph('5★ ≥ 90 → ☑ Dvořák 漢 −1 €\u0007.'));
    expect((await sheets(bytes))[0]).toContain('5* >= 90 -> [x] Dvorák ? -1 EUR.');
  });

  it('opens with the head of an official paper and closes with places to sign', async () => {
    const bytes = await make((page) => {
      page.head({
        agency: ['UBND TỈNH LÀO CAI', 'HỘI ĐỒNG ĐÁNH GIÁ'],
        number: 'Số: 12/BB-HĐ',
        placeAndDay: 'Lào Cai, ngày 22 tháng 11 năm 2026',
      });
      page.title('BIÊN BẢN', 'Họp đợt 2 năm 2026');
      page.facts([['Chủ tịch', 'Nguyễn Thị Phượng']]);
      page.signatures([
        { role: 'THƯ KÝ', note: '(Ký, ghi rõ họ tên)', name: 'Đỗ Văn Ngữ' },
        { role: 'CHỦ TỊCH', name: 'Nguyễn Thị Phượng' },
      ]);
    });
    const [text = ''] = await sheets(bytes);
    for (const part of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'HỘI ĐỒNG ĐÁNH GIÁ',
      'Số: 12/BB-HĐ',
      'ngày 22 tháng 11 năm 2026',
      'BIÊN BẢN',
      'Nguyễn Thị Phượng',
      'Đỗ Văn Ngữ',
      '1/1',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('breaks a table over sheets, repeats its head and loses no row', async () => {
    const rows = Array.from({ length: 200 }, (_, index) => [
      `dòng ${index}.`,
      'Hợp tác xã Nông nghiệp hữu cơ',
    ]);
    const bytes = await make((page) => {
      page.table({
        about: 'Kết quả',
        columns: [
          { title: 'Sản phẩm', share: 2 },
          { title: 'Chủ thể', share: 3 },
        ],
        rows,
      });
    });
    const pages = await sheets(bytes);
    expect(pages.length).toBeGreaterThan(3);
    for (const [index, text] of pages.entries()) {
      expect(text).toContain('Sản phẩm');
      expect(text).toContain(`${index + 1}/${pages.length}`);
    }
    const all = pages.join(' ');
    for (let index = 0; index < 200; index += 1) {
      expect(all.split(`dòng ${index}.`)).toHaveLength(2);
    }
  });

  it('splits a cell taller than a sheet, even when it is one word', async () => {
    const long = Array.from({ length: 3_000 }, (_, index) => `từ${index}`).join(' ');
    const bytes = await make((page) => {
      page.table({
        about: 'x',
        columns: [
          { title: 'Một', share: 1 },
          { title: 'Hai', share: 1 },
        ],
        rows: [
          [long, 'ngắn'],
          ['x'.repeat(9_000), ''],
        ],
      });
    });
    const all = (await sheets(bytes)).join(' ');
    expect(all).toContain('từ0 ');
    expect(all).toContain('từ2999');
    expect(all.match(/x/g)?.length).toBe(9_000);
  });

  it('says its title, language and tags, and is the same file when made again', async () => {
    const write = (page: PdfPage): void => {
      page.title('Giấy chứng nhận');
      page.qr('https://moixa.test/chung-nhan/1', { caption: 'Quét để kiểm tra' });
      page.table({ about: 'b', columns: [{ title: 'A', share: 1 }], rows: [['1']] });
    };
    const bytes = await make(write);
    expect(Buffer.from(await make(write)).equals(Buffer.from(bytes))).toBe(true);
    expect(
      Buffer.from(await make(write, { now: META.now + 1000 })).equals(Buffer.from(bytes)),
    ).toBe(false);
    const document = await open(bytes);
    const { info } = await document.getMetadata();
    expect(info).toMatchObject({
      ...{ Title: META.title, Author: 'Mỗi Xã', Language: 'vi-VN' },
      CreationDate: 'D:20261122030405Z',
    });
    expect((await document.getMarkInfo()) as unknown).toEqual(
      new Map([
        ['Marked', true],
        ['UserProperties', false],
        ['Suspects', false],
      ]),
    );
    const tree = JSON.stringify(await (await document.getPage(1)).getStructTree());
    for (const role of ['H1', 'Figure', 'Table', 'TR', 'TH', 'TD']) {
      expect(tree).toContain(`"role":"${role}"`);
    }
    expect(tree).toContain('QR: https://moixa.test/chung-nhan/1');
  });

  it('lays the sheet across when asked, and cuts a foot that is too long', async () => {
    const bytes = await make((page) => page.paragraph('x'), {
      wide: true,
      footer: 'chân trang '.repeat(60),
    });
    const page = await (await open(bytes)).getPage(1);
    const [, , width, height] = page.view;
    expect(width).toBeGreaterThan(height ?? 0);
    expect((await sheets(bytes))[0]).toMatch(/chân trang.*….*1\/1|1\/1.*chân trang.*…/);
  });

  it('makes a table of 60 rows quickly and small', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => [
      String(index + 1),
      'Chè Shan tuyết hữu cơ, hộp 200 g',
      'Hợp tác xã Nông nghiệp',
      '88,50',
    ]);
    const started = performance.now();
    const bytes = await make((page) => {
      page.table({
        about: 'Kết quả',
        columns: ['STT', 'Sản phẩm', 'Chủ thể', 'Điểm'].map((title) => ({ title, share: 1 })),
        rows,
      });
    });
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(bytes.length).toBeLessThan(200_000);
  });
});
