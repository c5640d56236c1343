import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** A photograph as a phone makes it: lying on its side, with the place, the time and the device beside it. */
export async function phonePhoto(width = 800, height = 600): Promise<Buffer> {
  return sharp({
    create: {
      ...{ width, height, channels: 3, background: '#a07040' },
      noise: { type: 'gaussian', mean: 128, sigma: 20 },
    },
  })
    .jpeg({ quality: 85 })
    .withExif({
      IFD0: { Make: 'PHONEMAKER', Model: 'SECRETMODEL', Artist: 'Chủ ảnh' },
      IFD2: { DateTimeOriginal: '2026:11:20 07:15:00' },
      IFD3: {
        ...{ GPSLatitudeRef: 'N', GPSLatitude: '9/1 58/1 3000/100', GPSLongitudeRef: 'E' },
        ...{ GPSLongitude: '106/1 20/1 1500/100', GPSMapDatum: 'WGS-84-HERE' },
      },
    })
    .withMetadata({ orientation: 6 })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><place>XMP-SECRET-PLACE</place></x:xmpmeta>')
    .toBuffer();
}

/** A PNG that says it is so large, of few bytes: rows of zeros shrink to nothing. */
export function pngOf(width: number, height: number, rows = height): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const data = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * rows), { level: 9 });
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', data), chunk('IEND')]);
}

function chunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** The smallest archive there is: one empty entry and the directory. */
export function zip(): Buffer {
  const name = Buffer.from('a.js');
  const local = Buffer.concat([
    Buffer.from('504b0304140000000000', 'hex'),
    Buffer.alloc(16),
    Buffer.from([4, 0, 0, 0]),
    name,
  ]);
  const end = Buffer.concat([Buffer.from('504b0506', 'hex'), Buffer.alloc(18)]);
  return Buffer.concat([local, end]);
}
