/** What one person has typed into one form and not sent. */
export interface Draft {
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** What the server had when the typing began. */
  readonly version: string;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  /** Key of a sending that may or may not have arrived. */
  readonly sending?: string;
}

const PREFIX = 'nhap:';
const KEPT_MS = 14 * 86_400_000;

export const draftKey = (who: string, key: string): string => `${PREFIX}${who}:${key}`;

export function readDraft(key: string): Draft | null {
  try {
    const text = localStorage.getItem(key);
    return text === null ? null : (JSON.parse(text) as Draft);
  } catch {
    return null;
  }
}

export function writeDraft(key: string, draft: Draft): void {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // No room, or none allowed: the form works as any other.
  }
}

export function dropDraft(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Then there is none.
  }
}

/** Drafts of everybody else go: the device has another owner now. Old ones go too. */
export function tidyDrafts(who: string): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(PREFIX)) continue;
      const old = (readDraft(key)?.at ?? 0) < Date.now() - KEPT_MS;
      if (old || !key.startsWith(`${PREFIX}${who}:`)) dropDraft(key);
    }
  } catch {
    // Nothing is kept.
  }
}
