import type { APIContext } from 'astro';
import { Refusal } from '#src/base/refusal.ts';
import { may, SOMEWHERE } from '#src/features/accounts/may.ts';
import type { Person } from '#src/features/accounts/person.ts';
import { refusalText } from '#src/words/refusals.ts';

/** What the recorder on the phone is told: JSON for one person, never kept. */
export function tell(body: object, status = 200): Response {
  return Response.json(body, {
    status,
    headers: { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' },
  });
}

/** Whoever may record lots somewhere; else the answer that says why not, which leaves the phone's queue as it is. */
export async function recorderPerson({ locals, request }: APIContext): Promise<Person | Response> {
  const person = await locals.app.accounts.personOf(request);
  if (person === null) return tell({ code: 'sign-in' }, 401);
  if (person.mustAddSecondFactor) return tell({ code: 'second-factor' }, 403);
  if (!may(person.actor, 'record-lot', SOMEWHERE))
    return refused(new Refusal('not-allowed', {}), locals.lang);
  return person;
}

export function refused(refusal: Refusal, lang: 'vi' | 'en'): Response {
  const text = refusalText(refusal, lang) ?? refusal.code;
  return tell({ code: refusal.code, text }, refusal.code === 'not-allowed' ? 403 : 422);
}
