/**
 * The push services of the browsers. Our server sends there and nowhere else: an address that a browser's owner made up
 * must not lead it to machines of its own network.
 */
const HOSTS = [
  /^fcm\.googleapis\.com$/,
  /^(?:[a-z0-9-]+\.)*push\.services\.mozilla\.com$/,
  /^web\.push\.apple\.com$/,
  /^(?:[a-z0-9-]+\.)*notify\.windows\.com$/,
];
const LONGEST = 1000;

/** Whether notices may be sent to this address: https, at a push service, on its ordinary port, without a login. */
export function isPushEndpoint(text: string): boolean {
  if (text.length > LONGEST || !URL.canParse(text)) return false;
  const url = new URL(text);
  return (
    url.protocol === 'https:' &&
    url.port === '' &&
    url.username === '' &&
    url.password === '' &&
    HOSTS.some((host) => host.test(url.hostname))
  );
}

/** A public key of P-256 without compression, and sixteen secret bytes, both base64url as browsers give them. */
export function arePushKeys({ p256dh, auth }: { p256dh: string; auth: string }): boolean {
  return /^B[A-Za-z0-9_-]{86}=?$/.test(p256dh) && /^[A-Za-z0-9_-]{22}(?:==)?$/.test(auth);
}

/** Devices of one person. */
export const MOST_DEVICES = 8;
