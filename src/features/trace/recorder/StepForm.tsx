import { type FormEvent, useEffect, useState } from 'react';
import type { Lang } from '#src/base/lang.ts';
import { lotsDeskWords, unitName } from '#src/words/lots-desk.ts';
import { recorderWords } from '#src/words/recorder.ts';
import { type Entry, type StepDraft, type StepEntry, stepEntry } from './entry.ts';
import { Field } from './Field.tsx';
import { InputLots, type UsedLots } from './InputLots.tsx';
import { fromLocalInput, toLocalInput } from './local-time.ts';
import { PhotoField } from './PhotoField.tsx';
import { readQuantity } from './propose-lot.ts';
import { mended } from './queue.ts';
import type { PhoneLot, RecorderData } from './server-data.ts';
import type { KeptPhoto } from './store.view.ts';
import { isStage, STAGES } from '../lots/stages.ts';

interface Props {
  readonly lang: Lang;
  readonly data: RecorderData;
  readonly entries: readonly Entry[];
  readonly lots: readonly PhoneLot[];
  /** The lot it is about; null to be chosen. */
  readonly lotKey: string | null;
  /** A refused or waiting entry that is mended; null for a new one. */
  readonly entry: StepEntry | null;
  readonly photosOf: (ids: readonly string[]) => Promise<KeptPhoto[]>;
  readonly keep: (entry: Entry, photos: readonly KeptPhoto[]) => Promise<string | null>;
  readonly leave: () => void;
}

/** A recall has a page and a right of its own. */
const OWN = STAGES.filter((one) => one !== 'recall' && one !== 'recall-lifted');

/** A step of a lot: what, when, where, with pictures. */
export function StepForm(props: Props) {
  const { lang, data, entries, lots, lotKey, entry, photosOf, keep, leave } = props;
  const w = recorderWords[lang];
  const names = lotsDeskWords[lang].stages;
  const was = entry?.draft ?? null;
  const [key, setKey] = useState(
    was === null
      ? (lotKey ?? lots[0]?.key ?? '')
      : (lots.find((one) =>
          was.lotId === null ? one.clientId === was.lotClientId : one.lotId === was.lotId,
        )?.key ?? ''),
  );
  // A draft gets another key once the server tells of it.
  const lot = lots.find((one) => one.key === key || one.clientId === key) ?? null;
  const item = data.items.find((one) => one.id === lot?.itemId) ?? null;
  const usual = item?.stages ?? [];
  const recorded = new Set(
    entries.flatMap((one) =>
      one.kind === 'step' &&
      lot !== null &&
      (one.draft.lotId === null
        ? one.draft.lotClientId === lot.clientId
        : one.draft.lotId === lot.lotId)
        ? [one.draft.stage]
        : [],
    ),
  );
  const next = usual.find((one) => !recorded.has(one)) ?? usual[0] ?? 'processing';
  const [chosen, setStage] = useState<string | null>(was?.stage ?? null);
  const stage = isStage(chosen ?? '') ? (chosen as StepDraft['stage']) : next;
  const places = data.places.filter((one) => one.producerId === item?.producerId);
  const parties = data.parties.filter((one) => one.producerId === item?.producerId);
  const [at, setAt] = useState(toLocalInput(was?.at ?? Date.now()));
  const [placeId, setPlace] = useState(
    was?.placeId ?? (places.length === 1 ? places[0]?.id : 0) ?? 0,
  );
  const [partyId, setParty] = useState(was?.partyId ?? 0);
  const [quantity, setQuantity] = useState(
    was?.quantity ? String(was.quantity).replace('.', ',') : '',
  );
  const [result, setResult] = useState<NonNullable<StepDraft['result']> | ''>(was?.result ?? '');
  const [note, setNote] = useState(was?.note ?? '');
  const [used, setUsed] = useState<UsedLots>(
    new Map(
      was?.inputs.map((one) => [one.lotId, one.quantity === null ? '' : String(one.quantity)]),
    ),
  );
  const [photos, setPhotos] = useState<readonly KeptPhoto[]>([]);
  const [photosOpen, setOpen] = useState(was?.photosOpen ?? true);
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const [failed, setFailed] = useState<string | null>(null);
  const keptIds = entry?.photos.join(' ') ?? '';
  useEffect(() => {
    if (keptIds !== '') void photosOf(keptIds.split(' ')).then(setPhotos);
    // Only when another entry is opened: later on the form owns its pictures.
  }, [keptIds]);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const instant = fromLocalInput(at);
    const amount = readQuantity(quantity);
    const inputs =
      stage !== 'processing'
        ? []
        : [...used].map(([lotId, typed]) => ({
            lotId,
            quantity: readQuantity(typed),
          }));
    const badInput = inputs.find((one) => Number.isNaN(one.quantity));
    const faults = {
      ...(instant === null ? { 'st-luc': w.need.at } : {}),
      ...(stage === 'testing' && result === '' ? { 'st-ket-qua': w.need.result } : {}),
      ...(Number.isNaN(amount) ? { 'st-luong': w.need.quantity } : {}),
      ...(badInput ? { [`st-dung-${badInput.lotId}`]: w.need.quantity } : {}),
    };
    setWrong(faults);
    const [first] = Object.keys(faults);
    if (instant === null || lot === null || first !== undefined) {
      document.getElementById(first ?? 'st-cua-lo')?.focus();
      return;
    }
    const draft: StepDraft = {
      lotId: lot.lotId,
      lotClientId: lot.lotId === null ? lot.clientId : null,
      ...{ stage, at: instant, placeId: placeId || null, partyId: partyId || null },
      ...{ quantity: amount, unit: amount === null ? null : lot.unit, inputs },
      result: stage === 'testing' && result !== '' ? result : null,
      ...{ note: note.trim(), photosOpen },
    };
    const ids = photos.map(({ id }) => id);
    const made =
      entry === null
        ? stepEntry(crypto.randomUUID(), draft, ids, Date.now())
        : mended(entry, draft, ids);
    setFailed(await keep(made, photos));
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <h2 tabIndex={-1}>{w.newStep}</h2>
      {entry?.refusal && <p className="bao bao-loi">{entry.refusal.text || w.refusedPlain}</p>}
      {failed !== null && (
        <p className="bao bao-loi" role="alert">
          {failed}
        </p>
      )}
      <Field id="st-cua-lo" label={w.lot}>
        <select value={lot?.key ?? ''} onChange={(event) => setKey(event.target.value)}>
          {lots.map((one) => (
            <option key={one.key} value={one.key}>
              {`${one.code} · ${data.items.find(({ id }) => id === one.itemId)?.name ?? ''}`}
            </option>
          ))}
        </select>
      </Field>
      <Field id="st-buoc" label={w.stage}>
        <select value={stage} onChange={(event) => setStage(event.target.value)}>
          {[...usual, ...OWN.filter((one) => !usual.includes(one))].map((one) => (
            <option key={one} value={one}>
              {names[one]}
            </option>
          ))}
        </select>
      </Field>
      <Field id="st-luc" label={w.at} wrong={wrong['st-luc']}>
        <input type="datetime-local" value={at} onChange={(event) => setAt(event.target.value)} />
      </Field>
      <Field id="st-noi" label={w.place}>
        <select value={placeId} onChange={(event) => setPlace(Number(event.target.value))}>
          <option value={0}>{w.notSaid}</option>
          {places.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </Field>
      {stage === 'testing' && (
        <Field id="st-ket-qua" label={w.result} wrong={wrong['st-ket-qua']}>
          <select
            value={result}
            onChange={({ target }) =>
              setResult(
                target.value === 'conformant' || target.value === 'non_conformant'
                  ? target.value
                  : '',
              )
            }
          >
            <option value="">{w.results.none}</option>
            <option value="conformant">{w.results.conformant}</option>
            <option value="non_conformant">{w.results.non_conformant}</option>
          </select>
        </Field>
      )}
      {stage === 'processing' && (
        <InputLots {...{ lang, data, used, setUsed, wrong }} without={lot?.lotId ?? null} />
      )}
      <Field
        id="st-luong"
        label={lot === null ? w.quantity : `${w.quantity} (${unitName(lot.unit, lang)})`}
        wrong={wrong['st-luong']}
      >
        <input
          inputMode="decimal"
          autoComplete="off"
          value={quantity}
          onChange={(event) => setQuantity(event.target.value)}
        />
      </Field>
      {parties.length > 0 && (
        <Field id="st-doi-tac" label={w.party}>
          <select value={partyId} onChange={(event) => setParty(Number(event.target.value))}>
            <option value={0}>{w.notSaid}</option>
            {parties.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </Field>
      )}
      <Field id="st-ghi-chu" label={w.note}>
        <textarea
          rows={2}
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </Field>
      <PhotoField {...{ lang, photos, setPhotos, photosOpen, setOpen }} />
      <div className="st-day">
        <button type="submit" className="nut" disabled={lot === null}>
          {w.save}
        </button>
        <button type="button" className="nut nut-nhe" onClick={leave}>
          {w.cancel}
        </button>
      </div>
    </form>
  );
}
