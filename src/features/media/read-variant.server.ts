import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { producers } from '#db/schema/catalogue.ts';
import { media, mediaVariants } from '#db/schema/media.ts';
import { type Actor, may } from '#src/features/accounts/may.ts';
import type { PictureFormat } from './picture.ts';

interface AskedVariant {
  readonly key: string;
  readonly width: number;
  readonly format: PictureFormat;
}

const asks = ({ key, width, format }: AskedVariant) =>
  and(eq(media.key, key), eq(mediaVariants.width, width), eq(mediaVariants.format, format));

/** Under which hash a variant is kept, while its picture is open to everybody; else null. */
export async function openVariant(db: Db, asked: AskedVariant): Promise<string | null> {
  const [row] = await db
    .select({ hash: mediaVariants.hash })
    .from(media)
    .innerJoin(mediaVariants, eq(mediaVariants.mediaId, media.id))
    .where(and(asks(asked), eq(media.open, true), isNull(media.removedAt)));
  return row?.hash ?? null;
}

/** The same for people of the desk: also what is not open, within reach of the actor. */
export async function deskVariant(
  db: Db,
  { actor, ...asked }: AskedVariant & { actor: Actor },
): Promise<string | null> {
  const [row] = await db
    .select({
      hash: mediaVariants.hash,
      producerId: media.producerId,
      provinceCode: producers.provinceCode,
      communeCode: producers.communeCode,
    })
    .from(media)
    .innerJoin(producers, eq(producers.id, media.producerId))
    .innerJoin(mediaVariants, eq(mediaVariants.mediaId, media.id))
    .where(asks(asked));
  return row && may(actor, 'see-media', row) ? row.hash : null;
}
