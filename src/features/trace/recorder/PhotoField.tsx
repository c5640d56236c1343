import { type ChangeEvent, useState } from 'react';
import type { Lang } from '#src/base/lang.ts';
import { recorderWords } from '#src/words/recorder.ts';
import { smallerPhoto } from './photo.view.ts';
import type { KeptPhoto } from './store.view.ts';

/** As many as the server takes for one step. */
const MOST = 6;

/** Pictures of a step: taken or chosen, made smaller at once, shown small. */
export function PhotoField({
  lang,
  photos,
  setPhotos,
  photosOpen,
  setOpen,
}: {
  readonly lang: Lang;
  readonly photos: readonly KeptPhoto[];
  readonly setPhotos: (photos: readonly KeptPhoto[]) => void;
  readonly photosOpen: boolean;
  readonly setOpen: (open: boolean) => void;
}) {
  const w = recorderWords[lang];
  const [wrong, setWrong] = useState('');

  async function add(event: ChangeEvent<HTMLInputElement>): Promise<void> {
    const input = event.target;
    const files = [...(input.files ?? [])];
    let next = photos;
    setWrong('');
    for (const file of files) {
      if (next.length >= MOST) {
        setWrong(w.photosMost(MOST));
        break;
      }
      try {
        next = [...next, await smallerPhoto(file)];
        setPhotos(next);
      } catch {
        setWrong(w.badPhoto);
      }
    }
    // The same picture may be chosen again after it was removed.
    input.value = '';
  }

  return (
    <fieldset className="ban-o st-nhom">
      <legend>{w.photos}</legend>
      <label htmlFor="st-anh">{w.addPhoto}</label>
      <input
        id="st-anh"
        type="file"
        accept="image/*"
        multiple
        aria-describedby="st-anh-loi"
        onChange={(event) => void add(event)}
      />
      <span className="loi" id="st-anh-loi" role="alert">
        {wrong}
      </span>
      {photos.length > 0 && (
        <>
          <ul className="st-anh">
            {photos.map((photo, index) => (
              <li key={photo.id}>
                <img src={photo.thumb} alt={w.photoN(index + 1)} width="96" height="96" />
                <button
                  type="button"
                  aria-label={w.removePhoto(index + 1)}
                  onClick={() => setPhotos(photos.filter((one) => one.id !== photo.id))}
                >
                  ×
                </button>
              </li>
            ))}
          </ul>
          <label className="ban-chon-chu">
            <input
              type="checkbox"
              checked={photosOpen}
              onChange={(event) => setOpen(event.target.checked)}
            />
            {w.photosOpen}
          </label>
        </>
      )}
    </fieldset>
  );
}
