import { answerTypes } from '#src/api/epcis.ts';

export { ALL, OPTIONS } from '#src/api/epcis.ts';
export { answerTypes as GET, answerTypes as HEAD };
