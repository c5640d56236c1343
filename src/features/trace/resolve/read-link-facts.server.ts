import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { offers } from '#db/schema/catalogue.ts';
import type { Day } from '#src/base/day.ts';
import { readCertificatesOf } from '#src/features/certificates/read-register.server.ts';
import { lotUri } from '#src/features/trace/epcis/uris.ts';
import { readRecallNotices } from '#src/features/trace/recalls/read-notices.server.ts';
import type { LinkFacts } from './linkset.ts';
import type { Resolved } from './resolve-link.server.ts';

/** What the links of a scanned code depend on. @param demo whether made-up prices are shown */
export async function readLinkFacts(
  db: Db,
  { item, product, lot }: Pick<Resolved, 'item' | 'product' | 'lot'>,
  { day, demo, origin }: { readonly day: Day; readonly demo: boolean; readonly origin: string },
): Promise<LinkFacts> {
  const [certificates, notices, sold] = await Promise.all([
    product === null
      ? []
      : readCertificatesOf(db, [product.id], day).then((of) => of.get(product.id)),
    lot === null ? [] : readRecallNotices(db, lot.id),
    product === null ? false : isSold(db, product.id, demo),
  ]);
  return {
    certificates: (certificates ?? []).map(({ row }) => row.code),
    recalls: notices.filter(({ state }) => state === 'open').map(({ code }) => code),
    soldAs: sold && product !== null ? product.slug : null,
    lotClass: lot && item ? lotUri(item, lot.code).replace(/^self:/, origin) : null,
  };
}

async function isSold(db: Db, productId: number, demo: boolean): Promise<boolean> {
  const shown = demo ? undefined : eq(offers.illustrative, false);
  const found = await db
    .select({ id: offers.id })
    .from(offers)
    .where(and(eq(offers.productId, productId), eq(offers.state, 'on-sale'), shown))
    .limit(1);
  return found.length > 0;
}
