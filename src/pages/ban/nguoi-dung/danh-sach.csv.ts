import type { APIRoute } from 'astro';
import { csv } from '#src/api/csv.ts';
import { attachment, CSV_TYPE, openDeskFile } from '#src/compose/desk-endpoint.ts';
import { peopleAsked } from '#src/compose/people-query.ts';
import { listPeople } from '#src/features/accounts/list-people.server.ts';
import { roleWords } from '#src/words/accounts.ts';
import { deskShortcutWords } from '#src/words/desk-shortcuts.ts';
import { peopleWords } from '#src/words/people.ts';

const MOST = 10_000;

/** The people of the list as filtered, a line for each role. */
export const GET: APIRoute = async (context) => {
  const desk = await openDeskFile(context, 'see-people');
  if (desk instanceof Response) return desk;
  const { app, lang, day } = desk;
  const w = peopleWords[lang];
  const { reach, q, role, provinceCode } = peopleAsked(desk, context.url.searchParams);
  const { people } = await listPeople(app.db, reach, {
    ...{ q, role, provinceCode, page: 1, perPage: MOST },
  });
  const body = csv([
    deskShortcutWords[lang].peopleColumns,
    ...people.flatMap((one) => {
      const line = (what: string, where: string): string[] => [
        ...[one.name, one.email, what, where],
        one.hasSecondFactor ? w.on : w.off,
      ];
      return one.grants.length === 0
        ? [line(w.noRoles, '')]
        : one.grants.map((grant) => line(roleWords[lang][grant.role], grant.place));
    }),
  ]);
  return attachment(body, CSV_TYPE, `nguoi-dung-${day}.csv`);
};
