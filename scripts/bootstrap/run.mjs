import { spawn } from 'node:child_process';
import { ROOT } from './say.mjs';

const PASSED_ON = ['SIGTERM', 'SIGINT', 'SIGHUP'];

/**
 * Runs a program to its end, passing signals on.
 * @returns its exit code; 128 + n when a signal ended it
 */
export function run(file, args, { env = process.env, stdio = 'inherit', cwd = ROOT } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env, stdio });
    const pass = (signal) => child.kill(signal);
    for (const signal of PASSED_ON) process.on(signal, pass);
    const watch = watchParent(() => child.kill('SIGTERM'));
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      clearInterval(watch);
      for (const name of PASSED_ON) process.off(name, pass);
      resolve(code ?? 128 + ({ SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }[signal] ?? 1));
    });
  });
}

const PARENT_LOOK_MS = 100;

/**
 * npm passes a signal on to the shell it started us with, and that shell dies without telling us: started by npm, the
 * end of our parent is the signal.
 */
function watchParent(gone) {
  if (process.env.npm_lifecycle_event === undefined) return undefined;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    gone();
  }, PARENT_LOOK_MS);
  watch.unref();
  return watch;
}
