import type { APIContext } from 'astro';
import { openDeskFile } from '#src/compose/desk-endpoint.ts';
import type { Desk } from '#src/compose/desk.ts';
import { Refusal } from '#src/base/refusal.ts';
import {
  FIRST_CHOICE,
  type LabelOptions,
  readLabelOptions,
} from '#src/features/trace/labels/label-options.ts';
import { planLabels, type PlannedLabels } from '#src/features/trace/labels/plan-labels.server.ts';
import { type LabelLot, readLabelLot } from '#src/features/trace/labels/read-label-lot.server.ts';
import { refusalText } from '#src/words/refusals.ts';

/** The lot in the address, for whoever may make its labels; null is 404. */
export function lotOf(
  desk: Pick<Desk, 'app' | 'actor' | 'day'>,
  typed: string | undefined,
): Promise<LabelLot | null> {
  const id = /^[1-9]\d{0,11}$/.test(typed ?? '') ? Number(typed) : 0;
  return readLabelLot(desk.app.db, { id, actor: desk.actor, today: desk.day });
}

/** Reads the choices of an address; what it does not name is as the form begins. */
export const chosen =
  (params: URLSearchParams) =>
  (field: string): string | null =>
    params.size === 0 ? (FIRST_CHOICE[field] ?? null) : params.get(field);

export type LabelFile = Desk & {
  readonly lot: LabelLot;
  readonly options: LabelOptions;
  readonly planned: PlannedLabels;
};

/** A file of labels: 404 outside one's reach, 422 with the sentence where nothing can be printed. */
export async function openLabelFile(context: APIContext): Promise<LabelFile | Response> {
  const desk = await openDeskFile(context, 'make-labels');
  if (desk instanceof Response) return desk;
  const lot = await lotOf(desk, context.params['id']);
  if (lot === null) return new Response(null, { status: 404 });
  try {
    const options = readLabelOptions(chosen(context.url.searchParams));
    return { ...desk, lot, options, planned: planLabels(lot, options, desk.site.url) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return new Response(refusalText(error, desk.lang) ?? error.code, {
      status: 422,
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'cache-control': 'private, no-store',
      },
    });
  }
}

/** A serial to show: of a shape that no unit has. */
export const SAMPLE_SERIAL = '0000000000';

/** Safe in a file's name. */
export const fileName = (code: string): string => code.replace(/[^A-Za-z0-9._-]/g, '-');

/** Shown in the page or saved, for one person. */
export function picture(
  body: string | Uint8Array<ArrayBuffer>,
  type: string,
  name: string,
): Response {
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': `inline; filename="${name}"`,
      'cache-control': 'private, no-store',
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
    },
  });
}
