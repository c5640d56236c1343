import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import type { Db } from '#db/client.ts';
import * as tables from '#db/schema/accounts.ts';
import type { Clock } from '#src/clock.ts';
import { writeInTurn } from '#src/features/accounts/write-in-turn.server.ts';

type MakeAdapter = ReturnType<typeof drizzleAdapter>;
type Adapter = ReturnType<MakeAdapter>;

/** Methods of better-auth's adapter that write. */
const WRITES: ReadonlySet<string> = new Set([
  ...['create', 'update', 'updateMany', 'delete', 'deleteMany', 'consumeOne', 'incrementOne'],
]);

/**
 * The tables of sign-in as better-auth sees them. Each write waits for its turn among the commands; and as the package
 * looks at the machine's clock, instants are moved on their way in and out, so that sessions and links run out by the
 * clock of the site.
 */
export function authStore(db: Db, clock: Clock): MakeAdapter {
  const make = drizzleAdapter(db, {
    provider: 'sqlite',
    schema: {
      user: tables.users,
      session: tables.sessions,
      account: tables.signInMethods,
      verification: tables.verifications,
      twoFactor: tables.secondFactors,
      passkey: tables.passkeys,
    },
  });
  const ahead = (): number => clock.now() - Date.now();
  return (options) => {
    const inner = make(options);
    const outer: Adapter = Object.create(null);
    for (const [name, value] of Object.entries(inner)) {
      Object.assign(outer, { [name]: typeof value === 'function' ? wrapped(name, value) : value });
    }
    outer.transaction = (work) => work(outer as Parameters<typeof work>[0]);
    return outer;

    function wrapped(name: string, call: unknown) {
      const run = async (args: unknown[]): Promise<unknown> => {
        const moved = args.map((one) => moveDates(one, ahead()));
        const result = await (call as (...all: unknown[]) => Promise<unknown>).apply(inner, moved);
        return moveDates(result, -ahead());
      };
      if (name === 'createSchema') return call;
      return (...args: unknown[]) =>
        WRITES.has(name) ? writeInTurn(db, () => run(args)) : run(args);
    }
  };
}

/** A copy with every instant moved; what is no plain object or array is left alone. */
function moveDates(value: unknown, byMs: number): unknown {
  if (value instanceof Date) return new Date(value.getTime() + byMs);
  if (Array.isArray(value)) return value.map((one) => moveDates(one, byMs));
  if (typeof value !== 'object' || value === null) return value;
  const proto: unknown = Object.getPrototypeOf(value);
  if (proto !== Object.prototype && proto !== null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, moveDates(one, byMs)]));
}
