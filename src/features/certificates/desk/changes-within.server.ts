import { type SQL, sql } from 'drizzle-orm';
import type { Reach } from '#src/features/accounts/may.ts';

/**
 * Which rows of the change log lie within reach: those whose subject belongs to one of the provinces. Settings, the
 * catalogue as a whole and everything unknown are for those who see the whole country; so are people who also hold a
 * role outside. A dossier that was never lodged is its producer's alone.
 * @returns null when everything may be seen
 */
export function changesWithin(reach: Pick<Reach, 'everywhere' | 'provinceCodes'>): SQL | null {
  if (reach.everywhere) return null;
  if (reach.provinceCodes.length === 0) return sql`0`;
  const codes = sql.join(
    reach.provinceCodes.map((code) => sql`${code}`),
    sql`, `,
  );
  const councils = sql`select id from councils where province_code in (${codes})`;
  const producers = sql`select id from producers where province_code in (${codes})`;
  /** A grant or an invitation whose place lies in one of the provinces. */
  const inside = sql`(coalesce(province_code, '') in (${codes})
    or commune_code in (select code from communes where province_code in (${codes}))
    or producer_id in (${producers})
    or council_id in (${councils}))`;
  return sql`changes.subject in (
    select 'product:' || id from products where province_code in (${codes})
    union all select 'producer:' || id from producers where province_code in (${codes})
    union all select 'certificate:' || certificates.id from certificates
      join products on products.id = certificates.product_id
      where products.province_code in (${codes})
    union all select 'dossier:' || id from dossiers where province_code in (${codes})
      and lodged_at is not null
    union all select 'council:' || id from councils where province_code in (${codes})
    union all select 'round:' || id from rounds where council_id in (${councils})
    union all select 'decision:' || id from decisions where province_code in (${codes})
    union all select 'import:' || id from decision_imports where province_code in (${codes})
    union all select 'item:' || id from trade_items where producer_id in (${producers})
    union all select 'lot:' || id from lots where producer_id in (${producers})
    union all select 'recall:' || id from recalls where province_code in (${codes})
    union all select 'trace-place:' || id from trace_places where producer_id in (${producers})
    union all select 'trace-party:' || id from trace_parties where producer_id in (${producers})
    union all select 'wrong-report:' || id from wrong_reports where province_code in (${codes})
    union all select 'offer:' || offers.id from offers
      join products on products.id = offers.product_id where products.province_code in (${codes})
    union all select 'campaign:' || id from campaigns where province_code in (${codes})
    union all select 'basket:' || id from baskets where province_code in (${codes})
    union all select 'point-of-sale:' || id from points_of_sale where province_code in (${codes})
    union all select 'order:' || order_id from parcels where province_code in (${codes})
    union all select 'quote:' || request_id from quote_parts where province_code in (${codes})
    union all select 'review:' || id from reviews where province_code in (${codes})
    union all select 'claim:' || id from producer_claims where province_code in (${codes})
    union all select 'letter:' || id from invitation_letters where producer_id in (${producers})
    union all select 'picture:' || id from media where producer_id in (${producers})
    union all select 'listing-change:' || id from listing_changes where producer_id in (${producers})
    union all select 'bulk-edit:' || id from bulk_edits where producer_id in (${producers})
    union all select 'story:' || id from stories where province_code in (${codes})
    union all select 'invitation:' || id from invitations where ${inside}
    union all select 'person:' || user_id from grants where ${inside}
      and user_id not in (select user_id from grants where not ifnull(${inside}, 0))
  )`;
}
