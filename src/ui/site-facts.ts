/** What every page says of the site itself: plain data, from settings and the environment. */
export interface SiteFacts {
  readonly name: string;
  /** Origin without a slash at the end: `https://moixa.vn`. */
  readonly url: string;
  /** Prices are illustrative and a band says so. */
  readonly demo: boolean;
  readonly fontUrl: string;
  /** Owner as Nghị định 248/2026 asks; null for what has not been configured. */
  readonly owner: {
    readonly name: string | null;
    readonly address: string | null;
    readonly representative: string | null;
    readonly taxCode: string | null;
    readonly taxCodeIssued: string | null;
    readonly phone: string | null;
    readonly email: string | null;
    readonly registration: string | null;
  };
}
