/** A part of a text before and after: in both, only before (`out`), only after (`in`). */
export interface DiffPart {
  readonly kind: 'same' | 'out' | 'in';
  readonly text: string;
}

/** Above so many comparisons the middle is shown as a whole: it is another text then. */
const MOST_CELLS = 1_500_000;

const pieces = (text: string): string[] =>
  text.match(/\s+|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu) ?? [];

/** What changed between two texts, word by word. Joined without `in` it is the one before, without `out` the one after. */
export function wordDiff(before: string, after: string): DiffPart[] {
  const a = pieces(before);
  const b = pieces(after);
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail))
    tail += 1;
  const parts: DiffPart[] = [{ kind: 'same', text: a.slice(0, head).join('') }];
  parts.push(...middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail)));
  parts.push({ kind: 'same', text: a.slice(a.length - tail).join('') });
  return joined(parts);
}

function middle(a: readonly string[], b: readonly string[]): DiffPart[] {
  if (a.length * b.length > MOST_CELLS)
    return [
      { kind: 'out', text: a.join('') },
      { kind: 'in', text: b.join('') },
    ];
  const wide = b.length + 1;
  const longest = new Uint32Array((a.length + 1) * wide);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      longest[i * wide + j] =
        a[i] === b[j]
          ? (longest[(i + 1) * wide + j + 1] ?? 0) + 1
          : Math.max(longest[(i + 1) * wide + j] ?? 0, longest[i * wide + j + 1] ?? 0);
  const parts: DiffPart[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      parts.push({ kind: 'same', text: a[i] ?? '' });
      i += 1;
      j += 1;
    } else if (
      j >= b.length ||
      (i < a.length && (longest[(i + 1) * wide + j] ?? 0) >= (longest[i * wide + j + 1] ?? 0))
    ) {
      parts.push({ kind: 'out', text: a[i] ?? '' });
      i += 1;
    } else {
      parts.push({ kind: 'in', text: b[j] ?? '' });
      j += 1;
    }
  }
  return parts;
}

function joined(parts: readonly DiffPart[]): DiffPart[] {
  const result: { kind: DiffPart['kind']; text: string }[] = [];
  for (const { kind, text } of parts) {
    if (text === '') continue;
    const last = result.at(-1);
    if (last?.kind === kind) last.text += text;
    else result.push({ kind, text });
  }
  return result;
}
