import type { Lang } from '#src/base/lang.ts';
import { cartWords } from '#src/words/cart.ts';
import type { CartLine } from './cart-view.ts';

type Faulty = Pick<CartLine, 'availability' | 'quantityFault'>;

/** What is in the way of ordering a line, and how to mend it; null when nothing is. */
export function mendingSentence(line: Faulty, lang: Lang): string | null {
  const fault = faultSentence(line, lang);
  return line.availability.ok ? fault : `${fault} ${cartWords[lang].faults.mend}`;
}

/** What is in the way of ordering a line; null when nothing is. */
export function faultSentence(
  { availability: can, quantityFault: fault }: Faulty,
  lang: Lang,
): string | null {
  const w = cartWords[lang].faults;
  if (!can.ok) {
    switch (can.why) {
      case 'recalled':
        return w.recalled;
      case 'paused':
        return w.paused;
      case 'no-producer':
        return w.noProducer;
      case 'by-request':
        return w.byRequest;
      case 'holiday':
        return w.holiday(can.back);
      case 'out-of-season':
        return w.season(can.opens);
      case 'sold-out':
        return can.available === 0 ? w.soldOut : w.soldOutBelow(can.available);
    }
  }
  switch (fault?.why) {
    case undefined:
      return null;
    case 'not-enough':
      return w.notEnough(fault.available);
    case 'below-minimum':
      return w.below(fault.least);
    case 'above-maximum':
      return w.above(fault.most);
    case 'not-a-quantity':
      return w.quantity;
  }
}
