import type { Verdict } from '#src/features/criteria/verdict.ts';
import type { CouncilRules, Position } from './council-rules.ts';
import type { Quorum } from './quorum.ts';

/** One dossier as the minutes keep it. Points are hundredths. */
export interface MinutesDossier {
  readonly code: string;
  readonly productName: string;
  readonly producerName: string;
  readonly address: string;
  readonly setNo: number;
  readonly kind: string;
  readonly mode: 'meeting' | 'written';
  readonly turns: number;
  readonly turnWhy: string;
  /** Sheets counted, and who abstained. */
  readonly sheets: number;
  readonly abstained: readonly string[];
  readonly lowest: number;
  readonly highest: number;
  readonly average: number;
  readonly starsByBand: number;
  readonly stars: number;
  readonly outcome: 'rated' | 'disqualified' | 'not-rated';
  readonly verdict: Verdict;
  readonly why: string;
}

export interface MinutesMember {
  readonly name: string;
  readonly position: Position;
  readonly post: string;
  readonly organisation: string;
  readonly scores: boolean;
  readonly present: boolean;
  readonly absentWhy: string;
}

/** The minutes of a round, frozen as JSON with their SHA-256 when the meeting closes. */
export interface Minutes {
  readonly council: {
    readonly name: string;
    readonly level: 'province' | 'centre';
    readonly place: string;
    readonly decisionNo: string;
    readonly establishedOn: string | null;
  };
  readonly rules: CouncilRules;
  readonly round: string;
  readonly heldOn: string;
  readonly place: string;
  /** True when every dossier was decided by written opinions, without a meeting. */
  readonly inWriting: boolean;
  readonly note: string;
  readonly quorum: Quorum | null;
  readonly members: readonly MinutesMember[];
  readonly dossiers: readonly MinutesDossier[];
  readonly closedAt: string;
  readonly closedBy: string;
}
