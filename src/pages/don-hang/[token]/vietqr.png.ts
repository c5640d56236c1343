import type { APIRoute } from 'astro';
import { eq } from 'drizzle-orm';
import { orders, payments } from '#db/schema/orders.ts';
import { moneyFacts } from '#src/compose/payments.ts';
import { vietQrOf } from '#src/features/orders/payments/viet-qr-of.server.ts';
import { qrPng } from '#src/outside/qr.ts';

/** The VietQR of an order that waits for a transfer, as a picture to keep and open in a bank's app. */
export const GET: APIRoute = async ({ params, locals }) => {
  const { app } = locals;
  const [found] = await app.db
    .select({ state: orders.state, payment: payments })
    .from(orders)
    .innerJoin(payments, eq(payments.orderId, orders.id))
    .where(eq(orders.token, params['token'] ?? ''));
  const { bank } = moneyFacts(app);
  const waits = found?.state === 'awaiting-payment' && found.payment.method === 'transfer';
  const code = waits && bank !== null ? await vietQrOf(found.payment, bank) : null;
  if (code === null) return new Response(null, { status: 404 });
  return new Response(await qrPng(code.payload, 900), {
    headers: {
      'content-type': 'image/png',
      'content-disposition': `inline; filename="vietqr-${code.reference}.png"`,
      'cache-control': 'private, no-store',
    },
  });
};
