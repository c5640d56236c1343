import type { Desk } from '#src/compose/desk.ts';
import { Refusal } from '#src/base/refusal.ts';
import { may, reachOf } from '#src/features/accounts/may.ts';
import type { CampaignOwner } from '#src/features/promotions/campaigns/campaign.ts';
import { findCampaignProducts } from '#src/features/promotions/campaigns/find-products.server.ts';
import { readProducerNames } from '#src/features/promotions/campaigns/producer-names.server.ts';
import { campaignDeskWords } from '#src/words/campaigns-desk.ts';
import { ownerValue } from '#src/features/promotions/campaigns/campaign-form.ts';

/** For whom a person may make campaigns: the country, a province, a producer. */
export async function ownersOf(
  desk: Desk,
): Promise<
  readonly { readonly value: string; readonly text: string; readonly owner: CampaignOwner }[]
> {
  const { actor, app, lang, ref } = desk;
  const w = campaignDeskWords[lang];
  const reach = reachOf(actor, 'manage-campaign');
  const country = { provinceCode: null, producerId: null };
  const provinces = reach.everywhere ? ref.provinces.map(({ code }) => code) : reach.provinceCodes;
  const producers = await readProducerNames(app.db, reach.producerIds);
  return [
    ...(may(actor, 'manage-campaign', {}) && reach.everywhere
      ? [{ owner: country, text: w.country }]
      : []),
    ...provinces.map((provinceCode) => ({
      owner: { provinceCode, producerId: null },
      text: w.ofProvince(ref.province(provinceCode).name),
    })),
    ...producers.map(({ id, name }) => ({
      owner: { provinceCode: null, producerId: id },
      text: w.ofProducer(name),
    })),
  ].map((one) => ({ ...one, value: ownerValue(one.owner) }));
}

/** What the fields of the form need besides what was typed. */
export async function fieldsFor(desk: Desk, owner: CampaignOwner, data: FormData) {
  const { app, lang, ref } = desk;
  const ids = data
    .getAll('san-pham')
    .map(Number)
    .filter((id) => Number.isSafeInteger(id) && id > 0);
  const text = String(data.get('tim') ?? '').slice(0, 80);
  const { named, found } = await findCampaignProducts(app.db, { owner, text, ids });
  return {
    data,
    named,
    found,
    sets: ref.groups
      .flatMap(({ sets }) => sets)
      .map(({ no, shortVi, shortEn }) => ({ no, name: lang === 'vi' ? shortVi : shortEn })),
    provinces:
      owner.provinceCode === null && owner.producerId === null
        ? ref.provinces.map(({ code, name }) => ({ code, name }))
        : [],
  };
}

/** The field of the form that a refusal stands beside, with its sentence. */
export function wrongField(refusal: Refusal | null, sentence: string | null) {
  const field = (refusal?.facts as { field?: unknown } | undefined)?.field;
  return typeof field === 'string' && sentence !== null ? { field, text: sentence } : null;
}
