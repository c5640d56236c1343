import { and, eq, isNull, lt } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { notices } from '#db/schema/desk-day.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { writeInTurn } from '#src/features/accounts/write-in-turn.server.ts';

/** Notices are kept for half a year. */
const KEPT_MS = 180 * 86_400_000;

/**
 * Marks a person's own notices as read: one, or all. What was read is nobody's business: the change log says nothing.
 * @param now milliseconds since 1970 UTC
 * @throws Refusal `not-allowed`
 */
export async function markRead(
  db: Db,
  one: { readonly id: number | 'all'; readonly actor: Actor; readonly now: number },
): Promise<void> {
  const { actor, now, id } = one;
  demand(actor, 'manage-own-notices', { userId: actor.userId });
  const userId = actor.userId ?? '';
  await writeInTurn(db, () =>
    db
      .update(notices)
      .set({ readAt: new Date(now).toISOString() })
      .where(
        and(
          eq(notices.userId, userId),
          isNull(notices.readAt),
          id === 'all' ? undefined : eq(notices.id, id),
        ),
      ),
  );
  if (id !== 'all') return;
  await writeInTurn(db, () =>
    db
      .delete(notices)
      .where(
        and(eq(notices.userId, userId), lt(notices.at, new Date(now - KEPT_MS).toISOString())),
      ),
  );
}
