import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { settings } from '#db/schema/site.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from './may.ts';
import { secondFactorRule } from './read-session.server.ts';

/**
 * Whether officers have to set up a second factor before they work.
 * @throws Refusal `not-allowed`, `bad-setting`
 */
export async function changeSecondFactorRule(
  db: Db,
  { rule, actor, now }: { rule: string; actor: Actor; now: number },
): Promise<void> {
  demand(actor, 'change-settings');
  if (rule !== 'officers' && rule !== 'off') throw new Refusal('bad-setting', { rule });
  const before = await secondFactorRule(db);
  await inTransaction(db, async (tx) => {
    const value = JSON.stringify(rule);
    await tx
      .insert(settings)
      .values({ key: 'second-factor', value })
      .onConflictDoUpdate({ target: settings.key, set: { value } });
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'change-settings',
        subject: 'settings',
        before: { 'second-factor': before },
        after: { 'second-factor': rule },
      },
    );
  });
}
