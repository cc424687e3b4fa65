/**
 * A made-up article, read while a real one is on its way: expressions are compiled and code is known to the engine then.
 */
import { findMentions } from '../matching/find-mentions';
import type { NameIndex } from '../matching/name-index';
import type { TextBlock } from '../matching/types';
import { describeArticle, withCredits } from './match';

const BLOCKS: readonly TextBlock[] = [
  { key: 0, text: 'Envoys of both sides meet', role: 'title' },
  { key: 1, text: 'SEOUL, June 2 (Yonhap) -- South Korea\u2019s Ministry of Foreign Affairs spoke.', role: 'body' },
  { key: 2, text: 'The Multi-Site Team (MST) met U.N. officials in Pyongyang.', role: 'body' },
  { key: 3, text: '"It is Kim\u2019s word," aides of Kim Jong Un said on Monday, June 2, 2025.', role: 'body' },
];

/**
 * Reads the made-up article in steps of a few milliseconds, so that whatever comes meanwhile need not wait.
 * @param goesOn asked before each step
 */
export async function warmUp(index: NameIndex, goesOn: () => boolean): Promise<void> {
  const about = { langs: [], published: [], times: [], stamps: [], lines: ['Published on 2 June 2025'] };
  const steps = [
    ...BLOCKS.map((block) => async () => {
      const found = await index.names.complete(() => findMentions(index, { blocks: [block], lang: 'en' }));
      withCredits([block], found.mentions, []);
    }),
    () => describeArticle(about, 'https://example.org/2025/06/02/envoys', [...BLOCKS], new Date()),
  ];
  for (const step of steps) {
    // A task of its own: messages are heard between two of them.
    await new Promise((resolve) => setTimeout(resolve));
    if (!goesOn()) return;
    await step();
  }
}
