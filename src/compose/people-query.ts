import { type GrantedRole, reachOf } from '#src/features/accounts/may.ts';
import { isGrantedRole } from '#src/features/accounts/roles.ts';
import type { Desk } from './desk.ts';

/** What the list of people is asked for, by `?tim=&vai=&tinh=&trang=`; provinces out of reach are not there. */
export function peopleAsked({ actor, ref }: Pick<Desk, 'actor' | 'ref'>, asked: URLSearchParams) {
  const reach = reachOf(actor, 'see-people');
  const provinces = ref.provinces.filter(
    (one) => reach.everywhere || reach.provinceCodes.includes(one.code),
  );
  const given = asked.get('vai') ?? '';
  const role: GrantedRole | null = isGrantedRole(given) ? given : null;
  return {
    reach,
    provinces,
    q: (asked.get('tim') ?? '').slice(0, 100),
    role,
    provinceCode: provinces.find((one) => one.code === asked.get('tinh'))?.code ?? null,
    page: Math.max(1, Math.min(10_000, Number.parseInt(asked.get('trang') ?? '1', 10) || 1)),
  };
}

/** The question as an address again, without the page. */
export function peopleSearch({
  q,
  role,
  provinceCode,
}: Pick<ReturnType<typeof peopleAsked>, 'q' | 'role' | 'provinceCode'>): URLSearchParams {
  return new URLSearchParams({
    ...(q ? { tim: q } : {}),
    ...(role ? { vai: role } : {}),
    ...(provinceCode ? { tinh: provinceCode } : {}),
  });
}
