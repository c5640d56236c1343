import { mkdtempSync, rmSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq, isNotNull, sql } from 'drizzle-orm';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changesAfter, lastChangeId } from '#db/changes.ts';
import { closeDb, type Db, inTransaction, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { grants, mails, users } from '#db/schema/accounts.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import { dossierFiles, dossierLodgings, dossiers } from '#db/schema/dossiers.ts';
import { dayAt } from '#src/base/day.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import {
  type Actor,
  ANYONE,
  type GrantedRole,
  GRANTED_ROLES,
  SYSTEM,
} from '#src/features/accounts/may.ts';
import { loadFirstCatalogue } from '#src/features/catalogue/load-first-catalogue.server.ts';
import { localFiles } from '#src/outside/files.ts';
import { refusalText } from '#src/words/refusals.ts';
import { moveDossier } from '../move-dossier.server.ts';
import { acceptDossier } from './accept-dossier.server.ts';
import { closeDossier } from './close-dossier.server.ts';
import { addFiles } from './add-files.server.ts';
import { criteriaOf } from './criteria-of.ts';
import { FULL_01, FULL_03, fullForm02 } from './dossier.fixture.ts';
import { readDossierQuery } from './dossier-query.ts';
import { forwardDossier } from './forward-dossier.server.ts';
import { forwardToCentre } from './forward-to-centre.server.ts';
import { listDossiers } from './list-dossiers.server.ts';
import { lodgeDossier } from './lodge-dossier.server.ts';
import { openDossier } from './open-dossier.server.ts';
import { readDossier, readFile } from './read-dossier.server.ts';
import { receiveSamples } from './receive-samples.server.ts';
import { returnDossier } from './return-dossier.server.ts';
import { saveForm } from './save-form.server.ts';
import { setAsideFile } from './set-aside-file.server.ts';
import { withdrawDossier } from './withdraw-dossier.server.ts';

const NOW = Date.parse('2026-06-01T03:00:00Z');
const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-dossiers-'));
const store = localFiles(path.join(folder, 'files'));
let db: Db;
let home: { producerId: number; communeCode: string; provinceCode: string };
let producer: Actor;
let otherProducer: Actor;
let commune: Actor;
let otherCommune: Actor;
let province: Actor;
let otherProvince: Actor;
let picture: Buffer;
let names = 0;

beforeAll(async () => {
  db = await openDb(`file:${path.join(folder, 'test.db')}`);
  await migrate(db, new Date(NOW).toISOString());
  await loadFirstCatalogue(db, { now: NOW, actor: SYSTEM, demo: true });
  const [maker] = await db
    .select()
    .from(producers)
    .where(isNotNull(producers.communeCode))
    .limit(1);
  home = {
    producerId: maker!.id,
    communeCode: maker!.communeCode!,
    provinceCode: maker!.provinceCode,
  };
  const away = home.provinceCode === '01' ? '91' : '01';
  producer = actorAs('producer', home, 'Chủ thể');
  otherProducer = actorAs('producer', { producerId: home.producerId + 1 });
  commune = actorAs('commune-officer', home, 'Cán bộ xã');
  otherCommune = actorAs('commune-officer', { communeCode: '99999' });
  province = actorAs('provincial-officer', home, 'Cán bộ tỉnh');
  otherProvince = actorAs('provincial-officer', { provinceCode: away });
  picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#a33' } })
    .jpeg()
    .toBuffer();
}, 60_000);

afterAll(() => {
  closeDb(db);
  rmSync(folder, { recursive: true, force: true });
});

const rowOf = async (code: string) =>
  (await db.select().from(dossiers).where(eq(dossiers.code, code)))[0]!;
const versionOf = async (code: string) => (await rowOf(code)).version;
const refusal = async (going: Promise<unknown>) =>
  going.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );

async function opened(setNo = 21): Promise<string> {
  names += 1;
  const { code } = await openDossier(db, {
    producerId: home.producerId,
    kind: 'first',
    productId: null,
    productName: `Sản phẩm thử ${names}`,
    setNo,
    communeCode: null,
    actor: producer,
    now: NOW,
  });
  return code;
}

async function save(
  code: string,
  form: 'm01' | 'm02' | 'm03' | 'centre',
  typed: Record<string, string>,
  actor: Actor,
) {
  const whole = await readDossier(db, { code, actor });
  return saveForm(db, {
    code,
    form,
    typed,
    revision: whole.holding.revision(form),
    actor,
    now: NOW,
  });
}

const upload = (
  code: string,
  item = 'paper:business-registration',
  actor = producer,
  more: object = {},
) =>
  addFiles(db, store, {
    code,
    item,
    uploads: [{ name: 'Giấy phép.jpg', bytes: picture }],
    replaces: null,
    actor,
    now: NOW,
    ...more,
  });

async function filled(setNo = 21): Promise<string> {
  const code = await opened(setNo);
  await save(code, 'm01', FULL_01, producer);
  await save(code, 'm02', fullForm02(criteriaOf(setNo, 'qd26-2026')), producer);
  await upload(code);
  return code;
}

const lodge = async (code: string, actor = producer, more: object = {}) =>
  lodgeDossier(db, {
    code,
    version: await versionOf(code),
    confirmed: true,
    actor,
    now: NOW,
    ...more,
  });

async function lodged(setNo = 21): Promise<string> {
  const code = await filled(setNo);
  await lodge(code);
  return code;
}

async function withProvince(setNo = 21): Promise<string> {
  const code = await lodged(setNo);
  await save(code, 'm03', FULL_03, commune);
  await forwardDossier(db, { code, version: await versionOf(code), actor: commune, now: NOW });
  return code;
}

async function accepted(): Promise<string> {
  const code = await withProvince();
  await receiveSamples(db, {
    code,
    version: await versionOf(code),
    samples: 5,
    receivedOn: '2026-06-01',
    actor: province,
    now: NOW,
  });
  await acceptDossier(db, { code, version: await versionOf(code), actor: province, now: NOW });
  return code;
}

/** As the council and the decision will move it. */
async function scored(hundredths: number, stars: number): Promise<string> {
  const code = await accepted();
  const { id } = await rowOf(code);
  const council = actorAs('council-secretary', { councilId: 1 });
  await inTransaction(db, async (tx) => {
    await moveDossier(tx, {
      dossierId: id,
      to: 'in-round',
      actor: SYSTEM,
      now: NOW,
      fill: { roundId: 9 },
    });
    await moveDossier(tx, {
      dossierId: id,
      to: 'scored',
      actor: council,
      councilId: 1,
      now: NOW,
      fill: { resultHundredths: hundredths, resultStars: stars },
    });
  });
  return code;
}

describe('the whole way', () => {
  it('from draft to the round, with slip, code, deadline, receipt and letters', async () => {
    const code = await accepted();
    const row = await rowOf(code);
    expect(row).toMatchObject({ state: 'accepted', samples: 5, communeDueOn: '2026-06-22' });
    expect(row.slipNo).toMatch(
      new RegExp(`^\\d+/PĐK-${home.provinceCode}-${home.communeCode}-2026$`),
    );
    expect(row.productCode).toMatch(
      new RegExp(`^${home.provinceCode}-${home.communeCode}-\\d+-2026$`),
    );
    const whole = await readDossier(db, { code, actor: province });
    expect(whole.steps.map((step) => step.toState)).toEqual([
      'draft',
      'lodged',
      'with-province',
      'accepted',
    ]);
    const deeds = (await changesAfter(db, 0, 10_000))
      .filter(({ subject }) => subject === `dossier:${row.id}`)
      .map(({ deed }) => deed);
    expect(deeds).toEqual([
      'open-dossier',
      'save-m01',
      'save-m02',
      'add-files',
      'move-dossier',
      'lodge-dossier',
      'save-m03',
      'move-dossier',
      'forward-dossier',
      'receive-samples',
      'move-dossier',
      'accept-dossier',
    ]);
  });

  it('the lodging is frozen under its own hash, and cannot be changed or deleted', async () => {
    const code = await lodged();
    const { id } = await rowOf(code);
    const [lodging] = await db
      .select()
      .from(dossierLodgings)
      .where(eq(dossierLodgings.dossierId, id));
    expect(createHash('sha256').update(lodging!.content).digest('hex')).toBe(lodging!.hash);
    expect(JSON.parse(lodging!.content)).toMatchObject({
      dossier: code,
      forms: { m01: { unitName: FULL_01['unitName'] } },
      files: [{ item: 'paper:business-registration', name: 'Giấy phép.jpg' }],
    });
    await expect(
      db.run(sql`update dossier_lodgings set content = '' where dossier_id = ${id}`),
    ).rejects.toThrow();
    await expect(
      db.run(sql`delete from dossier_lodgings where dossier_id = ${id}`),
    ).rejects.toThrow();
  });

  it('numbers of a commune never come twice', async () => {
    const codes = await Promise.all([filled(), filled(), filled()]);
    const slips = await Promise.all(codes.map(async (code) => (await lodge(code)).slipNo));
    expect(new Set(slips).size).toBe(3);
    expect(new Set(codes).size).toBe(3);
  });

  it('a return, a completion, a second receipt; the deadline runs anew', async () => {
    const code = await lodged();
    await returnDossier(db, {
      code,
      version: await versionOf(code),
      by: 'commune',
      why: '',
      actor: commune,
      now: NOW,
      notes: { 'paper:business-registration': 'Bản chụp mờ', 'm01:phone': ' ' },
    });
    const whole = await readDossier(db, { code, actor: producer });
    expect(whole.notes).toMatchObject([
      { item: 'paper:business-registration', note: 'Bản chụp mờ' },
    ]);
    const first = whole.holding.files[0]!;
    const other = await sharp(picture).resize(80, 80).jpeg().toBuffer();
    expect(
      await refusal(setAsideFile(db, { code, file: first.id, actor: producer, now: NOW })),
    ).toBe('file-lodged');
    await upload(code, first.item, producer, {
      replaces: first.id,
      uploads: [{ name: 'rõ.jpg', bytes: other }],
    });
    // The commune goes on seeing what was lodged until it is lodged again.
    const seen = await readDossier(db, { code, actor: commune });
    expect(seen.allFiles.map(({ version }) => version)).toEqual([1]);
    const fresh = (await readDossier(db, { code, actor: producer })).holding.files[0]!;
    expect(await refusal(readFile(db, { id: fresh.id, actor: commune }))).toBe('no-such-file');
    const again = await lodge(code, producer, { now: NOW + 86_400_000 });
    expect(again).toMatchObject({ no: 2, dueOn: '2026-06-23' });
    const after = await readDossier(db, { code, actor: commune });
    expect(after.allFiles.map(({ version }) => version)).toEqual([2, 1]);
    expect(after.lodgings).toHaveLength(2);
    expect((await readFile(db, { id: first.id, actor: commune })).hash).toBe(first.hash);
  });

  it('a return by the province comes back to the province and keeps its numbers', async () => {
    const code = await accepted();
    const before = await rowOf(code);
    await returnDossier(db, {
      code,
      version: before.version,
      by: 'province',
      why: 'Thiếu',
      notes: {},
      actor: province,
      now: NOW,
    });
    await lodge(code);
    expect(await rowOf(code)).toMatchObject({ state: 'with-province', slipNo: before.slipNo });
    await acceptDossier(db, { code, version: await versionOf(code), actor: province, now: NOW });
    expect((await rowOf(code)).productCode).toBe(before.productCode);
  });

  it('90 points and five stars go to the centre, with request and approval only', async () => {
    const code = await scored(9_050, 5);
    const go = async () =>
      forwardToCentre(db, { code, version: await versionOf(code), actor: province, now: NOW });
    expect(await refusal(go())).toBe('centre-papers-missing');
    await save(
      code,
      'centre',
      { letterNo: '1/UBND', letterOn: '2026-06-01', approvalNo: '2/QĐ', approvalOn: '2026-06-01' },
      province,
    );
    await go();
    expect((await rowOf(code)).state).toBe('forwarded-to-centre');
    const four = await scored(8_999, 4);
    await save(
      four,
      'centre',
      { letterNo: '1/UBND', letterOn: '2026-06-01', approvalNo: '2/QĐ', approvalOn: '2026-06-01' },
      province,
    );
    expect(
      await refusal(
        forwardToCentre(db, {
          code: four,
          version: await versionOf(four),
          actor: province,
          now: NOW,
        }),
      ),
    ).toBe('dossier-not-ready');
  });
});

it('a result under three stars ends without a certificate, one with stars does not end here', async () => {
  const low = await scored(4_999, 2);
  const close = async (code: string, why = 'Dưới 50 điểm') =>
    closeDossier(db, { code, version: await versionOf(code), why, actor: province, now: NOW });
  expect(await refusal(close(low, ' '))).toBe('reason-missing');
  await close(low);
  expect(await rowOf(low)).toMatchObject({ state: 'not-recognised' });
  expect(await refusal(close(await scored(7_100, 4)))).toBe('result-brings-stars');
});

describe('forms', () => {
  it('keep anything at any incompleteness, and only what changed is a save', async () => {
    const code = await opened();
    const before = await lastChangeId(db);
    const first = await save(
      code,
      'm01',
      { repName: 'Trần', phone: 'chưa có', bịa: 'x' },
      producer,
    );
    expect(first.revision).toBe(2);
    expect((await save(code, 'm01', { repName: 'Trần' }, producer)).revision).toBe(2);
    expect((await lastChangeId(db)) - before).toBe(1);
    const { holding } = await readDossier(db, { code, actor: producer });
    expect(holding.content('m01')).toMatchObject({ repName: 'Trần', phone: 'chưa có' });
    expect(holding.content('m01')).not.toHaveProperty('bịa');
  });

  it('the log names fields, not what was typed', async () => {
    const code = await opened();
    await save(code, 'm02', { repEthnicity: 'Dao-bí-mật' }, producer);
    const rows = JSON.stringify(await changesAfter(db, 0, 10_000));
    expect(rows).toContain('repEthnicity');
    expect(rows).not.toContain('Dao-bí-mật');
  });

  it('a stale save is refused with what the other wrote, and a second time keeps it', async () => {
    const code = await opened();
    await save(code, 'm01', { repName: 'Người thứ nhất' }, producer);
    const stale = {
      code,
      form: 'm01' as const,
      typed: { repName: 'Người thứ hai' },
      actor: producer,
      now: NOW,
    };
    const error = await saveForm(db, { ...stale, revision: 1 }).catch(
      (e: unknown) => e as { code: string; facts: { theirs: object; revision: number } },
    );
    expect(error).toMatchObject({
      code: 'form-changed',
      facts: { theirs: { repName: 'Người thứ nhất' }, revision: 2 },
    });
    await saveForm(db, { ...stale, revision: 2 });
    expect(
      (await readDossier(db, { code, actor: producer })).holding.content('m01')['repName'],
    ).toBe('Người thứ hai');
  });

  it('what the last dossier said of the producer is there again', async () => {
    await filled();
    const code = await opened();
    const { holding } = await readDossier(db, { code, actor: producer });
    expect(holding.content('m01')['repName']).toBe(FULL_01['repName']);
    expect(holding.content('m02')).toMatchObject({ businessForm: 'cooperative' });
    expect(holding.content('m02')).not.toHaveProperty('revenue');
  });

  it('are closed after lodging', async () => {
    const code = await lodged();
    expect(await refusal(save(code, 'm01', { repName: 'X' }, producer))).toBe(
      'dossier-not-editable',
    );
    expect(await refusal(upload(code))).toBe('dossier-not-editable');
    await save(code, 'm03', FULL_03, commune);
    await forwardDossier(db, { code, version: await versionOf(code), actor: commune, now: NOW });
    expect(await refusal(save(code, 'm03', { opinion: 'thêm' }, commune))).toBe(
      'dossier-not-editable',
    );
  });
});

describe('files', () => {
  it('the same bytes for the same item are kept once; draft files may be set aside', async () => {
    const code = await opened();
    expect(await upload(code)).toEqual({ added: 1, known: 0 });
    expect(await upload(code)).toEqual({ added: 0, known: 1 });
    expect(await upload(code, 'item:2.2')).toEqual({ added: 1, known: 0 });
    const { holding } = await readDossier(db, { code, actor: producer });
    const file = holding.files[0]!;
    expect((await store.read(file.hash))?.length).toBe(picture.length);
    await setAsideFile(db, { code, file: file.id, actor: producer, now: NOW });
    expect((await readDossier(db, { code, actor: producer })).holding.files).toHaveLength(1);
    expect(await db.select().from(dossierFiles).where(eq(dossierFiles.id, file.id))).toHaveLength(
      1,
    );
  });

  it('one bad file of several: none is kept, each is named', async () => {
    const code = await opened();
    const uploads = [
      { name: 'tốt.jpg', bytes: picture },
      { name: 'x.pdf', bytes: Buffer.from('%PDF-1.7 nothing') },
      { name: 'y.heic', bytes: Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0', 'latin1') },
    ];
    const error = await upload(code, 'paper:awards', producer, { uploads }).then(
      () => null as never,
      (e: unknown) => e as never,
    );
    expect(error).toMatchObject({
      code: 'file-refused',
      facts: { files: [{ fault: 'broken' }, { fault: 'heic' }] },
    });
    expect(refusalText(error, 'vi')).toContain('y.heic');
    expect((await readDossier(db, { code, actor: producer })).allFiles).toHaveLength(0);
  });

  it('refuses more than 60 files, unknown items and the items of others', async () => {
    const code = await opened();
    const many = Array.from({ length: 61 }, (_, n) => ({ name: `${n}.jpg`, bytes: picture }));
    expect(await refusal(upload(code, 'paper:awards', producer, { uploads: many }))).toBe(
      'too-many-files',
    );
    expect(await refusal(upload(code, 'paper:nothing'))).toBe('no-such-item');
    expect(await refusal(upload(code, 'item:99'))).toBe('no-such-item');
    expect(await refusal(upload(code, 'commune:letter'))).toBe('not-allowed');
    expect(await refusal(upload(code, 'paper:awards', producer, { uploads: [] }))).toBe(
      'no-file-chosen',
    );
    const lodgedCode = await lodged();
    expect(await upload(lodgedCode, 'commune:letter', commune)).toEqual({ added: 1, known: 0 });
    expect(await refusal(upload(lodgedCode, 'province:letter', province))).toBe(
      'dossier-not-editable',
    );
  });
});

describe('refusals', () => {
  it('lodging names every required thing that is missing', async () => {
    const code = await opened(18);
    const error = await lodge(code).then(
      () => null as never,
      (e: unknown) => e as never,
    );
    expect(error).toMatchObject({ code: 'dossier-incomplete' });
    expect(refusalText(error, 'vi')).toContain('GMP');
    expect(refusalText(error, 'vi')).toContain('Kết quả so với phương án');
    expect(await refusal(lodge(await filled(), producer, { confirmed: false }))).toBe(
      'lodging-not-confirmed',
    );
  });

  it('a commune report that is not complete, samples that are missing, a version that is old', async () => {
    const code = await lodged();
    await save(code, 'm03', { localMaterial: 'yes' }, commune);
    const forward = async () =>
      forwardDossier(db, { code, version: await versionOf(code), actor: commune, now: NOW });
    expect(await refusal(forward())).toBe('commune-report-incomplete');
    await save(code, 'm03', FULL_03, commune);
    expect(await refusal(forwardDossier(db, { code, version: 1, actor: commune, now: NOW }))).toBe(
      'dossier-changed',
    );
    await forward();
    const accept = async () =>
      acceptDossier(db, { code, version: await versionOf(code), actor: province, now: NOW });
    expect(await refusal(accept())).toBe('samples-missing');
    expect(
      await refusal(
        returnDossier(db, {
          code,
          version: await versionOf(code),
          by: 'province',
          why: ' ',
          notes: {},
          actor: province,
          now: NOW,
        }),
      ),
    ).toBe('reason-missing');
  });

  it('tourism needs no samples', async () => {
    const code = await withProvince(26);
    expect(
      await refusal(
        receiveSamples(db, {
          code,
          version: await versionOf(code),
          samples: 5,
          receivedOn: '2026-06-01',
          actor: province,
          now: NOW,
        }),
      ),
    ).toBe('samples-not-asked');
    await acceptDossier(db, { code, version: await versionOf(code), actor: province, now: NOW });
  });

  it('the same product twice, a known name, a set that is not there', async () => {
    const base = {
      producerId: home.producerId,
      kind: 'first' as const,
      productId: null,
      communeCode: null,
      actor: producer,
      now: NOW,
    };
    const code = await opened();
    const { productName } = await rowOf(code);
    expect(
      await refusal(
        openDossier(db, { ...base, productName: productName.toUpperCase(), setNo: 21 }),
      ),
    ).toBe('dossier-already-open');
    expect(await refusal(openDossier(db, { ...base, productName: 'Mới tinh', setNo: 27 }))).toBe(
      'no-such-set',
    );
    expect(await refusal(openDossier(db, { ...base, productName: ' ', setNo: 1 }))).toBe(
      'product-name-missing',
    );
    const [own] = await db.select().from(products).where(eq(products.producerId, home.producerId));
    if (own)
      expect(await refusal(openDossier(db, { ...base, productName: own.name, setNo: 1 }))).toBe(
        'product-known',
      );
  });

  it('a re-assessment outside its window, told with the window', async () => {
    const [held] = await db
      .select({ certificate: certificates, product: products })
      .from(certificates)
      .innerJoin(products, eq(products.id, certificates.productId))
      .where(
        sql`${certificates.stars} = 4 and ${certificates.issuedFirst} = ${certificates.issuedLast} and ${certificates.issuedFirst} > '2025-01-01' and ${certificates.evidence} = 'decision' and ${certificates.revokedOn} is null and ${products.producerId} is not null and (select count(*) from certificates c where c.product_id = ${products.id}) = 1`,
      )
      .limit(1);
    expect(held).toBeDefined();
    const { product, certificate } = held!;
    const actor = actorAs('producer', { producerId: product.producerId });
    const [commune] = (await db.all(
      sql`select code from communes where province_code = ${product.provinceCode} limit 1`,
    )) as { code: string }[];
    const ask = (kind: 'first' | 'upgrade' | 'reassess', now: number) =>
      openDossier(db, {
        producerId: product.producerId!,
        kind,
        productId: product.id,
        productName: '',
        setNo: null,
        communeCode: commune!.code,
        actor,
        now,
      });
    const error = await ask('reassess', NOW).then(
      () => null as never,
      (e: unknown) => e as never,
    );
    expect(error).toMatchObject({ code: 'dossier-kind', facts: { why: 'reassess-too-early' } });
    expect(refusalText(error, 'vi')).toMatch(/từ \d\d\/\d\d\/\d{4} đến hết/);
    expect(await refusal(ask('first', NOW))).toBe('dossier-kind');
    const issued = Date.parse(`${certificate.issuedFirst}T03:00:00Z`);
    const late = issued + 1_040 * 86_400_000;
    expect(await refusal(ask('reassess', late))).toBe('dossier-kind');
    const inWindow = issued + 940 * 86_400_000;
    const { code } = await ask('reassess', inWindow);
    expect(await rowOf(code)).toMatchObject({ kind: 'reassess', certificateId: certificate.id });
    expect(dayAt(inWindow) > '2026').toBe(true);
    expect(await refusal(ask('upgrade', NOW))).toBe('dossier-already-open');
    await withdrawDossier(db, { code, version: 1, why: 'Thử', actor, now: inWindow });
    await ask('upgrade', NOW);
  });

  it('what was withdrawn stays withdrawn', async () => {
    const code = await lodged();
    expect(
      await refusal(
        withdrawDossier(db, {
          code,
          version: await versionOf(code),
          why: ' ',
          actor: producer,
          now: NOW,
        }),
      ),
    ).toBe('reason-missing');
    await withdrawDossier(db, {
      code,
      version: await versionOf(code),
      why: 'Chưa sẵn sàng',
      actor: producer,
      now: NOW,
    });
    expect(await refusal(lodge(code))).toBe('dossier-not-editable');
    expect(
      await refusal(
        withdrawDossier(db, {
          code,
          version: await versionOf(code),
          why: 'x',
          actor: producer,
          now: NOW,
        }),
      ),
    ).toBe('dossier-cannot-move');
  });
});

describe('every command × every role, at home and elsewhere', () => {
  const args = { version: 0, now: NOW };
  const COMMANDS: Record<
    string,
    { may: GrantedRole[]; go: (code: string, actor: Actor) => Promise<unknown> }
  > = {
    open: {
      may: ['producer'],
      go: (_code, actor) =>
        openDossier(db, {
          producerId: home.producerId,
          kind: 'first',
          productId: null,
          productName: '',
          setNo: 1,
          communeCode: null,
          actor,
          now: NOW,
        }),
    },
    save01: {
      may: ['producer'],
      go: (code, actor) =>
        saveForm(db, { code, form: 'm01', typed: { repName: 'x' }, revision: -1, actor, now: NOW }),
    },
    save03: {
      may: ['commune-officer'],
      go: (code, actor) =>
        saveForm(db, {
          code,
          form: 'm03',
          typed: { opinion: `${actor.name} x` },
          revision: -1,
          actor,
          now: NOW,
        }),
    },
    saveCentre: {
      may: ['provincial-officer'],
      go: (code, actor) =>
        saveForm(db, {
          code,
          form: 'centre',
          typed: { letterNo: 'x' },
          revision: -1,
          actor,
          now: NOW,
        }),
    },
    upload: { may: ['producer'], go: (code, actor) => upload(code, 'paper:awards', actor) },
    uploadCommune: {
      may: ['commune-officer'],
      go: (code, actor) => upload(code, 'commune:letter', actor, { uploads: [] }),
    },
    lodge: {
      may: ['producer'],
      go: (code, actor) => lodgeDossier(db, { ...args, code, confirmed: true, actor }),
    },
    withdraw: {
      may: ['producer'],
      go: (code, actor) => withdrawDossier(db, { ...args, code, why: 'x', actor }),
    },
    returnCommune: {
      may: ['commune-officer'],
      go: (code, actor) =>
        returnDossier(db, { ...args, code, by: 'commune', why: 'x', notes: {}, actor }),
    },
    returnProvince: {
      may: ['provincial-officer'],
      go: (code, actor) =>
        returnDossier(db, { ...args, code, by: 'province', why: 'x', notes: {}, actor }),
    },
    forward: {
      may: ['commune-officer'],
      go: (code, actor) => forwardDossier(db, { ...args, code, actor }),
    },
    samples: {
      may: ['commune-officer', 'provincial-officer'],
      go: (code, actor) =>
        receiveSamples(db, { ...args, code, samples: 5, receivedOn: '2026-06-01', actor }),
    },
    accept: {
      may: ['provincial-officer'],
      go: (code, actor) => acceptDossier(db, { ...args, code, actor }),
    },
    close: {
      may: ['provincial-officer'],
      go: (code, actor) => closeDossier(db, { ...args, code, why: 'x', actor }),
    },
    centre: {
      may: ['provincial-officer'],
      go: (code, actor) => forwardToCentre(db, { ...args, code, actor }),
    },
  };
  // With version 0 nothing is ever carried out: whoever may gets as far as another refusal.
  const CLOSED = new Set(['not-allowed', 'no-such-dossier']);

  it.each(Object.keys(COMMANDS))('%s', async (name) => {
    const { may, go } = COMMANDS[name]!;
    const code = await lodged();
    const before = await lastChangeId(db);
    expect(CLOSED.has(await refusal(go(code, ANYONE)))).toBe(true);
    for (const role of GRANTED_ROLES) {
      const own = await refusal(go(code, actorAs(role, { ...home, councilId: 1 })));
      expect(CLOSED.has(own), `${name} ${role} at home: ${own}`).toBe(!may.includes(role));
      const away = { provinceCode: 'xx', communeCode: 'xx', producerId: -1, councilId: -1 };
      const foreign = await refusal(go(code, actorAs(role, away)));
      expect(CLOSED.has(foreign), `${name} ${role} elsewhere: ${foreign}`).toBe(true);
    }
    expect(await lastChangeId(db)).toBe(before);
  });
});

describe('sight', () => {
  const query = readDossierQuery(new URLSearchParams());
  const list = (actor: Actor) => listDossiers(db, { query, actor, today: dayAt(NOW), most: null });

  it('a draft is its producer’s alone; elsewhere nothing exists', async () => {
    const code = await filled();
    const { holding } = await readDossier(db, { code, actor: producer });
    const file = holding.files[0]!.id;
    for (const actor of [
      commune,
      province,
      otherProducer,
      otherCommune,
      otherProvince,
      actorAs('administrator'),
    ]) {
      expect(await refusal(readDossier(db, { code, actor }))).toBe('no-such-dossier');
      expect(await refusal(readFile(db, { id: file, actor }))).toBe('no-such-file');
      expect((await list(actor)).lines.map((line) => line.code)).not.toContain(code);
    }
    expect(await refusal(readFile(db, { id: 999_999, actor: producer }))).toBe('no-such-file');
    expect((await list(producer)).lines.map((line) => line.code)).toContain(code);
    await lodge(code);
    for (const actor of [
      commune,
      province,
      actorAs('administrator'),
      actorAs('ministry-officer'),
    ]) {
      expect(await refusal(readDossier(db, { code, actor }))).toBe('done');
      expect(await refusal(readFile(db, { id: file, actor }))).toBe('done');
    }
    for (const actor of [
      otherProducer,
      otherCommune,
      otherProvince,
      actorAs('council-member', { councilId: 1 }),
    ]) {
      expect(await refusal(readDossier(db, { code, actor }))).toBe('no-such-dossier');
      expect(await refusal(readFile(db, { id: file, actor }))).toBe('no-such-file');
      expect(await list(actor)).toMatchObject({ lines: [], total: 0, byState: {}, communes: [] });
    }
  });

  it('a council sees what its rounds hold', async () => {
    const code = await lodged();
    const { id } = await rowOf(code);
    await db.run(
      sql`insert into councils (id, level, province_code, name, decision_no, quorum_percent, chair_must_attend, scoring_turns, gate_rule, reassess_in_writing, version, created_at, created_by) values (77, 'province', ${home.provinceCode}, 'Hội đồng thử', '', 75, 1, 2, 'majority', 1, 1, '', '')`,
    );
    await db.run(
      sql`insert into rounds (id, council_id, name, state, version, created_at, created_by) values (88, 77, 'Đợt thử', 'open', 1, '', '')`,
    );
    await db.run(
      sql`insert into round_dossiers (round_id, dossier_id, mode, turn, turn_why, state, decision_why, version, added_at) values (88, ${id}, 'meeting', 1, '', 'waiting', '', 1, '')`,
    );
    for (const role of ['council-member', 'council-secretary', 'advisory-team'] as const) {
      expect(
        await refusal(readDossier(db, { code, actor: actorAs(role, { councilId: 77 }) })),
      ).toBe('done');
      expect((await list(actorAs(role, { councilId: 77 }))).lines.map((line) => line.code)).toEqual(
        [code],
      );
      expect(
        await refusal(readDossier(db, { code, actor: actorAs(role, { councilId: 78 }) })),
      ).toBe('no-such-dossier');
    }
  });

  it('lists filter, search without marks, and count', async () => {
    const code = await lodged();
    const { productName } = await rowOf(code);
    const of = async (params: string) =>
      (
        await listDossiers(db, {
          query: readDossierQuery(new URLSearchParams(params)),
          actor: province,
          today: dayAt(NOW),
        })
      ).lines.map((line) => line.code);
    expect(
      await of(
        `q=${encodeURIComponent(productName.toLowerCase().replace('ả', 'a').replace('ẩ', 'a').replace('ử', 'u'))}`,
      ),
    ).toContain(code);
    expect(await of('q=khong-co-gi-nhu-the')).toEqual([]);
    expect(await of('tt=lodged')).toContain(code);
    expect(await of('tt=accepted')).not.toContain(code);
    expect(await of('tre=1')).toEqual([]);
    const later = await listDossiers(db, {
      query: readDossierQuery(new URLSearchParams('tre=1')),
      actor: commune,
      today: dayAt(NOW + 40 * 86_400_000),
    });
    expect(later.lines.map((line) => line.code)).toContain(code);
  });
});

it('letters go out with the deed and not at all when it fails', async () => {
  expect(await db.select().from(mails)).toEqual([]);
  const person = async (id: string, role: GrantedRole, scope: Partial<typeof home>) => {
    const at = new Date(NOW);
    await db.insert(users).values({
      id,
      name: id,
      email: `${id}@thu.vn`,
      emailVerified: true,
      createdAt: at,
      updatedAt: at,
    });
    await db
      .insert(grants)
      .values({ userId: id, role, ...scope, grantedBy: 'test', grantedAt: NOW } as never);
  };
  await person('ca-phe', 'producer', { producerId: home.producerId });
  await person('xa', 'commune-officer', { communeCode: home.communeCode });
  await person('tinh', 'provincial-officer', { provinceCode: home.provinceCode });
  const to = async () => (await db.select().from(mails)).map(({ toAddress }) => toAddress);
  const code = await accepted();
  expect(await to()).toEqual(['xa@thu.vn', 'tinh@thu.vn', 'ca-phe@thu.vn', 'ca-phe@thu.vn']);
  expect((await db.select().from(mails))[0]).toMatchObject({
    about: `dossier:${(await rowOf(code)).id}`,
  });
  await refusal(acceptDossier(db, { code, version: 1, actor: province, now: NOW }));
  expect(await to()).toHaveLength(4);
});
