import { parseArgs } from 'node:util';
import { and, asc, eq, isNull } from 'drizzle-orm';
import { closeDb, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { grants, users } from '#db/schema/accounts.ts';
import { Refusal } from '#src/base/refusal.ts';
import { paths } from '#src/base/paths.ts';
import { openClock } from '#src/clock.ts';
import { databaseUrl, readEnv } from '#src/env.ts';
import { createAccount } from '#src/features/accounts/create-account.server.ts';
import { giveRole } from '#src/features/accounts/give-role.server.ts';
import { GRANTED_ROLES, type GrantedRole, SYSTEM } from '#src/features/accounts/may.ts';
import { isGrantedRole, type Scope } from '#src/features/accounts/roles.ts';
import { resetAccount } from '#src/features/accounts/reset-account.server.ts';
import { makeSetUpLink } from '#src/features/accounts/set-up.server.ts';
import { randomPassword } from '#src/features/accounts/token.server.ts';
import { withdrawRole } from '#src/features/accounts/withdraw-role.server.ts';
import { refusalText } from '#src/words/refusals.ts';

const USAGE = `npm run account -- <what> …
  create      --email E --name N --role R [scope] [--password-stdin]
  role add    --email E --role R [scope]
  role withdraw --email E --role R [scope] --why W
  reset       --email E [--second-factor]      new random password, every session ended
  list
  setup-link                                   for the first administrator, valid 24 hours
Roles: ${GRANTED_ROLES.join(', ')}
Scope: --province CODE | --commune CODE | --producer ID | --council ID, as the role asks.`;

class Misuse extends Error {}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    email: { type: 'string' },
    name: { type: 'string' },
    role: { type: 'string' },
    province: { type: 'string' },
    commune: { type: 'string' },
    producer: { type: 'string' },
    council: { type: 'string' },
    why: { type: 'string' },
    'password-stdin': { type: 'boolean' },
    'second-factor': { type: 'boolean' },
  },
});
const env = readEnv(process.env);
const clock = openClock(env.CLOCK_FILE);
const db = await openDb(databaseUrl(env), env.DATABASE_AUTH_TOKEN);
try {
  await migrate(db, new Date(clock.now()).toISOString());
  await run();
} catch (error) {
  const said = error instanceof Refusal ? (refusalText(error, 'en') ?? error.code) : null;
  console.error(said ?? (error instanceof Misuse ? error.message : error));
  process.exitCode = 1;
} finally {
  closeDb(db);
}

async function run(): Promise<void> {
  const by = { actor: SYSTEM, now: clock.now() };
  switch (positionals.join(' ')) {
    case 'create': {
      const given = values['password-stdin'] ? await readStdin() : null;
      const password = given ?? randomPassword();
      const { email, place } = await createAccount(db, {
        email: need('email'),
        name: need('name'),
        role: role(),
        scope: scope(),
        password,
        ...by,
      });
      console.log(`Account ${email} made: ${role()}${place ? ` of ${place}` : ''}.`);
      if (given === null) console.log(`Password (shown this once): ${password}`);
      return;
    }
    case 'role add': {
      const changed = await giveRole(db, {
        email: need('email'),
        role: role(),
        scope: scope(),
        ...by,
      });
      console.log(changed ? 'Role given.' : 'The person has this role already.');
      return;
    }
    case 'role withdraw': {
      const asked = scope();
      const held = await db
        .select({ id: grants.id, ...scopeColumns() })
        .from(grants)
        .innerJoin(users, eq(users.id, grants.userId))
        .where(
          and(
            eq(users.email, need('email').toLowerCase()),
            eq(grants.role, role()),
            isNull(grants.withdrawnAt),
          ),
        );
      const found = held.filter((one) =>
        Object.entries(asked).every(([key, value]) => one[key as keyof Scope] === value),
      );
      const [one] = found;
      if (one === undefined || found.length > 1) {
        throw new Misuse(
          found.length === 0
            ? 'The person does not have this role there.'
            : 'The person has this role in several places: say which (--province, --commune, …).',
        );
      }
      await withdrawRole(db, { grantId: one.id, why: values.why ?? '', ...by });
      console.log('Role withdrawn.');
      return;
    }
    case 'reset': {
      const { password } = await resetAccount(db, {
        email: need('email'),
        secondFactor: values['second-factor'] ?? false,
        ...by,
      });
      console.log(`New password (shown this once): ${password}`);
      return;
    }
    case 'list': {
      const rows = await db
        .select({ email: users.email, name: users.name, role: grants.role, ...scopeColumns() })
        .from(users)
        .leftJoin(grants, and(eq(grants.userId, users.id), isNull(grants.withdrawnAt)))
        .orderBy(asc(users.email));
      for (const row of rows) {
        const where = row.provinceCode ?? row.communeCode ?? row.producerId ?? row.councilId ?? '';
        console.log([row.email, row.name, row.role ?? 'no role', where].join('\t'));
      }
      return;
    }
    case 'setup-link': {
      const link = await makeSetUpLink(db, by);
      const base = env.SITE_URL ?? `http://${env.HOST}:${env.PORT}`;
      console.log(
        link === null
          ? 'There is an administrator already: reset the password instead.'
          : `${base}${paths('vi').setUp}?ma=${link.token}`,
      );
      return;
    }
    default:
      throw new Misuse(USAGE);
  }
}

function need(name: 'email' | 'name'): string {
  const value = values[name]?.trim();
  if (!value) throw new Misuse(`--${name} is missing.\n${USAGE}`);
  return value;
}

function role(): GrantedRole {
  const asked = values.role ?? '';
  if (!isGrantedRole(asked)) throw new Misuse(`--role is one of: ${GRANTED_ROLES.join(', ')}`);
  return asked;
}

function scope(): Partial<Scope> {
  const number = (text: string, name: string): number => {
    if (/^[1-9]\d{0,9}$/.test(text)) return Number(text);
    throw new Misuse(`--${name} is a number.`);
  };
  return {
    ...(values.province ? { provinceCode: values.province } : {}),
    ...(values.commune ? { communeCode: values.commune } : {}),
    ...(values.producer ? { producerId: number(values.producer, 'producer') } : {}),
    ...(values.council ? { councilId: number(values.council, 'council') } : {}),
  };
}

function scopeColumns() {
  return {
    provinceCode: grants.provinceCode,
    communeCode: grants.communeCode,
    producerId: grants.producerId,
    councilId: grants.councilId,
  };
}

async function readStdin(): Promise<string> {
  let text = '';
  for await (const chunk of process.stdin) text += String(chunk);
  return text.replace(/\r?\n$/, '');
}
