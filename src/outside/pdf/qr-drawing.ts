import QRCode from 'qrcode';
import { drawable } from './drawable.ts';
import { INK, mm, QUIET, SIZE } from './paper.ts';
import type { Paper } from './writer.ts';

/** Modules of the standard's quiet zone. */
const QUIET_ZONE = 4;

/** The code as squares of ink, sharp at any size; what it says stands beside it. */
export function drawQr(
  paper: Paper,
  text: string,
  look: { readonly caption: string; readonly size?: number },
): void {
  const side = mm(look.size ?? 30);
  paper.room(side + mm(2));
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const unit = side / (modules.size + 2 * QUIET_ZONE);
  const [x, y] = [paper.left, paper.doc.y];
  paper.mark(
    'Figure',
    () => {
      const { doc } = paper;
      for (let row = 0; row < modules.size; row += 1) {
        for (let from = 0; from < modules.size; from += 1) {
          if (!modules.get(row, from)) continue;
          let to = from + 1;
          while (to < modules.size && modules.get(row, to)) to += 1;
          const left = x + (from + QUIET_ZONE) * unit;
          doc.rect(left, y + (row + QUIET_ZONE) * unit, (to - from) * unit, unit);
          from = to;
        }
      }
      doc.fill('#000000');
    },
    undefined,
    `QR: ${text}`,
  );
  const beside = x + side + mm(4);
  const width = paper.left + paper.width - beside;
  paper.pen('text', SIZE.text, INK);
  paper.mark('P', () => {
    paper.doc.text(drawable(look.caption), beside, y + mm(4), { width, lineGap: 1.5 });
  });
  paper.pen('text', SIZE.small, QUIET);
  paper.mark('P', () => {
    paper.doc.text(drawable(text), beside, paper.doc.y + mm(1.5), { width });
  });
  paper.doc.x = paper.left;
  paper.doc.y = Math.max(paper.doc.y, y + side) + mm(2);
}
