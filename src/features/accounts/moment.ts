const VIETNAM_OFFSET_MS = 7 * 3_600_000;

/** An instant as people in Việt Nam read it: `22/11/2026 15:04`. @param at milliseconds since 1970 UTC */
export function momentText(at: number): string {
  const iso = new Date(at + VIETNAM_OFFSET_MS).toISOString();
  return `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)} ${iso.slice(11, 16)}`;
}
