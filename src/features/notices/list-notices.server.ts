import { and, count, desc, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { noticeChoices, notices, pushSubscriptions } from '#db/schema/desk-day.ts';
import {
  type Channels,
  channelsOf,
  isNoticeKind,
  NOTICE_KIND_NAMES,
  type NoticeFacts,
  type NoticeKind,
} from './kinds.ts';

export interface Notice {
  readonly id: number;
  readonly kind: NoticeKind;
  readonly facts: NoticeFacts;
  /** Vietnamese address without host. */
  readonly href: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly read: boolean;
}

export const NOTICES_A_PAGE = 30;

/** A person's notices, the newest first. @param page from 1 */
export async function listNotices(
  db: Db,
  { userId, page, unreadOnly }: { userId: string; page: number; unreadOnly: boolean },
): Promise<{ readonly notices: readonly Notice[]; readonly total: number }> {
  const whose = and(eq(notices.userId, userId), unreadOnly ? isNull(notices.readAt) : undefined);
  const [row] = await db.select({ total: count() }).from(notices).where(whose);
  const rows = await db
    .select()
    .from(notices)
    .where(whose)
    .orderBy(desc(notices.id))
    .limit(NOTICES_A_PAGE)
    .offset((page - 1) * NOTICES_A_PAGE);
  return { notices: rows.flatMap(noticeOf), total: row?.total ?? 0 };
}

/** What a row says; nothing of a kind that is no longer known. */
export function noticeOf(row: typeof notices.$inferSelect): Notice[] {
  if (!isNoticeKind(row.kind)) return [];
  return [
    {
      id: row.id,
      kind: row.kind,
      facts: JSON.parse(row.facts) as NoticeFacts,
      href: row.href,
      at: row.at,
      read: row.readAt !== null,
    },
  ];
}

/** How many are unread, for the bell; counted to 100. */
export async function unreadNotices(db: Db, userId: string): Promise<number> {
  const rows = await db
    .select({ id: notices.id })
    .from(notices)
    .where(and(eq(notices.userId, userId), isNull(notices.readAt)))
    .limit(100);
  return rows.length;
}

/** One notice of this very person; null when there is none. */
export async function ownNotice(db: Db, id: number, userId: string): Promise<Notice | null> {
  const rows = await db
    .select()
    .from(notices)
    .where(and(eq(notices.id, id), eq(notices.userId, userId)));
  return rows.flatMap(noticeOf)[0] ?? null;
}

/** How a person hears of each kind. */
export async function readChoices(
  db: Db,
  userId: string,
): Promise<Readonly<Record<NoticeKind, Channels>>> {
  const rows = await db.select().from(noticeChoices).where(eq(noticeChoices.userId, userId));
  const chosen = new Map(rows.map((row) => [row.kind, row]));
  return Object.fromEntries(
    NOTICE_KIND_NAMES.map((kind) => [kind, channelsOf(kind, chosen.get(kind) ?? null)]),
  ) as Record<NoticeKind, Channels>;
}

export interface Device {
  readonly id: number;
  readonly device: string;
  readonly addedAt: string;
  readonly lastSentAt: string | null;
}

/** Where a person's notices ring. Keys and addresses of the devices stay in the store. */
export async function listDevices(db: Db, userId: string): Promise<readonly Device[]> {
  return db
    .select({
      id: pushSubscriptions.id,
      device: pushSubscriptions.device,
      addedAt: pushSubscriptions.addedAt,
      lastSentAt: pushSubscriptions.lastSentAt,
    })
    .from(pushSubscriptions)
    .where(eq(pushSubscriptions.userId, userId))
    .orderBy(desc(pushSubscriptions.id));
}
