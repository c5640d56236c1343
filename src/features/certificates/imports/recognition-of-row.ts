import type { Day } from '#src/base/day.ts';
import type { ListRow } from '../decision-list/list.ts';
import type { NewProducer, Recognition } from '../recognition.ts';
import { guessSet } from './guess-set.ts';
import type { Judged } from './judge.ts';
import { plainWords } from './names.ts';

/** What every certificate of one list has in common. */
export interface RecognitionContext {
  readonly decision: Recognition['decision'];
  readonly source: { readonly url: string; readonly via: string; readonly readOn: Day };
  /** Said by the officer who overruled the document; empty when nobody did. */
  readonly reason: string;
}

/** The legal form that a name begins with. */
export function producerKind(name: string): NewProducer['kind'] {
  const words = plainWords(name);
  if (/^(?:lien hiep )?(?:hop tac xa|htx)/.test(words)) return 'cooperative';
  if (/^(?:to hop tac|tht|to san xuat|nhom)\b/.test(words)) return 'cooperative-group';
  if (/^(?:chi nhanh )?(?:cong ti|cti|ctcp|doanh nghiep|dntn)\b/.test(words)) return 'company';
  if (/^(?:ho|hkd|co so|cs|cssx|ong|ba|anh|chi|chu co so|trang trai)\b/.test(words)) {
    return 'household';
  }
  return 'unknown';
}

/** The certificate that a judged row asks for. */
export function recognitionOfRow(
  row: ListRow,
  judged: Judged,
  provinceCode: string,
  context: RecognitionContext,
): Recognition {
  const { place, printed } = judged;
  const printedPlace = [printed.commune, printed.district, printed.province]
    .filter(Boolean)
    .join(', ');
  const producer =
    judged.producer.id !== null
      ? { id: judged.producer.id }
      : row.producer === ''
        ? null
        : {
            new: {
              name: row.producer,
              kind: producerKind(row.producer),
              provinceCode,
              communeCode: place.communeCode,
              printedPlace,
              sourceUrl: context.source.url,
            },
          };
  return {
    product:
      judged.product.id !== null
        ? { id: judged.product.id }
        : {
            new: {
              name: row.name,
              producer,
              setNo: guessSet(row.name, row.group),
              setBy: 'inferred',
              provinceCode,
              communeCode: place.communeCode,
              oldProvinceCode: place.oldProvinceCode,
              placeHow: ['list', 'none'].includes(place.how) ? 'province-only' : place.how,
            },
          },
    stars: judged.stars as 3 | 4 | 5,
    score: row.score === null ? '' : String(row.score),
    decision: context.decision,
    printed: { name: row.name, producer: row.producer, ...printed, group: row.group },
    source: context.source,
    note: [row.note, context.reason].filter(Boolean).join(' · '),
    dossierId: null,
    productCode: null,
  };
}
