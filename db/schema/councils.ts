import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import {
  COUNCIL_LEVELS,
  GATE_RULES,
  POSITIONS,
} from '#src/features/assessment/councils/council-rules.ts';

/** A council (hội đồng đánh giá, phân hạng) and its own working rules. */
export const councils = sqliteTable('councils', {
  id: integer('id').primaryKey(),
  level: text('level', { enum: COUNCIL_LEVELS }).notNull(),
  /** Null at the centre. */
  provinceCode: text('province_code'),
  name: text('name').notNull(),
  /** The decision that set it up; empty when not given. */
  decisionNo: text('decision_no').notNull(),
  establishedOn: text('established_on'),
  quorumPercent: integer('quorum_percent').notNull(),
  chairMustAttend: integer('chair_must_attend', { mode: 'boolean' }).notNull(),
  /** Points; null for no limit. */
  spreadLimit: integer('spread_limit'),
  scoringTurns: integer('scoring_turns').notNull(),
  gateRule: text('gate_rule', { enum: GATE_RULES }).notNull(),
  reassessInWriting: integer('reassess_in_writing', { mode: 'boolean' }).notNull(),
  version: integer('version').notNull(),
  createdAt: text('created_at').notNull(),
  createdBy: text('created_by').notNull(),
});

/** A seat on a council. Never deleted: sheets and minutes point at it. */
export const councilMembers = sqliteTable('council_members', {
  id: integer('id').primaryKey(),
  councilId: integer('council_id').notNull(),
  position: text('position', { enum: POSITIONS }).notNull(),
  /** Whether this seat fills in score sheets and counts for the quorum. */
  scores: integer('scores', { mode: 'boolean' }).notNull(),
  name: text('name').notNull(),
  post: text('post').notNull(),
  organisation: text('organisation').notNull(),
  /** Lower case: finds the account once the invitation is accepted. */
  email: text('email').notNull(),
  userId: text('user_id'),
  joinedAt: text('joined_at').notNull(),
  leftAt: text('left_at'),
  leftWhy: text('left_why').notNull(),
});

/** One sitting of a council over a list of dossiers (đợt đánh giá). */
export const rounds = sqliteTable('rounds', {
  id: integer('id').primaryKey(),
  councilId: integer('council_id').notNull(),
  name: text('name').notNull(),
  /** Dossiers proposed before this day, meeting held before that one (`YYYY-MM-DD`). */
  proposedBefore: text('proposed_before'),
  heldBefore: text('held_before'),
  state: text('state', { enum: ['open', 'scoring', 'closed'] }).notNull(),
  version: integer('version').notNull(),
  createdAt: text('created_at').notNull(),
  createdBy: text('created_by').notNull(),
  startedAt: text('started_at'),
  closedAt: text('closed_at'),
});

/** A dossier in a round: which scoring turn it is in, and how the council decided. */
export const roundDossiers = sqliteTable('round_dossiers', {
  id: integer('id').primaryKey(),
  roundId: integer('round_id').notNull(),
  dossierId: integer('dossier_id').notNull(),
  /** `written`: a re-assessment by written opinions, without a meeting where the members agree. */
  mode: text('mode', { enum: ['meeting', 'written'] }).notNull(),
  turn: integer('turn').notNull(),
  /** Why the present turn was opened; empty for the first. */
  turnWhy: text('turn_why').notNull(),
  state: text('state', { enum: ['waiting', 'scoring', 'decided'] }).notNull(),
  outcome: text('outcome', { enum: ['rated', 'disqualified', 'not-rated'] }),
  decisionWhy: text('decision_why').notNull(),
  decidedAt: text('decided_at'),
  version: integer('version').notNull(),
  addedAt: text('added_at').notNull(),
});

/** One member's sheet for one dossier in one scoring turn. Unalterable once signed. */
export const scoreSheets = sqliteTable('score_sheets', {
  id: integer('id').primaryKey(),
  roundId: integer('round_id').notNull(),
  dossierId: integer('dossier_id').notNull(),
  councilId: integer('council_id').notNull(),
  memberId: integer('member_id').notNull(),
  turn: integer('turn').notNull(),
  /** JSON: score by item code. */
  answers: text('answers').notNull(),
  /** JSON: opinion by item code. */
  opinions: text('opinions').notNull(),
  opinion: text('opinion').notNull(),
  /** Why the member stays out of this dossier (conflict of interest); null when there is none. */
  conflict: text('conflict'),
  /** JSON: codes of the form's grounds for exclusion that the member proposes. */
  disqualified: text('disqualified').notNull(),
  disqualifiedWhy: text('disqualified_why').notNull(),
  version: integer('version').notNull(),
  savedAt: text('saved_at').notNull(),
  signedAt: text('signed_at'),
  /** Hundredths of a point, once signed; null for one who abstains. */
  total: integer('total'),
  /** Stars of this sheet alone, once signed; 0 when it proposes to exclude. */
  stars: integer('stars'),
  /** SHA-256 over what was signed. */
  hash: text('hash'),
});

/** The advisory team's report on a dossier of a round (Tổ tư vấn). */
export const adviserReports = sqliteTable('adviser_reports', {
  id: integer('id').primaryKey(),
  roundId: integer('round_id').notNull(),
  dossierId: integer('dossier_id').notNull(),
  councilId: integer('council_id').notNull(),
  paperReview: text('paper_review').notNull(),
  surveyed: integer('surveyed', { mode: 'boolean' }).notNull(),
  surveyedOn: text('surveyed_on'),
  surveyNote: text('survey_note').notNull(),
  tests: text('tests').notNull(),
  /** JSON: proposed score by item code. */
  answers: text('answers').notNull(),
  /** JSON: remark by item code. */
  remarks: text('remarks').notNull(),
  conclusion: text('conclusion').notNull(),
  version: integer('version').notNull(),
  savedAt: text('saved_at').notNull(),
  savedBy: text('saved_by').notNull(),
  signedAt: text('signed_at'),
  signedBy: text('signed_by'),
  hash: text('hash'),
});

/** The meeting of a round; its minutes are frozen when it closes. */
export const meetings = sqliteTable('meetings', {
  id: integer('id').primaryKey(),
  roundId: integer('round_id').notNull(),
  heldOn: text('held_on').notNull(),
  place: text('place').notNull(),
  /** JSON: ids of the members present. */
  attended: text('attended').notNull(),
  /** JSON: why a member was absent, by id. */
  absentWhy: text('absent_why').notNull(),
  note: text('note').notNull(),
  version: integer('version').notNull(),
  openedAt: text('opened_at').notNull(),
  openedBy: text('opened_by').notNull(),
  closedAt: text('closed_at'),
  /** JSON ({@link Minutes} of the councils' room), and its SHA-256. */
  minutes: text('minutes'),
  minutesHash: text('minutes_hash'),
});

/** What a council found on a dossier: what a decision is issued from. */
export const results = sqliteTable('results', {
  id: integer('id').primaryKey(),
  dossierId: integer('dossier_id').notNull(),
  roundId: integer('round_id').notNull(),
  councilId: integer('council_id').notNull(),
  level: text('level', { enum: COUNCIL_LEVELS }).notNull(),
  outcome: text('outcome', { enum: ['rated', 'disqualified', 'not-rated'] }).notNull(),
  /** Average total in hundredths of a point, never rounded across the edge of a band. */
  averageHundredths: integer('average_hundredths').notNull(),
  /** How many signed sheets were counted. */
  sheets: integer('sheets').notNull(),
  starsByBand: integer('stars_by_band').notNull(),
  /** After the minimum marks; 0 when the council excluded or did not rate it. */
  stars: integer('stars').notNull(),
  /** JSON: the whole verdict (`Verdict` of the criteria), to be put into words where it is shown. */
  reasons: text('reasons').notNull(),
  decisionWhy: text('decision_why').notNull(),
  gateRule: text('gate_rule', { enum: GATE_RULES }).notNull(),
  criteriaVersion: text('criteria_version').notNull(),
  setNo: integer('set_no').notNull(),
  closedAt: text('closed_at').notNull(),
  /** The decision issued from it (area of certificates); null until then. */
  decisionId: integer('decision_id'),
});
