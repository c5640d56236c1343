/** How long 5,000 labels with serials of their own take, and how much memory: `node scripts/bench/label-sheets.ts [count]`. */
import { setInterval as every } from 'node:timers';
import { LABEL_FORMATS } from '#src/features/trace/labels/sheet-formats.ts';
import { labelPdf } from '#src/outside/label-pdf.ts';
import { LABEL_URLS, sampleLabel } from '#src/outside/label-samples.fixture.ts';

const count = Number(process.argv[2] ?? 5_000);
const SERIAL = '7KQ2M9XDTB';
const url = LABEL_URLS['item, lot and serial'] ?? '';
for (const id of ['a4-3x7', 'cuon-50x30']) {
  const format = LABEL_FORMATS.find((one) => one.id === id);
  const label = format && sampleLabel(format, url, format.sheet === null ? 203 : 600);
  if (!label) continue;
  const { plan, version, content } = label;
  function* labels() {
    for (let at = 0; at < count; at += 1) {
      const serial = at.toString(32).toUpperCase().padStart(SERIAL.length, SERIAL.slice(0, 6));
      yield { ...content, serial, url: url.replace(SERIAL, serial) };
    }
  }
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = every(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
  const since = performance.now();
  let waited = since;
  let longest = 0;
  const beat = every(() => {
    longest = Math.max(longest, performance.now() - waited);
    waited = performance.now();
  }, 1);
  let bytes = 0;
  const sheets = { title: 'Nhãn', author: 'Mỗi Xã', now: 0, format, plan, version };
  for await (const piece of labelPdf({ ...sheets, startAt: 1, cropMarks: false }, labels())) {
    bytes += piece.length;
  }
  clearInterval(watch);
  clearInterval(beat);
  const mb = (value: number): string => (value / 1e6).toFixed(1);
  console.log(
    `${id}: ${count} labels in ${((performance.now() - since) / 1000).toFixed(1)} s, ${mb(bytes)} MB of PDF, memory ${mb(before)} → ${mb(most)} MB at most, others waited at most ${longest.toFixed(0)} ms`,
  );
}
