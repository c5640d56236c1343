import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeDb } from '#db/client.ts';
import { epcisEvents } from '#db/schema/lots.ts';
import { createLot } from '#src/features/trace/lots/create-lot.server.ts';
import { recordStep } from '#src/features/trace/lots/record-step.server.ts';
import { STAGES } from '#src/features/trace/lots/stages.ts';
import {
  lotOf,
  lotWorld,
  type LotWorld,
  NOW,
  stepOf,
} from '#src/features/trace/lots/world.examples.ts';
import { checkDocument } from './check-document.ts';
import { exportLot } from './export-lot.server.ts';
import { importEpcis } from './import-epcis.server.ts';
import { officialFaults, officialIsHere } from './official.examples.ts';

const ORIGIN = 'https://ocop.example';
let from: LotWorld;
let to: LotWorld;

beforeAll(async () => {
  from = await lotWorld();
  to = await lotWorld();
}, 60_000);
afterAll(() => {
  for (const { db, folder } of [from, to]) {
    closeDb(db);
    rmSync(folder, { recursive: true, force: true });
  }
});

it('gives every stage out as a valid document, takes it in elsewhere, and gives the same out again', async () => {
  const actor = from.first;
  const lot = await createLot(from.db, { lot: lotOf(from.items.cup, 'C-1'), actor, now: NOW });
  for (const stage of STAGES) {
    const step = stepOf(lot.id, stage, { placeId: 2, partyId: 1, quantity: 3, note: 'x' });
    await recordStep(from.db, { step, actor, now: NOW });
  }
  const one = await exportLot(from.db, lot.id, ORIGIN, 'owner');
  const open = await exportLot(from.db, lot.id, ORIGIN, 'public');
  for (const document of [one, open]) {
    expect(checkDocument(document)).toEqual([]);
    if (officialIsHere) expect(officialFaults(document)).toEqual([]);
  }
  for (const secret of ['9520123456795', '9520123456801', 'CCCCCCC1']) {
    expect(JSON.stringify(open)).not.toContain(secret);
  }
  const text = JSON.stringify(one);
  const done = { text, producerId: 1, origin: ORIGIN, actor: to.first, now: NOW };
  await expect(importEpcis(to.db, { ...done, actor: to.second })).rejects.toMatchObject({
    code: 'not-allowed',
  });
  expect(await importEpcis(to.db, done)).toEqual({ stored: STAGES.length, known: 0, newLots: 1 });
  expect(await importEpcis(to.db, done)).toMatchObject({ stored: 0, known: STAGES.length });
  expect(JSON.stringify(await exportLot(to.db, 1, ORIGIN, 'owner'))).toBe(text);
  await expect(
    importEpcis(to.db, { ...done, text: text.replace('"shipping"', '"sending"') }),
  ).rejects.toMatchObject({ code: 'epcis-invalid' });
  expect(await to.db.select().from(epcisEvents)).toHaveLength(STAGES.length);
});
