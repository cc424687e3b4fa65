/** Search results: facts and notes in one listbox under the search field. */
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { PassageState } from '../../lib/messages';
import type { SearchResult } from '../../lib/search/model';
import { noteTimeWords } from '../card/wording';
import { Icon, TypeIcon } from '../icons';
import { PageIcon } from '../page-icons';
import { Matched, WhyFound } from './pieces';

export const LISTBOX_ID = 'pp-results';
export const optionId = (index: number) => `pp-option-${index}`;

export interface ResultsProps {
  results: readonly SearchResult[];
  active: number;
  choose: (index: number) => void;
  point: (index: number) => void;
  now: Date;
  /** How passages of notes were found last, by note. */
  seen?: Record<string, PassageState>;
}

export function Results({ results, active, choose, point, now, seen = {} }: ResultsProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`#${optionId(active)}`)?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  return (
    <div class="pp-options" role="listbox" id={LISTBOX_ID} aria-label={i18n.t('popup.results')} ref={list}>
      {results.map((result, index) => (
        // The keyboard stays in the search field, which owns this list (aria-activedescendant).
        // biome-ignore lint/a11y/useFocusableInteractive: see above
        // biome-ignore lint/a11y/useKeyWithClickEvents: see above
        <div
          key={`${result.kind} ${result.id}`}
          class="pp-option"
          role="option"
          id={optionId(index)}
          aria-selected={index === active}
          onClick={() => choose(index)}
          // The pointer must have moved: a list that changes under a still pointer chooses nothing. Chromium tells of a
          // move then too, by nothing.
          onPointerMove={({ movementX, movementY }) => (movementX || movementY) && index !== active && point(index)}
        >
          {result.kind === 'entity' ? (
            <EntityOption result={result} />
          ) : (
            <NoteOption result={result} now={now} seen={seen[result.id]} />
          )}
        </div>
      ))}
    </div>
  );
}

function EntityOption({ result }: { result: Extract<SearchResult, { kind: 'entity' }> }) {
  return (
    <>
      <TypeIcon type={result.type} />
      <span class="pp-name-words">
        <span class="pp-name-title">
          <Matched text={result.title} ranges={result.titleRanges} length={120} />
        </span>
        <WhyFound found={result} length={110} />
      </span>
      {result.onPage && <span class="pp-badge">{i18n.t('search.onThisPage')}</span>}
    </>
  );
}

interface NoteOptionProps {
  result: Extract<SearchResult, { kind: 'note' }>;
  now: Date;
  seen: PassageState | undefined;
}

function NoteOption({ result, now, seen }: NoteOptionProps) {
  return (
    <>
      <span class="pp-note-icon">
        <Icon name="note" />
      </span>
      <span class="pp-name-words">
        <span class="pp-name-type">
          {i18n.t('search.noteOn')} <Matched text={result.title} ranges={result.titleRanges} length={80} />
          {` · ${noteTimeWords(result.modified, now)}`}
        </span>
        {result.match && (
          <span class="pp-note-text" dir="auto">
            <Matched text={result.match.text} ranges={result.match.ranges} length={130} />
          </span>
        )}
        {result.passage && (
          <span class="pp-name-type">
            <span class="pp-passage">
              <PageIcon name="arrow" />
              {i18n.t('passage.open')}
            </span>
            {seen && seen !== 'found' && ` · ${i18n.t(`passage.${seen}`)}`}
          </span>
        )}
      </span>
    </>
  );
}
