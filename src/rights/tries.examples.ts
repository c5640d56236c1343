import type { Asker } from './deeds.examples.ts';
import { TRACE_TRIES } from './trace-tries.examples.ts';
import type { World } from './worlds.examples.ts';

export type Try = [
  name: string,
  asker: Asker,
  send: (own: World, far: World) => [address: string, fields: Record<string, string>],
];
/** Forms of one's own with something of another place in a field. */
export const TRIES: readonly Try[] = [
  [
    'a file of another dossier set aside',
    'producer',
    (own, far) => [
      `/ban/ho-so/${own.dossiers.draft.code}/giay-to`,
      { viec: 'bo', tep: String(far.dossiers.draft.fileId) },
    ],
  ],
  [
    'a dossier for a product of somebody else',
    'producer',
    (own, far) => [
      '/ban/ho-so/moi',
      { viec: 'mo', 'san-pham': `${own.producerId}:${far.productId}`, loai: 'first' },
    ],
  ],
  [
    'a dossier of another province taken into a round',
    'provincial-officer',
    (own, far) => [
      `/ban/dot/${own.rounds.open}`,
      { viec: 'them', 'ho-so': String(far.dossiers.waiting.id) },
    ],
  ],
  [
    'a dossier of another round taken out',
    'provincial-officer',
    (own, far) => [
      `/ban/dot/${own.rounds.open}`,
      { viec: 'rut', 'ho-so': String(far.dossiers.inOpenRound.id), 'vi-sao': 'Nhầm' },
    ],
  ],
  [
    'a dossier of another council decided',
    'council-secretary',
    (own, far) => [
      `/ban/dot/${own.rounds.running}/hop`,
      { viec: 'ket-luan', 'ho-so': String(far.dossiers.signed.id), ban: '1', cach: 'rate' },
    ],
  ],
  [
    'a seat of another council ended',
    'provincial-officer',
    (own, far) => [
      `/ban/hoi-dong/${own.council.id}`,
      { viec: 'thoi', nguoi: String(far.council.seats[0]), 'vi-sao': 'Nghỉ' },
    ],
  ],
  [
    'a result of another province issued',
    'provincial-officer',
    (own, far) => [
      `/ban/quyet-dinh/ban-hanh?cap=${own.provinceCode}&so=97%2FQĐ&ngay=2026-11-20&kq=${far.decided.resultId}`,
      { viec: 'ban-hanh' },
    ],
  ],
  [
    'a role withdrawn through the page of somebody else',
    'provincial-officer',
    (own, far) => [
      `/ban/nguoi-dung/${own.holders.producer.userId}`,
      { viec: 'thu-hoi', 'vai-tro': String(far.holders.producer.grantId), 'ly-do': 'Lạ' },
    ],
  ],
  [
    'an administrator invited by an officer',
    'provincial-officer',
    () => ['/ban/nguoi-dung/moi', { viec: 'moi', vai: 'administrator', email: 'a@vi-du.test' }],
  ],
  [
    'a central council set up by a province',
    'provincial-officer',
    (own) => [
      '/ban/hoi-dong',
      { viec: 'lap', cap: 'centre', tinh: own.provinceCode, ten: 'Hội đồng trung ương' },
    ],
  ],
  [
    'five stars by way of a correction',
    'provincial-officer',
    (own) => [
      `/ban/giay/${own.certificate.code}`,
      {
        ...{ viec: 'dinh-chinh', so: '96/QĐ-UBND', ngay: '2026-11-20', 'nguoi-ky': 'Ai' },
        ...{ ban: '0', stars: '5', 'ly-do': 'In sai' },
      },
    ],
  ],
  ...TRACE_TRIES,
];
