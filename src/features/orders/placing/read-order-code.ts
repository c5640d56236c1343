/** An order's code as typed: `mx 7k3q d9fh`, `MX7K3QD9FH` → `MX-7K3Q-D9FH`; null when it cannot be one. */
export function readOrderCode(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/^MX/, '');
  return /^[2-9B-Z]{8}$/.test(plain) ? `MX-${plain.slice(0, 4)}-${plain.slice(4)}` : null;
}
