/** A list of numbers that grows as needed. */
export class Ints {
  data: Int32Array<ArrayBuffer>;
  length = 0;

  constructor(capacity: number) {
    this.data = new Int32Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.data.length) {
      const larger = new Int32Array(Math.ceil(this.data.length * 1.5) + 16);
      larger.set(this.data);
      this.data = larger;
    }
    this.data[this.length++] = value;
  }
}

const EMPTY = -1;

/** How often two words stand side by side: an open hash table of pairs. */
export class Pairs {
  #first: Int32Array;
  #second: Int32Array;
  #counts: Int32Array;
  #mask: number;
  #size = 0;

  constructor(expected: number) {
    let capacity = 1_024;
    while (capacity < expected * 2) capacity *= 2;
    this.#first = new Int32Array(capacity).fill(EMPTY);
    this.#second = new Int32Array(capacity);
    this.#counts = new Int32Array(capacity);
    this.#mask = capacity - 1;
  }

  get(first: number, second: number): number {
    const slot = this.#slot(first, second);
    return this.#first[slot] === EMPTY ? 0 : (this.#counts[slot] as number);
  }

  add(first: number, second: number): void {
    const slot = this.#slot(first, second);
    if (this.#first[slot] === EMPTY) {
      this.#first[slot] = first;
      this.#second[slot] = second;
      this.#counts[slot] = 1;
      this.#size += 1;
      if (this.#size * 10 > this.#mask * 7) this.#grow();
    } else (this.#counts[slot] as number) += 1;
  }

  #slot(first: number, second: number): number {
    let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
    hash ^= hash >>> 15;
    let slot = hash & this.#mask;
    while (
      this.#first[slot] !== EMPTY &&
      (this.#first[slot] !== first || this.#second[slot] !== second)
    ) {
      slot = (slot + 1) & this.#mask;
    }
    return slot;
  }

  #grow(): void {
    const [first, second, counts] = [this.#first, this.#second, this.#counts];
    const capacity = first.length * 2;
    this.#first = new Int32Array(capacity).fill(EMPTY);
    this.#second = new Int32Array(capacity);
    this.#counts = new Int32Array(capacity);
    this.#mask = capacity - 1;
    for (let i = 0; i < first.length; i += 1) {
      if (first[i] === EMPTY) continue;
      const slot = this.#slot(first[i] as number, second[i] as number);
      this.#first[slot] = first[i] as number;
      this.#second[slot] = second[i] as number;
      this.#counts[slot] = counts[i] as number;
    }
  }
}
