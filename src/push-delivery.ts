import { and, asc, eq, lte } from 'drizzle-orm';
import { type Db, onCommit } from '#db/client.ts';
import { notices, pushSubscriptions } from '#db/schema/desk-day.ts';
import { inLang } from '#src/base/paths.ts';
import type { Clock } from '#src/clock.ts';
import { writeInTurn } from '#src/features/accounts/write-in-turn.server.ts';
import { type Notice, noticeOf } from '#src/features/notices/list-notices.server.ts';
import { noticeText } from '#src/features/notices/notice-texts.ts';
import { isPushEndpoint } from '#src/features/notices/push-endpoint.ts';
import type { PushOutcome, WebPush } from '#src/outside/web-push.ts';

const POLL_MS = 20_000;
const SOON_MS = 300;
/** While one process sends a notice, no other takes it; if it dies, it is tried again after this time. */
const CLAIM_MS = 2 * 60_000;
const FIRST_WAIT_MS = 30_000;
const MOST_TRIES = 6;
/** What is older rings nobody any more; it stands on the desk. */
const OLDEST_MS = 86_400_000;
/** Refused so often in a row, a device is forgotten. */
const MOST_REFUSALS = 5;

type Row = typeof notices.$inferSelect;
type Device = typeof pushSubscriptions.$inferSelect;

export interface PushDelivery {
  /** Sends what is due now. */
  run(): Promise<void>;
  close(): void;
}

/**
 * Rings the devices of people who have something new. A notice counts as sent when one device took it; when none did it
 * is tried again, ever more seldom, and given up after {@link MOST_TRIES} times or a day.
 * @param push null: nothing is sent, and nothing is lost on the desk
 */
export function deliverPushes({
  db,
  clock,
  push,
}: {
  readonly db: Db;
  readonly clock: Clock;
  readonly push: WebPush | null;
}): PushDelivery {
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
    while (!closed && push !== null) {
      const now = clock.now();
      const [next] = await db
        .select()
        .from(notices)
        .where(and(eq(notices.pushState, 'waiting'), lte(notices.pushNextAt, iso(now))))
        .orderBy(asc(notices.pushNextAt), asc(notices.id))
        .limit(1);
      if (next === undefined || closed) return;
      const claimed = await writeInTurn(db, () =>
        db
          .update(notices)
          .set({ pushNextAt: iso(now + CLAIM_MS), pushTries: next.pushTries + 1 })
          .where(and(eq(notices.id, next.id), eq(notices.pushNextAt, next.pushNextAt ?? '')))
          .returning({ id: notices.id }),
      );
      if (claimed.length === 0) continue;
      const outcome = await ring(push, next, now);
      await writeInTurn(db, () => db.update(notices).set(outcome).where(eq(notices.id, next.id)));
    }
  }

  /** What the notice's row becomes. */
  async function ring(by: WebPush, row: Row, now: number): Promise<Partial<Row>> {
    const [notice] = noticeOf(row);
    const tooOld = Date.parse(row.at) < now - OLDEST_MS;
    if (!notice || tooOld) return { pushState: 'given-up', pushNextAt: null };
    if (row.readAt !== null) return { pushState: 'none', pushNextAt: null };
    const devices = await db
      .select()
      .from(pushSubscriptions)
      .where(eq(pushSubscriptions.userId, row.userId));
    if (devices.length === 0) return { pushState: 'none', pushNextAt: null };
    const outcomes: PushOutcome[] = [];
    for (const device of devices) {
      // Addresses were checked when they came in; what the store says is checked again before anything leaves.
      const outcome = isPushEndpoint(device.endpoint)
        ? await by.send(device, payloadOf(notice, device.lang === 'en' ? 'en' : 'vi'))
        : 'gone';
      outcomes.push(outcome);
      await note(device, outcome, now);
    }
    if (outcomes.includes('sent')) return { pushState: 'sent', pushNextAt: null };
    const tries = row.pushTries + 1;
    if (!outcomes.includes('later') || tries >= MOST_TRIES) {
      return { pushState: 'given-up', pushNextAt: null };
    }
    return { pushNextAt: iso(now + FIRST_WAIT_MS * 4 ** (tries - 1)) };
  }

  async function note(device: Device, outcome: PushOutcome, now: number): Promise<void> {
    const { id } = device;
    const refused = outcome === 'refused' ? device.failedTimes + 1 : device.failedTimes;
    await writeInTurn(db, async () => {
      if (outcome === 'gone' || refused >= MOST_REFUSALS) {
        await db.delete(pushSubscriptions).where(eq(pushSubscriptions.id, id));
      } else if (outcome === 'sent') {
        await db
          .update(pushSubscriptions)
          .set({ lastSentAt: iso(now), failedTimes: 0 })
          .where(eq(pushSubscriptions.id, id));
      } else if (outcome === 'refused') {
        await db
          .update(pushSubscriptions)
          .set({ failedTimes: refused })
          .where(eq(pushSubscriptions.id, id));
      }
    });
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

const iso = (at: number): string => new Date(at).toISOString();

/** What travels: two short sentences and our own address; well under the 4 KB that push services take. */
function payloadOf(notice: Notice, lang: 'vi' | 'en'): string {
  const { title, body } = noticeText(notice.kind, notice.facts, lang);
  return JSON.stringify({
    title: title.slice(0, 160),
    body: body.slice(0, 240),
    // Opening it on the desk marks it as read on the way.
    href: inLang(`/ban/thong-bao?mo=${notice.id}`, lang),
    tag: `${notice.kind}:${notice.href}`.slice(0, 120),
    lang,
  });
}
