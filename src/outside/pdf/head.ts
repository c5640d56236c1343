import { drawable } from './drawable.ts';
import { type FontName, INK, mm, SIZE } from './paper.ts';
import type { PdfHead } from './shape.ts';
import type { Paper, Tag } from './writer.ts';

const STATE = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
const MOTTO = 'Độc lập - Tự do - Hạnh phúc';

interface Line {
  readonly text: string;
  readonly font: FontName;
  readonly size: number;
  /** How much of the line's own width is ruled under it. */
  readonly ruled?: number;
}

/** The two columns at the head of an official paper (Nghị định 30/2020, Phụ lục I). */
export function drawHead(paper: Paper, head: PdfHead): void {
  const top = paper.doc.y;
  const gap = mm(4);
  const leftWidth = head.motto === false ? paper.width : paper.width * 0.42;
  const last = head.agency.length - 1;
  const left: Line[] = head.agency.map((text, index) => ({
    text,
    font: index === last ? 'bold' : 'text',
    size: SIZE.text,
    ...(index === last ? { ruled: 0.4 } : {}),
  }));
  if (head.number) left.push({ text: head.number, font: 'text', size: SIZE.text });
  const right: Line[] =
    head.motto === false
      ? []
      : [
          { text: STATE, font: 'bold', size: 9.5 },
          { text: MOTTO, font: 'bold', size: SIZE.text, ruled: 1 },
        ];
  let lowest = top;
  paper.tag('Sect', (tag) => {
    lowest = Math.max(lowest, column(paper, left, paper.left, leftWidth, top, tag));
    const rightX = paper.left + leftWidth + gap;
    const rightWidth = paper.width - leftWidth - gap;
    lowest = Math.max(lowest, column(paper, right, rightX, rightWidth, top, tag));
  });
  paper.doc.x = paper.left;
  paper.doc.y = lowest;
  if (head.placeAndDay) {
    paper.space(2);
    paper.paragraph(head.placeAndDay, { align: 'right' });
  }
  paper.space(3);
}

function column(
  paper: Paper,
  lines: readonly Line[],
  x: number,
  width: number,
  top: number,
  tag: Tag,
): number {
  let y = top;
  for (const line of lines) {
    const text = drawable(line.text);
    paper.pen(line.font, line.size);
    paper.mark('P', () => paper.doc.text(text, x, y, { width, align: 'center' }), tag);
    y = paper.doc.y + 1;
    if (line.ruled !== undefined) {
      const length = Math.min(width, paper.doc.widthOfString(text)) * line.ruled;
      const middle = x + width / 2;
      const at = y + 1;
      paper.decoration(() => {
        paper.doc
          .moveTo(middle - length / 2, at)
          .lineTo(middle + length / 2, at)
          .lineWidth(0.7)
          .stroke(INK);
      });
      y += 5;
    }
  }
  return y;
}
