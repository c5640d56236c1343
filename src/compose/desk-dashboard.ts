import type { Day } from '#src/base/day.ts';
import { reachOf } from '#src/features/accounts/may.ts';
import {
  dashboardNumbers,
  type DashboardNumbers,
  STAR_SERIES,
} from '#src/features/certificates/desk/dashboard-numbers.ts';
import { type DeskLine, linesWithin } from '#src/features/certificates/desk/desk-line.ts';
import type { MissedGateCount } from '#src/features/certificates/desk/missed-gates.ts';
import { readMissedGates } from '#src/features/certificates/desk/read-missed-gates.server.ts';
import { vietnameseOrder } from '#src/features/certificates/desk/vietnamese-order.ts';
import { criteriaForm } from '#src/features/criteria/criteria-form.ts';
import { itemsOf } from '#src/features/criteria/form.ts';
import { deskDashboardWords } from '#src/words/desk-dashboard.ts';
import type { Desk } from './desk.ts';
import { deskRegister } from './desk-register.ts';

export interface Overview {
  readonly numbers: DashboardNumbers;
  readonly gates: readonly MissedGateCount[];
  /** Provinces to choose from: those within reach that have certificates. */
  readonly provinces: readonly { readonly code: string; readonly name: string }[];
  readonly years: readonly number[];
  readonly provinceCode: string | null;
  readonly year: number | null;
  readonly nameOf: (what: 'province' | 'commune' | 'group', key: string) => string;
  readonly gateName: (gate: MissedGateCount) => string;
  readonly starNames: readonly string[];
}

/** What the overview shows to this person: only what lies within reach, narrowed by province and year as asked. */
export async function overviewOf(desk: Desk, params: URLSearchParams): Promise<Overview> {
  const { app, actor, day, lang, ref } = desk;
  const w = deskDashboardWords[lang];
  const reach = reachOf(actor, 'see-dashboard');
  const all = linesWithin(await deskRegister(app.db, day, day), reach);
  const names = new Map<string, string>();
  const communeNames = new Map<string, string>();
  const years = new Set<number>();
  for (const line of all) {
    names.set(line.provinceCode, line.provinceName);
    if (line.communeCode !== null) communeNames.set(line.communeCode, line.communeName);
    if (line.year !== null) years.add(line.year);
  }
  const asked = params.get('tinh') ?? '';
  const provinceCode = names.has(asked) ? asked : null;
  const year = years.has(Number(params.get('nam'))) ? Number(params.get('nam')) : null;
  const lines =
    provinceCode === null ? all : all.filter((line) => line.provinceCode === provinceCode);
  const groupName = (code: string): string => {
    const group = ref.groups.find((one) => one.code === code);
    return group ? `${code}. ${lang === 'vi' ? group.shortVi : group.shortEn}` : code;
  };
  return {
    numbers: numbersOf(lines, day, year),
    gates: await readMissedGates(app.db, reach, { provinceCode, year }),
    provinces: [...names]
      .map(([code, name]) => ({ code, name }))
      .sort((a, b) => (vietnameseOrder(a.name) < vietnameseOrder(b.name) ? -1 : 1)),
    years: [...years].sort((a, b) => b - a),
    provinceCode,
    year,
    nameOf: (what, key) =>
      what === 'group'
        ? groupName(key)
        : ((what === 'province' ? names : communeNames).get(key) ?? key),
    gateName: (gate) => w.gateOf(gate.item, itemName(gate, lang), gate.star),
    starNames: STAR_SERIES.map((stars) => w.starsN(stars)),
  };
}

/** The lines of the whole country are the same list until something changes. */
const kept = new WeakMap<readonly DeskLine[], Map<string, DashboardNumbers>>();

function numbersOf(lines: readonly DeskLine[], day: Day, year: number | null): DashboardNumbers {
  const have = kept.get(lines) ?? new Map<string, DashboardNumbers>();
  kept.set(lines, have);
  const key = `${day} ${year}`;
  const numbers = have.get(key) ?? dashboardNumbers(lines, day, year);
  have.set(key, numbers);
  return numbers;
}

/** The item as its form words it; empty when the form does not have it. */
function itemName({ setNo, item }: MissedGateCount, lang: 'vi' | 'en'): string {
  const found = itemsOf(criteriaForm(setNo)).find((one) => one.code === item);
  return found ? (lang === 'vi' ? found.nameVi : found.nameEn) : '';
}
