import { type Deed, type Grant, GRANTED_ROLES, type GrantedRole } from './may.ts';

/** Which place a role holds in; null: everywhere. */
export type ScopeKind = 'province' | 'commune' | 'producer' | 'council';

const SCOPE: Record<GrantedRole, ScopeKind | null> = {
  administrator: null,
  'ministry-officer': null,
  'provincial-officer': 'province',
  'commune-officer': 'commune',
  'council-member': 'council',
  'council-secretary': 'council',
  'advisory-team': 'council',
  producer: 'producer',
};

const INVITE: Record<GrantedRole, Deed> = {
  administrator: 'invite-administrator',
  'ministry-officer': 'invite-ministry-officer',
  'provincial-officer': 'invite-provincial-officer',
  'commune-officer': 'invite-commune-officer',
  'council-member': 'invite-council-person',
  'council-secretary': 'invite-council-person',
  'advisory-team': 'invite-council-person',
  producer: 'invite-producer',
};

export function isGrantedRole(text: string): text is GrantedRole {
  return (GRANTED_ROLES as readonly string[]).includes(text);
}

export function scopeKindOf(role: GrantedRole): ScopeKind | null {
  return SCOPE[role];
}

/** The deed that giving (and inviting to) a role is. */
export function inviteDeedOf(role: GrantedRole): Deed {
  return INVITE[role];
}

/** Whoever acts for the State or a council: a second factor is asked of them. Producers may choose. */
export function isOffice(grant: Pick<Grant, 'role'>): boolean {
  return grant.role !== 'producer' && (GRANTED_ROLES as readonly string[]).includes(grant.role);
}

/** The place of a role, and nothing else: what is stored. */
export interface Scope {
  readonly provinceCode: string | null;
  readonly communeCode: string | null;
  readonly producerId: number | null;
  readonly councilId: number | null;
}

export const NOWHERE: Scope = {
  provinceCode: null,
  communeCode: null,
  producerId: null,
  councilId: null,
};
