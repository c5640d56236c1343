import { createHash } from 'node:crypto';

/** Who uses a voucher, without keeping who it is: a hash of the telephone number in its one spelling. */
export function buyerKeyOf(phone: string): string {
  return createHash('sha256').update(`buyer ${phone}`).digest('base64url');
}
