import { escapeHtml } from '#src/base/html.ts';
import type { Lang } from '#src/base/lang.ts';
import { paths } from '#src/base/paths.ts';
import { offerTableWords } from '#src/words/offer-table.ts';
import type { BulkField } from './bulk-values.ts';
import type { TableCell, TableRow } from './table-rows.ts';

/** What a row of the table says of its size. */
export interface SheetSize {
  readonly id: number;
  readonly sku: string;
  readonly productName: string;
  readonly unitVi: string;
  readonly unitEn: string;
  readonly held: number;
  readonly illustrative: boolean;
}

/** Columns in their order. */
export const SHEET_FIELDS: readonly BulkField[] = [
  ...(['price', 'stock', 'state', 'minQuantity', 'maxQuantity', 'leadDays'] as const),
  ...(['seasonFrom', 'seasonTo'] as const),
];

/**
 * The rows of the table as text: hundreds of rows with a dozen controls each are too many for components.
 * @param faults what is wrong with a cell, by its name
 */
export function sheetRows(
  rows: readonly TableRow<SheetSize>[],
  { lang, faults }: { lang: Lang; faults: ReadonlyMap<string, string> },
): string {
  const w = offerTableWords[lang];
  const p = paths(lang);
  return rows
    .map(({ line, cells, moved, chosen }) => {
      const { id, sku, productName } = line;
      const unit = lang === 'vi' ? line.unitVi : line.unitEn;
      const more = [
        sku,
        ...(line.held > 0 ? [w.held(line.held)] : []),
        ...(line.illustrative ? [w.illustrative] : []),
      ].join(' · ');
      return `<tr data-tim="${escapeHtml(`${productName} ${sku}`)}"${moved ? ' class="bgk-dong-moi"' : ''}>
<td class="bgk-chon"><label class="bgk-o"><input type="checkbox" name="chon" value="${id}"${chosen ? ' checked' : ''} aria-label="${escapeHtml(w.choose(sku))}"></label></td>
<th scope="row" id="d-${id}"><a href="${p.deskOffer(id)}">${escapeHtml(productName)}</a><span>${escapeHtml(unit)}</span><small>${escapeHtml(more)}</small>${moved ? `<small class="loi">${w.movedRow}</small>` : ''}</th>
${SHEET_FIELDS.map((field) => cellHtml(field, { cells, id, lang, faults })).join('')}</tr>`;
    })
    .join('\n');
}

function cellHtml(
  field: BulkField,
  {
    cells,
    id,
    lang,
    faults,
  }: {
    cells: readonly TableCell[];
    id: number;
    lang: Lang;
    faults: ReadonlyMap<string, string>;
  },
): string {
  const w = offerTableWords[lang];
  const cell = cells.find((one) => one.field === field);
  if (cell === undefined) return '';
  const { name, text, was, moved } = cell;
  const fault = faults.get(name);
  const shown = (value: string): string =>
    field === 'state' ? (w.states[value as 'paused'] ?? value) : value === '' ? w.empty : value;
  const notes = [
    was === null ? '' : `<span data-truoc>${escapeHtml(`${w.was} ${shown(was)}`)}</span>`,
    moved === null ? '' : `<span class="loi">${escapeHtml(w.moved(shown(moved)))}</span>`,
    fault === undefined ? '' : `<span class="loi">${escapeHtml(fault)}</span>`,
  ].join(' ');
  const says = notes.trim() !== '';
  const common = `name="${name}" aria-labelledby="cot-${field} d-${id}"${
    was === null ? '' : ` data-goc="${escapeHtml(was)}"`
  }${fault === undefined ? '' : ' aria-invalid="true"'}${says ? ` aria-describedby="${name}-ghi"` : ''}`;
  const control =
    field === 'state'
      ? `<select ${common}>${(['on-sale', 'paused'] as const)
          .map(
            (state) =>
              `<option value="${state}"${text === state ? ' selected' : ''}>${w.states[state]}</option>`,
          )
          .join('')}</select>`
      : `<input type="text" ${common} value="${escapeHtml(text)}"${
          field.startsWith('season') ? '' : ' inputmode="numeric"'
        }>`;
  return `<td class="bgk-${field}${was === null ? '' : ' bgk-doi'}" data-nhan="${w.columns[field]}">${control}${
    says ? `<small id="${name}-ghi">${notes}</small>` : ''
  }</td>`;
}
