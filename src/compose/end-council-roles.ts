import { and, eq, isNull, or } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { grants, invitations, users } from '#db/schema/accounts.ts';
import { withdrawInvitation } from '#src/features/accounts/invite.server.ts';
import type { Actor } from '#src/features/accounts/may.ts';
import { withdrawRole } from '#src/features/accounts/withdraw-role.server.ts';

/**
 * Whoever has no seat any more has no business with the council's dossiers and sheets: takes the roles that came with
 * the seat, and withdraws what was offered and not yet accepted.
 * @throws Refusal `not-allowed`
 */
export async function endCouncilRoles(
  db: Db,
  {
    councilId,
    email,
    userId,
    why,
    actor,
    now,
  }: {
    councilId: number;
    email: string;
    userId: string | null;
    why: string;
    actor: Actor;
    now: number;
  },
): Promise<void> {
  const held = await db
    .select({ id: grants.id })
    .from(grants)
    .innerJoin(users, eq(users.id, grants.userId))
    .where(
      and(
        eq(grants.councilId, councilId),
        isNull(grants.withdrawnAt),
        or(eq(users.email, email), userId === null ? undefined : eq(users.id, userId)),
      ),
    );
  for (const { id } of held) await withdrawRole(db, { grantId: id, why, actor, now });
  const open = await db
    .select({ id: invitations.id })
    .from(invitations)
    .where(
      and(
        eq(invitations.councilId, councilId),
        eq(invitations.email, email),
        isNull(invitations.acceptedAt),
        isNull(invitations.withdrawnAt),
      ),
    );
  for (const { id } of open) await withdrawInvitation(db, { id, actor, now });
}
