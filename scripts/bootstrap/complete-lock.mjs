// node scripts/bootstrap/complete-lock.mjs FOLDER: adds to FOLDER/package-lock.json the optional packages of other platforms
// that the registry used here does not list, so that `npm ci` accepts the lock file everywhere. They are never fetched on
// a platform they are not for, and carry no integrity because nobody here has seen them.
import { readFileSync, writeFileSync } from 'node:fs';
const file = `${process.argv[2]}/package-lock.json`;
const lock = JSON.parse(readFileSync(file, 'utf8'));
const { packages } = lock;
const added = [];
const resolve = (from, name) => {
  for (let at = from; ;) {
    const key = `${at ? `${at}/` : ''}node_modules/${name}`;
    if (packages[key]) return key;
    if (!at) return null;
    const cut = at.lastIndexOf('node_modules/');
    at = cut <= 0 ? '' : at.slice(0, cut - 1);
  }
};
const platform = (name) => {
  const out = {};
  const os = /(android|darwin|freebsd|openbsd|netbsd|linux|win32|sunos|aix|openharmony)/.exec(
    name,
  )?.[1];
  const cpu =
    /(?:^|[-_])(arm64|x64|ia32|arm|ppc64|riscv64|s390x|loong64|wasm32|mips64el)(?:[-_]|$)/.exec(
      name.split('/').pop(),
    )?.[1];
  if (cpu) out.cpu = [cpu];
  if (os) out.os = [os];
  if (/musl/.test(name)) out.libc = ['musl'];
  else if (os === 'linux' && /gnu/.test(name)) out.libc = ['glibc'];
  return out;
};
for (const [from, entry] of Object.entries(packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const exact = /^\d[\w.+-]*$/.test(range);
    const key = resolve(from, name);
    if (key && (!exact || packages[key].version === range)) continue;
    if (!exact) {
      console.error('range not exact, left alone:', from, name, range);
      continue;
    }
    const top = `node_modules/${name}`;
    const at = packages[top] ? `${from}/node_modules/${name}` : top;
    packages[at] = {
      version: range,
      ...platform(name),
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
    };
    added.push(`${at}@${range}`);
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added.length} added`);
console.log(added.join('\n'));
