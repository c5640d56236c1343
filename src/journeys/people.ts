import path from 'node:path';
import { hashPassword } from 'better-auth/crypto';
import { type Db, openDb } from '#db/client.ts';
import { grants, signInMethods, users } from '#db/schema/accounts.ts';
import type { Actor } from '#src/features/accounts/may.ts';

import type { TestServer } from './server.ts';
import { Visitor } from './visitor.ts';

const PASSWORD = 'mười hai con giáp 9';
let hash: Promise<string> | undefined;

/** The store of a running server, opened beside it. */
export function storeOf(server: TestServer): Promise<Db> {
  return openDb(`file:${path.join(server.dataDir, 'moi-xa.db')}`);
}

/** Gives an actor an account, with the roles the actor has, and signs in with it over HTTP. */
export async function signedIn(server: TestServer, db: Db, actor: Actor): Promise<Visitor> {
  const id = actor.userId ?? '';
  const email = `${id
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9-]/g, '')}@vi-du.test`;
  const at = new Date();
  const common = { createdAt: at, updatedAt: at };
  hash ??= hashPassword(PASSWORD);
  await db
    .insert(users)
    .values({ ...{ id, name: actor.name, email, emailVerified: true }, ...common });
  await db.insert(signInMethods).values({
    ...{ id: `vao-${id}`, userId: id, accountId: id, providerId: 'credential' },
    ...{ password: await hash, ...common },
  });
  for (const { role, ...scope } of actor.grants) {
    const held = { userId: id, role, ...scope, grantedBy: 'system', grantedAt: at.getTime() };
    await db.insert(grants).values(held as typeof grants.$inferInsert);
  }
  const visitor = new Visitor(server);
  const answer = await visitor.signIn(email, PASSWORD);
  if (answer.status !== 303) throw new Error(`${email} could not sign in: ${answer.status}`);
  return visitor;
}
