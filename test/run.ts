/**
 * `npm test`: installs browsers and builds, then browser and end-to-end tests in Chromium and Firefox, and beside them types, facts, lint, the
 * add-on linter and unit tests. Every step runs even when an earlier one failed, and the last line counts them all.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';

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

/** How a step runs. */
interface Manner {
  /** What it prints is shown as it comes; otherwise whole, when it has ended. */
  shown?: boolean;
  /** Takes what time of the processors the others leave: nobody waits for its answers. */
  aside?: boolean;
}

/** A command's end, and what it printed where that was held back. */
interface Outcome {
  ok: boolean;
  output: string;
}

let lane = 0;

/** Runs a command; what it prints is shown at once, or held back while others run beside it. */
function run([command = '', ...args]: string[], { shown = false, aside = false }: Manner): Promise<Outcome> {
  return new Promise((done) => {
    const child = spawn(command, args, {
      stdio: shown ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      // Two of vitest's servers must not prepare the same modules in the same folder (vitest.config.ts).
      env: { ...process.env, SIDELIGHT_LANE: String(lane++) },
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
  command: string[];
  tally(ok: boolean): Tally;
}

async function take({ name, command, tally }: Step, manner: Manner = {}): Promise<void> {
  const started = Date.now();
  const { ok, output } = await run(command, manner);
  process.stdout.write(output);
  count(name, tally(ok), started);
}

/** Steps one after the other. */
async function inTurn(steps: Step[], manner: Manner): Promise<void> {
  for (const step of steps) await take(step, manner);
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
// On a new machine fetching and unpacking them takes a minute, and a processor at most.
const browsers = take(check('browsers', 'npx', 'tsx', 'test/install-browsers.ts'));
// One after the other: both write the types that WXT generates.
const builds = [
  check('build for Chromium', 'npx', 'wxt', 'build'),
  check('build for Firefox', 'npx', 'wxt', 'build', '-b', 'firefox', '--mv3'),
];
await inTurn(builds, { shown: true });

// Tests in browsers wait for a page a third of the time, each its own.
const rest = [
  check('types', 'npx', 'tsc', '--noEmit'),
  check('facts', 'npx', 'tsx', 'data/cli/facts.ts'),
  check('lint', 'npx', 'biome', 'check', '--error-on-warnings', '.'),
  check('add-on lint', 'npx', 'tsx', 'test/addon-lint.ts'),
  vitest('unit*'),
];
const aside = inTurn(rest, { aside: true });
await browsers;
await Promise.all([take(vitest('browser-chromium')), take(vitest('browser-firefox'))]);
// Browsers that are killed or refused room: of all end-to-end tests they mind company least.
const faults = take(vitest('e2e-faults'));
await take(vitest('e2e'), { shown: true });
await Promise.all([faults, aside]);

if (failures.length > 0) console.log(`Failed: ${failures.join(', ')}`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
process.exitCode = total.failed === 0 ? 0 : 1;
