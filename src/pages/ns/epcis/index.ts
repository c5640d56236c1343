import { endpoint, originOf, raw } from '#src/api/answer.ts';
import { epcisTerms } from '#src/words/epcis-terms.ts';

/** The vocabulary of our own fields in EPCIS events, where the `ocop:` prefix of a document leads. */
export const { GET, OPTIONS, ALL } = endpoint((context) => {
  const namespace = `${originOf(context)}/ns/epcis/`;
  const vocabulary = {
    '@context': {
      ocop: namespace,
      rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
      rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
    },
    '@graph': Object.entries(epcisTerms).map(([term, said]) => ({
      '@id': `ocop:${term}`,
      '@type': 'rdf:Property',
      'rdfs:label': term,
      'rdfs:comment': Object.entries(said).map(([lang, text]) => ({
        '@language': lang,
        '@value': text,
      })),
    })),
  };
  return raw(`${JSON.stringify(vocabulary)}\n`, { 'content-type': 'application/ld+json' }, null);
});
