/**
 * Where a place is on the drawn map of the country ({@link MAP}): Mercator, the same projection as the map's own, with
 * x and y in its view box.
 */
export function mapSpot(latitude: number, longitude: number): { x: number; y: number } {
  const x = ((longitude - WEST) / (EAST - WEST)) * WIDTH;
  const y = (mercator(NORTH) - mercator(latitude)) * (WIDTH / radians(EAST - WEST));
  return { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
}

/** What the map shows. */
const WEST = 101.85;
const EAST = 115.75;
const NORTH = 23.62;
const WIDTH = 480;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const mercator = (latitude: number): number =>
  Math.log(Math.tan(Math.PI / 4 + radians(latitude) / 2));
