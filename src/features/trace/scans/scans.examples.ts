import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';

const AT = '2026-11-01T00:00:00.000Z';

/** Two producers in two provinces, an item each, a lot, and three units: one issued, one sold, one void. */
export async function plantScans(db: Db): Promise<void> {
  const statements = [
    `insert into provinces (code, name, name_en, slug, kind, region, source) values
      ('01', 'Hà Nội', 'Hanoi', 'ha-noi', 'thành phố', 'dbsh', 't'),
      ('37', 'Ninh Bình', 'Ninh Binh', 'ninh-binh', 'tỉnh', 'dbsh', 't'),
      ('79', 'Hồ Chí Minh', 'Ho Chi Minh City', 'ho-chi-minh', 'thành phố', 'dnb', 't')`,
    `insert into old_provinces (code, name, slug, kind, province_code) values
      ('01', 'Hà Nội', 'ha-noi', 'thành phố', '01'),
      ('35', 'Hà Nam', 'ha-nam', 'tỉnh', '37'),
      ('79', 'Hồ Chí Minh', 'ho-chi-minh', 'thành phố', '79')`,
    `insert into product_groups (code, position, slug, name_vi, name_en, short_vi, short_en)
      values ('I', 1, 'g', 'g', 'g', 'g', 'g')`,
    `insert into product_sets (no, slug, group_code, subgroup_vi, subgroup_en, name_vi, name_en, short_vi, short_en, alias_vi, lead)
      values (1, 's', 'I', 's', 's', 's', 's', 's', 's', '', 'NM')`,
    `insert into producers (id, slug, name, kind, province_code, commune_code, printed_place, source_url) values
      (1, 'mot', 'Hợp tác xã Một', 'cooperative', '01', null, 'x', 'x'),
      (2, 'hai', 'Hợp tác xã Hai', 'cooperative', '37', null, 'x', 'x')`,
    `insert into products (id, slug, name, name_lang, other_names, producer_id, set_no, set_by, province_code, commune_code, old_province_code, place_how, label_data, added_on) values
      (1, 'che', 'Chè thử', 'vi', '[]', 1, 1, 'source', '01', null, null, 'exact', '{}', '2026-11-01'),
      (2, 'mam', 'Mắm thử', 'vi', '[]', 2, 1, 'source', '37', null, null, 'exact', '{}', '2026-11-01')`,
    `insert into trade_items (id, kind, producer_id, product_id, gtin, short_code, added_at, added_by) values
      (1, 'product', 1, 1, '09521234543213', 'AAAAAAA0', '${AT}', 't'),
      (2, 'product', 2, 2, null, 'BBBBBBB0', '${AT}', 't')`,
    `insert into lots (id, trade_item_id, producer_id, code, unit, added_at, added_by)
      values (1, 1, 1, 'L1', 'EA', '${AT}', 't'), (2, 2, 2, 'M1', 'EA', '${AT}', 't')`,
    `insert into serial_runs (id, lot_id, trade_item_id, count, made_at, made_by) values (1, 1, 1, 3, '${AT}', 't')`,
    `insert into serials (id, serial, trade_item_id, lot_id, run_id, state, sold_at) values
      (1, 'AAAAAAAAA1', 1, 1, 1, 'issued', null),
      (2, 'BBBBBBBBB2', 1, 1, 1, 'sold', '2026-11-20T00:00:00.000Z'),
      (3, 'CCCCCCCCC3', 1, 1, 1, 'void', null)`,
  ];
  for (const statement of statements) await db.run(sql.raw(statement));
}
