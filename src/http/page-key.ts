/** Query parameters our pages read. A request with any other parameter is rendered for itself and never kept. */
export const KNOWN_PARAMETERS: ReadonlySet<string> = new Set([
  ...['q', 'sao', 'nhom', 'bo', 'tinh', 'xa', 'tinh-cu', 'nha', 'loai', 'trang-thai', 'gia'],
  ...['cau-chuyen', 'sap-xep', 'trang', 'so', 'limit', 'offset', 'lang', 'stars', 'group', 'set'],
  ...['province', 'commune', 'producer', 'kind', 'state', 'price', 'story', 'sort', 'page', 'ngay'],
  ...['year', 'nam', 'evidence', 'nguon-ghi', 'xep', 'old-province', 'chu-de', 'muc'],
]);

/** Put there by advertisers and mailers, of no meaning to us: taken away before anybody sees them. */
const TRACKING = /^(?:utm_[a-z_]+|fbclid|gclid|zarsrc)$/;
/** Longer queries are answered but not kept. */
const LONGEST_QUERY = 1_024;

/** Pages for people who signed in, or are about to: never kept, and never asked for without the visitor. */
const PERSONAL =
  /^\/(?:en\/)?(?:ban|anh|auth|dang-nhap|dang-xuat|quen-mat-khau|dat-lai-mat-khau|thiet-lap|loi-moi|nhan-ho-so|dang-ky-chu-the|tai-khoan|gio-hang|thanh-toan|don-hang|bao-gia|gio-qua\/tu-chon|webhooks)(?:[/?]|$)/;

export interface PageAddress {
  /** What the page is asked for: path and query, tracking parameters removed. */
  readonly url: string;
  /** Under which it may be kept; null when it must not be. */
  readonly key: string | null;
}

/**
 * The address of a request target. Two targets that say the same thing share a key: order and spelling of the
 * parameters do not count.
 */
export function pageAddress(
  target: string,
  known: ReadonlySet<string> = KNOWN_PARAMETERS,
): PageAddress {
  if (PERSONAL.test(target)) return { url: target, key: null };
  const mark = target.indexOf('?');
  if (mark === -1) return { url: target, key: target };
  const path = target.slice(0, mark);
  const pairs = [...new URLSearchParams(target.slice(mark + 1))];
  const kept = pairs.filter(([name]) => !TRACKING.test(name));
  const query = new URLSearchParams(kept).toString();
  const suffix = query === '' ? '' : `?${query}`;
  const url = kept.length === pairs.length ? target : path + suffix;
  if (suffix.length > LONGEST_QUERY || kept.some(([name]) => !known.has(name))) {
    return { url, key: null };
  }
  const sorted = kept
    .map((pair) => new URLSearchParams([pair]).toString())
    .sort()
    .join('&');
  return { url, key: sorted === '' ? path : `${path}?${sorted}` };
}

/** Remembers the addresses of the targets people ask for, so that a hit parses nothing. Bounded. */
export class AddressBook {
  readonly #known: ReadonlySet<string>;
  readonly #max: number;
  #recent = new Map<string, PageAddress>();
  #older = new Map<string, PageAddress>();

  constructor(known: ReadonlySet<string> = KNOWN_PARAMETERS, max = 20_000) {
    this.#known = known;
    this.#max = max;
  }

  find(target: string): PageAddress {
    let address = this.#recent.get(target);
    if (address !== undefined) return address;
    address = this.#older.get(target) ?? pageAddress(target, this.#known);
    if (this.#recent.size >= this.#max) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(target, address);
    return address;
  }

  get size(): number {
    return this.#recent.size + this.#older.size;
  }
}
