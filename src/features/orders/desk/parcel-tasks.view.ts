/** What makes the list of parcels quicker with scripts: copying, scanning, choosing a group. Nothing depends on it. */

const form = document.querySelector<HTMLFormElement>('#viec-cac-kien');

/** Parts of the browser that TypeScript does not know yet. */
interface Detector {
  detect(picture: ImageBitmap): Promise<readonly { readonly rawValue: string }[]>;
}
const { BarcodeDetector } = globalThis as unknown as { BarcodeDetector?: new () => Detector };

function small(text: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'nut nut-nhe nut-nho';
  button.textContent = text;
  return button;
}

document.querySelectorAll<HTMLElement>('[data-copy-text]').forEach((address) => {
  const { copyText = '', copy = '', copied = '' } = address.dataset;
  if (!navigator.clipboard) return;
  const button = small(copy);
  button.addEventListener('click', () => {
    void navigator.clipboard.writeText(copyText).then(() => {
      button.textContent = copied;
    });
  });
  const place = address.parentElement?.querySelector('.dh-nut-nho');
  if (place) place.append(button);
  else address.after(button);
});

const fields = [...document.querySelectorAll<HTMLInputElement>('input[data-quet]')];
fields.forEach((field, index) => {
  // A hand scanner ends with Enter: on to the next field instead of sending everything.
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    const next = fields[index + 1];
    event.preventDefault();
    if (next) next.focus();
    else field.blur();
  });
  if (BarcodeDetector === undefined) return;
  const camera = document.createElement('input');
  camera.type = 'file';
  camera.accept = 'image/*';
  camera.setAttribute('capture', 'environment');
  camera.hidden = true;
  const button = small(field.dataset['quet'] ?? '');
  const said = document.createElement('span');
  said.className = 'goi';
  said.setAttribute('role', 'status');
  button.addEventListener('click', () => {
    camera.click();
  });
  camera.addEventListener('change', () => {
    const [photo] = camera.files ?? [];
    camera.value = '';
    if (photo === undefined) return;
    void read(photo).then((code) => {
      said.textContent = code === null ? (field.dataset['quetKhong'] ?? '') : '';
      if (code === null) return;
      field.value = code;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
  });
  (field.closest('label') ?? field).after(button, camera, said);
});

/** The number on a photo of a carrier's label; null when none is seen. The photo never leaves the telephone. */
async function read(photo: File): Promise<string | null> {
  if (BarcodeDetector === undefined) return null;
  try {
    const found = await new BarcodeDetector().detect(await createImageBitmap(photo));
    const text = found[0]?.rawValue.trim().slice(0, 60) ?? '';
    return text === '' ? null : text;
  } catch {
    return null;
  }
}

form?.querySelectorAll<HTMLElement>('section[data-nhom]').forEach((group) => {
  const boxes = [...group.querySelectorAll<HTMLInputElement>('input[name="kien"]')];
  if (boxes.length < 2) return;
  const label = document.createElement('label');
  label.className = 'dh-ca-nhom';
  const all = document.createElement('input');
  all.type = 'checkbox';
  all.addEventListener('change', () => {
    for (const box of boxes) box.checked = all.checked;
  });
  label.append(all, ` ${group.dataset['nhom'] ?? ''}`);
  group.querySelector('.dh-nhom')?.append(label);
});

export {};
