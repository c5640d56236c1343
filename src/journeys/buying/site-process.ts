import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SERVER = fileURLToPath(new URL('./quick-server.ts', import.meta.url));
const START_MS = 90_000;

/** One process of the built site, started, killed and started again on the same data folder. */
export class SiteProcess {
  /** As of the last start; visitors read it at every request. */
  url = '';
  up = false;
  starts = 0;
  readonly startMs: number[] = [];
  #child: ChildProcess | null = null;
  #spare: ChildProcess | null = null;
  #waiting: (() => void)[] = [];
  #errors = '';
  readonly #env: Readonly<Record<string, string>>;

  constructor(dataDir: string, env: Readonly<Record<string, string>> = {}) {
    this.#env = { DATA_DIR: dataDir, NODE_COMPILE_CACHE: `${dataDir}/compiled`, ...env };
  }

  /** What it wrote to its error output since it was made, at most the last 20,000 signs. */
  get errors(): string {
    return this.#errors;
  }

  /** Of the process that is up. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  async start(): Promise<void> {
    const from = performance.now();
    const child = this.#spare ?? this.#spawn();
    this.#spare = null;
    this.#child = child;
    child.stdin?.on('error', () => {}).write('go\n');
    this.url = await new Promise<string>((resolve, reject) => {
      let output = '';
      const timer = setTimeout(() => reject(new Error(`not ready: ${this.#errors}`)), START_MS);
      child.stdout?.on('data', (chunk: Buffer) => {
        output += chunk.toString('utf8');
        const found = /Open: (\S+)/.exec(output)?.[1];
        if (found === undefined) return;
        clearTimeout(timer);
        resolve(found);
      });
      child.once('exit', (code) => {
        clearTimeout(timer);
        reject(new Error(`ended with ${code} before it was ready: ${this.#errors}`));
      });
    });
    this.startMs.push(performance.now() - from);
    this.starts += 1;
    this.up = true;
    for (const go of this.#waiting.splice(0)) go();
  }

  #spawn(): ChildProcess {
    const child = spawn(process.execPath, [SERVER], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'] ?? '',
        ...{ NODE_NO_WARNINGS: '1', HOST: '127.0.0.1', PORT: '0', SECOND_FACTOR: 'off' },
        ...{ AUTH_SECRET: 'a secret for the journeys of buyers only', WAIT_FOR_GO: '1' },
        ...this.#env,
      },
    });
    child.stderr.on('data', (chunk: Buffer) => {
      this.#errors = (this.#errors + chunk.toString('utf8')).slice(-20_000);
    });
    return child;
  }

  /** Has the next process compiled and waiting: a restart is quick. It opens nothing before its turn. */
  keepSpare(): void {
    this.#spare ??= this.#spawn();
  }

  /** Resolves when it is up: at once, or after the next start. */
  ready(): Promise<void> {
    if (this.up) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** No goodbye: SIGKILL. Resolves when the process is gone. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** Also the one that waits. */
  async remove(): Promise<void> {
    this.#spare?.kill('SIGKILL');
    this.#spare = null;
    await this.kill();
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#child;
    this.up = false;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const over = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await over;
    clearTimeout(timer);
  }
}
