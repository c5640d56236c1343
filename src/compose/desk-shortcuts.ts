import type { Lang } from '#src/base/lang.ts';
import { paths } from '#src/base/paths.ts';
import { type Actor, may, SOMEWHERE } from '#src/features/accounts/may.ts';
import { deskShortcutWords } from '#src/words/desk-shortcuts.ts';

/** What somebody may begin without anything waiting for it. */
export function shortcutsOf(
  actor: Actor,
  lang: Lang,
): { href: string; text: string; help: string }[] {
  const p = paths(lang);
  const w = deskShortcutWords[lang];
  const produces = may(actor, 'open-dossier', SOMEWHERE);
  return [
    ...(may(actor, 'record-lot', SOMEWHERE)
      ? [
          { href: p.deskNewLot, text: w.newLot, help: w.newLotHelp },
          { href: p.deskRecorder, text: w.recorder, help: w.recorderHelp },
        ]
      : []),
    ...(produces
      ? [
          { href: p.deskNewDossier, text: w.newDossier, help: w.newDossierHelp },
          { href: p.simulator, text: w.simulate, help: w.simulateHelp },
        ]
      : []),
    ...(may(actor, 'invite-producer', SOMEWHERE)
      ? [
          {
            href: `${p.deskPeople}/moi?vai=producer`,
            text: w.inviteProducer,
            help: w.inviteProducerHelp,
          },
        ]
      : []),
  ];
}
