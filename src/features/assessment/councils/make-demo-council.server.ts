import { type Db, inTransaction } from '#db/client.ts';
import { record } from '#db/changes.ts';
import { councils } from '#db/schema/councils.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { type Position, USUAL_RULES } from './council-rules.ts';
import { writeCouncil } from './manage-council.server.ts';
import { writeSeat } from './seat-members.server.ts';
import { councilOf } from './the-council.server.ts';

/** Whoever demo mode gives an account to (accounts room): the seats are found by these addresses. */
const CAST: readonly (readonly [position: Position, mailbox: string, name: string])[] = [
  ['chair', 'hoidong1', 'Thành viên hội đồng thử 1'],
  ['member', 'hoidong2', 'Thành viên hội đồng thử 2'],
  ['member', 'hoidong3', 'Thành viên hội đồng thử 3'],
  ['secretary', 'thuky', 'Thư ký hội đồng thử'],
  ['adviser', 'tutuvan', 'Tổ tư vấn thử'],
];

/**
 * Demo mode: a council with its seats, before the demo accounts are made, so that these get their roles in it. Made
 * once, while there is no council at all.
 * @returns its id, or null when there is a council already
 * @throws Refusal `not-allowed`
 */
export async function makeDemoCouncil(
  db: Db,
  { provinceCode, actor, now }: { provinceCode: string; actor: Actor; now: number },
): Promise<number | null> {
  demand(actor, 'make-demo-accounts');
  return inTransaction(db, async (tx) => {
    const [any] = await tx.select({ id: councils.id }).from(councils).limit(1);
    if (any) return null;
    const id = await writeCouncil(tx, {
      facts: {
        level: 'province',
        provinceCode,
        name: 'Hội đồng đánh giá, phân hạng sản phẩm OCOP (thử)',
        decisionNo: '',
        establishedOn: null,
      },
      rules: USUAL_RULES,
      actor,
      now,
    });
    const council = await councilOf(tx, id);
    for (const [position, mailbox, name] of CAST) {
      const facts = { position, secretaryScores: false, name, post: '', organisation: '' };
      const email = `${mailbox}@demo.invalid`;
      await writeSeat(tx, council, { facts: { ...facts, email }, actor, now });
    }
    await record(
      tx,
      { actor: actor.name, now },
      { deed: 'make-demo-council', subject: `council:${id}`, after: { seats: CAST.length } },
    );
    return id;
  });
}
