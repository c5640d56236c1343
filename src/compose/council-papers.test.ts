import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import readXlsxFile from 'read-excel-file/node';
import { expect, it } from 'vitest';
import { USUAL_RULES } from '#src/features/assessment/councils/council-rules.ts';
import type { Minutes, MinutesDossier } from '#src/features/assessment/councils/minutes.ts';
import { criteriaForm } from '#src/features/criteria/criteria-form.ts';
import { itemsOf } from '#src/features/criteria/form.ts';
import { verdict } from '#src/features/criteria/verdict.ts';
import { minutesPdf, resultXlsx } from './council-papers.ts';

const form = criteriaForm(1);
const answers = Object.fromEntries(itemsOf(form).map(({ code, max }) => [code, max]));

function dossier(code: string, change: Record<string, number>): MinutesDossier {
  const judged = verdict(form, { ...answers, ...change });
  return {
    ...{
      code,
      productName: `Gạo Nếp Nương ${code}`,
      producerName: 'HTX Thử',
      address: 'Xã Thử, An Giang',
    },
    ...{ setNo: 1, kind: 'first', mode: 'meeting', turns: 2, turnWhy: 'Chênh 12 điểm', sheets: 3 },
    ...{ abstained: ['Nguyễn Văn Thử'], lowest: 8000, highest: 9000, average: judged.hundredths },
    ...{ starsByBand: judged.starsByBand, stars: judged.stars, outcome: 'rated', why: '' },
    verdict: judged,
  };
}

const minutes: Minutes = {
  council: {
    ...{ name: 'Hội đồng OCOP tỉnh An Giang', level: 'province', place: 'An Giang' },
    ...{ decisionNo: '12/QĐ-UBND', establishedOn: '2026-06-01' },
  },
  rules: USUAL_RULES,
  round: 'Đợt 2 năm 2026',
  heldOn: '2026-11-21',
  ...{ place: 'Trụ sở UBND tỉnh', inWriting: false, note: '' },
  quorum: { met: true, present: 3, seats: 4, needed: 3, chairMissing: false },
  members: [
    {
      ...{
        name: 'Trần Thị Chủ',
        position: 'chair',
        post: 'Phó Chủ tịch',
        organisation: 'UBND tỉnh',
      },
      ...{ scores: true, present: true, absentWhy: '' },
    },
  ],
  // Full marks but for the traceability code: held at three stars. Then hardly anything: one star.
  dossiers: [
    dossier('HS-2026-00001', { '2.3': 2 }),
    dossier('HS-2026-00002', Object.fromEntries(Object.keys(answers).map((code) => [code, 0]))),
  ],
  closedAt: '2026-11-21T09:00:00.000Z',
  closedBy: 'Thư ký',
};

async function textOf(bytes: Uint8Array): Promise<string> {
  const pdf = await getDocument({ data: bytes, useSystemFonts: false, verbosity: 0 }).promise;
  let text = '';
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const content = await (await pdf.getPage(number)).getTextContent();
    text += content.items.map((item) => ('str' in item ? item.str : '')).join(' ');
  }
  return text.replace(/\s+/g, ' ').normalize('NFC');
}

it('the minutes name attendance, points, stars and the reasons, and are a draft until frozen', async () => {
  const options = { now: Date.parse('2026-11-22T03:00:00Z'), author: 'Mỗi Xã' };
  const text = await textOf(await minutesPdf(minutes, { ...options, hash: 'ab12' }));
  for (const part of [
    ...['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Trần Thị Chủ', '3/4 thành viên chấm điểm'],
    ...['chưa đạt điều kiện 4 sao ở mục 2.3', '99', '3 sao', 'Nguyễn Văn Thử', 'ab12'],
  ]) {
    expect(text).toContain(part);
  }
  expect(text).not.toContain('Bản nháp');
  expect(await textOf(await minutesPdf(minutes, { ...options, hash: null }))).toContain('Bản nháp');
});

it('the list of results reads back in the shape of a decision’s annex', async () => {
  const bytes = Buffer.from(await resultXlsx(minutes));
  const book = (await readXlsxFile(bytes)) as unknown as { sheet: string; data: unknown[][] }[];
  const rows = book[0]?.data ?? [];
  expect(rows[0]).toEqual(['STT', 'Tên sản phẩm', 'Chủ thể', 'Địa chỉ', 'Điểm', 'Hạng sao']);
  expect(rows.slice(1)).toEqual([
    [1, 'Gạo Nếp Nương HS-2026-00001', 'HTX Thử', 'Xã Thử, An Giang', 99, 3],
  ]);
  expect(book[1]?.data.length).toBe(2);
});
