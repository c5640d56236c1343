import { and, asc, count, eq, isNotNull, isNull, lte, max, min } from 'drizzle-orm';
import { type Db, onCommit } from '#db/client.ts';
import { mails } from '#db/schema/accounts.ts';
import type { Clock } from '#src/clock.ts';
import { writeInTurn } from '#src/features/accounts/write-in-turn.server.ts';
import { withSite } from '#src/features/notices/notice-letter.ts';
import type { Mail } from '#src/outside/mail.ts';

const POLL_MS = 15_000;
const SOON_MS = 200;
/** While one process sends a letter, no other takes it; if it dies, the letter is tried again after this time. */
const CLAIM_MS = 5 * 60_000;
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 6 * 3_600_000;

export interface MailDelivery {
  /** Sends what is due now. */
  run(): Promise<void>;
  close(): void;
}

/** Sends the letters of the outbox when they are due: each at least once, and again later when it was not taken. */
export function deliverMail({
  db,
  clock,
  mail,
  siteUrl = '',
}: {
  db: Db;
  clock: Clock;
  mail: Mail;
  /** Without a slash at the end. */
  siteUrl?: string;
}): MailDelivery {
  let running: Promise<void> | null = null;
  let soon: NodeJS.Timeout | undefined;
  let closed = false;

  function run(): Promise<void> {
    running ??= sendDue().finally(() => {
      running = null;
    });
    return running;
  }

  async function sendDue(): Promise<void> {
    while (!closed) {
      const now = clock.now();
      const [next] = await db
        .select()
        .from(mails)
        .where(and(isNull(mails.sentAt), lte(mails.nextTryAt, now)))
        .orderBy(asc(mails.nextTryAt), asc(mails.id))
        .limit(1);
      if (next === undefined || closed) return;
      const claimed = await writeInTurn(db, () =>
        db
          .update(mails)
          .set({ nextTryAt: now + CLAIM_MS, tries: next.tries + 1 })
          .where(
            and(eq(mails.id, next.id), eq(mails.nextTryAt, next.nextTryAt), isNull(mails.sentAt)),
          )
          .returning({ id: mails.id }),
      );
      if (claimed.length > 0) await send(next, now);
    }
  }

  async function send(letter: typeof mails.$inferSelect, now: number): Promise<void> {
    const { id, toAddress: to, subject, tries } = letter;
    const text = withSite(letter.body, siteUrl);
    let outcome: Partial<typeof mails.$inferInsert>;
    try {
      const sentAs = await mail.deliver({ id, to, subject, text, at: now });
      outcome = { sentAt: now, sentAs, lastError: null };
    } catch (error) {
      const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(tries, 12));
      outcome = { nextTryAt: now + wait, lastError: String(error).slice(0, 300) };
    }
    await writeInTurn(db, () => db.update(mails).set(outcome).where(eq(mails.id, id)));
  }

  const begin = (): void => {
    run().catch(() => undefined);
  };
  const timer = setInterval(begin, POLL_MS);
  timer.unref();
  const stopListening = onCommit(db, () => {
    clearTimeout(soon);
    soon = setTimeout(begin, SOON_MS);
    soon.unref();
  });
  begin();
  return {
    run,
    close() {
      closed = true;
      clearInterval(timer);
      clearTimeout(soon);
      stopListening();
    },
  };
}

/** How the outbox stands: for the settings page and `npm run doctor`. Instants: milliseconds since 1970 UTC. */
export interface MailState {
  readonly waiting: number;
  readonly failing: number;
  readonly oldestWaiting: number | null;
  readonly sent: number;
  readonly lastSent: number | null;
  readonly lastError: string | null;
}

/** @param now letters that are due later do not count as waiting */
export async function mailState(db: Db, now: number): Promise<MailState> {
  const [waiting] = await db
    .select({ count: count(), oldest: min(mails.dueAt) })
    .from(mails)
    .where(and(isNull(mails.sentAt), lte(mails.dueAt, now)));
  const [failing] = await db
    .select({ count: count(), error: max(mails.lastError) })
    .from(mails)
    .where(and(isNull(mails.sentAt), isNotNull(mails.lastError)));
  const [sent] = await db
    .select({ count: count(), last: max(mails.sentAt) })
    .from(mails)
    .where(isNotNull(mails.sentAt));
  return {
    waiting: waiting?.count ?? 0,
    oldestWaiting: waiting?.oldest ?? null,
    failing: failing?.count ?? 0,
    lastError: failing?.error ?? null,
    sent: sent?.count ?? 0,
    lastSent: sent?.last ?? null,
  };
}
