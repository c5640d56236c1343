import type { CertifiedStars } from '#src/features/criteria/form.ts';
import { criteriaForm } from '#src/features/criteria/criteria-form.ts';
import { itemsOf } from '#src/features/criteria/form.ts';
import { COPIED_PERCENT } from './likeness.ts';
import { paragraphsOf, plainText, wordsOf } from './story-text.ts';
import type { StoryValues } from './story-values.ts';

/** What the checklist looks at beside the text. */
export interface StoryFacts {
  /** The product set whose form is used, 1 to 26. */
  readonly setNo: number;
  /** The product has a code whose page shows the story. */
  readonly traced: boolean;
  /** A printed leaflet is nothing we can see: the producer says. */
  readonly leaflet: boolean | null;
  /** Names of the places it comes from (commune, province); found in the text or not. */
  readonly places: readonly string[];
  /** How much of it stands in another story, in per cent. */
  readonly alike: number;
}

export const STORY_CHECKS = [
  ...(['text', 'leaflet', 'website', 'traced'] as const),
  ...(['summary', 'length', 'paragraphs', 'people', 'time', 'place'] as const),
  ...(['own', 'origin', 'culture', 'moving'] as const),
] as const;
export type StoryCheck = (typeof STORY_CHECKS)[number];

/** `council`: nobody but a council can say; `unknown`: we cannot see it. */
export type CheckState = 'done' | 'missing' | 'unknown' | 'council';

export interface StoryItem {
  /** `5.1`, `5.2`, `5.3`. */
  readonly code: string;
  readonly max: number;
  /** Points that what can be seen would earn, at least and at most. */
  readonly least: number;
  readonly most: number;
  readonly checks: readonly { readonly id: StoryCheck; readonly state: CheckState }[];
  /** The least points of this item for a rank, from the form. */
  readonly gates: Readonly<Partial<Record<CertifiedStars, number>>>;
}

export interface StoryPoints {
  readonly setNo: number;
  readonly items: readonly StoryItem[];
  readonly least: number;
  readonly most: number;
  readonly max: number;
}

/** Words of a text that is concise and still a text. */
export const STORY_WORDS = { least: 120, most: 1_200 } as const;
const LEAST_TEXT = 30;
const LEAST_PARAGRAPHS = 3;
const LEAST_CULTURE = 6;
const TIME =
  /\b(?:1[5-9]|20)\d\d\b|thế hệ|thế kỷ|đời|ngày xưa|thuở|năm trước|năm nay|năm sau|mùa|tháng (?:giêng|chạp|\d)/iu;
/** Set 26 (community tourism) has other answers under these numbers. */
const TOURISM = 26;

/**
 * What a story would earn in items 5.1 to 5.3 of the score form (QĐ 26/2026, Phụ lục II) when it is approved and stands
 * on this site, from what can be seen. Whether it is told well and moves people is for a council to say: such points
 * are only in `most`.
 */
export function storyPoints(story: StoryValues, facts: StoryFacts): StoryPoints {
  const own = facts.setNo === TOURISM ? ['5.1', '5.2'] : ['5.1', '5.2', '5.3'];
  const items = itemsOf(criteriaForm(facts.setNo))
    .filter(({ code }) => own.includes(code))
    .map(({ code, max, gates }): StoryItem => ({ code, max, gates, ...seen(code, story, facts) }));
  const sum = (of: (item: StoryItem) => number): number =>
    items.reduce((total, item) => total + of(item), 0);
  return {
    ...{ setNo: facts.setNo, items },
    least: sum(({ least }) => least),
    most: sum(({ most }) => most),
    max: sum(({ max }) => max),
  };
}

type Seen = Pick<StoryItem, 'least' | 'most' | 'checks'>;
const state = (done: boolean): CheckState => (done ? 'done' : 'missing');

function seen(code: string, story: StoryValues, facts: StoryFacts): Seen {
  const text = wordsOf(plainText(story.bodyVi)).length >= LEAST_TEXT && story.titleVi !== '';
  if (facts.setNo === TOURISM) return tourism(code, text);
  if (code === '5.1') return told(text, facts);
  return code === '5.2' ? built(text, story, facts) : rooted(text, story, facts);
}

/** 5.1: there is one 1; on a leaflet 2; on leaflet and website 3; inside the traceability content too 5. */
function told(text: boolean, { leaflet, traced }: StoryFacts): Seen {
  const with_ = (paper: boolean): number => (!text ? 0 : !paper ? 1 : traced ? 5 : 3);
  return {
    least: with_(leaflet === true),
    most: with_(leaflet !== false),
    checks: [
      { id: 'text', state: state(text) },
      { id: 'leaflet', state: leaflet === null ? 'unknown' : state(leaflet) },
      { id: 'website', state: state(text) },
      { id: 'traced', state: state(traced) },
    ],
  };
}

/** 5.2: plain 0; concise 1; told as a story 2. */
function built(text: boolean, story: StoryValues, { places }: StoryFacts): Seen {
  const body = plainText(story.bodyVi);
  const count = wordsOf(body).length;
  const concise = {
    summary: story.summaryVi.trim() !== '',
    length: count >= STORY_WORDS.least && count <= STORY_WORDS.most,
    paragraphs: paragraphsOf(story.bodyVi).length >= LEAST_PARAGRAPHS,
  };
  const narrative = {
    people: story.peopleVi.trim() !== '',
    time: TIME.test(body),
    place: places.some((place) => names(body, place)),
  };
  const ready = text && Object.values(concise).every(Boolean);
  return {
    least: ready ? 1 : 0,
    most: ready ? (Object.values(narrative).every(Boolean) ? 2 : 1) : 0,
    checks: Object.entries({ ...concise, ...narrative }).map(([id, done]) => ({
      id: id as StoryCheck,
      state: state(done),
    })),
  };
}

/** 5.3: as others have it 0; its own, tied to its origin 1; with local culture 3; moving and convincing 5. */
function rooted(text: boolean, story: StoryValues, { places, alike }: StoryFacts): Seen {
  const own = alike < COPIED_PERCENT;
  const origin = places.some((place) => names(`${story.bodyVi}\n${story.titleVi}`, place));
  const culture = wordsOf(story.craftVi).length >= LEAST_CULTURE;
  const least = !text || !own || !origin ? 0 : culture ? 3 : 1;
  return {
    least,
    most: least === 3 ? 5 : least,
    checks: [
      { id: 'own', state: text ? state(own) : 'missing' },
      { id: 'origin', state: state(origin) },
      { id: 'culture', state: state(culture) },
      { id: 'moving', state: 'council' },
    ],
  };
}

/** Set 26 has 1, 2 and 4, and 1 and 2: what each stands for is for the council. */
function tourism(code: string, text: boolean): Seen {
  const top = code === '5.1' ? 4 : 2;
  return {
    least: text ? 1 : 0,
    most: text ? top : 0,
    checks: [
      { id: 'text', state: state(text) },
      { id: 'moving', state: 'council' },
    ],
  };
}

function names(text: string, place: string): boolean {
  const bare = place.replace(/^(?:tỉnh|thành phố|xã|phường|đặc khu)\s+/iu, '').trim();
  return bare !== '' && text.toLowerCase().includes(bare.toLowerCase());
}
