import type { Db } from '#db/client.ts';
import { Refusal } from '#src/base/refusal.ts';
import { rowId } from '#src/base/row-id.ts';
import type { Desk } from '#src/compose/desk.ts';
import { type SavedDraft, saveDraft } from '#src/features/listings/save-draft.server.ts';
import { sendChange } from '#src/features/listings/send-change.server.ts';
import { pickedPictures } from '#src/features/media/picked.ts';
import type { PictureFacts } from '#src/features/media/picture.ts';
import {
  type AskedStory,
  readStoryDesk,
  type StoryDesk,
} from '#src/features/stories/read-story-desk.server.ts';
import { cleanText, pictureKeysIn } from '#src/features/stories/story-text.ts';
import { STORY_TEXTS, type StoryValues } from '#src/features/stories/story-values.ts';

/** Which story a form or a query asks for. */
export function askedStory(get: (name: string) => unknown): AskedStory | null {
  const code = get('ma');
  if (typeof code === 'string' && code !== '') return { code };
  const storyId = rowId(get('chuyen'));
  if (storyId > 0) return { storyId };
  const producerId = rowId(get('chu-the'));
  return producerId > 0 ? { producerId } : null;
}

/** What was typed, as it would be kept. Pictures in the text are pictures of the story. */
export function typedStory(form: FormData, pictures: readonly PictureFacts[]): StoryValues {
  const text = (key: string): string => cleanText(String(form.get(key) ?? ''));
  const texts = Object.fromEntries(STORY_TEXTS.map((key) => [key, text(key)]));
  const keys = pictureKeysIn(texts['bodyVi'] ?? '', texts['bodyEn'] ?? '');
  const inText = keys.flatMap((key) => pictures.find((one) => one.key === key)?.id ?? []);
  return {
    ...(texts as unknown as StoryValues),
    products: form
      .getAll('products')
      .map(rowId)
      .filter((id) => id > 0),
    pictures: [...new Set([...pickedPictures(form, 'pictures'), ...inText])],
  };
}

/**
 * Keeps what was typed as a draft.
 * @throws Refusal those of `saveDraft`; `listing-no-difference` when nothing differs from what is live
 */
export function keepStory(
  desk: Pick<Desk, 'actor' | 'now'>,
  db: Db,
  { found, form }: { readonly found: StoryDesk; readonly form: FormData },
): Promise<SavedDraft> {
  const { actor, now } = desk;
  const open = found.change;
  const said = String(form.get('ban-so') ?? '');
  return saveDraft(db, {
    kind: 'story',
    subjectId: found.story?.id ?? null,
    producerId: found.producer.id,
    values: { ...typedStory(form, found.pictures) },
    expect: said === '' ? null : rowId(said),
    code: open?.code ?? null,
    ...{ actor, now },
  });
}

/** Keeps what was typed, when it differs, and sends it to the officers. @returns code of the change */
export async function sendStory(
  desk: Pick<Desk, 'actor' | 'now'>,
  db: Db,
  asked: { readonly found: StoryDesk; readonly form: FormData },
): Promise<string> {
  const { code, version } = await keepStory(desk, db, asked);
  const { form } = asked;
  // Kept already, whatever is said of it now: the form that comes back is made from that version.
  form.set('ma', code);
  form.set('ban-so', String(version));
  await sendChange(db, {
    ...{ code, expect: version, note: String(form.get('nhan') ?? '') },
    ...{ flagsRead: form.get('da-doc') === '1', actor: desk.actor, now: desk.now },
  });
  return code;
}

/**
 * The story that a form of the desk is about.
 * @throws Refusal `no-such-story` when it is not there or out of reach
 */
export async function storyOfForm(
  db: Db,
  form: FormData,
  actor: Desk['actor'],
): Promise<StoryDesk> {
  const asked = askedStory((name) => form.get(name));
  const found = asked === null ? null : await readStoryDesk(db, asked, actor);
  if (found === null) throw new Refusal('no-such-story', {});
  return found;
}

/** Which field a refusal is about, as far as it says. */
export function wrongField(refusal: Refusal | null): string {
  const facts = refusal?.facts as { field?: unknown } | undefined;
  return typeof facts?.field === 'string' ? facts.field : '';
}
