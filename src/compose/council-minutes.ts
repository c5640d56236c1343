import type { APIContext } from 'astro';
import { dayAt } from '#src/base/day.ts';
import { makeMinutes } from '#src/features/assessment/councils/make-minutes.server.ts';
import type { Minutes } from '#src/features/assessment/councils/minutes.ts';
import { readRound } from '#src/features/assessment/councils/read-round.server.ts';
import type { Desk } from './desk.ts';
import { openDeskFile } from './desk-endpoint.ts';

/**
 * The minutes of the round an address names: frozen ones as they were frozen, of a running round as far as it has come.
 * 404 out of reach, 403 for council members without the right to all scores.
 */
export async function minutesAsked(
  context: APIContext,
): Promise<Response | { desk: Desk; minutes: Minutes; hash: string | null }> {
  const desk = await openDeskFile(context, 'see-council');
  if (desk instanceof Response) return desk;
  const { app, actor, now } = desk;
  const id = Number(context.params['id']);
  const page = Number.isInteger(id) ? await readRound(app.db, { id, actor }) : null;
  if (page === null || page.round.state === 'open') return new Response(null, { status: 404 });
  if (!page.maySeeAll) return new Response(null, { status: 403 });
  const { round, council, meeting } = page;
  if (meeting?.minutes) {
    return { desk, minutes: JSON.parse(meeting.minutes) as Minutes, hash: meeting.minutesHash };
  }
  const minutes = await makeMinutes(app.db, {
    ...{ round, council, meeting, today: dayAt(now) },
    ...{ closedAt: '', closedBy: '' },
  });
  return { desk, minutes, hash: null };
}
