// npm run bench:price-cart: random carts priced by the site and by a naive oracle; what differs, and how fast it is.
import { parseArgs } from 'node:util';
import { priceFaults } from '#src/features/cart/pricing/check-price.fixture.ts';
import { priceCart } from '#src/features/cart/pricing/price-cart.ts';
import { randomCart } from '#src/features/cart/pricing/random-cart.fixture.ts';

const { values } = parseArgs({
  options: {
    carts: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
  },
});
const carts = Number(values.carts);
const first = Number(values.seed);

const faults = new Map<string, number>();
const seen = {
  lines: 0,
  discounted: 0,
  vouchers: 0,
  refused: 0,
  baskets: 0,
  freeShipping: 0,
  goods: 0,
  discount: 0,
};
let firstFault: string | null = null;
let microseconds = 0;
for (let seed = first; seed < first + carts; seed++) {
  const input = randomCart(seed);
  const from = performance.now();
  const priced = priceCart(input);
  microseconds += (performance.now() - from) * 1000;
  seen.lines += priced.lines.length;
  seen.discounted += priced.lines.filter(({ discount }) => discount > 0).length;
  seen.vouchers += priced.vouchers.filter(({ applied }) => applied > 0).length;
  seen.refused += priced.vouchers.filter(({ refused }) => refused !== null).length;
  seen.baskets += input.lines.some(({ basket }) => basket !== null) ? 1 : 0;
  seen.freeShipping += priced.totals.shippingDiscount > 0 ? 1 : 0;
  seen.goods += priced.totals.goods;
  seen.discount += priced.totals.discount + priced.totals.shippingDiscount;
  for (const fault of priceFaults(input, seed)) {
    faults.set(fault, (faults.get(fault) ?? 0) + 1);
    firstFault ??= `cart ${seed}: ${fault}`;
  }
}

const LAWS = [
  'negative',
  'does not add up',
  'differs from the naive price',
  'depends on the order',
  'a voucher or campaign raised the total',
];
process.stdout.write(
  [
    `${carts} random carts, seeds ${first} to ${first + carts - 1}`,
    `  ${seen.lines} lines, ${seen.discounted} with a discount; ${seen.baskets} carts with a gift basket`,
    `  ${seen.vouchers} vouchers applied, ${seen.refused} refused; ${seen.freeShipping} carts with free shipping`,
    `  ${seen.goods} đồng of goods, ${seen.discount} đồng off`,
    ...LAWS.map((law) => `  ${law}: ${faults.get(law) ?? 0}`),
    ...(firstFault === null ? [] : [`  first: ${firstFault}`]),
    `  ${(microseconds / carts).toFixed(1)} µs a cart`,
    '',
  ].join('\n'),
);
process.exitCode = faults.size === 0 ? 0 : 1;
