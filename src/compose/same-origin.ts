import { machinePaths } from '#src/base/paths.ts';

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request may change anything: it comes from a page of the host it asks. Browsers name the origin of every
 * form and script that sends something; whoever names none and is no browser page of ours is refused.
 */
export function isSameOrigin(request: Request, url: URL): boolean {
  if (SAFE.has(request.method)) return true;
  // A program, not a page, sends there: its signature is the proof.
  if (url.pathname === machinePaths.stripeWebhook) return true;
  const origin = request.headers.get('origin');
  if (origin === null) return request.headers.get('sec-fetch-site') === 'same-origin';
  try {
    return new URL(origin).host === url.host;
  } catch {
    return false;
  }
}
