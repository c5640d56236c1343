import { and, desc, eq, gt, like } from 'drizzle-orm';
import { record } from '#db/changes.ts';
import { type Db, inTransaction, type Tx } from '#db/client.ts';
import { producers, products } from '#db/schema/catalogue.ts';
import { tradeItems } from '#db/schema/codes.ts';
import { wrongReports } from '#db/schema/recalls.ts';
import { dayAt } from '#src/base/day.ts';
import { Refusal } from '#src/base/refusal.ts';
import type { ScanLang } from '#src/base/scan-lang.ts';
import { type Actor, demand } from '#src/features/accounts/may.ts';
import { REPORT_LIMITS, reportCode, type ReportKind, sameText } from './report-states.ts';
import { tellInbox } from './tell-inbox.server.ts';

/** What a visitor says of a code that was scanned. */
export interface NewReport {
  /** The code's path as it was scanned. */
  readonly scanned: string;
  readonly tradeItemId: number | null;
  readonly lotId: number | null;
  readonly lang: ScanLang;
  readonly kind: ReportKind;
  readonly said: string;
  /** As the visitor wishes to be answered; may be empty. */
  readonly contact: string;
  /** A picture the private store already keeps. */
  readonly photo: { readonly hash: string; readonly media: string } | null;
}

const AGAIN_MS = 24 * 3_600_000;

/**
 * Takes a report of something wrong and puts it into the inbox of the producer and of the offices of its commune and
 * province; of an unknown code, into the ministry's. The change log holds neither the text nor the contact.
 * @param now milliseconds since 1970 UTC
 * @throws Refusal `not-allowed`, `wrong-report-empty`, `wrong-report-too-long`, `wrong-report-repeated`
 */
export async function sendWrongReport(
  db: Db,
  options: {
    readonly report: NewReport;
    readonly actor: Actor;
    readonly now: number;
    readonly siteUrl: string;
  },
): Promise<{ readonly id: number; readonly code: string }> {
  const { report, actor, now } = options;
  demand(actor, 'report-wrong');
  const { least, most } = REPORT_LIMITS;
  const said = report.said.trim();
  if (said.length < least) throw new Refusal('wrong-report-empty', { least });
  if (said.length > most) throw new Refusal('wrong-report-too-long', { most });
  const scanned = report.scanned.slice(0, REPORT_LIMITS.scanned);
  return inTransaction(db, async (tx) => {
    const since = new Date(now - AGAIN_MS).toISOString();
    const recent = await tx
      .select({ said: wrongReports.said })
      .from(wrongReports)
      .where(and(eq(wrongReports.scanned, scanned), gt(wrongReports.sentAt, since)))
      .limit(500);
    if (recent.some((one) => sameText(one.said, said))) {
      throw new Refusal('wrong-report-repeated', {});
    }
    const about = await aboutOf(tx, report.tradeItemId);
    const code = await nextCode(tx, now);
    const [row] = await tx
      .insert(wrongReports)
      .values({
        code,
        scanned,
        tradeItemId: report.tradeItemId,
        lotId: report.lotId,
        ...about,
        lang: report.lang,
        kind: report.kind,
        said,
        contact: report.contact.replace(/\s+/g, ' ').trim().slice(0, REPORT_LIMITS.contact),
        photoHash: report.photo?.hash ?? null,
        photoMedia: report.photo?.media ?? null,
        state: 'new',
        sentAt: new Date(now).toISOString(),
      })
      .returning({ id: wrongReports.id });
    const id = row?.id ?? 0;
    await record(
      tx,
      { actor: actor.name, now },
      {
        deed: 'report-wrong',
        subject: `wrong-report:${id}`,
        after: { code, kind: report.kind, scanned, photo: report.photo !== null },
      },
    );
    await tellInbox(tx, { id, code, ...about, now, siteUrl: options.siteUrl });
    return { id, code };
  });
}

interface About {
  readonly productId: number | null;
  readonly producerId: number | null;
  readonly provinceCode: string | null;
  readonly communeCode: string | null;
}

async function aboutOf(tx: Tx, tradeItemId: number | null): Promise<About> {
  const nothing = { productId: null, producerId: null, provinceCode: null, communeCode: null };
  if (tradeItemId === null) return nothing;
  const [item] = await tx
    .select({
      productId: tradeItems.productId,
      producerId: tradeItems.producerId,
      provinceCode: products.provinceCode,
      communeCode: products.communeCode,
    })
    .from(tradeItems)
    .leftJoin(products, eq(products.id, tradeItems.productId))
    .where(eq(tradeItems.id, tradeItemId));
  if (!item) return nothing;
  if (item.provinceCode !== null || item.producerId === null) return item;
  const [producer] = await tx
    .select({ provinceCode: producers.provinceCode, communeCode: producers.communeCode })
    .from(producers)
    .where(eq(producers.id, item.producerId));
  return { ...item, ...producer };
}

async function nextCode(tx: Tx, now: number): Promise<string> {
  const year = Number(dayAt(now).slice(0, 4));
  const [last] = await tx
    .select({ code: wrongReports.code })
    .from(wrongReports)
    .where(like(wrongReports.code, `BS-${year}-%`))
    .orderBy(desc(wrongReports.id))
    .limit(1);
  return reportCode(year, Number(last?.code.split('-').at(-1) ?? 0) + 1);
}
