/**
 * A made-up article, read while a real one is on its way: expressions are compiled and code is known to the engine then.
 */
import { findMentions } from '../matching/find-mentions';
import type { NameIndex } from '../matching/name-index';
import { describeArticle, withCredits } from './match';

const BLOCKS = [
  { key: 0, text: 'Envoys of both sides meet', role: 'title' as const },
  {
    key: 1,
    text: 'SEOUL, June 2 (Yonhap) -- South Korea\u2019s Ministry of Foreign Affairs said the Multi-Site Team (MST) met Kim Jong Un and U.N. officials in Pyongyang on Monday, June 2, 2025. "It is Kim\u2019s word," the ministry said.',
    role: 'body' as const,
  },
];

export function warmUp(index: NameIndex): void {
  const about = { langs: [], published: [], times: [], stamps: [], lines: ['Published on 2 June 2025'] };
  const { lang, date } = describeArticle(about, 'https://example.org/2025/06/02/envoys', BLOCKS, new Date());
  const { mentions } = findMentions(index, {
    blocks: BLOCKS,
    ...(lang ? { lang } : {}),
    ...(date ? { date: date.day } : {}),
  });
  withCredits(BLOCKS, mentions, []);
}
