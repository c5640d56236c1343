const ALWAYS = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'strict-origin-when-cross-origin'],
  ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=()'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['X-Frame-Options', 'DENY'],
] as const;

/** For HTML that brings no policy of its own: our own files only, nothing inline. */
const HTML_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
  "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/**
 * The policy of a page whose form leads to another house in the end: browsers hold `form-action` against redirects too.
 * @param origin `https://checkout.stripe.com`
 */
export function policyWithFormsTo(origin: string): string {
  return HTML_POLICY.replace("form-action 'self'", `form-action 'self' ${origin}`);
}

/** For everything that is not a page: it may load nothing. */
const OTHER_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
/** A script that runs by itself, as the recorder's worker does, asks and loads from here and nowhere else. */
const SCRIPT_POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; frame-ancestors 'none'";
const STRICT_POLICY = "default-src 'none'; frame-ancestors 'none'";

const HALF_A_YEAR = 15_768_000;

/**
 * The headers every answer carries.
 * @param given names (lower case) the answer brings itself; they are left alone
 */
export function securityHeaders(
  contentType: string,
  given: ReadonlySet<string>,
  https: boolean,
): string[] {
  const flat: string[] = [];
  for (const [name, value] of ALWAYS) {
    if (!given.has(name.toLowerCase())) flat.push(name, value);
  }
  if (!given.has('content-security-policy')) {
    flat.push('Content-Security-Policy', policyFor(contentType));
  }
  if (https && !given.has('strict-transport-security')) {
    flat.push('Strict-Transport-Security', `max-age=${HALF_A_YEAR}`);
  }
  return flat;
}

function policyFor(contentType: string): string {
  if (contentType.startsWith('text/html')) return HTML_POLICY;
  if (contentType.startsWith('text/javascript')) return SCRIPT_POLICY;
  // A drawing opened by itself styles its own shapes; it still runs and loads nothing.
  return contentType.startsWith('image/svg') ? OTHER_POLICY : STRICT_POLICY;
}
