import type { Desk } from '#src/compose/desk.ts';
import { payoutDays } from '#src/features/orders/payouts/payout-period.ts';
import { readPayouts } from '#src/features/orders/payouts/read-payouts.server.ts';

/** What the page and the files of a report begin with: which days, whose, and the lines of it. */
export async function askPayouts(desk: Desk, params: URLSearchParams) {
  const { days, wrong } = payoutDays(params, desk.day);
  const asked = params.get('nha') ?? '';
  const producerId = /^[1-9]\d{0,9}$/.test(asked) ? Number(asked) : null;
  const all = await readPayouts(desk.app.db, {
    ...{ from: days.from, to: days.to, producerId: null, actor: desk.actor },
  });
  const lines = producerId === null ? all : all.filter((line) => line.producerId === producerId);
  const names = new Map(
    all.flatMap((line) => (line.producerId === null ? [] : [[line.producerId, line.producerName]])),
  );
  const query = new URLSearchParams({
    ...(days.month === '' ? { tu: days.from, den: days.to } : { thang: days.month }),
    ...(producerId === null ? {} : { nha: String(producerId) }),
  });
  return { days, wrong, lines, names, producerId, query: `?${query}` };
}
