/** The reader's own cards: all of them, or one to be made or edited. */
import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { OwnCard } from '../../lib/notes/model';
import { newOwnCard, readOwnDraft } from '../../lib/notes/own-draft';
import { noteTimeWords, typeName } from '../card/wording';
import { Icon, TypeIcon } from '../icons';
import { OwnCardForm } from '../own-card/own-card-form';
import { reasonOf } from '../panel/reason';
import type { LibraryPort } from './port';
import { hashOf } from './route';

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
      <div class="lb-titles">
        <h1 class="lb-title">{i18n.t('own.title')}</h1>
        <a class="sl-link" href={id === null ? '#/own/new' : '#/own'}>
          {i18n.t(id === null ? 'own.new' : 'own.all')}
        </a>
      </div>
      {failed !== null && (
        <p class="sl-notice sl-loud" role="alert">
          {i18n.t('library.notes.failed', [failed])}
        </p>
      )}
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
  const [made, setMade] = useState<string | null>(null);
  // The form keeps what it was given: a card saved here comes round again in the list.
  const [known, setKnown] = useState<OwnCard | null>(null);
  const found = cards?.find((card) => card.id === id);
  useEffect(() => {
    if (found && !known) setKnown(found);
  }, [found]);
  const card = draft ?? known;
  if (cards === null && !card) return <p class="lb-quiet">{i18n.t('library.loading')}</p>;
  if (!card) return found ? null : <p class="sl-notice">{i18n.t('own.gone')}</p>;
  return (
    <>
      <OwnCardForm
        card={card}
        stored={draft === null}
        save={async (saved) => void (await port.saveOwn(saved))}
        bin={port.deleteOwn}
        restore={port.restoreOwn}
        now={port.now}
        changed={(saved, exists) => setMade(exists ? saved.id : null)}
      />
      {(made ?? (draft ? null : id)) !== null && (
        <p>
          <a class="sl-link" href={hashOf({ at: 'card', entity: made ?? id })}>
            <Icon name="note" /> {i18n.t('own.open')}
          </a>
        </p>
      )}
    </>
  );
}
