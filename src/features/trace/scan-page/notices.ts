import type { RecallNotice } from '#src/features/trace/recalls/recall-states.ts';
import type { ScanFacts } from './scan-facts.ts';

/** `danger`: do not use, or not without asking; `loud`: not about real goods; `warn`: look closer; `note`: good to know. */
export type Tone = 'danger' | 'loud' | 'warn' | 'note';

export type Notice =
  | { readonly kind: 'recall'; readonly tone: 'danger'; readonly recall: RecallNotice }
  | { readonly kind: 'expired'; readonly tone: 'danger'; readonly day: string }
  | { readonly kind: 'serial-void'; readonly tone: 'danger' }
  | { readonly kind: 'illustrative'; readonly tone: 'loud' }
  | { readonly kind: 'recalled-lots'; readonly tone: 'warn' }
  | { readonly kind: 'unknown-serial'; readonly tone: 'warn'; readonly serial: string }
  | { readonly kind: 'unknown-lot'; readonly tone: 'warn'; readonly lot: string }
  | { readonly kind: 'after-sale'; readonly tone: 'warn' }
  | { readonly kind: 'best-before'; readonly tone: 'warn'; readonly day: string }
  | { readonly kind: 'recall-lifted'; readonly tone: 'note'; readonly recall: RecallNotice }
  | { readonly kind: 'withdrawn'; readonly tone: 'note' }
  | { readonly kind: 'product-only'; readonly tone: 'note' };

const GRAVITY = { health: 0, quality: 1, label: 2 } as const;

/** What has to be said before anything else, the gravest first. */
export function noticesOf(facts: ScanFacts): Notice[] {
  const { story, asked, today } = facts;
  const { lot = null } = story ?? {};
  const open = facts.recalls
    .filter(({ state }) => state === 'open')
    .toSorted((a, b) => GRAVITY[a.hazard] - GRAVITY[b.hazard]);
  const levels = facts.serial?.signal.levels ?? [];
  const notices: (Notice | false)[] = [
    ...open.map((recall) => ({ kind: 'recall', tone: 'danger', recall }) as const),
    isPast(lot?.expiresOn, today) && { kind: 'expired', tone: 'danger', day: lot?.expiresOn ?? '' },
    levels.includes('void') && { kind: 'serial-void', tone: 'danger' },
    lot?.illustrative === true && { kind: 'illustrative', tone: 'loud' },
    lot === null && facts.recalledLots.length > 0 && { kind: 'recalled-lots', tone: 'warn' },
    asked.serial !== null &&
      facts.serial === null && { kind: 'unknown-serial', tone: 'warn', serial: asked.serial },
    asked.lot !== null && lot === null && { kind: 'unknown-lot', tone: 'warn', lot: asked.lot },
    levels.includes('after-sale') && { kind: 'after-sale', tone: 'warn' },
    !isPast(lot?.expiresOn, today) &&
      isPast(lot?.bestBefore, today) && {
        kind: 'best-before',
        tone: 'warn',
        day: lot?.bestBefore ?? '',
      },
    ...facts.recalls
      .filter(({ state }) => state === 'lifted')
      .map((recall) => ({ kind: 'recall-lifted', tone: 'note', recall }) as const),
    facts.item.withdrawn && { kind: 'withdrawn', tone: 'note' },
    asked.lot === null &&
      asked.serial === null &&
      lot === null && { kind: 'product-only', tone: 'note' },
  ];
  return notices.filter((notice) => notice !== false);
}

/** A date on a pack holds to the end of its day. */
function isPast(day: string | null | undefined, today: string): boolean {
  return day !== null && day !== undefined && day < today;
}
