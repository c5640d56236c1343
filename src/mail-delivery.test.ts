import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb, type Db, inTransaction, openDb } from '#db/client.ts';
import { migrate } from '#db/migrate.ts';
import { queueMail } from '#src/features/accounts/queue-mail.server.ts';
import { type Mail, openMail } from '#src/outside/mail.ts';
import { deliverMail, mailState } from './mail-delivery.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-mail-'));
let now = Date.parse('2026-11-22T03:00:00Z');
const clock = { now: () => now, today: () => '2026-11-22' as never };
let db: Db;
const files = openMail({
  smtpUrl: undefined,
  from: undefined,
  siteName: 'Mỗi Xã',
  host: 'example.vn',
  folder: path.join(folder, 'mail'),
});
const letter = (subject: string, dueAt = now) => ({
  to: 'nguoi-nhan@example.vn',
  subject,
  text: 'Kính gửi ông, bà.\n\nMở liên kết:\nhttps://example.vn/loi-moi/a&b',
  about: 'person:x',
  dueAt,
});

beforeAll(async () => {
  db = await openDb(`file:${path.join(folder, 'test.db')}`);
  await migrate(db, new Date(now).toISOString());
});
afterAll(() => {
  closeDb(db);
  rmSync(folder, { recursive: true, force: true });
});

describe('the outbox', () => {
  it('keeps nothing of a command that was undone', async () => {
    await expect(
      inTransaction(db, async (tx) => {
        await queueMail(tx, letter('Không gửi'));
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect((await mailState(db, now)).waiting).toBe(0);
  });

  it('writes a letter as a file, once, and not before it is due', async () => {
    await inTransaction(db, async (tx) => {
      await queueMail(tx, letter('Lời mời làm việc'));
      await queueMail(tx, letter('Để sau', now + 3_600_000));
    });
    const delivery = deliverMail({ db, clock, mail: files });
    await delivery.run();
    await delivery.run();
    const names = readdirSync(files.where);
    expect(names).toHaveLength(1);
    expect(names[0]).toMatch(/^2026-11-22T03-00-00-\d{5}-nguoi-nhan-example-vn\.eml$/);
    const eml = readFileSync(path.join(files.where, names[0] as string), 'utf8');
    expect(eml).toMatch(/^To: nguoi-nhan@example\.vn/m);
    expect(eml).toContain('multipart/alternative');
    now += 3_600_000;
    await delivery.run();
    expect(readdirSync(files.where)).toHaveLength(2);
    delivery.close();
    expect(await mailState(db, now)).toMatchObject({ waiting: 0, failing: 0, sent: 2 });
  });

  it('tries again later, and says what went wrong', async () => {
    let refusals = 2;
    const moody: Mail = {
      ...files,
      deliver: async (one) => {
        if (refusals-- > 0) throw new Error('451 greylisted');
        return files.deliver(one);
      },
    };
    await inTransaction(db, (tx) => queueMail(tx, letter('Thử lại')));
    const delivery = deliverMail({ db, clock, mail: moody });
    await delivery.run();
    await delivery.run();
    expect(await mailState(db, now)).toMatchObject({
      failing: 1,
      lastError: 'Error: 451 greylisted',
    });
    now += 60_000;
    await delivery.run();
    expect((await mailState(db, now)).failing).toBe(1);
    now += 60_000;
    await delivery.run();
    expect((await mailState(db, now)).failing).toBe(1);
    now += 60_000;
    await delivery.run();
    expect(await mailState(db, now)).toMatchObject({ failing: 0, sent: 3 });
    delivery.close();
  });
});
