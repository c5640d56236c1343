import type { AstroGlobal } from 'astro';
import { paths } from '#src/base/paths.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Desk, openDesk } from '#src/compose/desk.ts';
import { may } from '#src/features/accounts/may.ts';
import type { FormName } from '#src/features/assessment/dossiers/form-of.ts';
import { WRITERS } from '#src/features/assessment/dossiers/form-of.ts';
import {
  type DossierWhole,
  readDossier,
} from '#src/features/assessment/dossiers/read-dossier.server.ts';
import { saveForm } from '#src/features/assessment/dossiers/save-form.server.ts';
import { targetOf } from '#src/features/assessment/move-dossier.server.ts';
import { dossierWords } from '#src/words/dossiers.ts';
import { refusalText } from '#src/words/refusals.ts';

type Astro = Pick<
  AstroGlobal,
  'locals' | 'url' | 'response' | 'request' | 'redirect' | 'cookies' | 'params' | 'rewrite'
>;

export interface DossierDesk extends Desk {
  readonly whole: DossierWhole;
  readonly code: string;
  readonly t: (typeof dossierWords)['vi'];
  /** Absolute address for letters; null while the site does not know its own. */
  readonly link: string | null;
  /** What the address says has just been done. */
  readonly done: string | null;
  /** Whether this person may write in a form now. */
  mayWrite(form: FormName): boolean;
  mayDo(deed: Parameters<typeof may>[1]): boolean;
}

/** A page of one dossier; 404 when there is none within the person's reach. */
export async function openDossierPage(astro: Astro): Promise<DossierDesk | Response> {
  const desk = await openDesk(astro, 'see-dossier');
  if (desk instanceof Response) return desk;
  const code = astro.params['code'] ?? '';
  const whole = await readDossier(desk.app.db, { code, actor: desk.actor }).catch((error) => {
    if (error instanceof Refusal && error.code === 'no-such-dossier') return null;
    throw error;
  });
  if (whole === null) return astro.rewrite('/404');
  const t = dossierWords[desk.lang];
  const said = astro.url.searchParams.get('xong') ?? '';
  const { url } = desk.app.site;
  const target = targetOf(whole.dossier);
  return {
    ...desk,
    whole,
    code,
    t,
    link: url === null ? null : `${url}${paths('vi').deskDossier(code)}`,
    done: Object.hasOwn(t.done, said) ? t.done[said as keyof typeof t.done] : null,
    mayWrite: (form) =>
      may(desk.actor, WRITERS[form].deed, target) &&
      WRITERS[form].states.includes(whole.dossier.state),
    mayDo: (deed) => may(desk.actor, deed, target),
  };
}

/** What a form sent, every field as text. */
export function typedOf(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form.entries()].flatMap(([key, value]) =>
      typeof value === 'string' ? [[key, value] as const] : [],
    ),
  );
}

/** The handler `luu` of a form: a script that asks for JSON is answered in JSON, a browser is sent on. */
export function saveHandler(
  astro: Astro,
  desk: DossierDesk,
  form: FormName,
  next: string,
): (sent: FormData) => Promise<string | Response> {
  return async (sent) => {
    const json = astro.request.headers.get('accept') === 'application/json';
    try {
      const saved = await saveForm(desk.app.db, {
        code: desk.code,
        form,
        typed: typedOf(sent),
        revision: Number(sent.get('revision')),
        actor: desk.actor,
        now: desk.now,
      });
      return json ? Response.json(saved, { headers: NO_STORE }) : `${next}?xong=saved`;
    } catch (error) {
      if (!json || !(error instanceof Refusal)) throw error;
      const status = error.code === 'not-allowed' ? 403 : 409;
      return Response.json(
        { refused: refusalText(error, desk.lang) ?? error.code },
        { status, headers: NO_STORE },
      );
    }
  };
}

const NO_STORE = { 'cache-control': 'private, no-store' };

/** After `form-changed`: what the other person wrote, and the revision a second save starts from. */
export function theirsOf(refusal: Refusal | null): {
  theirs: Record<string, string>;
  revision: number | null;
} {
  if (refusal?.code !== 'form-changed') return { theirs: {}, revision: null };
  return refusal.facts as { theirs: Record<string, string>; revision: number };
}
