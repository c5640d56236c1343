import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { dossierNotes } from '#db/schema/dossiers.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { moveDossier } from '../move-dossier.server.ts';
import { dossierFor } from './dossier-sight.server.ts';
import { tell } from './tell.server.ts';

const BY = {
  commune: { deed: 'return-dossier-as-commune', to: 'returned-by-commune' },
  province: { deed: 'return-dossier-as-province', to: 'returned-by-province' },
} as const;

const LONGEST = 2_000;

/**
 * Returns a dossier to its producer for completion, with what to mend at which place.
 * @param notes item of the check → what to mend; empty ones are left out
 * @throws Refusal `no-such-dossier`, `not-allowed`, `reason-missing`, `dossier-changed`, `dossier-cannot-move`
 */
export async function returnDossier(
  db: Db,
  asked: {
    readonly code: string;
    readonly version: number;
    readonly by: 'commune' | 'province';
    readonly why: string;
    readonly notes: Readonly<Record<string, string>>;
    readonly actor: Actor;
    readonly now: number;
    readonly link?: string | null;
  },
): Promise<void> {
  const { code, version, actor, now } = asked;
  const { deed, to } = BY[asked.by];
  demand(actor, deed, SOMEWHERE);
  const clean = (text: string): string => text.normalize('NFC').trim().slice(0, LONGEST);
  const why = clean(asked.why);
  const notes = Object.entries(asked.notes)
    .map(([item, note]) => ({ item: item.slice(0, 80), note: clean(note) }))
    .filter(({ note }) => note !== '');
  await inTransaction(db, async (tx) => {
    const dossier = await dossierFor(tx, code, actor, deed);
    if (why === '' && notes.length === 0) throw new Refusal('reason-missing', { what: 'return' });
    const { dossier: moved, stepId } = await moveDossier(tx, {
      dossierId: dossier.id,
      to,
      actor,
      now,
      version,
      note: why,
    });
    if (notes.length > 0) {
      await tx
        .insert(dossierNotes)
        .values(notes.map((note) => ({ dossierId: dossier.id, stepId, ...note })));
    }
    await record(
      tx,
      { actor: actor.name, now },
      { deed, subject: `dossier:${dossier.id}`, after: { why, notes } },
    );
    await tell(tx, moved, {
      whom: 'producer',
      subject: 'Hồ sơ OCOP cần bổ sung',
      lines: [
        `${asked.by === 'commune' ? 'UBND xã' : 'Cơ quan OCOP cấp tỉnh'} đề nghị bổ sung hồ sơ.`,
        ...(why === '' ? [] : [why]),
        ...(notes.length === 0 ? [] : [`Có ${notes.length} mục cần sửa, ghi rõ trong hồ sơ.`]),
      ],
      link: asked.link ?? null,
      now,
    });
  });
}
