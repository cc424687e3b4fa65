/**
 * `npx tsx test/zips-twice.ts`: makes the packages in two folders of different names, and a third time from the sources
 * that are packed for reviewers, and compares them byte for byte. Some minutes: run before a release, not with the tests.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { unzipSync } from 'fflate';

const root = resolve(import.meta.dirname, '..');
const work = mkdtempSync(join(tmpdir(), 'sidelight-zips-'));

function run(command: string, args: string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 64 << 20 });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} in ${cwd}:\n${stdout}\n${stderr}`);
  return stdout;
}

/** The files git knows, as they are now. */
function copyTree(to: string): void {
  const files = run('git', ['ls-files', '-z'], root).split('\0').filter(Boolean);
  for (const file of files) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    cpSync(join(root, file), join(to, file));
  }
}

function unpack(zip: string, to: string): void {
  for (const [file, bytes] of Object.entries(unzipSync(readFileSync(zip)))) {
    if (file.endsWith('/')) continue;
    mkdirSync(dirname(join(to, file)), { recursive: true });
    writeFileSync(join(to, file), bytes);
  }
}

/** SHA-256 of the packages made in a folder, by file name. */
function packages(folder: string): Record<string, string> {
  // A copy, as `npm ci` would lay it out: bundlers look at where a file really is.
  run('cp', ['-a', join(root, 'node_modules'), join(folder, 'node_modules')], root);
  run('npm', ['run', 'zip'], folder);
  const made = readdirSync(join(folder, '.output')).filter((file) => file.endsWith('.zip'));
  rmSync(join(folder, 'node_modules'), { recursive: true });
  return Object.fromEntries(
    made.sort().map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(folder, '.output', file)))
        .digest('hex'),
    ]),
  );
}

try {
  const began = Date.now();
  const [first, second, third] = ['first', 'another folder with a longer name', 'from sources'].map((name) =>
    join(work, name),
  ) as [string, string, string];
  copyTree(first);
  copyTree(second);
  const made = packages(first);
  const sources = Object.keys(made).find((file) => file.endsWith('-sources.zip'));
  if (!sources || Object.keys(made).length !== 3) throw new Error(`packages: ${Object.keys(made).join(', ')}`);
  unpack(join(first, '.output', sources), third);
  const others = { [second]: packages(second), [third]: packages(third) };
  let same = true;
  for (const [file, sum] of Object.entries(made)) {
    console.log(`${sum}  ${file}`);
    for (const [folder, sums] of Object.entries(others)) {
      if (sums[file] === sum) continue;
      same = false;
      console.error(`${file}: ${sums[file] ?? 'not made'} in "${folder}"`);
    }
  }
  console.log(
    `${same ? 'The same three times' : 'NOT the same'}, in ${Math.round((Date.now() - began) / 1000)} seconds.`,
  );
  if (!same) process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
