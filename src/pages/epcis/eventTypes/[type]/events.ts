import { answerEventsOfType } from '#src/api/epcis.ts';

export { ALL, OPTIONS } from '#src/api/epcis.ts';
export { answerEventsOfType as GET, answerEventsOfType as HEAD };
