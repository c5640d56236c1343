import type { readProducer } from '#src/features/catalogue/read-producer.server.ts';
import type { Standing } from '#src/features/certificates/standing.ts';
import {
  type Asked,
  communeShape,
  producerLink,
  productLink,
  provinceShape,
  storyLink,
} from './shapes.ts';

type ProducerRecord = NonNullable<Awaited<ReturnType<typeof readProducer>>>;

export function producerShape(
  record: ProducerRecord,
  standings: ReadonlyMap<number, Standing>,
  asked: Asked,
) {
  const { producer } = record;
  const known = (text: string): string | null => (text === '' ? null : text);
  return {
    ...producerLink(producer, asked),
    kind: producer.kind,
    places: {
      today: {
        commune: communeShape(record.commune, asked),
        province: provinceShape(record.province, asked),
      },
      printed: known(producer.printedPlace),
    },
    source: known(producer.sourceUrl),
    day: asked.day,
    products: record.products.map((product) => {
      const standing = standings.get(product.id);
      return {
        ...productLink(product, asked),
        stars: standing?.stars ?? 0,
        state: standing?.state ?? 'none',
        validUntil: standing?.validUntil ?? null,
      };
    }),
    stories: record.stories.map((story) => storyLink(story, asked)),
  };
}
