import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { users } from '#db/schema/accounts.ts';
import {
  type DemoAccount,
  demoStage,
  hasAccounts,
  makeDemoAccounts,
} from '#src/features/accounts/demo-accounts.server.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { type Position, USUAL_RULES } from '#src/features/assessment/councils/council-rules.ts';
import { createCouncil } from '#src/features/assessment/councils/manage-council.server.ts';
import { makeDemoLots } from '#src/features/trace/codes/demo/make-demo-lots.server.ts';
import { makeDemoPromotions } from '#src/features/promotions/demo/make-demo-promotions.server.ts';
import { seatMember } from '#src/features/assessment/councils/seat-members.server.ts';

/** Who sits where, by the name before the @. */
const SEATS: Readonly<Record<string, Position>> = {
  hoidong1: 'chair',
  hoidong2: 'member',
  hoidong3: 'member',
  thuky: 'secretary',
  tutuvan: 'adviser',
};

/**
 * What demo mode needs to be tried: illustrative lots, a council of the province with most to show, and one account per
 * role.
 * @param now milliseconds since 1970 UTC
 * @returns the accounts that were made by this call, with their passwords
 */
export async function openDemoStage(db: Db, now: number): Promise<DemoAccount[]> {
  const by = { actor: SYSTEM, now };
  await makeDemoLots(db, by);
  await makeDemoPromotions(db, by);
  if (await hasAccounts(db)) return [];
  const stage = await demoStage(db);
  let { councilId } = stage;
  if (councilId === null && stage.provinceCode !== null) {
    const facts = {
      level: 'province',
      provinceCode: stage.provinceCode,
      name: 'Hội đồng thử (chế độ trình diễn)',
      decisionNo: '',
      establishedOn: null,
    } as const;
    councilId = (await createCouncil(db, { facts, rules: USUAL_RULES, ...by })).id;
  }
  const made = await makeDemoAccounts(db, by);
  for (const { email } of made) {
    const position = SEATS[email.split('@')[0] ?? ''];
    if (position === undefined || councilId === null) continue;
    const [user] = await db.select().from(users).where(eq(users.email, email));
    const name = user?.name ?? email;
    const facts = { position, name, email, userId: user?.id ?? null };
    const rest = { secretaryScores: false, post: '', organisation: '' };
    await seatMember(db, { councilId, facts: { ...facts, ...rest }, ...by });
  }
  return made;
}
