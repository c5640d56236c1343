import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import type { CredentialKeys } from '#src/outside/credential-keys.ts';

/** Change-log subject of the signing keys: what shows them is read anew when they change. */
export const KEY_SUBJECT = 'credential-key';

/**
 * A new key signs from now on; the one before loses its private half and stays in the issuer's document, so that what
 * it signed can still be checked.
 * @throws Refusal `not-allowed`
 */
export async function rotateCredentialKey(
  db: Db,
  keys: CredentialKeys,
  { actor, now }: { actor: Actor; now: number },
): Promise<{ before: string | null; after: string }> {
  demand(actor, 'rotate-credential-key', {});
  const rotated = await keys.rotate(now);
  await inTransaction(db, (tx) =>
    record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'rotate-credential-key',
        subject: KEY_SUBJECT,
        before: { kid: rotated.before },
        after: { kid: rotated.after },
      },
    ),
  );
  return rotated;
}
