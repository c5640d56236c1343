import type { APIRoute } from 'astro';
import { answerEvents } from '#src/api/epcis.ts';

export { ALL, OPTIONS } from '#src/api/epcis.ts';
export const GET: APIRoute = (context) => answerEvents(context);
export const HEAD = GET;
