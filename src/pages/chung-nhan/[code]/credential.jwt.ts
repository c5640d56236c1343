import { endpoint, json, notFound, raw } from '#src/api/answer.ts';
import { Refusal } from '#src/base/refusal.ts';
import { credentialSite } from '#src/compose/credentials.ts';
import { ANYONE } from '#src/features/accounts/may.ts';
import { issueCredential } from '#src/features/certificates/credential/issue-credential.server.ts';
import { KEY_SUBJECT } from '#src/features/certificates/credential/rotate-credential-key.server.ts';
import { MEDIA_TYPE } from '#src/features/certificates/credential/sign.server.ts';
import { canonicalCode } from '#src/features/certificates/register-query.ts';
import { credentialWords } from '#src/words/credentials.ts';

/** A certificate as a W3C verifiable credential, signed: 404 where nothing can be attested, 410 once it is void. */
export const { GET, OPTIONS, ALL } = endpoint(async (context, lang) => {
  const { app } = context.locals;
  const { keys, siteUrl, siteName, subjects } = credentialSite(context);
  const code = canonicalCode(context.params['code'] ?? '');
  if (code === null) return notFound('certificate', lang);
  const on = app.clock.today();
  try {
    const asked = { code, on, actor: ANYONE, siteUrl, siteName };
    return raw(
      await issueCredential(app.db, keys, asked),
      { 'content-type': MEDIA_TYPE, 'content-disposition': `inline; filename="${code}.jwt"` },
      subjects(['list', 'certificate:*', KEY_SUBJECT]),
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error.code === 'no-such-certificate') return notFound('certificate', lang);
    const gone = error.facts.why !== 'not-attested';
    const w = credentialWords[lang];
    const message = gone ? w.goneCredential : w.noCredential;
    return json({ error: { code: gone ? 'gone' : 'not-found', message } }, null, gone ? 410 : 404);
  }
});
