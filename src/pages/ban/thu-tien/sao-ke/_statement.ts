import { createHash } from 'node:crypto';
import { z } from 'zod';
import { parseDay } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import {
  type BadStatementLine,
  readStatement,
  type StatementLine,
} from '#src/features/orders/payments/bank-statement.ts';
import { bankFileRows, NotCsv } from '#src/outside/bank-file.ts';

const MOST_LINES = 10_000;

export interface ReadFile {
  readonly lines: readonly StatementLine[];
  readonly bad: readonly BadStatementLine[];
  readonly fileHash: string;
}

/** The movements of the file that was sent. @throws Refusal `bank-file-missing`, `bank-file-unreadable`, `bank-file-too-big` */
export async function sentStatement(file: FormDataEntryValue | null): Promise<ReadFile> {
  if (!(file instanceof File) || file.size === 0) throw new Refusal('bank-file-missing', {});
  const bytes = new Uint8Array(await file.arrayBuffer());
  const statement = readStatement(rowsOf(bytes));
  if (statement === null) throw new Refusal('bank-file-unreadable', { why: 'no-header' });
  if (statement.lines.length > MOST_LINES)
    throw new Refusal('bank-file-too-big', { most: MOST_LINES });
  return { ...statement, fileHash: createHash('sha256').update(bytes).digest('hex') };
}

function rowsOf(bytes: Uint8Array): string[][] {
  try {
    return bankFileRows(bytes);
  } catch (error) {
    if (error instanceof NotCsv) throw new Refusal('bank-file-unreadable', { why: 'not-csv' });
    throw error;
  }
}

const LINES = z
  .array(
    z.object({
      rowNo: z.number().int().positive(),
      day: z.string().transform((text, context) => {
        const day = parseDay(text);
        if (day === null) context.addIssue({ code: 'custom', message: 'no day' });
        return day ?? z.NEVER;
      }),
      time: z.string().regex(/^(?:\d{2}:\d{2})?$/),
      amount: z.number().int(),
      said: z.string().max(2_000),
      ref: z.string().max(200),
    }),
  )
  .max(MOST_LINES);

/** The same movements as the preview put them into its form: the file itself is kept nowhere. @throws Refusal `bank-file-changed` */
export function previewedLines(text: string): StatementLine[] {
  try {
    return LINES.parse(JSON.parse(text));
  } catch {
    throw new Refusal('bank-file-changed', {});
  }
}
