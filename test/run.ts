/**
 * `npm test`: types, lint, facts, builds, the add-on linter, then unit, browser and end-to-end tests in Chromium and
 * Firefox. Every step runs even when an earlier one failed, and the last line counts them all.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowsers } from './browsers';

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** What vitest's JSON reporter says, as far as it is read here. */
interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  success: boolean;
}

const REPORTS = '.artifacts/reports';
const total: Tally = { passed: 0, failed: 0, skipped: 0 };
const failures: string[] = [];

/** Runs a command with its output shown; true when it ended well. */
function run(command: string, args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
}

function count(step: string, tally: Tally, started: number): void {
  total.passed += tally.passed;
  total.failed += tally.failed;
  total.skipped += tally.skipped;
  if (tally.failed > 0) failures.push(step);
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`\n— ${step}: ${tally.passed} passed, ${tally.failed} failed (${seconds} s)\n`);
}

/** A step that passes or fails as one. */
function check(step: string, command: string, args: string[]): void {
  const started = Date.now();
  const ok = run(command, args);
  count(step, { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }, started);
}

/** A vitest project, or all whose names a pattern fits, counted test by test. */
function vitest(project: string): void {
  const started = Date.now();
  const file = join(REPORTS, `${project.replace('*', '')}.json`);
  rmSync(file, { force: true });
  const ok = run('npx', [
    'vitest',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  count(project, tallyOf(file, ok), started);
}

function tallyOf(file: string, ok: boolean): Tally {
  let report: VitestReport;
  try {
    report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport;
  } catch (error) {
    console.error(`${file}: no report: ${error}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const failed = report.numFailedTests;
  return {
    passed: report.numPassedTests,
    // A file that does not load, or an error outside any test, fails the run without failing a test.
    failed: failed === 0 && !(ok && report.success) ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

mkdirSync(REPORTS, { recursive: true });
ensureBrowsers();
check('types', 'npx', ['tsc', '--noEmit']);
check('lint', 'npx', ['biome', 'check', '--error-on-warnings', '.']);
check('facts', 'npx', ['tsx', 'data/cli/facts.ts']);
check('build for Chromium', 'npx', ['wxt', 'build']);
check('build for Firefox', 'npx', ['wxt', 'build', '-b', 'firefox', '--mv3']);
check('add-on lint', 'npx', ['tsx', 'test/addon-lint.ts']);
for (const project of ['unit*', 'browser-chromium', 'browser-firefox', 'e2e']) vitest(project);

if (failures.length > 0) console.log(`Failed: ${failures.join(', ')}`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed === 0 ? 0 : 1;
