import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '#db/client.ts';
import { grants, mails, users } from '#db/schema/accounts.ts';
import { products } from '#db/schema/catalogue.ts';
import { remindersSent } from '#db/schema/decisions.ts';
import { day } from '#src/base/day.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { ANYONE, SYSTEM } from '#src/features/accounts/may.ts';
import { NOW, scoredDossier, seededDb, SITE } from './commands.examples.ts';
import { issueDecision } from './issue-decision.server.ts';
import { queueDueReminders } from './queue-due-reminders.server.ts';

let db: Db;
let close: () => void;
let productId = 0;
let certificateId = 0;

beforeAll(async () => {
  ({ db, close } = await seededDb());
  const one = await scoredDossier(db, { provinceCode: '91', stars: 4, average: 7500 });
  const { certificates } = await issueDecision(db, {
    number: '1/QĐ-NH',
    decidedOn: '2026-11-20',
    signer: '',
    title: '',
    level: 'province',
    provinceCode: '91',
    resultIds: [one.resultId],
    siteUrl: SITE,
    actor: actorAs('provincial-officer', { provinceCode: '91' }),
    now: NOW,
  });
  certificateId = certificates[0]?.certificateId ?? 0;
  productId = certificates[0]?.productId ?? 0;
}, 60_000);
afterAll(() => close());

/** The certificate runs out on 20/11/2029. */
const run = (today: string) =>
  queueDueReminders(db, {
    today: day(today),
    now: Date.parse(`${today}T01:00:00Z`),
    actor: SYSTEM,
    siteUrl: SITE,
  });
const sent = async () =>
  (await db.select().from(remindersSent).where(eq(remindersSent.certificateId, certificateId))).map(
    (row) => row.daysBefore,
  );

async function person(id: string, role: string, scope: object): Promise<void> {
  const at = new Date(NOW);
  await db
    .insert(users)
    .values({ id, name: id, email: `${id}@example.org`, createdAt: at, updatedAt: at });
  await db.insert(grants).values({
    userId: id,
    role: role as 'producer',
    ...scope,
    grantedBy: 't',
    grantedAt: NOW,
  });
}

describe('reminders of a term that ends', () => {
  it('are the program’s own to queue', async () => {
    for (const actor of [
      ANYONE,
      actorAs('administrator'),
      actorAs('provincial-officer', { provinceCode: '91' }),
    ]) {
      await expect(
        queueDueReminders(db, { today: day('2029-06-01'), now: NOW, actor, siteUrl: SITE }),
      ).rejects.toMatchObject({ code: 'not-allowed' });
    }
  });

  it('stay due while nobody is there to be written to', async () => {
    expect(await run('2029-05-24')).toEqual({ certificates: 0, letters: 0 });
    expect(await sent()).toEqual([]);
  });

  it('go to producer and officers at 180, 150, 120, 60 and 30 days, once each', async () => {
    const [product] = await db.select().from(products).where(eq(products.id, productId));
    await person('chuthe', 'producer', { producerId: product?.producerId });
    await person('canbo', 'provincial-officer', { provinceCode: '91' });
    await person('nguoikhac', 'provincial-officer', { provinceCode: '01' });
    const counts = [];
    for (const today of [
      ...['2029-05-23', '2029-05-24', '2029-05-25', '2029-06-23', '2029-07-23', '2029-09-21'],
      ...['2029-10-21', '2029-10-21', '2029-11-20', '2029-11-21'],
    ]) {
      counts.push((await run(today)).letters);
    }
    expect(counts).toEqual([0, 2, 0, 2, 2, 2, 2, 0, 0, 0]);
    expect((await sent()).sort((a, b) => b - a)).toEqual([180, 150, 120, 60, 30]);
    const letters = await db.select().from(mails);
    expect(letters.some((letter) => letter.toAddress.startsWith('nguoikhac'))).toBe(false);
    const first = letters.find((letter) => letter.toAddress.startsWith('chuthe'));
    expect(first?.body).toContain('24/05/2029');
    expect(first?.body).toContain('23/07/2029');
    expect(first?.about).toBe(`certificate:${certificateId}`);
  });
});
