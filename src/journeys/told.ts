import { eq } from 'drizzle-orm';
import { type Db, inTransaction } from '#db/client.ts';
import { orders } from '#db/schema/orders.ts';
import { stories } from '#db/schema/stories.ts';
import { actorAs } from '#src/features/accounts/actors.fixture.ts';
import { ANYONE } from '#src/features/accounts/may.ts';
import { answerMessage } from '#src/features/messages/answer-message.server.ts';
import { threadCode } from '#src/features/messages/message-rules.ts';
import { writeAsBuyer } from '#src/features/messages/write-as-buyer.server.ts';
import { makeLetters } from '#src/features/sellers/make-letters.server.ts';
import { applyStoryIn } from '#src/features/stories/apply-story.server.ts';
import type { Goods } from './traded.ts';

/** What producers write to people: a story, an answer about an order; and what is written to them. */
export interface Told {
  /** Token of a letter of invitation that is open, as it stands on the paper. */
  readonly letter: string;
  /** Slug of a producer's own story, with everything that Markdown may hold. */
  readonly story: string;
}

const TITLE = 'Sào tre bên sông của nhà chị Bưởi';
const STORY = `Nhà chị Bưởi ở **đầu bản**, ba đời làm *miến dong* bằng tay.

## Vì sao phơi trên sào tre

1. Nắng đầu đông hanh, sợi khô đều.
2. Sào tre không giữ mùi.
3. Gió từ sông lên vào lúc ba giờ chiều.

> Miến ngon là miến nhìn xuyên qua được ngón tay.

- Củ dong trồng ngay trên nương
- Không phẩm màu, không chất bảo quản

### Hỏi thêm

Xem [trang của hợp tác xã](https://example.org/mot-dia-chi-rat-dai-khong-co-cho-nao-de-xuong-dong-ca-phai-khong) hoặc viết cho chúng tôi.

---

Mộtchữrấtdàikhôngcódấucáchnàođểxemtrangcóbịtrượtngangtrênđiệnthoạihaykhôngthôithìcứviếtchodàira.`;

const QUESTION =
  'Cho mình hỏi hàng đã gửi chưa ạ? Mình cần trước thứ Bảy để mang ra Hà Nội biếu bà ngoại.\nĐịachỉrấtdàikhôngcódấucáchnàođểxemôtinnhắncóbịtrượtngangkhông';

/**
 * @param order token of an order whose first parcel is of the first of `goods`
 * @param now milliseconds since 1970 UTC
 */
export async function plantTold(
  db: Db,
  { goods, order, now }: { goods: readonly Goods[]; order: string; now: number },
): Promise<Told> {
  const [first, , , last] = goods;
  if (first === undefined || last === undefined) throw new Error('too few producers sell');
  const [letter] = await makeLetters(db, {
    producerIds: [last.producerId],
    actor: actorAs('provincial-officer', { provinceCode: last.provinceCode }),
    now,
  });
  const story = await approveStory(db, { goods: first, title: TITLE, now });
  await writeAsBuyer(db, {
    ...{ token: order, parcelNo: 1, text: QUESTION, asksOffice: true },
    ...{ requestKey: 'hoi-ve-don-hang-000000000', actor: ANYONE, now },
  });
  const [row] = await db.select({ code: orders.code }).from(orders).where(eq(orders.token, order));
  await answerMessage(db, {
    ...{ thread: threadCode(row?.code ?? '', 1), text: 'Dạ, sáng mai gửi ạ.' },
    ...{ requestKey: 'tra-loi-don-hang-00000000', now: now + 60_000 },
    actor: actorAs('producer', { producerId: first.producerId }),
  });
  return { letter: letter?.token ?? '', story };
}

/** A story of the producer of `goods`, as it stands after its approval. @returns its slug */
export async function approveStory(
  db: Db,
  { goods, title, now }: { goods: Goods; title: string; now: number },
): Promise<string> {
  const { subjectId } = await inTransaction(db, (tx) =>
    applyStoryIn(tx, {
      change: { id: 0, subjectId: null, producerId: goods.producerId },
      values: {
        ...{ titleVi: title, bodyVi: STORY },
        ...{ titleEn: `${title} (in English)`, bodyEn: STORY },
        ...{ summaryVi: 'Ba đời phơi miến trên sào tre, chờ ngọn gió ba giờ chiều.' },
        ...{ summaryEn: 'Three generations, one wind at three in the afternoon.' },
        ...{ peopleVi: 'Chị Bưởi và hai con gái', craftVi: 'Làng miến ven sông' },
        products: [goods.productId],
      },
      ...{ now, actor: actorAs('provincial-officer', { provinceCode: goods.provinceCode }) },
    }),
  );
  const [story] = await db.select().from(stories).where(eq(stories.id, subjectId));
  return story?.slug ?? '';
}
