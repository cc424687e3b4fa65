/** A body called by its kind: "the ministry" after the ministry's name. */
import { describe, expect, it } from 'vitest';
import { findMentions } from '../../../lib/matching/find-mentions';
import { entity, indexOf, marks } from './entities';

const index = indexOf([
  entity('ports', 'agency', ['Ministry of Ports', '항만부']),
  entity('roads', 'agency', ['Ministry of Roads']),
  entity('watch', 'organisation', ['Harbour Watch Team']),
  entity('reform', 'party', ['Reform Party of Alder']),
  entity('committee', 'organisation', ['Central Committee of the Reform Party']),
  entity('congress', 'event', ['Ninth Party Congress']),
  entity('east-bank', 'place', ['East Bank']),
]);

const PORTS = 'Ministry of Ports → ports';
const WATCH = 'Harbour Watch Team → watch';

describe('a word for the kind of body', () => {
  it.each<[string, string, string[]]>([
    ['means the one that was named', 'The Ministry of Ports met. The ministry left.', [PORTS, 'ministry → ports']],
    ['in capitals too', 'The Harbour Watch Team met. THE TEAM: GONE', [WATCH, 'TEAM → watch']],
    ['before the name nobody', 'The ministry left. The Ministry of Ports met.', [PORTS]],
    ['without "the" nobody', 'The Ministry of Ports met. Its ministry left.', [PORTS]],
    ['in the plural nobody', 'The Ministry of Ports met. The ministries left.', [PORTS]],
    ['that is another kind nobody', 'The Ministry of Ports met. The agency left.', [PORTS]],
    ['after another of the kind nobody', 'The Harbour Watch Team met. A rescue team came. The team left.', [WATCH]],
    [
      'after one no pack knows nobody',
      'The Ministry of Ports met. The Ministry of Quays came. The ministry left.',
      [PORTS],
    ],
    ['that says which one nobody', 'The Harbour Watch Team met. The team of divers left.', [WATCH]],
    [
      'is part of a longer name',
      'The Reform Party of Alder met. The Party Palace burnt.',
      ['Reform Party of Alder → reform'],
    ],
    [
      'of which another name is about is not that other',
      'The Central Committee of the Reform Party met. The party left. The committee left.',
      ['Central Committee of the Reform Party → committee', 'committee → committee'],
    ],
    [
      'in front of its name is none',
      'The Ninth Party Congress met. The party left.',
      ['Ninth Party Congress → congress'],
    ],
    ['is none where the name is a place’s', 'The East Bank is steep. The bank fell.', ['East Bank → east-bank']],
    [
      'means the one named last',
      'The Ministry of Ports met.\nThe Ministry of Roads met.\nThe ministry left.',
      [PORTS, 'Ministry of Roads → roads', 'ministry → roads'],
    ],
  ])('%s', (_, text, expected) => {
    expect(marks(index, text)).toEqual(expected);
  });

  it('offers both that were named together', () => {
    const text = 'The Ministry of Ports met the Ministry of Roads. The ministry left.';
    const { mentions } = findMentions(index, { blocks: [{ key: 0, text }] });
    expect(mentions.at(-1)).toMatchObject({ entity: 'roads', others: ['ports'], why: { rule: 'short-form' } });
  });

  it('is introduced by a headline, and comes in order with other mentions', () => {
    const blocks = [
      { key: 0, text: 'Ministry of Ports in talks', role: 'title' as const },
      { key: 1, text: 'The ministry met the Harbour Watch Team.' },
    ];
    const { mentions } = findMentions(index, { blocks });
    expect(mentions.map(({ block, start, end, entity: id }) => [block, start, end, id])).toEqual([
      [0, 0, 17, 'ports'],
      [1, 4, 12, 'ports'],
      [1, 21, 39, 'watch'],
    ]);
  });
});
