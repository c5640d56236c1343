import { answerEvent } from '#src/api/epcis.ts';

export { ALL, OPTIONS } from '#src/api/epcis.ts';
export { answerEvent as GET, answerEvent as HEAD };
