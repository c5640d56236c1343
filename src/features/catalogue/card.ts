import type { CardPhoto } from './card-photo.ts';

/** What a product card shows, besides its standing. */
export interface CardFacts {
  readonly slug: string;
  readonly name: string;
  /** Language of the name: `vi` unless only a foreign page was found. */
  readonly nameLang: string;
  readonly setNo: number;
  readonly producerName: string | null;
  /** Province today, with the old one where it had another name. */
  readonly place: string;
  readonly region: string;
  readonly price: number | null;
  /** Absent where there is only the drawn picture. */
  readonly photo?: CardPhoto;
  readonly priceIsIllustrative: boolean;
  /** Why it cannot be ordered today; absent when it can. */
  readonly notNow?: 'sold-out' | 'out-of-season' | 'holiday' | 'by-request' | 'no-producer';
  /** Spans of the name and the producer that answered a search. */
  readonly nameMarks?: readonly (readonly [number, number])[];
  readonly producerMarks?: readonly (readonly [number, number])[];
}
