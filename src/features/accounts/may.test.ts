import { describe, expect, it } from 'vitest';
import { actorAs } from './actors.fixture.ts';
import {
  type Actor,
  ANYONE,
  DEEDS,
  demand,
  type Grant,
  GRANTED_ROLES,
  type GrantedRole,
  may,
  reachOf,
  rolesThatMay,
  SOMEWHERE,
  SYSTEM,
  type Target,
} from './may.ts';
import { inviteDeedOf, isOffice, scopeKindOf } from './roles.ts';

/** Own scope of each role, a target in it, and one outside of it. */
const HERE: Target = { provinceCode: '91', communeCode: '31078', producerId: 7, councilId: 3 };
const ELSEWHERE: Target = {
  provinceCode: '68',
  communeCode: '24967',
  producerId: 8,
  councilId: 4,
  userId: 'somebody',
};
const SCOPE: Record<GrantedRole, Omit<Grant, 'role' | 'duty'>> = {
  administrator: {},
  'ministry-officer': {},
  'provincial-officer': { provinceCode: '91' },
  'commune-officer': { communeCode: '31078' },
  'council-member': { councilId: 3 },
  'council-secretary': { councilId: 3 },
  'advisory-team': { councilId: 3 },
  producer: { producerId: 7 },
};
const EVERYWHERE: ReadonlySet<string> = new Set(['administrator', 'ministry-officer']);

describe.each(GRANTED_ROLES)('%s', (role) => {
  const actor = actorAs(role, SCOPE[role]);
  it.each(DEEDS)('%s: as the table says, here and elsewhere', (deed) => {
    const listed = rolesThatMay(deed).includes(role);
    const everybody = rolesThatMay(deed).includes('anyone');
    expect(may(actor, deed, HERE)).toBe(listed || everybody);
    expect(may(actor, deed, ELSEWHERE)).toBe(everybody || (listed && EVERYWHERE.has(role)));
    const own = rolesThatMay(deed).includes('person');
    expect(may(actor, deed, SOMEWHERE)).toBe(listed || everybody || own);
  });
});

describe('strangers and the program', () => {
  it.each(DEEDS)('%s: a stranger only what anyone may', (deed) => {
    const open = rolesThatMay(deed).includes('anyone');
    expect(may(ANYONE, deed, HERE)).toBe(open);
    if (!open) expect(() => demand(ANYONE, deed, HERE)).toThrow('not-allowed');
  });

  it('the program has no office of its own: what belongs to people is theirs', () => {
    for (const deed of ['score-dossier', 'lodge-dossier', 'manage-own-account'] as const) {
      expect(may(SYSTEM, deed, HERE)).toBe(false);
    }
  });

  it('a grant without its place reaches nothing', () => {
    const empty = actorAs('provincial-officer', {});
    expect(may(empty, 'issue-decision', {})).toBe(false);
    expect(may(empty, 'issue-decision', { provinceCode: null })).toBe(false);
  });

  it('only the field of the role counts', () => {
    const odd = actorAs('commune-officer', { provinceCode: '91', communeCode: '1' });
    expect(may(odd, 'report-as-commune', HERE)).toBe(false);
  });

  it('what is one’s own is nobody else’s', () => {
    const one: Actor = { name: 'một', userId: 'u1', grants: [] };
    expect(may(one, 'manage-own-account', { userId: 'u1' })).toBe(true);
    expect(may(one, 'manage-own-account', { userId: 'u2' })).toBe(false);
    expect(may(one, 'manage-own-account', {})).toBe(false);
    const admin = actorAs('administrator');
    expect(may(admin, 'manage-own-account', { userId: 'u1' })).toBe(false);
  });
});

describe('reach', () => {
  it('adds up the places of the roles that may', () => {
    const actor: Actor = {
      name: 'hai nơi',
      userId: 'u',
      grants: [
        { role: 'provincial-officer', provinceCode: '91' },
        { role: 'provincial-officer', provinceCode: '92' },
        { role: 'producer', producerId: 7 },
      ],
    };
    expect(reachOf(actor, 'see-dossier')).toEqual({
      everywhere: false,
      provinceCodes: ['91', '92'],
      communeCodes: [],
      councilIds: [],
      producerIds: [7],
    });
    expect(reachOf(actor, 'see-people').producerIds).toEqual([]);
    expect(reachOf(actorAs('administrator'), 'see-people').everywhere).toBe(true);
  });

  it('every role has a deed that gives it, and officers are asked for a second factor', () => {
    for (const role of GRANTED_ROLES) {
      expect(rolesThatMay(inviteDeedOf(role))).toContain('administrator');
      expect(isOffice({ role })).toBe(role !== 'producer');
      expect(scopeKindOf(role) === null).toBe(EVERYWHERE.has(role));
    }
  });
});
