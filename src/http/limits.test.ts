import { describe, expect, it } from 'vitest';
import { bodyLimit, LIMITS } from './limits.ts';

const SIGNED_IN = 'theme=x; moi-xa.session_token=abc.def';

describe('how much may be sent', () => {
  it.each([
    ['/ban/quyet-dinh/nhap', SIGNED_IN, LIMITS.deskBodyBytes],
    ['/en/ban/ho-so/HS-2026-00001/tep?x=1', SIGNED_IN, LIMITS.deskBodyBytes],
    ['/ban', `__Secure-${'moi-xa.session_token=abc'}`, LIMITS.deskBodyBytes],
    ['/ban/quyet-dinh/nhap', undefined, LIMITS.bodyBytes],
    ['/ban/quyet-dinh/nhap', 'theme=x', LIMITS.bodyBytes],
    ['/bang', SIGNED_IN, LIMITS.bodyBytes],
    ['/dang-nhap', SIGNED_IN, LIMITS.bodyBytes],
    ['/san-pham/ban/', SIGNED_IN, LIMITS.bodyBytes],
  ])('%s, cookie %s: %i bytes', (target, cookie, bytes) => {
    expect(bodyLimit(target, cookie, LIMITS.bodyBytes)).toBe(bytes);
  });
});
