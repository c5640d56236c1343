import type { Db } from '#db/client.ts';

/** What every offer began with. */
export type Opening = ReadonlyMap<number, number>;

export async function openingOf(db: Db): Promise<Opening> {
  const { rows } = await db.$client.execute('select id, stock from offers where stock is not null');
  return new Map(rows.map((row) => [Number(row['id']), Number(row['stock'])]));
}

/**
 * Everything that has to be true of orders, stock and money after any crash, as queries that find what is not. Nothing
 * is expected to be half done at any commit.
 */
const NEVER: Readonly<Record<string, string>> = {
  'two orders of one cart form': `select substr(request_key, 1, instr(request_key, ':')) k from orders
    group by request_key having count(*) > 1`,
  'order of sums': `select o.id from orders o where o.total <>
      (select sum(p.total) from parcels p where p.order_id = o.id)
    or o.goods <> (select sum(l.quantity * l.unit_price) from order_lines l where l.order_id = o.id)
    or o.vat <> (select sum(l.vat) from order_lines l where l.order_id = o.id)`,
  'order without one payment of its total': `select o.id from orders o where
    (select count(*) from payments p where p.order_id = o.id) <> 1
    or o.total <> (select max(p.due) from payments p where p.order_id = o.id)`,
  'order without parcel or line': `select o.id from orders o where
    not exists (select 1 from parcels p where p.order_id = o.id)
    or not exists (select 1 from order_lines l where l.order_id = o.id)`,
  'half of an order': `select order_id from (
      select order_id from parcels union select order_id from order_lines union select order_id from payments
      union select order_id from stock_holds union select order_id from order_history)
    where order_id not in (select id from orders)`,
  'told twice or never in the history': `select o.id from orders o where
    (select count(*) from order_history h where h.order_id = o.id and h.kind = 'placed') <> 1
    or exists (select 1 from order_history h where h.order_id = o.id
      and h.kind in ('confirmed', 'paid', 'cancelled', 'expired') group by h.kind having count(*) > 1)`,
  'history that does not fit the state': `select o.id from orders o where
    (o.method <> 'cod' and (o.confirmed_at is not null) <>
      exists (select 1 from order_history h where h.order_id = o.id and h.kind = 'confirmed'))
    or (o.state = 'cancelled') <>
      exists (select 1 from order_history h where h.order_id = o.id and h.kind in ('cancelled', 'expired'))`,
  'change log without one placing': `select o.id from orders o where (select count(*) from changes c
    where c.subject = 'order:' || o.id and c.deed = 'place-order') <> 1`,
  'paid is not what was heard': `select p.id from payments p where p.paid <> coalesce((select sum(e.amount)
    from payment_events e where e.payment_id = p.id and e.amount is not null
    and e.outcome in ('paid', 'part-paid', 'over-paid', 'paid-late', 'paid-after-cancel')), 0)`,
  'paid more than due': `select id from payments where paid > due`,
  'paid and waiting': `select o.id from orders o join payments p on p.order_id = o.id
    where o.state = 'awaiting-payment' and p.paid >= p.due`,
  'sent out and not paid': `select o.id from orders o join payments p on p.order_id = o.id
    where o.method <> 'cod' and o.state in ('confirmed', 'completed') and p.paid < p.due`,
  'more goes back than came': `select p.id from payments p where p.paid < coalesce((select sum(r.amount)
    from refunds r where r.payment_id = p.id and r.state in ('due', 'sent', 'succeeded')), 0)`,
  'refunded is not what went back': `select p.id from payments p where p.refunded <> coalesce((select sum(r.amount)
    from refunds r where r.payment_id = p.id and r.state = 'succeeded'), 0)`,
  'cancelled and money kept': `select o.id from orders o join payments p on p.order_id = o.id
    where o.state = 'cancelled' and p.paid > coalesce((select sum(r.amount)
    from refunds r where r.payment_id = p.id and r.state in ('due', 'sent', 'succeeded')), 0)`,
  'bank movement without its payment': `select b.id from bank_lines b where b.payment_id is not null and
    (select count(*) from payment_events e where e.provider = 'bank' and e.event_id = b.bank_ref
     and e.payment_id = b.payment_id) <> 1`,
  'hold of another state than its order': `select h.id from stock_holds h join orders o on o.id = h.order_id
    where h.state <> case o.state when 'awaiting-payment' then 'held' when 'confirmed' then 'taken'
      when 'completed' then 'taken' else 'released' end`,
  'hold of other pieces than the lines': `select o.id from orders o join order_lines l on l.order_id = o.id
    join offers f on f.id = l.offer_id and f.stock is not null
    group by o.id, l.offer_id having sum(l.quantity) <> coalesce((select h.quantity from stock_holds h
      where h.order_id = o.id and h.offer_id = l.offer_id), 0)`,
  'negative stock': `select id from offers where stock < 0`,
  'cart still full': `select c.id from orders o join cart_lines c
    on c.cart_id = cast(substr(o.request_key, 1, instr(o.request_key, ':') - 1) as integer)
    where o.origin = 'cart' and c.added_at <= o.placed_at`,
};

/** Looks at everything in one moment. @param at instant: which holds count still @returns a sentence for each fault */
export async function ledgerFaults(db: Db, opening: Opening, at: string): Promise<string[]> {
  const names = Object.keys(NEVER);
  const answers = await db.$client.batch(
    [
      ...Object.values(NEVER),
      {
        sql: `select f.id, f.stock,
          (select coalesce(sum(quantity), 0) from stock_holds h where h.offer_id = f.id and h.state = 'taken') taken,
          (select coalesce(sum(quantity), 0) from stock_holds h where h.offer_id = f.id and h.state = 'held'
            and (h.until is null or h.until > ?)) held
          from offers f where f.stock is not null`,
        args: [at],
      },
    ],
    'read',
  );
  const faults = names.flatMap((name, index) => {
    const found = answers[index]?.rows ?? [];
    const ids = found.slice(0, 5).map((row) => String(row[0]));
    return found.length === 0 ? [] : [`${name}: ${found.length} (${ids.join(', ')})`];
  });
  for (const row of answers.at(-1)?.rows ?? []) {
    const [id, stock, taken, held] = [0, 1, 2, 3].map((column) => Number(row[column]));
    if (stock! + taken! !== opening.get(id!)) {
      faults.push(`offer ${id}: ${opening.get(id!)} at first, ${taken} taken, ${stock} left`);
    }
    if (held! > stock!) faults.push(`offer ${id}: ${held} held of ${stock}`);
  }
  return faults;
}
