import type { APIRoute } from 'astro';
import { minutesAsked } from '#src/compose/council-minutes.ts';
import { minutesPdf } from '#src/compose/council-papers.ts';
import { attachment } from '#src/compose/desk-endpoint.ts';

export const GET: APIRoute = async (context) => {
  const asked = await minutesAsked(context);
  if (asked instanceof Response) return asked;
  const { desk, minutes, hash } = asked;
  const body = await minutesPdf(minutes, { hash, now: desk.now, author: desk.site.name });
  return attachment(body, 'application/pdf', `bien-ban-dot-${context.params['id']}.pdf`);
};
