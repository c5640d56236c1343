import type { Db } from '#db/client.ts';
import type { Clock } from './clock.ts';
import { cardsOf } from './compose/payments.ts';
import { BadConfiguration, type Env } from './env.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { bankOf } from '#src/features/orders/payments/banks.ts';
import { sweepCards } from '#src/features/orders/payments/sweep-cards.server.ts';

const FIRST_MS = 20_000;
const EVERY_MS = 3 * 60_000;

/** Asks Stripe now and then for what its messages did not bring, and sends refunds that are due. Idle without a key. */
export function keepSweeping({
  db,
  env,
  clock,
  demo,
  say,
}: {
  db: Db;
  env: Env;
  clock: Clock;
  demo: () => boolean;
  say: (line: string) => void;
}): { run(): Promise<void>; close(): void } {
  let running: Promise<void> | null = null;
  checkBank(env);
  const sweep = async (): Promise<void> => {
    const cards = cardsOf(env, demo());
    if (cards === null) return;
    const { settled, refunds } = await sweepCards(db, { cards, actor: SYSTEM, now: clock.now() });
    if (settled + refunds > 0)
      say(`Stripe asked: ${settled} payments found, ${refunds} refunds sent`);
  };
  const run = (): Promise<void> => {
    running ??= sweep().finally(() => {
      running = null;
    });
    return running;
  };
  const look = (): void => {
    run().catch((error: unknown) => say(`Stripe could not be asked: ${String(error)}`));
  };
  const first = setTimeout(look, FIRST_MS);
  const timer = setInterval(look, EVERY_MS);
  first.unref();
  timer.unref();
  return {
    run,
    close() {
      clearTimeout(first);
      clearInterval(timer);
    },
  };
}

/** @throws BadConfiguration when transfers were meant to go somewhere and it does not say where */
export function checkBank(env: Env): void {
  const { BANK_BIN, BANK_ACCOUNT, BANK_ACCOUNT_NAME } = env;
  const given = [BANK_BIN, BANK_ACCOUNT, BANK_ACCOUNT_NAME].filter((one) => one !== undefined);
  if (given.length === 0) return;
  const why =
    given.length < 3
      ? 'BANK_BIN, BANK_ACCOUNT and BANK_ACCOUNT_NAME belong together: give all three or none.'
      : (bankOf(BANK_BIN ?? '')?.vietQr ?? 'none') === 'none'
        ? `BANK_BIN=${BANK_BIN} is no bank that takes VietQR transfers.`
        : null;
  if (why !== null)
    throw new BadConfiguration(`${why}\nMend or remove them (README, "Configuration").`);
}
