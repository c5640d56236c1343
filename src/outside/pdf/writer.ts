import { drawAddressWindow } from './address-window.ts';
import { drawHead } from './head.ts';
import { drawQr } from './qr-drawing.ts';
import { drawSignatures } from './signatures.ts';
import { drawTable } from './table.ts';
import { drawable } from './drawable.ts';
import { type FontName, INK, mm, QUIET, SIZE } from './paper.ts';
import type {
  ParagraphLook,
  PdfAddress,
  PdfHead,
  PdfMeta,
  PdfPage,
  PdfSignature,
  PdfTable,
} from './shape.ts';

export type Doc = PDFKit.PDFDocument;
export type Tag = PDFKit.PDFStructureElement;

/** Writes on the sheets of one document. Every mark on the paper belongs to a tag or is told apart as decoration. */
export class Paper implements PdfPage {
  readonly doc: Doc;
  readonly meta: PdfMeta;
  readonly #root: Tag;

  constructor(doc: Doc, meta: PdfMeta) {
    this.doc = doc;
    this.meta = meta;
    this.#root = doc.struct('Document');
    doc.addStructure(this.#root);
    this.pen('text', SIZE.text);
  }

  get left(): number {
    return this.doc.page.margins.left;
  }

  get width(): number {
    const { width, margins } = this.doc.page;
    return width - margins.left - margins.right;
  }

  get bottom(): number {
    return this.doc.page.maxY();
  }

  pen(font: FontName, size: number, color: string = INK): Doc {
    return this.doc.font(font).fontSize(size).fillColor(color);
  }

  /** Draws inside a new tag; `within` is the tag around it, the document itself when left out. */
  tag(type: string, draw: (tag: Tag) => void, within?: Tag, alt?: string): void {
    const tag = this.doc.struct(type, alt === undefined ? {} : { alt: drawable(alt) });
    (within ?? this.#root).add(tag);
    draw(tag);
    tag.end();
  }

  /** Draws text or lines as the whole content of a new tag. */
  mark(type: string, draw: () => void, within?: Tag, alt?: string): void {
    this.tag(type, (tag) => tag.add(draw), within, alt);
  }

  /** Lines and shades that say nothing. */
  decoration(draw: () => void): void {
    this.doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.doc.endMarkedContent();
  }

  /** Goes to a new sheet when less than `height` points are left on this one. */
  room(height: number): void {
    if (this.doc.y + height > this.bottom) this.newPage();
  }

  newPage(): void {
    this.doc.addPage();
    this.doc.x = this.left;
  }

  space(height: number): void {
    this.doc.y = Math.min(this.doc.y + mm(height), this.bottom);
  }

  head(head: PdfHead): void {
    drawHead(this, head);
  }

  addressWindow(address: PdfAddress): void {
    drawAddressWindow(this, address);
  }

  title(text: string, under?: string): void {
    this.room(mm(30));
    this.space(2);
    this.mark('H1', () => {
      this.pen('serif', SIZE.title).text(drawable(text), this.left, this.doc.y, {
        width: this.width,
        align: 'center',
      });
    });
    if (under !== undefined) this.paragraph(under, { align: 'center' });
    this.space(3);
  }

  section(text: string): void {
    this.space(3);
    this.room(mm(22));
    this.mark('H2', () => {
      this.pen('bold', SIZE.section).text(drawable(text), this.left, this.doc.y, {
        width: this.width,
      });
    });
    this.space(1.2);
  }

  paragraph(text: string, look: ParagraphLook = {}): void {
    if (text.trim() === '') return;
    const size = look.small ? SIZE.small : SIZE.text;
    this.room(size * 2);
    this.mark('P', () => {
      this.pen(look.bold ? 'bold' : 'text', size, look.quiet ? QUIET : INK).text(
        drawable(text),
        this.left,
        this.doc.y,
        { width: this.width, align: look.align ?? 'left', lineGap: 1.5 },
      );
    });
    this.space(1.6);
  }

  list(items: readonly string[]): void {
    if (items.length === 0) return;
    const indent = mm(5);
    this.tag('L', (list) => {
      for (const item of items) {
        this.room(SIZE.text * 2);
        this.tag(
          'LI',
          (line) => {
            const y = this.doc.y;
            this.mark('Lbl', () => this.pen('text', SIZE.text).text('–', this.left, y), line);
            this.mark(
              'LBody',
              () => {
                this.doc.text(drawable(item), this.left + indent, y, {
                  width: this.width - indent,
                  lineGap: 1.5,
                });
              },
              line,
            );
          },
          list,
        );
        this.space(0.8);
      }
    });
    this.doc.x = this.left;
    this.space(1);
  }

  facts(facts: readonly (readonly [label: string, value: string])[]): void {
    const rows = facts.map(([label, value]) => [label, value] as const);
    drawTable(this, {
      about: rows.map(([label]) => label).join(', '),
      columns: [
        { title: '', share: 34 },
        { title: '', share: 66 },
      ],
      rows,
      plain: true,
    });
  }

  table(table: PdfTable): void {
    drawTable(this, table);
  }

  qr(text: string, look: { readonly caption: string; readonly size?: number }): void {
    drawQr(this, text, look);
  }

  signatures(signatures: readonly PdfSignature[]): void {
    drawSignatures(this, signatures);
  }

  /** Page numbers and the line at the foot, when the number of sheets is known. */
  finish(): void {
    this.#root.end();
    const { start, count } = this.doc.bufferedPageRange();
    for (let index = 0; index < count; index += 1) {
      this.doc.switchToPage(start + index);
      this.doc.markContent('Artifact', { type: 'Pagination' });
      const y = this.bottom + mm(7);
      const number = `${index + 1}/${count}`;
      this.pen('text', 8.5, QUIET);
      const right = this.left + this.width - this.doc.widthOfString(number);
      this.doc.text(number, right, y, { lineBreak: false });
      const footer = this.#fitting(drawable(this.meta.footer ?? ''), this.width - mm(20));
      if (footer !== '') this.doc.text(footer, this.left, y, { lineBreak: false });
      this.doc.endMarkedContent();
    }
  }

  #fitting(text: string, width: number): string {
    if (this.doc.widthOfString(text) <= width) return text;
    let end = text.length;
    while (end > 0 && this.doc.widthOfString(`${text.slice(0, end)}…`) > width) end -= 1;
    return `${text.slice(0, end).trimEnd()}…`;
  }
}
