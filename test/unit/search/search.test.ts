import { describe, expect, it } from 'vitest';
import type { SearchNote, SearchResult } from '../../../lib/search/model';
import { Search } from '../../../lib/search/search';
import { snippet } from '../../../lib/search/snippet';
import { ENTITIES } from './sample';

const NOTE: SearchNote = {
  id: '1',
  entity: 'msmt',
  label: 'Multilateral Sanctions Monitoring Team',
  body: 'Second report is due in spring; ask Miguel about the coal shipments.',
  modified: '2026-03-01T09:30:00.000Z',
};

function searchOf(notes: SearchNote[] = []): Search {
  const search = new Search(ENTITIES);
  search.indexTexts();
  for (const note of notes) search.setNote(note);
  return search;
}

const search = searchOf();
const ids = (results: SearchResult[]) => results.map((result) => result.id);
const first = (query: string) => search.find(query)[0];

/** The parts of a result shown as matched. */
function shown(result: SearchResult | undefined): string[] {
  if (!result) return [];
  const text = result.match?.text ?? '';
  return [
    ...result.titleRanges.map(([from, to]) => result.title.slice(from, to)),
    ...(result.match?.ranges ?? []).map(([from, to]) => text.slice(from, to)),
  ];
}

describe('what comes first', () => {
  it.each([
    // acronyms, as typed in a hurry
    ['MSMT', 'msmt', 'acronym'],
    ['kcna', 'kcna', 'acronym'],
    ['D.P.R.K.', 'north-korea', 'acronym'],
    ['WHO', 'who', 'acronym'],
    // names, whatever their case, accents, hyphens and spaces
    ['kim jong un', 'kim-jong-un', 'name'],
    ['Kim Jong-un', 'kim-jong-un', 'name'],
    ['kimjongun', 'kim-jong-un', 'name'],
    ['supreme peoples assembly', 'spa', 'name'],
    ['hwasong18', 'hwasong-18', 'name'],
    ['Hwasong 18', 'hwasong-18', 'name'],
    ['kn23', 'kn-23', 'name'],
    ['조선중앙통신', 'kcna', 'name'],
    ['hidden cobra', 'lazarus', 'name'],
    // beginnings
    ['multil', 'msmt', 'prefix'],
    ['monitoring te', 'msmt', 'prefix'],
    ['sanctions team', 'msmt', 'prefix'],
    ['kor cen new', 'kcna', 'prefix'],
    ['cobra', 'lazarus', 'prefix'],
    ['k', 'kim-jong-un', 'prefix'],
    ['2375', 'res-2375', 'prefix'],
    ['resolution 2371', 'res-2371', 'prefix'],
    // Korean by syllable, mid-word, and as it is being composed
    ['조선중', 'kcna', 'prefix'],
    ['조선주', 'kcna', 'prefix'],
    ['중앙통', 'kcna', 'prefix'],
    ['통신', 'kcna', 'prefix'],
    ['조선일', 'chosun', 'prefix'],
    ['모니터링', 'msmt', 'prefix'],
    // initial consonants
    ['ㅈㅅㅌ', 'kcna', 'initials'],
    ['ㅈㅅㅈㅇㅌㅅ', 'kcna', 'initials'],
    ['ㅈㅅㅇㅂ', 'chosun', 'initials'],
    ['ㅍㅇ', 'pyongyang', 'initials'],
    ['ㄱㅈㅇ', 'kim-jong-un', 'initials'],
    // other romanisations
    ['Choi Sun-hee', 'choe-son-hui', 'sound'],
    ['Park Tae-sung', 'pak-thae-song', 'sound'],
    ['Kim Yeo-jeong', 'kim-yo-jong', 'sound'],
    ['Nodong Shinmun', 'rodong', 'sound'],
    ['Gaeseong', 'kaesong', 'sound'],
    ['Pyeongyang', 'pyongyang', 'sound'],
    // typos
    ['yonhpa', 'yonhap', 'typo'],
    ['yonhop news', 'yonhap', 'typo'],
    ['multilatrel sanctions', 'msmt', 'typo'],
    ['reconaisance', 'rgb', 'sound'],
    ['reconaissence general', 'rgb', 'typo'],
    ['kimsku', 'kimsuky', 'typo'],
    ['kaseong', 'kaesong', 'typo'],
    ['조선중앙퉁신', 'kcna', 'typo'],
    // the other keyboard layout
    ['whtjswnd', 'kcna', 'prefix'],
    ['ㅡㄴㅡㅅ', 'msmt', 'acronym'],
    // what is said of it
    ['destroyer nampho', 'choe-hyon', 'text'],
    ['solid fuel', 'hwasong-18', 'text'],
    ['sister of kim jong un', 'kim-yo-jong', 'text'],
    ['who is the premier', 'pak-thae-song', 'text'],
    ['16 october 2024', 'msmt', 'text'],
    ['destoyer', 'choe-hyon', 'text'],
  ])('%s → %s (%s)', (query, id, tier) => {
    const result = first(query);
    expect([result?.id, result?.tier]).toEqual([id, tier]);
  });

  it('finds what replaced the panel of experts', () => {
    expect(ids(search.find('what replaced the panel of experts')).slice(0, 2)).toContain('msmt');
  });

  it('puts an exact name before names that merely begin with it', () => {
    expect(ids(search.find('juche'))).toEqual(['juche']);
    expect(first('pyongyang')?.id).toBe('pyongyang');
  });

  it('puts what is on the page first among equals, never over an exact name', () => {
    expect(first('korean central')?.id).toBe('kcna');
    expect(search.find('korean central', { onPage: new Set(['kctv']) })[0]).toMatchObject({ id: 'kctv', onPage: true });
    expect(search.find('kcna', { onPage: new Set(['kctv']) })[0]?.id).toBe('kcna');
  });

  it('puts the widely known first among equals', () => {
    expect(ids(search.find('kim ')).slice(0, 1)).toEqual(['kim-jong-un']);
    expect(ids(search.find('korea')).slice(0, 2).sort()).toEqual(['north-korea', 'south-korea']);
  });

  it('does not take one number for another', () => {
    expect(ids(search.find('2372'))).toEqual([]);
    expect(ids(search.find('hwasong-19'))).not.toContain('hwasong-18');
  });

  it('guesses at nothing where the name was spelled to its end', () => {
    expect(search.find('kcna').every((result) => result.tier !== 'typo')).toBe(true);
  });

  it.each(['', '   ', '…', '()'])('finds nothing for %j', (query) => {
    expect(search.find(query)).toEqual([]);
  });

  it('finds nothing for what is nowhere', () => {
    expect(search.find('qzxwvk plmokn')).toEqual([]);
  });

  it('keeps to the limit', () => {
    expect(search.find('k', { limit: 3 })).toHaveLength(3);
  });

  it('gives the same order every time', () => {
    expect(ids(search.find('ki'))).toEqual(ids(searchOf().find('ki')));
  });
});

describe('why it was found', () => {
  it.each([
    ['monitoring te', ['Monitoring Te']],
    ['kimjongun', ['Kim Jong Un']],
    ['team sanctions', ['Sanctions', 'Team']],
    ['kcna', ['KCNA']],
    ['중앙통', ['중앙통']],
    ['조선주', ['조선중']],
    ['ㅈㅅㅌ', ['조선', '통']],
    ['yonhpa', ['Yonhap']],
    ['choi sun-hee', ['Choe Son Hui']],
    ['destroyer nampho', ['Destroyer', 'Nampho']],
    ['supreme peoples', ['Supreme People’s']],
  ])('%s shows %j', (query, parts) => {
    expect(shown(first(query))).toEqual(parts);
  });

  it('names the field and gives the sentence', () => {
    expect(first('solid fuel')?.match).toMatchObject({
      field: 'summary',
      text: 'Solid-fuel ICBM first flown in 2023.',
    });
    expect(first('16 october 2024')?.match?.field).toBe('statement');
    expect(first('kcna')?.match).toMatchObject({ field: 'name', text: 'KCNA' });
  });

  it('needs no second line where the title says it all', () => {
    expect(first('lazarus group')?.match).toBeUndefined();
  });
});

describe('notes', () => {
  it('are found by their words, with the words shown', () => {
    const [result] = searchOf([NOTE]).find('coal ship');
    expect(result).toMatchObject({ kind: 'note', id: '1', entity: 'msmt', match: { field: 'note' } });
    expect(shown(result)).toEqual(['coal ship']);
  });

  it('follow their entity when it is found by name', () => {
    expect(ids(searchOf([NOTE]).find('msmt'))).toEqual(['msmt', '1']);
  });

  it('come before sentences in the facts', () => {
    const note = { ...NOTE, id: '2', entity: 'kcna', body: 'destroyer pictures, check the shadows' };
    expect(ids(searchOf([note]).find('destroyer'))).toEqual(['2', 'choe-hyon']);
  });

  it('are found by the passage they are on, which is shown then, and by their tags', () => {
    const passage = { ...NOTE, body: 'Ask the board.', quote: 'The quay was closed for repair.', tags: ['harbour'] };
    const live = searchOf([passage]);
    expect(live.find('quay repair')[0]).toMatchObject({ id: '1', match: { text: 'The quay was closed for repair.' } });
    expect(shown(live.find('quay')[0])).toEqual(['quay']);
    expect(live.find('board')[0]).toMatchObject({ match: { text: 'Ask the board.' } });
    expect(ids(live.find('harbour'))).toEqual(['1']);
    expect(ids(searchOf([{ ...passage, entity: undefined }]).find('quay'))).toEqual(['1']);
  });

  it('are found as they are now', () => {
    const live = searchOf([NOTE]);
    live.setNote({ ...NOTE, body: 'Ask about tankers.' });
    expect(live.find('coal')).toEqual([]);
    expect(ids(live.find('tanker'))).toEqual(['1']);
    live.removeNote('1');
    expect(live.find('tanker')).toEqual([]);
  });

  it('are found in Korean, particle or not', () => {
    const live = searchOf([{ ...NOTE, body: '석탄을 실은 배를 확인할 것' }]);
    expect(ids(live.find('석탄'))).toContain('1');
  });
});

describe('texts that are still being indexed', () => {
  it('names answer at once, sentences as they come', () => {
    const starting = new Search(ENTITIES);
    expect(starting.find('msmt')[0]?.id).toBe('msmt');
    expect(starting.find('destroyer')).toEqual([]);
    let steps = 0;
    while (!starting.indexTexts(() => steps++ % 5 !== 4));
    expect(steps).toBeGreaterThan(ENTITIES.length);
    expect(starting.find('destroyer')[0]?.id).toBe('choe-hyon');
  });
});

describe('snippets', () => {
  it('splits a short text into matched and other pieces', () => {
    expect(snippet('Korean Central News', [[7, 14]])).toEqual([
      { text: 'Korean ', matched: false, at: 0 },
      { text: 'Central', matched: true, at: 7 },
      { text: ' News', matched: false, at: 14 },
    ]);
  });

  it('cuts a long text around its first match and says so', () => {
    const text = `${'before '.repeat(40)}TARGET ${'after '.repeat(40)}`;
    const at = text.indexOf('TARGET');
    const pieces = snippet(text, [[at, at + 6]], 80);
    expect(pieces[0]?.text).toBe('…');
    expect(pieces.at(-1)?.text).toBe('…');
    expect(pieces.filter((piece) => piece.matched).map((piece) => piece.text)).toEqual(['TARGET']);
    expect(pieces.map((piece) => piece.text).join('').length).toBeLessThanOrEqual(82);
  });

  it('keeps matches beyond the cut out', () => {
    const text = `one ${'x '.repeat(100)}two`;
    expect(
      snippet(
        text,
        [
          [0, 3],
          [text.length - 3, text.length],
        ],
        40,
      ).filter((piece) => piece.matched),
    ).toHaveLength(1);
  });
});
