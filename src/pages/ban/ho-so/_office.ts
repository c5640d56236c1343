import { receiveSamples } from '#src/features/assessment/dossiers/receive-samples.server.ts';
import { returnDossier } from '#src/features/assessment/dossiers/return-dossier.server.ts';
import type { DossierDesk } from './_open.ts';
import { typedOf } from './_open.ts';

/** Handlers that both offices have: returning for completion, and writing down the samples. */
export function officeHandlers(desk: DossierDesk, by: 'commune' | 'province', here: string) {
  const { app, actor, now, code, link } = desk;
  return {
    'tra-lai': async (form: FormData): Promise<string> => {
      const notes = Object.fromEntries(
        Object.entries(typedOf(form))
          .filter(([key]) => key.startsWith('ghi:'))
          .map(([key, note]) => [key.slice('ghi:'.length), note]),
      );
      await returnDossier(app.db, {
        code,
        version: Number(form.get('version')),
        by,
        why: String(form.get('ly-do') ?? ''),
        notes,
        actor,
        now,
        link,
      });
      return `${desk.p.deskDossier(code)}?xong=tra-lai`;
    },
    mau: async (form: FormData): Promise<string> => {
      await receiveSamples(app.db, {
        code,
        version: Number(form.get('version')),
        samples: Number(form.get('so-mau') || Number.NaN),
        receivedOn: String(form.get('ngay') ?? ''),
        actor,
        now,
      });
      return `${here}?xong=mau`;
    },
  };
}
