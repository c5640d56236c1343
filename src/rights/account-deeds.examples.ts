import { acceptAsKnown, acceptAsNew } from '#src/features/accounts/accept-invitation.server.ts';
import { changeSecondFactorRule } from '#src/features/accounts/change-settings.server.ts';
import { createAccount } from '#src/features/accounts/create-account.server.ts';
import { makeDemoAccounts } from '#src/features/accounts/demo-accounts.server.ts';
import { endSessionsOf } from '#src/features/accounts/end-sessions.server.ts';
import { askForReset, resetPassword } from '#src/features/accounts/forgotten-password.server.ts';
import { giveRole } from '#src/features/accounts/give-role.server.ts';
import { invite, inviteAgain, withdrawInvitation } from '#src/features/accounts/invite.server.ts';
import { GRANTED_ROLES, type GrantedRole } from '#src/features/accounts/may.ts';
import {
  changeName,
  changePassword,
  endOwnSessions,
  noteSecondFactor,
  removePasskey,
} from '#src/features/accounts/own-account.server.ts';
import { resetAccount } from '#src/features/accounts/reset-account.server.ts';
import { makeSetUpLink, setUpFirstAdministrator } from '#src/features/accounts/set-up.server.ts';
import { withdrawRole } from '#src/features/accounts/withdraw-role.server.ts';
import { type Asker, type Deed, EVERYBODY, SIGNED_IN } from './deeds.examples.ts';
import { NOW } from './worlds.examples.ts';

type Who = Pick<Deed, 'everywhere' | 'own'>;
const COUNCIL: Who = {
  everywhere: ['administrator', 'ministry-officer'],
  own: ['provincial-officer'],
};

/** Who may offer a role: each level the one below it, nobody the own. */
const OFFERS: Record<GrantedRole, Who> = {
  administrator: { everywhere: ['administrator'] },
  'ministry-officer': { everywhere: ['administrator'] },
  'provincial-officer': { everywhere: ['administrator', 'ministry-officer'] },
  'commune-officer': { everywhere: ['administrator'], own: ['provincial-officer'] },
  'council-member': COUNCIL,
  'council-secretary': COUNCIL,
  'advisory-team': COUNCIL,
  producer: { everywhere: ['administrator'], own: ['provincial-officer', 'commune-officer'] },
};
const without = (who: Who, ...not: Asker[]): Who => ({
  everywhere: who.everywhere?.filter((one) => !not.includes(one)) ?? [],
  own: who.own?.filter((one) => !not.includes(one)) ?? [],
});

const letter = () => ({ subject: 'Thư', text: 'Thư' });
const password = 'một mật khẩu đủ dài 7';

const ofRoles: Deed[] = GRANTED_ROLES.flatMap((role): Deed[] => [
  {
    name: `invite:${role}`,
    ...OFFERS[role],
    run: ({ db }, { scope }, actor) =>
      invite(db, {
        ...{ email: 'khach@vi-du.test', name: 'Khách', role, scope, letter, actor, now: NOW },
      }),
  },
  {
    name: `inviteAgain:${role}`,
    // The list of invitations is the offices' alone.
    ...without(OFFERS[role], 'commune-officer'),
    run: ({ db }, { invitations }, actor) =>
      inviteAgain(db, { id: invitations[role].id, letter, actor, now: NOW }),
  },
  {
    name: `withdrawInvitation:${role}`,
    ...without(OFFERS[role], 'commune-officer'),
    run: ({ db }, { invitations }, actor) =>
      withdrawInvitation(db, { id: invitations[role].id, actor, now: NOW }),
  },
  {
    name: `giveRole:${role}`,
    ...OFFERS[role],
    run: ({ db }, { scope, holders }, actor) => {
      const { email } = holders[role === 'producer' ? 'commune-officer' : 'producer'];
      return giveRole(db, { email, role, scope, actor, now: NOW });
    },
  },
  {
    name: `createAccount:${role}`,
    ...OFFERS[role],
    run: ({ db }, { scope }, actor) =>
      createAccount(db, {
        ...{ name: 'Khách', email: 'khach@vi-du.test', password, role, scope, actor, now: NOW },
      }),
  },
  {
    name: `withdrawRole:${role}`,
    ...without(OFFERS[role], 'commune-officer'),
    run: ({ db }, { holders }, actor) =>
      withdrawRole(db, { grantId: holders[role].grantId, why: 'Đã nghỉ', actor, now: NOW }),
  },
]);

export const ACCOUNT_DEEDS: readonly Deed[] = [
  ...ofRoles,
  {
    name: 'endSessionsOf',
    everywhere: ['administrator'],
    run: ({ db }, { holders }, actor) =>
      endSessionsOf(db, { userId: holders.producer.userId, actor, now: NOW }),
  },
  {
    name: 'changeSecondFactorRule',
    everywhere: ['administrator'],
    run: ({ db }, _world, actor) => changeSecondFactorRule(db, { rule: 'off', actor, now: NOW }),
  },
  {
    name: 'resetAccount',
    run: ({ db }, { holders }, actor) =>
      resetAccount(db, { ...holders.producer, secondFactor: true, actor, now: NOW }),
  },
  { name: 'makeSetUpLink', run: ({ db }, _, actor) => makeSetUpLink(db, { actor, now: NOW }) },
  {
    name: 'setUpFirstAdministrator',
    run: ({ db }, _, actor) =>
      setUpFirstAdministrator(db, {
        ...{ token: 'x', name: 'Khách', email: 'khach@vi-du.test', password, actor, now: NOW },
      }),
  },
  {
    name: 'makeDemoAccounts',
    run: ({ db }, _, actor) => makeDemoAccounts(db, { actor, now: NOW }),
  },
  {
    // The link is the right.
    name: 'acceptAsNew',
    everywhere: EVERYBODY,
    run: ({ db }, { invitations }, actor) =>
      acceptAsNew(db, {
        ...{ token: invitations.producer.token, name: 'Khách', password, actor, now: NOW },
      }),
  },
  {
    // It goes on to refuse whoever has another address than the invited one.
    name: 'acceptAsKnown',
    everywhere: SIGNED_IN,
    run: ({ db }, { invitations }, actor) =>
      acceptAsKnown(db, { token: invitations.producer.token, actor, now: NOW }),
  },
  {
    name: 'askForReset',
    everywhere: EVERYBODY,
    run: ({ db }, { holders }, actor) =>
      askForReset(db, { email: holders.producer.email, letter, actor, now: NOW }),
  },
  {
    name: 'resetPassword',
    everywhere: EVERYBODY,
    run: ({ db }, _, actor) => resetPassword(db, { token: 'x', password, actor, now: NOW }),
  },
  {
    name: 'changeName',
    everywhere: SIGNED_IN,
    run: ({ db }, _, actor) => changeName(db, { name: 'Tên khác', actor, now: NOW }),
  },
  {
    name: 'changePassword',
    everywhere: SIGNED_IN,
    run: ({ db }, _, actor) =>
      changePassword(db, { current: 'x', next: password, keepSession: null, actor, now: NOW }),
  },
  {
    name: 'endOwnSessions',
    everywhere: SIGNED_IN,
    run: ({ db }, _, actor) => endOwnSessions(db, { allBut: null, actor, now: NOW }),
  },
  {
    name: 'removePasskey',
    everywhere: SIGNED_IN,
    run: ({ db }, _, actor) => removePasskey(db, { passkeyId: 'x', actor, now: NOW }),
  },
  {
    name: 'noteSecondFactor',
    everywhere: SIGNED_IN,
    run: ({ db }, _, actor) => noteSecondFactor(db, { deed: 'add-second-factor', actor, now: NOW }),
  },
];
