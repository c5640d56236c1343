import { day } from '#src/base/day.ts';
import { acceptDossier } from '#src/features/assessment/dossiers/accept-dossier.server.ts';
import { addFiles } from '#src/features/assessment/dossiers/add-files.server.ts';
import { closeDossier } from '#src/features/assessment/dossiers/close-dossier.server.ts';
import { forwardDossier } from '#src/features/assessment/dossiers/forward-dossier.server.ts';
import { forwardToCentre } from '#src/features/assessment/dossiers/forward-to-centre.server.ts';
import { listDossiers } from '#src/features/assessment/dossiers/list-dossiers.server.ts';
import { lodgeDossier } from '#src/features/assessment/dossiers/lodge-dossier.server.ts';
import { openDossier } from '#src/features/assessment/dossiers/open-dossier.server.ts';
import { readOpenable } from '#src/features/assessment/dossiers/openable.server.ts';
import { readDossier } from '#src/features/assessment/dossiers/read-dossier.server.ts';
import { receiveSamples } from '#src/features/assessment/dossiers/receive-samples.server.ts';
import { returnDossier } from '#src/features/assessment/dossiers/return-dossier.server.ts';
import { saveForm } from '#src/features/assessment/dossiers/save-form.server.ts';
import { setAsideFile } from '#src/features/assessment/dossiers/set-aside-file.server.ts';
import { withdrawDossier } from '#src/features/assessment/dossiers/withdraw-dossier.server.ts';
import { readDossierQuery } from '#src/features/assessment/dossiers/dossier-query.ts';
import type { Deed } from './deeds.examples.ts';
import { NOW } from './worlds.examples.ts';

/** QĐ 26/2026 Điều 5 to 7: the producer applies, the commune reports, the province checks. */
const PRODUCER = { own: ['producer'], missing: 'no-such-dossier' } as const;
const COMMUNE = { own: ['commune-officer'], missing: 'no-such-dossier' } as const;
const PROVINCE = { own: ['provincial-officer'], missing: 'no-such-dossier' } as const;
const PDF = new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

export const DOSSIER_DEEDS: readonly Deed[] = [
  {
    name: 'openDossier',
    own: ['producer'],
    run: ({ db }, { producerId, communeCode }, actor) =>
      openDossier(db, {
        ...{ producerId, kind: 'first', productId: null, productName: 'Bánh mới', setNo: 1 },
        ...{ communeCode, actor, now: NOW },
      }),
  },
  {
    name: 'readOpenable',
    everywhere: ['producer'],
    run: ({ db }, _, actor) => readOpenable(db, { actor, today: day('2026-11-22') }),
  },
  ...(['m01', 'm02'] as const).map((form): Deed => ({
    name: `saveForm:${form}`,
    ...PRODUCER,
    run: ({ db }, { dossiers }, actor) =>
      saveForm(db, {
        ...{ code: dossiers.draft.code, form, revision: 1, actor, now: NOW },
        typed: { unitName: 'Tên mới', story: 'Chuyện mới' },
      }),
  })),
  {
    name: 'saveForm:m03',
    ...COMMUNE,
    run: ({ db }, { dossiers }, actor) =>
      saveForm(db, {
        ...{ code: dossiers.lodged.code, form: 'm03', revision: 1, actor, now: NOW },
        typed: { reporter: 'Người khác' },
      }),
  },
  {
    name: 'saveForm:centre',
    ...PROVINCE,
    run: ({ db }, { dossiers }, actor) =>
      saveForm(db, {
        ...{ code: dossiers.scored.code, form: 'centre', revision: 0, actor, now: NOW },
        typed: { requestNo: '1/UBND' },
      }),
  },
  ...(
    [
      ['draft', 'item:1.1', PRODUCER],
      ['lodged', 'commune:letter', COMMUNE],
      ['withProvince', 'province:test', PROVINCE],
    ] as const
  ).map(([which, item, who]): Deed => ({
    name: `addFiles:${item}`,
    ...who,
    run: ({ db, files }, { dossiers }, actor) =>
      addFiles(db, files, {
        ...{ code: dossiers[which].code, item, replaces: null, actor, now: NOW },
        uploads: [{ name: 'a.pdf', bytes: PDF }],
      }),
  })),
  {
    name: 'setAsideFile',
    ...PRODUCER,
    run: ({ db }, { dossiers: { draft } }, actor) =>
      setAsideFile(db, { code: draft.code, file: draft.fileId, actor, now: NOW }),
  },
  {
    name: 'lodgeDossier',
    ...PRODUCER,
    run: ({ db }, { dossiers: { draft } }, actor) =>
      lodgeDossier(db, { ...draft, confirmed: true, actor, now: NOW }),
  },
  {
    name: 'withdrawDossier',
    ...PRODUCER,
    run: ({ db }, { dossiers: { lodged } }, actor) =>
      withdrawDossier(db, { ...lodged, why: 'Đổi ý', actor, now: NOW }),
  },
  {
    name: 'forwardDossier',
    ...COMMUNE,
    run: ({ db }, { dossiers: { lodged } }, actor) =>
      forwardDossier(db, { ...lodged, actor, now: NOW }),
  },
  {
    name: 'returnDossier:commune',
    ...COMMUNE,
    run: ({ db }, { dossiers: { lodged } }, actor) =>
      returnDossier(db, { ...lodged, by: 'commune', why: 'Thiếu', notes: {}, actor, now: NOW }),
  },
  {
    name: 'returnDossier:province',
    ...PROVINCE,
    run: ({ db }, { dossiers: { withProvince } }, actor) =>
      returnDossier(db, {
        ...{ ...withProvince, by: 'province', why: 'Thiếu', notes: {}, actor, now: NOW },
      }),
  },
  {
    name: 'receiveSamples',
    own: ['commune-officer', 'provincial-officer'],
    missing: 'no-such-dossier',
    run: ({ db }, { dossiers: { lodged } }, actor) =>
      receiveSamples(db, { ...lodged, samples: 4, receivedOn: '2026-11-21', actor, now: NOW }),
  },
  {
    name: 'acceptDossier',
    ...PROVINCE,
    run: ({ db }, { dossiers: { withProvince } }, actor) =>
      acceptDossier(db, { ...withProvince, actor, now: NOW }),
  },
  {
    name: 'forwardToCentre',
    ...PROVINCE,
    run: ({ db }, { dossiers: { scored } }, actor) =>
      forwardToCentre(db, { ...scored, actor, now: NOW }),
  },
  {
    name: 'closeDossier',
    ...PROVINCE,
    run: ({ db }, { dossiers: { scored } }, actor) =>
      closeDossier(db, { ...scored, why: 'Chưa đạt', actor, now: NOW }),
  },
  {
    // A draft is its producer's alone.
    name: 'readDossier:draft',
    ...PRODUCER,
    run: ({ db }, { dossiers: { draft } }, actor) => readDossier(db, { code: draft.code, actor }),
  },
  {
    name: 'readDossier:lodged',
    everywhere: ['administrator', 'ministry-officer'],
    own: ['provincial-officer', 'commune-officer', 'producer'],
    missing: 'no-such-dossier',
    run: ({ db }, { dossiers: { lodged } }, actor) => readDossier(db, { code: lodged.code, actor }),
  },
  {
    name: 'readDossier:in-round',
    everywhere: ['administrator', 'ministry-officer'],
    own: [
      ...(['provincial-officer', 'commune-officer', 'producer'] as const),
      ...(['council-member', 'council-secretary', 'advisory-team'] as const),
    ],
    missing: 'no-such-dossier',
    run: ({ db }, { dossiers: { scoring } }, actor) =>
      readDossier(db, { code: scoring.code, actor }),
  },
  {
    // Lists are open to all of these and hold what is in sight: counted in the journey.
    name: 'inSight',
    everywhere: [
      ...(['administrator', 'ministry-officer', 'provincial-officer', 'commune-officer'] as const),
      ...(['council-member', 'council-secretary', 'advisory-team', 'producer'] as const),
    ],
    run: ({ db }, _, actor) =>
      listDossiers(db, {
        query: readDossierQuery(new URLSearchParams()),
        ...{ actor, today: day('2026-11-22') },
      }),
  },
];
