import { eq } from 'drizzle-orm';
import type { Db, Tx } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import { type Day, toNumber } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Actor, type Deed, demand } from '#src/features/accounts/may.ts';
import { certificateFacts } from './read-register.server.ts';
import { certificateStanding, type Standing } from './standing.ts';

export type OpenCertificate = Awaited<ReturnType<typeof openCertificate>>;

/**
 * A certificate that a command is about to change, with its standing on a day: there, in the actor's reach, and no
 * newer than what the actor saw. Who decides about five stars is the centre (QĐ 26/2026), about the others the province.
 * @param deeds asked for; the second also asked when it has five stars
 * @throws Refusal `no-such-certificate`, `not-allowed`, `certificate-changed`
 */
export async function openCertificate(
  tx: Db | Tx,
  {
    code,
    version,
    actor,
    deed,
    fiveStarDeed,
    on,
  }: {
    code: string;
    version: number;
    actor: Actor;
    deed: Deed;
    fiveStarDeed: Deed;
    on: Day;
  },
) {
  const [row] = await tx
    .select({ certificate: certificates, product: products, producer: producers })
    .from(certificates)
    .innerJoin(products, eq(products.id, certificates.productId))
    .leftJoin(producers, eq(producers.id, products.producerId))
    .where(eq(certificates.code, code));
  if (!row) throw new Refusal('no-such-certificate', { code });
  const isCentral = row.certificate.stars === 5;
  demand(actor, isCentral ? fiveStarDeed : deed, { provinceCode: row.product.provinceCode });
  if (row.certificate.version !== version) throw new Refusal('certificate-changed', { code });
  const all = await tx
    .select()
    .from(certificates)
    .where(eq(certificates.productId, row.product.id));
  const facts = all.map(certificateFacts);
  const own = facts[all.findIndex((one) => one.id === row.certificate.id)];
  if (own === undefined) throw new RangeError('a certificate is one of its product');
  const standing: Standing = certificateStanding(own, facts, on);
  return { ...row, isCentral, facts: own, standing, on: toNumber(on) };
}
