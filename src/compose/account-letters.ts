import type { App } from '#src/app.ts';
import { dayAt } from '#src/base/day.ts';
import { paths } from '#src/base/paths.ts';
import type { InvitationFacts } from '#src/features/accounts/invite.server.ts';
import { accountLetters } from '#src/words/account-letters.ts';
import { siteFacts } from './page.ts';

/** Letters with the addresses of this site in them: never those of the request. */
export function lettersOf(app: App) {
  const { name: site, url } = siteFacts(app);
  return {
    invitation: (facts: InvitationFacts) =>
      accountLetters.invitation({
        ...facts,
        site,
        until: dayAt(facts.expiresAt).split('-').reverse().join('/'),
        link: `${url}${paths('vi').invitation(facts.token)}`,
      }),
    reset: ({ token, name }: { token: string; name: string }) =>
      accountLetters.reset({
        site,
        name,
        link: `${url}${paths('vi').resetPassword}?ma=${encodeURIComponent(token)}`,
      }),
  };
}
