import type { APIRoute } from 'astro';
import { readOwn } from '#src/features/trace/recorder/read-own.server.ts';
import type { RecorderData } from '#src/features/trace/recorder/server-data.ts';
import { recorderPerson, tell } from './_answer.ts';

/** What the recorder keeps on the phone: items, places, parties and lots of this person's own producers. */
export const GET: APIRoute = async (context) => {
  const person = await recorderPerson(context);
  if (person instanceof Response) return person;
  const { app } = context.locals;
  const data: RecorderData = {
    ...(await readOwn(app.db, { actor: person.actor })),
    person: { id: person.id, name: person.name },
    readAt: app.clock.now(),
  };
  return tell(data);
};
