import type { CampaignRule, PriceInput, PriceLine } from './contract.ts';

/**
 * The price of a cart once more, by another way, to hold `priceCart` against: piece by piece, with fractions of whole
 * numbers, slow and plain. Written from the rules, it shares no line with what it checks.
 */
export interface NaivePrice {
  readonly lineTotals: ReadonlyMap<string, bigint>;
  readonly vat: bigint;
  readonly voucherAmounts: readonly bigint[];
  readonly shippingDiscount: bigint;
  readonly shipping: bigint | null;
  readonly total: bigint;
}

interface Piece {
  readonly of: PriceLine;
  readonly price: bigint;
}

export function naivePrice(input: PriceInput): NaivePrice {
  const turn = [...input.lines].sort((a, b) =>
    a.offerId === b.offerId ? (a.key < b.key ? -1 : 1) : a.offerId - b.offerId,
  );
  const pieces: Piece[] = [];
  for (const line of turn) {
    let price = line.listPrice as number;
    let reached = 0;
    for (const step of line.steps) {
      if (line.quantity >= step.fromQuantity && step.fromQuantity > reached) {
        reached = step.fromQuantity;
        price = step.price;
      }
    }
    for (let n = 0; n < line.quantity; n++) pieces.push({ of: line, price: BigInt(price) });
  }
  const worth = (test: (line: PriceLine) => boolean): bigint =>
    pieces.reduce((sum, { of, price }) => (test(of) ? sum + price : sum), 0n);
  const left = new Map(turn.map((line) => [line.key, worth((other) => other === line)]));

  // Gift baskets, then the best single campaign of every other line.
  for (const line of turn) {
    const own = pieces.filter(({ of }) => of === line);
    let best = 0n;
    if (line.basket) {
      if (!drink(line)) {
        for (const { price } of own) best += (price * BigInt(line.basket.discountBp)) / 10_000n;
      }
    } else {
      for (const campaign of input.campaigns) {
        if (campaign.byVoucher || !open(campaign, input.today)) continue;
        const offered = alone(campaign, pieces).get(line.key) ?? 0n;
        if (offered > best) best = offered;
      }
    }
    left.set(line.key, (left.get(line.key) ?? 0n) - best);
  }

  const groups = new Map<string, PriceLine[]>();
  for (const line of turn) {
    const id = line.producerId === null ? `?${line.provinceCode}` : String(line.producerId);
    groups.set(id, [...(groups.get(id) ?? []), line]);
  }
  const parcels = [...groups.values()];
  const unknown = input.delivery === 'delivery' && input.destination === null;
  const fees = parcels.map((lines) => fee(lines, turn, input));
  const saved = parcels.map(() => 0n);
  for (const [index, lines] of parcels.entries()) {
    for (const campaign of input.campaigns) {
      if (campaign.kind !== 'free-shipping' || campaign.byVoucher) continue;
      if (!open(campaign, input.today)) continue;
      if (worth((line) => about(campaign, line)) < BigInt(campaign.leastSpend)) continue;
      const offered = freed(campaign, parcels, fees)[index] ?? 0n;
      if (lines.length > 0 && offered > (saved[index] ?? 0n)) saved[index] = offered;
    }
  }

  const used = { goods: false, shipping: false };
  const voucherAmounts = input.vouchers.map((voucher) => {
    const { campaign } = voucher;
    const forShipping = campaign.kind === 'free-shipping';
    const slot = forShipping ? 'shipping' : 'goods';
    const eligible = turn.filter((line) => about(campaign, line));
    if (
      voucher.stopped === true ||
      !open(campaign, input.today) ||
      voucher.left === 0 ||
      voucher.leftForBuyer === 0 ||
      used[slot] ||
      eligible.length === 0 ||
      ['none', 'bundle'].includes(campaign.kind) ||
      worth((line) => eligible.includes(line)) < BigInt(campaign.leastSpend)
    ) {
      return 0n;
    }
    if (forShipping) {
      if (input.delivery === 'pickup') return 0n;
      const remaining = fees.map((value, index) => value - (saved[index] ?? 0n));
      const offs = freed(campaign, parcels, remaining);
      offs.forEach((off, index) => (saved[index] = (saved[index] ?? 0n) + off));
      if (add(offs) > 0n || unknown) used.shipping = true;
      return add(offs);
    }
    const due = turn.map((line) => (eligible.includes(line) ? (left.get(line.key) ?? 0n) : 0n));
    let off =
      campaign.kind === 'percent'
        ? (add(due) * BigInt(campaign.percentBp)) / 10_000n
        : BigInt(campaign.amount);
    if (off > add(due)) off = add(due);
    if (campaign.mostOff !== null && off > BigInt(campaign.mostOff)) off = BigInt(campaign.mostOff);
    share(off, due).forEach((part, index) => {
      const key = turn[index]?.key ?? '';
      left.set(key, (left.get(key) ?? 0n) - part);
    });
    if (off > 0n) used.goods = true;
    return off;
  });

  let vat = 0n;
  for (const line of turn) {
    const rate = BigInt(line.vatBp);
    const twice = 2n * (left.get(line.key) ?? 0n) * rate;
    const whole = 10_000n + rate;
    vat += (twice + whole) / (2n * whole);
  }
  const wraps = new Map<string, bigint>();
  for (const { basket } of turn) {
    if (basket && !wraps.has(basket.group)) wraps.set(basket.group, BigInt(basket.wrapFee));
  }
  return {
    lineTotals: left,
    vat,
    voucherAmounts,
    shippingDiscount: add(saved),
    shipping: unknown ? null : add(fees),
    total: add([...left.values()]) + add([...wraps.values()]) + add(fees) - add(saved),
  };
}

/** What a campaign would give each line if there were no other. */
function alone(campaign: CampaignRule, all: readonly Piece[]): ReadonlyMap<string, bigint> {
  const mine = all.filter(({ of }) => of.basket === null && about(campaign, of));
  const off = new Map<string, bigint>();
  if (add(mine.map(({ price }) => price)) < BigInt(campaign.leastSpend)) return off;
  const give = ({ of }: Piece, amount: bigint) => off.set(of.key, (off.get(of.key) ?? 0n) + amount);
  if (campaign.kind === 'percent') {
    for (const piece of mine) give(piece, (piece.price * BigInt(campaign.percentBp)) / 10_000n);
  } else if (campaign.kind === 'amount') {
    const amount = BigInt(campaign.amount);
    for (const piece of mine) give(piece, piece.price < amount ? piece.price : amount);
  } else if (campaign.kind === 'bundle' && campaign.bundleTake > 0) {
    const free = Math.min(campaign.bundleFree, campaign.bundleTake);
    const count =
      ((mine.length - (mine.length % campaign.bundleTake)) / campaign.bundleTake) * free;
    // Stable: pieces come in the order that decides between equals.
    const cheapest = [...mine].sort((a, b) =>
      a.price === b.price ? 0 : a.price < b.price ? -1 : 1,
    );
    for (const piece of cheapest.slice(0, count)) give(piece, piece.price);
  }
  const amounts = [...new Set(mine.map(({ of }) => of))].map((line) => off.get(line.key) ?? 0n);
  if (campaign.mostOff === null || add(amounts) <= BigInt(campaign.mostOff)) return off;
  const keys = [...new Set(mine.map(({ of }) => of.key))];
  const parts = share(BigInt(campaign.mostOff), amounts);
  return new Map(keys.map((key, index) => [key, parts[index] ?? 0n]));
}

function freed(
  campaign: CampaignRule,
  parcels: readonly (readonly PriceLine[])[],
  fees: readonly bigint[],
): bigint[] {
  const offs = parcels.map((lines, index) => {
    const fee = fees[index] ?? 0n;
    if (!lines.some((line) => about(campaign, line))) return 0n;
    return campaign.amount > 0 && BigInt(campaign.amount) < fee ? BigInt(campaign.amount) : fee;
  });
  if (campaign.mostOff === null || add(offs) <= BigInt(campaign.mostOff)) return offs;
  return share(BigInt(campaign.mostOff), offs);
}

function fee(lines: readonly PriceLine[], turn: readonly PriceLine[], input: PriceInput): bigint {
  if (input.delivery === 'pickup' || input.destination === null) return 0n;
  const from = turn.find((line) => lines.includes(line))?.provinceCode ?? '';
  const to = input.destination.provinceCode;
  const near = input.regionOf(from) === input.regionOf(to) ? 'region' : 'country';
  const zone = input.shipping.zones[from === to ? 'province' : near];
  let grams = 0;
  for (const line of lines) grams += line.weightGrams * line.quantity;
  let at = { upToGrams: 0, fee: 0 };
  for (const band of zone.bands) {
    if (at.upToGrams >= grams) break;
    at = band;
  }
  let sum = at.fee;
  for (let over = grams - at.upToGrams; over > 0; over -= zone.stepGrams) sum += zone.stepFee;
  return BigInt(sum);
}

/** Each đồng in turn to whoever is owed most: the largest remainder, told differently. */
function share(amount: bigint, weights: readonly bigint[]): bigint[] {
  const sum = add(weights);
  if (sum === 0n) return weights.map(() => 0n);
  const parts = weights.map((weight) => (amount * weight) / sum);
  const served = new Set<number>();
  while (add(parts) < amount) {
    let most = -1;
    for (const [index, weight] of weights.entries()) {
      if (served.has(index)) continue;
      const rest = (amount * weight) % sum;
      if (most < 0 || rest > (amount * (weights[most] ?? 0n)) % sum) most = index;
    }
    served.add(most);
    parts[most] = (parts[most] ?? 0n) + 1n;
  }
  return parts;
}

function about({ chosen }: CampaignRule, line: PriceLine): boolean {
  if (drink(line)) return false;
  const { productIds, provinceCodes, stars, setNos, producerIds } = chosen;
  const ruled = provinceCodes.length + stars.length + setNos.length + producerIds.length > 0;
  const byRule =
    (provinceCodes.length === 0 || provinceCodes.includes(line.provinceCode)) &&
    (stars.length === 0 || (line.stars !== null && stars.includes(line.stars))) &&
    (setNos.length === 0 || setNos.includes(line.setNo)) &&
    (producerIds.length === 0 ||
      (line.producerId !== null && producerIds.includes(line.producerId)));
  return productIds.includes(line.productId) || (ruled ? byRule : productIds.length === 0);
}

function drink({ setNo }: PriceLine): boolean {
  return [14, 15].includes(setNo);
}

function open({ startsOn, endsOn }: CampaignRule, today: string): boolean {
  return !(today < startsOn || today > endsOn);
}

function add(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}
