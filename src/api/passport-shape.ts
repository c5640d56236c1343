import { machinePaths, paths } from '#src/base/paths.ts';
import { pictureFor } from '#src/features/catalogue/pictures.ts';
import type { ProductRecord } from '#src/features/catalogue/read-product.server.ts';
import type { CertificateOnDay } from '#src/features/certificates/read-register.server.ts';
import type { LotStory, StoryStage } from '#src/features/trace/lots/lot-story.ts';
import type { RecallNotice } from '#src/features/trace/recalls/recall-states.ts';
import type { Resolved } from '#src/features/trace/resolve/resolve-link.server.ts';
import { type Asked, certificateShape, communeShape, provinceShape } from './shapes.ts';

export interface PassportFacts {
  /** The code's own path: `/01/…/10/…`. */
  readonly path: string;
  readonly resolved: Resolved;
  readonly record: ProductRecord | null;
  readonly certificates: readonly CertificateOnDay[];
  readonly story: LotStory | null;
  readonly notices: readonly RecallNotice[];
}

/**
 * The digital passport of a code: the data items of Thông tư 02/2024/TT-BKHCN and the minimum of Nghị định 37/2026
 * Điều 32 together. What nobody has declared is null or empty, never guessed.
 */
export function passportShape(facts: PassportFacts, asked: Asked) {
  const { path, resolved, record, certificates, story, notices } = facts;
  const { item, lot, serial, asked: link } = resolved;
  const { origin } = asked;
  const product = record?.product ?? null;
  const label = record?.label ?? {};
  const said = (key: string): string | null => label[key] || null;
  const open = notices.filter(({ state }) => state === 'open');
  const drawing = product && pictureFor({ setNo: product.setNo, name: product.name });
  return {
    code: origin + path,
    page: `${origin}${machinePaths.scanPage(path, asked.lang)}`,
    day: asked.day,
    name: product?.name ?? null,
    otherNames: record?.otherNames ?? [],
    size: item?.label || null,
    netContent: item?.netContent ? { value: item.netContent, unit: item.contentUnit } : null,
    /** Drawings say what kind of thing it is; they are no photographs of it. */
    images: drawing
      ? [{ url: origin + drawing.src, kind: 'drawing', description: drawing.altVi }]
      : [],
    gtin: item?.gtin ?? null,
    shortCode: item?.shortCode ?? null,
    lot: lot?.code ?? null,
    serial: serial?.serial ?? null,
    /** What the code says that is not registered here. */
    unknown: {
      lot: link.lot && lot === null ? link.lot : null,
      serial: link.serial && serial === null ? link.serial : null,
    },
    illustrative: lot?.illustrative ?? false,
    producer: record?.producer && {
      name: record.producer.name,
      kind: record.producer.kind,
      address: record.producer.printedPlace || null,
      identifier: `${origin}${paths('vi').producer(record.producer.slug)}`,
    },
    origin: record && {
      country: 'VN',
      commune: communeShape(record.commune, asked),
      province: provinceShape(record.province, asked),
    },
    brand: null,
    model: null,
    made: lot?.madeOn ?? null,
    packed: lot?.packedOn ?? null,
    bestBefore: lot?.bestBefore ?? null,
    expires: lot?.expiresOn ?? null,
    ingredients: said('ingredients'),
    warnings: said('warnings'),
    use: said('use'),
    certificates: certificates.map(({ row, standing }) => ({
      type: 'OCOP',
      ...certificateShape(row, standing, asked),
    })),
    standards: [],
    stages: (story?.stages ?? []).map((stage) => stageShape(stage, path, lot?.code ?? '')),
    corrections: story?.corrections ?? 0,
    otherCodes: story?.lot.otherCodes ?? [],
    recall: {
      state: open.length > 0 ? 'recalled' : lot === null ? null : 'none',
      notices: notices.map((notice) => ({
        ...notice,
        url: origin + paths(asked.lang).recall(notice.code),
      })),
    },
    lastDeclaredAt: story?.lastDeclaredAt ?? null,
  };
}

/** A stage with its trace codes: of the product, of the lot, of the place. */
function stageShape(stage: StoryStage, path: string, lot: string) {
  const { place, party } = stage;
  return {
    event: stage.eventId,
    stage: stage.stage,
    bizStep: stage.bizStep,
    at: stage.at,
    zoneOffset: stage.zoneOffset,
    traceCode: { product: path.replace(/\/(?:10|21)\/.*$/, ''), lot, place: place?.code ?? null },
    place: place && {
      name: place.name,
      kind: place.kind,
      commune: place.communeName,
      province: place.provinceName,
    },
    /** `hidden`: known and kept for recall. */
    party: party === 'hidden' ? 'hidden' : (party?.name ?? null),
    quantity: stage.quantity,
    unit: stage.unit,
    result: stage.result,
    note: stage.note || null,
    inputs: stage.inputs.map(({ code, itemName, link }) => ({ lot: code, name: itemName, link })),
    declaredBy: stage.declaredBy,
    declaredAt: stage.declaredAt,
  };
}
