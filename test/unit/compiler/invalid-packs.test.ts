import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { problemsOf } from '../../../data/compiler/check-packs';
import { compileRelease } from '../../../data/compiler/compile-release';
import { formatProblem, PackError } from '../../../data/compiler/problem';
import { readPacks } from '../../../data/compiler/read-packs';

const FOLDER = fileURLToPath(new URL('../../fixtures/invalid-packs', import.meta.url));
const TODAY = '2026-11-24';

describe('a bad pack is refused with file, line, field and reason', () => {
  it.each(readdirSync(FOLDER))('%s', (name) => {
    const expected = readFileSync(join(FOLDER, name, 'expected.txt'), 'utf8')
      .trim()
      .split('\n');
    const packs = readPacks(join(FOLDER, name));
    expect(problemsOf(packs, TODAY).map(formatProblem)).toEqual(expected);
    expect(() => compileRelease(packs, TODAY)).toThrow(PackError);
  });
});
