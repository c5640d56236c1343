/** Who did something, as colleagues and producers see it: the log's name without the address behind it. */
export function personName(actor: string): string {
  return actor.replace(/\s*<[^>]*>\s*$/, '');
}
