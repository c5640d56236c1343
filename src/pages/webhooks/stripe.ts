import type { APIRoute } from 'astro';
import { cardsOf } from '#src/compose/payments.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { hearStripe } from '#src/features/orders/payments/hear-stripe.server.ts';
import { NotSigned } from '#src/outside/payments-stripe.ts';

/** A message of Stripe is some kilobytes. */
const MOST_BYTES = 262_144;

/**
 * What Stripe tells of payments. The signature over the very bytes is checked before anything is read. 200 as soon as
 * it is written down, whatever came of it; 400 for a bad signature; a defect of ours answers 500, and Stripe sends again.
 */
export const POST: APIRoute = async ({ request, locals }) => {
  const { app } = locals;
  const cards = cardsOf(app.env, app.settings.demo);
  if (cards === null || !cards.hears) return answer(404, 'not set up');
  const signature = request.headers.get('stripe-signature');
  const body = Buffer.from(await request.arrayBuffer());
  if (signature === null || body.length > MOST_BYTES) return answer(400, 'not signed');
  const now = app.clock.now();
  try {
    const event = cards.hear(body, signature, now);
    return answer(200, await hearStripe(app.db, { event, actor: SYSTEM, now }));
  } catch (error) {
    if (error instanceof NotSigned) return answer(400, 'not signed');
    throw error;
  }
};

const answer = (status: number, text: string): Response =>
  new Response(`${text}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
