import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import {
  type Browser,
  type BrowserContextOptions,
  chromium,
  type LaunchOptions,
  type Page,
} from 'playwright-core';

/** A Chromium of this machine, and what it needs in its environment. */
export interface Found {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
  readonly from: 'CHROMIUM_PATH' | 'PATH' | 'package';
}

/** Changes with the version in package.json, so that an older unpacked browser is never taken for it. */
const PACKED = '@sparticuz/chromium-153.0.0';
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--force-color-profile=srgb',
];

/**
 * Finds a Chromium without downloading one: `CHROMIUM_PATH`, then one on the PATH, then the one that the package
 * @sparticuz/chromium carries (x64 Linux). `CHROMIUM=bundled` asks for the last.
 * @throws Error that says what to install or set
 */
export async function findChromium(
  source: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Found> {
  const given = source['CHROMIUM_PATH'];
  if (given) {
    if (!runs(given)) throw new Error(`CHROMIUM_PATH=${given}: there is no program of that name`);
    return { executablePath: given, env: {}, from: 'CHROMIUM_PATH' };
  }
  if (source['CHROMIUM'] !== 'bundled') {
    const folders = [...(source['PATH'] ?? '').split(path.delimiter), '/usr/bin', '/usr/local/bin'];
    for (const name of NAMES) {
      for (const folder of folders) {
        const executablePath = path.join(folder, name);
        if (folder && runs(executablePath)) return { executablePath, env: {}, from: 'PATH' };
      }
    }
  }
  return unpack(source);
}

/** Opens a browser for tests. Nothing is fetched from anywhere but the pages that are asked for. */
export async function openChromium(
  args: readonly string[] = [],
  options: Omit<LaunchOptions, 'executablePath' | 'args' | 'env'> = {},
): Promise<Browser> {
  const found = await findChromium();
  return chromium.launch({
    headless: true,
    ...options,
    executablePath: found.executablePath,
    args: [...FLAGS, ...args],
    env: { ...plainEnv(), ...found.env },
  });
}

function plainEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The package unpacks into the temporary folder and believes whatever lies there: it is given a folder of its own,
 * which takes its place only when everything is in it.
 */
async function unpack(source: Readonly<Record<string, string | undefined>>): Promise<Found> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium found: install one, or set CHROMIUM_PATH to its program.');
  }
  const cache = path.join(source['XDG_CACHE_HOME'] || path.join(homedir(), '.cache'), 'moi-xa');
  const home = path.join(writable(cache) ? cache : tmpdir(), PACKED.replace('/', '-'));
  if (!existsSync(home)) {
    const parent = path.dirname(home);
    mkdirSync(parent, { recursive: true });
    const folder = mkdtempSync(path.join(parent, 'unpacking-'));
    const before = process.env['TMPDIR'];
    try {
      process.env['TMPDIR'] = folder;
      const { inflate } = await import('@sparticuz/chromium');
      const bin = new URL('../bin/', import.meta.resolve('@sparticuz/chromium'));
      for (const part of ['chromium.br', 'al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br']) {
        await inflate(decodeURIComponent(new URL(part, bin).pathname));
      }
      writeFileSync(path.join(folder, 'fonts.conf'), fontsConf(home));
      if (existsSync(home)) rmSync(folder, { recursive: true, force: true });
      else renameSync(folder, home);
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      if (!existsSync(home)) throw error;
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
    }
  }
  const libraries = [path.join(home, 'al2023', 'lib'), source['LD_LIBRARY_PATH']];
  return {
    executablePath: path.join(home, 'chromium'),
    env: {
      LD_LIBRARY_PATH: libraries.filter(Boolean).join(':'),
      ...(existsSync('/etc/fonts/fonts.conf')
        ? {}
        : { FONTCONFIG_FILE: path.join(home, 'fonts.conf') }),
    },
    from: 'package',
  };
}

/** For machines without fonts of their own: the package's own file names folders of Amazon's. */
function fontsConf(home: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${home}/fonts</dir><cachedir>${home}/fonts-cache</cachedir></fontconfig>
`;
}

function writable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** A page of the browser that notes whatever goes wrong in it. */
export interface Tab {
  readonly page: Page;
  /** Console errors, defects in scripts, refusals of the security policy, answers and addresses that must not be. */
  readonly troubles: string[];
  /** Goes to an address and tells the status of its answer; what was noted before is forgotten. */
  readonly open: (url: string) => Promise<number>;
}

export async function openTab(browser: Browser, options: BrowserContextOptions = {}): Promise<Tab> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const troubles: string[] = [];
  let opening = '';
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      console.error(
        `policy refused ${event.violatedDirective}: ${event.blockedURI} ${event.sample}`,
      );
    });
  });
  page.on('pageerror', (error) => troubles.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    // The status of the page itself is looked at by whoever opened it.
    if (message.location().url === opening && message.text().startsWith('Failed to load')) return;
    troubles.push(`console: ${message.text()}`);
  });
  page.on('request', (request) => {
    const url = request.url();
    if (/^https?:/.test(url) && opening && new URL(url).origin !== new URL(opening).origin) {
      troubles.push(`foreign address: ${url}`);
    }
  });
  page.on('response', (response) => {
    if (response.status() >= 400 && response.url() !== opening) {
      troubles.push(`${response.status()} ${response.url()}`);
    }
  });
  return {
    page,
    troubles,
    async open(url) {
      opening = url;
      troubles.length = 0;
      const answer = await page.goto(url, { waitUntil: 'load' });
      return answer?.status() ?? 0;
    },
  };
}
