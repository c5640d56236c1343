import type { Answered, Visitor } from '../visitor.ts';
import { hiddenOf } from './shopper.ts';

/** A statement of a bank with one movement of this minute. @param ref the bank's own number */
export function bankFileOf({
  amount,
  reference,
  ref,
}: {
  readonly amount: number;
  readonly reference: string;
  readonly ref: string;
}): string {
  const iso = new Date(Date.now() + 7 * 3_600_000).toISOString();
  const [year, month, day] = iso.slice(0, 10).split('-');
  const when = `${day}/${month}/${year} ${iso.slice(11, 16)}`;
  const head = 'Ngày giao dịch,Số tiền,Nội dung,Mã giao dịch';
  return `${head}\n${when},${amount},${reference} thanh toan,${ref}\n`;
}

/** Reads the file, sees the preview, records it; a file whose movement is known has nothing to record. */
export async function bankFile(office: Visitor, csv: string): Promise<Answered> {
  const file = new FormData();
  file.set('viec', 'xem');
  file.set('tep', new Blob([csv], { type: 'text/csv' }), 'sao-ke.csv');
  const preview = await office.post('/ban/thu-tien/sao-ke', file);
  if (!preview.text.includes('name="dong"')) return preview;
  const form = preview.text.slice(preview.text.indexOf('value="ghi"'));
  return office.post('/ban/thu-tien/sao-ke', { ...hiddenOf(form), viec: 'ghi' });
}
