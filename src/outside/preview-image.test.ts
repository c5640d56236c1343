import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { type Preview, previewPng, previewSvg } from './preview-image.ts';
import { shorten, textWidth, wrapText } from './text-path.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-xem-truoc-'));
afterAll(() => rmSync(folder, { recursive: true }));

const TEA: Preview = {
  title: 'Chè Shan tuyết Suối Giàng',
  kicker: '',
  stars: 5,
  starLine: 'OCOP 5 sao',
  stateLine: 'Còn hiệu lực đến 05/08/2029',
  tone: 'valid',
  feet: ['Hợp tác xã Suối Giàng', 'Lào Cai (trước 7/2025: Yên Bái)'],
  region: 'tdmnpb',
  picture: '/tranh/11-d.svg',
  siteName: 'Mỗi Xã',
  tagline: 'Đặc sản có sao, có gốc',
};
const GOLD = 'fill="#dda022"';
const stars = (svg: string): number => svg.split(GOLD).length - 1;

describe('a preview', () => {
  it('draws as many stars as hold today, and none when none does', () => {
    expect(stars(previewSvg(TEA))).toBe(5);
    expect(stars(previewSvg({ ...TEA, stars: 3 }))).toBe(3);
    expect(stars(previewSvg({ ...TEA, stars: 0, starLine: '', tone: 'lapsed' }))).toBe(0);
  });

  it('sets its words as outlines: no font, no script, nothing from elsewhere', () => {
    const svg = previewSvg({ ...TEA, title: '<script>alert(1)</script> "&amp;"' });
    expect(svg).not.toMatch(/<text|<script|<style|href="(?!#)|font-family|alert/);
  });

  it('takes only drawings of ours', () => {
    const plain = previewSvg({ ...TEA, picture: '/tranh/99-z.svg' });
    expect(previewSvg({ ...TEA, picture: '/../package.svg' })).toBe(plain);
    expect(previewSvg({ ...TEA, picture: '../../etc/passwd' })).toBe(plain);
  });

  it('is a PNG of 1200 by 630, drawn once for all who ask at the same time, and kept', async () => {
    const all = await Promise.all([previewPng(TEA, folder), previewPng(TEA, folder)]);
    const { width, height, format } = await sharp(all[0]).metadata();
    expect([width, height, format]).toEqual([1200, 630, 'png']);
    expect(all[0].equals(all[1])).toBe(true);
    expect(all[0].length).toBeLessThan(200_000);
    expect((await previewPng(TEA, folder)).equals(all[0])).toBe(true);
    expect(readdirSync(folder)).toHaveLength(1);
    await previewPng(
      { ...TEA, stars: 0, starLine: '', stateLine: 'Hết hạn', tone: 'lapsed' },
      folder,
    );
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it('is answered when it cannot be kept', async () => {
    const png = await previewPng({ ...TEA, title: 'Muối' }, import.meta.filename);
    expect(png.length).toBeGreaterThan(1_000);
  });
});

describe('lines', () => {
  it('are never wider than asked, at most as many as asked, and lose no word without saying so', () => {
    for (const text of [
      'Muối',
      'Du lịch trải nghiệm văn hoá bản địa kết nối cộng đồng tại Mộc Miên Rocky Garden',
      'x'.repeat(300),
      'Nước khoáng thiên nhiên Quang Hanh (bổ sung ga chất lượng cao)',
      '',
      'Chữ Hán 蜂蜜 và \u0007 ký tự lạ',
    ]) {
      const { lines, whole } = wrapText(text, 'serif', 44, 590, 3);
      expect(lines.length).toBeLessThanOrEqual(3);
      for (const line of lines) expect(textWidth(line, 'serif', 44)).toBeLessThanOrEqual(590.5);
      if (!whole) expect(lines.at(-1)).toMatch(/…$/);
    }
    expect(shorten('Muối hạt Bạc Liêu', 'text', 24, 1000)).toBe('Muối hạt Bạc Liêu');
    expect(shorten('Muối hạt Bạc Liêu, loại to', 'text', 24, 230)).toMatch(/^Muối hạt Bạc.*…$/);
  });

  it('measure the same text alike, whether its marks are composed or not', () => {
    const text = 'Ỷ Ợ Ở Ẫ ệ đặc sản';
    expect(textWidth(text.normalize('NFD'), 'bold', 30)).toBeCloseTo(textWidth(text, 'bold', 30));
  });
});
