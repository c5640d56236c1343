import { CRITERION_NAMES, type CriterionName } from './criterion-names.ts';
import type { Disqualifier, Doubt, Form, Group, Item, PartCode } from './form.ts';

type More = Partial<Pick<Item, 'gates' | 'doubt' | 'cases'>> & { readonly under?: CriterionName };
/** Code, name, points of the answers, and what else there is. */
export type ItemSource =
  | readonly [code: string, name: CriterionName, scores: readonly number[]]
  | readonly [code: string, name: CriterionName, scores: readonly number[], more: More];

export interface GroupSource {
  readonly code: string;
  readonly name: CriterionName;
  readonly max: number;
  readonly items: readonly ItemSource[];
}

/** A form as it is written down in `forms/`. */
export interface FormSource {
  readonly setNo: number;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly productGroup: string;
  readonly sampleUnits: number;
  readonly disqualifiers: readonly Disqualifier[];
  readonly doubt?: Doubt;
  readonly parts: Readonly<Record<PartCode, readonly GroupSource[]>>;
}

const PARTS = [
  ['A', 40, 'Sản phẩm và sức mạnh cộng đồng', 'Product and community strength'],
  ['B', 25, 'Khả năng tiếp thị', 'Marketing'],
  ['C', 35, 'Chất lượng sản phẩm', 'Product quality'],
] as const;

export function buildForm(version: string, source: FormSource): Form {
  const { setNo, nameVi, nameEn, productGroup, sampleUnits, disqualifiers, doubt } = source;
  return {
    ...{ version, setNo, nameVi, nameEn, productGroup, sampleUnits, disqualifiers },
    doubt: doubt ?? null,
    parts: PARTS.map(([code, max, partVi, partEn]) => ({
      ...{ code, max, nameVi: partVi, nameEn: partEn },
      groups: source.parts[code].map(buildGroup),
    })),
  };
}

function buildGroup(source: GroupSource): Group {
  return {
    code: source.code,
    nameVi: source.name,
    nameEn: CRITERION_NAMES[source.name],
    max: source.max,
    items: source.items.map(buildItem),
  };
}

function buildItem([code, name, optionScores, more = {}]: ItemSource): Item {
  return {
    code,
    nameVi: name,
    nameEn: CRITERION_NAMES[name],
    max: Math.max(...optionScores),
    optionScores,
    gates: more.gates ?? {},
    doubt: more.doubt ?? null,
    cases: more.cases ?? false,
    under: more.under ?? null,
    underEn: more.under === undefined ? null : CRITERION_NAMES[more.under],
  };
}
