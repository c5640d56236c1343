import { createHash, randomUUID } from 'node:crypto';

/**
 * What makes a message the same one: who writes where, the form, and what was written. The same form with another text
 * (somebody went back and wrote more) is another message.
 * @param form the form's own key; without one nothing is ever the same
 */
export function keyOf(writer: string, form: string, text: string): string {
  const key = /^[\w-]{8,64}$/.test(form) ? form : randomUUID();
  const mark = createHash('sha256').update(text).digest('base64url').slice(0, 16);
  return `${writer}:${key}:${mark}`;
}
