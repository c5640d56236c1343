import { qrSvg } from '#src/outside/qr.ts';
import type { BankAccount } from './bank-account.ts';
import { vietQr } from './vietqr.ts';

export interface TransferCode {
  /** What the code says. */
  readonly payload: string;
  /** The code as a drawing without a fixed size. */
  readonly svg: string;
  /** Whole đồng still to be paid. */
  readonly amount: number;
  readonly reference: string;
}

/** The code a buyer scans to pay what is missing of a transfer. Null when nothing is missing. */
export async function vietQrOf(
  payment: { readonly due: number; readonly paid: number; readonly reference: string },
  to: BankAccount,
): Promise<TransferCode | null> {
  const amount = payment.due - payment.paid;
  if (amount <= 0) return null;
  const { reference } = payment;
  const payload = vietQr({ bankBin: to.bin, account: to.account, amount, purpose: reference });
  return { payload, svg: await qrSvg(payload), amount, reference };
}
