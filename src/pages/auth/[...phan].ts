import type { APIRoute } from 'astro';
import { visitorOf } from '#src/compose/visitor.ts';

/** What a browser with a passkey needs; everything else of sign-in is asked by our pages on the server. */
const OPEN: Readonly<Record<string, string>> = {
  'passkey/generate-register-options': 'GET',
  'passkey/verify-registration': 'POST',
  'passkey/generate-authenticate-options': 'GET',
  'passkey/verify-authentication': 'POST',
};

export const ALL: APIRoute = async (context) => {
  const { app } = context.locals;
  if (OPEN[context.params['phan'] ?? ''] !== context.request.method) {
    return new Response(null, { status: 404 });
  }
  const response = await app.accounts.passkeys(context.request, visitorOf(context).address);
  response.headers.set('cache-control', 'no-store');
  return response;
};
