import type { AstroGlobal } from 'astro';
import { type Desk, openDesk } from '#src/compose/desk.ts';
import { may } from '#src/features/accounts/may.ts';
import type { LotLine } from '#src/features/trace/lots/lot-query.ts';
import type { LotStory } from '#src/features/trace/lots/lot-story.ts';
import { ownerOf } from '#src/features/trace/codes/owner.server.ts';
import { readLot } from '#src/features/trace/lots/read-lots.server.ts';
import { readLotStory } from '#src/features/trace/lots/read-story.server.ts';
import { lotsDeskWords } from '#src/words/lots-desk.ts';

type Astro = Pick<
  AstroGlobal,
  'locals' | 'url' | 'response' | 'request' | 'redirect' | 'cookies' | 'params' | 'rewrite'
>;

export interface LotDesk extends Desk {
  readonly line: LotLine;
  readonly story: LotStory;
  readonly t: (typeof lotsDeskWords)['vi'];
  /** Whether this person may add to the lot. */
  readonly mayRecord: boolean;
  /** What the address says has just been done. */
  readonly done: string | null;
  mayDo(deed: Parameters<typeof may>[1]): boolean;
}

/** A page of one lot; 404 when there is none within the person's reach. */
export async function openLotPage(
  astro: Astro,
  deed: 'see-lots' | 'record-lot' = 'see-lots',
): Promise<LotDesk | Response> {
  const desk = await openDesk(astro, deed);
  if (desk instanceof Response) return desk;
  const { app, actor, now, lang } = desk;
  const typed = astro.params['id'] ?? '';
  const id = /^[1-9]\d{0,11}$/.test(typed) ? Number(typed) : 0;
  const line = id === 0 ? null : await readLot(app.db, { id, actor, now });
  if (line === null) return astro.rewrite('/404');
  const target = await targetOf(desk, line);
  const mayDo = (one: Parameters<typeof may>[1]): boolean => may(actor, one, target);
  const mayRecord = mayDo('record-lot');
  // Whoever may see lots of a place but not this one's inside: it is not there for this deed.
  if (deed === 'record-lot' && !mayRecord) return astro.rewrite('/404');
  const audience = mayRecord ? 'owner' : mayDo('see-hidden-parties') ? 'officer' : 'public';
  const story = await readLotStory(app.db, id, audience, (producer) =>
    may(actor, 'see-hidden-parties', producer),
  );
  if (story === null) return astro.rewrite('/404');
  const t = lotsDeskWords[lang];
  const said = astro.url.searchParams.get('xong') ?? '';
  const done = Object.hasOwn(t.done, said) ? t.done[said as keyof typeof t.done] : null;
  return { ...desk, line, story, t, mayRecord, mayDo, done };
}

/** Where a lot is in the world, as rights ask for it. */
async function targetOf({ app }: Desk, line: LotLine) {
  const owner = await ownerOf(app.db, line.producerId);
  return { ...owner, producerId: line.producerId };
}
