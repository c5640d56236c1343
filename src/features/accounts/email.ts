/** An address as it is kept and compared: trimmed, lower case. Null when it cannot be one. */
export function readEmail(text: string): string | null {
  const email = text.normalize('NFC').trim().toLowerCase();
  if (email.length > 254 || !/^[^\s@"<>(),;:\\[\]]{1,64}@[^\s@"<>(),;:\\[\]]+$/.test(email)) {
    return null;
  }
  const host = email.slice(email.indexOf('@') + 1);
  return /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u.test(host)
    ? email
    : null;
}

/** An address that still tells its owner which one is meant, and others little: `ng…@gmail.com`. */
export function maskEmail(email: string): string {
  const [name = '', host = ''] = email.split('@');
  return `${name.slice(0, 2)}…@${host}`;
}
