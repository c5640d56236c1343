import type { App } from '#src/app.ts';
import type { Day } from '#src/base/day.ts';
import type { Lang } from '#src/base/lang.ts';
import type { paths } from '#src/base/paths.ts';
import { lagOf } from '#src/followers.ts';
import { type Actor, may, reachOf } from '#src/features/accounts/may.ts';
import { deskSearch, ANY_DESK } from '#src/features/certificates/desk/desk-query.ts';
import {
  lateCertificateTasks,
  reassessmentTasks,
} from '#src/features/certificates/desk/home/certificate-tasks.ts';
import { councilTasks } from '#src/features/certificates/desk/home/council-tasks.server.ts';
import { dossierTasks } from '#src/features/certificates/desk/home/dossier-tasks.server.ts';
import { officeTasks } from '#src/features/certificates/desk/home/office-tasks.server.ts';
import {
  blocksOf,
  type Task,
  type TaskBlock,
  type TaskKind,
} from '#src/features/certificates/desk/home/task.ts';
import { orderTasks } from '#src/features/orders/desk/order-tasks.server.ts';
import { traceTasks } from '#src/features/trace/home/trace-tasks.server.ts';
import { deskRegister } from './desk-register.ts';
import { producerTasks } from './producer-tasks.ts';

/** Everything that waits for this person, from all roles, the most pressing first within each kind. */
export async function tasksOf(
  app: App,
  actor: Actor,
  today: Day,
  lang: Lang = 'vi',
): Promise<TaskBlock[]> {
  const { db } = app;
  const producerIds = reachOf(actor, 'open-dossier').producerIds;
  const provinceCodes = reachOf(actor, 'hold-over-certificate').provinceCodes;
  const lines =
    producerIds.length + provinceCodes.length > 0 ? await deskRegister(db, today, today) : [];
  const found: [TaskKind, Task[]][] = [
    ...(await traceTasks(db, actor)),
    ...(await orderTasks(db, actor)),
    ...(await producerTasks(db, actor, app.clock.now(), lang)),
    ...(await dossierTasks(db, actor)),
    ...(await councilTasks(db, actor)),
    ...(await officeTasks(db, actor)),
    ['start-reassessment', reassessmentTasks(lines, producerIds, today)],
    ['late-certificate', lateCertificateTasks(lines, provinceCodes, today)],
  ];
  if (may(actor, 'change-settings')) {
    const lag = await lagOf(db, app.changes);
    if (lag > 0)
      found.push(['index-lag', [{ title: String(lag), key: '', detail: '', due: null }]]);
  }
  return blocksOf(today, found);
}

type Paths = ReturnType<typeof paths>;

/** Where a task is done. Null where there is no page for one of them alone. */
export function taskHref(p: Paths, kind: TaskKind, key: string): string | null {
  switch (kind) {
    case 'mend-dossier':
    case 'lodge-dossier':
    case 'report-dossier':
    case 'check-dossier':
    case 'take-to-centre':
    case 'put-into-round':
      return p.deskDossier(key);
    case 'sign-sheet':
      return p.deskScoreSheet(key);
    case 'advise':
      return p.deskAdvice(key);
    case 'hold-round':
      return p.deskMeeting(Number(key));
    case 'start-round':
      return p.deskRound(Number(key));
    case 'decide-result':
      return p.deskDossier(key);
    case 'finish-import':
      return p.deskImport(Number(key));
    case 'late-certificate':
      return p.deskCertificate(key);
    case 'open-recall':
      return p.deskRecall(key);
    case 'wrong-report':
      return p.deskWrongReport(key);
    case 'pack-parcel':
    case 'answer-return':
    case 'parked-order':
      return p.deskOrder(key);
    case 'erase-data':
      return p.deskPersonalData;
    case 'answer-message':
      return p.deskMessage(key);
    case 'answer-quote':
      return p.deskQuote(key);
    case 'listing-returned':
      return changedAt(p, key);
    case 'stock-low':
      return p.deskOffer(Number(key));
    case 'finish-profile':
      return p.deskSeller;
    case 'decide-claim':
      return p.deskClaim(key);
    case 'decide-change':
      return p.deskListingChange(key);
    case 'lot-without-steps':
      return p.deskLot(Number(key));
    case 'start-reassessment':
      return `${p.deskNewDossier}?giay=${encodeURIComponent(key)}`;
    default:
      return null;
  }
}

/** @param key `product:12`, `story:CODE`, `producer:CODE` */
function changedAt(p: Paths, key: string): string {
  const [kind = '', which = ''] = key.split(':');
  if (kind === 'product') return p.deskListing(Number(which));
  return kind === 'story' ? p.deskStory(which) : p.deskSeller;
}

/** Where all tasks of a kind are listed; null when that is nowhere. */
export function allTasksHref(p: Paths, kind: TaskKind): string | null {
  const dossiers = (state: string): string => `${p.deskDossiers}?tt=${state}`;
  switch (kind) {
    case 'report-dossier':
      return dossiers('lodged');
    case 'check-dossier':
      return dossiers('with-province');
    case 'put-into-round':
      return dossiers('accepted');
    case 'take-to-centre':
      return dossiers('forwarded-to-centre');
    case 'mend-dossier':
    case 'lodge-dossier':
      return p.deskDossiers;
    case 'sign-sheet':
    case 'advise':
      return p.deskScoring;
    case 'hold-round':
    case 'start-round':
      return p.deskCouncils;
    case 'decide-result':
      return p.deskIssue;
    case 'finish-import':
      return p.deskImports;
    case 'late-certificate':
      return `${p.deskRegister}${deskSearch({ ...ANY_DESK, renewal: ['late'], sort: 'het-han' })}`;
    case 'open-recall':
      return `${p.deskRecalls}?trang-thai=open`;
    case 'wrong-report':
      return `${p.deskWrongReports}?trang-thai=open`;
    case 'pack-parcel':
      return `${p.deskOrders}?trang-thai=to-pack`;
    case 'answer-message':
      return p.deskMessages;
    case 'answer-quote':
      return p.deskQuotes;
    case 'listing-returned':
      return p.deskListings;
    case 'stock-low':
      return p.deskOffers;
    case 'decide-claim':
      return p.deskClaims;
    case 'decide-change':
      return p.deskListingChanges;
    case 'answer-return':
      return p.deskOrders;
    case 'parked-order':
      return `${p.deskOrders}?trang-thai=waiting`;
    case 'erase-data':
      return p.deskPersonalData;
    case 'lot-without-steps':
      return p.deskLots;
    case 'stuck-mail':
      return p.deskSettings;
    case 'no-second-factor':
      return p.deskPeople;
    default:
      return null;
  }
}
