import { endpoint, originOf, raw } from '#src/api/answer.ts';

/** What this resolver is and can do (GS1-Conformant Resolver 1.2, description file). */
export const { GET, OPTIONS, ALL } = endpoint((context) => {
  const { site } = context.locals.app;
  const { owner } = site;
  const contact = {
    ...(owner.name === null ? {} : { fn: owner.name }),
    ...(owner.address === null
      ? {}
      : { hasAddress: { streetAddress: owner.address, countryName: 'Việt Nam' } }),
    ...(owner.phone === null ? {} : { hasTelephone: `tel:${owner.phone.replace(/[^\d+]/g, '')}` }),
    ...(owner.email === null ? {} : { hasEmail: `mailto:${owner.email}` }),
  };
  const description = {
    name: site.name,
    resolverRoot: originOf(context),
    supportedPrimaryKeys: ['01', '414', '417', '00'],
    supportedLinkType: [{ namespace: 'https://ref.gs1.org/voc/', prefix: 'gs1:' }],
    linkTypeDefaultCanBeLinkset: false,
    ...(Object.keys(contact).length > 0 ? { contact } : {}),
  };
  return raw(`${JSON.stringify(description)}\n`, { 'content-type': 'application/json' }, null);
});
