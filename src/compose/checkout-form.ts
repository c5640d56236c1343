import { oneLine, someLines } from '#src/features/orders/placing/buyer-fields.ts';

/** What the checkout's form holds, as typed; every field may be empty. Names are those of the form. */
export const CHECKOUT_FIELDS = [
  'nhan',
  'tinh',
  'xa',
  'xa-ma',
  'dia-chi',
  'diem',
  'ten',
  'dien-thoai',
  'email',
  'ghi-chu',
  'cong-ty',
  'mst',
  'hd-dia-chi',
  'hd-email',
  'tra',
  'du-tuoi',
  'ma',
  'da-thay',
  'gio',
  'khoa',
] as const;
export type CheckoutField = (typeof CHECKOUT_FIELDS)[number];
export type Typed = Readonly<Record<CheckoutField, string>>;

const LONGEST = 2_000;

export function readTyped(form: FormData | null, first: Partial<Typed>): Typed {
  const entries = CHECKOUT_FIELDS.map((name) => {
    const value = form === null ? (first[name] ?? '') : String(form.get(name) ?? '');
    const text = value.slice(0, LONGEST);
    return [name, name === 'ghi-chu' ? someLines(text) : oneLine(text)] as const;
  });
  return Object.fromEntries(entries) as Typed;
}

/** Somebody wants an invoice as soon as one of its fields says something. */
export function wantsInvoice(typed: Typed): boolean {
  return (['cong-ty', 'mst', 'hd-dia-chi', 'hd-email'] as const).some((name) => typed[name] !== '');
}
