/**
 * `npm test`: types, lint, facts, builds, the add-on linter, then unit, browser and end-to-end tests in Chromium and
 * Firefox. Every step runs even when an earlier one failed, and the last line counts them all.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
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

/** A command's end, and what it printed where that was held back. */
interface Outcome {
  ok: boolean;
  output: string;
}

let lane = 0;

/** Runs a command; what it prints is shown at once, or held back while others run beside it. */
function run(command: string, args: string[], beside: boolean, aside: boolean): Promise<Outcome> {
  return new Promise((done) => {
    const child = spawn(command, args, {
      stdio: beside ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      // Two of vitest's servers must not prepare the same modules in the same folder (vitest.config.ts).
      env: beside ? { ...process.env, SIDELIGHT_LANE: String(lane++) } : process.env,
    });
    // Whatever it starts is as patient as it is.
    if (aside && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
    const printed: string[] = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => printed.push(text));
    }
    child.on('error', (error) => done({ ok: false, output: `${printed.join('')}${error}\n` }));
    child.on('close', (code) => done({ ok: code === 0, output: printed.join('') }));
  });
}

function count(step: string, tally: Tally, started: number): void {
  total.passed += tally.passed;
  total.failed += tally.failed;
  total.skipped += tally.skipped;
  if (tally.failed > 0) failures.push(step);
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(`\n— ${step}: ${tally.passed} passed, ${tally.failed} failed (${seconds} s)\n`);
}

interface Step {
  name: string;
  /** Takes what time of the processors the others leave: nobody waits for its answers. */
  aside?: boolean;
  command: string[];
  tally(ok: boolean): Tally;
}

/** Steps side by side, each told of whole when it has ended; one alone is shown as it goes. */
async function together(...steps: Step[]): Promise<void> {
  await Promise.all(
    steps.map(async ({ name, aside = false, command: [command = '', ...args], tally }) => {
      const started = Date.now();
      const { ok, output } = await run(command, args, aside || steps.length > 1, aside);
      process.stdout.write(output);
      count(name, tally(ok), started);
    }),
  );
}

/** A step that passes or fails as one. */
function check(name: string, ...command: string[]): Step {
  return { name, command, tally: (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }) };
}

/** A vitest project, or all whose names a pattern fits, counted test by test. */
function vitest(project: string): Step {
  const file = join(REPORTS, `${project.replace('*', '')}.json`);
  rmSync(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  return {
    name: project,
    command: ['npx', 'vitest', 'run', '--project', project, ...reporters],
    tally: (ok) => tallyOf(file, ok),
  };
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
await together(check('types', 'npx', 'tsc', '--noEmit'), check('facts', 'npx', 'tsx', 'data/cli/facts.ts'));
await together(check('lint', 'npx', 'biome', 'check', '--error-on-warnings', '.'));
// One after the other: both write the types that WXT generates.
await together(check('build for Chromium', 'npx', 'wxt', 'build'));
await together(check('build for Firefox', 'npx', 'wxt', 'build', '-b', 'firefox', '--mv3'));
await together(check('add-on lint', 'npx', 'tsx', 'test/addon-lint.ts'));
// Tests in browsers wait for a page a third of the time, each its own; the end-to-end tests keep two cores nearly busy.
const units = together({ ...vitest('unit*'), aside: true });
await together(vitest('browser-chromium'), vitest('browser-firefox'));
await together(vitest('e2e'));
await units;

if (failures.length > 0) console.log(`Failed: ${failures.join(', ')}`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed === 0 ? 0 : 1;
