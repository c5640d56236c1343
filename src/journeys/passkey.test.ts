import { afterAll, beforeAll, expect, it } from 'vitest';
import { openChromium } from './chromium.ts';
import { startServer, type TestServer } from './server.ts';
import { makeAccount } from './visitor.ts';

let server: TestServer;
let browser: Awaited<ReturnType<typeof openChromium>>;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openChromium()]);
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});

it('signs in with a passkey that recognised its owner, and not with another', async () => {
  // No passkey belongs to a bare IP address.
  const site = server.url.replace('127.0.0.1', 'localhost');
  const { email, password } = await makeAccount(server, {
    email: 'khoa@example.vn',
    name: 'Người Có Khóa',
    role: 'producer',
    scope: ['--producer', '1'],
  });
  const context = await browser.newContext();
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const signOut = async (): Promise<void> => {
    await page.goto(`${site}/dang-xuat`);
    await page.click('main button');
    await page.waitForURL((url) => url.pathname === '/dang-nhap');
  };
  await page.goto(`${site}/dang-nhap?tiep=/tai-khoan`);
  await page.fill('[name=email]', email);
  await page.fill('[name=mat-khau]', password);
  await page.click('main form button');
  await page.waitForURL((url) => url.pathname === '/tai-khoan');
  await page.fill('#ten-khoa', 'Điện thoại');
  await page.click('[data-passkey-add] button');
  await page.getByRole('button', { name: 'Xóa khóa Điện thoại' }).waitFor();

  await signOut();
  await page.goto(`${site}/dang-nhap?tiep=/tai-khoan`);
  await page.click('[data-passkey] button');
  await page.waitForURL((url) => url.pathname === '/tai-khoan');

  await signOut();
  await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await page.goto(`${site}/dang-nhap?tiep=/tai-khoan`);
  await page.click('[data-passkey] button');
  await page.locator('[data-passkey] [role=alert]:not(:empty)').waitFor();
  expect(new URL(page.url()).pathname).toBe('/dang-nhap');
  await context.close();
});
