import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { certificates } from '#db/schema/certificates.ts';
import { decisions } from '#db/schema/decisions.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { scoredDossier } from '#src/features/certificates/commands.examples.ts';
import { issueDecision } from '#src/features/certificates/issue-decision.server.ts';
import type { FileStore } from '#src/outside/files.ts';
import type { Place } from './worlds.examples.ts';

const NOW = Date.parse('2026-11-22T03:00:00Z');

export interface PlantedDecisions {
  /** A council result of four stars without a decision, and one of five for the centre. */
  readonly resultId: number;
  readonly centralResultId: number;
  readonly decisionId: number;
  /** A certificate of five stars, in force. */
  readonly fiveStar: { readonly id: number; readonly code: string };
}

export async function plantDecisions(
  db: Db,
  files: FileStore,
  { provinceCode }: Place,
  mark: string,
): Promise<PlantedDecisions> {
  const scored = { provinceCode, name: `Sản phẩm ${mark}` };
  const open = await scoredDossier(db, { ...scored, stars: 4, average: 7800 });
  const five = { provinceCode, stars: 5, average: 9300, level: 'centre' } as const;
  const central = await scoredDossier(db, { ...five, name: `Sản phẩm năm sao ${mark}` });
  // What is recognised is public: its name must not carry the mark of what is not.
  const best = await scoredDossier(db, { ...five, name: `Chè năm sao ${provinceCode}` });
  const name = `Mứt ba sao ${provinceCode} ${best.resultId}`;
  const third = await scoredDossier(db, { provinceCode, name, stars: 3, average: 5500 });
  const hash = await files.put(new TextEncoder().encode(`%PDF-1.4 quyết định ${mark} %%EOF`));
  const file = { hash, name: `quyet-dinh-${mark}.pdf` };
  const common = { siteUrl: 'https://moixa.example', actor: SYSTEM, now: NOW, file };
  const issued = await issueDecision(db, {
    ...{ number: `${third.resultId}/QĐ-UBND`, decidedOn: '2026-11-15', signer: 'Chủ tịch' },
    ...{ title: 'Công nhận ba sao', level: 'province', provinceCode },
    ...{ resultIds: [third.resultId], note: `Ghi chú ${mark}` },
    ...common,
  });
  const fifth = await issueDecision(db, {
    ...{ number: `${best.resultId}/QĐ-BNNMT`, decidedOn: '2026-11-15', signer: '' },
    ...{ title: 'Công nhận năm sao', level: 'centre', provinceCode: null },
    ...{ resultIds: [best.resultId] },
    ...common,
  });
  const code = fifth.certificates[0]?.code ?? '';
  const [row] = await db.select().from(certificates).where(eq(certificates.code, code));
  await db
    .update(decisions)
    .set({ issuedBy: `Người ghi ${mark}` })
    .where(eq(decisions.id, issued.decisionId));
  return {
    resultId: open.resultId,
    centralResultId: central.resultId,
    decisionId: issued.decisionId,
    fiveStar: { id: row?.id ?? 0, code },
  };
}
