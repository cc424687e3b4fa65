import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type CardDeps, CardSession } from '../../../components/card/session';
import { ARTICLE_DAY, msmt, panel } from '../../fixtures/sample-cards';
import { note as sample, shown as shownNote } from '../../fixtures/sample-notes';
import { useStrings } from './strings';

useStrings('en');
const note = shownNote(sample);
beforeEach(() => useStrings('en'));

const cards = new Map([msmt, panel].map((card) => [card.id, card]));

function open(entities: string[], change: Partial<CardDeps> = {}, articleDay: string | null = ARTICLE_DAY) {
  const deps: CardDeps = {
    getCard: vi.fn(async (id, asOf) => {
      const card = cards.get(id);
      return card ? { card: { ...card, asOf }, notes: [] } : null;
    }),
    notesOf: async () => [note],
    readings: vi.fn(async (ids, surface) =>
      [...new Set([...ids, ...(surface ? cards.keys() : [])])].flatMap((id) => {
        const card = cards.get(id);
        return card ? [{ ref: { id, title: card.title, type: card.type }, summary: card.summary }] : [];
      }),
    ),
    choose: vi.fn(async () => 'choice-1'),
    unchoose: vi.fn(async () => {}),
    makeCard: vi.fn(async () => {}),
    cite: async (id, asOf) => `${cards.get(id)?.summary} (${asOf})`,
    setTerm: vi.fn(async () => {}),
    setSite: vi.fn(async () => {}),
    editorAddress: async (entity, id) => `editor.html?${entity}&${id ?? 'new'}`,
    copyText: vi.fn(async () => true),
    beside: vi.fn(async () => true),
    reading: () => null,
    changed: vi.fn(),
    ...change,
  };
  return { session: new CardSession(deps, entities, 'the Team', articleDay), deps };
}

/** The card on screen, as "id@day". */
function shown({ screen }: CardSession): string {
  return screen.kind === 'card' ? `${screen.card.id}@${screen.card.asOf ?? 'now'}` : screen.kind;
}

/** What the reader may do next, and doing it. */
const next = ({ screen, feedback }: CardSession) =>
  (screen.kind === 'switched' ? screen.actions : feedback?.actions) ?? [];
const words = (session: CardSession) => next(session).map((action) => action.words);
const press = (session: CardSession, what: string) =>
  next(session)
    .find((action) => action.words === what)
    ?.act();

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('a card session', () => {
  it('opens on the article’s day and goes to now and back', async () => {
    const { session } = open(['msmt']);
    await session.start();
    expect(shown(session)).toBe('msmt@2025-06-02');
    session.toggleDay();
    await settled();
    expect(shown(session)).toBe('msmt@now');
    session.toggleDay();
    await settled();
    expect(shown(session)).toBe('msmt@2025-06-02');
  });

  it('makes a card of what only the article explains, where others get a note', async () => {
    const term = { ...msmt, id: 'article:HSO=Harbour Survey Office', pack: '' };
    const { session, deps } = open([term.id], { getCard: async () => ({ card: term, notes: [] }) });
    await session.start();
    await session.write();
    expect(deps.makeCard).toHaveBeenCalledWith(term.id, null);
    expect(session.editing).toBeNull();
  });

  it('goes beside the page, and says so where the reader has to open what is there', async () => {
    const { session, deps } = open(['msmt']);
    await session.start();
    const done = vi.fn();
    await session.beside(done);
    expect(deps.beside).toHaveBeenCalledWith('msmt', msmt.title);
    expect(done).toHaveBeenCalledOnce();
    vi.mocked(deps.beside).mockResolvedValueOnce(false);
    await session.beside(done);
    expect(done).toHaveBeenCalledOnce();
    expect(session.feedback?.words).toContain('the card waits');
  });

  it('follows a link and comes back to the same day', async () => {
    const { session } = open(['msmt']);
    await session.start();
    session.showDay(null);
    await settled();
    session.open({ id: panel.id, title: panel.title, type: panel.type });
    await settled();
    expect(shown(session)).toBe(`${panel.id}@now`);
    expect(session.back?.title).toBe(msmt.title);
    session.back?.go();
    await settled();
    expect(shown(session)).toBe('msmt@now');
    expect(session.back).toBeUndefined();
  });

  it('offers the choice between readings, and again after choosing', async () => {
    const { session, deps } = open(['msmt', panel.id]);
    await session.start();
    expect(session.screen).toMatchObject({
      kind: 'choice',
      readings: [{ ref: { id: 'msmt' } }, { ref: { id: panel.id } }],
    });
    await session.choose(panel.id);
    expect(shown(session)).toBe(`${panel.id}@2025-06-02`);
    expect(deps.choose).toHaveBeenLastCalledWith('the Team', {
      entity: panel.id,
      rejected: [],
      scope: 'article',
      replaces: undefined,
    });
    expect(words(session)).toEqual(['On this site', 'Always', 'Undo']);
    press(session, 'On this site');
    await settled();
    expect(deps.choose).toHaveBeenLastCalledWith(
      'the Team',
      expect.objectContaining({ scope: 'site', replaces: 'choice-1' }),
    );
    expect(session.feedback?.words).toBe(`“the Team” is ${panel.title} on this site.`);
    press(session, 'Undo');
    await settled();
    expect(deps.unchoose).toHaveBeenLastCalledWith('choice-1');
    expect(session.screen.kind).toBe('choice');
  });

  it('keeps that none of the readings is meant, and says so in the card’s place', async () => {
    const { session, deps } = open(['msmt', panel.id]);
    await session.start();
    await session.choose(null);
    expect(session.screen).toMatchObject({ kind: 'switched', words: '“the Team” is not marked in this article.' });
    expect(deps.choose).toHaveBeenLastCalledWith(
      'the Team',
      expect.objectContaining({ entity: null, rejected: ['msmt', panel.id] }),
    );
    press(session, 'Undo');
    await settled();
    expect(session.screen.kind).toBe('choice');
  });

  it('offers what else the words may mean when the match is wrong', async () => {
    const { session, deps } = open(['msmt']);
    await session.start();
    await session.wrongMatch();
    expect(deps.readings).toHaveBeenLastCalledWith(['msmt'], 'the Team');
    expect(session.screen).toMatchObject({ kind: 'choice', wrong: 'msmt', readings: [{ ref: { id: panel.id } }] });
    await session.choose(panel.id);
    expect(deps.choose).toHaveBeenLastCalledWith(
      'the Team',
      expect.objectContaining({ entity: panel.id, rejected: ['msmt'] }),
    );
    expect(shown(session)).toBe(`${panel.id}@2025-06-02`);
  });

  it('hides a wrong match here where nothing else goes by that name', async () => {
    const { session, deps } = open(['msmt'], { readings: async () => [] });
    await session.start();
    await session.wrongMatch();
    expect(session.screen).toMatchObject({ kind: 'choice', readings: [] });
    await session.choose(null);
    expect(session.screen.kind).toBe('switched');
    expect(deps.choose).toHaveBeenLastCalledWith(
      'the Team',
      expect.objectContaining({ entity: null, rejected: ['msmt'] }),
    );
    press(session, 'Always');
    await settled();
    expect(session.screen).toMatchObject({ words: '“the Team” is not marked anywhere.' });
  });

  it('says so when a choice could not be kept, and stays', async () => {
    const { session } = open(['msmt', panel.id], { choose: async () => Promise.reject(new Error('no answer')) });
    await session.start();
    await session.choose(panel.id);
    expect(session.screen.kind).toBe('choice');
    expect(session.feedback).toEqual({ words: 'That could not be saved: no answer', loud: true });
  });

  it('offers no choice where one reading has gone', async () => {
    const { session } = open(['msmt', 'gone']);
    await session.start();
    expect(shown(session)).toBe('msmt@2025-06-02');
  });

  it('says that it knows no such entity', async () => {
    const { session } = open(['gone']);
    await session.start();
    expect(session.screen.kind).toBe('unknown');
  });

  it('says why it could not read the facts, and tries again', async () => {
    const getCard = vi.fn<CardDeps['getCard']>().mockRejectedValueOnce(new Error('database is closing'));
    getCard.mockResolvedValue({ card: msmt, notes: [] });
    const { session } = open(['msmt'], { getCard });
    await session.start();
    expect(session.screen).toEqual({ kind: 'error', detail: 'database is closing' });
    session.retry();
    await settled();
    expect(session.screen.kind).toBe('card');
  });

  it('drops an answer that has been overtaken', async () => {
    const answers: ((value: Awaited<ReturnType<CardDeps['getCard']>>) => void)[] = [];
    const { session } = open(['msmt'], { getCard: () => new Promise((resolve) => answers.push(resolve)) });
    void session.start();
    session.open({ id: panel.id, title: panel.title, type: panel.type });
    answers[1]?.({ card: panel, notes: [] });
    await settled();
    answers[0]?.({ card: msmt, notes: [] });
    await settled();
    expect(session.screen).toMatchObject({ card: { id: panel.id } });
  });

  it('switches a term off in the card’s place, and on again by Undo', async () => {
    const { session, deps } = open(['msmt']);
    await session.start();
    session.hideTerm();
    await settled();
    expect(session.screen).toMatchObject({ kind: 'switched', what: 'term' });
    expect(deps.setTerm).toHaveBeenLastCalledWith('msmt', false);
    press(session, 'Undo');
    await settled();
    expect(deps.setTerm).toHaveBeenLastCalledWith('msmt', true);
    expect(session.screen.kind).toBe('card');
  });

  it('says so when a switch could not be saved, and stays', async () => {
    const { session } = open(['msmt'], { setSite: async () => Promise.reject(new Error('no answer')) });
    await session.start();
    session.siteOff();
    await settled();
    expect(session.screen.kind).toBe('card');
    expect(session.feedback).toEqual({ words: 'That could not be saved: no answer', loud: true });
  });

  it('confirms a copy, and hands over the text where copying is not allowed', async () => {
    const { session } = open(['msmt']);
    await session.start();
    await session.copy();
    expect(session.feedback?.words).toBe('Copied as a citation.');
    const refused = open(['msmt'], { copyText: async () => false }).session;
    await refused.start();
    await refused.copy();
    expect(refused.feedback).toMatchObject({ loud: true, text: expect.stringContaining(msmt.summary) });
  });

  it('opens the editor, shows the note when it is done, and closes it with the card', async () => {
    const { session } = open(['msmt']);
    await session.start();
    await session.write(note);
    expect(session.editing?.src).toBe(`editor.html?msmt&${note.id}`);
    session.doneWriting();
    await settled();
    expect(session.screen).toMatchObject({ notes: [note] });
    await session.write();
    session.open({ id: panel.id, title: panel.title, type: panel.type });
    await settled();
    expect(session.editing).toBeNull();
  });

  it('shows no second copy of the note that is being written', async () => {
    const { session } = open(['msmt']);
    await session.start();
    await session.notesChanged('msmt');
    await session.write(note);
    expect(session.editing?.others.has(note.id)).toBe(false);
    await session.write();
    expect([...(session.editing?.others ?? [])]).toEqual([note.id]);
  });

  it('takes notice of notes of its own entity only', async () => {
    const { session } = open(['msmt']);
    await session.start();
    await session.notesChanged(panel.id);
    expect(session.screen).toMatchObject({ notes: [] });
    await session.notesChanged('msmt');
    expect(session.screen).toMatchObject({ notes: [note] });
  });
});
