import type { Tx } from '#db/client.ts';
import { queueMail } from '#src/features/accounts/queue-mail.server.ts';
import { peopleWith } from '#src/features/accounts/read-people.server.ts';
import type { Dossier } from '../move-dossier.server.ts';

export type Told = 'producer' | 'commune' | 'province';

/**
 * Step: letters to the people of one side about a dossier.
 * @param link absolute address of the dossier, null while the site does not know its own
 */
export async function tell(
  tx: Tx,
  dossier: Dossier,
  {
    whom,
    subject,
    lines,
    link,
    now,
  }: { whom: Told; subject: string; lines: readonly string[]; link: string | null; now: number },
): Promise<void> {
  const people = await peopleWith(
    tx,
    whom === 'producer'
      ? { role: 'producer', producerId: dossier.producerId }
      : whom === 'commune'
        ? { role: 'commune-officer', communeCode: dossier.communeCode }
        : { role: 'provincial-officer', provinceCode: dossier.provinceCode },
  );
  for (const person of people) {
    const text = [
      `Kính gửi ${person.name},`,
      ...lines,
      `Hồ sơ ${dossier.code}: ${dossier.productName}.`,
      ...(link === null ? [] : [link]),
    ].join('\n\n');
    await queueMail(
      tx,
      {
        to: person.email,
        subject: `${subject} (${dossier.code})`,
        text,
        about: `dossier:${dossier.id}`,
      },
      now,
    );
  }
}
