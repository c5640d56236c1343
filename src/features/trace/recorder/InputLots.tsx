import type { Lang } from '#src/base/lang.ts';
import { amount, lotsDeskWords, unitName } from '#src/words/lots-desk.ts';
import { recorderWords } from '#src/words/recorder.ts';
import type { RecorderData } from './server-data.ts';

/** Lots that were used, and how much of each as it was typed. */
export type UsedLots = ReadonlyMap<number, string>;

/** Which of the producer's lots a processing used. Only lots the server knows: drafts have no number yet. */
export function InputLots({
  lang,
  data,
  used,
  setUsed,
  wrong,
  without,
}: {
  readonly lang: Lang;
  readonly data: RecorderData;
  readonly used: UsedLots;
  readonly setUsed: (used: UsedLots) => void;
  readonly wrong: Readonly<Record<string, string>>;
  readonly without: number | null;
}) {
  const w = recorderWords[lang];
  const lots = data.lots.filter(
    (one) => one.id !== without && (one.left === null || one.left > 0 || used.has(one.id)),
  );
  if (lots.length === 0) return null;
  const toggle = (id: number): void => {
    const next = new Map(used);
    if (!next.delete(id)) next.set(id, '');
    setUsed(next);
  };
  return (
    <fieldset className="ban-o st-nhom">
      <legend>{w.inputs}</legend>
      {lots.slice(0, 40).map((lot) => (
        <div key={lot.id}>
          <label className="ban-chon-chu">
            <input type="checkbox" checked={used.has(lot.id)} onChange={() => toggle(lot.id)} />
            <span>
              {`${lot.code} · ${data.items.find(({ id }) => id === lot.itemId)?.name ?? ''}`}
              {lot.left !== null &&
                ` (${lotsDeskWords[lang].step.left(amount(lot.left, lot.unit, lang))})`}
            </span>
          </label>
          {used.has(lot.id) && (
            <div className="ban-o">
              <label htmlFor={`st-dung-${lot.id}`}>
                {`${w.inputQuantity(lot.code)} (${unitName(lot.unit, lang)})`}
              </label>
              <input
                id={`st-dung-${lot.id}`}
                inputMode="decimal"
                autoComplete="off"
                value={used.get(lot.id) ?? ''}
                aria-invalid={wrong[`st-dung-${lot.id}`] !== undefined}
                onChange={({ target }) => setUsed(new Map(used).set(lot.id, target.value))}
              />
              {wrong[`st-dung-${lot.id}`] && (
                <span className="loi">{wrong[`st-dung-${lot.id}`]}</span>
              )}
            </div>
          )}
        </div>
      ))}
    </fieldset>
  );
}
