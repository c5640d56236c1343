import path from 'node:path';
import type { APIContext } from 'astro';
import { originOf } from '#src/api/answer.ts';
import { type CredentialKeys, credentialKeys } from '#src/outside/credential-keys.ts';

/** What credentials are signed with and in whose name, at the address that was asked for. */
export function credentialSite({ locals, url }: Pick<APIContext, 'locals' | 'url'>): {
  keys: CredentialKeys;
  siteUrl: string;
  siteName: string;
  /** Subjects under which an answer may be kept: none where the site's address is only what was asked for. */
  subjects(list: readonly string[]): readonly string[] | null;
} {
  const { app } = locals;
  return {
    keys: credentialKeys(path.join(app.env.DATA_DIR, 'keys'), () => app.clock.now()),
    siteUrl: originOf({ locals, url }),
    siteName: app.site.name,
    subjects: (list) => (app.site.url === null ? null : list),
  };
}
