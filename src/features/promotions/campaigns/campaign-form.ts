import { parseDay } from '#src/base/day.ts';
import { tidy } from '#src/base/fold.ts';
import type { CampaignRule } from '#src/features/cart/pricing/contract.ts';
import { CAMPAIGN_KINDS, type CampaignDraft, type CampaignOwner } from './campaign.ts';
import type { CampaignFacts } from './rule-of.ts';

type Texts = Pick<
  CampaignDraft,
  'titleVi' | 'titleEn' | 'leadVi' | 'leadEn' | 'bodyVi' | 'bodyEn' | 'banner'
>;

/** Names of the fields of the campaign form, by what they hold. */
const TEXTS = [
  ['titleVi', 'ten'],
  ['titleEn', 'ten-en'],
  ['leadVi', 'loi-dan'],
  ['leadEn', 'loi-dan-en'],
  ['bodyVi', 'noi-dung'],
  ['bodyEn', 'noi-dung-en'],
  ['banner', 'tranh'],
] as const;

/** `50.000`, `50 000 đ`, `50000` → 50000; NaN when it is no whole number, `ifEmpty` when nothing was typed. */
export function readDong<T>(typed: string, ifEmpty: T): number | T {
  const text = typed.replace(/[\s.,₫đ]/gi, '');
  if (text === '') return ifEmpty;
  return /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
}

/** `12,5` or `12.5` → 1250; NaN when it is no percentage with two decimals at most, 0 when nothing was typed. */
export function readPercent(typed: string): number {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(typed.trim());
  if (typed.trim() === '') return 0;
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : Number.NaN;
}

/** What was typed into the campaign form; wrong numbers are NaN, which `campaignFault` refuses. */
export function readCampaignForm(form: FormData): CampaignDraft {
  const text = (name: string): string => String(form.get(name) ?? '');
  const numbers = (name: string): number[] =>
    [...new Set(form.getAll(name).map(String))]
      .filter((one) => /^[1-9]\d{0,9}$/.test(one))
      .map(Number);
  const texts = Object.fromEntries(
    TEXTS.map(([key, name]) => [
      key,
      key.startsWith('body') ? text(name).replaceAll('\r\n', '\n').trim() : tidy(text(name)),
    ]),
  ) as unknown as Texts;
  const kind = CAMPAIGN_KINDS.find((one) => one === text('cach')) ?? 'none';
  const province = text('tinh');
  return {
    ...texts,
    startsOn: parseDay(text('tu-ngay')),
    endsOn: parseDay(text('den-ngay')),
    kind,
    percentBp: kind === 'percent' ? readPercent(text('phan-tram')) : 0,
    amount: kind === 'amount' || kind === 'free-shipping' ? readDong(text('so-tien'), 0) : 0,
    bundleTake: kind === 'bundle' ? readDong(text('mua'), 0) : 0,
    bundleFree: kind === 'bundle' ? readDong(text('tang'), 0) : 0,
    mostOff: kind === 'none' ? null : readDong(text('giam-toi-da'), null),
    leastSpend: kind === 'none' ? 0 : readDong(text('mua-tu'), 0),
    byVoucher: form.get('bang-ma') === '1',
    chosen: {
      productIds: numbers('san-pham'),
      provinceCodes: /^\d{2}$/.test(province) ? [province] : [],
      stars: numbers('sao').filter((stars) => stars >= 3 && stars <= 5),
      setNos: numbers('bo').filter((no) => no <= 26),
      producerIds: [],
    },
  };
}

/** A campaign as the form would have sent it: what its fields show. */
export function campaignForm(row: CampaignFacts & Texts, rule: CampaignRule): FormData {
  const form = new FormData();
  for (const [key, name] of TEXTS) form.set(name, row[key]);
  form.set('tu-ngay', row.startsOn);
  form.set('den-ngay', row.endsOn);
  form.set('cach', row.kind);
  const shown = (name: string, value: number | null): void => {
    if (value !== null && value !== 0) form.set(name, String(value));
  };
  if (row.percentBp > 0) form.set('phan-tram', String(row.percentBp / 100).replace('.', ','));
  shown('so-tien', row.amount);
  shown('mua', row.bundleTake);
  shown('tang', row.bundleFree);
  shown('giam-toi-da', row.mostOff);
  shown('mua-tu', row.leastSpend);
  if (row.byVoucher) form.set('bang-ma', '1');
  const { productIds, stars, setNos, provinceCodes } = rule.chosen;
  for (const id of productIds) if (id > 0) form.append('san-pham', String(id));
  for (const one of stars) form.append('sao', String(one));
  for (const no of setNos) form.append('bo', String(no));
  if (row.provinceCode === null && provinceCodes[0] !== undefined)
    form.set('tinh', provinceCodes[0]);
  return form;
}

/** `quoc-gia`, `tinh-91`, `co-so-12`; null when it names nobody. */
export function readOwner(typed: string): CampaignOwner | null {
  if (typed === 'quoc-gia') return { provinceCode: null, producerId: null };
  const province = /^tinh-(\d{2})$/.exec(typed)?.[1];
  if (province !== undefined) return { provinceCode: province, producerId: null };
  const producer = /^co-so-([1-9]\d{0,9})$/.exec(typed)?.[1];
  return producer === undefined ? null : { provinceCode: null, producerId: Number(producer) };
}

export function ownerValue({ provinceCode, producerId }: CampaignOwner): string {
  if (producerId !== null) return `co-so-${producerId}`;
  return provinceCode === null ? 'quoc-gia' : `tinh-${provinceCode}`;
}
