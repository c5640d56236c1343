/** Latitude and longitude of the administrative centre of each province of today, in degrees, to a hundredth. */
const CENTRES: Readonly<Record<string, readonly [number, number]>> = {
  '01': [21.03, 105.85],
  '04': [22.67, 106.26],
  '08': [21.82, 105.21],
  '11': [21.39, 103.02],
  '12': [22.39, 103.46],
  '14': [21.33, 103.91],
  '15': [21.72, 104.91],
  '19': [21.59, 105.84],
  '20': [21.85, 106.76],
  '22': [20.95, 107.08],
  '24': [21.27, 106.19],
  '25': [21.32, 105.4],
  '31': [20.86, 106.68],
  '33': [20.65, 106.05],
  '37': [20.25, 105.97],
  '38': [19.81, 105.78],
  '40': [18.67, 105.69],
  '42': [18.34, 105.9],
  '44': [17.47, 106.62],
  '46': [16.46, 107.59],
  '48': [16.07, 108.22],
  '51': [15.12, 108.8],
  '52': [13.78, 109.22],
  '56': [12.24, 109.19],
  '66': [12.68, 108.04],
  '68': [11.94, 108.44],
  '75': [10.95, 106.82],
  '79': [10.78, 106.7],
  '80': [10.54, 106.41],
  '82': [10.36, 106.36],
  '86': [10.25, 105.97],
  '91': [10.01, 105.08],
  '92': [10.03, 105.78],
  '96': [9.18, 105.15],
};

/** Kilometres along one degree of latitude. */
const DEGREE_KM = 111.2;

/** Kilometres between the centres of two provinces, 0 where one of them is not known. */
export function kilometresBetween(a: string, b: string): number {
  const from = CENTRES[a];
  const to = CENTRES[b];
  if (from === undefined || to === undefined) return 0;
  const middle = ((from[0] + to[0]) / 2) * (Math.PI / 180);
  return Math.hypot(from[0] - to[0], (from[1] - to[1]) * Math.cos(middle)) * DEGREE_KM;
}
