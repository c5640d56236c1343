import type { APIRoute } from 'astro';
import { attachment } from '#src/compose/desk-endpoint.ts';
import { ANYONE } from '#src/features/accounts/may.ts';
import { isOrderToken } from '#src/features/orders/buyer/read-buyer-order.server.ts';
import { exportOwnOrder } from '#src/features/orders/retention/export-buyer.server.ts';

/** What is held of the buyer in this order, for any program to read. The address is the right to it. */
export const GET: APIRoute = async ({ params, locals }) => {
  const { app } = locals;
  const token = params['token'] ?? '';
  const data = isOrderToken(token)
    ? await exportOwnOrder(app.db, { token, actor: ANYONE, now: app.clock.now() })
    : null;
  if (data === null) return new Response(null, { status: 404 });
  const body = JSON.stringify(data, null, 2);
  return attachment(body, 'application/json; charset=utf-8', 'du-lieu-cua-toi.json');
};
