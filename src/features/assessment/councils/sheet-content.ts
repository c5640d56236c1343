/** What a member writes on a score sheet. */
export interface SheetContent {
  /** Score by item code; an item that is left out is not answered. */
  readonly answers: Readonly<Record<string, number>>;
  /** Opinion by item code. */
  readonly opinions: Readonly<Record<string, string>>;
  readonly opinion: string;
  /** Why the member stays out of this dossier; null when there is no conflict of interest. */
  readonly conflict: string | null;
  /** Codes of the form's grounds for exclusion the member proposes, with the reason. */
  readonly disqualified: readonly string[];
  readonly disqualifiedWhy: string;
}

export const EMPTY_SHEET: SheetContent = {
  answers: {},
  opinions: {},
  opinion: '',
  conflict: null,
  disqualified: [],
  disqualifiedWhy: '',
};

const LONGEST = 4_000;
const cut = (text: string): string => text.replace(/\r\n/g, '\n').trim().slice(0, LONGEST);

/** What there is of texts, trimmed and no longer than 4,000 characters; empty ones are left out. */
export function cleanTexts(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts)
      .map(([code, text]): [string, string] => [code, cut(text)])
      .filter(([, text]) => text !== ''),
  );
}

export function cleanSheet(content: SheetContent): SheetContent {
  const conflict = content.conflict === null ? null : cut(content.conflict);
  return {
    answers: content.answers,
    opinions: cleanTexts(content.opinions),
    opinion: cut(content.opinion),
    conflict,
    disqualified: [...new Set(content.disqualified)],
    disqualifiedWhy: cut(content.disqualifiedWhy),
  };
}

/** Columns of a stored sheet that hold its content. */
interface Stored {
  readonly answers: string;
  readonly opinions: string;
  readonly opinion: string;
  readonly conflict: string | null;
  readonly disqualified: string;
  readonly disqualifiedWhy: string;
}

export function readSheetContent(row: Stored): SheetContent {
  return {
    answers: JSON.parse(row.answers) as Record<string, number>,
    opinions: JSON.parse(row.opinions) as Record<string, string>,
    opinion: row.opinion,
    conflict: row.conflict,
    disqualified: JSON.parse(row.disqualified) as string[],
    disqualifiedWhy: row.disqualifiedWhy,
  };
}

export function storeSheetContent(content: SheetContent): Stored {
  return {
    answers: JSON.stringify(content.answers),
    opinions: JSON.stringify(content.opinions),
    opinion: content.opinion,
    conflict: content.conflict,
    disqualified: JSON.stringify(content.disqualified),
    disqualifiedWhy: content.disqualifiedWhy,
  };
}
