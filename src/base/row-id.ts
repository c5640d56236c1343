/** The number of a row or a version as a form or an address carries it; 0, which none has, for anything else. */
export function rowId(said: unknown): number {
  return typeof said === 'string' && /^\d{1,15}$/.test(said.trim()) ? Number(said) : 0;
}
