import type { DossierState } from '../dossier-states.ts';

interface Returned {
  readonly dossier: { readonly state: DossierState };
  readonly steps: readonly {
    readonly id: number;
    readonly toState: DossierState;
    readonly note: string;
  }[];
  readonly notes: readonly {
    readonly stepId: number;
    readonly item: string;
    readonly note: string;
  }[];
}

/** What the latest return asks for, as long as the dossier has not been lodged again. */
export function openNotes({ dossier, steps, notes }: Returned): {
  why: string;
  notes: { item: string; note: string }[];
} | null {
  if (dossier.state !== 'returned-by-commune' && dossier.state !== 'returned-by-province') {
    return null;
  }
  const step = steps.findLast(({ toState }) => toState === dossier.state);
  if (!step) return null;
  return { why: step.note, notes: notes.filter(({ stepId }) => stepId === step.id) };
}

/** The notes on the fields of one form, by field. */
export function notesFor(returned: Returned, form: 'm01' | 'm02'): Record<string, string> {
  const open = openNotes(returned)?.notes ?? [];
  return Object.fromEntries(
    open
      .filter(({ item }) => item.startsWith(`${form}:`))
      .map(({ item, note }) => [item.slice(form.length + 1), note]),
  );
}
