const KEY = 'so-tay-nguoi';

/** Who the recorder on this device belongs to just now; null after signing out. */
export function whoseRecorder(): string | null {
  try {
    return localStorage.getItem(KEY) || null;
  } catch {
    return null;
  }
}

export function recorderIsOf(userId: string): void {
  try {
    localStorage.setItem(KEY, userId);
  } catch {
    // Then the next opening asks the server again.
  }
}

/** Nobody's until somebody signs in: what was recorded stays, unseen, with the person who recorded it. */
export function lockRecorder(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // Nothing is kept, nothing is shown.
  }
}

/** Another tab signed out or found somebody else signed in. */
export function onRecorderChange(listener: () => void): () => void {
  const heard = (event: StorageEvent): void => {
    if (event.key === KEY || event.key === null) listener();
  };
  addEventListener('storage', heard);
  return () => removeEventListener('storage', heard);
}
