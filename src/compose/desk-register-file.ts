import type { APIContext } from 'astro';
import { parseDeskQuery } from '#src/features/certificates/desk/desk-query.ts';
import { openDeskFile } from './desk-endpoint.ts';
import { exportLines } from './desk-export.ts';
import { askDeskRegister } from './desk-lists.ts';

/** The filtered register as a file, every page of it. */
export async function deskRegisterFile(
  context: APIContext,
  format: 'csv' | 'xlsx',
): Promise<Response> {
  const desk = await openDeskFile(context, 'see-register-desk');
  if (desk instanceof Response) return desk;
  const { found } = await askDeskRegister(desk.app.db, {
    actor: desk.actor,
    deed: 'see-register-desk',
    query: parseDeskQuery(context.url.searchParams),
    today: desk.day,
  });
  return exportLines(desk, found, format, 'so-dang-ky');
}
