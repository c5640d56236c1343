import { day, formatDay } from '#src/base/day.ts';
import { momentText } from '#src/features/accounts/moment.ts';
import type { Minutes, MinutesDossier } from '#src/features/assessment/councils/minutes.ts';
import { readSheetContent } from '#src/features/assessment/councils/sheet-content.ts';
import type { Sheet } from '#src/features/assessment/councils/sheet-at-hand.server.ts';
import { criteriaForm } from '#src/features/criteria/criteria-form.ts';
import type { Form } from '#src/features/criteria/form.ts';
import { verdict } from '#src/features/criteria/verdict.ts';
import { makePdf } from '#src/outside/pdf.ts';
import { writeXlsx } from '#src/outside/spreadsheet.ts';
import { councilPaperWords as w } from '#src/words/council-papers.ts';
import { councilWords } from '#src/words/councils.ts';
import { reasons } from '#src/words/criteria-reasons.ts';
import { disqualifierWords, formatPoints } from '#src/words/criteria.ts';

const words = councilWords.vi;
const points = (hundredths: number): string => formatPoints(hundredths / 100, 'vi');

/** The minutes of a round as a paper to sign. `hash` is null while the round runs: the paper says it is a draft. */
export function minutesPdf(
  minutes: Minutes,
  { hash, now, author }: { hash: string | null; now: number; author: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const { council, rules } = minutes;
  const held = formatDay(day(minutes.heldOn), 'vi');
  return makePdf(
    {
      title: `${w.minutesTitle}: ${minutes.round}`,
      ...{ author, lang: 'vi', now, footer: minutes.round },
    },
    (page) => {
      const [d, m, y] = held.split('/');
      const from = council.place === '' ? '' : `${council.place}, `;
      page.head({
        agency: [w.council, council.name],
        motto: true,
        placeAndDay: `${from}ngày ${d} tháng ${m} năm ${y}`,
      });
      page.title(w.minutesTitle, w.under(minutes.round));
      if (hash === null) page.paragraph(w.draft, { bold: true, align: 'center' });
      page.section(w.general);
      page.facts([
        [w.facts.name, council.name],
        [w.facts.decision, council.decisionNo || '…'],
        [w.facts.heldOn, minutes.inWriting ? w.inWriting : held],
        [w.facts.place, minutes.place || '…'],
        [
          w.facts.quorum,
          minutes.quorum === null
            ? '…'
            : w.quorum(minutes.quorum.present, minutes.quorum.seats, minutes.quorum.needed),
        ],
        [
          w.facts.rules,
          w.rules(
            rules.quorumPercent,
            rules.spreadLimit,
            rules.scoringTurns,
            words.gateRules[rules.gateRule],
          ),
        ],
      ]);
      page.section(w.attendance);
      page.table({
        about: w.attendance,
        columns: [
          { title: w.columns.no, share: 1.5, align: 'right' },
          { title: w.columns.person, share: 4 },
          { title: w.columns.post, share: 6 },
          { title: w.columns.position, share: 3 },
          { title: w.columns.there, share: 3 },
        ],
        rows: minutes.members.map((member, index) => [
          String(index + 1),
          member.name,
          [member.post, member.organisation].filter(Boolean).join(', '),
          words.positions[member.position],
          member.present ? w.yes : minutes.inWriting ? '' : w.absent(member.absentWhy),
        ]),
      });
      page.section(w.results);
      page.table({
        about: w.results,
        columns: [
          { title: w.columns.no, share: 1.5, align: 'right' },
          { title: w.columns.product, share: 5 },
          { title: w.columns.producer, share: 5 },
          { title: w.columns.sheets, share: 2, align: 'right' },
          { title: w.columns.score, share: 2, align: 'right' },
          { title: w.columns.outcome, share: 3 },
        ],
        rows: minutes.dossiers.map((one, index) => [
          String(index + 1),
          one.productName,
          `${one.producerName}, ${one.address}`,
          String(one.sheets),
          points(one.average),
          outcomeText(one),
        ]),
      });
      page.section(w.details);
      for (const one of minutes.dossiers) {
        page.paragraph(`${one.code}: ${one.productName}`, { bold: true });
        page.list(detailsOf(one));
      }
      if (minutes.note !== '') {
        page.section(w.note);
        page.paragraph(minutes.note);
      }
      const named = (position: string): string =>
        minutes.members.find((member) => member.position === position)?.name ?? '';
      page.signatures([
        { role: w.secretary, note: w.signHere, name: named('secretary') },
        { role: w.chair, note: w.signHere, name: named('chair') },
      ]);
      if (hash !== null) page.paragraph(w.frozen(hash), { small: true, quiet: true });
    },
  );
}

function outcomeText(one: MinutesDossier): string {
  return one.outcome === 'rated' ? w.stars(one.stars) : words.outcomes[one.outcome];
}

function detailsOf(one: MinutesDossier): string[] {
  const form = criteriaForm(one.setNo);
  return [
    ...reasons(form, one.verdict, 'vi'),
    w.spread(points(one.lowest), points(one.highest)),
    ...(one.abstained.length > 0 ? [w.abstained(one.abstained.join(', '))] : []),
    ...(one.turns > 1 ? [w.turns(one.turns, one.turnWhy)] : []),
    ...(one.why === '' ? [] : [w.why(one.why)]),
  ];
}

/**
 * The result as a list in the shape provinces publish and the desk reads back: first sheet three stars and more, the
 * second what got no star, with its reasons.
 */
export function resultXlsx(minutes: Minutes): Promise<Uint8Array<ArrayBuffer>> {
  const starred = minutes.dossiers.filter(({ stars }) => stars >= 3);
  const rest = minutes.dossiers.filter(({ stars }) => stars < 3);
  const columns = [
    { title: w.columns.no, width: 6, kind: 'number' as const },
    { title: w.columns.product, width: 36, kind: 'text' as const },
    { title: w.columns.producer, width: 36, kind: 'text' as const },
    { title: w.columns.address, width: 32, kind: 'text' as const },
    { title: w.columns.score, width: 10, kind: 'number' as const, format: '0.00' },
  ];
  const facts = (one: MinutesDossier, index: number) => [
    index + 1,
    one.productName,
    one.producerName,
    one.address,
    one.average / 100,
  ];
  return writeXlsx([
    {
      name: w.resultSheet,
      columns: [...columns, { title: w.columns.stars, width: 10, kind: 'number' }],
      rows: starred.map((one, index) => [...facts(one, index), one.stars]),
    },
    {
      name: w.restSheet,
      columns: [
        ...columns,
        { title: w.columns.outcome, width: 16, kind: 'text' },
        { title: w.columns.reasons, width: 60, kind: 'text' },
      ],
      rows: rest.map((one, index) => [
        ...facts(one, index),
        outcomeText(one),
        detailsOf(one).join(' '),
      ]),
    },
  ]);
}

/** One member's signed sheet as a paper. */
export function sheetPdf(
  {
    sheet,
    form,
    member,
    council,
    dossier,
    producer,
  }: {
    sheet: Sheet;
    form: Form;
    member: string;
    council: string;
    dossier: { readonly code: string; readonly productName: string };
    producer: string;
  },
  { now, author }: { now: number; author: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const content = readSheetContent(sheet);
  const judged =
    content.conflict === null
      ? verdict(form, content.answers, { disqualified: content.disqualified })
      : null;
  return makePdf(
    { title: `${w.sheetTitle}: ${dossier.code}`, author, lang: 'vi', now, footer: dossier.code },
    (page) => {
      page.head({ agency: [w.council, council], motto: true });
      page.title(w.sheetTitle, w.sheetUnder(`Bộ ${form.setNo}: ${form.nameVi}`, sheet.turn));
      page.facts([
        [w.columns.code, dossier.code],
        [w.columns.product, dossier.productName],
        [w.columns.producer, producer],
        [w.member, member],
        [w.signedAt, sheet.signedAt === null ? '…' : momentText(Date.parse(sheet.signedAt))],
      ]);
      if (judged === null) {
        page.paragraph(`${w.conflict}: ${content.conflict}`, { bold: true });
      } else {
        page.table({
          about: w.sheetTitle,
          small: true,
          columns: [
            { title: '', share: 1 },
            { title: w.columns.item, share: 8 },
            { title: w.columns.max, share: 1.6, align: 'right' },
            { title: w.columns.score, share: 1.6, align: 'right' },
            { title: w.columns.opinion, share: 5 },
          ],
          rows: [
            ...form.parts.flatMap((part) => [
              { cells: `${part.code}. ${part.nameVi} (${part.max})`, strong: true },
              ...part.groups.flatMap((group) =>
                group.items.map((item) => [
                  item.code,
                  item.nameVi,
                  String(item.max),
                  String(content.answers[item.code] ?? 0),
                  content.opinions[item.code] ?? '',
                ]),
              ),
            ]),
            { cells: ['', w.total, '100', points(judged.hundredths), ''], strong: true },
          ],
        });
        page.list(reasons(form, judged, 'vi'));
        if (content.disqualified.length > 0) {
          const grounds = judged.disqualified.map((code) => disqualifierWords[code].vi).join('; ');
          page.paragraph(`${w.ground}: ${grounds}. ${content.disqualifiedWhy}`, { bold: true });
        }
      }
      if (content.opinion !== '') page.paragraph(`${w.columns.opinion}: ${content.opinion}`);
      page.signatures([{ role: w.scorer, note: w.signHere, name: member }]);
      if (sheet.hash !== null)
        page.paragraph(`SHA-256: ${sheet.hash}`, { small: true, quiet: true });
    },
  );
}
