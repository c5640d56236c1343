import path from 'node:path';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lastChangeId } from '#db/changes.ts';
import { closeDb, type Db } from '#db/client.ts';
import { producers } from '#db/schema/catalogue.ts';
import { traceParties, tracePlaces, tradeItems } from '#db/schema/codes.ts';
import { epcisEvents } from '#db/schema/lots.ts';
import { machinePaths } from '#src/base/paths.ts';
import { SCAN_LANGS } from '#src/base/scan-lang.ts';
import { councilWith } from '#src/features/assessment/councils/scoring.fixture.server.ts';
import { recordStep } from '#src/features/trace/lots/record-step.server.ts';
import { localFiles } from '#src/outside/files.ts';
import { HIDDEN_PARTY, REPORT_CONTACT, stepOf } from '#src/rights/traces.examples.ts';
import { NOW, plantWorld, threePlaces, type World } from '#src/rights/worlds.examples.ts';
import { signedIn, storeOf } from './people.ts';
import { startServer, type TestServer } from './server.ts';
import type { Visitor } from './visitor.ts';

/**
 * What codes, lots and recalls tell everybody, and what they tell another producer: the home lot is made of one of the
 * far producer's, bought in secret.
 */
let server: TestServer;
let db: Db;
let home: World;
let far: World;
let owner: Visitor;
let rival: Visitor;
let officer: Visitor;

beforeAll(async () => {
  server = await startServer({
    clock: '2026-11-22T03:30:00.000Z',
    env: { SECOND_FACTOR: 'off' },
  });
  db = await storeOf(server);
  const files = localFiles(path.join(server.dataDir, 'files'));
  const { id: centralCouncilId } = await councilWith(db, { provinceCode: null });
  const places = await threePlaces(db);
  home = await plantWorld(db, files, places.home, { mark: 'BÍMẬT-X', centralCouncilId });
  far = await plantWorld(db, files, places.far, { mark: 'BÍMẬT-Y', centralCouncilId });
  const { traces } = home;
  await recordStep(db, {
    step: stepOf(traces.lotId, {
      ...{ stage: 'processing', placeId: traces.placeId, partyId: null, quantity: 50 },
      inputs: [{ lotId: null, link: far.traces.links.lot, quantity: 7 }],
    }),
    ...{ actor: home.actor('producer'), now: NOW },
  });
  owner = await signedIn(server, db, home.actor('producer'));
  rival = await signedIn(server, db, far.actor('producer'));
  officer = await signedIn(server, db, far.actor('provincial-officer'));
});

afterAll(async () => {
  closeDb(db);
  await server.stop();
});

const HTML = { accept: 'text/html', 'accept-language': 'vi' };
async function said(address: string, headers: Record<string, string> = HTML) {
  const answer = await fetch(new URL(address, server.url), { headers, redirect: 'follow' });
  const told = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
  return { status: answer.status, text: `${told}\n\n${await answer.text()}` };
}

/** Nothing of this is anybody's but the producer's and, some of it, the officers'. */
async function secretsOf(world: World): Promise<string[]> {
  const { traces } = world;
  const [place] = await db.select().from(tracePlaces).where(eq(tracePlaces.id, traces.placeId));
  const [party] = await db.select().from(traceParties).where(eq(traceParties.id, traces.partyId));
  return [
    ...[world.mark, HIDDEN_PARTY, REPORT_CONTACT, '@vi-du.test'],
    ...[place?.name ?? '?', party?.name ?? '?', party?.shortCode ?? '?'],
    ...[world.actor('producer').userId ?? '?', world.actor('producer').name],
  ];
}

/** Addresses that everybody may ask, with what of them is asked how. */
async function publicOf(world: World): Promise<[string, Record<string, string>][]> {
  const { links, recalls, files } = world.traces;
  const [producer] = await db.select().from(producers).where(eq(producers.id, world.producerId));
  const codes = Object.values(links);
  const json = { accept: 'application/json' };
  const pages = [
    ...codes.flatMap((link) => SCAN_LANGS.map((lang) => machinePaths.scanPage(link, lang))),
    ...codes.flatMap((link) => SCAN_LANGS.map((lang) => machinePaths.reportWrong(link, lang))),
    ...codes,
    ...['/thu-hoi', '/en/thu-hoi', '/quet-ma', `/san-pham/${world.productSlug}`],
    ...Object.values(recalls).flatMap(({ code }) => [`/thu-hoi/${code}`, `/en/thu-hoi/${code}`]),
    ...[`/nha-san-xuat/${producer?.slug}`, '/sitemap.xml', `/thu-hoi?q=${world.traces.lotMark}.TH`],
    ...[machinePaths.scanFile(files.open), machinePaths.scanFile(files.closed)],
  ];
  const machine = [
    ...codes.flatMap((link) => [`${link}?linkType=linkset`, machinePaths.passport(link)]),
    ...codes.flatMap((link) =>
      ['epcis', 'traceability', 'recallStatus'].map((type) => `${link}?linkType=gs1:${type}`),
    ),
    ...['/epcis/events?perPage=100', '/epcis/eventTypes', '/epcis/eventTypes/ObjectEvent/events'],
    ...['/epcis/eventTypes/TransformationEvent/events?perPage=100'],
    ...[`/api/v1/products/${world.productSlug}`, `/api/v1/producers/${producer?.slug}`],
    ...[machinePaths.registerCsv, machinePaths.registerJson, machinePaths.resolverDescription],
  ];
  return [
    ...pages.map((address): [string, Record<string, string>] => [address, HTML]),
    ...machine.map((address): [string, Record<string, string>] => [address, json]),
  ];
}

describe('everybody', () => {
  it('learns no hidden name from any answer about a code, a lot or a recall', async () => {
    let asked = 0;
    const reached = new Map<number, number>();
    for (const world of [home, far]) {
      const secrets = await secretsOf(world);
      for (const [address, headers] of await publicOf(world)) {
        const { status, text } = await said(address, headers);
        asked += 1;
        reached.set(status, (reached.get(status) ?? 0) + 1);
        expect(status, address).toBeLessThan(500);
        const readable = text + decodeURIComponent(text.replace(/%(?![\da-f]{2})/gi, '%25'));
        for (const secret of secrets)
          expect(readable, `${address}: ${secret}`).not.toContain(secret);
      }
    }
    expect(reached.get(200)).toBeGreaterThan(asked / 2);
  });

  it('does not learn from whom a lot was bought', async () => {
    const [item] = await db
      .select()
      .from(tradeItems)
      .where(and(eq(tradeItems.id, far.traces.itemId)));
    for (const [address, headers] of await publicOf(home)) {
      if (address.startsWith('/epcis') || address.startsWith('/thu-hoi')) continue;
      const { text } = await said(address, headers);
      for (const secret of [far.traces.lotMark, item?.shortCode ?? '?', far.productSlug]) {
        if (!/sitemap|register/.test(address)) expect(text, address).not.toContain(secret);
      }
    }
    const { text } = await said('/epcis/eventTypes/TransformationEvent/events?perPage=100', {});
    for (const line of text.split('"eventID"').filter((part) => part.includes('LOKIN-X'))) {
      expect(line).not.toContain('LOKIN-Y');
    }
  });

  it('gets an opened file and no closed one, whoever asks', async () => {
    const { open, closed } = home.traces.files;
    expect((await said(machinePaths.scanFile(open))).status).toBe(200);
    for (const who of [owner, rival, officer]) {
      expect((await who.get(machinePaths.scanFile(closed))).status).toBe(404);
    }
    expect((await said(machinePaths.scanFile(closed))).status).toBe(404);
  });
});

describe('another producer', () => {
  it('learns nothing of the lot that its own went into', async () => {
    const { lotId, links, recalls } = far.traces;
    const secrets = [home.mark, 'LOKIN-X', home.productSlug];
    for (const address of [
      ...[
        `/ban/lo/${lotId}`,
        `/ban/lo/${lotId}/epcis.jsonld`,
        '/ban/lo',
        '/ban/so-tay/du-lieu.json',
      ],
      ...[`/ban/thu-hoi/moi?lo=${lotId}`, `/ban/thu-hoi/${recalls.own.code}`, '/ban/ma'],
    ]) {
      for (const who of [rival, officer]) {
        if (who === officer && address.includes('so-tay')) continue;
        const { status, text } = await who.get(address);
        expect(status, address).toBe(200);
        for (const secret of secrets) expect(text, address).not.toContain(secret);
      }
    }
    expect((await said(links.lot)).text).not.toContain('LOKIN-X');
  });

  it('sends nothing from a phone to lots that are not its own, nor under another name', async () => {
    const newest = await lastChangeId(db);
    const { traces } = home;
    const me = far.actor('producer').userId ?? '';
    const clientId = '7d3f1111-0000-4000-8000-000000000000';
    const lot = {
      ...{ itemId: traces.itemId, code: 'LO-LA-3', madeOn: null, packedOn: null },
      ...{ expiresOn: null, quantity: null, unit: 'EA', note: '' },
    };
    const step = {
      ...{ lotId: traces.lotId, lotClientId: null, stage: 'packing', at: NOW, placeId: null },
      ...{ partyId: null, quantity: null, unit: null, inputs: [], result: null, note: '' },
      photosOpen: false,
    };
    const byClient = { ...step, lotId: null, lotClientId: traces.lotClientId };
    const drafts = [
      ['lot', lot],
      ['step', step],
      ['step', byClient],
      ['step', { ...step, lotId: far.traces.lotId, placeId: traces.placeId }],
    ] as const;
    for (const [kind, draft] of drafts) {
      const muc = JSON.stringify({ clientId, kind, draft });
      const answers = [
        await rival.post('/ban/so-tay/gui', { muc, nguoi: me }),
        await rival.post('/ban/so-tay/gui', { muc, nguoi: home.actor('producer').userId ?? '' }),
        await officer.post('/ban/so-tay/gui', { muc, nguoi: me }),
      ];
      for (const { status, text } of answers) {
        expect([403, 409, 422], `${kind} ${text}`).toContain(status);
        expect(text).not.toContain(home.mark);
      }
    }
    expect(await lastChangeId(db)).toBe(newest);
    const strange = await fetch(new URL('/ban/so-tay/gui', server.url), {
      ...{ method: 'POST', headers: { origin: server.url }, body: new FormData() },
    });
    expect(strange.status).toBe(401);
  });

  it('gets no labels that somebody else had made', async () => {
    const { lotId, runId } = home.traces;
    const asked = await owner.post(`/ban/lo/${lotId}/nhan`, {
      ...{ viec: 'in', kho: 'a4-3x7', loai: 'dot', dot: String(runId), 'bat-dau': '1' },
    });
    expect(asked.status).toBe(303);
    const job = asked.location ?? '';
    expect(job).toMatch(/\/viec\/[\da-f-]{36}$/);
    await expect.poll(async () => (await owner.get(`${job}/tep.pdf`)).status).toBe(200);
    for (const address of [job, `${job}/tep.pdf`]) {
      for (const who of [rival, officer]) expect((await who.get(address)).status).toBe(404);
      const moved = address.replace(`/lo/${lotId}/`, `/lo/${far.traces.lotId}/`);
      expect((await rival.get(moved)).status).toBe(404);
    }
  });

  it('finds every event of a lot in its own export, and hidden parties in nobody else’s', async () => {
    const { text } = await owner.get(`/ban/lo/${home.traces.lotId}/epcis.jsonld`);
    const events = await db
      .select()
      .from(epcisEvents)
      .where(eq(epcisEvents.producerId, home.producerId));
    expect(events.length).toBeGreaterThan(3);
    const [party] = await db
      .select()
      .from(traceParties)
      .where(eq(traceParties.id, home.traces.partyId));
    expect(text).toContain(party?.shortCode);
    const stranger = await said(`/ban/lo/${home.traces.lotId}/epcis.jsonld`, {});
    expect(stranger.status).toBe(404);
  });
});
