/**
 * The stars of a certificate as SVG text: a row readable at 16 px, or the large seal.
 *
 * Our own drawing (a lacquer seal cut like a rice flower, two rice ears, the stars on an arc), not the registered OCOP
 * mark. Decoration only: the words beside it say the stars and the state, so it is hidden from readers. A held-over
 * certificate has hollow stars and a broken rim, so the difference does not hang on colour. Rules in `star-mark.css`.
 */
export interface StarMark {
  readonly stars: 3 | 4 | 5;
  readonly size: 'small' | 'large';
  readonly state: 'valid' | 'held-over';
}

const drawn = new Map<string, string>();

/** @returns the same text for the same mark: there are twelve, each drawn once */
export function starMark(mark: StarMark): string {
  const key = `${mark.stars} ${mark.size} ${mark.state}`;
  let svg = drawn.get(key);
  if (svg === undefined) {
    svg = mark.size === 'small' ? small(mark) : large(mark);
    drawn.set(key, svg);
  }
  return svg;
}

const round = (n: number): number => Math.round(n * 10) / 10;

function at(cx: number, cy: number, radius: number, degrees: number): readonly [number, number] {
  const a = ((degrees - 90) * Math.PI) / 180;
  return [round(cx + radius * Math.cos(a)), round(cy + radius * Math.sin(a))];
}

/** A five-pointed star, points slightly fat so that it holds at small sizes. */
function star(cx: number, cy: number, radius: number, turn = 0): string {
  const points = Array.from({ length: 10 }, (_, k) =>
    at(cx, cy, k % 2 ? radius * 0.46 : radius, turn + k * 36).join(' '),
  );
  return `M${points.join('L')}Z`;
}

function small({ stars, state }: StarMark): string {
  const row = Array.from({ length: stars }, (_, k) => star(10 + k * 19, 10.6, 8.6)).join('');
  return `<svg class="sao-nho${state === 'held-over' ? ' sao-giu' : ''}" viewBox="0 0 ${stars * 19 + 1} 20" width="${round(stars * 15.2 + 0.8)}" height="16" aria-hidden="true" focusable="false"><path class="sao-hinh" d="${row}" stroke-width="1.5" stroke-linejoin="round"/></svg>`;
}

const PETALS = 20;
const PETAL = 12;

function large({ stars, state }: StarMark): string {
  const petals = Array.from(
    { length: PETALS },
    (_, k) => `A${PETAL} ${PETAL} 0 0 1 ${at(80, 80, 69, ((k + 1) * 360) / PETALS).join(' ')}`,
  );
  const rim = `M${at(80, 80, 69, 0).join(' ')}${petals.join('')}Z`;
  const beads = Array.from({ length: PETALS }, (_, k) =>
    at(80, 80, 64.5, ((k + 0.5) * 360) / PETALS),
  ).map(([x, y]) => `<circle class="sao-hat" cx="${x}" cy="${y}" r="2.3"/>`);
  const arc = Array.from({ length: stars }, (_, k) => {
    const degrees = (k - (stars - 1) / 2) * (stars === 5 ? 27.5 : 33 - (stars - 3) * 3);
    return star(...at(80, 81, 43, degrees), 11.4 - (stars - 3) * 0.9, degrees);
  }).join('');
  /** Grains of the two ears, along a circle inside the rim. */
  const grains = [-1, 1].flatMap((side) =>
    Array.from({ length: 5 }, (_, k) => {
      const degrees = side * (167 - k * 10.5);
      const [x, y] = at(80, 80, 44, degrees);
      return [-1, 1].map(
        (lean) =>
          `<path class="sao-thoc" d="M0 0C-3.6 -2.6 -3.4 -7.6 0 -10.6C3.4 -7.6 3.6 -2.6 0 0Z" transform="translate(${x} ${y}) rotate(${round(degrees - side * 90 + lean * 32)})" stroke-width="1.2" stroke-linejoin="round"/>`,
      );
    }).flat(),
  );
  return [
    `<svg class="sao-lon${state === 'held-over' ? ' sao-giu' : ''}" viewBox="0 0 160 160" width="120" height="120" aria-hidden="true" focusable="false">`,
    `<path class="sao-son" d="${rim}" stroke-width="3" stroke-linejoin="round"/>`,
    ...beads,
    '<circle class="sao-giay" cx="80" cy="80" r="58" stroke-width="3"/>',
    '<circle class="sao-vong" cx="80" cy="80" r="53.5" fill="none" stroke-width="1.4"/>',
    `<path class="sao-hinh" d="${arc}" stroke-width="2" stroke-linejoin="round"/>`,
    '<g class="sao-chu" fill="none" stroke-width="5.8"><circle cx="51" cy="82" r="8.4"/><path d="M77.6 76.2A8.4 8.4 0 1 0 77.6 87.8"/><circle cx="91" cy="82" r="8.4"/><path d="M106.4 93.3V76.4H111A5 5 0 0 1 111 86.4H106.4"/></g>',
    '<path class="sao-cong" d="M80 125C68 124 57 119 49 110M80 125C92 124 103 119 111 110" fill="none" stroke-width="2" stroke-linecap="round"/>',
    ...grains,
    '</svg>',
  ].join('');
}
