import type { Lang } from '#src/base/lang.ts';
import { offerTableWords } from '#src/words/offer-table.ts';
import { offerWords } from '#src/words/offers.ts';
import type { BulkValues } from './bulk-values.ts';
import type { DeskState } from './desk-query.ts';
import { sheetCell } from './sheet-cells.ts';

/** A size as the list of the desk has it. */
interface SheetLine extends BulkValues {
  readonly sku: string;
  readonly productName: string;
  readonly unitVi: string;
  readonly unitEn: string;
  readonly held: number;
  readonly available: number | null;
  readonly shown: DeskState;
  readonly illustrative: boolean;
  readonly steps: readonly { readonly fromQuantity: number; readonly price: number }[];
  readonly weightGrams: number;
  readonly vatBp: number;
  readonly producerName: string | null;
  readonly provinceCode: string;
}

interface SheetHead {
  readonly title: string;
  readonly width: number;
  readonly kind: 'text' | 'number';
  readonly format?: string;
}

/** Sizes as a sheet: what can be changed in bulk stands in it so that reading it back finds no change. */
export function offerSheet(
  lines: readonly SheetLine[],
  { lang, provinceName }: { lang: Lang; provinceName: (code: string) => string },
): { columns: SheetHead[]; rows: (string | number | null)[][] } {
  const w = offerWords[lang].desk;
  const c = w.columns;
  const t = offerTableWords[lang].columns;
  const text = (title: string, width: number): SheetHead => ({ title, width, kind: 'text' });
  const number = (title: string): SheetHead => ({ title, width: 10, kind: 'number' });
  const columns: SheetHead[] = [
    ...[text(c.sku, 14), text(c.product, 40), text(c.unit, 18)],
    { title: c.price, width: 12, kind: 'number', format: '#,##0' },
    ...[number(c.stock), number(c.held), number(c.available), text(c.state, 14), text(t.state, 12)],
    ...[text(t.seasonFrom, 16), text(t.seasonTo, 16), number(c.lead), number(c.least)],
    ...[number(c.most), text(c.steps, 34), number(c.weight), number(c.vat)],
    ...[text(c.producer, 36), text(c.province, 18)],
  ];
  const rows = lines.map((line) => [
    ...[line.sku, line.productName, lang === 'vi' ? line.unitVi : line.unitEn],
    ...[line.price, sheetCell('stock', line.stock, lang), line.held, line.available],
    `${w.states[line.shown]}${line.illustrative ? ` (${w.illustrative})` : ''}`,
    sheetCell('state', line.state, lang),
    ...[sheetCell('seasonFrom', line.seasonFrom, lang), sheetCell('seasonTo', line.seasonTo, lang)],
    ...[line.leadDays, line.minQuantity, sheetCell('maxQuantity', line.maxQuantity, lang)],
    line.steps.map(({ fromQuantity, price }) => `${fromQuantity}: ${price}`).join('; '),
    ...[line.weightGrams, line.vatBp / 100],
    ...[line.producerName, provinceName(line.provinceCode)],
  ]);
  return { columns, rows };
}
