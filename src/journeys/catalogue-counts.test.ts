import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Day, formatDay } from '#src/base/day.ts';
import { slugOf, tidy } from '#src/base/fold.ts';
import { machinePaths, paths } from '#src/base/paths.ts';
import { seedRows } from './pages.ts';
import { startServer, type TestServer } from './server.ts';

/** The rows the catalogue was made from, where they lie beside the project. */
const SOURCE = new URL('../../../shared/data/real-products.csv', import.meta.url);
const ROWS = 1_069;
/** Printed with the test, so that anyone can draw the same rows again. */
const SEED_OF_CHANCE = 20_261_122;
const DRAWN = 20;

const awards = seedRows('catalogue/awards.csv');
const source = existsSync(SOURCE)
  ? (parse(readFileSync(SOURCE, 'utf8'), { columns: true, bom: true }) as Record<string, string>[])
  : null;

interface Line {
  readonly code: string;
  readonly stars: number | null;
  readonly printed: { readonly province: string | null };
  readonly oldProvince: { readonly name: string } | null;
  readonly province: { readonly name: string };
}

let server: TestServer;
let register: readonly Line[];

beforeAll(async () => {
  server = await startServer({ clock: '2026-11-22T09:00:00+07:00' });
  const answer = await fetch(`${server.url}${machinePaths.registerJson}`);
  register = ((await answer.json()) as { certificates: Line[] }).certificates;
});

afterAll(() => server?.stop());

/** How many there are of each province × stars, as `Hà Giang 4`. */
function tally<T>(rows: readonly T[], key: (row: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[key(row)] = (counts[key(row)] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const starsOf = (text: string | number | null | undefined): string => String(text || '–');

describe('counts of each old province and star', () => {
  const fromSeed = tally(awards, (row) => `${row['printed_province']} ${starsOf(row['stars'])}`);

  it('the register as JSON holds what the seed holds', () => {
    expect(awards).toHaveLength(ROWS);
    expect(tally(register, (line) => `${line.printed.province} ${starsOf(line.stars)}`)).toEqual(
      fromSeed,
    );
  });

  it('so does the register as CSV', async () => {
    const text = await (await fetch(`${server.url}${machinePaths.registerCsv}`)).text();
    const rows = parse(text, { columns: true, bom: true }) as Record<string, string>[];
    expect(tally(rows, (row) => `${row['printed_province']} ${starsOf(row['stars'])}`)).toEqual(
      fromSeed,
    );
  });

  it.skipIf(source === null)('and the rows they were taken from hold the same', () => {
    expect(
      tally(
        source ?? [],
        (row) => `${tidy(row['province_at_decision'] ?? '')} ${starsOf(row['stars'])}`,
      ),
    ).toEqual(fromSeed);
  });

  it('the register page counts the same for every old province and star', async () => {
    const p = paths('vi');
    const expected = tally(register, (line) =>
      line.oldProvince ? `${slugOf(line.oldProvince.name)} ${line.stars ?? 0}` : 'none',
    );
    delete expected['none'];
    const shown: Record<string, number> = {};
    const provinces = [...new Set(Object.keys(expected).map((key) => key.split(' ')[0] ?? ''))];
    await each(
      provinces.flatMap((province) => [0, 3, 4, 5].map((stars) => [province, stars] as const)),
      async ([province, stars]) => {
        const html = await read(`${p.register}?tinh-cu=${province}&sao=${stars}`);
        const heading = /<h2 id="so-dong">([\s\S]*?)<\/h2>/.exec(html)?.[1] ?? '';
        const count = Number(/[\d.]+/.exec(heading)?.[0]?.replaceAll('.', '') ?? 0);
        if (count > 0) shown[`${province} ${stars}`] = count;
      },
    );
    expect(Object.fromEntries(Object.entries(shown).sort(([a], [b]) => (a < b ? -1 : 1)))).toEqual(
      expected,
    );
  });

  it('the old province is the printed one wherever the source used names of before July 2025', () => {
    const before = new Set(
      seedRows('catalogue/products.csv')
        .filter((row) => row['terms'] === 'before')
        .map((row) => row['id']),
    );
    const productOf = new Map(awards.map((row) => [row['code'], row['product_id']]));
    const others = register.filter(
      (line) =>
        before.has(productOf.get(line.code)) && !isNameOf(line.printed.province, line.oldProvince),
    );
    expect(
      others.map((line) => [line.code, line.printed.province, line.oldProvince?.name]),
    ).toEqual([]);
    const counted = register.filter((line) => before.has(productOf.get(line.code)));
    expect(counted.length).toBeGreaterThan(ROWS * 0.9);
  });
});

const oldProvinces = (
  JSON.parse(
    readFileSync(new URL('../../db/seed/places/provinces.json', import.meta.url), 'utf8'),
  ) as { oldProvinces: { name: string; aliases: string[] }[] }
).oldProvinces;

/** "Thừa Thiên Huế" and "Huế" are one: the province took its short name half a year before the mergers. */
function isNameOf(printed: string | null, province: { readonly name: string } | null): boolean {
  const known = oldProvinces.find((one) => one.name === province?.name);
  const bare = (printed ?? '').replace(/^(?:Thành phố|Tỉnh) /, '');
  return known !== undefined && [known.name, ...known.aliases].includes(bare);
}

describe('every row', () => {
  it(`each of the ${ROWS.toLocaleString('en-GB')} is found by its code, as data and as a page`, async () => {
    const missing: string[] = [];
    await each(awards, async (row) => {
      const code = row['code'] ?? '';
      const answer = await fetch(`${server.url}${machinePaths.apiCertificate(code)}`);
      const body = (await answer.json()) as { code?: string; printed?: { name: string } };
      if (body.code !== code || body.printed?.name !== row['printed_name']) missing.push(code);
      const page = await read(paths('vi').certificate(code));
      if (!page.includes(`<p class="to-ma">${code}</p>`)) missing.push(`${code} (page)`);
    });
    expect(missing).toEqual([]);
  });
});

describe(`${DRAWN} rows drawn by chance (seed ${SEED_OF_CHANCE}), field by field`, () => {
  it.each(draw(awards, DRAWN).map((row) => [row['code'] ?? '', row] as const))(
    '%s',
    async (code, row) => {
      const answer = await fetch(`${server.url}${machinePaths.apiCertificate(code)}`);
      const api = (await answer.json()) as Record<string, unknown> & {
        printed: Record<string, string | null>;
        source: Record<string, string | null>;
      };
      const cell = (name: string): string | null => row[name] || null;
      expect({
        stars: api['stars'],
        score: api['score'],
        decisionNo: api['decisionNo'],
        decidedOn: api['decidedOn'],
        year: api['year'],
        evidence: api['evidence'],
        note: api['note'],
        printed: api.printed,
        source: api.source,
      }).toEqual({
        stars: row['stars'] ? Number(row['stars']) : null,
        score: cell('score'),
        decisionNo: cell('decision_no'),
        decidedOn: cell('decided_on'),
        year: row['year'] ? Number(row['year']) : null,
        evidence: row['evidence'],
        note: cell('note'),
        printed: {
          name: cell('printed_name'),
          producer: cell('printed_producer'),
          commune: cell('printed_commune'),
          district: cell('printed_district'),
          province: cell('printed_province'),
          group: cell('printed_group'),
        },
        source: {
          url: cell('source_url'),
          via: cell('source_via'),
          readOn: row['source_read_on'],
        },
      });

      const html = await read(paths('vi').certificate(code));
      const text = textOf(html);
      const wanted = [
        row['printed_name'],
        row['printed_producer'],
        row['printed_commune'],
        row['printed_district'],
        row['printed_province'],
        row['printed_group'],
        row['score'],
        row['decision_no'],
        row['note'],
        row['decided_on'] ? formatDay(row['decided_on'] as Day, 'vi') : row['year'],
        row['stars'] ? `${row['stars']} sao` : '',
      ].filter((one) => one);
      expect(wanted.filter((one) => !text.includes(flat(one ?? '')))).toEqual([]);
      expect(html).toContain(`href="${(row['source_url'] ?? '').replaceAll('&', '&amp;')}"`);

      if (source) {
        const origin = source[Number(row['seed_row']) - 1];
        expect(
          [
            'name_vi',
            'producer_name',
            'commune',
            'district',
            'stars',
            'score',
            'decision_no',
            'decision_date',
            'year',
            'source_url',
          ].map((name) => tidy(origin?.[name] ?? '')),
        ).toEqual(
          [
            'printed_name',
            'printed_producer',
            'printed_commune',
            'printed_district',
            'stars',
            'score',
            'decision_no',
            'decided_on',
            'year',
            'source_url',
          ].map((name) => row[name] ?? ''),
        );
      }
    },
  );
});

async function read(path: string): Promise<string> {
  const answer = await fetch(`${server.url}${path}`);
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
  return answer.text();
}

/** Eight at a time. */
async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = [...items];
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
    }),
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
};

function textOf(html: string): string {
  const body = html
    .replace(/^[\s\S]*<main/, '<main')
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ');
  const bare = body.replace(/<[^>]+>/g, ' ');
  return flat(bare.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? ''));
}

function flat(text: string): string {
  return tidy(text).replace(/\s+([,.;)])/g, '$1');
}

/** Chance that can be repeated (mulberry32). */
function draw<T>(rows: readonly T[], count: number): T[] {
  let state = SEED_OF_CHANCE;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const left = [...rows];
  return Array.from({ length: count }, () =>
    left.splice(Math.floor(next() * left.length), 1),
  ).flat();
}
