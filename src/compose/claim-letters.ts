import type { App } from '#src/app.ts';
import { paths } from '#src/base/paths.ts';
import type { ConfirmLetter } from '#src/features/accounts/own-address.server.ts';
import type { DecisionLetter } from '#src/features/sellers/decide-claim.server.ts';
import { claimLetters } from '#src/words/letters.ts';
import { siteFacts } from './page.ts';

/** Where the link of a confirming letter leads. */
export const confirmPath = (token: string): string =>
  `${paths('vi').becomeSeller}/xac-nhan?ma=${encodeURIComponent(token)}`;

/** Letters about claims, with the addresses of this site in them: never those of the request. */
export function claimLettersOf(app: App): {
  readonly confirm: ConfirmLetter;
  readonly decided: DecisionLetter;
} {
  const { name: site, url } = siteFacts(app);
  return {
    confirm: ({ token, name }) =>
      claimLetters.confirm({ site, name, link: `${url}${confirmPath(token)}` }),
    decided: (facts) =>
      claimLetters.decided({ ...facts, site, link: `${url}${paths('vi').ownClaim(facts.code)}` }),
  };
}
