/** What a commune's number is worked out from; the sequence is the commune's own within the year. */
export interface NumberParts {
  readonly provinceCode: string;
  readonly communeCode: string;
  readonly sequence: number;
  readonly year: number;
}

/** Mã số sản phẩm `T-X-STT-năm` on the score sheet; codes of QĐ 19/2025/QĐ-TTg (QĐ 26/2026 Phụ lục II). */
export function productCode({ provinceCode, communeCode, sequence, year }: NumberParts): string {
  return `${provinceCode}-${communeCode}-${sequence}-${year}`;
}

/** Số phiếu đăng ký `…/PĐK-(mã tỉnh)-(mã xã)-(năm)` (QĐ 26/2026 Mẫu 01). */
export function slipNo({ provinceCode, communeCode, sequence, year }: NumberParts): string {
  return `${sequence}/PĐK-${provinceCode}-${communeCode}-${year}`;
}

/** `HS-2026-00001`: ours, in the address of the dossier. */
export function dossierCode(year: number, sequence: number): string {
  return `HS-${year}-${String(sequence).padStart(5, '0')}`;
}
