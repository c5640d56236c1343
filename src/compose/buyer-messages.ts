import type { App } from '#src/app.ts';
import type { Lang } from '#src/base/lang.ts';
import { Refusal } from '#src/base/refusal.ts';
import { ANYONE } from '#src/features/accounts/may.ts';
import { mayStillWrite } from '#src/features/messages/message-rules.ts';
import { markReadByBuyer } from '#src/features/messages/mark-read.server.ts';
import { readBuyerMessages } from '#src/features/messages/read-threads.server.ts';
import { writeAsBuyer } from '#src/features/messages/write-as-buyer.server.ts';
import type { BuyerOrder } from '#src/features/orders/buyer/read-buyer-order.server.ts';
import { messageWords } from '#src/words/messages.ts';
import { refusalText } from '#src/words/refusals.ts';
import { mayMessage } from './message-guard.ts';

type Own = Pick<BuyerOrder, 'order' | 'parcels'>;

/** What the page of an order shows of its messages. Looking at them marks them read. */
export async function messagesOf(app: App, lang: Lang, { order, parcels }: Own) {
  const w = messageWords[lang];
  const now = app.clock.now();
  const messages = await readBuyerMessages(app.db, order.id);
  await markReadByBuyer(app.db, { orderId: order.id, actor: ANYONE, now });
  const open = mayStillWrite(order, now);
  const newest = [...messages.values()].flat().sort((a, b) => b.id - a.id)[0];
  const talked = parcels.find(({ id }) => messages.get(id)?.some((one) => one.id === newest?.id));
  return {
    messages,
    closed: open ? null : order.forgottenAt === null ? w.over : w.forgotten,
    /** The parcel that was written about last, or the only one. */
    open: talked?.no ?? (parcels.length === 1 ? (parcels[0]?.no ?? null) : null),
    requestKey: crypto.randomUUID(),
  };
}

/** What came of a message: sent (whether the office was asked), or a sentence and a status. */
export type BuyerWrote =
  | { readonly sent: true; readonly office: boolean; readonly no: number }
  | { readonly sent: false; readonly refused: string; readonly status: 422 | 429 };

/** Takes a message of the form. @param address of the visitor */
export async function takeMessage(
  app: App,
  one: {
    readonly token: string;
    readonly form: FormData;
    readonly lang: Lang;
    readonly address: string;
  },
): Promise<BuyerWrote> {
  const { form, lang, token } = one;
  const now = app.clock.now();
  const text = (name: string): string => String(form.get(name) ?? '');
  const parcelNo = /^\d{1,3}$/.test(text('kien')) ? Number(text('kien')) : 0;
  const asksOffice = form.get('van-phong') === '1';
  // A program filled in the field nobody sees: it is told the same as everybody, and nothing is kept.
  if (text('trang-web') !== '') return { sent: true, office: false, no: parcelNo };
  if (!mayMessage(one.address, now)) {
    return { sent: false, refused: messageWords[lang].often, status: 429 };
  }
  try {
    await writeAsBuyer(app.db, {
      ...{ token, parcelNo, text: text('tin'), asksOffice, requestKey: text('khoa') },
      ...{ actor: ANYONE, now },
    });
    return { sent: true, office: asksOffice, no: parcelNo };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const status = error.code === 'messages-too-many' ? 429 : 422;
    return { sent: false, refused: refusalText(error, lang) ?? error.code, status };
  }
}
