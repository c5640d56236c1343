import { eq } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { dossierFiles } from '#db/schema/dossiers.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, demand, SOMEWHERE } from '#src/features/accounts/may.ts';
import { criteriaOf } from './criteria-of.ts';
import { filesInForce } from './dossier-check.server.ts';
import { dossierFor } from './dossier-sight.server.ts';
import { writerOf } from './file-items.ts';

/**
 * Takes a file out that has never been lodged. What was lodged stays: it can only get a newer version, after a return.
 * @throws Refusal `no-such-dossier`, `not-allowed`, `no-such-file`, `dossier-not-editable`, `file-lodged`
 */
export async function setAsideFile(
  db: Db,
  asked: {
    readonly code: string;
    readonly file: number;
    readonly actor: Actor;
    readonly now: number;
  },
): Promise<void> {
  const { code, actor, now } = asked;
  demand(actor, 'see-dossier', SOMEWHERE);
  await inTransaction(db, async (tx) => {
    const dossier = await dossierFor(tx, code, actor, 'see-dossier');
    const file = (await filesInForce(tx, dossier.id)).find(({ id }) => id === asked.file);
    const criteria = criteriaOf(dossier.setNo, dossier.criteriaVersion).map((one) => one.code);
    const writer = file === undefined ? null : writerOf(file.item, criteria);
    if (file === undefined || writer === null) throw new Refusal('no-such-file', {});
    await dossierFor(tx, code, actor, writer.deed);
    if (!writer.states.includes(dossier.state)) {
      throw new Refusal('dossier-not-editable', { state: dossier.state });
    }
    if (file.firstLodging !== null) throw new Refusal('file-lodged', { name: file.name });
    await tx
      .update(dossierFiles)
      .set({ removedAt: new Date(now).toISOString() })
      .where(eq(dossierFiles.id, file.id));
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'set-aside-file',
        subject: `dossier:${dossier.id}`,
        before: { item: file.item, file: file.id, hash: file.hash },
      },
    );
  });
}
