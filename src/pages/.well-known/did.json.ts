import { endpoint, raw } from '#src/api/answer.ts';
import { credentialSite } from '#src/compose/credentials.ts';
import { didDocument, didOfSite } from '#src/features/certificates/credential/did.ts';
import { KEY_SUBJECT } from '#src/features/certificates/credential/rotate-credential-key.server.ts';

/** The site as an issuer of credentials, with every key it has ever signed with. */
export const { GET, OPTIONS, ALL } = endpoint(async (context) => {
  const { keys, siteUrl, subjects } = credentialSite(context);
  const document = didDocument(didOfSite(siteUrl), await keys.all());
  return raw(
    `${JSON.stringify(document)}\n`,
    { 'content-type': 'application/did+json' },
    subjects([KEY_SUBJECT]),
  );
});
