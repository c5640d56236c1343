import { drawable } from './drawable.ts';
import { mm, QUIET, SIZE } from './paper.ts';
import type { PdfSignature } from './shape.ts';
import type { Paper, Tag } from './writer.ts';

const IN_A_ROW = 3;
/** Room for a signature and a seal. */
const TO_SIGN = mm(24);

/** Places to sign, up to three side by side; two stand left and right, one stands right. */
export function drawSignatures(paper: Paper, signatures: readonly PdfSignature[]): void {
  for (let first = 0; first < signatures.length; first += IN_A_ROW) {
    const row = signatures.slice(first, first + IN_A_ROW);
    paper.space(3);
    paper.room(TO_SIGN + mm(22));
    const places = Math.max(row.length, 2);
    const width = paper.width / places;
    const top = paper.doc.y;
    let lowest = top;
    paper.tag('Sect', (tag) => {
      row.forEach((one, index) => {
        const place = row.length === 1 ? 1 : index;
        lowest = Math.max(lowest, drawOne(paper, one, paper.left + place * width, width, top, tag));
      });
    });
    paper.doc.x = paper.left;
    paper.doc.y = lowest;
  }
}

function drawOne(
  paper: Paper,
  one: PdfSignature,
  x: number,
  width: number,
  top: number,
  tag: Tag,
): number {
  const look = { width: width - mm(4), align: 'center' } as const;
  const at = x + mm(2);
  paper.pen('bold', SIZE.text);
  paper.mark('P', () => paper.doc.text(drawable(one.role), at, top, look), tag);
  if (one.note) {
    const note = drawable(one.note);
    paper.pen('text', SIZE.small, QUIET);
    paper.mark('P', () => paper.doc.text(note, at, paper.doc.y, look), tag);
  }
  const y = paper.doc.y + TO_SIGN;
  if (one.name) {
    const name = drawable(one.name);
    paper.pen('bold', SIZE.text);
    paper.mark('P', () => paper.doc.text(name, at, y, look), tag);
    return paper.doc.y;
  }
  return y;
}
