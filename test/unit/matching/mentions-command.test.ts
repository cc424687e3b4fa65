import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { articleOf, blocksOf, languageOf } from '../../../data/cli/article-file';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mentions-'));

function run(...args: string[]): { lines: Record<string, unknown>[]; error: string; code: number } {
  try {
    const out = execFileSync(process.execPath, ['--import', 'tsx', 'data/cli/mentions.ts', ...args], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return {
      lines: out
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
      error: '',
      code: 0,
    };
  } catch (error) {
    const { stderr, status } = error as { stderr: string; status: number };
    return { lines: [], error: stderr, code: status };
  }
}

describe('the mentions command', () => {
  it('prints every mention with offsets into the file, and why when asked', () => {
    const text =
      '\ufeffPyongyang says\r\n\r\n  “KCNA” 조선중앙통신은 said 😀 the Multilateral Sanctions Monitoring Team (MSMT)…\n';
    const file = join(folder, 'one.two.txt');
    writeFileSync(file, text);
    const { lines } = run('--date', '2025-06-02', '--explain', file);
    expect(lines.map(({ text: printed, entity }) => [printed, entity])).toEqual([
      ['Pyongyang', 'pyongyang'],
      ['KCNA', 'kcna'],
      ['조선중앙통신', 'kcna'],
      ['Multilateral Sanctions Monitoring Team', 'msmt'],
      ['MSMT', 'msmt'],
    ]);
    for (const { doc, start, end, text: printed, names, familiar, why } of lines) {
      expect(doc).toBe('one.two');
      expect(text.slice(start as number, end as number)).toBe(printed);
      expect(names).toContain((names as string[])[0]);
      expect(typeof familiar).toBe('boolean');
      expect(why).toHaveProperty('rule');
    }
  });

  it.each([
    ['a file that is not there', [join(folder, 'none.txt')], /none\.txt: .*no such file/],
    ['a day that is none', ['--date', '2025-02-30', 'x.txt'], /--date 2025-02-30: must be a real day/],
    ['a date less exact than a day', ['--date', '2025', 'x.txt'], /must be a real day/],
    ['no file', [], /usage: npm run mentions/],
    ['an option it does not know', ['--all', 'x.txt'], /--all/],
  ])(
    'refuses %s with exit code 1',
    (_, args, message) => {
      const { error, code } = run(...args);
      expect(code).toBe(1);
      expect(error).toMatch(message);
      expect(error).not.toMatch(/\n\s+at /);
    },
    60_000,
  );

  it('refuses a file that is not UTF-8', () => {
    const file = join(folder, 'latin1.txt');
    writeFileSync(file, Buffer.from([0x4b, 0xe9, 0x4e]));
    expect(run(file).error).toMatch(/latin1\.txt: is not UTF-8 text/);
  });
});

describe('a file as an article', () => {
  it('has a block a line, the first one the title, blank ones and rules left out', () => {
    expect(blocksOf('Title\n\n  One.  \r\n---\nTwo.').map(({ text, role, offset }) => [text, role, offset])).toEqual([
      ['Title', 'title', 0],
      ['One.', 'body', 9],
      ['Two.', 'body', 21],
    ]);
  });

  it.each([
    ['en', 'North Korea says 북한'],
    ['ko', '북한은 KCNA를 통해 밝혔다'],
    ['ja', '北朝鮮は発表した'],
    ['zh', '朝鲜中央通讯社报道'],
  ])('is in %s by its letters', (lang, text) => {
    expect(languageOf(text)).toBe(lang);
    expect(articleOf(text, '2025-01-01')).toMatchObject({ lang, date: '2025-01-01' });
  });
});
