import type { Db } from '#db/client.ts';
import { dossiers } from '#db/schema/dossiers.ts';
import type { Actor } from '#src/features/accounts/may.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { criteriaForm } from '#src/features/criteria/criteria-form.ts';
import { itemsOf } from '#src/features/criteria/form.ts';
import { type CouncilRules, type Position, USUAL_RULES } from './council-rules.ts';
import { createCouncil } from './manage-council.server.ts';
import { addToRound, createRound, startScoring } from './manage-round.server.ts';
import { seatMember } from './seat-members.server.ts';
import { EMPTY_SHEET, type SheetContent } from './sheet-content.ts';
import { signSheet } from './sign-sheet.server.ts';

/** An instant the tests of scoring take for now. */
export const NOW = Date.parse('2026-11-22T03:00:00Z');

const ROLE = {
  chair: 'council-member',
  'vice-chair': 'council-member',
  member: 'council-member',
  secretary: 'council-secretary',
  adviser: 'advisory-team',
} as const;

/** A council with its people, each with an account. */
export async function councilWith(
  db: Db,
  {
    provinceCode,
    positions = ['chair', 'member', 'member', 'secretary', 'adviser'],
    rules = {},
  }: {
    provinceCode: string | null;
    positions?: readonly Position[];
    rules?: Partial<CouncilRules>;
  },
): Promise<{ id: number; people: Actor[]; seats: number[] }> {
  const { id } = await createCouncil(db, {
    facts: {
      level: provinceCode === null ? 'centre' : 'province',
      provinceCode,
      name: `Hội đồng thử ${provinceCode ?? 'trung ương'}`,
      decisionNo: '1/QĐ-UBND',
      establishedOn: '2026-06-01',
    },
    rules: { ...USUAL_RULES, ...rules },
    actor: SYSTEM,
    now: NOW,
  });
  const people: Actor[] = [];
  const seats: number[] = [];
  for (const [index, position] of positions.entries()) {
    const userId = `council-${id}-${index}`;
    const name = `Người ${id}.${index}`;
    const seat = await seatMember(db, {
      councilId: id,
      facts: {
        ...{ position, secretaryScores: false, name, post: 'Phó Giám đốc', userId },
        organisation: 'Sở Nông nghiệp và Môi trường',
        email: `${userId}@vi-du.test`,
      },
      actor: SYSTEM,
      now: NOW,
    });
    seats.push(seat.id);
    people.push({ name, userId, grants: [{ role: ROLE[position], councilId: id }] });
  }
  return { id, people, seats };
}

let number = 0;

/** A dossier as the province has accepted it, written straight into its table. */
export async function acceptedDossier(
  db: Db,
  facts: Pick<typeof dossiers.$inferInsert, 'provinceCode' | 'communeCode' | 'producerId'> &
    Partial<typeof dossiers.$inferInsert>,
): Promise<{ id: number; code: string }> {
  number += 1;
  const code = `HS-2026-9${String(number).padStart(4, '0')}`;
  const at = new Date(NOW).toISOString();
  const [row] = await db
    .insert(dossiers)
    .values({
      code,
      kind: 'first',
      productName: `Sản phẩm thử ${number}`,
      setNo: 1,
      criteriaVersion: 'qd26-2026',
      state: 'accepted',
      stateSince: at,
      version: 1,
      openedAt: at,
      openedBy: 'thử',
      lodgedAt: at,
      slipNo: `${number}/PĐK-thử`,
      productCode: `thử-${number}`,
      samples: 5,
      ...facts,
    })
    .returning({ id: dossiers.id });
  return { id: row?.id ?? 0, code };
}

/** A round with dossiers, its sheets open. */
export async function runningRound(
  db: Db,
  councilId: number,
  dossierIds: readonly number[],
): Promise<number> {
  const by = { actor: SYSTEM, now: NOW };
  const { id: roundId } = await createRound(db, {
    ...{ councilId, name: 'Đợt 2 năm 2026', proposedBefore: '2026-10-30' },
    heldBefore: '2026-12-30',
    ...by,
  });
  await addToRound(db, { roundId, dossierIds, ...by });
  await startScoring(db, { roundId, version: 1, ...by });
  return roundId;
}

/** The highest answer to every item of a set, less what is named: `{ '2.3': 2 }`. */
export function fullMarks(
  setNo: number,
  less: Record<string, number> = {},
): Record<string, number> {
  return {
    ...Object.fromEntries(itemsOf(criteriaForm(setNo)).map(({ code, max }) => [code, max])),
    ...less,
  };
}

/** A member fills in and signs a sheet. */
export async function sign(
  db: Db,
  actor: Actor,
  where: { roundId: number; dossierId: number; turn?: number; version?: number },
  content: Partial<SheetContent>,
): Promise<{ total: number | null; stars: number | null }> {
  return signSheet(db, {
    turn: 1,
    version: 0,
    ...where,
    content: { ...EMPTY_SHEET, ...content },
    zeroForUnanswered: true,
    actor,
    now: NOW,
  });
}
