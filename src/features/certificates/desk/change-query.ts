import { type Day, parseDay } from '#src/base/day.ts';

/** Kinds of subject that a change can be about, as in `certificate:12`. */
export const SUBJECT_KINDS = [
  'product',
  'producer',
  'certificate',
  'dossier',
  'council',
  'round',
  'decision',
  'import',
  'person',
  'invitation',
  'item',
  'lot',
  'recall',
  'trace-place',
  'trace-party',
  'wrong-report',
  'offer',
  'campaign',
  'basket',
  'point-of-sale',
  'order',
  'quote',
  'review',
  'claim',
  'letter',
  'picture',
  'listing-change',
  'bulk-edit',
  'story',
] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** What is asked of the change log. Nulls and empty text mean "any". */
export interface ChangeQuery {
  /** `certificate:12`, or a code people know: `MX-00012`, `HS-2026-00001`. */
  readonly subject: string;
  readonly kind: SubjectKind | null;
  /** Part of the actor's name. */
  readonly actor: string;
  readonly deed: string | null;
  /** Days in Việt Nam, inclusive. */
  readonly from: Day | null;
  readonly until: Day | null;
  /** Only rows older than this one; null: from the newest. */
  readonly before: number | null;
}

export const CHANGES_PAGE = 50;

/** Reads an address; what is unknown or malformed is left out. */
export function parseChangeQuery(params: URLSearchParams): ChangeQuery {
  const one = (name: string): string => (params.get(name) ?? '').normalize('NFC').trim();
  return {
    subject: one('ve').slice(0, 80),
    kind: SUBJECT_KINDS.find((kind) => kind === one('loai')) ?? null,
    actor: one('ai').slice(0, 80),
    deed: /^[a-z-]{1,60}$/.test(one('lam')) ? one('lam') : null,
    from: parseDay(one('tu')),
    until: parseDay(one('den')),
    before: /^[1-9]\d{0,14}$/.test(one('truoc')) ? Number(one('truoc')) : null,
  };
}

/** The address of a query; empty for the whole log. */
export function changeSearch(query: ChangeQuery): string {
  const fields: [string, string | number | null][] = [
    ['ve', query.subject],
    ['loai', query.kind],
    ['ai', query.actor],
    ['lam', query.deed],
    ['tu', query.from],
    ['den', query.until],
    ['truoc', query.before],
  ];
  const params = new URLSearchParams();
  for (const [name, value] of fields) {
    if (value !== null && value !== '') params.set(name, String(value));
  }
  return params.size === 0 ? '' : `?${params.toString().replaceAll('%3A', ':')}`;
}

/** The two halves of a subject; null when it is none with a number or name of its own. */
export function subjectParts(subject: string): { kind: SubjectKind; id: string } | null {
  const match = /^([a-z-]+):(.+)$/.exec(subject);
  const kind = SUBJECT_KINDS.find((one) => one === match?.[1]);
  return kind && match?.[2] ? { kind, id: match[2] } : null;
}
