import type { Try } from './tries.examples.ts';
import { NOTICE } from './traces.examples.ts';

const step = { viec: 'ghi', buoc: 'processing', luc: '2026-11-21T10:00' };
const place = { ten: 'Vườn', loai: 'farm', ban: '1' };
const EMPTY_DOCUMENT = JSON.stringify({
  '@context': ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'],
  ...{ type: 'EPCISDocument', schemaVersion: '2.0', creationDate: '2026-11-21T10:00:00Z' },
  epcisBody: { eventList: [] },
});
const notice = {
  ...{ viec: 'mo', chac: '1', 'nguy-co': NOTICE.hazard },
  ...{ 'ly-do': NOTICE.reasonVi, 'can-lam': NOTICE.adviceVi },
};

/** Codes, lots and recalls of one's own with a thing of another producer in a field. */
export const TRACE_TRIES: readonly Try[] = [
  [
    'a place of another producer changed',
    'producer',
    (own, far) => [
      `/ban/ma/noi?chu-the=${own.producerId}`,
      { viec: 'sua', so: String(far.traces.placeId), ...place },
    ],
  ],
  [
    'a supplier of another producer ended',
    'producer',
    (own, far) => [
      `/ban/ma/doi-tac?chu-the=${own.producerId}`,
      { viec: 'ngung', so: String(far.traces.partyId), ban: '1', den: 'ngung' },
    ],
  ],
  [
    'a size added to a product of another producer',
    'producer',
    (own, far) => [
      `/ban/ma?chu-the=${own.producerId}`,
      { viec: 'them', 'san-pham': String(far.productId), 'quy-cach': 'Lạ', 'lo-tinh': 'EA' },
    ],
  ],
  [
    'a company prefix of another producer removed',
    'producer',
    (own, far) => [
      `/ban/ma?chu-the=${own.producerId}`,
      { viec: 'go', so: String(far.traces.prefixId) },
    ],
  ],
  [
    'a number under the prefix of another producer',
    'producer',
    (own, far) => [
      `/ban/ma/mat-hang/${own.traces.freshItemId}`,
      { viec: 'gtin', ban: '1', 'tien-to': String(far.traces.prefixId) },
    ],
  ],
  [
    'serials for a lot of another producer',
    'producer',
    (own, far) => [
      `/ban/ma/mat-hang/${own.traces.itemId}`,
      { viec: 'se-ri', lo: String(far.traces.lotId), 'so-luong': '2' },
    ],
  ],
  [
    'units of another producer made void',
    'producer',
    (own, far) => [
      `/ban/ma/mat-hang/${own.traces.itemId}`,
      { viec: 'danh-dau', 'ca-dot': String(far.traces.runId), thanh: 'void' },
    ],
  ],
  [
    'a lot of an item of another producer',
    'producer',
    (_, far) => [
      '/ban/lo/moi',
      { viec: 'tao', 'mat-hang': String(far.traces.itemId), ma: 'LO-LA-2' },
    ],
  ],
  ...(['placeId', 'partyId', 'lotId'] as const).map((thing): Try => [
    `a step with the ${thing} of another producer`,
    'producer',
    (own, far) => [
      `/ban/lo/${own.traces.lotId}/ghi`,
      {
        ...step,
        [{ placeId: 'noi', partyId: 'doi-tac', lotId: 'tu-lo' }[thing]]: String(far.traces[thing]),
      },
    ],
  ]),
  [
    'an event of another producer declared wrong through a lot of one’s own',
    'producer',
    (own, far) => [
      `/ban/lo/${own.traces.lotId}/sua/${far.traces.eventRow}`,
      { viec: 'dinh-chinh', 'vi-sao': 'did_not_occur', hieu: '1' },
    ],
  ],
  [
    'labels of the serials of another producer',
    'producer',
    (own, far) => [
      `/ban/lo/${own.traces.lotId}/nhan`,
      { viec: 'in', kho: 'a4-3x7', loai: 'dot', dot: String(far.traces.runId), 'bat-dau': '1' },
    ],
  ],
  [
    'events taken in for another producer',
    'producer',
    (_, far) => [
      '/ban/lo/nhap',
      { viec: 'nhap', nha: String(far.producerId), 'van-ban': EMPTY_DOCUMENT },
    ],
  ],
  ...(['producer', 'provincial-officer'] as const).map((asker): Try => [
    `a lot out of reach recalled by a ${asker}`,
    asker,
    (_, far) => ['/ban/thu-hoi/moi', { lo: String(far.traces.lotId), ...notice }],
  ]),
  [
    'a lot of another producer drawn into a recall',
    'producer',
    (own, far) => [
      `/ban/thu-hoi/${own.traces.recalls.own.code}`,
      { viec: 'them', lo: String(far.traces.lotId), 'ban-so': '1' },
    ],
  ],
  [
    'the warning of an office softened by whom it warns of',
    'producer',
    (own) => [
      `/ban/thu-hoi/${own.traces.recalls.office.code}`,
      { ...notice, viec: 'sua', 'ban-so': '1', 'nguy-co': 'label' },
    ],
  ],
  [
    'a recall ended by whoever is recalled',
    'producer',
    (own) => [
      `/ban/thu-hoi/${own.traces.recalls.own.code}`,
      { viec: 'cham-dut', 'ban-so': '1', 'vi-sao': 'Đã xử lý xong', chac: '1' },
    ],
  ],
  [
    'a report called unfounded by whom it is about',
    'producer',
    (own) => [
      `/ban/bao-sai/${own.traces.reports.own}`,
      { viec: 'tra-loi', 'ban-so': '1', 'trang-thai': 'unfounded', 'tra-loi': 'Không đúng' },
    ],
  ],
  [
    'codes of the own commune changed by its officer',
    'commune-officer',
    (own) => [`/ban/ma/mat-hang/${own.traces.itemId}`, { viec: 'ngung', ban: '1' }],
  ],
  [
    'a lot of the own province changed by its officer',
    'provincial-officer',
    (own) => [`/ban/lo/${own.traces.lotId}`, { viec: 'sua', ban: '1', 'ghi-chu': 'Lạ' }],
  ],
];
