/**
 * Lets one piece of work begin in each turn of the event loop, first come first served. A page is made, and a local
 * store answers, without a pause: whatever a turn finds ready would run to its end before the loop looks at the network
 * again, which takes on one new connection a turn. Of thirty buyers who come at once the last waited for all the others,
 * several times over.
 */
export class Turns {
  #taken = false;
  #waiting: (() => void)[] = [];

  /** @returns null when the work may begin at once */
  take(): Promise<void> | null {
    if (this.#taken) return new Promise((resolve) => this.#waiting.push(resolve));
    this.#taken = true;
    setImmediate(this.#next);
    return null;
  }

  readonly #next = (): void => {
    const go = this.#waiting.shift();
    if (go === undefined) {
      this.#taken = false;
      return;
    }
    setImmediate(this.#next);
    go();
  };
}
