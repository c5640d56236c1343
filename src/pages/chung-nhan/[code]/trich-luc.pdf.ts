import type { APIRoute } from 'astro';
import { originOf, raw } from '#src/api/answer.ts';
import { paths } from '#src/base/paths.ts';
import { certificatePdf } from '#src/compose/certificate-pdf.ts';
import { canonicalCode } from '#src/features/certificates/register-query.ts';
import { readCertificate } from '#src/features/certificates/read-register.server.ts';

/** The extract of one certificate as a PDF, of today. */
export const GET: APIRoute = async (context) => {
  const { app, lang } = context.locals;
  const code = canonicalCode(context.params['code'] ?? '');
  const today = app.clock.today();
  const found = code === null ? null : await readCertificate(app.db, code, today);
  if (code === null || found === null) return new Response(null, { status: 404 });
  const body = await certificatePdf(found, {
    lang,
    today,
    now: app.clock.now(),
    siteName: app.site.name,
    url: `${originOf(context)}${paths(lang).certificate(code)}`,
  });
  const subjects = [
    'list',
    `certificate:${found.certificate.id}`,
    `product:${found.product.id}`,
    ...(found.producer ? [`producer:${found.producer.id}`] : []),
  ];
  return raw(
    body,
    {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${code}.pdf"`,
    },
    app.site.url === null ? null : subjects,
  );
};
