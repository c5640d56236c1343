import type { Actor } from '#src/features/accounts/may.ts';

/** Offices that may order a recall, as the public is told: the office, never the person. */
const OFFICES: Readonly<Record<string, string>> = {
  'provincial-officer': 'Cơ quan quản lý OCOP cấp tỉnh',
  'ministry-officer': 'Cơ quan quản lý OCOP cấp bộ',
};

/** In whose name an actor declares something about a lot: the lot's producer, or the office that orders it. */
export function declarerOf(
  { grants }: Actor,
  lot: { readonly producerId: number; readonly producerName: string },
): string {
  const own = grants.some((one) => one.role === 'producer' && one.producerId === lot.producerId);
  const office = grants.find(({ role }) => Object.hasOwn(OFFICES, role));
  return own || office === undefined ? lot.producerName : (OFFICES[office.role] ?? '');
}

/**
 * Who declared a stored event, as the public is told. Only our own recalls are believed in what they say themselves:
 * anybody can write a name into a document that is imported.
 * @param event `body` as it is stored
 */
export function publicDeclarer(
  event: { readonly source: string; readonly body: string },
  producerName: string,
): string {
  if (event.source !== 'recall') return producerName;
  const said: unknown = (JSON.parse(event.body) as Record<string, unknown>)['ocop:declaredBy'];
  return typeof said === 'string' ? said : producerName;
}
