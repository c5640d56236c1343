import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '#db/client.ts';
import { products } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import { listingChanges } from '#db/schema/listings.ts';
import { sellerProfiles } from '#db/schema/sellers.ts';
import { changesAfter, lastChangeId } from '#db/changes.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { ANYONE } from '#src/features/accounts/may.ts';
import { offersDb } from '#src/features/catalogue/offers/world.examples.ts';
import { type Appliers, decideChange, type FieldVerdict, liveOf } from './decide-change.server.ts';
import { applyProducerIn } from './producer-applier.server.ts';
import { applyProductIn } from './product-applier.server.ts';
import { readLive, readStandingLine } from './read-live.server.ts';
import { saveDraft } from './save-draft.server.ts';
import { packSeen } from './seen.ts';
import { sendChange, takeBackChange, withdrawChange } from './send-change.server.ts';
import { fieldsOf, openChangeOf } from './write-change.server.ts';

const NOW = Date.parse('2026-11-23T03:00:00Z');
const actor = actorAs('producer', { producerId: 1 }, 'HTX A');
const second = { ...actor, name: 'Chị Hai', userId: 'second' };
const officer = actorAs('provincial-officer', { provinceCode: '08' }, 'Cán bộ');
const appliers: Appliers = {
  product: applyProductIn,
  producer: applyProducerIn,
  story: () => Promise.resolve({ subjectId: 77 }),
};
let db: Db;
let file: string;
let close: () => void;
beforeEach(async () => {
  ({ db, file, close } = await offersDb(NOW));
});
afterEach(() => close());

const base = { kind: 'product', subjectId: 1, producerId: 1, actor, now: NOW } as const;
const save = (values: Record<string, unknown>, expect: number | null = null, more: object = {}) =>
  saveDraft(db, { ...base, values, expect, ...more });
const send = (code: string, expect: number, flagsRead = false) =>
  sendChange(db, { code, expect, flagsRead, actor, now: NOW });
const product = async () => (await db.select().from(products).where(eq(products.id, 1)))[0];
const change = async (code: string) =>
  (await db.select().from(listingChanges).where(eq(listingChanges.code, code)))[0];
const fields = async (id: number) =>
  Object.fromEntries((await fieldsOf(db, id)).map((row) => [row.field, row]));

async function look(code: string) {
  const row = await change(code);
  if (!row) throw new Error('no change');
  const live = row.subjectId === null ? null : await readLive(db, row.kind, row.subjectId);
  const standing = await readStandingLine(db, { ...row, now: NOW });
  const seen = packSeen({ standing, live: liveOf(row, await fieldsOf(db, row.id), live) });
  return { code, expect: row.version, seen };
}
const ok: FieldVerdict = { verdict: 'approved', note: '' };
const back: FieldVerdict = { verdict: 'returned', note: 'Ghi rõ nguồn' };
const decide = (
  seen: { code: string; expect: number; seen: string },
  verdicts: Record<string, FieldVerdict>,
  more: object = {},
) =>
  decideChange(db, {
    ...seen,
    verdicts,
    officeNote: '',
    appliers,
    actor: officer,
    now: NOW,
    ...more,
  });

async function waiting(values: Record<string, unknown>) {
  const { code, version, id } = await save(values);
  await send(code, version);
  return { code, id };
}

describe('who may', () => {
  it.each([
    ['a stranger', ANYONE],
    ['another producer', actorAs('producer', { producerId: 2 })],
    ['who packs', actorAs('producer', { producerId: 1, duty: 'packer' })],
    ['an officer', officer],
    ['the administrator', actorAs('administrator')],
  ])('%s proposes nothing, and nothing is written', async (_who, other) => {
    const { code, version } = await save({ summaryVi: 'Mới' });
    const before = await lastChangeId(db);
    const more = { actor: other, now: NOW };
    for (const act of [
      save({ summaryVi: 'Khác' }, version, { actor: other }),
      sendChange(db, { code, expect: version, flagsRead: false, ...more }),
      withdrawChange(db, { code, expect: version, ...more }),
      takeBackChange(db, { code, expect: version, ...more }),
    ])
      await expect(act).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await lastChangeId(db)).toBe(before);
  });

  it.each([
    ['an officer of another province', actorAs('provincial-officer', { provinceCode: '38' })],
    ['the producer', actor],
    ['a commune officer', actorAs('commune-officer', { communeCode: '1' })],
    ['a stranger', ANYONE],
  ])('%s decides nothing', async (_who, other) => {
    const { code } = await waiting({ summaryVi: 'Mới' });
    await expect(
      decide(await look(code), { summaryVi: ok }, { actor: other }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    expect((await product())?.summaryVi).toBe('');
  });

  it('never reaches a product of somebody else by its number', async () => {
    await expect(save({ summaryVi: 'x' }, null, { subjectId: 2 })).rejects.toMatchObject({
      code: 'no-such-listing',
    });
    await expect(
      save({ summaryVi: 'x' }, null, { subjectId: 2, producerId: 2 }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(save({ pictures: [99] })).rejects.toMatchObject({ code: 'picture-not-here' });
  });
});

describe('a draft', () => {
  it('holds what differs from what is live, leaves it untouched, and forgets what is typed back', async () => {
    const first = await save({
      name: 'Mật ong',
      summaryVi: 'Ngọt dịu',
      claims: 'Mùa hoa nhãn\n\n',
    });
    expect(Object.keys(await fields(first.id))).toEqual(['summaryVi', 'claims']);
    expect(await product()).toMatchObject({ summaryVi: '', claims: '[]', listingVersion: 0 });
    const next = await save({ summaryVi: '' }, first.version);
    expect(next).toMatchObject({ code: first.code, version: 2 });
    expect((await fields(first.id))['claims']).toMatchObject({
      before: [],
      after: ['Mùa hoa nhãn'],
    });
    expect((await fields(first.id))['summaryVi']).toBeUndefined();
  });

  it.each([
    ['listing-no-difference', { name: 'Mật  ong ' }],
    ['listing-field', { price: '1' }],
    ['listing-field', { __proto__x: '1' }],
    ['listing-field', { summaryVi: 'x'.repeat(301) }],
    ['listing-field', { claims: Array.from({ length: 9 }, (_, i) => `câu ${i}`) }],
    ['listing-field', { pictures: 'một,hai' }],
  ])('%s: %o', async (code, values) => {
    await expect(save(values)).rejects.toMatchObject({ code });
    expect(await openChangeOf(db, 'product', 1)).toBeNull();
  });

  it('takes line ends, marks and direction characters in one spelling', async () => {
    const { id } = await save({
      descriptionVi: 'Hoa\r\n\r\n\r\n\r\nnhãn \u202eabc\u0007  '.normalize('NFD'),
    });
    expect((await fields(id))['descriptionVi']?.after).toBe('Hoa\n\nnhãn abc');
  });
});

describe('two editors', () => {
  it('of one draft: the slower one is told both values, and nothing is overwritten', async () => {
    const { id, version } = await save({ summaryVi: 'Một' });
    await save({ summaryVi: 'Hai' }, version, { actor: second });
    await expect(save({ summaryVi: 'Ba' }, version)).rejects.toMatchObject({
      code: 'listing-draft-moved',
      facts: { field: 'summaryVi', theirs: 'Hai', yours: 'Ba', by: 'Chị Hai' },
    });
    expect((await fields(id))['summaryVi']?.after).toBe('Hai');
  });

  it('the same again changes nothing, whatever version it was made from', async () => {
    const first = await save({ summaryVi: 'Một', claims: 'Hai' });
    const log = await lastChangeId(db);
    expect(await save({ summaryVi: 'Một', claims: 'Hai' })).toEqual(first);
    expect(await save({ summaryVi: 'Một', name: 'Mật ong' }, 7)).toEqual(first);
    expect(await lastChangeId(db)).toBe(log);
    await expect(save({ summaryVi: '' })).rejects.toMatchObject({ code: 'listing-draft-moved' });
    await expect(save({ summaryEn: 'One' })).rejects.toMatchObject({
      facts: { field: 'summaryEn', theirs: '', yours: 'One' },
    });
  });

  it('who begin at the same time: one draft, the other refused', async () => {
    const tries = await Promise.allSettled([
      save({ summaryVi: 'Một' }),
      save({ summaryVi: 'Hai' }, null, { actor: second }),
      save({ summaryVi: 'Ba' }, null, { actor: second }),
    ]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect(await db.select().from(listingChanges)).toHaveLength(1);
  });

  it('in two processes on one file', async () => {
    const { id, version } = await save({ summaryVi: 'Một' });
    const script = `
      import { openDb } from '#db/client.ts';
      import { saveDraft } from '#src/features/listings/save-draft.server.ts';
      const [file, summaryVi, expect] = process.argv.slice(1);
      const actor = { name: summaryVi, userId: summaryVi, grants: [{ role: 'producer', producerId: 1 }] };
      const own = { kind: 'product', subjectId: 1, producerId: 1, actor, now: ${NOW} };
      const db = await openDb('file:' + file);
      await saveDraft(db, { ...own, values: { summaryVi }, expect: Number(expect) }).then(
        () => console.log('kept'),
        (error) => console.log(error.code),
      );
      process.exit(0);`;
    const run = (text: string) =>
      promisify(execFile)(process.execPath, [
        ...['--input-type=module', '-e', script, file, text, String(version)],
      ]);
    const said = (await Promise.all([run('Hai'), run('Ba')])).map(({ stdout }) => stdout.trim());
    expect(said.sort()).toEqual(['kept', 'listing-draft-moved']);
    expect(['Hai', 'Ba']).toContain((await fields(id))['summaryVi']?.after);
  }, 30_000);

  it('while one is sent: refused with how to go on', async () => {
    const { code, version } = await save({ summaryVi: 'Một' });
    await send(code, version);
    await expect(save({ summaryVi: 'Hai' }, version)).rejects.toMatchObject({
      code: 'listing-waiting',
    });
    const now = await change(code);
    await takeBackChange(db, { code, expect: now?.version ?? 0, actor, now: NOW });
    await save({ summaryVi: 'Hai' }, (now?.version ?? 0) + 1);
    expect((await change(code))?.state).toBe('draft');
  });

  it('sent and withdrawn at once: one of both', async () => {
    const { code, version } = await save({ summaryVi: 'Một' });
    const tries = await Promise.allSettled([
      send(code, version),
      withdrawChange(db, { code, expect: version, actor: second, now: NOW }),
    ]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('an approval', () => {
  it('goes live with its subject in the log, only what was approved', async () => {
    const { code, id } = await waiting({ summaryVi: 'Ngọt', 'label.ingredients': 'Mật ong 100%' });
    const from = await lastChangeId(db);
    const done = await decide(await look(code), { summaryVi: ok, 'label.ingredients': ok });
    expect(done).toMatchObject({ state: 'approved', live: true });
    expect(await product()).toMatchObject({
      ...{ summaryVi: 'Ngọt', labelData: '{"ingredients":"Mật ong 100%"}', listingVersion: 1 },
    });
    const log = (await changesAfter(db, from)).map(({ deed, subject }) => `${deed} ${subject}`);
    expect(log).toEqual(['apply-listing product:1', `decide-change listing-change:${id}`]);
    expect(await openChangeOf(db, 'product', 1)).toBeNull();
  });

  it('in part: approved fields go live at once, returned ones stay open and keep their note', async () => {
    const { code, id } = await waiting({ summaryVi: 'Ngọt', descriptionVi: 'Dài', claims: 'Một' });
    const no: FieldVerdict = { verdict: 'refused', note: 'Không có căn cứ' };
    await decide(await look(code), { summaryVi: ok, descriptionVi: back, claims: no });
    expect(await product()).toMatchObject({ summaryVi: 'Ngọt', descriptionVi: '', claims: '[]' });
    const returned = await change(code);
    expect(returned?.state).toBe('returned');
    const next = await save({ descriptionVi: 'Dài hơn' }, returned?.version ?? 0);
    await send(code, next.version);
    expect(await fields(id)).toMatchObject({
      summaryVi: { verdict: 'approved' },
      descriptionVi: { verdict: null, note: 'Ghi rõ nguồn' },
      claims: { verdict: 'refused' },
    });
    await decide(await look(code), { descriptionVi: ok });
    expect(await product()).toMatchObject({
      descriptionVi: 'Dài hơn',
      claims: '[]',
      listingVersion: 2,
    });
    expect((await change(code))?.state).toBe('approved');
  });

  it.each([
    ['listing-verdict', {}],
    ['listing-note', { summaryVi: { verdict: 'returned', note: ' ' } }],
    ['listing-note', { summaryVi: { verdict: 'refused', note: '' } }],
  ] as const)('%s', async (code, verdicts) => {
    const own = await waiting({ summaryVi: 'Ngọt' });
    await expect(decide(await look(own.code), verdicts)).rejects.toMatchObject({ code });
  });

  it('twice at once: one of two officers', async () => {
    const { code } = await waiting({ summaryVi: 'Ngọt' });
    const seen = await look(code);
    const tries = await Promise.allSettled([
      decide(seen, { summaryVi: ok }),
      decide(seen, { summaryVi: back }),
    ]);
    const refused = tries.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({ code: 'listing-change-moved' });
  });

  it('is refused when the text was taken back and sent anew in between', async () => {
    const { code } = await waiting({ summaryVi: 'Ngọt' });
    const seen = await look(code);
    await takeBackChange(db, { code, expect: seen.expect, actor, now: NOW });
    const next = await save({ summaryVi: 'Ngọt gắt' }, seen.expect + 1);
    await send(code, next.version);
    await expect(decide(seen, { summaryVi: ok })).rejects.toMatchObject({
      code: 'listing-change-moved',
    });
    expect((await product())?.summaryVi).toBe('');
  });

  it('is refused with both standings when the certificate was revoked since the look', async () => {
    const { code } = await waiting({ summaryVi: 'Ngọt' });
    const seen = await look(code);
    await db.update(certificates).set({ revokedOn: '2026-11-22' });
    await expect(decide(seen, { summaryVi: ok })).rejects.toMatchObject({
      code: 'listing-seen-moved',
      facts: { what: 'standing' },
    });
    expect((await product())?.summaryVi).toBe('');
    expect((await change(code))?.state).toBe('waiting');
    await decide(await look(code), { summaryVi: ok });
    expect((await product())?.summaryVi).toBe('Ngọt');
  });

  it('is refused when the certificate lapsed between the look and the decision', async () => {
    const { code } = await waiting({ summaryVi: 'Ngọt' });
    const seen = await look(code);
    await expect(
      decide(seen, { summaryVi: ok }, { now: Date.parse('2032-01-01T00:00:00Z') }),
    ).rejects.toMatchObject({ code: 'listing-seen-moved' });
  });

  it('is refused with both values when the live value changed since the look, and since the proposal', async () => {
    const { code } = await waiting({ name: 'Mật ong hoa nhãn' });
    const seen = await look(code);
    await db.update(products).set({ name: 'Mật ong bạc hà' }).where(eq(products.id, 1));
    await expect(decide(seen, { name: ok })).rejects.toMatchObject({
      code: 'listing-seen-moved',
      facts: { field: 'name', was: 'Mật ong', is: 'Mật ong bạc hà' },
    });
    await expect(decide(await look(code), { name: ok })).rejects.toMatchObject({
      code: 'listing-live-moved',
      facts: { was: 'Mật ong', is: 'Mật ong bạc hà', yours: 'Mật ong hoa nhãn' },
    });
    expect((await product())?.name).toBe('Mật ong bạc hà');
    // The way on: returned, proposed again on top of what is live now, approved.
    await decide(await look(code), { name: back });
    const returned = await change(code);
    const version = returned?.version ?? 0;
    await expect(send(code, version)).rejects.toMatchObject({ code: 'listing-live-moved' });
    const again = await save({ name: 'Mật ong hoa nhãn' }, version, {
      rebase: { name: 'Mật ong bạc hà' },
    });
    await send(code, again.version);
    await decide(await look(code), { name: ok });
    expect((await product())?.name).toBe('Mật ong hoa nhãn');
  });

  it('an old page does not take a newer live value for seen', async () => {
    const { version, code } = await save({ name: 'Mật ong A1' });
    await db.update(products).set({ name: 'Mật ong mới' }).where(eq(products.id, 1));
    const next = await save({ name: 'Mật ong A1' }, version, { rebase: { name: 'Mật ong' } });
    await expect(send(code, next.version)).rejects.toMatchObject({ code: 'listing-live-moved' });
  });

  it('does not write to a product that went to another producer', async () => {
    const { code } = await waiting({ summaryVi: 'Ngọt' });
    await db.update(products).set({ producerId: 2 }).where(eq(products.id, 1));
    await expect(decide(await look(code), { summaryVi: ok })).rejects.toMatchObject({
      code: 'no-such-listing',
    });
    expect((await change(code))?.state).toBe('waiting');
  });
});

describe('sending', () => {
  it('is refused while words are flagged that nobody has read about', async () => {
    const { code, version } = await save({ summaryVi: 'Giúp chữa bệnh dạ dày' });
    await expect(send(code, version)).rejects.toMatchObject({
      code: 'listing-claims',
      facts: { field: 'summaryVi', words: 'chữa bệnh' },
    });
    await send(code, version, true);
  });

  it('is refused when empty or without a name', async () => {
    const { code, version } = await save({ summaryVi: 'x' });
    const same = await save({ summaryVi: '' }, version);
    await expect(send(code, same.version)).rejects.toMatchObject({ code: 'listing-empty' });
    const bare = await save({ name: ' ' }, same.version);
    await expect(send(code, bare.version)).rejects.toMatchObject({ code: 'listing-required' });
  });
});

it('a profile begins with what is approved first', async () => {
  const own = { ...base, kind: 'producer' } as const;
  const values = { introVi: 'Nhà chúng tôi', website: 'htx-a.vn' };
  const { code, version } = await saveDraft(db, { ...own, values, expect: null });
  await send(code, version);
  await decide(await look(code), { introVi: ok, website: ok });
  const [profile] = await db.select().from(sellerProfiles);
  expect(profile).toMatchObject({ introVi: 'Nhà chúng tôi', website: 'https://htx-a.vn/' });
  await expect(
    saveDraft(db, { ...own, values: { website: 'javascript:alert(1)' }, expect: null }),
  ).rejects.toMatchObject({ code: 'listing-field', facts: { why: 'not-an-address' } });
});

it('a new story is made only when nothing of it is returned', async () => {
  const own = { ...base, kind: 'story', subjectId: null } as const;
  const values = { titleVi: 'Nghề ong', bodyVi: 'Ngày xưa' };
  const { code, version } = await saveDraft(db, { ...own, values, expect: null });
  await send(code, version);
  expect(await decide(await look(code), { titleVi: ok, bodyVi: back })).toMatchObject({
    live: false,
  });
  const next = await saveDraft(db, {
    ...{ ...own, code, values: { bodyVi: 'Ngày nay' } },
    expect: (await change(code))?.version ?? 0,
  });
  await send(code, next.version);
  expect(await decide(await look(code), { bodyVi: ok })).toMatchObject({ live: true });
  expect(await change(code)).toMatchObject({ subjectId: 77, state: 'approved' });
});
