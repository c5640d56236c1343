import { eq, lt } from 'drizzle-orm';
import { formSends } from '#db/schema/desk-day.ts';
import { writeInTurn } from '#src/features/accounts/write-in-turn.server.ts';
import type { Desk } from './desk.ts';

type Next = string | Response | null;

const KEPT_MS = 14 * 86_400_000;
/** What is being done just now, by key: a second sending waits for the first. */
const underWay = new Map<string, Promise<Next>>();

/**
 * Does what a form asks for once, however often a bad line makes the browser send it: the same person's same key
 * (`ma-gui`) leads where it led before. What was refused was not done, and may come again. Between the commit and the
 * note of it a crash may still let a second one through: forms carry the version they saw against that.
 */
export async function once(
  desk: Partial<Pick<Desk, 'app' | 'actor' | 'now'>>,
  form: FormData,
  work: () => Promise<Next>,
): Promise<Next> {
  const said = String(form.get('ma-gui') ?? '');
  const { app, actor, now } = desk;
  if (!/^[\w-]{20,60}$/.test(said) || !app || !actor?.userId || now === undefined) return work();
  const key = `${actor.userId}:${said}`;
  const running = underWay.get(key);
  if (running) return running;
  const turn = doOnce(app.db, key, now, work).finally(() => underWay.delete(key));
  underWay.set(key, turn);
  return turn;
}

async function doOnce(
  db: Desk['app']['db'],
  key: string,
  now: number,
  work: () => Promise<Next>,
): Promise<Next> {
  const [before] = await db.select().from(formSends).where(eq(formSends.key, key));
  if (before) return before.location;
  const next = await work();
  if (typeof next === 'string') {
    const at = new Date(now).toISOString();
    await writeInTurn(db, async () => {
      await db.insert(formSends).values({ key, location: next, at }).onConflictDoNothing();
      await db.delete(formSends).where(lt(formSends.at, new Date(now - KEPT_MS).toISOString()));
    });
  }
  return next;
}
