import type { Desk } from '#src/compose/desk.ts';
import { attachment } from '#src/compose/desk-endpoint.ts';
import { packingSlips, type Slip } from '#src/compose/packing-slip.ts';
import { parcelLabels } from '#src/compose/parcel-labels.ts';
import { readDeskOrder } from '#src/features/orders/desk/read-desk-order.server.ts';
import { chosenOf } from './_bulk.ts';

/** Most slips of one document. */
const MOST_SLIPS = 100;

type Named = readonly { readonly code: string; readonly no: number }[];

/** The parcels that boxes of a list name (`?kien=`), or one of an order's own page. */
export function namedBy(boxes: readonly unknown[]): Named {
  return chosenOf(boxes).map(({ name }) => {
    const at = name.lastIndexOf('-');
    return { code: name.slice(0, at), no: Number(name.slice(at + 1)) };
  });
}

/** Those of them within reach; what is out of reach is left out. */
async function slipsOf(desk: Desk, parcels: Named): Promise<Slip[]> {
  const { app, actor, now } = desk;
  const slips: Slip[] = [];
  for (const { code, no } of parcels.slice(0, MOST_SLIPS)) {
    const found = await readDeskOrder(app.db, { code, actor, now });
    const one = found?.parcels.find(({ parcel }) => parcel.no === no);
    if (found && one) slips.push({ found, one });
  }
  return slips;
}

/** The slips of these parcels as one document; 404 when nothing is within reach. */
export async function slipsFile(
  desk: Desk,
  parcels: Named,
  { gift, name }: { readonly gift: boolean; readonly name: string },
): Promise<Response> {
  const { now, lang, site } = desk;
  const slips = await slipsOf(desk, parcels);
  if (slips.length === 0) return new Response(null, { status: 404 });
  const bytes = await packingSlips(slips, {
    ...{ lang, now, gift, siteName: site.name, siteUrl: site.url ?? '' },
  });
  return attachment(bytes, 'application/pdf', name);
}

/** The labels of these parcels, on A6 or four on A4; 404 when nothing is within reach. */
export async function labelsFile(
  desk: Desk,
  parcels: Named,
  { sheet, name }: { readonly sheet: string | null; readonly name: string },
): Promise<Response> {
  const { now, lang, site } = desk;
  const slips = await slipsOf(desk, parcels);
  if (slips.length === 0) return new Response(null, { status: 404 });
  const bytes = await parcelLabels(slips, {
    ...{ lang, now, siteName: site.name, siteUrl: site.url ?? '' },
    sheet: sheet === 'a4' ? 'a4' : 'a6',
  });
  return attachment(bytes, 'application/pdf', name);
}
