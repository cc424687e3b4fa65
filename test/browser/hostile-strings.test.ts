/**
 * Nothing a reader, an imported file or a page has written is ever read as HTML: 10,000 strings through every view that
 * shows notes. What a view draws is compared with what it draws of a harmless string: the same elements around it.
 */
import '../fixtures/gallery/messages';
import { type ComponentChild, h, render } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import { BriefPage } from '../../components/brief/brief-page';
import { Card } from '../../components/card/card';
import { correctionView, noteView } from '../../components/card/note-words';
import { Rest } from '../../components/card/rest';
import { NoteEditor } from '../../components/editor/note-editor';
import { NoteExtras } from '../../components/editor/note-extras';
import { PassageHead } from '../../components/editor/passage-head';
import { PassageSaver } from '../../components/editor/passage-saver';
import { Plan } from '../../components/library/backup-page';
import { BinPage } from '../../components/library/bin-page';
import { NoteBody } from '../../components/library/note-body';
import type { LibraryPort } from '../../components/library/port';
import { noteStates, Versions } from '../../components/library/versions';
import { OwnCardForm, OwnSaver } from '../../components/own-card/own-card-form';
import { Results } from '../../components/popup/results';
import type { PlannedImport } from '../../lib/notes/desk';
import type { Note, NoteTarget, Overlay, OwnCard } from '../../lib/notes/model';
import { PassageBoxes } from '../../lib/page/passage-boxes';
import type { Range, SearchResult } from '../../lib/search/model';
import { noteDocument } from '../../lib/search/notes';
import { bare } from '../fixtures/sample-cards';
import { hostileStrings } from '../hostile';

const STRINGS = hostileStrings(10_000);
/** Notes drawn at once: a page of them. */
const BATCH = 100;
const NOW = new Date('2026-03-01T10:00:00.000Z');

const root = document.createElement('main');
document.body.append(root);
afterEach(() => {
  root.hidden = false;
  render(null, root);
  expectUnbroken();
});

/** Elements that a note's text may bring into a view, each with the attributes it may have. */
const RICH = new Set(['p', 'em', 'strong', 'code', 'pre', 'a', 'br', 'ul', 'ol', 'li', 'blockquote']);

/** Draws a view and looks at all of it. @param own elements the view itself has */
function look(view: ComponentChild, own: string): void {
  render(view, root);
  expectHarmless(root, new Set(own.split(' ')));
}

function batches(): string[][] {
  return Array.from({ length: STRINGS.length / BATCH }, (_, n) => STRINGS.slice(n * BATCH, (n + 1) * BATCH));
}

/** A note with the string wherever one may stand. */
function noteWith(text: string, n: number): Note {
  const targets: NoteTarget[] = [
    { kind: 'entity', entity: text },
    {
      kind: 'statement',
      entity: 'x',
      statement: { property: 'founded', value: text, claimedBy: text },
      seen: { revision: text },
    },
    {
      kind: 'passage',
      url: text,
      rawUrl: text,
      quote: { exact: text, prefix: text, suffix: text },
      position: { start: 0, end: 1 },
    },
  ];
  return {
    id: `note-${n}`,
    target: targets[n % 3] as NoteTarget,
    label: text,
    body: text,
    tags: [text],
    page: { url: text, title: text },
    created: NOW.toISOString(),
    modified: NOW.toISOString(),
  };
}

/** Attributes in which an interface of ours has a style. */
const STYLED = 'textarea';

/** Looks at everything drawn. @param own elements the view itself has */
function expectHarmless(root: ParentNode, own: ReadonlySet<string>): void {
  for (const element of root.children) {
    const name = element.localName;
    if (!own.has(name) && !RICH.has(name)) expect.fail(`<${name}> was drawn: ${element.outerHTML.slice(0, 200)}`);
    for (const attribute of element.getAttributeNames()) {
      const value = element.getAttribute(attribute) ?? '';
      const isOurs = attribute === 'style' && name === STYLED && /^height: [\d.]+px;$/.test(value);
      if ((/^on/i.test(attribute) || attribute === 'style' || attribute === 'srcdoc') && !isOurs) {
        expect.fail(`${attribute} on <${name}>: ${value.slice(0, 100)}`);
      }
      if (attribute === 'href' && !/^(?:https?:\/\/|#\/)/.test(value)) expect.fail(`a link to ${value.slice(0, 100)}`);
    }
    expectHarmless(element, own);
  }
}

/** A card of the reader's own with the string wherever one may stand. */
function cardWith(text: string, n: number): OwnCard {
  return {
    id: `own-${n}`,
    kind: 'card',
    name: text,
    aliases: [text, text],
    summary: text,
    type: 'organisation',
    source: { url: text, title: text },
    sentence: text,
    created: NOW.toISOString(),
    modified: NOW.toISOString(),
  };
}

/** A correction of ours likewise. */
function correctionWith(text: string, n: number): Overlay {
  const times = { created: NOW.toISOString(), modified: NOW.toISOString() };
  return { id: `overlay-${n}`, kind: 'overlay', entity: text, property: text, text, ...times };
}

/** A saver that saves nothing. */
const DEPS = { save: async () => {}, bin: async () => {}, restore: async () => {}, now: () => NOW, changed: () => {} };

function expectUnbroken(): void {
  expect((globalThis as { broken?: unknown }).broken).toBeUndefined();
}

// A second or three each; a loaded machine must not fail them.
describe('10,000 hostile strings', () => {
  it('on a card are text, formatted at most', () => {
    for (const strings of batches()) {
      const notes = strings.map((text, n) =>
        n % 5 === 4
          ? correctionView(correctionWith(text, n), { now: NOW, property: (id) => id })
          : noteView(noteWith(text, n), {
              now: NOW,
              property: (id) => id,
              statement: n % 3 === 1 ? { now: { property: text, value: text } } : null,
            }),
      );
      const view = { ...bare, title: strings[0] ?? '', summary: strings[1] ?? '' };
      look(
        h(Card, { view, notes, articleDay: null, actions: {}, rest: Rest }),
        'div article header span svg path h2 h3 section footer button dl dt dd sup',
      );
      expect(root.querySelectorAll('.sl-note')).toHaveLength(strings.length);
    }
  });

  it('in the library are text, formatted at most, and with a search as they were typed', () => {
    for (const strings of batches()) {
      const bodies = strings.map((text, n) =>
        h(NoteBody, {
          key: String(n),
          note: noteWith(text, n),
          ranges: n % 2 === 0 ? [] : [[0, Math.min(3, text.length)]],
          changed: n % 3 === 1 ? text : undefined,
          property: async () => text,
        }),
      );
      look(h('div', null, bodies), 'div span mark');
    }
  });

  it('in the popup’s results are text', () => {
    for (const strings of batches()) {
      const results = strings.map((text, n): SearchResult => {
        const { id, entity, label, body, modified } = noteDocument(noteWith(text, n));
        const ranges: Range[] = [[Math.min(1, text.length - 1), text.length]];
        const match = { field: 'note' as const, text: body, ranges };
        return { kind: 'note', id, entity, title: label, modified, tier: 'text', titleRanges: ranges, match };
      });
      const nothing = () => {};
      look(h(Results, { results, active: 0, choose: nothing, point: nothing, now: NOW }), 'div span svg path mark');
    }
  });

  it('in the editor, of a note or a passage, are what is typed and nothing else', () => {
    // Which elements there are is looked at, not where: each field asks for its height, and a page of them takes long.
    root.hidden = true;
    for (const strings of batches()) {
      const editors = strings.map((text, n) => {
        const note = noteWith(text, n);
        const saver = new PassageSaver(note, DEPS, true);
        saver.state = n % 2 === 0 ? { kind: 'idle' } : { kind: 'failed', reason: text };
        const { target } = note;
        const head =
          target.kind === 'passage'
            ? h(PassageHead, {
                saver,
                passage: { id: note.id, target, state: 'probable', entities: [{ id: text, title: text }] },
              })
            : null;
        const below = h(NoteExtras, { saver, known: [text, `${text} `] });
        return h(NoteEditor, { saver, label: text, now: NOW, focus: false, head, below, copy() {}, done() {} });
      });
      const own = 'div textarea button svg path span input datalist option label select';
      look(h('div', null, editors), own);
      const typed = [...root.querySelectorAll('textarea')].map(({ value }) => value);
      expect(typed).toEqual(strings.map((text) => text.replace(/\r\n?/g, '\n')));
    }
  });

  it('in the form of an own card are what is typed and nothing else', () => {
    for (const strings of batches()) {
      const forms = strings.map((text, n) => {
        const saver = new OwnSaver(cardWith(text, n), DEPS, n % 3 > 0);
        if (n % 2) saver.state = { kind: 'failed', reason: text };
        return h(OwnCardForm, { saver, now: () => NOW, copy() {}, done() {} });
      });
      look(h('div', null, forms), 'div form label span input select option textarea button svg path');
    }
  });

  it('in the bin, among earlier states and in conflicts are text', async () => {
    for (const strings of batches()) {
      const notes = strings.map(noteWith);
      const rows = strings.map((text, n) => (n % 2 ? cardWith(text, n) : correctionWith(text, n)));
      const port = { now: () => NOW, onChanged: () => () => {} } as unknown as LibraryPort;
      const desk = { notes: async () => notes, own: async () => rows } as unknown as LibraryPort['desk'];
      const versions = notes.map((note) => ({ note, kept: NOW.toISOString(), why: 'edited' as const }));
      const states = noteStates(versions).map((state, n) => ({
        ...state,
        modified: new Date(NOW.getTime() + n).toISOString(),
      }));
      const plan = {
        from: 'sidelight',
        counts: { new: 0, newer: 0, same: 0, older: 0, conflicting: notes.length },
        conflicts: notes.map((note) => ({ stands: note, becomesVersion: note })),
        skipped: [],
        run: () => new Promise<never>(() => {}),
      } satisfies PlannedImport;
      const view = h('div', null, [
        h(BinPage, { port: { ...port, desk } }),
        h(Versions, {
          load: async () => states,
          of: '',
          now: NOW,
          restore: async () => {},
          restored() {},
          failed() {},
        }),
        h(Plan, { port, file: strings[0] ?? '', plan, run() {}, cancel() {} }),
      ]);
      render(view, root);
      await waitUntil(() => root.querySelectorAll('.lb-versions > li, .lb-notes > li').length === 3 * BATCH);
      look(view, 'div h1 h2 button span svg path details summary b');
      expect(root.querySelectorAll('.lb-note, .lb-versions > li')).toHaveLength(3 * BATCH);
    }
  });

  it('in a brief are text, formatted at most, and as Markdown no markup of the page’s', async () => {
    for (const strings of batches()) {
      const [title = '', url = ''] = strings;
      const views = strings.map((text, n) =>
        noteView(noteWith(text, n), { now: NOW, property: (id) => id, statement: null }),
      );
      const card = { ...bare, title: strings[2] ?? '', summary: strings[3] ?? '' };
      const port = {
        now: () => NOW,
        briefedPage: async () => ({ title, url, day: null, entities: [{ id: 'x', count: 1 }] }),
        briefedCard: async () => ({ card, notes: views }),
        note: async () => null,
        own: async () => null,
        passagesOf: async () => strings.map(noteWith).filter(({ target }) => target.kind === 'passage'),
        passageStates: async () => ({}),
      } as unknown as LibraryPort;
      const view = h(BriefPage, { key: title, port, tab: 1 });
      render(view, root);
      await waitUntil(() => root.querySelector('.br-title') !== null);
      expectHarmless(root, new Set('article div button span svg path h1 h2 p section dl dt dd sup'.split(' ')));
      expect(root.querySelectorAll('.br-note').length).toBeGreaterThan(BATCH);
      render(null, root);
    }
  });

  it('as passages in a page leave it as it was', async () => {
    for (const strings of batches()) {
      const page = document.createElement('div');
      page.append(...strings.map((text) => Object.assign(document.createElement('p'), { textContent: text })));
      root.append(page);
      const before = page.innerHTML;
      const host = document.createElement('div');
      document.documentElement.append(host);
      const shadow = host.attachShadow({ mode: 'open' });
      const end = new AbortController();
      const boxes = new PassageBoxes(shadow, end.signal);
      boxes.set(
        [...page.querySelectorAll('p')].flatMap(({ firstChild: node }) =>
          node instanceof Text
            ? [{ pieces: [{ node, start: 0, end: node.length }], state: 'found' as const, colour: undefined }]
            : [],
        ),
      );
      await waitUntil(() => shadow.querySelector('.passages > i') !== null);
      for (const box of shadow.querySelectorAll('.passages > i')) {
        expect(box.getAttributeNames().sort()).toEqual(['class', 'style']);
        expect(box.textContent).toBe('');
      }
      expect(page.innerHTML).toBe(before);
      end.abort();
      host.remove();
      page.remove();
    }
  });
});

/** Waits for what a view asks for before it draws. */
async function waitUntil(done: () => boolean): Promise<void> {
  for (let turn = 0; !done(); turn++) {
    if (turn > 500) expect.fail('nothing was drawn');
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}
