import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { sampleParts } from '../../../components/welcome/sample';
import { readPacks } from '../../../data/compiler/read-packs';
import en from '../../../locales/en.yml?raw';
import ko from '../../../locales/ko.yml?raw';

describe('the sample of the welcome page', () => {
  it('is read into text and marked names', () => {
    expect(sampleParts('The [msmt|MSMT] met.')).toEqual([
      { text: 'The ' },
      { text: 'MSMT', entity: 'msmt' },
      { text: ' met.' },
    ]);
  });

  it('marks in both languages only names that have a card', () => {
    const ids = new Set(readPacks().entities.map(({ data }) => data.id));
    for (const strings of [en, ko]) {
      const marked = sampleParts((parse(strings) as { welcome: { sample: string } }).welcome.sample)
        .map((part) => part.entity)
        .filter((id) => id !== undefined);
      expect(marked.length).toBeGreaterThanOrEqual(3);
      expect(marked.filter((id) => !ids.has(id))).toEqual([]);
    }
  });
});
