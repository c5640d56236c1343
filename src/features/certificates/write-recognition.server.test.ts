import { eq, inArray } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changesAfter, hashOf, lastChangeId } from '#db/changes.ts';
import { type Db, inTransaction } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { certificates } from '#db/schema/certificates.ts';
import { day } from '#src/base/day.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { NOW, seededDb } from './commands.examples.ts';
import { readDecisionFacts } from './decision-facts.ts';
import { keepDecision } from './keep-decision.server.ts';
import type { NewProduct, Recognition } from './recognition.ts';
import { readCertificate } from './read-register.server.ts';
import { writeRecognitions } from './write-recognition.server.ts';

const CONTEXT = { actor: SYSTEM.name, now: NOW };
const DECIDED = day('2026-11-20');
let db: Db;
let close: () => void;
let decisionId = 0;

beforeAll(async () => {
  ({ db, close } = await seededDb());
  decisionId = await inTransaction(db, (tx) =>
    keepDecision(
      tx,
      CONTEXT,
      {
        ...readDecisionFacts({ number: '1/QĐ-UBND', decidedOn: DECIDED, signer: '' }, DECIDED),
        kind: 'import',
        provinceCode: '91',
        title: 'Thử',
      },
      { again: false },
    ),
  );
}, 60_000);
afterAll(() => close());

function newProduct(name: string, producer = 'Hợp tác xã Thử Nghiệm'): NewProduct {
  return {
    name,
    producer: {
      new: {
        name: producer,
        kind: 'cooperative',
        provinceCode: '91',
        communeCode: null,
        printedPlace: 'An Giang',
        sourceUrl: 'https://example.org/a',
      },
    },
    setNo: 5,
    setBy: 'inferred',
    provinceCode: '91',
    communeCode: null,
    oldProvinceCode: null,
    placeHow: 'province-only',
  };
}

function recognition(product: Recognition['product'], stars: 3 | 4 | 5 = 4): Recognition {
  return {
    product,
    stars,
    score: '81,5',
    decision: {
      id: decisionId,
      number: '1/QĐ-UBND',
      decidedOn: DECIDED,
      criteriaVersion: 'qd26-2026',
    },
    printed: {
      name: 'Thử',
      producer: '',
      commune: '',
      district: '',
      province: 'An Giang',
      group: '',
    },
    source: { url: 'https://example.org/a', via: '', readOn: DECIDED },
    note: '',
    dossierId: null,
    productCode: null,
  };
}

const write = (list: readonly Recognition[]) =>
  inTransaction(db, (tx) => writeRecognitions(tx, CONTEXT, list));

describe('writing recognitions', () => {
  it('writes a certificate that is in force for 36 months, with its product and producer', async () => {
    const [written] = await write([recognition({ new: newProduct('Bánh phồng thử') })]);
    expect(written).toMatchObject({ isNewProduct: true });
    const found = await readCertificate(db, written?.code ?? '', day('2026-11-22'));
    expect(found?.standing).toMatchObject({ state: 'valid', stars: 4, validUntil: '2029-11-20' });
    expect(found?.product).toMatchObject({ slug: 'banh-phong-thu', setNo: 5 });
    expect(found?.producer?.name).toBe('Hợp tác xã Thử Nghiệm');
    expect(found?.certificate).toMatchObject({ decisionId, version: 0, year: 2026 });
  });

  it('makes equal new products and producers of one call once, others with slugs of their own', async () => {
    const same = newProduct('Kẹo dừa thử', 'Cơ sở Giống Nhau');
    const written = await write([
      recognition({ new: same }),
      recognition({ new: { ...same, name: '  KẸO  DỪA thử ' } }),
      recognition({ new: newProduct('Kẹo dừa thử', 'Cơ sở Khác') }),
    ]);
    expect(written[0]?.productId).toBe(written[1]?.productId);
    expect(written[1]?.isNewProduct).toBe(false);
    expect(written[2]?.productId).not.toBe(written[0]?.productId);
    const rows = await db
      .select({ slug: products.slug })
      .from(products)
      .where(inArray(products.id, [written[0]?.productId ?? 0, written[2]?.productId ?? 0]));
    expect(rows.map((row) => row.slug)).toEqual(['keo-dua-thu', 'keo-dua-thu-co-so-khac']);
    expect(
      await db.select().from(producers).where(eq(producers.name, 'Cơ sở Giống Nhau')),
    ).toHaveLength(1);
  });

  it('gives codes that follow the highest, none twice', async () => {
    const before = await write([recognition({ id: 1 }, 5)]);
    const after = await write([recognition({ id: 2 }, 3)]);
    const number = (code = ''): number => Number(code.slice(3));
    expect(number(after[0]?.code)).toBe(number(before[0]?.code) + 1);
  });

  it('refuses a product that is not there and writes nothing', async () => {
    const before = await lastChangeId(db);
    await expect(
      write([recognition({ id: 1 }), recognition({ id: 9_999_999 })]),
    ).rejects.toMatchObject({ code: 'no-such-product-id' });
    expect(await lastChangeId(db)).toBe(before);
  });

  it('writes 20,000 in one transaction within seconds, and the chain of the log stays whole', async () => {
    const since = await lastChangeId(db);
    const list = Array.from({ length: 20_000 }, (_, i) =>
      recognition({ new: newProduct(`Sản phẩm hàng loạt ${i}`, `Cơ sở hàng loạt ${i % 9_000}`) }),
    );
    const started = performance.now();
    const written = await write(list);
    const seconds = (performance.now() - started) / 1000;
    console.info(`20,000 recognitions: ${seconds.toFixed(2)} s`);
    expect(written).toHaveLength(20_000);
    expect(new Set(written.map((one) => one.code)).size).toBe(20_000);
    expect(seconds).toBeLessThan(90);
    let previous = (await changesAfter(db, since - 1, 1))[0]?.hash;
    let at = since;
    let rows = 0;
    for (;;) {
      const page = await changesAfter(db, at, 5_000);
      if (page.length === 0) break;
      for (const { id, hash, ...covered } of page) {
        if (covered.previousHash !== previous || hashOf(covered) !== hash) throw new Error(`${id}`);
        previous = hash;
        at = id;
        rows++;
      }
    }
    expect(rows).toBe(20_000 + 20_000 + 9_000);
    const [count] = await db
      .select({ id: certificates.id })
      .from(certificates)
      .where(eq(certificates.code, written.at(-1)?.code ?? ''));
    expect(count?.id).toBe(written.at(-1)?.certificateId);
  }, 120_000);
});
