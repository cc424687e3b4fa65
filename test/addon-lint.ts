/**
 * Runs Mozilla's add-on linter over the Firefox build: no errors, and no warnings but those we know and can explain.
 */
import { spawnSync } from 'node:child_process';

interface LintMessage {
  code: string;
  message: string;
  file?: string;
  line?: number;
}
interface LintReport {
  errors: LintMessage[];
  warnings: LintMessage[];
}

/** Preact's runtime holds an `innerHTML` assignment for `dangerouslySetInnerHTML`, which none of our code uses. */
const KNOWN_WARNINGS = new Set(['UNSAFE_VAR_ASSIGNMENT']);

const run = spawnSync('npx', ['web-ext', 'lint', '-s', '.output/firefox-mv3', '-o', 'json', '--no-config-discovery'], {
  encoding: 'utf8',
  maxBuffer: 64 << 20,
});
const start = run.stdout.indexOf('{');
if (start < 0) throw new Error(`the add-on linter printed no report:\n${run.stdout}\n${run.stderr}`);
const report = JSON.parse(run.stdout.slice(start)) as LintReport;
const unknown = report.warnings.filter(({ code }) => !KNOWN_WARNINGS.has(code));
for (const { code, message, file, line } of [...report.errors, ...unknown]) {
  console.error(`${file ?? 'manifest.json'}:${line ?? 0}: ${code}: ${message}`);
}
console.log(`add-on lint: ${report.errors.length} errors, ${unknown.length} unexplained warnings`);
process.exitCode = report.errors.length + unknown.length === 0 ? 0 : 1;
