import type { Day } from '#src/base/day.ts';
import { readPublicBaskets } from '#src/features/promotions/baskets/read-baskets.server.ts';
import { readPublicCampaigns } from '#src/features/promotions/campaigns/read-campaigns.server.ts';
import { readPublicPoints } from '#src/features/promotions/points/read-points.server.ts';
import type { App } from '#src/app.ts';

/**
 * How much trade promotion there is on a day, for the first page: campaigns that run, baskets with something in them,
 * places and fairs. Pages that show it keep `subjects`.
 */
export async function tradeToday(app: App, day: Day) {
  const { demo } = app.settings;
  const [campaigns, baskets, points] = await Promise.all([
    readPublicCampaigns(app.db, { today: day, demo }),
    readPublicBaskets(app.db, app.clock.now()),
    readPublicPoints(app.db, day),
  ]);
  const shown = points.filter(({ illustrative }) => demo || !illustrative);
  return {
    campaigns: campaigns.filter(({ phase }) => phase === 'running').length,
    baskets: baskets.filter(
      ({ illustrative, lines }) =>
        (demo || !illustrative) && lines.some(({ offer }) => offer !== null),
    ).length,
    shops: shown.filter(({ kind }) => kind === 'shop').length,
    fairs: shown.filter(({ kind }) => kind === 'fair').length,
    subjects: ['campaign:*', 'basket:*', 'point-of-sale:*', 'settings'],
  };
}
