import { describe, expect, it } from 'vitest';
import { countsAsScan, isBrowser } from './what-counts.ts';

const PHONE =
  'Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36';
const visit = { purpose: undefined, destination: undefined, refuses: undefined };

describe('what counts as a scan', () => {
  it.each([
    PHONE,
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Zalo iOS/560',
    'Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/129.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/480.0]',
  ])('%s', (userAgent) => {
    expect(isBrowser(userAgent)).toBe(true);
  });

  it.each([
    '',
    'curl/8.5.0',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
    'Mozilla/5.0 (compatible; Bytespider; spider-feedback@bytedance.com)',
    'WhatsApp/2.23.20.0',
    'Mozilla/5.0 (compatible; TelegramBot/1.0)',
    'Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/130.0.0.0 Safari/537.36',
    'python-requests/2.32',
  ])('not %s', (userAgent) => {
    expect(isBrowser(userAgent)).toBe(false);
  });

  it('leaves out what is fetched in case, what is no page, and who does not want it', () => {
    expect(countsAsScan({ ...visit, purpose: 'prefetch;prerender' })).toBe(false);
    expect(countsAsScan({ ...visit, destination: 'empty' })).toBe(false);
    expect(countsAsScan({ ...visit, refuses: '1' })).toBe(false);
    expect(countsAsScan({ ...visit, destination: 'document', refuses: '0' })).toBe(true);
  });
});
