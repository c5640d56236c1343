import { useState } from 'react';
import type { Lang } from '#src/base/lang.ts';
import { paths } from '#src/base/paths.ts';
import { lotsDeskWords } from '#src/words/lots-desk.ts';
import { recorderWords } from '#src/words/recorder.ts';
import type { Entry } from './entry.ts';
import { sayLocal } from './local-time.ts';
import { mayChange, shownState } from './queue.ts';
import { lotsOnPhone, type RecorderData } from './server-data.ts';

interface Props {
  readonly lang: Lang;
  readonly entries: readonly Entry[];
  readonly data: RecorderData;
  readonly online: boolean;
  readonly sendNow: () => void;
  readonly open: (entry: Entry) => void;
  readonly throwAway: (entry: Entry) => void;
}

const TONE = {
  ...{ waiting: 'tt-cho', held: 'tt-cho', sending: 'tt-cho', sent: 'tt-xong', refused: 'tt-loi' },
};

/** What was recorded here: waiting, under way, sent or refused with the reason and the way to mend it. */
export function Queue({ lang, entries, data, online, sendNow, open, throwAway }: Props) {
  const w = recorderWords[lang];
  const p = paths(lang);
  const [asking, setAsking] = useState<string | null>(null);
  const lots = lotsOnPhone(data, entries);
  const unsent = entries.filter((one) => one.state !== 'sent').length;
  const nameOf = (entry: Entry): string => {
    if (entry.kind === 'lot') return `${lotsDeskWords[lang].lot.heading(entry.draft.code)}`;
    const { lotId, lotClientId, stage } = entry.draft;
    const lot = lots.find((one) =>
      lotId === null ? one.clientId === lotClientId : one.lotId === lotId,
    );
    return `${lotsDeskWords[lang].stages[stage]} · ${lot?.code ?? ''}`;
  };
  return (
    <section aria-labelledby="hang-doi">
      <h2 id="hang-doi">{w.queue}</h2>
      <p role="status">
        {entries.length === 0 ? w.queueEmpty : unsent === 0 ? w.allSent : <b>{w.unsent(unsent)}</b>}
      </p>
      {unsent > 0 && online && (
        <p>
          <button type="button" className="nut nut-nho" onClick={sendNow}>
            {w.sendNow}
          </button>
        </p>
      )}
      <ul className="st-muc">
        {[...entries].reverse().map((entry) => {
          const shown = shownState(entry, entries);
          return (
            <li key={entry.clientId} data-tinh-trang={shown}>
              <p>
                <b>{nameOf(entry)}</b>{' '}
                <span className={`tt-the ${TONE[shown]}`}>{w.states[shown]}</span>
              </p>
              <p className="mo">{sayLocal(entry.madeAt, lang)}</p>
              {entry.state === 'refused' && (
                <p className="loi">
                  {entry.refusal?.text ||
                    (entry.refusal?.code === 'too-large' ? w.tooLarge : w.refusedPlain)}
                </p>
              )}
              {entry.state === 'waiting' && entry.tries > 0 && (
                <p className="goi">{w.mayHaveArrived}</p>
              )}
              {entry.stored !== null && online && (
                <a className="st-mo" href={p.deskLot(entry.stored.lotId)}>
                  {w.openLot}
                </a>
              )}
              {mayChange(entry) && asking !== entry.clientId && (
                <p className="ban-hang">
                  <button
                    type="button"
                    className="nut nut-nhe nut-nho"
                    aria-label={`${w.mend}: ${nameOf(entry)}`}
                    onClick={() => open(entry)}
                  >
                    {w.mend}
                  </button>
                  <button
                    type="button"
                    className="nut nut-nho nut-nguy"
                    aria-label={`${w.throwAway}: ${nameOf(entry)}`}
                    onClick={() => setAsking(entry.clientId)}
                  >
                    {w.throwAway}
                  </button>
                </p>
              )}
              {asking === entry.clientId && (
                <div role="group" aria-label={w.throwAwaySure}>
                  <p>{w.throwAwaySure}</p>
                  <p className="ban-hang">
                    <button
                      type="button"
                      className="nut nut-nho nut-nguy"
                      onClick={() => {
                        setAsking(null);
                        throwAway(entry);
                      }}
                    >
                      {w.yes}
                    </button>
                    <button
                      type="button"
                      className="nut nut-nhe nut-nho"
                      autoFocus
                      onClick={() => setAsking(null)}
                    >
                      {w.no}
                    </button>
                  </p>
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
