import { crc16 } from './crc16.ts';
import { COUNTRY, CURRENCY, LONGEST, NAPAS, type Service, SERVICES } from './vietqr.ts';

/** A field and its value; a template's value is its own fields. */
export type Tlv = readonly [id: string, value: string | readonly Tlv[]];

export type VietQrFault =
  /** Lengths do not fit what is there, bytes are left over, or a field comes twice. */
  | 'malformed'
  | 'crc'
  /** An EMVCo code, but not one of NAPAS: a shop's code of a payment company, a bill. */
  | 'not-vietqr'
  | 'field';

export type ParsedVietQr =
  | {
      readonly ok: true;
      readonly method: '11' | '12';
      readonly bankBin: string;
      readonly account: string;
      readonly service: Service;
      readonly amount: number | null;
      readonly billNumber: string | null;
      readonly referenceLabel: string | null;
      readonly purpose: string | null;
      readonly crc: string;
      readonly fields: readonly Tlv[];
    }
  | { readonly ok: false; readonly fault: VietQrFault; readonly detail: string };

class Fault extends Error {
  readonly fault: VietQrFault;
  constructor(fault: VietQrFault, detail: string) {
    super(detail);
    this.fault = fault;
  }
}

/** Fields one after the other; nothing may be left over, none may come twice. */
function split(text: string, where: string): [id: string, value: string][] {
  const fields: [string, string][] = [];
  for (let at = 0; at < text.length;) {
    const head = text.slice(at, at + 4);
    if (!/^\d{4}$/.test(head))
      throw new Fault('malformed', `${where}: left over "${text.slice(at)}"`);
    const id = head.slice(0, 2);
    const end = at + 4 + Number(head.slice(2));
    if (end > text.length) throw new Fault('malformed', `${where}${id} runs past the end`);
    if (end === at + 4) throw new Fault('malformed', `${where}${id} is empty`);
    if (fields.some(([seen]) => seen === id)) throw new Fault('malformed', `${where}${id} twice`);
    fields.push([id, text.slice(at + 4, end)]);
    at = end;
  }
  return fields;
}

const valueOf = (fields: readonly (readonly [string, string])[], id: string): string | null =>
  fields.find(([one]) => one === id)?.[1] ?? null;

/**
 * Reads the text of a VietQR strictly: lengths, check sum, order and every mandatory part. The specification's own
 * first example has an account that is longer than its length says; it is refused.
 */
export function parseVietQr(text: string): ParsedVietQr {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof Fault) return { ok: false, fault: error.fault, detail: error.message };
    throw error;
  }
}

function parse(text: string): ParsedVietQr {
  const top = split(text, '');
  const crc = valueOf(top, '63');
  if (top.at(-1)?.[0] !== '63' || crc === null || !/^[0-9A-Fa-f]{4}$/.test(crc)) {
    throw new Fault('crc', 'there is no check sum at the end');
  }
  if (crc16(new TextEncoder().encode(text.slice(0, -4))) !== crc.toUpperCase()) {
    throw new Fault('crc', 'the check sum does not fit');
  }
  if (top[0]?.[0] !== '00' || top[0][1] !== '01') throw new Fault('field', '00 is not 01');
  const template = valueOf(top, '38');
  const napas = template === null ? [] : split(template, '38.');
  if (template === null || valueOf(napas, '00') !== NAPAS) {
    throw new Fault('not-vietqr', 'no template 38 of NAPAS');
  }
  const method = valueOf(top, '01');
  if (method !== '11' && method !== '12') throw new Fault('field', '01 is neither 11 nor 12');
  const inner = split(valueOf(napas, '01') ?? '', '38.01.');
  const bankBin = valueOf(inner, '00') ?? '';
  if (!/^\d{6}$/.test(bankBin)) throw new Fault('field', '38.01.00 is not six digits');
  const account = valueOf(inner, '01') ?? '';
  if (!/^[A-Za-z0-9]+$/.test(account) || account.length > LONGEST.account) {
    throw new Fault('field', '38.01.01 is no account');
  }
  if (inner.length > 2) throw new Fault('field', '38.01 holds more than bank and account');
  const service = SERVICES.find((one) => one === valueOf(napas, '02'));
  if (service === undefined) throw new Fault('field', '38.02 is no service');
  if (valueOf(top, '53') !== CURRENCY) throw new Fault('field', '53 is not 704');
  if (valueOf(top, '58') !== COUNTRY) throw new Fault('field', '58 is not VN');
  const said = valueOf(top, '54');
  if (said !== null && (!/^\d+(?:\.0*)?$/.test(said) || said.length > LONGEST.amount)) {
    throw new Fault('field', '54 is no amount in đồng');
  }
  const amount = said === null ? null : Number(said);
  if (amount === 0) throw new Fault('field', '54 is zero');
  const more = valueOf(top, '62');
  const extra = more === null ? [] : split(more, '62.');
  const long = extra.find(([, value]) => value.length > LONGEST.additional);
  if (long) throw new Fault('field', `62.${long[0]} is longer than ${LONGEST.additional}`);
  const fields = top.map(([id, value]): Tlv => {
    if (id === '62') return [id, extra];
    if (id !== '38') return [id, value];
    return [id, napas.map(([sub, one]): Tlv => (sub === '01' ? [sub, inner] : [sub, one]))];
  });
  return {
    ok: true,
    ...{ method, bankBin, account, service, amount, crc, fields },
    billNumber: valueOf(extra, '01'),
    referenceLabel: valueOf(extra, '05'),
    purpose: valueOf(extra, '08'),
  };
}
