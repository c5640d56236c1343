import type { Desk } from '#src/compose/desk.ts';
import { attachment } from '#src/compose/desk-endpoint.ts';
import { packingSlips, type Slip } from '#src/compose/packing-slip.ts';
import { readDeskOrder } from '#src/features/orders/desk/read-desk-order.server.ts';

/** Most slips of one document. */
const MOST_SLIPS = 100;

/** The slips of these parcels as one document; what is out of reach or cancelled is left out, 404 when nothing is left. */
export async function slipsFile(
  desk: Desk,
  parcels: readonly { readonly code: string; readonly no: number }[],
  { gift, name }: { readonly gift: boolean; readonly name: string },
): Promise<Response> {
  const { app, actor, now, lang, site } = desk;
  const slips: Slip[] = [];
  for (const { code, no } of parcels.slice(0, MOST_SLIPS)) {
    const found = await readDeskOrder(app.db, { code, actor, now });
    const one = found?.parcels.find(({ parcel }) => parcel.no === no);
    if (found && one) slips.push({ found, one });
  }
  if (slips.length === 0) return new Response(null, { status: 404 });
  const bytes = await packingSlips(slips, {
    ...{ lang, now, gift, siteName: site.name, siteUrl: site.url ?? '' },
  });
  return attachment(bytes, 'application/pdf', name);
}
