/** What a list page shows: plain data, every link ready. Made by src/listing.ts from a search and its answer. */
export interface Listing {
  readonly total: number;
  readonly q: string;
  readonly correctedTo: string | null;
  /** Parts of the address that were not understood. */
  readonly ignored: readonly string[];
  readonly facets: readonly FacetBox[];
  readonly chips: readonly {
    readonly text: string;
    readonly lang?: string | undefined;
    readonly href: string;
  }[];
  readonly clearHref: string;
  readonly sorts: readonly {
    readonly text: string;
    readonly href: string;
    readonly current: boolean;
  }[];
  readonly page: number;
  readonly lastPage: number;
  readonly pages: readonly { readonly page: number; readonly href: string }[];
}

export interface FacetBox {
  readonly id: string;
  readonly title: string;
  readonly open: boolean;
  /** Language of the values where it differs from the page's: names of places. */
  readonly lang?: string | undefined;
  readonly values: readonly {
    readonly text: string;
    readonly count: number;
    readonly href: string;
    readonly active: boolean;
  }[];
}

/** Page numbers to show: first, last, and those around the current one; null for a gap. */
export function pageNumbers(current: number, last: number): (number | null)[] {
  const wanted = [1, current - 1, current, current + 1, last].filter((n) => n >= 1 && n <= last);
  const sorted = [...new Set(wanted)].sort((a, b) => a - b);
  return sorted.flatMap((page, index) => {
    const before = sorted[index - 1];
    return before !== undefined && page > before + 1 ? [null, page] : [page];
  });
}
