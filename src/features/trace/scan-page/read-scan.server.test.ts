import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDb } from '#db/client.ts';
import type { Day } from '#src/base/day.ts';
import { SCAN_LANGS } from '#src/base/scan-lang.ts';
import { createLot } from '#src/features/trace/lots/create-lot.server.ts';
import { recordStep } from '#src/features/trace/lots/record-step.server.ts';
import {
  lotOf,
  type LotWorld,
  lotWorld,
  NOW,
  stepOf,
} from '#src/features/trace/lots/world.examples.ts';
import { readScannedPath } from '#src/features/trace/resolve/read-path.ts';
import { resolveLink } from '#src/features/trace/resolve/resolve-link.server.ts';
import { noticesOf } from './notices.ts';
import { readProductCodes } from './read-product-codes.server.ts';
import { readScan, readThing } from './read-scan.server.ts';
import { scanPage } from './scan-page.view.ts';

const GTIN = '/01/09520123456788';
let world: LotWorld;

beforeAll(async () => {
  world = await lotWorld();
  const { db, first, items, places, parties } = world;
  const lot = { ...lotOf(items.jar, 'LO1'), packedOn: '2026-11-20', expiresOn: '2028-11-20' };
  const { id } = await createLot(db, { lot, actor: first, now: NOW });
  const made = lotOf(items.jar, 'MINH-HOA');
  await createLot(db, { lot: made, actor: first, now: NOW });
  await db.$client.execute("update lots set illustrative = 1 where code = 'MINH-HOA'");
  const at = NOW - 3_600_000;
  const open = stepOf(id, 'packing', { at, placeId: places.open, note: 'Đóng hũ' });
  const closed = stepOf(id, 'shipping', { at, placeId: places.closed, partyId: parties.hidden });
  await recordStep(db, { step: open, actor: first, now: NOW });
  await recordStep(db, { step: closed, actor: first, now: NOW });
});
afterAll(() => {
  closeDb(world.db);
  rmSync(world.folder, { recursive: true, force: true });
});

async function scan(link: string, demo = true) {
  const read = readScannedPath(link);
  if (!read.ok) throw new Error(read.code);
  const resolved = await resolveLink(world.db, read.link);
  const asked = { resolved, link: read.path, today: '2026-11-23' as Day, now: NOW, demo };
  return { resolved, found: await readScan(world.db, asked) };
}

describe('what a scanned code says', () => {
  it('tells a lot with its steps and hides what is not public', async () => {
    const { found } = await scan(`${GTIN}/10/LO1`);
    expect(found?.facts.story?.stages).toHaveLength(2);
    expect(found?.facts.story?.lot).toMatchObject({ code: 'LO1', expiresOn: '2028-11-20' });
    expect(found?.subjects).toEqual(
      expect.arrayContaining(['item:1', 'product:1', 'producer:1', 'lot:1']),
    );
    for (const lang of SCAN_LANGS) {
      if (found === null) throw new Error('not found');
      const html = scanPage(found.facts, { lang, siteName: 'Mỗi Xã', siteUrl: 'https://a.vn' });
      expect(html).toContain('Trại ong Bến');
      expect(html).not.toMatch(/Xưởng kín|Đại lý kín|Nguyễn Thị Ong/);
    }
  });
  it.each<[string, boolean, string[]]>([
    [GTIN, true, ['product-only']],
    [`${GTIN}/10/LO1`, true, []],
    [`${GTIN}/10/lo1`, true, ['unknown-lot']],
    [`${GTIN}/10/MINH-HOA`, true, ['illustrative']],
    [`${GTIN}/10/MINH-HOA`, false, ['unknown-lot']],
    [`${GTIN}/10/LO1/21/NOBODY`, true, ['unknown-serial']],
  ])('%s, demonstration %s: %j', async (link, demo, kinds) => {
    const { found } = await scan(link, demo);
    expect(found && noticesOf(found.facts).map(({ kind }) => kind)).toEqual(kinds);
  });
  it('knows nothing of materials and strangers', async () => {
    expect((await scan('/01/09520123456771')).found).toBeNull();
    expect((await scan('/01/09520123456795')).found).toBeNull();
  });
  it('shows open places only', async () => {
    const at = async (link: string) => {
      const { resolved } = await scan(link);
      return readThing(world.db, resolved, link);
    };
    expect(await at('/414/9520123456788/254/TRAI-01')).toMatchObject({ name: 'Trại ong Bến' });
    expect(await at('/414/9520123456795')).toBeNull();
    expect(await at('/417/9520123456801')).toBeNull();
  });
  it('lists the codes of a product, made-up lots only in a demonstration', async () => {
    const codes = async (demo: boolean) =>
      (await readProductCodes(world.db, 1, demo)).flatMap(({ lots }) =>
        lots.map(({ code }) => code),
      );
    expect(await codes(true)).toEqual(['LO1', 'MINH-HOA']);
    expect(await codes(false)).toEqual(['LO1']);
    expect((await readProductCodes(world.db, 1, true)).map(({ link }) => link)).toEqual([
      GTIN,
      '/q/AAAAAAA2',
    ]);
  });
});
