/**
 * Writes the catalogue seed (db/seed/catalogue: awards, products, producers, and the ids in stories.json) from the
 * research table and from the decisions taken by hand in db/seed/catalogue/decisions:
 *   node scripts/make-catalogue.ts [folder of real-products.csv and stories.csv]
 * Ids, codes and slugs that are already in the seed stay as they are.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import { parseDay } from '#src/base/day.ts';
import { slugOf, tidy, words } from '#src/base/fold.ts';

type Cells = Record<string, string>;

/** Day on which every source was read. */
const READ_ON = '2026-11-22';
const SLUG_LENGTH = 80;

const seed = new URL('../db/seed/catalogue/', import.meta.url);
const research = pathToFileURL(
  `${path.resolve(process.argv[2] ?? new URL('../../shared/data', import.meta.url).pathname)}/`,
);

function rowsOf(file: string, folder = seed): Cells[] {
  return parse(readFileSync(new URL(file, folder)), { columns: true, bom: true });
}

function kept(file: string): Cells[] {
  return existsSync(new URL(file, seed)) ? rowsOf(file) : [];
}

function cell(row: Cells | undefined, name: string): string {
  return row?.[name] ?? '';
}

function write(file: string, columns: readonly string[], rows: readonly Cells[]): void {
  const quoted = (value: string): string =>
    /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
  const lines = rows.map((row) => columns.map((column) => quoted(cell(row, column))).join(','));
  writeFileSync(new URL(file, seed), `${[columns.join(','), ...lines].join('\n')}\n`);
}

/** `3;7-9` → 3, 7, 8, 9 */
function numbers(ranges: string): number[] {
  return ranges.split(';').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
  });
}

function sentence(name: string): string {
  return name.charAt(0).toLocaleUpperCase('vi') + name.slice(1);
}

// ---------------------------------------------------------------- the research table, tidied

const source = rowsOf('real-products.csv', research).map((row, i) => ({
  no: i + 1,
  ...Object.fromEntries(Object.entries(row).map(([key, value]) => [key, tidy(value)])),
})) as unknown as (Cells & { no: number })[];

function row(no: number): Cells & { no: number } {
  const found = source[no - 1];
  if (!found) throw new RangeError(`there is no row ${no}`);
  return found;
}

const byRow = (file: string): Map<number, Cells> =>
  new Map(
    rowsOf(file).flatMap((decision) =>
      numbers(cell(decision, 'seed_rows') || cell(decision, 'seed_row')).map((no) => [
        no,
        decision,
      ]),
    ),
  );
const setOf = byRow('decisions/sets.csv');
const nameOf = byRow('decisions/names.csv');
const evidenceOf = byRow('decisions/evidence.csv');

// ---------------------------------------------------------------- producers

const KINDS: Cells = {
  HTX: 'cooperative',
  'cooperative-group': 'cooperative-group',
  company: 'company',
  household: 'household',
};

/** Abbreviations written out, so that two spellings of one producer are one key. */
function producerKey(province: string, name: string): string {
  const key = ` ${words(name).join(' ')} `
    .replace(/ \(?htx\)? /g, ' hop tac xa ')
    .replace(/ htxnn /g, ' hop tac xa nong nghiep ')
    .replace(/ cty /g, ' cong ty ')
    .replace(/ ctcp | cong ty cp /g, ' cong ty co phan ')
    .replace(/ tnhh /g, ' trach nhiem huu han ')
    .replace(/ mtv /g, ' mot thanh vien ');
  return `${province}:${key.trim()}`;
}

const producerDecision = new Map(
  rowsOf('decisions/producers.csv').map((decision) => [
    `${cell(decision, 'province')}:${tidy(cell(decision, 'printed'))}`,
    decision,
  ]),
);

interface Producer {
  key: string;
  names: Set<string>;
  fixed: string;
  kind: string;
  rows: number[];
}

const producers = new Map<string, Producer>();
const producerKeyOfRow = new Map<number, string>();
for (const award of source) {
  const printed = cell(award, 'producer_name');
  if (printed === '') continue;
  const province = cell(award, 'province_at_decision');
  const decision = producerDecision.get(`${province}:${printed}`);
  const name = cell(decision, 'name') || printed;
  const key = producerKey(province, name);
  const producer = producers.get(key) ?? { key, names: new Set(), fixed: '', kind: '', rows: [] };
  producer.names.add(name);
  if (decision) producer.fixed = name;
  const kind = cell(decision, 'kind') || KINDS[cell(award, 'producer_type')] || '';
  if (kind !== '') producer.kind = kind;
  producer.rows.push(award.no);
  producers.set(key, producer);
  producerKeyOfRow.set(award.no, key);
}

/** The row that says most about where something is, the latest of them when several do. */
function bestPlaced(nos: readonly number[]): number {
  const detail = (no: number): number =>
    (cell(row(no), 'commune') ? 2 : 0) + (cell(row(no), 'district') ? 1 : 0);
  return nos.reduce((a, b) => {
    const difference = detail(b) - detail(a);
    if (difference !== 0) return difference > 0 ? b : a;
    return cell(row(b), 'year') > cell(row(a), 'year') ? b : a;
  });
}

// ---------------------------------------------------------------- slugs and ids that stay

const keptProducts = new Map(
  kept('products.csv').flatMap((product) =>
    numbers(cell(product, 'seed_rows')).map((no) => [no, product]),
  ),
);
const keptProducers = new Map(
  kept('producers.csv').flatMap((producer) =>
    numbers(cell(producer, 'seed_rows')).map((no) => [no, producer]),
  ),
);
const keptCodes = new Map(
  kept('awards.csv').map((award) => [Number(cell(award, 'seed_row')), cell(award, 'code')]),
);

function nextId(keptRows: ReadonlyMap<number, Cells>): () => number {
  let last = Math.max(0, ...[...keptRows.values()].map((entry) => Number(cell(entry, 'id'))));
  return () => (last += 1);
}

/** What every second producer's name begins with. */
const COMMON = [
  'cong ty|chi nhanh|co phan|trach nhiem huu han|mot thanh vien|tnhh|mtv|ctcp|cp|cty|doanh nghiep',
  'hop tac xa|htxnn|htx|to hop tac|ho kinh doanh|ho san xuat kinh doanh|ho sxkd|ho|co so|xuong',
  'san xuat|sxkd|sx|kinh doanh|thuong mai|tm|dich vu|dv|xuat nhap khau|xnk|che bien|phat trien|dau tu',
  'nong nghiep|nong san|thuc pham|banh keo|nem cha|tinh bot nghe|ruou|cay an trai|sach|va|nghe',
].join('|');

/** Words of a producer's name that tell it from others. */
function distinctive(name: string): string {
  const all = words(name).join(' ');
  const rest = all.replace(new RegExp(`\\b(?:${COMMON})\\b`, 'g'), ' ').trim();
  return (rest || all).split(/ +/).slice(-4).join('-');
}

function cut(slug: string): string {
  if (slug.length <= SLUG_LENGTH) return slug;
  return slug.slice(0, SLUG_LENGTH + 1).replace(/-[^-]*$/, '');
}

function freeSlug(taken: Set<string>, name: string, ...tails: string[]): string {
  const base = slugOf(name);
  const tries = ['', ...tails.filter(Boolean), tails.filter(Boolean).join('-')].map((tail) =>
    tail === '' ? cut(base) : `${cut(base).slice(0, SLUG_LENGTH - tail.length - 1)}-${tail}`,
  );
  const free = tries.find((slug) => !taken.has(slug));
  const slug =
    free ??
    Array.from({ length: 99 }, (_, i) => `${tries.at(-1)}-${i + 2}`).find((s) => !taken.has(s));
  if (slug === undefined) throw new Error(`no free slug for ${name}`);
  taken.add(slug);
  return slug;
}

// ---------------------------------------------------------------- write producers

const producerIds = new Map<string, number>();
{
  const next = nextId(keptProducers);
  const taken = new Set([...keptProducers.values()].map((entry) => cell(entry, 'slug')));
  const rows = [...producers.values()].map((producer): Cells => {
    const before = producer.rows.map((no) => keptProducers.get(no)).find(Boolean);
    const name = sentence(
      producer.fixed || [...producer.names].reduce((a, b) => (b.length > a.length ? b : a)),
    );
    const place = row(bestPlaced(producer.rows));
    const id = before ? Number(cell(before, 'id')) : next();
    producerIds.set(producer.key, id);
    return {
      id: String(id),
      slug:
        cell(before, 'slug') || freeSlug(taken, name, slugOf(cell(place, 'province_at_decision'))),
      name,
      kind: producer.kind || 'unknown',
      commune: cell(place, 'commune'),
      district: cell(place, 'district'),
      province: cell(place, 'province_at_decision'),
      terms: termsOf(place),
      source_url: cell(place, 'source_url'),
      seed_rows: producer.rows.join(';'),
    };
  });
  rows.sort((a, b) => Number(a['id']) - Number(b['id']));
  write(
    'producers.csv',
    [
      'id',
      'slug',
      'name',
      'kind',
      'commune',
      'district',
      'province',
      'terms',
      'source_url',
      'seed_rows',
    ],
    rows,
  );
}

/**
 * Whether a row names places as before or after the merger of 1 July 2025. The research table keeps the names of the
 * time of the decision and says in its notes where it does not; 2025 without a day is left open.
 */
function termsOf(award: Cells): string {
  const decided = cell(award, 'decision_date');
  if (decided !== '') return decided >= '2025-07-01' ? 'after' : 'before';
  if (/sau sáp nhập 1\/7\/2025|địa giới sau 1\/7\/2025/.test(cell(award, 'notes'))) return 'after';
  const year = cell(award, 'year');
  if (year >= '2026') return 'after';
  return year === '2025' ? '' : 'before';
}

// ---------------------------------------------------------------- write products

const together = rowsOf('decisions/merges.csv')
  .filter((decision) => cell(decision, 'decision') === 'same')
  .map((decision) => numbers(cell(decision, 'seed_rows')));
const productIds = new Map<number, number>();
{
  const merged = new Set(together.flat());
  const groups = [
    ...source.filter(({ no }) => !merged.has(no)).map(({ no }) => [no]),
    ...together,
  ].sort((a, b) => Math.min(...a) - Math.min(...b));
  const next = nextId(keptProducts);
  const taken = new Set([...keptProducts.values()].map((entry) => cell(entry, 'slug')));
  const rows = groups.map((nos): Cells => {
    const [best = 0] = nos;
    const award = row(best);
    const decision = nos.map((no) => nameOf.get(no)).find(Boolean);
    const name = cell(decision, 'name') || sentence(cell(award, 'name_vi'));
    const others = [
      ...nos.map((no) => sentence(cell(row(no), 'name_vi'))),
      ...cell(decision, 'other_names').split('|').filter(Boolean),
    ].filter((other) => other.toLowerCase() !== name.toLowerCase());
    const producerKeys = [...new Set(nos.map((no) => producerKeyOfRow.get(no)).filter(Boolean))];
    if (producerKeys.length > 1) throw new Error(`rows ${nos.join(', ')} have two producers`);
    const producer = producers.get(producerKeys[0] ?? '');
    const setNo = cell(setOf.get(best), 'set_no');
    if (setNo === '') throw new Error(`row ${best} has no set`);
    const before = nos.map((no) => keptProducts.get(no)).find(Boolean);
    const id = before ? Number(cell(before, 'id')) : next();
    for (const no of nos) productIds.set(no, id);
    // A product stays where it is: an award that names its commune speaks for one that does not.
    const place = row(bestPlaced(nos));
    return {
      id: String(id),
      slug:
        cell(before, 'slug') ||
        freeSlug(
          taken,
          name,
          producer ? distinctive([...producer.names][0] ?? '') : '',
          slugOf(cell(award, 'district').replace(/^(huyện|thị xã|thành phố|tp\.?|tx\.?)\s*/iu, '')),
          slugOf(cell(award, 'province_at_decision')),
        ),
      name,
      name_lang: cell(decision, 'name_lang') || 'vi',
      other_names: [...new Set(others)].join('|'),
      producer_id: producer ? String(producerIds.get(producer.key)) : '',
      set_no: setNo,
      // A printed group settles the set only where the group has one: tourism.
      set_by:
        setNo === '26' && /du lịch|tourism/i.test(cell(award, 'product_group'))
          ? 'source'
          : 'inferred',
      commune: cell(place, 'commune'),
      district: cell(place, 'district'),
      province: cell(place, 'province_at_decision'),
      terms: termsOf(place),
      seed_rows: [...nos].sort((a, b) => a - b).join(';'),
    };
  });
  rows.sort((a, b) => Number(a['id']) - Number(b['id']));
  write(
    'products.csv',
    [
      'id',
      'slug',
      'name',
      'name_lang',
      'other_names',
      'producer_id',
      'set_no',
      'set_by',
      'commune',
      'district',
      'province',
      'terms',
      'seed_rows',
    ],
    rows,
  );
}

// ---------------------------------------------------------------- write awards

{
  let last = Math.max(0, ...[...keptCodes.values()].map((code) => Number(code.slice(3))));
  const leftOut: Cells[] = [];
  const rows = source.flatMap((award): Cells[] => {
    const wrong = [
      'stars',
      'decision_date',
      'year',
      'source_url',
      'name_vi',
      'province_at_decision',
    ].filter((column) => !readable(column, cell(award, column)));
    if (wrong.length > 0) {
      leftOut.push({
        seed_row: String(award.no),
        name: cell(award, 'name_vi'),
        reason: `unreadable: ${wrong.join(', ')}`,
      });
      return [];
    }
    const code = keptCodes.get(award.no) ?? `MX-${String((last += 1)).padStart(5, '0')}`;
    const decided = cell(award, 'decision_no') !== '' || cell(award, 'decision_date') !== '';
    return [
      {
        code,
        seed_row: String(award.no),
        product_id: String(productIds.get(award.no)),
        printed_name: cell(award, 'name_vi'),
        printed_producer: cell(award, 'producer_name'),
        printed_commune: cell(award, 'commune'),
        printed_district: cell(award, 'district'),
        printed_province: cell(award, 'province_at_decision'),
        printed_group: cell(award, 'product_group'),
        stars: cell(award, 'stars'),
        score: cell(award, 'score'),
        decision_no: cell(award, 'decision_no'),
        decided_on: cell(award, 'decision_date'),
        year: cell(award, 'year'),
        evidence: cell(evidenceOf.get(award.no), 'evidence') || (decided ? 'decision' : 'report'),
        source_url: cell(award, 'source_url'),
        source_via: cell(award, 'source_via'),
        source_read_on: READ_ON,
        note: noteOf(cell(award, 'notes')),
      },
    ];
  });
  write('awards.csv', Object.keys(rows[0] ?? {}), rows);
  write('left-out.csv', ['seed_row', 'name', 'reason'], leftOut);
}

function readable(column: string, value: string): boolean {
  if (column === 'stars') return /^[1-5]?$/.test(value);
  if (column === 'year') return /^(20\d\d)?$/.test(value);
  if (column === 'decision_date') return value === '' || parseDay(value) !== null;
  if (column === 'source_url') return /^https?:\/\/\S+$/.test(value);
  return value !== '';
}

/** A sentence of its own: first letter upper-case, a full stop at the end. */
function noteOf(note: string): string {
  return note === '' ? '' : sentence(note).replace(/[.]?$/, '.');
}

// ---------------------------------------------------------------- ids in the stories

interface Story {
  /** Line of stories.csv it was written from. */
  row: number;
  seedRows: number[];
  producerRow: number | null;
  productIds: number[];
  producerId: number | null;
  producerName: string;
  place: string;
  sources: string[];
}
{
  const file = new URL('stories.json', seed);
  if (existsSync(file)) {
    const facts = rowsOf('stories.csv', research);
    const held = JSON.parse(readFileSync(file, 'utf8')) as { stories: Story[] };
    for (const story of held.stories) {
      const fact = facts[story.row - 1];
      story.producerName = sentence(tidy(cell(fact, 'producer')));
      story.place = tidy(cell(fact, 'place'));
      story.sources = cell(fact, 'source_url')
        .split('|')
        .map((url) => url.trim())
        .filter(Boolean);
      story.productIds = [...new Set(story.seedRows.map((no) => productIds.get(no) ?? 0))];
      story.producerId =
        story.producerRow === null
          ? null
          : (producerIds.get(producerKeyOfRow.get(story.producerRow) ?? '') ?? null);
    }
    writeFileSync(file, `${JSON.stringify(held, null, 2)}\n`);
  }
}
