import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { byJsqr, byZxing, picture } from '#src/outside/label-readers.fixture.ts';

/** What the code on the page of an order says, to each decoder: as it is drawn, and as the picture to be kept. */
export async function drawnCodes(page: Page): Promise<(string | null | undefined)[]> {
  const seen = await page.locator('.tt-qr').screenshot();
  const kept = await page.request.get(`${page.url().replace(/[?#].*/, '')}/vietqr.png`);
  const said: (string | null | undefined)[] = [];
  for (const bytes of [seen, await kept.body()]) {
    const image = await picture(sharp(bytes));
    said.push(await byJsqr(image), (await byZxing(image, 'QRCode'))[0]);
  }
  return said;
}
