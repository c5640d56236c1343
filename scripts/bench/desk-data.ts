import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';

/**
 * Multiplies the first catalogue in a database of its own until it holds so many certificates and producers: names,
 * slugs and codes differ, days of decisions are moved by a few weeks each time, communes stay.
 */
export async function multiply(
  db: Db,
  want: { readonly certificates: number; readonly producers: number },
): Promise<{ certificates: number; producers: number; products: number }> {
  const count = async (table: string): Promise<number> =>
    (await db.all<{ n: number }>(sql.raw(`select count(*) as n from ${table}`)))[0]?.n ?? 0;
  const columns = async (table: string): Promise<string[]> =>
    (await db.all<{ name: string }>(sql.raw(`select name from pragma_table_info('${table}')`))).map(
      ({ name }) => name,
    );
  const base = { certificates: await count('certificates'), producers: await count('producers') };
  const times = Math.ceil(want.certificates / base.certificates);
  const STEP = 100_000;
  const copy = async (
    table: string,
    changed: Record<string, string>,
    limit = '',
  ): Promise<void> => {
    const names = await columns(table);
    const values = names.map((name) => changed[name] ?? name).join(', ');
    await db.run(
      sql.raw(
        `insert into ${table} (${names.join(', ')}) select ${values} from ${table} where id < ${STEP} ${limit}`,
      ),
    );
  };
  const copyProducers = (turn: number, most: number): Promise<void> =>
    copy(
      'producers',
      {
        id: `id + ${turn * STEP}`,
        slug: `slug || '-${turn}'`,
        name: `name || ' ${turn}'`,
      },
      `order by id limit ${most}`,
    );
  for (let turn = 1; turn < times; turn += 1) {
    const id = `id + ${turn * STEP}`;
    const day = (name: string): string =>
      `case when ${name} is null then null else date(${name}, '-${turn * 9} days') end`;
    await copyProducers(turn, base.producers);
    await copy('products', {
      id,
      slug: `slug || '-${turn}'`,
      name: `name || ' mẻ ${turn}'`,
      producer_id: `producer_id + ${turn * STEP}`,
    });
    await copy('certificates', {
      id,
      product_id: `product_id + ${turn * STEP}`,
      code: `'MX-' || printf('%05d', id + ${turn * base.certificates})`,
      decided_on: day('decided_on'),
      issued_first: day('issued_first'),
      issued_last: day('issued_last'),
    });
  }
  // Producers without a product, as many as are still wanted.
  for (let turn = times; (await count('producers')) < want.producers; turn += 1) {
    await copyProducers(turn, want.producers - (await count('producers')));
  }
  await db.run(sql`analyze`);
  return {
    certificates: await count('certificates'),
    producers: await count('producers'),
    products: await count('products'),
  };
}
