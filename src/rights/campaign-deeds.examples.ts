import type { Db } from '#db/client.ts';
import { campaigns, vouchers } from '#db/schema/promotions.ts';
import { addDays, dayAt } from '#src/base/day.ts';
import { DEFAULT_SHIPPING } from '#src/features/cart/pricing/shipping.ts';
import {
  type CampaignDraft,
  type CampaignOwner,
  NOTHING_CHOSEN,
} from '#src/features/promotions/campaigns/campaign.ts';
import { countCampaign } from '#src/features/promotions/campaigns/count-campaign.server.ts';
import {
  publishCampaign,
  stopCampaign,
} from '#src/features/promotions/campaigns/publish-campaign.server.ts';
import { saveCampaign } from '#src/features/promotions/campaigns/save-campaign.server.ts';
import {
  saveVouchers,
  setVoucherState,
} from '#src/features/promotions/campaigns/save-vouchers.server.ts';
import { changeShippingTable } from '#src/features/promotions/campaigns/shipping-table.server.ts';
import type { Deed } from './deeds.examples.ts';
import { NOW, type World } from './worlds.examples.ts';

type Where = Pick<World, 'producerId' | 'provinceCode'>;

const ANYWHERE = ['administrator', 'ministry-officer'] as const;
const OFFICES = { everywhere: ANYWHERE, own: ['provincial-officer'] } as const;
/** What a producer gives away is the producer's to say; an office may only end it. */
const PRODUCER = { everywhere: ANYWHERE, own: ['producer'] } as const;
const today = dayAt(NOW);

/** Ids by which addresses can name what {@link plantCampaigns} made for a world. */
export const campaignIdsOf = ({ producerId }: Pick<World, 'producerId'>) => ({
  /** Of the province: a draft given by voucher, with a code. */
  draftId: 8_000_000 + 3 * producerId,
  /** Of the province, public. */
  publicId: 8_000_001 + 3 * producerId,
  /** Of the producer, public. */
  ownId: 8_000_002 + 3 * producerId,
  voucherId: 8_000_000 + producerId,
});

/** What a world needs for these rows. */
export async function plantCampaigns(db: Db, world: Where): Promise<void> {
  const { producerId, provinceCode } = world;
  const { draftId, publicId, ownId, voucherId } = campaignIdsOf(world);
  const madeAt = new Date(NOW).toISOString();
  const common = {
    ...{ titleVi: 'Khuyến mại thử', startsOn: today, endsOn: addDays(today, 5), provinceCode },
    ...{ kind: 'percent' as const, percentBp: 1000, madeAt, madeBy: 'Người thử' },
  };
  await db.insert(campaigns).values([
    {
      ...common,
      ...{ id: draftId, slug: `thu-${draftId}`, state: 'draft', payer: 'province' },
      byVoucher: true,
    },
    { ...common, id: publicId, slug: `thu-${publicId}`, state: 'published', payer: 'province' },
    {
      ...common,
      ...{ id: ownId, slug: `thu-${ownId}`, state: 'published', payer: 'producer', producerId },
    },
  ]);
  const code = `THU${voucherId}`;
  await db.insert(vouchers).values({
    ...{ id: voucherId, campaignId: draftId, code, codeKey: code, state: 'open', madeAt },
  });
}

const draft: CampaignDraft = {
  ...{ titleVi: 'Chương trình mới', titleEn: '', leadVi: '', leadEn: '', bodyVi: '', bodyEn: '' },
  ...{ banner: '', startsOn: today, endsOn: addDays(today, 3), kind: 'percent', percentBp: 500 },
  ...{ amount: 0, bundleTake: 0, bundleFree: 0, mostOff: null, leastSpend: 0, byVoucher: false },
  chosen: NOTHING_CHOSEN,
};
const country: CampaignOwner = { provinceCode: null, producerId: null };
const ofProvince = ({ provinceCode }: Where): CampaignOwner => ({ provinceCode, producerId: null });
const ofProducer = ({ producerId }: Where): CampaignOwner => ({ provinceCode: null, producerId });

export const CAMPAIGN_DEEDS: readonly Deed[] = [
  ...(
    [
      ['saveCampaign:country', { everywhere: ANYWHERE }, () => country],
      ['saveCampaign:province', OFFICES, ofProvince],
      ['saveCampaign:producer', PRODUCER, ofProducer],
    ] as const
  ).map(([name, who, owner]): Deed => ({
    ...{ name, ...who },
    run: ({ db }, world, actor) =>
      saveCampaign(db, { id: null, version: 0, owner: owner(world), draft, actor, now: NOW }),
  })),
  {
    ...{ name: 'saveCampaign:change', ...OFFICES },
    run: ({ db }, world, actor) =>
      saveCampaign(db, {
        ...{ id: campaignIdsOf(world).publicId, version: 1, draft, actor, now: NOW },
        owner: ofProvince(world),
      }),
  },
  {
    ...{ name: 'saveCampaign:change-producer', ...PRODUCER },
    run: ({ db }, world, actor) =>
      saveCampaign(db, {
        ...{ id: campaignIdsOf(world).ownId, version: 1, draft, actor, now: NOW },
        owner: ofProducer(world),
      }),
  },
  {
    ...{ name: 'publishCampaign', ...OFFICES },
    run: ({ db }, world, actor) =>
      publishCampaign(db, { id: campaignIdsOf(world).draftId, version: 1, actor, now: NOW }),
  },
  {
    ...{ name: 'stopCampaign', ...OFFICES },
    run: ({ db }, world, actor) =>
      stopCampaign(db, { id: campaignIdsOf(world).publicId, version: 1, actor, now: NOW }),
  },
  {
    ...{ name: 'stopCampaign:producer', everywhere: ANYWHERE },
    own: ['provincial-officer', 'producer'],
    run: ({ db }, world, actor) =>
      stopCampaign(db, { id: campaignIdsOf(world).ownId, version: 1, actor, now: NOW }),
  },
  {
    ...{ name: 'saveVouchers', ...OFFICES },
    run: ({ db }, world, actor) =>
      saveVouchers(db, {
        ...{ campaignId: campaignIdsOf(world).draftId, version: 1, actor, now: NOW },
        made: { codes: [], generate: 2, prefix: '', mostUses: null, mostPerBuyer: null },
      }),
  },
  {
    ...{ name: 'setVoucherState', ...OFFICES },
    run: ({ db }, world, actor) => {
      const { draftId: campaignId, voucherId } = campaignIdsOf(world);
      return setVoucherState(db, {
        ...{ campaignId, version: 1, voucherId, state: 'stopped', actor, now: NOW },
      });
    },
  },
  {
    name: 'countCampaign',
    run: ({ db }, world, actor) => {
      const one = { campaignId: campaignIdsOf(world).publicId, day: today, views: 1, carts: 0 };
      return countCampaign(db, { batch: [one], actor });
    },
  },
  {
    ...{ name: 'changeShippingTable', everywhere: ['administrator'] },
    run: ({ db }, _, actor) =>
      changeShippingTable(db, { table: DEFAULT_SHIPPING, actor, now: NOW }),
  },
];
