/** Width of the picture that is touched to choose the focal point, CSS pixels: `.ka-tam`. */
export const TOUCHED_WIDTH = 300;
/** The nine parts of the form, thousandths. */
export const NINTHS = [167, 500, 833] as const;

/**
 * Where a form says that the focal point is: the point that was touched (`diem.x`, `diem.y`, of a picture 300 pixels
 * wide), else the chosen ninth (`phan` 0–8), else where it was.
 * @returns thousandths from the left and the top
 */
export function focalOf(
  form: FormData,
  now: { readonly x: number; readonly y: number } = { x: 500, y: 500 },
): { focalX: number; focalY: number } {
  const number = (name: string): number => {
    const said = form.get(name);
    return typeof said === 'string' && /^\d{1,5}$/.test(said) ? Number(said) : Number.NaN;
  };
  const [x, y, height] = [number('diem.x'), number('diem.y'), number('cao')];
  // A keyboard that presses the picture sends its corner: that says nothing.
  if (x + y > 0 && height > 0) {
    return {
      focalX: Math.min(1000, Math.round((x / TOUCHED_WIDTH) * 1000)),
      focalY: Math.min(1000, Math.round((y / height) * 1000)),
    };
  }
  const ninth = number('phan');
  const focalX = NINTHS[ninth % 3];
  const focalY = NINTHS[Math.floor(ninth / 3)];
  if (focalX === undefined || focalY === undefined) return { focalX: now.x, focalY: now.y };
  return { focalX, focalY };
}

/** Which ninth a focal point is; null when it was chosen more exactly. */
export function ninthOf({ x, y }: { readonly x: number; readonly y: number }): number | null {
  const column = NINTHS.indexOf(x as never);
  const row = NINTHS.indexOf(y as never);
  return column === -1 || row === -1 ? null : row * 3 + column;
}
