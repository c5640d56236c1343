/** What a campaign is called, and where its page is. */
export interface CampaignName {
  readonly slug: string;
  readonly vi: string;
  /** The Vietnamese title where it has no English one. */
  readonly en: string;
}
