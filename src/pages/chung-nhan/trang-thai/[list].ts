import { endpoint, notFound, raw } from '#src/api/answer.ts';
import { credentialSite } from '#src/compose/credentials.ts';
import { ANYONE } from '#src/features/accounts/may.ts';
import { issueStatusList } from '#src/features/certificates/credential/issue-credential.server.ts';
import { KEY_SUBJECT } from '#src/features/certificates/credential/rotate-credential-key.server.ts';
import { MEDIA_TYPE } from '#src/features/certificates/credential/sign.server.ts';

/** The signed bits that say which credentials are void: as the register stands at this request. */
export const { GET, OPTIONS, ALL } = endpoint(async (context, lang) => {
  const { app } = context.locals;
  const { keys, siteUrl, siteName, subjects } = credentialSite(context);
  const text = context.params['list'] ?? '';
  const asked = { list: Number(text), on: app.clock.today(), actor: ANYONE, siteUrl, siteName };
  const signed = /^\d{1,6}$/.test(text) ? await issueStatusList(app.db, keys, asked) : null;
  if (signed === null) return notFound('endpoint', lang);
  return raw(
    signed,
    { 'content-type': MEDIA_TYPE },
    subjects(['list', 'certificate:*', 'product:*', KEY_SUBJECT]),
  );
});
