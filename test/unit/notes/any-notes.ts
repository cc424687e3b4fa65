/** Notes and own cards of every possible shape, for property tests. */
import fc from 'fast-check';
import { ENTITY_TYPES } from '../../../lib/facts/entity-types';
import { NOTE_COLOURS, type Note, type NoteTarget, type Own } from '../../../lib/notes/model';
import { cleanTags } from '../../../lib/notes/tags';

const instant = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
/** Every text that can be stored: lone surrogates cannot be written to a file. */
export const anyText = fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed());
const someText = anyText.filter((text) => text !== '');
const words = anyText.map((text) => text.trim()).filter((text) => text !== '');
const day = instant.map((text) => text.slice(0, 10));
const property = fc.constantFrom('founded', 'head-of-state', 'range');
const page = fc.record({ url: anyText, title: anyText });
const times = { created: instant, modified: instant, deleted: instant };

const anyTarget: fc.Arbitrary<NoteTarget> = fc.oneof(
  fc.record({ kind: fc.constant('entity' as const), entity: someText }),
  fc.record({
    kind: fc.constant('statement' as const),
    entity: someText,
    statement: fc.record(
      { property, value: anyText, from: day, to: day, asOf: day, claimedBy: anyText },
      { requiredKeys: ['property', 'value'] },
    ),
    seen: fc.record({ revision: anyText }),
  }),
  fc.record(
    {
      kind: fc.constant('passage' as const),
      url: anyText,
      rawUrl: anyText,
      quote: fc.record({ exact: someText, prefix: anyText, suffix: anyText }),
      position: fc.tuple(fc.nat(), fc.nat()).map(([start, length]) => ({ start, end: start + length })),
      entity: someText,
    },
    { requiredKeys: ['kind', 'url', 'rawUrl', 'quote', 'position'] },
  ),
);

export const anyNote: fc.Arbitrary<Note> = fc.record(
  {
    id: fc.uuid(),
    target: anyTarget,
    label: anyText,
    body: anyText,
    tags: fc.array(fc.string({ unit: 'binary', maxLength: 30 }).filter((text) => text.isWellFormed())).map(cleanTags),
    colour: fc.constantFrom(...NOTE_COLOURS),
    page,
    ...times,
  },
  { requiredKeys: ['id', 'target', 'label', 'body', 'tags', 'created', 'modified'] },
);

export const anyOwn: fc.Arbitrary<Own> = fc.oneof(
  fc.record(
    {
      id: fc.uuid().map((id) => `own-${id}`),
      kind: fc.constant('card' as const),
      name: words,
      aliases: fc.array(words),
      summary: anyText,
      type: fc.constantFrom(...ENTITY_TYPES),
      source: page,
      sentence: anyText,
      ...times,
    },
    { requiredKeys: ['id', 'kind', 'name', 'aliases', 'summary', 'type', 'created', 'modified'] },
  ),
  fc.record(
    { id: fc.uuid(), kind: fc.constant('overlay' as const), entity: someText, property, text: anyText, ...times },
    { requiredKeys: ['id', 'kind', 'entity', 'text', 'created', 'modified'] },
  ),
);
