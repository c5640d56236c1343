import sharp from 'sharp';
const names = process.argv.slice(3);
const tiles = []; let y = 10; let x = 10; let rowH = 0;
for (const n of names) {
  const svg = sharp(`/tmp/h4f/${n}.svg`, { density: 110 });
  const { data, info } = await svg.png().toBuffer({ resolveWithObject: true });
  if (x + info.width > 1700) { x = 10; y += rowH + 10; rowH = 0; }
  tiles.push({ input: data, left: x, top: y }); x += info.width + 10; rowH = Math.max(rowH, info.height);
}
await sharp({ create: { width: 1820, height: y + rowH + 10, channels: 3, background: '#9bd' } }).composite(tiles).png().toFile(process.argv[2]!);
