import { strToU8, zipSync } from 'fflate';

/** A small workbook from the inner XML of its sheets; style 1 shows a day. */
export function workbook(
  sheets: { name: string; xml: string; state?: string }[],
  strings: string[] = [],
): Uint8Array {
  const parts: Record<string, Uint8Array> = {
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns:r="r"><sheets>${sheets
        .map(
          (one, i) =>
            `<sheet name="${one.name}" sheetId="${i + 1}" r:id="rId${i + 1}"${one.state ? ` state="${one.state}"` : ''}/>`,
        )
        .join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Target="worksheets/sheet${i + 1}.xml"/>`).join('')}</Relationships>`,
    ),
    'xl/styles.xml': strToU8(
      '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    ),
    'xl/sharedStrings.xml': strToU8(
      `<sst>${strings.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
    ),
  };
  sheets.forEach((one, i) => {
    parts[`xl/worksheets/sheet${i + 1}.xml`] = strToU8(`<worksheet>${one.xml}</worksheet>`);
  });
  return zipSync(parts);
}

/** Rows as inline strings. */
export function sheetXml(rows: string[][], after = ''): string {
  const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const body = rows.map(
    (row) =>
      `<row>${row.map((cell) => `<c t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`).join('')}</row>`,
  );
  return `<sheetData>${body.join('')}</sheetData>${after}`;
}

/** A Word document from the inner XML of its body. */
export function wordDocument(body: string): Uint8Array {
  return zipSync({
    'word/document.xml': strToU8(`<w:document><w:body>${body}</w:body></w:document>`),
  });
}
