/** A product that may be named in a campaign. */
export interface ProductChoice {
  readonly id: number;
  readonly name: string;
  readonly producerName: string | null;
}

/** How many a search of the form shows. */
export const MOST_CHOICES = 20;
