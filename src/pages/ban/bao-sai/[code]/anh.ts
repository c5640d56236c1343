import type { APIRoute } from 'astro';
import { readWrongReport } from '#src/features/trace/reports/read-wrong-reports.server.ts';

const missing = (): Response =>
  new Response(null, { status: 404, headers: { 'cache-control': 'private, no-store' } });

/** The photo of a report, for whoever may see the report; for everybody else it does not exist. */
export const GET: APIRoute = async ({ locals, params, request }) => {
  const { app } = locals;
  const person = await app.accounts.personOf(request);
  if (person === null || person.mustAddSecondFactor) return missing();
  const code = params['code'] ?? '';
  const report = await readWrongReport(app.db, { code, actor: person.actor });
  if (report === null || report.photoHash === null || report.photoMedia === null) return missing();
  const bytes = await app.files.read(report.photoHash);
  if (bytes === null) return missing();
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': report.photoMedia,
      'content-disposition': `inline; filename="${code}.jpg"`,
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
    },
  });
};
