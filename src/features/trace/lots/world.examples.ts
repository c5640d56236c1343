import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Db, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import type { Actor } from '#src/features/accounts/may.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import type { LotInput } from './lot-input.ts';
import type { StepInput } from './step.ts';

export const NOW = Date.parse('2026-11-22T03:00:00Z');

export interface LotWorld {
  readonly db: Db;
  readonly folder: string;
  /** Of the first producer: honey with a GTIN, honey without, raw honey. */
  readonly items: { readonly jar: number; readonly cup: number; readonly raw: number };
  /** Of the second producer. */
  readonly foreign: { readonly sugar: number };
  readonly places: { readonly open: number; readonly closed: number; readonly foreign: number };
  readonly parties: { readonly hidden: number; readonly open: number; readonly foreign: number };
  readonly first: Actor;
  readonly second: Actor;
}

/** Two producers with items, places and parties, and nothing else: small enough to be made in every test file. */
export async function lotWorld(): Promise<LotWorld> {
  const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-lots-'));
  const db = await openDb(`file:${path.join(folder, 'test.db')}`);
  await migrate(db, new Date(NOW).toISOString());
  await db.$client.executeMultiple(WORLD);
  return {
    db,
    folder,
    items: { jar: 1, cup: 2, raw: 3 },
    foreign: { sugar: 4 },
    places: { open: 1, closed: 2, foreign: 3 },
    parties: { hidden: 1, open: 2, foreign: 3 },
    first: actorAs('producer', { producerId: 1 }, 'Nguyễn Thị Ong'),
    second: actorAs('producer', { producerId: 2 }, 'Trần Văn Mía'),
  };
}

const AT = '2026-11-01T00:00:00.000Z';
const WORLD = `
insert into provinces (code, name, name_en, slug, kind, region, source) values
  ('91', 'An Giang', 'An Giang', 'an-giang', 'tỉnh', 'south', 'test'),
  ('08', 'Tuyên Quang', 'Tuyen Quang', 'tuyen-quang', 'tỉnh', 'north', 'test');
insert into communes (code, name, slug, kind, province_code) values ('00001', 'Xã Thử', 'xa-thu', 'xã', '91');
insert into product_groups (code, position, slug, name_vi, name_en, short_vi, short_en) values ('I', 1, 'i', 'I', 'I', 'I', 'I');
insert into product_sets (no, slug, group_code, subgroup_vi, subgroup_en, name_vi, name_en, short_vi, short_en, alias_vi, lead)
  values (4, 'mat-ong', 'I', 'x', 'x', 'Mật ong', 'Honey', 'Mật ong', 'Honey', '', 'NM');
insert into producers (id, slug, name, kind, province_code, commune_code, printed_place, source_url) values
  (1, 'htx-ong', 'HTX Ong Thử', 'cooperative', '91', '00001', '', 'test'),
  (2, 'ho-mia', 'Hộ Mía Thử', 'household', '08', null, '', 'test');
insert into products (id, slug, name, name_lang, other_names, producer_id, set_no, set_by, province_code, place_how, label_data, added_on) values
  (1, 'mat-ong-thu', 'Mật ong thử', 'vi', '[]', 1, 4, 'source', '91', 'exact', '{}', '2026-01-01'),
  (2, 'duong-thu', 'Đường thử', 'vi', '[]', 2, 4, 'source', '08', 'exact', '{}', '2026-01-01');
insert into trade_items (id, kind, producer_id, product_id, gtin, short_code, label, lot_unit, added_at, added_by) values
  (1, 'product', 1, 1, '09520123456788', 'AAAAAAA1', 'Hũ 500 ml', 'EA', '${AT}', 't'),
  (2, 'product', 1, 1, null, 'AAAAAAA2', 'Cốc', 'EA', '${AT}', 't'),
  (3, 'material', 1, null, '09520123456771', 'AAAAAAA3', 'Mật thô', 'KGM', '${AT}', 't'),
  (4, 'product', 2, 2, null, 'AAAAAAA4', '', 'KGM', '${AT}', 't');
insert into trace_places (id, producer_id, short_code, gln, gln_extension, kind, name, address, commune_code, province_code, open, added_at, added_by) values
  (1, 1, 'BBBBBBB1', '9520123456788', 'TRAI-01', 'farm', 'Trại ong Bến', '', '00001', '91', 1, '${AT}', 't'),
  (2, 1, 'BBBBBBB2', '9520123456795', '', 'workshop', 'Xưởng kín', '', null, '91', 0, '${AT}', 't'),
  (3, 2, 'BBBBBBB3', null, '', 'workshop', 'Lò đường', '', null, '08', 1, '${AT}', 't');
insert into trace_parties (id, producer_id, short_code, role, name, gln, open, added_at, added_by) values
  (1, 1, 'CCCCCCC1', 'customer', 'Đại lý kín', '9520123456801', 0, '${AT}', 't'),
  (2, 1, 'CCCCCCC2', 'both', 'Siêu thị mở', null, 1, '${AT}', 't'),
  (3, 2, 'CCCCCCC3', 'supplier', 'Nhà cung cấp khác', null, 1, '${AT}', 't');
`;

export const lotOf = (
  tradeItemId: number,
  code: string,
  more: Partial<LotInput> = {},
): LotInput => ({
  tradeItemId,
  code,
  madeOn: null,
  packedOn: null,
  bestBefore: null,
  expiresOn: null,
  quantity: null,
  unit: null,
  note: '',
  clientId: null,
  ...more,
});

export const stepOf = (
  lotId: number,
  stage: StepInput['stage'],
  more: Partial<StepInput> = {},
): StepInput => ({
  lotId,
  stage,
  at: NOW - 3_600_000,
  placeId: null,
  partyId: null,
  quantity: null,
  unit: null,
  inputs: [],
  result: null,
  note: '',
  files: [],
  clientId: null,
  source: 'desk',
  ...more,
});
