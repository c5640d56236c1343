import { day } from '#src/base/day.ts';
import { classifyProduct } from '#src/features/catalogue/classify-product.server.ts';
import { endDemo } from '#src/features/catalogue/end-demo.server.ts';
import { loadFirstCatalogue } from '#src/features/catalogue/load-first-catalogue.server.ts';
import { correctCertificate } from '#src/features/certificates/correct-certificate.server.ts';
import {
  issueCredential,
  issueStatusList,
} from '#src/features/certificates/credential/issue-credential.server.ts';
import { rotateCredentialKey } from '#src/features/certificates/credential/rotate-credential-key.server.ts';
import { parseChangeQuery } from '#src/features/certificates/desk/change-query.ts';
import { readChanges } from '#src/features/certificates/desk/read-changes.server.ts';
import { remindProducers } from '#src/features/certificates/desk/remind-producers.server.ts';
import { holdOverCertificate } from '#src/features/certificates/hold-over-certificate.server.ts';
import { applyImport } from '#src/features/certificates/imports/apply-import.server.ts';
import {
  chooseRows,
  discardImport,
  judgeImportAgain,
  mapImportColumns,
  retryImport,
  setImportFacts,
} from '#src/features/certificates/imports/change-import.server.ts';
import { findImport } from '#src/features/certificates/imports/read-import.server.ts';
import { runImport } from '#src/features/certificates/imports/run-import.server.ts';
import { startImport } from '#src/features/certificates/imports/start-import.server.ts';
import { issueDecision } from '#src/features/certificates/issue-decision.server.ts';
import { queueDueReminders } from '#src/features/certificates/queue-due-reminders.server.ts';
import { revokeCertificate } from '#src/features/certificates/revoke-certificate.server.ts';
import { type Deed, EVERYBODY } from './deeds.examples.ts';
import { NOW, type World } from './worlds.examples.ts';

/** QĐ 26/2026: three and four stars are the province's, five the minister's, to give and to take. */
const PROVINCE = { own: ['provincial-officer'] } as const;
const MINISTER = { everywhere: ['ministry-officer'] } as const;
const PUTS_RIGHT = PROVINCE;
const IMPORTS = {
  everywhere: ['administrator', 'ministry-officer'],
  own: ['provincial-officer'],
  missing: 'no-such-import',
} as const;

const siteUrl = 'https://moixa.example';
const on = day('2026-11-22');
const decision = { number: '99/QĐ-UBND', decidedOn: '2026-11-20', signer: '' };
const FACTS = {
  number: '77/QĐ-ready',
  decidedOn: day('2026-10-01'),
  issuer: 'UBND',
  level: 'province',
  kind: 'recognise',
} as const;
const seen = ({ imports: { ready } }: World) => ({
  importId: ready.id,
  seenVersion: ready.version,
});

const onCertificates: Deed[] = (['three', 'five'] as const).flatMap((stars): Deed[] => {
  const who = stars === 'five' ? MINISTER : PROVINCE;
  const codeOf = (world: World): string =>
    (stars === 'five' ? world.decided.fiveStar : world.certificate).code;
  return [
    {
      name: `revokeCertificate:${stars}`,
      ...who,
      run: ({ db }, world, actor) =>
        revokeCertificate(db, {
          ...{ code: codeOf(world), version: 0, ...decision, ground: 'law-broken' },
          ...{ authority: 'Thanh tra', concludedOn: '2026-11-10', why: '', siteUrl },
          ...{ actor, now: NOW },
        }),
    },
    {
      name: `holdOverCertificate:${stars}`,
      ...(stars === 'five'
        ? MINISTER
        : { ...PUTS_RIGHT, everywhere: ['ministry-officer'] as const }),
      run: ({ db }, world, actor) =>
        holdOverCertificate(db, {
          ...{ code: codeOf(world), version: 0, ...decision, until: '2026-11-30', reason: 'Chờ' },
          ...{ actor, now: NOW },
        }),
    },
    {
      name: `correctCertificate:${stars}`,
      ...(stars === 'five'
        ? MINISTER
        : { ...PUTS_RIGHT, everywhere: ['ministry-officer'] as const }),
      run: ({ db }, world, actor) =>
        correctCertificate(db, {
          ...{ code: codeOf(world), version: 0, ...decision, fields: { printedName: 'Tên đúng' } },
          ...{ reason: 'In sai', actor, now: NOW },
        }),
    },
  ];
});

export const CERTIFICATE_DEEDS: readonly Deed[] = [
  ...onCertificates,
  {
    // Five stars are not given by way of a correction either.
    name: 'correctCertificate:to-five',
    ...MINISTER,
    run: ({ db }, { certificate: { code } }, actor) =>
      correctCertificate(db, {
        ...{ code, version: 0, ...decision, fields: { stars: '5' }, reason: 'In sai' },
        ...{ actor, now: NOW },
      }),
  },
  {
    name: 'issueDecision:province',
    ...PROVINCE,
    run: ({ db }, { provinceCode, decided }, actor) =>
      issueDecision(db, {
        ...{ ...decision, level: 'province', provinceCode, resultIds: [decided.resultId] },
        ...{ title: 'Công nhận', siteUrl, actor, now: NOW },
      }),
  },
  {
    name: 'issueDecision:centre',
    ...MINISTER,
    run: ({ db }, { decided }, actor) =>
      issueDecision(db, {
        ...{ ...decision, level: 'centre', provinceCode: null, title: 'Công nhận' },
        ...{ resultIds: [decided.centralResultId], siteUrl, actor, now: NOW },
      }),
  },
  {
    name: 'startImport',
    ...IMPORTS,
    run: ({ db, files }, { provinceCode }, actor) =>
      startImport(db, {
        files,
        upload: {
          ...{ bytes: new Uint8Array([65, 66]), fileName: 'a.csv', sourceUrl: '' },
          facts: { provinceCode },
        },
        ...{ actor, now: NOW },
      }),
  },
  {
    name: 'startImport:whole-country',
    everywhere: IMPORTS.everywhere,
    run: ({ db, files }, _, actor) =>
      startImport(db, {
        files,
        upload: { bytes: new Uint8Array([65, 66]), fileName: 'a.csv', sourceUrl: '', facts: {} },
        ...{ actor, now: NOW },
      }),
  },
  {
    name: 'runImport',
    ...IMPORTS,
    run: ({ db, files }, { imports: { ready } }, actor) =>
      runImport(db, { files, importId: ready.id, actor, clock: { now: () => NOW } }),
  },
  {
    name: 'setImportFacts',
    ...IMPORTS,
    run: ({ db }, world, actor) =>
      setImportFacts(db, {
        ...{ ...seen(world), facts: { ...FACTS, provinceCode: world.provinceCode } },
        ...{ sourceUrl: '', actor, now: NOW },
      }),
  },
  {
    name: 'mapImportColumns',
    ...IMPORTS,
    run: ({ db }, world, actor) =>
      mapImportColumns(db, {
        ...{ ...seen(world), mapping: { columns: { name: 1 }, headerRow: 1 } as never },
        ...{ remember: true, actor, now: NOW },
      }),
  },
  {
    name: 'chooseRows',
    ...IMPORTS,
    run: ({ db }, world, actor) =>
      chooseRows(db, {
        ...{ ...seen(world), rows: [1], choice: { product: 'new' } as never, actor, now: NOW },
      }),
  },
  ...([judgeImportAgain, discardImport] as const).map((command): Deed => ({
    name: command.name,
    ...IMPORTS,
    run: ({ db }, world, actor) => command(db, { ...seen(world), actor, now: NOW }),
  })),
  {
    name: 'retryImport',
    ...IMPORTS,
    run: ({ db }, { imports }, actor) =>
      retryImport(db, { importId: imports.failed.id, actor, now: NOW }),
  },
  {
    name: 'findImport',
    ...IMPORTS,
    run: ({ db }, { imports }, actor) => findImport(db, imports.ready.id, actor),
  },
  {
    name: 'applyImport',
    ...IMPORTS,
    run: ({ db }, world, actor) => applyImport(db, { ...seen(world), actor, now: NOW }),
  },
  {
    name: 'remindProducers',
    everywhere: ['administrator', 'ministry-officer'],
    own: ['provincial-officer', 'commune-officer'],
    run: ({ db }, { certificate }, actor) =>
      remindProducers(db, { codes: [certificate.code], note: '', actor, now: NOW, siteUrl }),
  },
  {
    name: 'queueDueReminders',
    run: ({ db }, _, actor) => queueDueReminders(db, { today: on, now: NOW, actor, siteUrl }),
  },
  {
    name: 'rotateCredentialKey',
    everywhere: ['administrator'],
    run: ({ db, keys }, _, actor) => rotateCredentialKey(db, keys, { actor, now: NOW }),
  },
  {
    // What is attested is public.
    name: 'issueCredential',
    everywhere: EVERYBODY,
    run: ({ db, keys }, { certificate: { code } }, actor) =>
      issueCredential(db, keys, { code, on, actor, siteUrl, siteName: 'Thử' }),
  },
  {
    name: 'issueStatusList',
    everywhere: EVERYBODY,
    run: ({ db, keys }, _, actor) =>
      issueStatusList(db, keys, { list: 1, on, actor, siteUrl, siteName: 'Thử' }),
  },
  {
    // Whose rows are read is counted in the journey.
    name: 'readChanges',
    everywhere: ['administrator', 'ministry-officer', 'provincial-officer'],
    run: ({ db }, _, actor) => readChanges(db, actor, parseChangeQuery(new URLSearchParams())),
  },
  {
    name: 'classifyProduct',
    everywhere: ['administrator'],
    own: ['provincial-officer'],
    run: ({ db }, { productSlug: slug, setNo }, actor) =>
      classifyProduct(db, { slug, setNo: setNo === 1 ? 2 : 1, actor, now: NOW }),
  },
  {
    name: 'endDemo',
    everywhere: ['administrator'],
    run: ({ db }, _, actor) => endDemo(db, { actor, now: NOW }),
  },
  {
    name: 'loadFirstCatalogue',
    run: ({ db }, _, actor) => loadFirstCatalogue(db, { now: NOW, actor, demo: false }),
  },
];
