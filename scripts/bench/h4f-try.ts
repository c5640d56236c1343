import { writeFileSync } from 'node:fs';
import { day } from '#src/base/day.ts';
import { labelLines } from '#src/features/trace/labels/label-lines.ts';
import { layOut } from '#src/features/trace/labels/layout.ts';
import { LABEL_FORMATS } from '#src/features/trace/labels/sheet-formats.ts';
import { labelMeasure } from '#src/outside/label-ink.ts';
import { labelPdf } from '#src/outside/label-pdf.ts';
import { labelPng, labelSvg } from '#src/outside/label-svg.ts';
import { qrMatrix } from '#src/outside/qr.ts';
const facts = {
  product: 'Mắm cá mè vinh Bà Chín', size: 'Hũ 500 ml', producer: 'Hợp tác xã Nông nghiệp Tân Thuận',
  lot: 'LO2611A', serial: 'WWWWWWWWWW', madeOn: day('2026-11-05'), packedOn: null, expiresOn: day('2028-11-05'), bestBefore: null,
  gtin: '09521234543213', address: 'moixa.vn', star: { stars: 4, until: day('2029-08-05') },
} as const;
const url = 'https://moixa.vn/01/09521234543213/10/LO2611A/21/ABCDEFGHJK';
const m = qrMatrix(url);
const measure = labelMeasure();
const only = process.argv[2];
for (const format of LABEL_FORMATS) {
  if (only && only !== format.id) continue;
  for (const ean of [true, false]) {
    const dpi = format.sheet ? 600 : 203;
    const t = performance.now();
    const r = layOut({ width: format.width, height: format.height, padding: format.padding, dpi, modules: m.size, side: null, ean, lines: labelLines(facts, false), measure });
    const ms = (performance.now() - t).toFixed(0);
    if (!r.ok) { console.log(format.id, ean, r); continue; }
    console.log(format.id, ean, ms, 'ms', r.plan.qr.module.toFixed(3), r.plan.qr.width.toFixed(1), r.plan.ean?.module.toFixed(3), r.plan.ean?.bars.toFixed(1), (r.plan.texts[0]?.size ?? 0) / 25.4 * 72, r.plan.leftOut.join(' '));
    const content = { url, serial: 'ABCDEFGHJK', ean: ean ? '9521234543213' : null };
    const parts = [];
    const n = format.sheet ? format.sheet.columns * format.sheet.rows + 2 : 2;
    for await (const p of labelPdf({ title: 'Nhãn', author: 'Mỗi Xã', now: Date.UTC(2026, 10, 22), format, plan: r.plan, version: m.version, startAt: 3, cropMarks: true }, Array.from({ length: n }, () => content))) parts.push(p);
    writeFileSync(`/tmp/h4f/${format.id}-${ean ? 'e' : 'n'}.pdf`, Buffer.concat(parts));
    writeFileSync(`/tmp/h4f/${format.id}-${ean ? 'e' : 'n'}.svg`, labelSvg(r.plan, content, m.version));
    writeFileSync(`/tmp/h4f/${format.id}-${ean ? 'e' : 'n'}.png`, await labelPng(r.plan, content, m.version));
  }
}
