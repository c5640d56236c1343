import { endpoint, json } from '#src/api/answer.ts';
import { ask } from '#src/api/ask.ts';
import { passportShape } from '#src/api/passport-shape.ts';
import { unknownCode, unreadable } from '#src/api/resolver-problem.ts';
import { withoutLang } from '#src/base/paths.ts';
import { readProduct } from '#src/features/catalogue/read-product.server.ts';
import { readCertificatesOf } from '#src/features/certificates/read-register.server.ts';
import { readLotStory } from '#src/features/trace/lots/read-story.server.ts';
import { readRecallNotices } from '#src/features/trace/recalls/read-notices.server.ts';
import { readScannedPath } from '#src/features/trace/resolve/read-path.ts';
import { resolveLink } from '#src/features/trace/resolve/resolve-link.server.ts';

/** The digital passport of a code, for programs (Nghị định 37/2026, Điều 32). */
export const { GET, OPTIONS, ALL } = endpoint(async (context, lang) => {
  const { app, askedFor } = context.locals;
  const { pathname, search } = context.url;
  const target = withoutLang(askedFor ?? pathname + search).path;
  const read = readScannedPath(target.replace(/^\/quet\/ho-chieu/, ''));
  if (!read.ok) return unreadable(read, lang);
  const resolved = await resolveLink(app.db, read.link);
  const { item, product, lot } = resolved;
  if (item === null) return unknownCode(lang);
  const asked = await ask(context, lang);
  const [record, certificates, story, notices] = await Promise.all([
    product === null ? null : readProduct(app.db, product.slug),
    product === null ? [] : readCertificatesOf(app.db, [product.id], asked.day),
    lot === null ? null : readLotStory(app.db, lot.id, 'public'),
    lot === null ? [] : readRecallNotices(app.db, lot.id),
  ]);
  const own = product === null || Array.isArray(certificates) ? [] : certificates.get(product.id);
  const shape = passportShape(
    { path: read.path, resolved, record, certificates: own ?? [], story, notices },
    asked,
  );
  return json(shape, [
    `item:${item.id}`,
    ...(product === null
      ? []
      : [`product:${product.id}`, ...(own ?? []).map(({ row }) => `certificate:${row.id}`)]),
    ...(record?.producer ? [`producer:${record.producer.id}`] : []),
    ...(lot === null ? [] : [`lot:${lot.id}`]),
    ...['recall:*', 'trace-place:*', 'trace-party:*'],
  ]);
});
