import { endpoint, originOf, raw } from '#src/api/answer.ts';
import { machinePaths } from '#src/base/paths.ts';

export const { GET, OPTIONS, ALL } = endpoint((context) => {
  const lines = [
    'User-agent: *',
    'Disallow: /api/',
    `Disallow: ${machinePaths.epcisEvents}`,
    `Disallow: ${machinePaths.passport('/')}`,
    'Disallow: /bao-sai/',
    `Allow: ${machinePaths.openapi}`,
    'Allow: /',
    '',
    `Sitemap: ${originOf(context)}/sitemap.xml`,
    '',
  ];
  return raw(lines.join('\n'), { 'content-type': 'text/plain; charset=utf-8' }, ['settings']);
});
