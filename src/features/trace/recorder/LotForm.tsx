import { type FormEvent, useState } from 'react';
import { dayAt, parseDay } from '#src/base/day.ts';
import type { Lang } from '#src/base/lang.ts';
import { unitName } from '#src/words/lots-desk.ts';
import { recorderWords } from '#src/words/recorder.ts';
import { type Entry, type LotDraft, type LotEntry, lotEntry } from './entry.ts';
import { Field } from './Field.tsx';
import { isLotCode, lotCodeFrom } from '../lots/lot-code.ts';
import { proposeExpiry, proposeLotCode, readQuantity } from './propose-lot.ts';
import { mended } from './queue.ts';
import { type RecorderData, takenCodes } from './server-data.ts';
import type { KeptPhoto } from './store.view.ts';

interface Props {
  readonly lang: Lang;
  readonly data: RecorderData;
  readonly entries: readonly Entry[];
  /** A refused or waiting entry that is mended; null for a new one. */
  readonly entry: LotEntry | null;
  readonly keep: (entry: Entry, photos: readonly KeptPhoto[]) => Promise<string | null>;
  readonly leave: () => void;
}

/** A new lot: item, day and quantity; the rest is proposed. */
export function LotForm({ lang, data, entries, entry, keep, leave }: Props) {
  const w = recorderWords[lang];
  const was = entry?.draft ?? null;
  const others = entries.filter((one) => one.clientId !== entry?.clientId);
  const [itemId, setItemId] = useState(
    was?.itemId ?? data.lots[0]?.itemId ?? (data.items.length === 1 ? data.items[0]?.id : 0) ?? 0,
  );
  const [packedOn, setPackedOn] = useState(was?.packedOn ?? (was ? '' : dayAt(Date.now())));
  const [typedCode, setCode] = useState<string | null>(was?.code ?? null);
  const [typedExpiry, setExpiry] = useState<string | null>(was ? (was.expiresOn ?? '') : null);
  const [quantity, setQuantity] = useState(
    was?.quantity ? String(was.quantity).replace('.', ',') : '',
  );
  const [madeOn, setMadeOn] = useState(was?.madeOn ?? '');
  const [note, setNote] = useState(was?.note ?? '');
  const [wrong, setWrong] = useState<Readonly<Record<string, string>>>({});
  const [failed, setFailed] = useState<string | null>(null);
  const item = data.items.find((one) => one.id === itemId) ?? null;
  const taken = takenCodes(data, others, itemId);
  const on = parseDay(packedOn) ?? dayAt(Date.now());
  const code = typedCode ?? proposeLotCode(on, taken);
  const expiresOn =
    typedExpiry ?? proposeExpiry(parseDay(packedOn), item?.shelfLifeDays ?? null) ?? '';

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const clean = lotCodeFrom(code);
    const amount = readQuantity(quantity);
    const faults = {
      ...(item === null ? { 'st-hang': w.need.item } : {}),
      ...(!isLotCode(clean)
        ? { 'st-ma': w.need.code }
        : taken.has(clean)
          ? { 'st-ma': w.need.codeTaken }
          : {}),
      ...(Number.isNaN(amount) ? { 'st-luong': w.need.quantity } : {}),
    };
    setWrong(faults);
    const [first] = Object.keys(faults);
    if (item === null || first !== undefined) {
      document.getElementById(first ?? 'st-hang')?.focus();
      return;
    }
    const draft: LotDraft = {
      ...{ itemId: item.id, code: clean, madeOn: madeOn || null, packedOn: packedOn || null },
      ...{ expiresOn: expiresOn || null, quantity: amount, unit: item.unit, note: note.trim() },
    };
    const next =
      entry === null
        ? lotEntry(crypto.randomUUID(), draft, Date.now())
        : mended(entry, draft, entry.photos);
    setFailed(await keep(next, []));
  }

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <h2 tabIndex={-1}>{w.newLot}</h2>
      {entry?.refusal && <p className="bao bao-loi">{entry.refusal.text || w.refusedPlain}</p>}
      {failed !== null && (
        <p className="bao bao-loi" role="alert">
          {failed}
        </p>
      )}
      <Field id="st-hang" label={w.item} wrong={wrong['st-hang']}>
        <select value={itemId} onChange={(event) => setItemId(Number(event.target.value))}>
          <option value={0}>–</option>
          {data.items.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </select>
      </Field>
      <Field id="st-goi" label={w.packed}>
        <input type="date" value={packedOn} onChange={(event) => setPackedOn(event.target.value)} />
      </Field>
      <Field id="st-ma" label={w.code} wrong={wrong['st-ma']}>
        <input
          value={code}
          maxLength={20}
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setCode(event.target.value)}
        />
      </Field>
      <Field
        id="st-luong"
        label={item === null ? w.quantity : `${w.quantity} (${unitName(item.unit, lang)})`}
        wrong={wrong['st-luong']}
      >
        <input
          inputMode="decimal"
          autoComplete="off"
          value={quantity}
          onChange={(event) => setQuantity(event.target.value)}
        />
      </Field>
      <Field id="st-han" label={w.expires}>
        <input type="date" value={expiresOn} onChange={(event) => setExpiry(event.target.value)} />
      </Field>
      <Field id="st-lam" label={w.made}>
        <input type="date" value={madeOn} onChange={(event) => setMadeOn(event.target.value)} />
      </Field>
      <Field id="st-ghi-chu" label={w.note}>
        <input value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <div className="st-day">
        <button type="submit" className="nut">
          {w.save}
        </button>
        <button type="button" className="nut nut-nhe" onClick={leave}>
          {w.cancel}
        </button>
      </div>
    </form>
  );
}
