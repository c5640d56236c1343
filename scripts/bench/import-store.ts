import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { closeDb, type Db, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import { addDays, day } from '#src/base/day.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { loadFirstCatalogue } from '#src/features/catalogue/load-first-catalogue.server.ts';

export const NOW = Date.parse('2026-11-22T03:00:00Z');

const FORMS = ['Hợp tác xã', 'Công ty TNHH', 'Hộ kinh doanh', 'Cơ sở sản xuất', 'Tổ hợp tác'];
const GOODS =
  'Mật ong|Trà|Cà phê|Gạo|Bún|Miến|Nước mắm|Mắm|Khô|Chả|Bánh|Rượu|Tiêu|Kẹo|Mứt|Dầu|Cao|Tinh bột|Măng|Nấm'.split(
    '|',
  );
const KINDS =
  'rừng tràm|hoa nhãn|xanh|đen|rang xay|một nắng|tẩm vị|sấy dẻo|sấy giòn|nguyên chất|gừng|sả|nghệ|dừa|sen|chanh dây|ớt|tỏi|mè|đậu'.split(
    '|',
  );
const NAMES =
  'An Bình|Bảo Lâm|Cẩm Tú|Duy Khang|Đông Phương|Gia Hưng|Hải Đăng|Khánh Hoà|Lộc Phát|Minh Châu|Ngọc Lan|Phú Quý|Quang Vinh|Sơn Trà|Thanh Hà|Út Hạnh|Vạn Thọ|Xuân Mai|Yên Bình|Ánh Dương'.split(
    '|',
  );
const of = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** The name of a made-up product and its producer, different for each number, alike as real ones are. */
export function madeUp(n: number): { name: string; producer: string } {
  const maker = Math.floor(n / 2);
  return {
    name: `${of(GOODS, n)} ${of(KINDS, Math.floor(n / 20))} ${of(NAMES, Math.floor(n / 400))} ${n}`,
    producer: `${of(FORMS, maker)} ${of(NAMES, maker)} ${of(NAMES, Math.floor(maker / 20))} ${maker}`,
  };
}

/** The first catalogue with made-up products on top, all in one province. */
export async function benchStore(folder: string, more: number, provinceCode = '91'): Promise<Db> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const db = await openDb(`file:${path.join(folder, 'moi-xa.db')}`);
  await migrate(db, new Date(NOW).toISOString());
  await loadFirstCatalogue(db, { now: NOW, actor: SYSTEM, demo: false });
  const from = 10_000;
  for (let start = 0; start < more; start += 400) {
    const numbers = Array.from({ length: Math.min(400, more - start) }, (_, i) => start + i);
    const makers = [...new Set(numbers.map((n) => Math.floor(n / 2)))];
    await db
      .insert(producers)
      .values(
        makers.map((maker) => ({
          id: from + maker,
          slug: `bench-${maker}`,
          name: madeUp(maker * 2).producer,
          kind: 'unknown' as const,
          provinceCode,
          communeCode: null,
          printedPlace: '',
          sourceUrl: '',
        })),
      )
      .onConflictDoNothing();
    await db.insert(products).values(
      numbers.map((n) => ({
        id: from + n,
        slug: `bench-san-pham-${n}`,
        name: madeUp(n).name,
        nameLang: 'vi',
        otherNames: '[]',
        producerId: from + Math.floor(n / 2),
        setNo: 1,
        setBy: 'inferred' as const,
        provinceCode,
        communeCode: null,
        oldProvinceCode: null,
        placeHow: 'province-only',
        labelData: '{}',
        addedOn: '2026-01-01',
      })),
    );
    await db.insert(certificates).values(
      numbers.map((n) => {
        const on = addDays(day('2024-01-01'), n % 600);
        return {
          id: from + n,
          code: `MX-${from + n}`,
          productId: from + n,
          stars: 3 + (n % 2),
          score: '',
          decisionNo: `${n % 90}/QĐ-UBND`,
          decidedOn: on,
          year: 2024,
          issuedFirst: on,
          issuedLast: on,
          criteriaVersion: 'qd148-2023',
          evidence: 'decision' as const,
          revokedWhy: '',
          printedName: madeUp(n).name,
          printedProducer: madeUp(n).producer,
          printedCommune: '',
          printedDistrict: '',
          printedProvince: '',
          printedGroup: '',
          sourceUrl: '',
          sourceVia: '',
          sourceReadOn: '2026-01-01',
          note: '',
        };
      }),
    );
  }
  return db;
}

export { closeDb };

/** A list of so many rows: four of five are in the register, some with a slip of the finger, the rest are new. */
export function benchRows(count: number, known: number): string[][] {
  return Array.from({ length: count }, (_, i) => {
    const isNew = i % 5 === 4;
    const { name, producer } = madeUp(isNew ? known + i : i % known);
    return [String(i + 1), name, producer, '', `${3 + (i % 3 === 0 ? 1 : 0)} sao`];
  });
}

export const BENCH_HEAD = ['STT', 'Tên sản phẩm', 'Chủ thể', 'Địa chỉ', 'Hạng sao'];

export function benchCsv(rows: readonly (readonly string[])[]): Buffer {
  return Buffer.from(
    `\ufeff${[BENCH_HEAD, ...rows].map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n')}\r\n`,
  );
}
