import { realDocs } from '#scripts/bench/search/real-docs.ts';
import { embeddedSearch } from '#src/outside/search-embedded.ts';
import { day } from '#src/base/day.ts';
const docs = realDocs('/work/shared/data')!;
const e = embeddedSearch();
await e.replaceAll(docs);
for (const q of process.argv.slice(2)) {
  const r = await e.find({q, stars:[],group:[],set:[],province:[],commune:null,oldProvince:null,producer:null,producerKind:[],state:[],price:[],story:false,sort:'phu-hop',limit:12,offset:0,day:day('2026-11-22')});
  console.log(`== ${q}: ${r.total} ${r.correctedTo} ${r.tookMs.toFixed(2)}`);
  for (const h of r.hits) console.log('  ', h.doc.name,'|',h.doc.producer?.name,'|',h.doc.oldPlaces.join(','),h.doc.oldProvinceName, JSON.stringify(h.nameMarks));
}
console.log(e.suggest('mat', 'vi', 8), e.suggest('ha gi','vi',4));
