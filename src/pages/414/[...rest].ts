export { ALL, GET, OPTIONS } from '#src/api/resolver.ts';
