// npm test: every test there is, ending in one plain line. Runs on any Node from 20 on, with nothing installed.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { toolEnv } from './bootstrap/node.mjs';
import { prepare } from './bootstrap/prepare.mjs';
import { run } from './bootstrap/run.mjs';
import { giveUp, ROOT } from './bootstrap/say.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'moi-xa-test-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

try {
  const node = await prepare();
  const report = path.join(folder, 'report.json');
  const vitest = path.join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await run(node, [vitest, 'run', ...reporters, ...process.argv.slice(2)], {
    env: { ...toolEnv(node), NO_COLOR: '1', FORCE_COLOR: undefined, TZ: 'UTC' },
  });
  const { passed, failed } = count(report, code);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : code;
} catch (error) {
  process.on('exit', () => console.log('0 passed, 1 failed'));
  giveUp(error);
}

/** Tests, and files that could not even be read as tests: those count as failed. */
function count(report, code) {
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const unread = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((t) => t.status === 'failed'),
  ).length;
  const failed = numFailedTests + unread;
  // Errors outside any test (an unhandled rejection, a set-up that failed) show in the exit code alone.
  return { passed: numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
}
