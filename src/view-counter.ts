import type { Db } from '#db/client.ts';
import { type Day, dayAt } from '#src/base/day.ts';
import type { Clock } from '#src/clock.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { countViews, type ViewTally } from '#src/features/catalogue/views/count-views.server.ts';
import { countsAsScan, isBrowser } from '#src/features/trace/scans/what-counts.ts';

export interface ViewCounter {
  /**
   * Notes one product page that was sent: its slug, and the headers as they came (name, value, name, value …), of
   * which nothing is kept. Takes less than a microsecond.
   */
  seen(slug: string, headers: readonly string[]): void;
  /** Writes what has been noted. */
  flush(): Promise<void>;
  /** Writes the rest and ends. */
  close(): Promise<void>;
}

const FLUSH_MS = 10_000;
/** Products between two writes; more than so many at once are not counted. */
const MOST_TALLIES = 20_000;
/** Kinds of browsers remembered with what they are. */
const MOST_AGENTS = 1_000;

/**
 * Counts views of product pages by day: no cookie, no address, nothing about who looked. Machines, pages fetched in
 * advance and readers who refuse to be counted are left out. Noted in memory, written every ten seconds in one go.
 */
export function viewCounter({
  db,
  clock,
  say,
}: {
  readonly db: Db;
  readonly clock: Clock;
  readonly say: (line: string) => void;
}): ViewCounter {
  let tallies = new Map<string, number>();
  /** The day the tallies are of, and when it ends. */
  let day = '' as Day;
  let dayEnds = 0;
  const agents = new Map<string, boolean>();
  let waiting: ViewTally[] = [];
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();

  function isPerson(userAgent: string | undefined): boolean {
    if (userAgent === undefined) return false;
    let known = agents.get(userAgent);
    if (known === undefined) {
      known = isBrowser(userAgent);
      if (agents.size >= MOST_AGENTS) agents.clear();
      agents.set(userAgent, known);
    }
    return known;
  }

  function gather(): void {
    for (const [slug, views] of tallies) waiting.push({ slug, day, views });
    tallies = new Map();
  }

  function flush(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    gather();
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return writing;
    writing = writing.then(async () => {
      try {
        await countViews(db, { batch, actor: SYSTEM });
      } catch (error) {
        say(`Views could not be counted: ${String(error)}`);
      }
    });
    return writing;
  }

  return {
    seen(slug, headers) {
      let userAgent: string | undefined;
      let purpose: string | undefined;
      let destination: string | undefined;
      let refuses: string | undefined;
      for (let i = 0; i < headers.length; i += 2) {
        const name = headers[i] as string;
        // Told apart by length first: every product page passes here.
        switch (name.length) {
          case 10:
            if (name.toLowerCase() === 'user-agent') userAgent = headers[i + 1];
            break;
          case 11:
            if (name.toLowerCase() === 'sec-purpose') purpose = headers[i + 1];
            break;
          case 14:
            if (name.toLowerCase() === 'sec-fetch-dest') destination = headers[i + 1];
            break;
          case 3:
            if (name.toLowerCase() === 'dnt' && refuses !== '1') refuses = headers[i + 1];
            break;
          case 7: {
            const seven = name.toLowerCase();
            if (seven === 'purpose') purpose = headers[i + 1];
            else if (seven === 'sec-gpc' && refuses !== '1') refuses = headers[i + 1];
            break;
          }
        }
      }
      if (!isPerson(userAgent)) return;
      if (!countsAsScan({ purpose, destination, refuses })) return;
      const now = clock.now();
      if (now >= dayEnds || now < dayEnds - 86_400_000) {
        gather();
        day = dayAt(now);
        dayEnds = Date.parse(`${day}T00:00:00+07:00`) + 86_400_000;
      }
      const views = tallies.get(slug);
      if (views === undefined && tallies.size >= MOST_TALLIES) return;
      tallies.set(slug, (views ?? 0) + 1);
      timer ??= setTimeout(() => void flush(), FLUSH_MS).unref();
    },
    flush,
    close: flush,
  };
}

/** The slug of a product's own page in either language; null for every other address. */
export function viewedProduct(path: string): string | null {
  const from = path.startsWith('/san-pham/') ? 10 : path.startsWith('/en/san-pham/') ? 13 : 0;
  if (from === 0 || path.length === from) return null;
  return path.indexOf('/', from) === -1 && path.indexOf('?', from) === -1 ? path.slice(from) : null;
}
