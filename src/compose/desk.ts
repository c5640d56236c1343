import type { AstroGlobal } from 'astro';
import { inLang } from '#src/base/paths.ts';
import { Refusal } from '#src/base/refusal.ts';
import { type Deed, may, SOMEWHERE } from '#src/features/accounts/may.ts';
import type { Person } from '#src/features/accounts/person.ts';
import { unreadNotices } from '#src/features/notices/list-notices.server.ts';
import { refusalText } from '#src/words/refusals.ts';
import { openPage } from './page.ts';
import { once } from './sent-once.ts';

type Astro = Pick<AstroGlobal, 'locals' | 'url' | 'response' | 'request' | 'redirect' | 'cookies'> &
  // Files and feeds of the desk have none: they answer 403 and no page.
  Partial<Pick<AstroGlobal, 'rewrite'>>;

/** What a page of the desk starts from: an ordinary page, and a person who is signed in. Never kept in the page cache. */
export type Desk = Awaited<ReturnType<typeof openPage>> & {
  readonly person: Person;
  /** The person as commands know him or her. */
  readonly actor: Person['actor'];
  /** Milliseconds since 1970 UTC: what commands are told. */
  readonly now: number;
  /** Unread notices, for the bell; counted to 100. */
  readonly unread: number;
};

/**
 * Opens a page of the desk. Whoever is not signed in is sent to sign in and comes back; an officer whose second factor
 * is required and missing is sent to set it up; whoever has no right to `deed` anywhere gets 403.
 * @returns the desk, or the answer to give instead: `if (desk instanceof Response) return desk;`
 */
export async function openDesk(
  astro: Astro,
  deed: Deed,
  { withoutSecondFactor = false }: { readonly withoutSecondFactor?: boolean } = {},
): Promise<Desk | Response> {
  const page = await openPage(astro);
  const person = await page.app.accounts.personOf(astro.request);
  if (person === null) {
    return astro.redirect(
      `${page.p.signIn}?tiep=${encodeURIComponent(inLang(page.path, page.lang))}`,
      303,
    );
  }
  if (person.mustAddSecondFactor && !withoutSecondFactor)
    return astro.redirect(page.p.secondFactor, 303);
  astro.response.headers.set('cache-control', 'private, no-store');
  if (!may(person.actor, deed, SOMEWHERE)) return forbidden(astro);
  const unread = await unreadNotices(page.app.db, person.actor.userId ?? '');
  return { ...page, person, actor: person.actor, now: page.app.clock.now(), unread };
}

/** The page that says so, with status 403. */
const FORBIDDEN = '/ban/khong-duoc';

/** Somebody is signed in and may see this object, but not do what the address is for. */
export async function forbidden(astro: Partial<Pick<AstroGlobal, 'rewrite'>>): Promise<Response> {
  return (await astro.rewrite?.(FORBIDDEN)) ?? new Response(null, { status: 403 });
}

/** What came of a form: nothing was sent, or it was refused and the page shows it again with what was typed. */
export interface Answer {
  /** The sentence to show; null when nothing went wrong. */
  readonly refused: string | null;
  readonly refusal: Refusal | null;
  /** What was typed, to be put back into the fields. */
  readonly typed: FormData | null;
  /** Name of the handler that refused. */
  readonly did: string | null;
}

const NOTHING: Answer = { refused: null, refusal: null, typed: null, did: null };

/**
 * Carries out what a form of this page asks for: the hidden field `viec` names the handler. A handler returns the path
 * to go to afterwards (303), a Response, or null to show this page with what the handler found. When it refuses, the page is shown again: 403 without the right, else 422.
 */
export async function act(
  astro: Pick<Astro, 'request' | 'redirect' | 'response'>,
  desk: { readonly lang: 'vi' | 'en' } & Partial<Pick<Desk, 'app' | 'actor' | 'now'>>,
  handlers: Readonly<Record<string, (form: FormData) => Promise<string | Response | null>>>,
): Promise<Answer | Response> {
  if (astro.request.method !== 'POST') return NOTHING;
  // What is no form has no `viec` either, and is refused like any other form that does not belong here.
  const form = await astro.request.formData().catch(() => new FormData());
  const did = String(form.get('viec') ?? '');
  const handler = Object.hasOwn(handlers, did) ? handlers[did] : undefined;
  try {
    if (handler === undefined) throw new Refusal('no-such-deed', { did });
    const next = await once(desk, form, () => handler(form));
    if (next === null) return { ...NOTHING, did };
    return typeof next === 'string' ? astro.redirect(next, 303) : next;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    astro.response.status = error.code === 'not-allowed' ? 403 : 422;
    return {
      refused: refusalText(error, desk.lang) ?? error.code,
      refusal: error,
      typed: form,
      did,
    };
  }
}
