import { rowId } from '#src/base/row-id.ts';

/** Where the place of one picture in the order is said: `anh-thu-tu-12`. */
export const orderField = (name: string, id: number): string => `${name}-thu-tu-${id}`;

/**
 * The pictures chosen in a `PicturePicker`, in the order asked for: each is a ticked box, with a number for its place
 * (1 is first; without a number it comes after those with one, in the order of the page).
 * @param name as given to the picker
 */
export function pickedPictures(form: FormData, name: string): number[] {
  const ids = [...new Set(form.getAll(name).map(rowId))].filter((id) => id > 0);
  const place = (id: number): number => rowId(form.get(orderField(name, id))) || 1_000_000;
  return ids
    .map((id, index) => ({ id, index, place: place(id) }))
    .sort((a, b) => a.place - b.place || a.index - b.index)
    .map(({ id }) => id);
}
