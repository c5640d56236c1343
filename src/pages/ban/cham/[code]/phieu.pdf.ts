import type { APIRoute } from 'astro';
import { sheetPdf } from '#src/compose/council-papers.ts';
import { attachment, openDeskFile } from '#src/compose/desk-endpoint.ts';
import { readSignedSheet } from '#src/features/assessment/councils/read-signed-sheet.server.ts';

/** `?nguoi=` names a member; without it, one's own sheet. */
export const GET: APIRoute = async (context) => {
  const desk = await openDeskFile(context, 'see-council');
  if (desk instanceof Response) return desk;
  const { app, actor, now, site } = desk;
  const asked = context.url.searchParams.get('nguoi');
  const memberId = asked === null ? null : Number(asked);
  const code = context.params['code'] ?? '';
  const found = await readSignedSheet(app.db, { code, memberId, actor });
  if (found === null) return new Response(null, { status: 404 });
  const { sheet, form, member, council, dossier, producer } = found;
  const body = await sheetPdf(
    { sheet, form, member, council: council.name, dossier, producer },
    { now, author: site.name },
  );
  return attachment(body, 'application/pdf', `phieu-cham-${dossier.code}-${sheet.memberId}.pdf`);
};
