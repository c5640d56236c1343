/** A lot of a recall that is being planned, as a page shows it. */
export interface PlannedLine {
  readonly id: number;
  readonly code: string;
  readonly item: string;
  readonly producerId: number;
  readonly producerName: string;
  /** `YYYY-MM-DD`. */
  readonly packedOn: string | null;
  readonly how: 'named' | 'forward' | 'backward';
  readonly distance: number;
}
