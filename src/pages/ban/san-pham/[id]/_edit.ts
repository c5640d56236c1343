import type { AstroGlobal } from 'astro';
import { Refusal } from '#src/base/refusal.ts';
import { rowId } from '#src/base/row-id.ts';
import { act, type Answer, type Desk } from '#src/compose/desk.ts';
import { adjustOffers } from '#src/features/catalogue/offers/adjust-offer.server.ts';
import { seenStock } from '#src/features/catalogue/offers/seen-stock.ts';
import { typedNumber, typedNumberOrNull } from '#src/features/catalogue/offers/typed-number.ts';
import { copyListing } from '#src/features/listings/copy-listing.server.ts';
import { expected, seenLive, typedValues } from '#src/features/listings/listing-form.ts';
import { type SavedDraft, saveDraft } from '#src/features/listings/save-draft.server.ts';
import {
  sendChange,
  takeBackChange,
  withdrawChange,
} from '#src/features/listings/send-change.server.ts';
import type { ChangeRow } from '#src/features/listings/write-change.server.ts';
import { pickedPictures } from '#src/features/media/picked.ts';
import { refusalText } from '#src/words/refusals.ts';

interface Edited {
  readonly productId: number;
  readonly producerId: number;
  /** The open change as this page shows it. */
  readonly open: ChangeRow | null;
}

/** Does what a form of the editor asks for. */
export async function editListing(
  astro: AstroGlobal,
  desk: Desk,
  { productId, producerId, open }: Edited,
): Promise<Answer | Response> {
  const { app, actor, now, lang, p } = desk;
  const here = p.deskListing(productId);
  const done = (what: string): string => `${here}?xong=${what}`;

  const save = (form: FormData): Promise<SavedDraft> =>
    saveDraft(app.db, {
      ...{ kind: 'product', subjectId: productId, producerId },
      values: {
        ...typedValues(form, 'product'),
        ...(form.has('co-anh') ? { pictures: pickedPictures(form, 'anh') } : {}),
      },
      ...{ expect: expected(form), rebase: seenLive(form, 'product'), actor, now },
    });
  const move = (form: FormData) => {
    if (open === null) throw new Refusal('no-such-change', {});
    return { code: open.code, expect: rowId(form.get('ban-so')), actor, now };
  };

  return act(astro, desk, {
    luu: async (form) => {
      await save(form);
      return done('luu');
    },
    'tu-luu': async (form) => {
      try {
        const { version } = await save(form);
        return Response.json({ version });
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        if (error.code === 'listing-no-difference') return Response.json({});
        const refused = refusalText(error, lang) ?? error.code;
        return Response.json({ refused }, { status: error.code === 'not-allowed' ? 403 : 422 });
      }
    },
    gui: async (form) => {
      const { code, version } = await save(form);
      try {
        await sendChange(app.db, {
          ...{ code, expect: version, flagsRead: form.get('da-doc') === '1' },
          ...{ note: String(form.get('nhan') ?? ''), actor, now },
        });
      } catch (error) {
        // The draft is kept already: the form that comes back is made from that version.
        form.set('ban-so', String(version));
        throw error;
      }
      return done('gui');
    },
    'lay-ve': async (form) => {
      await takeBackChange(app.db, move(form));
      return done('lay-ve');
    },
    bo: async (form) => {
      await withdrawChange(app.db, move(form));
      return done('bo');
    },
    chep: async (form) => {
      await copyListing(app.db, {
        ...{ from: rowId(form.get('tu')), to: productId, producerId },
        ...{ fields: form.getAll('muc').map(String), expect: expected(form), actor, now },
      });
      return done('chep');
    },
    doi: async (form) => {
      const text = (name: string): string => String(form.get(name) ?? '');
      const one = {
        ...{ id: rowId(text('quy-cach')), version: rowId(text('ban-so')) },
        ...{ price: typedNumber(text('gia')), stock: typedNumberOrNull(text('ton')) },
        seenStock: seenStock(form.get('ton-thay')),
      };
      await adjustOffers(app.db, { list: [one], actor, now });
      return `${done('gia')}#gia`;
    },
  });
}
