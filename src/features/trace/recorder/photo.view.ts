import type { KeptPhoto } from './store.view.ts';

const LONGEST = 1600;
const THUMB = 160;
const QUALITY = 0.82;

/**
 * A picture made smaller before it is kept: at most 1600 pixels on a side, JPEG, without what the camera noted in it.
 * @throws DOMException when it is no picture the browser can read
 */
export async function smallerPhoto(file: Blob): Promise<KeptPhoto> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    const blob = await new Promise<Blob | null>((resolve) =>
      drawn(bitmap, LONGEST).toBlob(resolve, 'image/jpeg', QUALITY),
    );
    if (blob === null) throw new DOMException('no picture', 'EncodingError');
    return {
      id: crypto.randomUUID(),
      bytes: await blob.arrayBuffer(),
      type: 'image/jpeg',
      thumb: drawn(bitmap, THUMB).toDataURL('image/jpeg', 0.7),
    };
  } finally {
    bitmap.close();
  }
}

function drawn(bitmap: ImageBitmap, longest: number): HTMLCanvasElement {
  const scale = Math.min(1, longest / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d');
  if (context === null) throw new DOMException('no canvas', 'EncodingError');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}
