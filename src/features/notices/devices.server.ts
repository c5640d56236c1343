import { and, asc, eq, ne } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { pushSubscriptions } from '#db/schema/desk-day.ts';
import type { Lang } from '#src/base/lang.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { arePushKeys, isPushEndpoint, MOST_DEVICES } from './push-endpoint.ts';

/** What a browser gave when its owner agreed, and what people call the device. */
export interface NewDevice {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  readonly device: string;
  readonly lang: Lang;
  readonly actor: Actor;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

/**
 * Lets the notices of whoever is signed in ring on a device. The same device again is the same one; with another person
 * signed in it rings for that person alone. Of too many the oldest goes.
 * @throws Refusal `not-allowed`, `push-not-a-service`, `push-keys`
 */
export async function addDevice(db: Db, one: NewDevice): Promise<void> {
  const { actor, now, endpoint, p256dh, auth, lang } = one;
  demand(actor, 'manage-own-notices', { userId: actor.userId });
  if (!isPushEndpoint(endpoint)) throw new Refusal('push-not-a-service', {});
  if (!arePushKeys(one)) throw new Refusal('push-keys', {});
  const userId = actor.userId ?? '';
  const row = {
    ...{ userId, p256dh, auth, lang, failedTimes: 0 },
    device: one.device.normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, 80),
    addedAt: new Date(now).toISOString(),
  };
  await inTransaction(db, async (tx) => {
    await tx
      .insert(pushSubscriptions)
      .values({ endpoint, ...row })
      .onConflictDoUpdate({ target: pushSubscriptions.endpoint, set: row });
    const own = await tx
      .select({ id: pushSubscriptions.id })
      .from(pushSubscriptions)
      .where(and(eq(pushSubscriptions.userId, userId), ne(pushSubscriptions.endpoint, endpoint)))
      .orderBy(asc(pushSubscriptions.addedAt));
    for (const { id } of own.slice(0, Math.max(0, own.length + 1 - MOST_DEVICES))) {
      await tx.delete(pushSubscriptions).where(eq(pushSubscriptions.id, id));
    }
    await record(
      tx,
      { actor: actor.name, now },
      { deed: 'add-device', subject: `person:${userId}`, after: { lang } },
    );
  });
}

/**
 * Ends the notices on a device of one's own, by its number or by the address its browser knows. One that is not there
 * is ended already.
 * @throws Refusal `not-allowed`, `no-such-device`
 */
export async function endDevice(
  db: Db,
  one: {
    readonly which: { readonly id: number } | { readonly endpoint: string };
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<void> {
  const { actor, now, which } = one;
  demand(actor, 'manage-own-notices', { userId: actor.userId });
  const userId = actor.userId ?? '';
  await inTransaction(db, async (tx) => {
    const gone = await tx
      .delete(pushSubscriptions)
      .where(
        and(
          eq(pushSubscriptions.userId, userId),
          'id' in which
            ? eq(pushSubscriptions.id, which.id)
            : eq(pushSubscriptions.endpoint, which.endpoint),
        ),
      )
      .returning({ id: pushSubscriptions.id });
    if (gone.length === 0) {
      if ('id' in which) throw new Refusal('no-such-device', {});
      return;
    }
    await record(
      tx,
      { actor: actor.name, now },
      { deed: 'end-device', subject: `person:${userId}` },
    );
  });
}
