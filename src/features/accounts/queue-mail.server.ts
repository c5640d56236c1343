import type { Tx } from '#db/client.ts';
import { mails } from '#db/schema/accounts.ts';

/** A letter in plain text. Lines that are nothing but an address become links in its HTML twin. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Subject of the change log: `person:…`, `dossier:12`, `certificate:7`. */
  readonly about: string;
  /** Milliseconds since 1970 UTC; not sent before. */
  readonly dueAt?: number;
}

/**
 * Step of a command: puts a letter into the outbox. It is sent after the command has committed, and not at all if it
 * rolls back.
 * @param now milliseconds since 1970 UTC; a letter without `dueAt` may go at once
 */
export async function queueMail(tx: Tx, letter: Letter, now = letter.dueAt ?? 0): Promise<void> {
  const dueAt = letter.dueAt ?? now;
  await tx.insert(mails).values({
    toAddress: letter.to,
    subject: letter.subject.replace(/\s+/g, ' ').trim(),
    body: letter.text,
    about: letter.about,
    dueAt,
    queuedAt: now,
    nextTryAt: dueAt,
  });
}
