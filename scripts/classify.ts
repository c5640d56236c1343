import { openApp } from '#src/app.ts';
import { Refusal } from '#src/base/refusal.ts';
import { readEnv } from '#src/env.ts';
import { SYSTEM } from '#src/features/accounts/may.ts';
import { classifyProduct } from '#src/features/catalogue/classify-product.server.ts';

/** `npm run classify -- SLUG SET`: puts a product into another of the 26 sets. */
const [slug = '', set = ''] = process.argv.slice(2);
if (slug === '' || !/^\d{1,2}$/.test(set)) {
  console.error('Usage: npm run classify -- SLUG SET, as in: npm run classify -- mat-ong-bac-ha 4');
  process.exit(2);
}
const app = await openApp(readEnv(process.env));
try {
  const { before, after } = await classifyProduct(app.db, {
    slug,
    setNo: Number(set),
    actor: SYSTEM,
    now: app.clock.now(),
  });
  console.log(`${slug}: set ${before} → ${after}. Running sites show it at once.`);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(
    error.code === 'no-such-set'
      ? `There is no set ${set}: 1 to 26.`
      : `There is no product "${slug}".`,
  );
  process.exitCode = 1;
} finally {
  app.close();
}
