/** A key of GS1's that we keep nothing under: what is wrong is said, 400 or 404. */
export { ALL, GET, OPTIONS } from '#src/api/resolver.ts';
