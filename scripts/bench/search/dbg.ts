import { understand } from '#src/features/search/understand.ts';
import * as P from '#src/outside/search-embedded/plan.ts';
import { Answering } from '#src/outside/search-embedded/answer.ts';
import { realDocs } from './real-docs.ts';
import { buildSegment } from '#src/outside/search-embedded/segment.ts';
import { Vocabulary } from '#src/outside/search-embedded/vocabulary.ts';
import { Gazetteer } from '#src/outside/search-embedded/places.ts';
import { dictionaries } from '#src/outside/search-embedded/columns.ts';
const v = new Vocabulary();
const shared = { vocabulary: v, gazetteer: new Gazetteer(v), codes: dictionaries(), pairs: new Map() };
const seg = await buildSegment(realDocs('/work/shared/data')!, shared, { due: () => false, rest: async () => {} });
for (const q of process.argv.slice(2)) {
  const u = understand(q);
  const plan = P.planFor(u.words, u, shared, [seg]);
  console.log(q, u.awarded, plan.total, plan.units.map((x) => ({ w: x.weight, seq: x.sequence, a: x.alternatives.slice(0, 12).map((a) => `${v.shown[a.term]}:${a.weight.toFixed(2)}:${seg.start[a.term+1]!-seg.start[a.term]!}`).join(' ') })));
}
