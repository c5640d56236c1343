import type { Db } from '#db/client.ts';
import type { Lang } from '#src/base/lang.ts';
import { similarStories } from '#src/features/stories/read-similar.server.ts';
import type { StoryDesk } from '#src/features/stories/read-story-desk.server.ts';
import { storyPoints } from '#src/features/stories/story-points.ts';
import type { StoryValues } from '#src/features/stories/story-values.ts';
import { textPictures } from '#src/features/stories/text-pictures.ts';
import { renderMarkdown } from '#src/outside/markdown.ts';

/** Honey: a form with all three items, for stories of no product yet. */
const COMMON_SET = 4;

/** What is said of a text beside the form: how it looks, what it would earn, whom it looks like. */
export async function lookAtStory(
  db: Db,
  {
    found,
    values,
    lang,
  }: {
    readonly found: StoryDesk;
    readonly values: StoryValues;
    readonly lang: Lang;
  },
) {
  const similar = await similarStories(db, {
    ...{ text: values.bodyVi, except: found.story?.id ?? null },
  });
  const own = found.products.filter(({ id }) => values.products.includes(id));
  const pictures = textPictures(found.pictures, lang, true);
  return {
    similar,
    guessed: own.length === 0,
    points: storyPoints(values, {
      setNo: own[0]?.setNo ?? found.products[0]?.setNo ?? COMMON_SET,
      traced: own.some(({ traced }) => traced),
      leaflet: null,
      ...{ places: found.places, alike: similar[0]?.percent ?? 0 },
    }),
    html: {
      vi: renderMarkdown(values.bodyVi, pictures),
      en: renderMarkdown(values.bodyEn, pictures),
    },
  };
}

export type StoryLook = Awaited<ReturnType<typeof lookAtStory>>;
