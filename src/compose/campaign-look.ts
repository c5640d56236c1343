import type { Lang } from '#src/base/lang.ts';
import { REGIONS } from '#src/features/places/regions.ts';
import type { PublicCampaign } from '#src/features/promotions/campaigns/read-campaigns.server.ts';
import type { Reference } from './reference.ts';

type Look = Pick<PublicCampaign, 'row' | 'producer'>;

/** Whose band and paper a campaign is printed on: its province's; a national one takes one of the six by its number. */
export function regionOfCampaign({ row }: Pick<Look, 'row'>, ref: Reference): string {
  if (row.provinceCode !== null) return ref.province(row.provinceCode).region;
  return REGIONS[row.id % REGIONS.length]?.id ?? 'dbsh';
}

/** The producer, the province, or the site itself. */
export function organiserOf(
  { row, producer }: Look,
  ref: Reference,
  lang: Lang,
  siteName: string,
): string {
  if (producer !== null) return producer.name;
  if (row.provinceCode === null) return siteName;
  const { name, kind } = ref.province(row.provinceCode);
  return lang === 'vi' ? `${kind} ${name}` : name;
}
