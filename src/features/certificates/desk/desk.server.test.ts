import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changesAfter, lastChangeId, record } from '#db/changes.ts';
import { closeDb, type Db, inTransaction, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { mails } from '#db/schema/accounts.ts';
import { products } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import { dayAt } from '#src/base/day.ts';
import { deskRegister } from '#src/compose/desk-register.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { createAccount } from '#src/features/accounts/create-account.server.ts';
import { ANYONE, SYSTEM } from '#src/features/accounts/may.ts';
import { classifyProduct } from '#src/features/catalogue/classify-product.server.ts';
import { loadFirstCatalogue } from '#src/features/catalogue/load-first-catalogue.server.ts';
import { readRegister } from '../read-register.server.ts';
import { parseChangeQuery } from './change-query.ts';
import { readChanges } from './read-changes.server.ts';
import { readDeskLines } from './read-desk-lines.server.ts';
import { remindProducers } from './remind-producers.server.ts';

const NOW = Date.parse('2026-11-22T03:00:00Z');
const TODAY = dayAt(NOW);
const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-desk-'));
const own = actorAs('provincial-officer', { provinceCode: '91' });
const foreign = actorAs('provincial-officer', { provinceCode: '68' });
const admin = actorAs('administrator');
let db: Db;
let producerId: number;
let codes: string[];
let person: string;

beforeAll(async () => {
  db = await openDb(`file:${path.join(folder, 'test.db')}`);
  await migrate(db, new Date(NOW).toISOString());
  await loadFirstCatalogue(db, { now: NOW, actor: SYSTEM, demo: true });
  const [product] = await db
    .select({ producerId: products.producerId })
    .from(products)
    .where(sql`${products.provinceCode} = '91' and ${products.producerId} is not null`)
    .limit(1);
  producerId = product?.producerId ?? 0;
  codes = (
    await db
      .select({ code: certificates.code })
      .from(certificates)
      .innerJoin(products, eq(products.id, certificates.productId))
      .where(sql`${products.producerId} = ${producerId} and ${products.provinceCode} = '91'`)
  ).map((row) => row.code);
  const account = { name: 'Chị Lan', email: 'lan@thu.invalid', password: 'Mat-khau-dai-va-la-99' };
  const made = await createAccount(db, {
    ...account,
    role: 'producer',
    scope: { producerId },
    actor: SYSTEM,
    now: NOW,
  });
  person = made.id;
}, 90_000);

afterAll(() => {
  closeDb(db);
  rmSync(folder, { recursive: true, force: true });
});

describe('the lines of the desk', () => {
  it('say of every certificate what the open register says', async () => {
    const lines = await readDeskLines(db, TODAY);
    const open = await readRegister(db, TODAY);
    expect(lines.map((line) => [line.code, line.standing])).toEqual(
      open.map((line) => [line.certificate.code, line.standing]),
    );
  });

  it('follow a change at once, reading only what it names, and end as if all were read anew', async () => {
    const before = await deskRegister(db, TODAY, TODAY);
    const line = before.find((one) => one.setNo !== 13);
    await classifyProduct(db, {
      slug: line?.productSlug ?? '',
      setNo: 13,
      actor: SYSTEM,
      now: NOW,
    });
    const after = await deskRegister(db, TODAY, TODAY);
    expect(after.find((one) => one.id === line?.id)?.setNo).toBe(13);
    expect(after.find((one) => one.id !== line?.id)).toBe(
      before.find((one) => one.id !== line?.id),
    );
    expect(after).toEqual(await readDeskLines(db, TODAY));
    expect(await deskRegister(db, TODAY, TODAY)).toBe(after);
  });
});

describe('remind-producer', () => {
  const remind = (actor = own, chosen: readonly string[] = codes) =>
    remindProducers(db, {
      codes: chosen,
      note: 'Xin gọi lại.',
      actor,
      now: NOW,
      siteUrl: 'https://x.test',
    });

  it.each([
    ['a stranger', ANYONE],
    ['an officer of another province', foreign],
    ['a commune officer of another commune', actorAs('commune-officer', { communeCode: '00001' })],
    ['a producer', actorAs('producer', { producerId: 1 })],
    ['a council member', actorAs('council-member', { councilId: 1 })],
  ])('refuses %s and queues nothing', async (_, actor) => {
    const before = await lastChangeId(db);
    await expect(remind(actor)).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await lastChangeId(db)).toBe(before);
    expect(
      await db
        .select()
        .from(mails)
        .where(eq(mails.about, `producer:${producerId}`)),
    ).toEqual([]);
  });

  it('refuses nothing chosen, too many, and what is not there', async () => {
    await expect(remind(own, [])).rejects.toMatchObject({ code: 'nothing-chosen' });
    const many = Array.from({ length: 501 }, (_, n) => `MX-${n}`);
    await expect(remind(own, many)).rejects.toMatchObject({ code: 'too-many-chosen' });
    await expect(remind(own, ['MX-99999'])).rejects.toMatchObject({
      code: 'chosen-certificate-missing',
    });
  });

  it('writes one letter to each person and leaves a change row; not twice within a day', async () => {
    expect(await remind()).toMatchObject({ letters: 1, already: 0 });
    const [letter] = await db
      .select()
      .from(mails)
      .where(eq(mails.about, `producer:${producerId}`));
    expect(letter?.toAddress).toBe('lan@thu.invalid');
    expect(letter?.body).toContain('Xin gọi lại.');
    for (const code of codes) expect(letter?.body).toContain(code);
    const last = (await changesAfter(db, 0, 10_000)).at(-1);
    expect(last).toMatchObject({ deed: 'remind-producer', subject: `person:${person}` });
    expect(await remind()).toMatchObject({ letters: 0, already: 1 });
  });

  it('counts producers nobody can be written to', async () => {
    const [other] = await db
      .select({ code: certificates.code })
      .from(certificates)
      .innerJoin(products, eq(products.id, certificates.productId))
      .where(sql`${products.provinceCode} = '68' and ${products.producerId} is not null`)
      .limit(1);
    expect(await remind(foreign, [other?.code ?? ''])).toMatchObject({
      letters: 0,
      unreachable: 1,
    });
  });
});

describe('the change log within reach', () => {
  const ANY = parseChangeQuery(new URLSearchParams());
  const subjects = async (actor = own, search = '') => {
    const query = parseChangeQuery(new URLSearchParams(search));
    return (await readChanges(db, actor, query, 1_000)).rows.map((row) => row.subject);
  };
  let ids: Record<string, string>;

  beforeAll(async () => {
    const idIn = async (table: string, province: string) =>
      (
        await db.all<{ id: number }>(
          sql.raw(`select id from ${table} where province_code = '${province}' limit 1`),
        )
      )[0]?.id ?? 0;
    const certificate = async (province: string) =>
      (
        await db.all<{ id: number }>(
          sql.raw(
            `select c.id from certificates c join products p on p.id = c.product_id where p.province_code = '${province}' limit 1`,
          ),
        )
      )[0]?.id ?? 0;
    ids = {
      ownProduct: `product:${await idIn('products', '91')}`,
      ownProducer: `producer:${await idIn('producers', '91')}`,
      ownCertificate: `certificate:${await certificate('91')}`,
      ownPerson: `person:${person}`,
      foreignProduct: `product:${await idIn('products', '68')}`,
      foreignCertificate: `certificate:${await certificate('68')}`,
      nobody: 'person:nobody',
      settings: 'settings',
      unknown: 'thing:1',
    };
    await inTransaction(db, async (tx) => {
      for (const subject of Object.values(ids)) {
        const change = { deed: 'try-out', subject, after: { secretOfOthers: subject } };
        await record(tx, { actor: 'Người thử', now: NOW }, change);
      }
    });
  });

  it('shows an administrator everything', async () => {
    const all = await subjects(admin, 'lam=try-out');
    expect(all.sort()).toEqual(Object.values(ids).sort());
  });

  it('shows a provincial officer what lies in the province, and nothing of others', async () => {
    const seen = await subjects(own, 'lam=try-out');
    expect(seen.sort()).toEqual(
      [ids['ownProduct'], ids['ownProducer'], ids['ownCertificate'], ids['ownPerson']].sort(),
    );
  });

  it('does not tell of others when asked for them by name', async () => {
    for (const name of ['foreignProduct', 'foreignCertificate', 'nobody', 'settings', 'unknown']) {
      expect(await subjects(own, `ve=${ids[name]}`)).toEqual([]);
    }
    expect(
      await subjects(actorAs('provincial-officer', { provinceCode: '01' }), 'lam=try-out'),
    ).toEqual([]);
  });

  it('does not show people who also hold a role elsewhere', async () => {
    await db.run(
      sql`insert into grants (user_id, role, granted_by, granted_at) values (${person}, 'administrator', 'x', 1)`,
    );
    expect(await subjects(own, 'lam=try-out')).not.toContain(ids['ownPerson']);
    await db.run(sql`delete from grants where user_id = ${person} and role = 'administrator'`);
  });

  it.each([
    ['commune-officer', { communeCode: '30001' }],
    ['producer', { producerId: 1 }],
    ['council-member', { councilId: 1 }],
    ['council-secretary', { councilId: 1 }],
    ['advisory-team', { councilId: 1 }],
  ] as const)('refuses %s', async (role, scope) => {
    await expect(readChanges(db, actorAs(role, scope), ANY)).rejects.toMatchObject({
      code: 'not-allowed',
    });
  });

  it('is filtered by kind, person, day, and read page by page', async () => {
    expect(await subjects(admin, 'lam=try-out&loai=certificate')).toHaveLength(2);
    expect(await subjects(admin, `lam=try-out&ai=${encodeURIComponent('Người th')}`)).toHaveLength(
      9,
    );
    expect(await subjects(admin, 'lam=try-out&tu=2026-11-22&den=2026-11-22')).toHaveLength(9);
    expect(await subjects(admin, 'lam=try-out&den=2026-11-21')).toHaveLength(0);
    const first = await readChanges(db, admin, ANY, 3);
    expect(first.older).toBe(true);
    const next = await readChanges(db, admin, { ...ANY, before: first.rows[2]?.id ?? 0 }, 3);
    expect(next.rows[0]?.id).toBeLessThan(first.rows[2]?.id ?? 0);
  });
});
