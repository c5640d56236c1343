import { expect, it } from 'vitest';
import { day } from '#src/base/day.ts';
import { invitationPdf } from './invitation-pdf.ts';

const NOW = Date.parse('2026-11-23T03:00:00Z');
const site = { name: 'Mỗi Xã', url: 'https://moixa.example.vn' };

async function pages(bytes: Uint8Array): Promise<string[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const found: string[] = [];
  for (let index = 1; index <= document.numPages; index += 1) {
    const { items } = await (await document.getPage(index)).getTextContent();
    found.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  return found;
}

it('puts each letter on one sheet, however long its names are', async () => {
  const long =
    'Hợp tác xã Nông nghiệp Dịch vụ Tổng hợp Sản xuất Chế biến và Tiêu thụ Nông sản '.repeat(2);
  const letters = ['HTX A', long].map((producer, index) => ({
    ...{
      id: index,
      code: 'TM-ABCDEFGH',
      token: 'abcd-efgh-jkmn-pqrs',
      producerId: index,
      producer,
    },
    ...{ printedPlace: '', provinceCode: '08', communeCode: null, until: day('2027-02-21') },
  }));
  const goods = Array.from({ length: 9 }, (_, id) => ({
    ...{
      id,
      slug: `${id}`,
      name: `Cao thực dưỡng mật ong rừng gừng nghệ sấy lạnh hảo hạng ${'dài '.repeat(12)}`,
    },
    ...{ nameLang: 'vi', stars: 4 as const },
  }));
  const made = {
    ...{ letters, site, signer: 'Nguyễn Thị Hoa', day: day('2026-11-23'), now: NOW },
    products: new Map([[1, goods]]),
    place: () => ['xã Bản Liền', 'tỉnh Lào Cai'],
  };
  const bytes = await invitationPdf(made);
  const found = await pages(bytes);
  expect(found).toHaveLength(2);
  for (const text of found) {
    for (const said of ['abcd-efgh-jkmn-pqrs', '21/02/2027', 'Ký, ghi rõ họ tên', 'tỉnh Lào Cai']) {
      expect(text).toContain(said);
    }
  }
  expect(Buffer.from(await invitationPdf(made)).equals(Buffer.from(bytes))).toBe(true);
});
