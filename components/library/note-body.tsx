/** What a note says in a list of notes: formatted, or as it was typed where words of it were looked for. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { readMarkdown } from '../../lib/notes/markdown';
import type { Note } from '../../lib/notes/model';
import type { Range } from '../../lib/search/model';
import { statementWords } from '../card/note-words';
import { drawRich } from '../card/rich';
import { Matched } from '../popup/pieces';

export interface NoteBodyProps {
  note: Note;
  /** What was looked for, in the body as it was typed. */
  ranges: readonly Range[];
  /** What the facts say now of the statement it is on, where they have left it. */
  changed?: string | undefined;
  property: (id: string) => Promise<string>;
  /** The reader asks for all notes with a tag. */
  showTag?: (tag: string) => void;
}

export function NoteBody({ note, ranges, changed, property, showTag }: NoteBodyProps) {
  const { target, body, tags } = note;
  const tree = useMemo(() => readMarkdown(body), [body]);
  const on = useStatement(target, property);
  return (
    <div class="lb-note-text" data-colour={note.colour}>
      {on !== '' && <p class="lb-note-on">{on}</p>}
      {target.kind === 'passage' && (
        <blockquote class="lb-note-quote" dir="auto">
          {target.quote.exact}
        </blockquote>
      )}
      {changed !== undefined && <p class="lb-note-changed">{changed}</p>}
      {ranges.length > 0 ? (
        <p class="lb-note-body" dir="auto">
          <Matched text={body} ranges={ranges} length={Number.POSITIVE_INFINITY} />
        </p>
      ) : (
        <div class="lb-note-body sl-rich" dir="auto">
          {drawRich(tree)}
        </div>
      )}
      {tags.length > 0 && (
        <ul class="lb-tags" aria-label={i18n.t('library.notes.tags')}>
          {tags.map((tag) => (
            <li key={tag}>
              {showTag ? (
                <button type="button" class="lb-tag" onClick={() => showTag(tag)}>
                  #{tag}
                </button>
              ) : (
                `#${tag}`
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** "Head: A. Person, since 2019"; empty where the note is on no statement, or until the property's name is there. */
function useStatement(target: Note['target'], property: NoteBodyProps['property']): string {
  const [name, setName] = useState<string | null>(null);
  const id = target.kind === 'statement' ? target.statement.property : null;
  useEffect(() => {
    let current = true;
    if (id !== null) property(id).then((found) => current && setName(found));
    return () => {
      current = false;
    };
  }, [id]);
  return target.kind === 'statement' && name !== null ? statementWords(target.statement, () => name) : '';
}
