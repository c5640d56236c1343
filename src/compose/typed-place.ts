import { readAddress } from '#src/features/orders/buyer/read-address.server.ts';
import type { App } from '#src/app.ts';
import { reference } from './reference.ts';

/** A place as a form gives it: a province chosen, a commune typed. */
export interface TypedPlace {
  readonly provinceCode: string | null;
  /** Null when no commune was typed, or what was typed is none of them for certain. */
  readonly communeCode: string | null;
  /** `xã Bát Tràng, thành phố Hà Nội`; with an unknown commune as it was typed. */
  readonly placeText: string;
}

/**
 * A place for the eyes of a person who answers a request: read as the checkout reads it, but where the checkout would ask,
 * a single answer is taken and anything else stays as it was typed.
 */
export async function readTypedPlace(
  app: App,
  typed: { readonly province: string; readonly commune: string },
): Promise<TypedPlace> {
  const { provinces } = await reference(app.db);
  const province = provinces.find(({ code }) => code === typed.province);
  if (province === undefined) return { provinceCode: null, communeCode: null, placeText: '' };
  const { code: provinceCode } = province;
  const whole = `${province.kind} ${province.name}`;
  const commune = typed.commune.normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, 120);
  if (commune === '') return { provinceCode, communeCode: null, placeText: whole };
  const read = await readAddress(app.db, { provinceCode, commune, now: app.clock.now() });
  const choices = read.is === 'found' ? [read.commune] : read.is === 'ask' ? read.choices : [];
  const [found] = choices.length === 1 ? choices : [];
  return {
    provinceCode,
    communeCode: found?.code ?? null,
    placeText: `${found ? `${found.kind} ${found.name}` : commune}, ${whole}`,
  };
}
