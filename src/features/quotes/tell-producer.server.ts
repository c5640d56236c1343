import type { Tx } from '#db/client.ts';
import { writeToProducerIn } from '#src/features/notices/notify.server.ts';

/** Step of a command: a letter about a request to those who act for a producer and want letters of quotations. */
export async function tellProducer(
  tx: Tx,
  one: {
    readonly producerId: number;
    readonly letter: { readonly subject: string; readonly text: string };
    readonly requestId: number;
    readonly now: number;
  },
): Promise<void> {
  const { producerId, letter, now } = one;
  const about = `quote:${one.requestId}`;
  await writeToProducerIn(tx, { kind: 'quote-new', producerId, letter, about, now });
}
