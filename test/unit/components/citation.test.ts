import { beforeEach, describe, expect, it } from 'vitest';
import { citation } from '../../../components/card/citation';
import { keyFacts } from '../../../components/card/key-facts';
import { msmt, nuclearTest } from '../../fixtures/sample-cards';
import { useStrings } from './strings';

beforeEach(() => useStrings('en'));

describe('a card as a citation', () => {
  it('gives the term, its day, the summary, each fact with its source, and where it was read', () => {
    const text = citation(msmt, keyFacts(msmt).first, {
      url: 'https://news.example/a',
      title: 'Monitors publish first report',
      date: '2025-06-02',
      sentence: 'The MSMT said so.',
    });
    expect(text.split('\n')).toEqual([
      'Multilateral Sanctions Monitoring Team (MSMT), as of 2 June 2025',
      msmt.summary,
      '',
      'Role: Reports on breaches of UN sanctions, since 16 October 2024 [1]',
      'Founded: 16 October 2024 [1]',
      expect.stringMatching(/^Members: Australia, .*the United States, as of 16 October 2024 \[1\]$/),
      'Number of members: 11 states, as of 16 October 2024 [1]',
      'Preceded by: UN Panel of Experts on North Korea [1][2]',
      '',
      'Sources:',
      '[1] US Department of State: Joint Statement on the Multilateral Sanctions Monitoring Team, 16 October 2024. https://www.state.gov/example-msmt',
      '[2] United Nations: Security Council fails to extend mandate of panel of experts, SC/15648, 28 March 2024. https://press.un.org/en/2024/sc15648.doc.htm',
      '',
      'Read in: Monitors publish first report, 2 June 2025, https://news.example/a. “The MSMT said so.”',
      'Sidelight fact card, facts checked 2 November 2026.',
    ]);
  });

  it('says who claims what', () => {
    const text = citation(nuclearTest, keyFacts(nuclearTest).first, null);
    expect(text).toContain(
      'Estimated yield: 160 kt, as of 6 September 2017, according to Japan’s Ministry of Defense [3]',
    );
    expect(text).not.toContain('Read in');
  });
});
