/** What a document says of itself. */
export interface PdfMeta {
  readonly title: string;
  readonly author: string;
  readonly subject?: string;
  readonly lang: 'vi' | 'en';
  /** The moment it is made, milliseconds since 1970: the same content at the same moment is the same file. */
  readonly now: number;
  /** The sheet laid across, for wide tables. */
  readonly wide?: boolean;
  /** Printed at the foot of every page, left of the page number. */
  readonly footer?: string;
}

/** The head of an official paper: who issues it on the left, the state's name and motto on the right. */
export interface PdfHead {
  /** The lines on the left; the last one is bold and underlined: the body that issues. */
  readonly agency: readonly string[];
  /** `Số: 12/BB-HĐ`. */
  readonly number?: string;
  /** The state's name and motto; they stay Vietnamese in every language. */
  readonly motto?: boolean;
  /** `Cần Thơ, ngày 22 tháng 11 năm 2026`. */
  readonly placeAndDay?: string;
}

export interface PdfColumn {
  readonly title: string;
  /** Its share of the width, against the other columns. */
  readonly share: number;
  readonly align?: 'left' | 'right' | 'center';
}

/** A row; `strong` for totals and headings inside a table. A string is one cell over the whole width. */
export interface PdfRow {
  readonly cells: readonly string[] | string;
  readonly strong?: boolean;
}

export interface PdfTable {
  readonly columns: readonly PdfColumn[];
  readonly rows: readonly (PdfRow | readonly string[])[];
  /** What the table is, for people who cannot see it. */
  readonly about: string;
  readonly small?: boolean;
}

export interface PdfSignature {
  readonly role: string;
  /** Under the role, in brackets: `Ký, ghi rõ họ tên`. */
  readonly note?: string;
  readonly name?: string;
}

export interface ParagraphLook {
  readonly align?: 'left' | 'center' | 'right' | 'justify';
  readonly bold?: boolean;
  readonly small?: boolean;
  readonly quiet?: boolean;
}

/** What shows through the window of an envelope: a small line of the sender, the addressee line by line. */
export interface PdfAddress {
  readonly from: string;
  readonly to: readonly string[];
}

/** A document being written from top to bottom; pages break by themselves. */
export interface PdfPage {
  head(head: PdfHead): void;
  /** The address of a letter, where the window of its envelope is: at the beginning of a sheet. */
  addressWindow(address: PdfAddress): void;
  title(text: string, under?: string): void;
  section(text: string): void;
  paragraph(text: string, look?: ParagraphLook): void;
  /** Items with a dash before each. */
  list(items: readonly string[]): void;
  /** Labels and what they say, in two columns. */
  facts(facts: readonly (readonly [label: string, value: string])[]): void;
  table(table: PdfTable): void;
  /** A QR code as a drawing, `size` millimetres wide, with what it says under or beside it. */
  qr(text: string, look: { readonly caption: string; readonly size?: number }): void;
  /** Places to sign, side by side, never broken across pages. */
  signatures(signatures: readonly PdfSignature[]): void;
  /** Room of its own, in millimetres. */
  space(height: number): void;
  newPage(): void;
}
