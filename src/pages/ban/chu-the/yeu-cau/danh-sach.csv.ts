import type { APIRoute } from 'astro';
import { csv } from '#src/api/csv.ts';
import { attachment, CSV_TYPE, openDeskFile } from '#src/compose/desk-endpoint.ts';
import { momentText } from '#src/features/accounts/moment.ts';
import { parseClaimQuery } from '#src/features/sellers/claim-query.ts';
import { listClaims } from '#src/features/sellers/list-claims.server.ts';
import { claimWords } from '#src/words/claims.ts';

/** The queue as a file, with the filters of the page. Telephones stay on the page of each claim. */
export const GET: APIRoute = async (context) => {
  const desk = await openDeskFile(context, 'see-claims');
  if (desk instanceof Response) return desk;
  const { app, lang, actor, day } = desk;
  const all = claimWords[lang];
  const w = all.office;
  const query = parseClaimQuery(context.url.searchParams);
  const { claims } = await listClaims(app.db, { query, actor, most: null });
  const at = (iso: string | null): string => (iso === null ? '' : momentText(Date.parse(iso)));
  const rows = claims.map(({ claim, remarks }) => [
    ...[claim.code, all.states[claim.state], w[claim.kind]],
    ...[claim.producerName, claim.personName, claim.personRole],
    ...[claim.taxCode, claim.registrationNo],
    remarks.map((remark) => w.remarks[remark]).join('; '),
    ...[at(claim.sentAt), at(claim.decidedAt)],
  ]);
  return attachment(csv([w.file, ...rows]), CSV_TYPE, `yeu-cau-nhan-ho-so-${day}.csv`);
};
