import type { AstroGlobal } from 'astro';
import { Refusal } from '#src/base/refusal.ts';
import { rowId } from '#src/base/row-id.ts';
import { act, type Answer, type Desk } from '#src/compose/desk.ts';
import { takeBackChange, withdrawChange } from '#src/features/listings/send-change.server.ts';
import type { StoryDesk } from '#src/features/stories/read-story-desk.server.ts';
import { showStory } from '#src/features/stories/show-story.server.ts';
import { keepStory, sendStory } from './_story-form.ts';

/** Does what a form of the editor asks for. */
export async function editStory(
  astro: AstroGlobal,
  desk: Desk,
  { found, here }: { readonly found: StoryDesk; readonly here: string },
): Promise<Answer | Response> {
  const { app, actor, now, p } = desk;
  const at = (code: string, done: string): string => `${p.deskStory(code)}?xong=${done}`;
  const move = (form: FormData) => {
    if (found.change === null) throw new Refusal('no-such-change', {});
    return { code: found.change.code, expect: rowId(form.get('ban-so')), actor, now };
  };
  const show = (shown: boolean) => async (form: FormData) => {
    await showStory(app.db, {
      ...{ storyId: found.story?.id ?? 0, version: rowId(form.get('ban-bai')), shown },
      ...{ why: String(form.get('vi-sao') ?? ''), actor, now },
    });
    return `${here}${here.includes('?') ? '&' : '?'}xong=${shown ? 'hien' : 'go'}`;
  };
  let previewed: FormData | null = null;
  const answer = await act(astro, desk, {
    luu: async (form) => at((await keepStory(desk, app.db, { found, form })).code, 'luu'),
    gui: async (form) => at(await sendStory(desk, app.db, { found, form }), 'gui'),
    // Shown with what was typed, and kept by nobody.
    'xem-truoc': (form) => {
      previewed = form;
      return Promise.resolve(null);
    },
    'lay-lai': async (form) => {
      const asked = move(form);
      const { version } = await takeBackChange(app.db, asked);
      // Somebody had typed on while it was sent: that goes into the draft with it.
      if (form.has('bodyVi')) {
        form.set('ban-so', String(version));
        await keepStory(desk, app.db, { found, form });
      }
      return at(asked.code, 'lay-lai');
    },
    bo: async (form) => {
      await withdrawChange(app.db, move(form));
      return `${p.deskStories}?xong=bo`;
    },
    go: show(false),
    hien: show(true),
  });
  return answer instanceof Response || previewed === null
    ? answer
    : { ...answer, typed: previewed };
}
