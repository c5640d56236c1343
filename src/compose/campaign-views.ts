import { SYSTEM } from '#src/features/accounts/may.ts';
import {
  type CampaignTally,
  countCampaign,
} from '#src/features/promotions/campaigns/count-campaign.server.ts';
import { countsAsScan, isBrowser } from '#src/features/trace/scans/what-counts.ts';
import type { App } from '#src/app.ts';

const FLUSH_MS = 3_000;
/** Campaigns and days between two writes. */
const MOST_TALLIES = 1_000;

const KEY = 'campaign-views';
type Tallies = Map<string, CampaignTally>;

/**
 * Notes that a campaign's page was shown to a person's browser, and writes it a few seconds later with the others. No
 * cookie and nothing about the visitor: whoever asks not to be counted (Sec-GPC, DNT) is not.
 */
export function campaignSeen(app: App, request: Request, campaignId: number): void {
  const said = (name: string): string | undefined => request.headers.get(name) ?? undefined;
  const refuses = said('sec-gpc') === '1' ? '1' : said('dnt');
  const destination = said('sec-fetch-dest');
  const purpose = said('sec-purpose') ?? said('purpose');
  if (request.method !== 'GET' || !isBrowser(said('user-agent') ?? '')) return;
  if (!countsAsScan({ purpose, destination, refuses })) return;
  const { kept } = app.db.$process;
  const waiting = kept.get(KEY) as Tallies | undefined;
  const tallies: Tallies = waiting ?? new Map();
  const day = app.clock.today();
  const key = `${campaignId} ${day}`;
  if (!tallies.has(key) && tallies.size >= MOST_TALLIES) return;
  const before = tallies.get(key) ?? { campaignId, day, views: 0, carts: 0 };
  tallies.set(key, { ...before, views: before.views + 1 });
  if (waiting !== undefined) return;
  kept.set(KEY, tallies);
  setTimeout(() => {
    kept.delete(KEY);
    countCampaign(app.db, { batch: [...tallies.values()], actor: SYSTEM }).catch(() => undefined);
  }, FLUSH_MS).unref();
}
