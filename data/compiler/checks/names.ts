/**
 * Names: no two entities answer to one name unguarded, and no everyday word stands for an entity by itself.
 *
 * The rule for shared names: at most one entity may hold a name without a guard (`near`, `with` or `after`); it is the
 * reading where nothing in the article speaks for another. `not` is no guard here: it says where a name is not meant,
 * not which of two entities is.
 */
import type { Name } from '../../../lib/facts/schema';
import { compileNameIndex } from '../../../lib/matching/compile';
import { isCommonWord } from '../common-words';
import type { Problem } from '../problem';
import type { Check } from './check';

export const namesShared: Check = {
  title: 'of entities that share a name, all but one are guarded',
  run({ packs }) {
    const problems: Problem[] = [];
    const owners = new Map<string, string>();
    let examined = 0;
    for (const { data, problem } of packs.entities) {
      const own = new Map<string, number>();
      for (const [index, name] of data.names.entries()) {
        examined += 1;
        const exact = `${name.lang} ${name.text}`;
        const twin = own.get(exact);
        if (twin !== undefined) problems.push(problem(['names', index, 'text'], `is written twice (name ${twin})`));
        own.set(exact, index);
        if (name.mark === false || isGuarded(name)) continue;
        const key = nameKey(name);
        const owner = owners.get(key);
        if (owner !== undefined && owner !== data.id) {
          const reason = `${name.text} also stands for ${owner}, unguarded in both: give one of them near, with or after`;
          problems.push(problem(['names', index, 'text'], reason));
        } else owners.set(key, data.id);
      }
    }
    return { examined, problems };
  },
};

export const namesTooCommon: Check = {
  title: 'no everyday word or pair of letters is marked without a guard',
  run({ packs }) {
    const problems: Problem[] = [];
    let examined = 0;
    for (const { data, problem } of packs.entities) {
      for (const [index, name] of data.names.entries()) {
        if (name.mark === false || isGuarded(name)) continue;
        examined += 1;
        const reason = tooCommon(name, data.familiar);
        if (reason) problems.push(problem(['names', index, 'text'], `${name.text} ${reason}`));
      }
    }
    return { examined, problems };
  },
};

export const namesMatchable: Check = {
  title: 'every name can be matched: none holds a character that breaks words',
  run({ packs }) {
    const problems: Problem[] = [];
    for (const { data, problem } of packs.entities) {
      try {
        compileNameIndex([data]);
      } catch (error) {
        problems.push(problem(['names'], (error as Error).message));
      }
    }
    return { examined: packs.entities.length, problems };
  },
};

/** What of a name would have to stand beside it for it to be met, or not to be; and what comes of it where the name itself does. */
const MET_BY_ITSELF = {
  near: 'it guards nothing',
  not: 'it is never met',
  unless: 'it is never met',
} as const;

export const guardsNeeded: Check = {
  title: 'no name meets its guard or its veto by itself',
  run({ packs }) {
    const problems: Problem[] = [];
    let examined = 0;
    for (const { data, problem } of packs.entities) {
      for (const [index, name] of data.names.entries()) {
        for (const field of ['near', 'not', 'unless'] as const) {
          for (const [at, cue] of (name[field] ?? []).entries()) {
            examined += 1;
            if (!wordsOf(name.text).includes(wordsOf(cue))) continue;
            const reason = `${cue} stands wherever ${name.text} does: ${MET_BY_ITSELF[field]}`;
            problems.push(problem(['names', index, field, at], reason));
          }
        }
      }
    }
    return { examined, problems };
  },
};

/**
 * Words as the matcher compares them, each with a space around it: a bracket in a cue is none of it. Of Korean, Chinese and
 * Japanese the syllables: a space or a dot between them is nothing to it.
 */
function wordsOf(text: string): string {
  const between = /[\p{sc=Hangul}\p{sc=Han}]/u.test(text) ? '' : ' ';
  return ` ${(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(between)} `;
}

function isGuarded(name: Name): boolean {
  return name.near !== undefined || name.with !== undefined || name.after !== undefined;
}

/** Names the matcher may take for one another: any case but for acronyms, hyphens as spaces, without dots. */
function nameKey(name: Name): string {
  const text = name.text
    .normalize('NFKC')
    .replace(/[’ʼ]/g, "'")
    .replace(/[-‐‑–]/g, ' ')
    .replaceAll('.', '');
  const isExact = name.case ? name.case === 'exact' : name.kind === 'acronym';
  return isExact ? text : text.toLowerCase();
}

/** Two letters are too few for a name nobody knows; household names (UN, EU, US) are read as themselves. */
function tooCommon(name: Name, familiar: boolean): string | undefined {
  const guard = 'give it near, with or after, or mark: false';
  const bare = name.text.replaceAll('.', '');
  if ([...bare].length === 1) return `is one character: ${guard}`;
  if (/^[A-Za-z]{2}$/.test(bare) && !familiar) return `is two letters: ${guard}`;
  // Acronyms are matched in capitals only: WHO is not who.
  const isCapitals = bare === bare.toUpperCase() && name.case !== 'fold';
  if (name.lang === 'en' && !isCapitals && isCommonWord(bare)) return `is an everyday word: ${guard}`;
  return undefined;
}
