import type { Day } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import {
  type PointFacts,
  readHours,
  readTypedDay,
} from '#src/features/promotions/points/point-facts.ts';
import { parseHours, writeSpans } from '#src/features/promotions/points/point-hours.ts';
import type { DeskPoint } from '#src/features/promotions/points/read-desk-points.server.ts';

const text = (form: FormData, name: string): string => String(form.get(name) ?? '');

/** @throws Refusal what `readHours` throws, `point-days` */
export function pointFactsOf(form: FormData): PointFacts {
  return {
    kind: text(form, 'loai') === 'fair' ? 'fair' : 'shop',
    ...{ name: text(form, 'ten'), address: text(form, 'dia-chi') },
    ...{ provinceCode: text(form, 'tinh'), communeCode: text(form, 'xa') || null },
    ...{ latitude: text(form, 'vi-do'), longitude: text(form, 'kinh-do') },
    hours: readHours(
      Array.from({ length: 7 }, (_, weekday) => text(form, `gio-${weekday}`).slice(0, 100)),
      form.has('ro-gio'),
      text(form, 'nghi').slice(0, 1_000),
    ),
    ...{ startsOn: dayOf(form, 'tu-ngay'), endsOn: dayOf(form, 'den-ngay') },
    ...{ phone: text(form, 'dien-thoai'), noteVi: text(form, 'ghi'), noteEn: text(form, 'ghi-en') },
    pickUp: form.has('nhan-don'),
  };
}

function dayOf(form: FormData, name: string): Day | null {
  const typed = text(form, name).trim();
  if (typed === '') return null;
  const day = readTypedDay(typed);
  if (day === null) throw new Refusal('point-closed-days', { typed: typed.slice(0, 30) });
  return day;
}

/** What the fields show: what was typed when it was refused, else what is stored. Checkboxes are `on` or ''. */
export function pointValues(
  point: DeskPoint | null,
  typed: FormData | null,
  home: string,
): (field: string) => string {
  if (typed !== null) return (field) => text(typed, field);
  const hours = parseHours(point?.hours ?? '{}');
  const stored: Record<string, string> = {
    ...{ loai: point?.kind ?? 'shop', ten: point?.name ?? '', 'dia-chi': point?.address ?? '' },
    ...{ tinh: point?.provinceCode ?? home, xa: point?.communeCode ?? '' },
    ...{ 'vi-do': point?.latitude ?? '', 'kinh-do': point?.longitude ?? '' },
    ...{ 'tu-ngay': point?.startsOn ?? '', 'den-ngay': point?.endsOn ?? '' },
    ...{
      'dien-thoai': point?.phone ?? '',
      ghi: point?.noteVi ?? '',
      'ghi-en': point?.noteEn ?? '',
    },
    'nhan-don': point?.pickUp ? 'on' : '',
    'ro-gio': point === null || hours.week !== null ? 'on' : '',
    nghi: hours.closed.map((day) => day.split('-').reverse().join('/')).join(', '),
  };
  for (const weekday of Array.from({ length: 7 }).keys()) {
    stored[`gio-${weekday}`] = writeSpans(hours.week?.[weekday] ?? []);
  }
  return (field) => stored[field] ?? '';
}
