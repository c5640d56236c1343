import { endpoint, notFound } from '#src/api/answer.ts';

/** Every address of the open data that is none. */
export const { GET, OPTIONS, ALL } = endpoint((_context, lang) => notFound('endpoint', lang));
