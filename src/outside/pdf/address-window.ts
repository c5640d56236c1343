import { drawable } from './drawable.ts';
import { INK, mm, QUIET } from './paper.ts';
import type { PdfAddress } from './shape.ts';
import type { Paper } from './writer.ts';

/** Where the window of a C5/6 or DL envelope shows a sheet folded in three: from the left and the top, in millimetres. */
const WINDOW = { left: 22, top: 44, width: 84, height: 38 } as const;

/** Sender and addressee, where the window of the envelope is; goes on below it. At the beginning of a sheet only. */
export function drawAddressWindow(paper: Paper, { from, to }: PdfAddress): void {
  const { doc } = paper;
  const [x, top, width] = [mm(WINDOW.left), mm(WINDOW.top), mm(WINDOW.width)];
  paper.mark('P', () => {
    paper
      .pen('text', 7.5, QUIET)
      .text(drawable(from), x, top, { width, height: 11, ellipsis: true });
  });
  let y = top + mm(6);
  const bottom = top + mm(WINDOW.height);
  to.forEach((line, index) => {
    if (y + 12 > bottom) return;
    paper.mark('P', () => {
      paper
        .pen(index === 0 ? 'bold' : 'text', 10.5, INK)
        .text(drawable(line), x, y, { width, height: bottom - y, ellipsis: true, lineGap: 0.5 });
    });
    y = doc.y + 1;
  });
  doc.x = paper.left;
  doc.y = bottom + mm(2);
}
