import { Refusal } from '#src/base/refusal.ts';
import { PARCEL_MOVES, type ParcelMove } from '#src/features/orders/parcels/parcel-move.ts';

/** What the form of one parcel asks for: `buoc` names the step, `lo-{line}` the lots. */
export function moveOf(form: FormData): ParcelMove {
  const text = (name: string): string => String(form.get(name) ?? '');
  const deed = PARCEL_MOVES.find((one) => one === text('buoc'));
  switch (deed) {
    case 'pack': {
      const lots = new Map<number, number | null>();
      for (const [name, value] of form) {
        const line = /^lo-(\d+)$/.exec(name)?.[1];
        if (line === undefined || value === '') continue;
        const lot = Number(value);
        lots.set(Number(line), Number.isSafeInteger(lot) && lot > 0 ? lot : null);
      }
      return { deed, lots };
    }
    case 'hand-over':
      return { deed, carrier: text('van-chuyen'), tracking: text('van-don') };
    case 'deliver': {
      const cash = text('tien').replaceAll(/[\s.,₫đ]/g, '');
      return { deed, cash: cash === '' ? null : Number(cash) };
    }
    case 'fail':
      return { deed, why: text('vi-sao') };
    case 'return':
      return { deed };
    case 'receive':
      return { deed, restock: form.get('vao-kho') === '1' };
    default:
      throw new Refusal('no-such-deed', { did: text('buoc') });
  }
}
