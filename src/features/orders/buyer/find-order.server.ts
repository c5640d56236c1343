import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { orders } from '#db/schema/orders.ts';
import { readOrderCode } from '../placing/read-order-code.ts';
import { normalPhone } from './phone.ts';

/**
 * The key to an order for somebody who knows its code and the telephone number it was placed with. The same answer for
 * a wrong code and a wrong number.
 */
export async function findOrder(
  db: Pick<Db, 'select'>,
  { code, phone }: { readonly code: string; readonly phone: string },
): Promise<string | null> {
  const read = readOrderCode(code);
  const number = normalPhone(phone);
  if (read === null || number === null) return null;
  const [order] = await db
    .select({ token: orders.token, phone: orders.buyerPhone })
    .from(orders)
    .where(eq(orders.code, read));
  return order?.phone === number ? order.token : null;
}
