import { useEffect, useRef, useState } from 'react';
import type { Lang } from '#src/base/lang.ts';
import { paths } from '#src/base/paths.ts';
import { recorderWords } from '#src/words/recorder.ts';
import type { Entry } from './entry.ts';
import { sayLocal } from './local-time.ts';
import { LotForm } from './LotForm.tsx';
import { Queue } from './Queue.tsx';
import { lotsOnPhone, type PhoneLot } from './server-data.ts';
import { StepForm } from './StepForm.tsx';
import { isFull, type KeptPhoto } from './store.view.ts';
import { useRecorder } from './use-recorder.tsx';

type Shown =
  | { readonly is: 'home' }
  | { readonly is: 'lot'; readonly entry: Entry | null }
  | { readonly is: 'step'; readonly entry: Entry | null; readonly lotKey: string | null };

/** The whole recorder: what is kept on the device, and the forms that add to it. */
export function Recorder({ lang, base }: { readonly lang: Lang; readonly base: string }) {
  const w = recorderWords[lang];
  const p = paths(lang);
  const recorder = useRecorder(base);
  const { state } = recorder;
  const { data, entries } = state;
  const [shown, setShown] = useState<Shown>({ is: 'home' });
  const [said, setSaid] = useState('');
  const place = useRef<HTMLDivElement>(null);
  const { setWriting } = recorder;
  useEffect(() => {
    setWriting(shown.is !== 'home');
    if (shown.is !== 'home') place.current?.querySelector('h2')?.focus();
  }, [shown, setWriting]);

  if (state.opening) return <p role="status">{w.opening}</p>;
  if (state.hindrance === 'no-store') return <p className="bao bao-loi">{w.noStore}</p>;
  if (state.hindrance === 'not-allowed') return <p className="bao bao-loi">{w.notProducer}</p>;
  if (state.hindrance === 'locked') {
    return (
      <section className="ban-hop">
        <h2>{w.locked}</h2>
        <p>{w.lockedHelp}</p>
        <p className="ban-hang">
          <a className="nut" href={`${p.signIn}?tiep=${encodeURIComponent(p.deskRecorder)}`}>
            {w.signIn}
          </a>
        </p>
      </section>
    );
  }
  if (data === null) return <p className="bao">{w.noData}</p>;

  const keep = async (entry: Entry, photos: readonly KeptPhoto[]): Promise<string | null> => {
    try {
      await recorder.keep(entry, photos);
    } catch (error) {
      return isFull(error) ? w.full : w.noStore;
    }
    setSaid(w.saved);
    setShown(
      entry.kind === 'lot' ? { is: 'step', entry: null, lotKey: entry.clientId } : { is: 'home' },
    );
    return null;
  };
  const leave = (): void => setShown({ is: 'home' });
  const open = (entry: Entry): void =>
    setShown(entry.kind === 'lot' ? { is: 'lot', entry } : { is: 'step', entry, lotKey: null });
  const lots = lotsOnPhone(data, entries);
  const nameOf = (lot: PhoneLot): string =>
    data.items.find((item) => item.id === lot.itemId)?.name ?? '';

  return (
    <div ref={place}>
      <p className="st-ai">
        <b>{w.account(data.person.name)}</b>{' '}
        <span className={`tt-the ${state.online ? 'tt-xong' : 'tt-cho'}`} role="status">
          {state.online ? w.online : w.offline}
        </span>
      </p>
      <p className="an" role="status">
        {said}
      </p>
      {state.end === 'sign-in' && (
        <p className="bao bao-loi" role="alert">
          {w.signInAgain}
        </p>
      )}
      {state.end === 'other-person' && (
        <p className="bao bao-loi" role="alert">
          {w.otherPerson}
        </p>
      )}
      {shown.is === 'lot' && (
        <LotForm
          key={shown.entry?.clientId ?? 'moi'}
          {...{ lang, data, entries, keep, leave }}
          entry={shown.entry?.kind === 'lot' ? shown.entry : null}
        />
      )}
      {shown.is === 'step' && (
        <StepForm
          key={shown.entry?.clientId ?? shown.lotKey ?? 'moi'}
          {...{ lang, data, entries, lots, keep, leave }}
          lotKey={shown.lotKey}
          entry={shown.entry?.kind === 'step' ? shown.entry : null}
          photosOf={recorder.photosOf}
        />
      )}
      {shown.is === 'home' && (
        <>
          {data.items.length === 0 && <p className="bao">{w.noItems}</p>}
          <Queue
            {...{ lang, entries, data }}
            sendNow={() => void recorder.sendNow()}
            online={state.online}
            open={open}
            throwAway={(entry) => void recorder.throwAway(entry)}
          />
          <section>
            <h2>{w.lots}</h2>
            {lots.length === 0 && <p className="mo">{w.noLots}</p>}
            <ul className="st-lo">
              {lots.slice(0, 30).map((lot) => (
                <li key={lot.key}>
                  <span>
                    <b>{lot.code}</b> {nameOf(lot)}{' '}
                    {lot.lotId === null && <span className="tt-the tt-nhap">{w.draft}</span>}
                  </span>
                  <button
                    type="button"
                    className="nut nut-nhe nut-nho"
                    aria-label={`${w.newStep}: ${lot.code}`}
                    onClick={() => setShown({ is: 'step', entry: null, lotKey: lot.key })}
                  >
                    {w.newStep}
                  </button>
                </li>
              ))}
            </ul>
          </section>
          <p className="mo st-tin">
            {w.readAt(sayLocal(data.readAt, lang))} {state.page === 'ready' && w.ready}
            {state.page === 'not-ready' && w.notReady}
          </p>
          {state.online && (
            <p>
              <button
                type="button"
                className="nut nut-nhe nut-nho"
                onClick={() => void recorder.refresh().catch(() => undefined)}
              >
                {w.refresh}
              </button>
            </p>
          )}
          {state.page === 'new-version' && (
            <p className="bao" role="status">
              {w.newVersion}{' '}
              <button
                type="button"
                className="nut nut-nhe nut-nho"
                onClick={() => location.reload()}
              >
                {w.useNew}
              </button>
            </p>
          )}
          <div className="st-day">
            <button
              type="button"
              className="nut"
              disabled={data.items.length === 0}
              onClick={() => setShown({ is: 'lot', entry: null })}
            >
              {w.newLot}
            </button>
            <button
              type="button"
              className="nut nut-nhe"
              disabled={lots.length === 0}
              onClick={() => setShown({ is: 'step', entry: null, lotKey: null })}
            >
              {w.newStep}
            </button>
          </div>
        </>
      )}
    </div>
  );
}
