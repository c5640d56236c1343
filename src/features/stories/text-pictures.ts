import type { Lang } from '#src/base/lang.ts';
import {
  altOf,
  pictureAddress,
  type PictureFacts,
  srcset,
  variantFor,
} from '#src/features/media/picture.ts';
import type { TextPicture } from './story-text.ts';

/** Pictures as texts show them, by key. @param desk for people at the desk: those that are not open yet too */
export function textPictures(
  pictures: readonly PictureFacts[],
  lang: Lang,
  desk = false,
): ReadonlyMap<string, TextPicture> {
  return new Map(
    pictures.flatMap((picture): [string, TextPicture][] => {
      const fitting = variantFor(picture, 'webp', 960);
      if (fitting === null) return [];
      return [
        [
          picture.key,
          {
            src: pictureAddress(picture.key, fitting.width, 'webp', desk),
            srcset: srcset(picture, 'webp', { desk }),
            width: fitting.width,
            height: fitting.height,
            alt: altOf(picture, lang),
          },
        ],
      ];
    }),
  );
}
