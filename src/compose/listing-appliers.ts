import type { Appliers } from '#src/features/listings/decide-change.server.ts';
import { applyProducerIn } from '#src/features/listings/producer-applier.server.ts';
import { applyProductIn } from '#src/features/listings/product-applier.server.ts';
import { applyStoryIn } from '#src/features/stories/apply-story.server.ts';

/** Who writes approved values of each kind to what is live. */
export const listingAppliers: Appliers = {
  product: applyProductIn,
  story: applyStoryIn,
  producer: applyProducerIn,
};
