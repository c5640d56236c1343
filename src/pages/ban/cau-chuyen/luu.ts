import type { APIRoute } from 'astro';
import { Refusal } from '#src/base/refusal.ts';
import { openDeskFile } from '#src/compose/desk-endpoint.ts';
import { refusalText } from '#src/words/refusals.ts';
import { keepStory, storyOfForm } from './_story-form.ts';

const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'private, no-store' },
  });

const STATUS = new Map([
  ['no-such-story', 404],
  ['not-allowed', 403],
]);

/** Keeps the draft that the editor's script sends while somebody types; says so, or why not. */
export const POST: APIRoute = async (context) => {
  const desk = await openDeskFile(context, 'propose-change');
  if (desk instanceof Response) return desk;
  const form = await context.request.formData().catch(() => new FormData());
  try {
    const found = await storyOfForm(desk.app.db, form, desk.actor);
    const { code, version } = await keepStory(desk, desk.app.db, { found, form });
    return json({ ok: true, code, version });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === 'listing-no-difference') return json({ ok: true });
    const text = refusalText(error, desk.lang) ?? error.code;
    return json({ ok: false, text }, STATUS.get(error.code) ?? 422);
  }
};
