/** Drawings of `public/tranh` that stand well in a banner, with the product set they are of; others may be typed. */
export const BANNERS: readonly { readonly id: string; readonly setNo: number }[] = [
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 17, 18, 19, 20, 21, 22, 23, 24, 26].map(
    (setNo) => ({ id: `${String(setNo).padStart(2, '0')}-a`, setNo }),
  ),
  { id: '06-c', setNo: 6 },
  { id: '21-c', setNo: 21 },
].toSorted((a, b) => a.setNo - b.setNo || (a.id < b.id ? -1 : 1));
