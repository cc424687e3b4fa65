/** The list of notes: under headings or best first, a screen at once and the others behind it, more when asked for. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Grouping, groupNotes, type NoteGroup } from '../../lib/notes/group';
import type { Note } from '../../lib/notes/model';
import type { Found } from './note-finder';
import { NoteRow, type NoteRowProps } from './note-item';
import { RenameTag } from './rename-tag';

/** Notes drawn before more are asked for. */
const AT_ONCE = 100;
/** Of those, notes drawn at once, and then with every further frame: a screen of them, and a few milliseconds' worth. */
const SCREEN = 6;
const A_FRAME = 12;

interface Props {
  found: Found;
  by: Grouping;
  query: string;
  /** Names of entities, by id. */
  titles: ReadonlyMap<string, string>;
  /** Every tag there is. */
  known: readonly string[];
  renameTag(from: string, to: string): void;
  /** What a row is drawn with, beside its note. */
  rowOf(note: Note): Omit<NoteRowProps, 'note' | 'found'>;
}

export function NoteList({ found, by, query, titles, known, renameTag, rowOf }: Props) {
  const { drawn, most, more } = useDrawn([query, by]);
  // Words are answered best first: months would tear that apart.
  const ranked = by === 'date' && query.trim() !== '';
  const groups = useMemo(() => (ranked ? null : groupsOf(found.all(), by)), [found, by, ranked]);
  const total = groups ? groups.reduce((sum, { notes }) => sum + notes.length, 0) : found.count;
  let left = drawn;
  return (
    <>
      {(groups ?? [{ key: '', notes: found.first(drawn) }]).map(({ key, notes }) => {
        const here = notes.slice(0, left);
        left -= here.length;
        if (here.length === 0) return null;
        return (
          <section key={key} class="lb-note-group">
            {key !== '' || by !== 'date' ? (
              <h2 class="lb-group-title">
                {heading(key, by, titles, notes)} <span class="lb-quiet">{notes.length}</span>
              </h2>
            ) : (
              <h2 class="sl-hidden">{i18n.t('library.notes.title')}</h2>
            )}
            {by === 'tag' && key !== '' && <RenameTag tag={key} known={known} rename={(to) => renameTag(key, to)} />}
            <ul class="lb-notes">
              {here.map((note) => (
                <NoteRow key={note.id} note={note} found={found} {...rowOf(note)} />
              ))}
            </ul>
          </section>
        );
      })}
      {drawn >= most && total > most && (
        <button type="button" class="sl-button" onClick={more}>
          {i18n.t('library.notes.more', [String(AT_ONCE)])}
        </button>
      )}
    </>
  );
}

/**
 * How many notes are drawn by now, and how many before more are asked for: the first screen at once, whenever `anew`
 * changes, the others frame by frame.
 */
function useDrawn(anew: readonly unknown[]): { drawn: number; most: number; more: () => void } {
  const start = { drawn: SCREEN, most: AT_ONCE, of: anew };
  const [last, setLast] = useState(start);
  const now = last.of.every((one, index) => one === anew[index]) ? last : start;
  const { drawn, most } = now;
  useEffect(() => {
    if (drawn >= most) return;
    let timer: ReturnType<typeof setTimeout>;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setLast({ ...now, drawn: Math.min(most, drawn + A_FRAME) }));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [drawn, most, ...anew]);
  return { drawn, most, more: () => setLast({ ...now, most: most + AT_ONCE }) };
}

/** Groups of lists that were drawn: an emptied field leads back to all notes, which are as they were. */
const grouped = new WeakMap<readonly Note[], Map<Grouping, NoteGroup[]>>();

function groupsOf(notes: readonly Note[], by: Grouping): NoteGroup[] {
  const known = grouped.get(notes) ?? new Map<Grouping, NoteGroup[]>();
  grouped.set(notes, known);
  let groups = known.get(by);
  if (!groups) {
    groups = groupNotes(notes, by);
    known.set(by, groups);
  }
  return groups;
}

function heading(key: string, by: Grouping, titles: ReadonlyMap<string, string>, members: readonly Note[]): string {
  if (key === '') return i18n.t(`library.notes.without_${by}`);
  if (by === 'date') {
    const options: Intl.DateTimeFormatOptions = { month: 'long', year: 'numeric' };
    return new Intl.DateTimeFormat(i18n.t('card.locale'), options).format(new Date(`${key}-15T12:00:00`));
  }
  // A note outlives its entity: its own label then.
  return by === 'term'
    ? (titles.get(key) ?? members.find(({ target }) => target.kind !== 'passage')?.label ?? key)
    : key;
}
