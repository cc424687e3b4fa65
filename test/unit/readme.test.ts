import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { newsSites } from '../../data/news-sites';

const readme = readFileSync('README.md', 'utf8');
const scripts = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }).scripts;

describe('the README', () => {
  it('names only commands that exist', () => {
    const named = [...readme.matchAll(/npm (?:run )?(start|test|[a-z]+(?::[a-z]+)?)(?= |`|\n)/g)].map(
      (match) => match[1] ?? '',
    );
    const own = named.filter((name) => !['ci', 'install'].includes(name));
    expect(own.length).toBeGreaterThan(4);
    for (const name of own) expect(Object.keys(scripts), `npm run ${name}`).toContain(name);
  });

  it('shows pictures that are there, and rooms that are there', () => {
    const paths = [...readme.matchAll(/\]\(((?!https?:)[^)#]+)\)/g)].map((match) => match[1] ?? '');
    for (const path of paths) expect(existsSync(path), path).toBe(true);
  });

  it('says how many news sites there are, to the nearest hundred', () => {
    expect(readme).toContain(`some ${Math.round(newsSites().length / 100) * 100} news sites`);
  });
});
