import type { Tx } from '#db/client.ts';
import { queueMail } from '#src/features/accounts/queue-mail.server.ts';
import { peopleWith } from '#src/features/accounts/read-people.server.ts';

/** Step of a command: a letter about a request to everybody who acts for a producer. */
export async function tellProducer(
  tx: Tx,
  one: {
    readonly producerId: number;
    readonly letter: { readonly subject: string; readonly text: string };
    readonly requestId: number;
    readonly now: number;
  },
): Promise<void> {
  for (const { email } of await peopleWith(tx, { role: 'producer', producerId: one.producerId })) {
    await queueMail(tx, { to: email, ...one.letter, about: `quote:${one.requestId}` }, one.now);
  }
}
