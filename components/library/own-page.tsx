/** The reader's own cards: all of them, or one to be made or edited. */
import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { OwnCard } from '../../lib/notes/model';
import { draftOf, newOwnCard, ownDraftHash, readOwnDraft } from '../../lib/notes/own-draft';
import { noteTimeWords, typeName } from '../card/wording';
import { useSaver } from '../editor/use-saver';
import { Icon, TypeIcon } from '../icons';
import { OwnCardForm, OwnSaver } from '../own-card/own-card-form';
import { PageIcon } from '../page-icons';
import { reasonOf } from '../reason';
import { NotesFailed, Titles } from './page-pieces';
import type { LibraryPort } from './port';
import { hashOf } from './route';
import { ownStates, Versions } from './versions';

/** @param id of the card to be edited, `new`, or null for all of them */
export function OwnPage({ port, id }: { port: LibraryPort; id: string | null }) {
  const [cards, setCards] = useState<OwnCard[] | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const load = () =>
    port.ownCards().then(setCards, (error: unknown) => {
      setFailed(reasonOf(error));
    });
  useEffect(() => {
    void load();
    return port.onChanged((what) => what === 'notes' && void load());
  }, []);

  return (
    <>
      <Titles
        title={i18n.t('own.title')}
        links={[
          { words: i18n.t(id === null ? 'own.new' : 'own.all'), to: id === null ? '#/own/new' : '#/own' },
          { words: i18n.t('library.bin.title'), to: hashOf({ at: 'bin' }) },
        ]}
      />
      <NotesFailed reason={failed} />
      {id === null ? <All cards={cards} now={port.now()} /> : <One key={id} port={port} id={id} cards={cards} />}
    </>
  );
}

function All({ cards, now }: { cards: readonly OwnCard[] | null; now: Date }) {
  if (cards === null) return <p class="lb-quiet">{i18n.t('library.loading')}</p>;
  return (
    <>
      <p class={cards.length === 0 ? 'sl-notice' : 'lb-quiet'}>{i18n.t('own.lead')}</p>
      <ul class="lb-results">
        {cards.map((card) => (
          <li key={card.id}>
            <TypeIcon type={card.type} />
            <div>
              <a class="lb-entry" href={hashOf({ at: 'card', entity: card.id })}>
                {card.name}
              </a>{' '}
              <a class="sl-link" href={hashOf({ at: 'own', id: card.id })}>
                {i18n.t('card.editNote')}
                <span class="sl-hidden"> {card.name}</span>
              </a>
              <p class="lb-quiet" dir="auto">
                {[typeName(card.type), ...card.aliases].join(' · ')}
                {` · ${i18n.t('card.noteEdited', [noteTimeWords(card.modified, now)])}`}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function One({ port, id, cards }: { port: LibraryPort; id: string; cards: readonly OwnCard[] | null }) {
  const [draft] = useState(() =>
    id === 'new' ? newOwnCard(readOwnDraft(location.hash), port.newId(), port.now()) : null,
  );
  // The form keeps what it was given: a card saved here comes round again in the list.
  const [known, setKnown] = useState<OwnCard | null>(null);
  const [restored, setRestored] = useState(0);
  const found = cards?.find((card) => card.id === id);
  useEffect(() => {
    if (found && !known) setKnown(found);
  }, [found]);
  const card = draft ?? known;
  if (cards === null && !card) return <p class="lb-quiet">{i18n.t('library.loading')}</p>;
  if (!card) return found ? null : <p class="sl-notice">{i18n.t('own.gone')}</p>;
  const restore = async (modified: string) => {
    const before = await port.desk.restoreOwnVersion(card.id, modified);
    if (before?.kind === 'card') setKnown(before);
    setRestored(restored + 1);
  };
  // A draft that was made and put back has a state of its own.
  const shown = restored > 0 && known ? known : card;
  return <Form key={restored} port={port} card={shown} stored={draft === null || restored > 0} restore={restore} />;
}

interface FormProps {
  port: LibraryPort;
  card: OwnCard;
  stored: boolean;
  /** Puts an earlier state back. */
  restore: (modified: string) => Promise<void>;
}

function Form({ port, card: given, stored, restore }: FormProps) {
  const [open, setOpen] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const saver = useSaver((changed) => {
    const save = async (card: OwnCard) => void (await port.saveOwn(card));
    return new OwnSaver(given, { save, bin: port.deleteOwn, restore: port.restoreOwn, now: port.now, changed }, stored);
  });
  const { card, exists, state } = saver;
  const isDraft = !exists && saver.isUnsaved;
  // A page that is loaded again, or brought back, has what stood in the form.
  useEffect(() => {
    if (isDraft) {
      // Browsers take only so many changes of the address in a row.
      const timer = setTimeout(() => history.replaceState(history.state, '', ownDraftHash(draftOf(card))), 300);
      return () => clearTimeout(timer);
    }
    if (exists) history.replaceState(history.state, '', hashOf({ at: 'own', id: card.id }));
    return undefined;
  }, [isDraft && card, exists]);
  return (
    <>
      <OwnCardForm saver={saver} now={port.now} copy={(text) => void port.copy(text).catch(() => {})} />
      <NotesFailed reason={failed} />
      {exists && (
        <p class="lb-buttons">
          <a class="sl-link" href={hashOf({ at: 'card', entity: card.id })}>
            <Icon name="note" /> {i18n.t('own.open')}
          </a>
          <button type="button" class="sl-quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
            <PageIcon name="history" />
            {i18n.t('library.notes.versions')}
          </button>
        </p>
      )}
      {exists && open && (
        <Versions
          load={async () => ownStates(await port.desk.ownVersions(card.id))}
          of={state.kind === 'saved' ? state.at.toISOString() : card.modified}
          now={port.now()}
          restore={restore}
          restored={() => {}}
          failed={(error) => setFailed(reasonOf(error))}
        />
      )}
    </>
  );
}
