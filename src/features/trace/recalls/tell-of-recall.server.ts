import type { Tx } from '#db/client.ts';
import { dayAt } from '#src/base/day.ts';
import { paths } from '#src/base/paths.ts';
import { queueMail } from '#src/features/accounts/queue-mail.server.ts';
import { peopleWith } from '#src/features/accounts/read-people.server.ts';
import { notifyIn } from '#src/features/notices/notify.server.ts';
import { eq } from 'drizzle-orm';
import { provinces } from '#db/schema/places.ts';
import {
  downstreamLetter,
  openedLetter,
  type RecallLetter,
  receiverLetter,
} from './recall-letters.ts';
import type { RecallText } from './recall-states.ts';
import { readReceivers } from './read-receivers.server.ts';
import type { DecidedLot } from './write-recall-lots.server.ts';

const P = paths('vi');

/**
 * Step of a command: letters to the people of every producer with a recalled lot, to the offices of their communes and
 * provinces, to the parties that received one, and to producers and offices beyond reach whose lots were made of it.
 * Nobody gets two letters of one recall at once.
 * @returns how many letters were queued
 */
export async function tellOfRecall(
  tx: Tx,
  one: {
    readonly recallId: number;
    readonly code: string;
    readonly producerName: string;
    readonly text: RecallText;
    readonly fresh: readonly DecidedLot[];
    readonly outside: readonly DecidedLot[];
    readonly now: number;
    /** Address of the site, without a slash at the end. */
    readonly siteUrl: string;
  },
): Promise<number> {
  const { code, text, now, siteUrl } = one;
  const about = `recall:${one.recallId}`;
  const base = { ...text, code, producer: one.producerName, on: dayAt(now) };
  const url = siteUrl + P.recall(code);
  const deskUrl = siteUrl + P.deskRecall(code);
  const letters = new Map<string, RecallLetter>();
  const send = (people: readonly { email: string }[], letter: RecallLetter): void => {
    for (const { email } of people) if (!letters.has(email)) letters.set(email, letter);
  };

  for (const [producerId, own] of Map.groupBy(one.fresh, ({ lot }) => lot.producerId)) {
    const [{ lot } = {}] = own;
    if (lot === undefined) continue;
    const letter = openedLetter({
      ...base,
      producer: lot.producerName,
      lots: own.map((line) => line.lot.code),
      url,
      deskUrl,
    });
    send(await peopleWith(tx, { role: 'producer', producerId }), letter);
    send(await officesOf(tx, lot), letter);
    // The letter goes to everybody here, whatever was chosen.
    await notifyIn(tx, {
      ...{ to: { producerId }, kind: 'recall-opened', letter: 'sent-already', now, about },
      ...{ facts: { code }, href: P.deskRecall(code) },
    });
  }

  const receivers = await readReceivers(
    tx,
    one.fresh.map(({ lot }) => lot.id),
  );
  for (const own of Map.groupBy(receivers, ({ email }) => email.trim().toLowerCase()).values()) {
    const [party] = own;
    if (party === undefined || !party.email.includes('@')) continue;
    const lots = [...new Set(own.map(({ lotCode }) => lotCode))];
    const producer =
      one.fresh.find(({ lot }) => lot.id === party.lotId)?.lot.producerName ?? one.producerName;
    send(
      [{ email: party.email.trim() }],
      receiverLetter({ ...base, producer, party: party.name, lots, url }),
    );
  }

  const beyond = one.outside.filter(({ how }) => how === 'forward');
  for (const [producerId, own] of Map.groupBy(beyond, ({ lot }) => lot.producerId)) {
    const [{ lot } = {}] = own;
    if (lot === undefined) continue;
    const [province] = await tx
      .select({ name: provinces.name })
      .from(provinces)
      .where(eq(provinces.code, lot.provinceCode));
    const letter = downstreamLetter({
      ...base,
      lots: own.map((line) => line.lot.code),
      province: province?.name ?? '',
      url,
      openUrl: `${siteUrl}${P.deskNewRecall}?lo=${own.map((line) => line.lot.id).join(',')}`,
    });
    send(await peopleWith(tx, { role: 'producer', producerId }), letter);
    send(await officesOf(tx, lot), letter);
  }

  for (const [to, letter] of letters) await queueMail(tx, { to, about, ...letter }, now);
  return letters.size;
}

async function officesOf(
  tx: Tx,
  { provinceCode, communeCode }: { provinceCode: string; communeCode: string | null },
): Promise<readonly { email: string }[]> {
  const province = await peopleWith(tx, { role: 'provincial-officer', provinceCode });
  if (communeCode === null) return province;
  return [...province, ...(await peopleWith(tx, { role: 'commune-officer', communeCode }))];
}
