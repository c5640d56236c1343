// npm test: every test there is, ending in one plain line. Runs on any Node from 20 on, with nothing installed.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { toolEnv } from './bootstrap/node.mjs';
import { prepare } from './bootstrap/prepare.mjs';
import { run } from './bootstrap/run.mjs';
import { giveUp, ROOT } from './bootstrap/say.mjs';

const MOST_TRIED_AGAIN = 3;
const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-test-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

try {
  const node = await prepare();
  const first = await testsOf(node, 'report', process.argv.slice(2));
  const again = first.failed > 0 ? journeysToTryAgain(first) : [];
  if (again.length > 0) {
    console.log(`\n[mỗi xã] Failed beside others, run once more alone: ${again.join(', ')}\n`);
  }
  const second =
    again.length > 0 ? await testsOf(node, 'again', [...again, '--maxWorkers=1']) : null;
  const passed =
    second === null ? first.passed : first.passed - passedIn(first, again) + second.passed;
  const failed = second === null ? first.failed : second.failed;
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
} catch (error) {
  process.on('exit', () => console.log('0 passed, 1 failed'));
  giveUp(error);
}

/** Runs tests and counts them: tests, and files that could not even be read as tests, which count as failed. */
async function testsOf(node, name, words) {
  const report = path.join(folder, `${name}.json`);
  const vitest = path.join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await run(node, [vitest, 'run', ...reporters, ...words], {
    env: { ...toolEnv(node), NO_COLOR: '1', FORCE_COLOR: undefined, TZ: 'UTC' },
  });
  if (!existsSync(report)) return { passed: 0, failed: 1, files: [], whole: false };
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const unread = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((t) => t.status === 'failed'),
  ).length;
  const failed = numFailedTests + unread;
  // Errors outside any test (an unhandled rejection, a set-up that failed) show in the exit code alone.
  const outside = failed === 0 && code !== 0;
  return {
    passed: numPassedTests,
    failed: outside ? 1 : failed,
    files: testResults,
    whole: !outside,
  };
}

/**
 * The journeys that are worth a second look: a few of them, and nothing else failed. A browser, a server and a store on
 * a machine that does two such things at once can miss a moment; what is broken fails again.
 */
function journeysToTryAgain({ files, whole }) {
  const failed = files.filter(({ status }) => status === 'failed').map(nameOf);
  const few = failed.length > 0 && failed.length <= MOST_TRIED_AGAIN;
  return whole && few && failed.every((name) => name.startsWith('src/journeys/')) ? failed : [];
}

function passedIn({ files }, names) {
  const of = files.filter((file) => names.includes(nameOf(file)));
  return of.flatMap((file) => file.assertionResults).filter((t) => t.status === 'passed').length;
}

function nameOf({ name }) {
  return path.relative(ROOT, name).split(path.sep).join('/');
}
