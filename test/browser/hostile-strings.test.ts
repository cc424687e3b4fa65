/**
 * Nothing a reader, an imported file or a page has written is ever read as HTML: 10,000 strings through every view that
 * shows notes. What a view draws is compared with what it draws of a harmless string: the same elements around it.
 */
import '../fixtures/gallery/messages';
import { type ComponentChild, h, render } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import { Card } from '../../components/card/card';
import { correctionView, noteView } from '../../components/card/note-words';
import { Rest } from '../../components/card/rest';
import { NoteBody } from '../../components/library/note-body';
import { Results } from '../../components/popup/results';
import type { Note, NoteTarget } from '../../lib/notes/model';
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

/** Looks at everything drawn. @param own elements the view itself has */
function expectHarmless(root: Element, own: ReadonlySet<string>): void {
  for (const element of root.children) {
    const name = element.localName;
    if (!own.has(name) && !RICH.has(name)) expect.fail(`<${name}> was drawn: ${element.outerHTML.slice(0, 200)}`);
    for (const attribute of element.getAttributeNames()) {
      const value = element.getAttribute(attribute) ?? '';
      if (/^on/i.test(attribute) || attribute === 'style' || attribute === 'srcdoc') {
        expect.fail(`${attribute} on <${name}>: ${value.slice(0, 100)}`);
      }
      if (attribute === 'href' && !/^(?:https?:\/\/|#\/)/.test(value)) expect.fail(`a link to ${value.slice(0, 100)}`);
    }
    expectHarmless(element, own);
  }
}

function expectUnbroken(): void {
  expect((globalThis as { broken?: unknown }).broken).toBeUndefined();
}

// A second or three each; a loaded machine must not fail them.
describe('10,000 hostile strings', { timeout: 60_000 }, () => {
  it('on a card are text, formatted at most', () => {
    for (const strings of batches()) {
      const notes = strings.map((text, n) =>
        n % 5 === 4
          ? correctionView(
              {
                id: `own-${n}`,
                kind: 'overlay',
                entity: text,
                property: text,
                text,
                created: NOW.toISOString(),
                modified: NOW.toISOString(),
              },
              { now: NOW, property: (id) => id },
            )
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
});
