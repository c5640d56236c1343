import type { Actor, Grant, GrantedRole } from './may.ts';

/** An actor with one role, for tests: `actorAs('provincial-officer', { provinceCode: '91' })`. */
export function actorAs(
  role: GrantedRole,
  scope: Omit<Grant, 'role'> = {},
  name = `Người thử (${role})`,
): Actor {
  return { name, userId: `test-${role}`, grants: [{ role, ...scope }] };
}
